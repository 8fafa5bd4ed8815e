"""Table styles: what they say of the text in a whole table, and in its first and last row and column (ISO 29500-1 §17.7.6).

They lie over the document defaults and under the paragraph style. Bands and corners are left out: offices colour bands,
and a corner is a row's or a column's for all that is judged here.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.model.tuples import NamedTuple
from checker.reading.word.grounds import UNKNOWN, shading
from checker.reading.word.markup import W
from checker.reading.word.properties import OFF, TOGGLES, Properties, paragraph_properties, run_properties

_AREA, _PPR, _RPR, _TYPE, _VAL = (W + tag for tag in ("tblStylePr", "pPr", "rPr", "type", "val"))
_TBL_PR, _TBL_STYLE, _LOOK = W + "tblPr", W + "tblStyle", W + "tblLook"
_WHOLE = "wholeTable"
_CELL_SHADING = f"{W}tcPr/{W}shd"
_HEX = lazy_pattern("[0-9A-Fa-f]{1,4}")
# From the weakest to the strongest: Office lets rows outweigh columns ([MS-OI29500] 2.1.251), the standard the reverse.
_SWITCHES = {"firstCol": ("firstColumn", 0x0080), "lastCol": ("lastColumn", 0x0100),
             "firstRow": ("firstRow", 0x0020), "lastRow": ("lastRow", 0x0040)}  # fmt: skip


class Said(NamedTuple):
    """What a style says of runs and of paragraphs."""

    run: Properties
    paragraph: Properties


class TableStyleLayer(NamedTuple):
    """What a table style says of one kind of cell; ``key`` tells it from all others of the document."""

    key: str
    run: Properties
    paragraph: Properties

    def under(self, run: Properties, paragraph: Properties) -> tuple[Properties, Properties]:
        """The lists of a paragraph style with this under them; toggles that both turn on cancel (§17.7.3)."""
        both = {name: bool(self.run[name]) ^ bool(run[name]) for name in TOGGLES if name in self.run and name in run}
        return {**self.run, **run, **both}, {**self.paragraph, **paragraph}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TableStyle:
    """A table style with everything it is based on, by area; ``layers`` remembers those asked for."""

    id: str
    areas: Mapping[str, Said]
    layers: dict[frozenset[str], TableStyleLayer] = field(default_factory=dict)

    def layer(self, areas: frozenset[str]) -> TableStyleLayer:
        """What it says of a cell that lies in those areas."""
        known = self.layers.get(areas)
        if known is None:
            known = self.layers[areas] = self._built(areas)
        return known

    def _built(self, areas: frozenset[str]) -> TableStyleLayer:
        run: Properties = {}
        paragraph: Properties = {}
        for area in (_WHOLE, *_SWITCHES):
            if area in self.areas and (area == _WHOLE or area in areas):
                run |= self.areas[area].run
                paragraph |= self.areas[area].paragraph
        return TableStyleLayer(" ".join((self.id, *sorted(areas))), run, paragraph)


def table_areas(element: etree._Element, parent: Mapping[str, Said]) -> dict[str, Said]:
    """What a ``w:style`` of a table says, over what it is based on."""
    areas = dict(parent)
    _put(areas, _WHOLE, element)
    for each in element.iterfind(_AREA):
        area = each.get(_TYPE, "")
        if area == _WHOLE or area in _SWITCHES:
            _put(areas, area, each)
        elif each.find(_CELL_SHADING) is not None:  # of bands and corners, which are left out: nobody knows which cell has it
            whole = areas.get(_WHOLE, Said({}, {}))
            areas[_WHOLE] = Said(whole.run, {**whole.paragraph, "cell": UNKNOWN})
    return areas


def _put(areas: dict[str, Said], area: str, element: etree._Element) -> None:
    run, paragraph = run_properties(element.find(_RPR)), paragraph_properties(element.find(_PPR))
    cell = element.find(_CELL_SHADING)
    if cell is not None and (ground := shading(cell)) is not None:
        paragraph["cell"] = ground
    if run or paragraph:
        under = areas.get(area, Said({}, {}))
        areas[area] = Said({**under.run, **run}, {**under.paragraph, **paragraph})


class Dress(NamedTuple):
    """A table's style and the areas of it that the table switches on."""

    style: TableStyle
    switched: frozenset[str]

    def layer(self, row: int, rows: int, columns: range, width: int) -> TableStyleLayer:
        """What it says of a cell: its row of how many, the grid columns it takes of a grid of that width."""
        at = {
            "firstRow": row == 0,
            "lastRow": 0 < row == rows - 1,
            "firstCol": columns.start == 0,
            "lastCol": columns.start > 0 and columns.stop >= width,
        }
        return self.style.layer(frozenset(area for area in self.switched if at[area]))


def style_name(table: etree._Element) -> str | None:
    """The id of the style a ``w:tbl`` names; a table without one has none (§17.4.62)."""
    found = table.find(f"{_TBL_PR}/{_TBL_STYLE}")
    return found.get(_VAL) if found is not None else None


def switched_on(table: etree._Element) -> frozenset[str]:
    """The areas a ``w:tbl`` switches on: none when it says nothing (§17.4.55)."""
    look = table.find(f"{_TBL_PR}/{_LOOK}")
    if look is None:
        return frozenset()
    # Word reads the bits only when no attribute is there ([MS-OI29500] 2.1.157).
    if any(W + name in look.attrib for name, _ in _SWITCHES.values()):
        return frozenset(area for area, (name, _) in _SWITCHES.items() if look.get(W + name, "0") not in OFF)
    bits = look.get(_VAL, "")
    mask = int(bits, 16) if _HEX.fullmatch(bits) else 0
    return frozenset(area for area, (_, bit) in _SWITCHES.items() if mask & bit)
