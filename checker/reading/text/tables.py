"""Tables drawn with ``|``: one line a row, or, in copies of web pages, each ``|`` alone on its line.

In the second shape a row opens with ``|``, cells are parted by ``|``, and the ``|`` that closes a row is directly
followed by the one that opens the next; nothing tells an empty cell from the end of a row but the number of columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from checker.model.patterns import lazy_pattern
from checker.reading.text.wrapping import is_title

BAR = "|"
_WORD = lazy_pattern(r"[^\W\d_]{2}")
_SEPARATOR = lazy_pattern(r"\s*+\|?\s*+:?-++:?\s*+(?>(?:\|\s*+:?-++:?\s*+)*)\|?\s*+\Z")
_LETTERHEAD_BARS = 4
_LINE_BREAK = lazy_pattern(r"<br\s*/?>", re.IGNORECASE)
_UNESCAPED = lazy_pattern(r"(?<!\\)\|")

Grid = list[list[tuple[int, int]]]
"""Rows of cells; a cell is the first line and the line after the last, by index."""


def is_row(line: str) -> bool:
    """Whether a line is a table row of its own: it ends with ``|``, holds something, and begins with ``|`` or is two cells of words.

    The bars a recogniser sees at the edges of stamps and tables stand beside figures and specks.
    """
    line = line.strip()
    return len(line) > 2 and line[-1] == BAR and (line[0] == BAR or _is_worded(line[:-1]))


def _is_worded(line: str) -> bool:
    """Whether one bar parts two texts, each with a word of two letters."""
    cells = _UNESCAPED.split(line)
    return len(cells) == 2 and all(_WORD.search(cell) for cell in cells)


def is_separator(line: str) -> bool:
    """Whether a row only rules off the head of the table."""
    return "-" in line and _SEPARATOR.match(line) is not None


def cells_of(line: str) -> list[str]:
    """The cells of a one-line row."""
    return [cell.strip() for cell in _UNESCAPED.split(line.strip()[:-1].removeprefix(BAR))]


def lines_in(cell: str) -> list[str]:
    """The lines of a cell, which Markdown can only part by ``<br>``."""
    return [line for line in _LINE_BREAK.split(cell) if line.strip()]


def table_at(lines: Sequence[str], start: int) -> tuple[Grid, int]:
    """The table whose first bar is line ``start``, and the index of the line after it.

    A cell holds no blank line: a bar followed by text and then a blank line closed the table. So did one followed by
    the plan's title: some copies have no blank line between the letterhead and the title.
    """
    bars = [start]
    index = start + 1
    while index < len(lines) and (line := lines[index].strip()):
        if line == BAR:
            bars.append(index)
        elif bars[-1] == index - 1 and len(bars) > _LETTERHEAD_BARS and is_title(line):
            break
        index += 1
    segments = [(first + 1, second) for first, second in pairwise(bars)]
    return _rows(segments), bars[-1] + 1


def _rows(segments: list[tuple[int, int]]) -> Grid:
    """Cells put into rows: an empty segment ends a row, unless the row and what follows make one row only with it."""
    groups: list[list[tuple[int, int]]] = [[]]
    empties: list[tuple[int, int]] = []
    for segment in segments:
        if segment[0] == segment[1]:
            empties.append(segment)
            groups.append([])
        else:
            groups[-1].append(segment)
    columns = _columns(groups)
    rows: Grid = [groups[0]]
    for empty, group in zip(empties, groups[1:], strict=True):
        row = rows[-1]
        if len(group) < columns and (group or row) and len(row) + 1 + len(group) <= columns:
            row.append(empty)
        elif row:
            rows.append(row := [])
        row.extend(group)
    return [row for row in rows if row]


def _columns(groups: list[list[tuple[int, int]]]) -> int:
    """Columns of the table: the commonest number of cells between two ends of row, the larger of equals."""
    counted = Counter(len(group) for group in groups if len(group) > 1)
    return max(counted, key=lambda size: (counted[size], size)) if counted else 1
