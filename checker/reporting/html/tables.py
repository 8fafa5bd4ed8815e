"""The rows and cells of a table, from blocks that know only which cell they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Block, Cell

LAID_OUT = frozenset(
    ("national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "competence", "position",
     "full_name", "recipients", "archive")
)  # fmt: skip
"""Parts that offices lay out side by side, in tables without lines."""
_LINE_END = re.compile(r"\n| {4,}|\t")  # some push words to the next line with spaces
_NARROWEST = 0.35  # of a row of two columns; the national name at 14 pt bold needs 0.64 of it
_EMPTY_SHARE = 0.02
_LONE_TITLE = 24
"""Letters: what stands alone in the first cell of a row and is longer than a number is taken to span the row."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell from column ``start`` up to ``end``, with the blocks in it."""

    start: int
    end: int
    indices: tuple[int, ...]


def cell_of(block: Block) -> Cell:
    """The cell of a block that stands in one."""
    if block.cell is None:
        raise ValueError("the block stands in no table")
    return block.cell


def is_letterhead(indices: Iterable[int], roles: Mapping[int, str]) -> bool:
    """Whether a table serves to lay out parts of the plan, as against showing data."""
    return any(roles.get(index) in LAID_OUT for index in indices)


def rows_of(blocks: Sequence[Block], indices: Iterable[int]) -> list[list[int]]:
    """The blocks of a table row by row."""
    return [list(row) for _, row in groupby(indices, key=lambda index: cell_of(blocks[index]).row)]


def slots(blocks: Sequence[Block], row: Iterable[int], *, filled: bool = False) -> Iterator[Slot]:
    """The cells of a row, each reaching to the next; ``filled``: empty cells between are cells of their own."""
    cells = [(column, tuple(each)) for column, each in groupby(row, key=lambda index: cell_of(blocks[index]).column)]
    width = max(cell_of(blocks[each[0]]).columns for _, each in cells)
    ends = [column for column, _ in cells[1:]] + [max(width, cells[-1][0] + 1)]
    alone = len(cells) == 1 and not cells[0][0] and sum(len(blocks[index].text) for index in cells[0][1]) > _LONE_TITLE
    reached = 0
    for (column, indices), end in zip(cells, ends, strict=True):
        start = max(column, reached)
        if filled and start > reached:
            yield Slot(reached, start, ())
        reached = start + 1 if filled and not alone else max(end, start + 1)
        yield Slot(start, reached, indices)
    if filled and width > reached:
        yield Slot(reached, width, ())


def shares(blocks: Sequence[Block], indices: Iterable[int]) -> tuple[float, ...]:
    """How wide the columns of a table without lines are, by their longest lines: files state it, blocks do not."""
    longest: dict[int, int] = {}
    width = 1
    for index in indices:
        cell = cell_of(blocks[index])
        width = min(max(width, cell.columns, cell.column + 1), 64)
        longest[cell.column] = max(longest.get(cell.column, 1), *map(len, _LINE_END.split(blocks[index].text.strip())))
    total = sum(longest.values()) or 1
    bound = _NARROWEST if len(longest) == 2 else 0.0
    return tuple(min(max(longest[column] / total, bound), 1 - bound) if column in longest else _EMPTY_SHARE for column in range(width))
