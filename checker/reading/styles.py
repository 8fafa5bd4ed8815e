"""Effective formatting: run, character style, paragraph style, what they are based on, document defaults, theme.

The order is that of ISO 29500-1 §17.7.2; toggles (bold, italic, capitals, hidden) combine across style kinds by
exclusive or (§17.7.3), while direct formatting has the last word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from checker.model import Setting, Style
from checker.reading.markup import Lists, Shelf, W
from checker.reading.properties import TOGGLES, Properties, paragraph_properties, run_properties

_LONGEST_CHAIN = 40
_WORD_FONT, _WORD_SIZE = "Times New Roman", 10.0  # what Word shows when no style says anything


class Look(NamedTuple):
    """The formatting of a run and whether it is hidden."""

    style: Style
    hidden: bool


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A style with everything it is based on: run and paragraph properties merged, its name and its own id."""

    id: str | None
    name: str | None
    run: Properties
    paragraph: Properties


_NO_PROPERTIES: Properties = {"key": ""}
_NONE = NamedStyle(None, None, {}, {})


class StyleSheet:
    """The styles of a document, looked up by id and remembered."""

    def __init__(self, shelf: Shelf | None, theme_font: Callable[[str], str | None]) -> None:
        self._shelf = shelf
        self._theme_font = theme_font
        self._known: dict[tuple[str, str | None], NamedStyle] = {}
        self._looks: dict[Style, Style] = {}
        defaults = shelf.child("docDefaults") if shelf else None
        self._run_defaults = run_properties(_inner(defaults, "rPrDefault", "rPr"))
        self.paragraph_defaults = paragraph_properties(_inner(defaults, "pPrDefault", "pPr"))

    def paragraph(self, identity: str | None) -> NamedStyle:
        """The paragraph style of that id; the default one when there is no id or no such style."""
        return self._style("paragraph", identity)

    def character(self, identity: str | None) -> NamedStyle:
        """The character style of that id, or an empty one."""
        return self._style("character", identity) if identity else _NONE

    def numbering(self, identity: str) -> NamedStyle:
        """The numbering style of that id, or an empty one."""
        return self._style("numbering", identity)

    def look(self, paragraph: NamedStyle, direct: Properties) -> Look:
        """The effective formatting of a run with ``direct`` properties in a paragraph of that style."""
        character = self.character(direct.get("style")).run
        merged = {**self._run_defaults, **paragraph.run, **character, **direct}
        on = {name: self._toggle(name, paragraph.run, character, direct) for name in TOGGLES}
        style = Style(
            font=self._font(merged.get("font", _WORD_FONT)),
            size=merged.get("size", _WORD_SIZE),
            bold=on["b"],
            italic=on["i"],
            underline=merged.get("underline", False),
            caps=on["caps"],
            color=merged.get("color") or None,
            vertical=merged.get("vertical") or None,
            lang=merged.get("lang"),
        )
        return Look(self._looks.setdefault(style, style), on["vanish"])

    def _toggle(self, name: str, paragraph: Properties, character: Properties, direct: Properties) -> bool:
        if name in direct:
            return bool(direct[name])
        styled = bool(paragraph.get(name, False)) ^ bool(character.get(name, False))
        return styled or bool(self._run_defaults.get(name, False))

    def _font(self, name: str) -> str | None:
        return self._theme_font(name[1:]) if name.startswith("+") else name

    def _style(self, kind: str, identity: str | None) -> NamedStyle:
        known = self._known.get((kind, identity))
        if known is None:
            known = self._known[kind, identity] = self._read(kind, identity)
        return known

    def _read(self, kind: str, identity: str | None) -> NamedStyle:
        element = self._shelf.find(identity, kind) if self._shelf and identity else None
        if element is None and kind == "paragraph":
            element = self._default_paragraph()
        run: Properties = {}
        paragraph: Properties = {}
        first, seen = element, set[str]()
        while element is not None and len(seen) < _LONGEST_CHAIN:
            run = {**run_properties(element.find(W + "rPr")), **run}
            paragraph = {**paragraph_properties(element.find(W + "pPr")), **paragraph}
            based = element.find(W + "basedOn")
            parent = based.get(W + "val") if based is not None else None
            if parent is None or parent in seen or self._shelf is None:
                break
            seen.add(parent)
            element = self._shelf.find(parent, kind)
        if first is None:
            return _NONE
        name = first.find(W + "name")
        return NamedStyle(first.get(W + "styleId"), name.get(W + "val") if name is not None else None, run, paragraph)

    def _default_paragraph(self) -> etree._Element | None:
        if self._shelf is None:
            return None
        # Some LibreOffice exports mark no default; then it is the one called Normal.
        default = self._shelf.default("paragraph")
        return self._shelf.find("Normal", "paragraph") if default is None else default


