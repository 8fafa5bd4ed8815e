"""Where a page is set in two columns side by side: the heading and the closing of a state document.

A recogniser that takes such columns for one line cuts both: their baselines differ, and what stands below one is given to the
other. Told the columns apart, it reads each as its own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from checker.reading.scan.tesseract import Seen

GAP = 2.0
"""Of the height of the letters: what is wider parts two columns."""

_NARROWEST = 1.2  # of the height: a gutter shared by several lines
_SPECK = 0.4  # of the height: what is lower is a mark or a bit of a line


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines in two columns: from ``top`` to ``bottom``, parted at ``cut``, in pixels."""

    top: int
    bottom: int
    cut: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One line as the recogniser sees it: its pieces' edges across."""

    top: int
    bottom: int
    pieces: tuple[tuple[int, int], ...]

    def gutter(self, height: float) -> tuple[int, int] | None:
        """The gap between its two pieces."""
        if len(self.pieces) != 2 or self.pieces[1][0] - self.pieces[0][1] < GAP * height:
            return None
        return self.pieces[0][1], self.pieces[1][0]


def zones(seen: Sequence[Seen]) -> list[Zone]:
    """The parts of a page in two columns, from top to bottom."""
    if not seen:
        return []
    height = median(word.bottom - word.top for word in seen)
    rows = sorted(_rows(seen, height), key=lambda row: row.top)
    return list(_zones(rows, height))


def _rows(seen: Iterable[Seen], height: float) -> Iterator[_Row]:
    lines: dict[tuple[str, ...], list[Seen]] = {}
    for word in seen:
        if word.bottom - word.top > _SPECK * height and any(map(str.isalnum, word.text)):
            lines.setdefault(word.line, []).append(word)
    for words in lines.values():
        edges: list[tuple[int, int]] = []
        for word in sorted(words, key=lambda word: word.left):
            if edges and word.left - edges[-1][1] < GAP * height:
                edges[-1] = edges[-1][0], max(word.right, edges[-1][1])
            else:
                edges.append((word.left, word.right))
        yield _Row(min(word.top for word in words), max(word.bottom for word in words), tuple(edges))


def _zones(rows: Sequence[_Row], height: float) -> Iterator[Zone]:
    start: int | None = None
    gutter = (0, 0)
    for at, row in enumerate(rows):
        if start is not None:
            shared = _shared(gutter, row, height)
            if shared:
                gutter = shared
                continue
            yield _zone(rows, start, at, gutter)
            start = None
        found = row.gutter(height)
        if found:
            start, gutter = at, found
    if start is not None:
        yield _zone(rows, start, len(rows), gutter)


def _shared(gutter: tuple[int, int], row: _Row, height: float) -> tuple[int, int] | None:
    """What of the gutter stays free beside a line; ``None`` when the line crosses it."""
    left, right = gutter
    for start, end in row.pieces:
        if start < left and end < right:
            left = max(left, end)
        elif start > left and end > right:
            right = min(right, start)
        else:
            return None
    return (left, right) if right - left >= _NARROWEST * height else None


def _zone(rows: Sequence[_Row], start: int, end: int, gutter: tuple[int, int]) -> Zone:
    """The zone of some rows, up to halfway to the rows around it."""
    top, bottom = rows[start].top, max(row.bottom for row in rows[start:end])
    above = max((row.bottom for row in rows[:start]), default=0)
    below = rows[end].top if end < len(rows) else bottom * 2
    return Zone(max((top + above) // 2, 0), (bottom + below) // 2 if below < bottom * 2 else bottom + (bottom - top), sum(gutter) // 2)
