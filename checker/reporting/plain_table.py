"""A table for a terminal: columns as wide as what they hold, the widest broken over lines, at words, where all of them are too wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.reporting.paper import columns, pad, printable

_BETWEEN = "  "
_BELOW = "    "


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[object]], width: int, indent: int = 0, below: int = 0) -> Iterator[str]:
    """The lines of a table at most ``width`` columns wide where its words allow that; figures stand to the right.

    Of each row the last ``below`` cells stand on lines of their own under it, without a head: paths and subjects.
    """
    cells = [["" if cell is None else printable(" ".join(str(cell).split())) for cell in row] for row in rows]
    beside = len(heads) - below
    right = [bool(rows) and all(isinstance(row[at], int) for row in rows) for at in range(beside)]
    widths = _widths([list(heads[:beside]), *(row[:beside] for row in cells)], width - indent - len(_BETWEEN) * (beside - 1))
    for row in ([*heads[:beside]], *cells):
        parts = [textwrap.wrap(cell, wide) or [""] for cell, wide in zip(row[:beside], widths, strict=True)]
        for line in zip_longest(*parts, fillvalue=""):
            said = (
                " " * (wide - columns(cell)) + cell if side else pad(cell, wide)
                for cell, wide, side in zip(line, widths, right, strict=True)
            )
            yield (" " * indent + _BETWEEN.join(said)).rstrip()
        for cell in filter(None, row[beside:]):
            yield f"{' ' * indent}{_BELOW}{cell}"


def _widths(cells: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is: no word is broken while there is a space to break at."""
    down = list(zip(*cells, strict=True))
    widths = [max(map(columns, each)) for each in down]
    words = [max((columns(word) for cell in each for word in cell.split()), default=0) for each in down]
    while sum(widths) > room:
        spare = [at for at in range(len(widths)) if widths[at] > words[at]] or [at for at in range(len(widths)) if widths[at] > 1]
        if not spare:
            break
        widths[max(spare, key=widths.__getitem__)] -= 1
    return widths
