"""The rules of a page's style sheets: which elements they are for, and what they say of them; at-rules as a screen takes them.

Imported only for a page that has styles: reading them is tinycss2's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from tinycss2 import parse_blocks_contents, parse_component_value_list, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, Node

from checker.model.tuples import NamedTuple
from checker.reading.web.css_values import LONGEST_OWN_STYLE, Declared, Said
from checker.reading.web.screen import on_screen

_HOLDING = frozenset(("media", "supports", "layer", "container", "document", "-moz-document", "scope"))


class StyleRule(NamedTuple):
    """The selectors of a rule, each as it is written, and what it says."""

    selectors: tuple[str, ...]
    said: Said


class PageSheet(NamedTuple):
    """What a style sheet says on a screen, in its order, and which others it takes in."""

    rules: tuple[StyleRule, ...]
    imports: tuple[str, ...]


def read_sheet(text: str) -> PageSheet:
    """What a style sheet says; fonts it takes in are left out."""
    nodes = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    imports = (_address(node) for node in nodes if isinstance(node, AtRule) and node.lower_at_keyword == "import")
    return PageSheet(tuple(_rules(nodes, ())), tuple(name for name in imports if name and "font" not in name.lower()))


def own_style(text: str) -> Said:
    """What the ``style`` attribute of an element says, as far as it is read."""
    return _declared(parse_blocks_contents(text[:LONGEST_OWN_STYLE], skip_comments=True, skip_whitespace=True))


def words_put(content: str, element: etree._Element) -> str:
    """The words that a ``content`` puts at an element: what it quotes, and the attributes it names."""
    found = []
    for token in parse_component_value_list(content):
        if token.type == "string":
            found.append(token.value)
        elif token.type == "function" and token.lower_name == "attr":
            found += [element.get(each.lower_value, "") for each in token.arguments if each.type == "ident"]
    return "".join(found)


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
    return value if name in ("content", "quotes") or name.startswith("--") or "var(" in value.lower() else value.lower()


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
