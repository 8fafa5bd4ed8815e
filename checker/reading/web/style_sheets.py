"""The rules of a page's style sheets: which elements they are for, and what they say of them; at-rules as a screen takes them.

Imported only for a page that has styles: reading them is tinycss2's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree
from tinycss2 import parse_blocks_contents, parse_component_value_list, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, Node

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.web.css_values import LONGEST_OWN_STYLE, Declared, Said
from checker.reading.web.screen import on_screen

_AS_WRITTEN = frozenset(("content", "quotes", "list-style", "list-style-type"))
_SHOWN_OF_COUNTERS = frozenset(("symbols", "additive-symbols", "prefix", "suffix", "negative", "pad"))
_WORD = lazy_pattern(r"[^\W\d_]{2}")
_ROMAN = lazy_pattern(r"(?i)\W*+[ivxlcdm]+\W*")
_HOLDING = frozenset(("media", "supports", "layer", "container", "document", "-moz-document", "scope"))


class StyleRule(NamedTuple):
    """The selectors of a rule, each as it is written, and what it says."""

    selectors: tuple[str, ...]
    said: Said


class PageSheet(NamedTuple):
    """What a style sheet says on a screen, in its order, which others it takes in, and the words its own ways of counting show."""

    rules: tuple[StyleRule, ...]
    imports: tuple[str, ...]
    counters: Mapping[str, str] = {}


def read_sheet(text: str) -> PageSheet:
    """What a style sheet says; fonts it takes in are left out."""
    nodes = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    imports = (_address(node) for node in nodes if isinstance(node, AtRule) and node.lower_at_keyword == "import")
    named = tuple(name for name in imports if name and "font" not in name.lower())
    return PageSheet(tuple(_rules(nodes, ())), named, dict(_counters(nodes)))


def own_style(text: str) -> Said:
    """What the ``style`` attribute of an element says, as far as it is read."""
    return _declared(parse_blocks_contents(text[:LONGEST_OWN_STYLE], skip_comments=True, skip_whitespace=True))


def words_put(content: str, element: etree._Element, counters: Mapping[str, str]) -> str:
    """The words that a ``content`` puts at an element: what it quotes, the attributes it names, and what its ``counters`` show."""
    found = []
    for token in parse_component_value_list(content):
        if token.type == "string":
            found.append(token.value)
        elif token.type == "function" and token.lower_name == "attr":
            found += [element.get(each.lower_value, "") for each in token.arguments if each.type == "ident"]
        elif token.type == "function" and token.lower_name in ("counter", "counters"):
            found += [counters.get(each.value, "") for each in token.arguments if each.type == "ident"]
    return "".join(found)


def label_words(value: str, counters: Mapping[str, str]) -> str:
    """The words that a ``list-style`` puts before each item; signs, letters and numbers are none."""
    tokens = parse_component_value_list(value)
    named = [counters.get(token.value, "") for token in tokens if token.type == "ident"]
    return " ".join(filter(None, (*named, *_wordy(tokens))))


def _wordy(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "function" and token.lower_name == "symbols":
            yield from _wordy(token.arguments)
        elif token.type == "string" and _WORD.search(token.value) and not _ROMAN.fullmatch(token.value):
            yield token.value


def _counters(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """The ways of counting that a list of rules makes up, each with the words it shows."""
    for node in nodes:
        if node.type != "at-rule" or node.content is None:
            continue
        if node.lower_at_keyword == "counter-style":
            yield serialize(node.prelude).strip(), " ".join(_counted(node))
        elif _holds(node):
            yield from _counters(parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True))


def _counted(rule: AtRule) -> Iterator[str]:
    for each in parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(each, Declaration) and each.lower_name in _SHOWN_OF_COUNTERS:
            yield from _wordy(each.value)


def _rules(nodes: Iterable[Node], around: Sequence[str]) -> Iterator[StyleRule]:
    """The rules in a list of them, or in the block of a rule for ``around``, of which what that says itself is the first."""
    nodes = list(nodes)
    if around and (said := _declared(nodes)):
        yield StyleRule(tuple(around), said)
    for node in nodes:
        if node.type == "qualified-rule":
            within = tuple(_within(each, around) for each in _apart(node.prelude))
            yield from _rules(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True), within)
        elif node.type == "at-rule" and node.content is not None and _holds(node):
            held = parse_blocks_contents if around else parse_stylesheet
            yield from _rules(held(node.content, skip_comments=True, skip_whitespace=True), around)


def _declared(nodes: Iterable[Node]) -> dict[str, Declared]:
    """What a list of declarations says, the last of each property."""
    found: dict[str, Declared] = {}
    for each in nodes:
        if isinstance(each, Declaration):
            name = each.name if each.name.startswith("--") else each.lower_name
            if not (name in found and found[name].important and not each.important):
                found[name] = Declared(_written(each, name), each.important)
    return found


def _written(each: Declaration, name: str) -> str:
    value: str = serialize([token for token in each.value if token.type != "comment"]).strip()
    return value if name in _AS_WRITTEN or name.startswith("--") or "var(" in value.lower() else value.lower()


def _apart(prelude: Iterable[Node]) -> Iterator[str]:
    """The selectors of a list, at the commas that stand in no bracket."""
    nodes: list[Node] = []
    for node in prelude:
        if node == ",":
            yield serialize(nodes).strip()
            nodes = []
        elif node.type != "comment":
            nodes.append(node)
    yield serialize(nodes).strip()


def _within(selector: str, around: Sequence[str]) -> str:
    """A selector as it is meant inside a rule for ``around``."""
    if not around:
        return selector
    outer = f":is({', '.join(around)})"
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _holds(rule: AtRule) -> bool:
    said = serialize(rule.prelude)
    if rule.lower_at_keyword == "media":
        return on_screen(said)
    return rule.lower_at_keyword in _HOLDING and not (rule.lower_at_keyword == "supports" and said.strip().lower().startswith("not"))


def _address(rule: AtRule) -> str:
    """What an ``@import`` takes in on a screen."""
    tokens = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
    if not tokens:
        return ""
    first = tokens[0]
    named = first.arguments[0] if first.type == "function" and first.arguments else first
    return str(getattr(named, "value", ""))[:300] if on_screen(serialize(tokens[1:])) else ""
