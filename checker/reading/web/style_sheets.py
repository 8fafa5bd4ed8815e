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
from checker.reading.web.css_values import AS_WRITTEN, LONGEST_OWN_STYLE, Declared, Said
from checker.reading.web.screen import on_screen

_HIDING = {"display": "none", "visibility": "hidden"}
_SHOWN_OF_COUNTERS = frozenset(("symbols", "additive-symbols", "prefix", "suffix", "negative", "pad"))
_WORD = lazy_pattern(r"[^\W\d_]{2}")
_ROMAN = lazy_pattern(r"(?i)\W*+[ivxlcdm]+\W*")
_HOLDING = frozenset(("media", "supports", "layer", "container", "document", "-moz-document", "scope"))


class StyleRule(NamedTuple):
    """The selectors of a rule, each as it is written, and what it says; ``printed``: on paper alone."""

    selectors: tuple[str, ...]
    said: Said
    printed: bool = False


class PageSheet(NamedTuple):
    """What a style sheet says on a screen, in its order, which others it takes in, the words its own ways of counting show, and how its
    animations end.
    """

    rules: tuple[StyleRule, ...]
    imports: tuple[str, ...]
    counters: Mapping[str, str] = {}
    endings: Mapping[str, Said] = {}


def read_sheet(text: str) -> PageSheet:
    """What a style sheet says; fonts it takes in are left out."""
    nodes = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    imports = (_address(node) for node in nodes if isinstance(node, AtRule) and node.lower_at_keyword == "import")
    named = tuple(name for name in imports if name and "font" not in name.lower())
    return PageSheet(tuple(_rules(nodes, ())), named, _extended(dict(_counters(nodes))), dict(_endings(nodes)))


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


def _extended(counters: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The words of each way of counting, with those of the one it extends."""
    return {name: " ".join(filter(None, (words, counters.get(base, ("", ""))[0]))) for name, (words, base) in counters.items()}


def _endings(nodes: Iterable[Node]) -> Iterator[tuple[str, Said]]:
    """The animations of a list of rules, each with what it says at its end."""
    for node in nodes:
        if node.type != "at-rule" or node.content is None:
            continue
        if node.lower_at_keyword in ("keyframes", "-webkit-keyframes"):
            steps = parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True)
            last = [step for step in steps if step.type == "qualified-rule" and {"to", "100%"} & set(_apart(step.prelude))]
            said = [_declared(parse_blocks_contents(step.content, skip_comments=True, skip_whitespace=True)) for step in last]
            yield serialize(node.prelude).strip().strip("\"'"), {name: value for each in said for name, value in each.items()}
        elif _holds(node):
            yield from _endings(parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True))


def _counters(nodes: Iterable[Node]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The ways of counting that a list of rules makes up, each with the words it shows and the name of the one it extends."""
    for node in nodes:
        if node.type != "at-rule" or node.content is None:
            continue
        if node.lower_at_keyword == "counter-style":
            said = _declared(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
            system = said["system"].value.split() if "system" in said else []
            base = system[1] if len(system) > 1 and system[0] == "extends" else ""
            yield serialize(node.prelude).strip(), (" ".join(_counted(node)), base)
        elif _holds(node):
            yield from _counters(parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True))


def _counted(rule: AtRule) -> Iterator[str]:
    for each in parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if isinstance(each, Declaration) and each.lower_name in _SHOWN_OF_COUNTERS:
            yield from _wordy(each.value)


def _rules(nodes: Iterable[Node], around: Sequence[str], *, printed: bool = False) -> Iterator[StyleRule]:
    """The rules in a list of them, or in the block of a rule for ``around``, of which what that says itself is the first.

    Of those that are ``printed`` alone only what hides is given.
    """
    nodes = list(nodes)
    if around and (said := _declared(nodes)):
        said = {name: each for name, each in said.items() if _HIDING.get(name) == each.value} if printed else said
        yield StyleRule(tuple(around), said, printed)
    for node in nodes:
        if node.type == "qualified-rule":
            within = tuple(_within(each, around) for each in _apart(node.prelude))
            yield from _rules(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True), within, printed=printed)
        elif node.type == "at-rule" and node.content is not None and (_holds(node) or _is_printed(node)):
            held = parse_blocks_contents if around else parse_stylesheet
            content = held(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(content, around, printed=printed or not _holds(node))


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
    return value if name in AS_WRITTEN or name.startswith("--") or "var(" in value.lower() else value.lower()


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


def _is_printed(rule: AtRule) -> bool:
    return bool(rule.lower_at_keyword == "media" and str(serialize(rule.prelude)).strip().lower() == "print")


def _address(rule: AtRule) -> str:
    """What an ``@import`` takes in on a screen."""
    tokens = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
    if not tokens:
        return ""
    first = tokens[0]
    named = first.arguments[0] if first.type == "function" and first.arguments else first
    return str(getattr(named, "value", ""))[:300] if on_screen(serialize(tokens[1:])) else ""
