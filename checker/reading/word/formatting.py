"""The formatting of one part's paragraphs and runs: one answer for each different property list."""

from __future__ import annotations

from lxml import etree

from checker.model import ParagraphFormat
from checker.model.records import dataclass
from checker.reading.word.markup import KEY, Lists, W
from checker.reading.word.numbering import Numbering
from checker.reading.word.properties import AUTOMATIC_GAP, Properties, paragraph_properties, run_properties
from checker.reading.word.styles import NamedStyle, RunLook, StyleSheet
from checker.reading.word.table_styles import TableStyleLayer

_PPR, _RPR = W + "pPr", W + "rPr"


@dataclass(slots=True, eq=False, repr=False)
class Kind:
    """What paragraphs with the same property list have in common, found once.

    ``number`` and ``level`` are their list, ``indents`` what that level gives; ``looks`` (shared by the paragraphs of one style on one
    ground) and ``settings`` remember. ``ground`` is the colour behind them, none for paper.
    """

    direct: Properties
    style: NamedStyle
    number: str | None
    level: int
    indents: Properties
    border: bool
    looks: dict[str, RunLook]
    settings: dict[bool, ParagraphFormat]
    ground: str | None = None


class Formatter:
    """The formatting of the runs and paragraphs of one part, each different list resolved once.

    ``deletions``: the part has tracked deletions, so a paragraph's mark may be deleted.
    """

    def __init__(self, sheet: StyleSheet, numbering: Numbering, runs: Lists, paragraphs: Lists, deletions: bool) -> None:
        self.sheet = sheet
        self._numbering = numbering
        self._runs = runs
        self._paragraphs = paragraphs
        self._deletions = deletions
        self._layer: TableStyleLayer | None = None
        self._kinds: dict[str, Kind] = {}
        self._ground: str | None = None
        self._kinds_of: dict[tuple[str, str | None], dict[str, Kind]] = {("", None): self._kinds}
        self._looks: dict[tuple[str, str | None, str | None], dict[str, RunLook]] = {}
        self._direct: dict[str, Properties] = {}
        self.no_kind = self._known_kind("")

    def within(self, layer: TableStyleLayer | None) -> TableStyleLayer | None:
        """From now on paragraphs stand in a table that says so of them; what it was before."""
        before, self._layer = self._layer, layer
        if layer is not before:
            self._choose()
        return before

    def on(self, ground: str | None) -> str | None:
        """From now on paragraphs stand on that colour; what it was before."""
        before, self._ground = self._ground, ground
        if ground != before:
            self._choose()
        return before

    def _choose(self) -> None:
        self._kinds = self._kinds_of.setdefault((self._layer.key if self._layer else "", self._ground), {})

    def kind(self, paragraph: etree._Element) -> Kind:
        """The kind of a ``w:p``, its list in place or taken out."""
        key = paragraph.get(KEY)
        if key is None:
            element = paragraph.find(_PPR)
            if element is not None:
                key = element.get(KEY)
            if key is None:
                return self._new_kind(element) if element is not None else self._known_kind("")
        return self._known_kind(key)

    def _known_kind(self, key: str) -> Kind:
        kind = self._kinds.get(key)
        if kind is None:
            kind = self._kinds[key] = self._new_kind(self._paragraphs[key])
        return kind

    def _new_kind(self, element: etree._Element | None) -> Kind:
        direct = paragraph_properties(element)
        mark = element.find(_RPR) if self._deletions and element is not None else None
        if mark is not None and self._run(mark).get("deleted"):
            direct["deleted"] = True
        style = self.sheet.paragraph(direct.get("style"), self._layer)
        number, level = self._list(direct, style)
        indents = self._numbering.paragraph(number, level) if number else {}
        border = bool(direct.get("border", style.paragraph.get("border", False)))
        ground = direct.get("shading") or style.paragraph.get("shading") or self._ground or style.paragraph.get("cell")
        looks = self._looks.setdefault((self._layer.key if self._layer else "", style.id, ground), {})
        return Kind(direct, style, number, level, indents, border, looks, {}, ground)

    def _list(self, direct: Properties, style: NamedStyle) -> tuple[str | None, int]:
        """The list and level of a paragraph; list ``0`` takes a style's numbering away."""
        number = direct.get("numbering") or style.paragraph.get("numbering")
        if number is None or number == "0":
            return None, 0
        level = direct.get("level", 0 if "numbering" in direct else style.paragraph.get("level"))
        return number, self._numbering.level(number, level, style.id)

    def _run(self, element: etree._Element) -> Properties:
        key = element.get(KEY)
        return run_properties(element) if key is None else self._run_of(key)

    def _run_of(self, key: str) -> Properties:
        known = self._direct.get(key)
        if known is None:
            known = self._direct[key] = run_properties(self._runs[key])
        return known

    def look(self, kind: Kind, element: etree._Element | None) -> RunLook:
        """The effective formatting of a run with that ``w:rPr`` (none: without) in a paragraph of that kind."""
        key = element.get(KEY) if element is not None else ""
        return self.sheet.look(kind.style, run_properties(element), kind.ground) if key is None else self.look_of(kind, key)

    def look_of(self, kind: Kind, key: str) -> RunLook:
        """The same by the key of the list taken out; the empty key is no list."""
        known = kind.looks.get(key)
        if known is None:
            known = kind.looks[key] = self.sheet.look(kind.style, self._run_of(key), kind.ground)
        return known

    def setting(self, kind: Kind, page_break: bool) -> ParagraphFormat:
        """The effective paragraph formatting of a kind; ``page_break``: a break stands right before."""
        known = kind.settings.get(page_break)
        if known is None:
            known = kind.settings[page_break] = self._setting(kind, page_break)
        return known

    def _setting(self, kind: Kind, page_break: bool) -> ParagraphFormat:
        # A numbering given on the paragraph outweighs its style's indents; one given by the style does not.
        styled = kind.style.paragraph
        under = (styled, kind.indents) if "numbering" in kind.direct else (kind.indents, styled)
        merged: Properties = {**self.sheet.paragraph_defaults, **under[0], **under[1], **kind.direct}
        return ParagraphFormat(
            align=merged.get("align", "left"),
            indent_left=merged.get("left", 0.0),
            indent_right=merged.get("right", 0.0),
            indent_first=merged.get("first", 0.0),
            gap_before=_gap(merged, "before"),
            gap_after=_gap(merged, "after"),
            line=merged.get("line", 1.0),
            line_rule=merged.get("line_rule", "auto"),
            style=kind.style.name,
            outline=merged.get("outline"),
            page_break_before=page_break or merged.get("page_break", False),
            border_bottom=merged.get("border", False),
            border_top=merged.get("border_top", False),
            contextual=merged.get("contextual", False),
        )


def _gap(merged: Properties, side: str) -> float:
    """An automatic gap of a style stands over a measured one of the paragraph that does not switch it off (§17.3.1.33)."""
    return AUTOMATIC_GAP if merged.get(f"{side}_auto") else merged.get(side, 0.0)