def _inner(element: etree._Element | None, *path: str) -> etree._Element | None:
    for tag in path:
        element = element.find(W + tag) if element is not None else None
    return element


class Formatter:
    """The formatting of the runs and paragraphs of one part, each different list resolved once."""

    def __init__(self, sheet: StyleSheet, runs: Lists, paragraphs: Lists, key: str) -> None:
        self.sheet = sheet
        self._runs = runs
        self._paragraphs = paragraphs
        self._key = key
        self._run_memo: dict[str, Properties] = {}
        self._paragraph_memo: dict[str, Properties] = {}
        self._looks: dict[tuple[str | None, str | None], Look] = {}
        self._settings: dict[tuple[str | None, str, bool], Setting] = {}

    def run(self, element: etree._Element | None) -> Properties:
        """The direct properties of a ``w:rPr``, in place or taken out."""
        key = element.get(self._key) if element is not None else None
        if key is None:
            return run_properties(element)
        known = self._run_memo.get(key)
        if known is None:
            known = self._run_memo[key] = run_properties(self._runs[key])
        return known

    def paragraph(self, element: etree._Element | None) -> Properties:
        """The direct properties of a ``w:pPr``; ``deleted`` when a tracked change deletes the paragraph mark."""
        if element is None:
            return _NO_PROPERTIES
        key = element.get(self._key)
        known = self._paragraph_memo.get(key) if key else None
        if known is None:
            source = self._paragraphs[key] if key else element
            known = paragraph_properties(source)
            mark = self.run(source.find(W + "rPr") if source is not None else None)
            if mark.get("deleted"):
                known["deleted"] = True
            known["key"] = key
            if key:
                self._paragraph_memo[key] = known
        return known

    def look(self, style: NamedStyle, element: etree._Element | None) -> Look:
        """The effective formatting of a run with that ``w:rPr`` in a paragraph of that style."""
        key = element.get(self._key) if element is not None else ""
        if key is None:
            return self.sheet.look(style, run_properties(element))
        known = self._looks.get((style.id, key))
        if known is None:
            known = self._looks[style.id, key] = self.sheet.look(style, self.run(element))
        return known

    def setting(self, style: NamedStyle, direct: Properties, level: Properties, page_break: bool) -> Setting:
        """The effective paragraph formatting; ``level`` are the indents of its numbering level.

        Paragraphs with the same taken-out list share one answer: their style, list and level are the same.
        """
        key = direct.get("key")
        if key is None:
            return self._setting(style, direct, level, page_break)
        known = self._settings.get((style.id, key, page_break))
        if known is None:
            known = self._settings[style.id, key, page_break] = self._setting(style, direct, level, page_break)
        return known

    def _setting(self, style: NamedStyle, direct: Properties, level: Properties, page_break: bool) -> Setting:
        # A numbering given on the paragraph outweighs its style's indents; one given by the style does not.
        under = (style.paragraph, level) if "numbering" in direct else (level, style.paragraph)
        merged: Properties = {**self.sheet.paragraph_defaults, **under[0], **under[1], **direct}
        return Setting(
            align=merged.get("align", "left"),
            indent_left=merged.get("left", 0.0),
            indent_right=merged.get("right", 0.0),
            indent_first=merged.get("first", 0.0),
            gap_before=merged.get("before", 0.0),
            gap_after=merged.get("after", 0.0),
            line=merged.get("line", 1.0),
            line_rule=merged.get("line_rule", "auto"),
            style=style.name,
            outline=merged.get("outline"),
            page_break_before=page_break or merged.get("page_break", False),
            border_bottom=merged.get("border", False),
        )
