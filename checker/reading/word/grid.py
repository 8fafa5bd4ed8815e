"""The tables of a Word file as rows and cells of a grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from checker.reading.word.grounds import shading
from checker.reading.word.markup import W
from checker.reading.word.properties import points

_SDT, _SDT_CONTENT, _TBL, _TR, _TC = W + "sdt", W + "sdtContent", W + "tbl", W + "tr", W + "tc"
THROUGH = frozenset(W + tag for tag in ("ins", "moveTo", "customXml", "smartTag"))
"""What holds rows, cells and paragraphs without being one."""


class GridCell(NamedTuple):
    """A cell as its table's grid has it."""

    span: int = 1  # columns of the grid
    follows: bool = False  # it only continues the cell above or before it
    deleted: bool = False  # a tracked change took it away
    ruled: bool = False  # a border of it is a line drawn under or above its text
    ground: str | None = None  # its colour
    width: float | None = None  # pt


_PLAIN = GridCell()


def rows(table: etree._Element) -> Iterator[etree._Element]:
    """The ``w:tr`` of a table but for those that a tracked change took away."""
    for child in table:
        if child.tag == _TR:
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif child.tag == _SDT and (content := child.find(_SDT_CONTENT)) is not None:
            yield from rows(content)
        elif child.tag in THROUGH:
            yield from rows(child)


def cells(row: etree._Element) -> Iterator[etree._Element]:
    """The ``w:tc`` of a row."""
    for child in row:
        if child.tag == _TC:
            yield child
        elif child.tag == _SDT and (content := child.find(_SDT_CONTENT)) is not None:
            yield from cells(content)
        elif child.tag in THROUGH:
            yield from cells(child)


def frames_page(cell: etree._Element) -> bool:
    """Whether a cell as wide as its table holds tables of several columns: a web page's frame, and no cell of what stands in it."""
    inner = (table for child in cell if child.tag == _TBL for table in (child, *child.iter(_TBL)))
    return any(columns(table) > 1 for table in inner)


def columns(table: etree._Element) -> int:
    """Columns of its grid; of its widest row where it states none."""
    grid = table.find(W + "tblGrid")
    return len(grid) if grid is not None and len(grid) else max(map(_reach, rows(table)), default=1)


def before(row: etree._Element) -> int:
    """Columns of the grid that stand empty before the first cell of a row."""
    properties = row.find(W + "trPr")
    skipped = properties.find(W + "gridBefore") if properties is not None else None
    return _count(skipped, 0)


def _reach(row: etree._Element) -> int:
    return before(row) + sum(grid_cell(cell).span for cell in cells(row))


def _count(element: etree._Element | None, default: int) -> int:
    value = element.get(W + "val", "") if element is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else default


def grid_cell(cell: etree._Element) -> GridCell:
    """What the properties of a ``w:tc`` say of it."""
    properties = cell.find(W + "tcPr")
    if properties is None:
        return _PLAIN
    span, follows, deleted, ruled, ground, width = _PLAIN
    for child in properties:
        if child.tag == W + "gridSpan":
            span = _count(child, 1) or 1
        elif child.tag in (W + "vMerge", W + "hMerge"):
            follows |= child.get(W + "val", "continue") == "continue"
        elif child.tag == W + "tcBorders":
            ruled = _is_ruled(child)
        elif child.tag == W + "cellDel":
            deleted = True
        elif child.tag == W + "shd":
            ground = shading(child)
        elif child.tag == W + "tcW" and child.get(W + "type") in (None, "dxa"):
            width = points(child.get(W + "w")) or None
    return GridCell(span, follows, deleted, ruled, ground, width)


def _is_ruled(borders: etree._Element) -> bool:
    """A border above or below and none at the sides: a line drawn under the text, not a frame around it."""
    drawn = {side.tag.rpartition("}")[2] for side in borders if side.get(W + "val", "none") not in ("none", "nil")}
    return not drawn.isdisjoint(("top", "bottom")) and drawn.isdisjoint(("left", "right", "start", "end"))
