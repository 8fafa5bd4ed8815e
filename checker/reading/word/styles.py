"""Effective formatting: run, character style, paragraph style, what they are based on, document defaults, theme.

The order is that of ISO 29500-1 §17.7.2; toggles (bold, italic, capitals, hidden) combine across style kinds by
exclusive or (§17.7.3), while direct formatting has the last word.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from checker.model import CharacterFormat
from checker.model.tuples import NamedTuple
from checker.reading.contrast import sinks
from checker.reading.word.markup import Definitions, W
from checker.reading.word.properties import TOGGLES, Properties, paragraph_properties, run_properties
from checker.reading.word.symbols import shows_signs
from checker.reading.word.table_styles import TableStyle, TableStyleLayer, table_areas

_BASED_ON, _NAME, _STYLE_ID, _PPR, _RPR, _VAL = (W + tag for tag in ("basedOn", "name", "styleId", "pPr", "rPr", "val"))
_INDENTS = ("left", "right", "first")
_LONGEST_CHAIN = 40
_MOST_STYLES = 2000  # in use by one document; the rest look like the default one
_UNSEEN = frozenset((
    "struck", "struck_twice", "scale", "spec_vanish", "raised", "highlight", "color", "filled", "apart", "fitted",
))  # fmt: skip
READABLE = 3.0
"""Points below which nobody reads print."""
_OVERLAID = 0.4  # em; letters so much closer lie one on the other
_NARROWEST = 20  # per cent of a letter's width
_OFF = 400  # half pt; raised or lowered by more than any line
_WORD_FONT, _WORD_SIZE = "Times New Roman", 10.0  # what Word shows when no style says anything


class RunLook(NamedTuple):
    """The formatting of a run, whether it is hidden, and whether it is plain: neither that nor raised, in one font and none of signs.

    ``beyond`` is the formatting of its letters beyond ASCII, when their font is another.
    """

    style: CharacterFormat
    hidden: bool
    plain: bool
    beyond: CharacterFormat | None = None


class NamedStyle(NamedTuple):
    """A style with everything it is based on: run and paragraph properties merged, its name and its own id."""

    id: str | None
    name: str | None
    run: Properties
    paragraph: Properties


_NONE = NamedStyle(None, None, {}, {})


class StyleSheet:
    """The styles of a document, looked up by id and remembered."""

    def __init__(self, shelf: Definitions | None, theme_font: Callable[[str], str | None]) -> None:
        self._shelf = shelf
        self._theme_font = theme_font
        self._known: dict[tuple[str, str | None], NamedStyle] = {}
        self._tables: dict[str, TableStyle | None] = {}
        self._looks: dict[CharacterFormat, CharacterFormat] = {}
        self._chain: list[str] = []
        defaults = shelf.child("docDefaults") if shelf else None
        self._run_defaults = run_properties(_inner(defaults, "rPrDefault", "rPr"))
        self.paragraph_defaults = paragraph_properties(_inner(defaults, "pPrDefault", "pPr"))

    def paragraph(self, identity: str | None, layer: TableStyleLayer | None = None) -> NamedStyle:
        """The paragraph style of that id, the default one when there is no id or no such style; in a table over its ``layer``."""
        style = self._style("paragraph", identity)
        return style if layer is None else NamedStyle(style.id, style.name, *layer.under(style.run, style.paragraph))

    def table(self, identity: str) -> TableStyle | None:
        """The table style of that id; none when there is none, or it says nothing of the text in the table."""
        if identity not in self._tables:
            if identity in self._chain or len(self._chain) >= _LONGEST_CHAIN or len(self._tables) >= _MOST_STYLES:
                return None
            self._chain.append(identity)
            self._tables[identity] = self._table(identity)
            self._chain.pop()
        return self._tables[identity]

    def _table(self, identity: str) -> TableStyle | None:
        element = self._shelf.find(identity, "table") if self._shelf else None
        if element is None:
            return None
        based = element.find(_BASED_ON)
        parent = self.table(based.get(_VAL, "")) if based is not None else None
        areas = table_areas(element, parent.areas if parent else {})
        return TableStyle(identity, areas) if areas else None

    def character(self, identity: str | None) -> NamedStyle:
        """The character style of that id, or an empty one."""
        return self._style("character", identity) if identity else _NONE

    def numbering(self, identity: str) -> NamedStyle:
        """The numbering style of that id, or an empty one."""
        return self._style("numbering", identity)

    def look(self, paragraph: NamedStyle, direct: Properties, ground: str | None = None) -> RunLook:
        """The effective formatting of a run with ``direct`` properties in a paragraph of that style, that stands on ``ground``."""
        character = self.character(direct.get("style")).run
        merged = {**self._run_defaults, **paragraph.run, **character, **direct}
        on = {name: self._toggle(name, paragraph.run, character, direct) if name in merged else False for name in TOGGLES}
        get = merged.get
        style = CharacterFormat(
            font=self._font(get("font", _WORD_FONT)),
            size=get("size", _WORD_SIZE),
            bold=on["b"],
            italic=on["i"],
            underline=get("underline", False),
            caps=on["caps"],
            color=get("color") or None,
            vertical=get("vertical") or None,
            lang=get("lang"),
            small_caps=get("small_caps") or None,
            unseen=unseen_as(merged, ground) if not _UNSEEN.isdisjoint(merged) or merged.get("size", _WORD_SIZE) < READABLE else None,
        )
        plain = not on["vanish"] and style.vertical != "superscript" and not shows_signs(style.font)
        style = self._looks.setdefault(style, style)
        if beyond := get("font_beyond"):
            other = style._replace(font=beyond)
            return RunLook(style, on["vanish"], False, self._looks.setdefault(other, other))
        return RunLook(style, on["vanish"], plain)

    def _toggle(self, name: str, paragraph: Properties, character: Properties, direct: Properties) -> bool:
        if name in direct:
            return bool(direct[name])
        styled = bool(paragraph.get(name, False)) ^ bool(character.get(name, False))
        return styled or bool(self._run_defaults.get(name, False))

    def _font(self, name: str) -> str | None:
        return self._theme_font(name[1:]) if name.startswith("+") else name

    def _style(self, kind: str, identity: str | None) -> NamedStyle:
        known = self._known.get((kind, identity))
        if known is None and len(self._known) >= _MOST_STYLES:
            return self._known.get((kind, None), _NONE)
        if known is None:
            known = self._known[kind, identity] = self._read(kind, identity)
        return known

    def _read(self, kind: str, identity: str | None) -> NamedStyle:
        element = self._shelf.find(identity, kind) if self._shelf and identity else None
        if element is None and kind == "paragraph":
            element = self._default_paragraph()
        return _NONE if element is None else self._built(element, kind)

    def _built(self, element: etree._Element, kind: str) -> NamedStyle:
        based = element.find(_BASED_ON)
        parent = self._parent(kind, based.get(_VAL) if based is not None else None)
        name = element.find(_NAME)
        return NamedStyle(
            element.get(_STYLE_ID),
            name.get(_VAL) if name is not None else None,
            {**parent.run, **run_properties(element.find(_RPR))},
            _over(parent.paragraph, paragraph_properties(element.find(_PPR))),
        )

    def _parent(self, kind: str, identity: str | None) -> NamedStyle:
        """What a style is based on; nothing when the chain bites its tail, is too long, or names no style."""
        if identity is None or identity in self._chain or len(self._chain) >= _LONGEST_CHAIN or self._shelf is None:
            return _NONE
        known = self._known.get((kind, identity))
        if known is not None:
            return known
        element = self._shelf.find(identity, kind)
        if element is None:
            return _NONE
        self._chain.append(identity)
        known = self._known[kind, identity] = self._built(element, kind)
        self._chain.pop()
        return known

    def _default_paragraph(self) -> etree._Element | None:
        if self._shelf is None:
            return None
        # Some LibreOffice exports mark no default; then it is the one called Normal.
        default = self._shelf.default("paragraph")
        return self._shelf.find("Normal", "paragraph") if default is None else default


def unseen_as(run: Properties, ground: str | None) -> str | None:
    """Why a run's letters are not read on paper as they stand."""
    get = run.get
    if get("struck") or get("struck_twice"):
        return "struck"
    if get("size", _WORD_SIZE) < READABLE:
        return "tiny"
    size = get("size", _WORD_SIZE)
    if 0 < get("scale", 100) < _NARROWEST or get("apart", 0) <= -_OVERLAID * size or get("fitted", size) < size / 2:
        return "squeezed"
    if get("spec_vanish") or abs(get("raised", 0)) >= _OFF:
        return "away"
    return "ground" if not get("outlined") and _sinks_in(run, ground) else None


def _sinks_in(run: Properties, ground: str | None) -> bool:
    """Whether a run's letters are filled with nothing, or with the colour behind them."""
    get = run.get
    color = get("filled") or get("color") or None
    if color == "none":
        return True
    marked = get("highlight")
    return sinks(color or "000000", marked) if marked else sinks(color, get("shading") or ground)


def _over(parent: Properties, own: Properties) -> Properties:
    """A style's paragraph list over its parent's, whose indents yield to those of a list that the style itself names."""
    if own.get("numbering", "0") != "0":
        parent = {key: value for key, value in parent.items() if key not in _INDENTS}
    return {**parent, **own}


def _inner(element: etree._Element | None, *path: str) -> etree._Element | None:
    for tag in path:
        element = element.find(W + tag) if element is not None else None
    return element
