"""The rules of a page's style sheets: which elements they are for, and what they say of them; at-rules as a screen takes them.

Imported only for a page that has styles: reading them is tinycss2's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.ast import AtRule, Declaration, Node

from checker.model.tuples import NamedTuple
from checker.reading.web.css_scopes import Scope, scope_of
from checker.reading.web.css_validity import is_supported, is_valid
from checker.reading.web.css_values import AS_WRITTEN, LONGEST_OWN_STYLE, Declared, Said
from checker.reading.web.screen import on_screen

_HIDING = {"display": "none", "visibility": "hidden"}
_SIDES = {
    "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
    "margin-inline-start": "margin-left", "margin-inline": "margin-left", "margin-block-start": "margin-top", "margin-block": "margin-top",
    "inline-size": "width", "block-size": "height", "max-inline-size": "max-width", "max-block-size": "max-height",
    "overflow-inline": "overflow-x", "overflow-block": "overflow-y",
}  # fmt: skip
"""Sides by how lines run, as they do in Vietnamese; of two in one the first."""
_HOLDING = frozenset(("media", "supports", "layer", "container", "document", "-moz-document", "scope"))


Layer = tuple[str | int, ...]
"""The names of a layer and those it lies in, the outermost first; a number for one that has none."""


class StyleRule(NamedTuple):
    """The selectors of a rule, each as it is written, and what it says; ``printed``: on paper alone; ``unsure``: perhaps not of all."""

    selectors: tuple[str, ...]
    said: Said
    printed: bool = False
    layer: Layer = ()
    unsure: bool = False


class PageSheet(NamedTuple):
    """What a style sheet says on a screen, in its order, which others it takes in, its own ways of counting, the variables it describes,
    and how its animations end.
    """

    rules: tuple[StyleRule, ...]
    layers: tuple[Layer, ...]
    imports: tuple[str, ...]
    counters: Mapping[str, Said] = {}
    variables: Mapping[str, Said] = {}
    endings: Mapping[str, Said] = {}


def read_sheet(text: str) -> PageSheet:
    """What a style sheet says; fonts it takes in are left out."""
    nodes = parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    imports = (_address(node) for node in nodes if isinstance(node, AtRule) and node.lower_at_keyword == "import")
    named = tuple(name for name in imports if name and "font" not in name.lower())
    counters, variables = (dict(_described(nodes, name)) for name in ("counter-style", "property"))
    rules = _Rules()
    return PageSheet(tuple(rules.read(nodes, _Where())), tuple(rules.layers), named, counters, variables, dict(_endings(nodes)))


def own_style(text: str) -> Said:
    """What the ``style`` attribute of an element says, as far as it is read."""
    return _declared(parse_blocks_contents(text[:LONGEST_OWN_STYLE], skip_comments=True, skip_whitespace=True))


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


def _described(nodes: Iterable[Node], keyword: str) -> Iterator[tuple[str, Said]]:
    """What the at-rules of that name in a list of rules describe: the name of each, and what it says of it."""
    for node in nodes:
        if node.type != "at-rule" or node.content is None:
            continue
        if node.lower_at_keyword == keyword:
            yield serialize(node.prelude).strip(), _declared(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
        elif _holds(node):
            yield from _described(parse_stylesheet(node.content, skip_comments=True, skip_whitespace=True), keyword)


class _Where(NamedTuple):
    """Where rules stand: in one for ``around``, in a layer, in the block of an at-rule that is for paper alone, or perhaps not for all."""

    around: tuple[str, ...] = ()
    layer: Layer = ()
    scope: Scope | None = None
    printed: bool = False
    unsure: bool = False


class _Rules:
    """The rules of a style sheet, and the layers it names, in their order."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []

    def read(self, nodes: Iterable[Node], where: _Where) -> Iterator[StyleRule]:
        """The rules in a list of them, or in the block of a rule, of which what that says itself is the first.

        Of those that are ``printed`` alone only what hides is given.
        """
        nodes = list(nodes)
        if where.around and (said := _declared(nodes)):
            said = {name: each for name, each in said.items() if _HIDING.get(name) == each.value} if where.printed else said
            yield StyleRule(where.around, said, where.printed, where.layer, where.unsure)
        for node in nodes:
            if node.type == "qualified-rule":
                within = tuple(each for said in _apart(node.prelude) for each in _within(said, where))
                inside = where._replace(around=within, scope=None)
                yield from self.read(parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True), inside)
            elif node.type == "at-rule":
                yield from self._read_at_rule(node, where)

    def _read_at_rule(self, rule: AtRule, where: _Where) -> Iterator[StyleRule]:
        if rule.lower_at_keyword == "layer":
            named: list[Layer] = [tuple(each.split(".")) for each in _apart(rule.prelude) if each]
            layers = [(*where.layer, *each) for each in named or [(len(self.layers),)]]
            self.layers += layers
            where = where._replace(layer=layers[0])
        if rule.content is None or not (_holds(rule) or _is_printed(rule)):
            return
        if rule.lower_at_keyword == "scope":
            scope = scope_of(rule)
            where = where._replace(scope=scope, unsure=where.unsure or scope is None)
        where = where._replace(printed=where.printed or not _holds(rule), unsure=where.unsure or rule.lower_at_keyword == "container")
        held = parse_blocks_contents if where.around else parse_stylesheet
        yield from self.read(held(rule.content, skip_comments=True, skip_whitespace=True), where)


def _declared(nodes: Iterable[Node]) -> dict[str, Declared]:
    """What a list of declarations says, the last of each property."""
    found: dict[str, Declared] = {}
    for each in nodes:
        if isinstance(each, Declaration):
            name = each.name if each.name.startswith("--") else _SIDES.get(each.lower_name, each.lower_name)
            value = _written(each, name)
            if is_valid(name, value) and not (name in found and found[name].important and not each.important):
                found[name] = Declared(value, each.important)
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


def _within(selector: str, where: _Where) -> Iterator[str]:
    """A selector as it is meant inside a rule, or within a part of the page."""
    if where.scope:
        yield from where.scope.within(selector)
    elif not where.around:
        yield selector
    else:
        outer = f":is({', '.join(where.around)})"
        yield selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _holds(rule: AtRule) -> bool:
    said = serialize(rule.prelude)
    if rule.lower_at_keyword == "media":
        return on_screen(said)
    if rule.lower_at_keyword == "supports":
        return is_supported(rule.prelude)
    return rule.lower_at_keyword in _HOLDING


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
