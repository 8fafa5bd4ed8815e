"""Columns that stand side by side, and which lines stand level with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.reading.page_layout.lines import PrintedLine, lines_of

CORRIDOR = 4.0  # pt; the least room between two columns
_BESIDE = 0.4  # of the lower line's height: so much of it two lines share that stand beside each other


@dataclass
class Zone:
    """Lines in two columns parted by the corridor from ``left`` to ``right`` (pt); ``further``: the lines of each column besides."""

    left: float
    right: float
    lines: list[PrintedLine] = field(default_factory=list)
    pairs: int = 0
    further: list[list[PrintedLine]] = field(default_factory=list)

    @property
    def top(self) -> float:
        """Top of its first line."""
        return min(line.y0 for line in self.lines)

    @property
    def bottom(self) -> float:
        """Bottom of its last line."""
        return max(line.y1 for line in self.lines)

    def column(self, side: int) -> list[PrintedLine]:
        """The lines of the left (0) or right (1) column, from the top; pieces of one line as one."""
        middle = (self.left + self.right) / 2
        return _whole([line for line in self.lines if (line.middle > middle) == bool(side)])

    def columns(self) -> list[list[PrintedLine]]:
        """The lines of every column, from the left."""
        columns = [self.column(0), self.column(1), *map(_whole, self.further)]
        return sorted(columns, key=lambda column: min(line.x0 for line in column))

    def has(self, line: PrintedLine) -> bool:
        """Whether the line is of one of its two columns."""
        return any(line is other for other in self.lines)

    def pieces(self) -> list[PrintedLine]:
        """All that stands in it."""
        return [*self.lines, *(line for column in self.further for line in column)]


def _whole(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one line put together again."""
    return lines_of([word for piece in pieces for word in piece.words], pieces[0].sheet if pieces else 0)


def widen(zone: Zone, pieces: Sequence[PrintedLine]) -> None:
    """What stands level with its lines and clear of both columns, line below line: a third signer, a list in two columns."""
    level = [each for each in pieces if zone.top - 1 <= each.y0 and each.y1 <= zone.bottom + 1 and not zone.has(each)]
    columns: list[list[PrintedLine]] = []
    for piece in level:
        beside = [column for column in columns if along(piece, column)]
        columns = [column for column in columns if column not in beside] + [[piece, *(line for column in beside for line in column)]]
    zone.further = [column for column in columns if len(_whole(column)) > 1 and _stands_apart(zone, column)]


def _stands_apart(zone: Zone, column: Sequence[PrintedLine]) -> bool:
    """Whether a corridor parts it from both columns, and one of its lines stands beside one of theirs."""
    left, right = min(line.x0 for line in column) - CORRIDOR, max(line.x1 for line in column) + CORRIDOR
    clear = not any(line.x0 < right and line.x1 > left for line in zone.lines)
    return clear and any(shares(line, other) for line in column for other in zone.lines)


def shares(one: PrintedLine, other: PrintedLine) -> bool:
    """Whether they stand beside each other."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared >= _BESIDE * min(one.y1 - one.y0, other.y1 - other.y0)


def along(line: PrintedLine, column: Sequence[PrintedLine]) -> bool:
    """Whether it stands above or below some of the column."""
    return any(line.x0 < other.x1 and other.x0 < line.x1 for other in column)
