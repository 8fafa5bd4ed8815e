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
_ABOVE = 3  # lines: a label, an authority, a post
_SPECK = 0.4  # of the height: what is lower is a mark or a bit of a line


@dataclass(frozen=True, slots=True)
class PixelZone:
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


def zones(seen: Sequence[Seen]) -> list[PixelZone]:
    """The parts of a page in two columns, from top to bottom."""
    if not seen:
        return []
    height = median(word.bottom - word.top for word in seen)
    rows = sorted(_rows(seen, height), key=lambda row: row.top)
    return list(_zones(rows, height))


def down_to_name(zone: PixelZone, seen: Sequence[Seen], reach: float) -> int:
    """How far down the columns go when the signer's name stands below the signature, at most down to ``reach``, in pixels.

    A line that crosses from one column into the other ends them.
    """
    crossing = [word.top for word in seen if word.top >= zone.bottom and word.left < zone.cut]
    return max(zone.bottom, min(round(reach), *crossing) if crossing else round(reach))


def zone_beside(seen: Sequence[Seen], middle: tuple[float, float], reach: float) -> PixelZone | None:
    """The closing as two columns where a seal blots out the right one: its ``middle`` and how far the signature ``reach``es, in pixels.

    ``None`` when lines cross the page beside it, or none stand left of it.
    """
    height = median(word.bottom - word.top for word in seen) if seen else 0.0
    across, down = middle
    beside: list[_Row] = []
    for row in sorted(_rows(seen, height), key=lambda row: -row.top):
        if row.top > down + reach:
            continue
        if row.bottom < down - reach or row.pieces[-1][1] > across:
            break
        beside.append(row)
    if not beside:
        return None
    above = max((row.bottom for row in _rows(seen, height) if row.bottom <= beside[-1].top), default=0)
    cut = max(row.pieces[-1][1] for row in beside) + round(height)
    return PixelZone((beside[-1].top + above) // 2, round(max(beside[0].bottom, down + reach) + height), cut)


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


def _zones(rows: Sequence[_Row], height: float) -> Iterator[PixelZone]:
    start: int | None = None
    gutter, ended = (0, 0), 0
    for at, row in enumerate(rows):
        if start is not None:
            shared = _shared(gutter, row, height)
            if shared:
                gutter = shared
                continue
            yield _zone(rows, start, at, gutter)
            start, ended = None, at
        found = row.gutter(height)
        if found:
            start, gutter = _reaching_up(rows, ended, at, found, height)
    if start is not None:
        yield _zone(rows, start, len(rows), gutter)


def _reaching_up(rows: Sequence[_Row], first: int, at: int, gutter: tuple[int, int], height: float) -> tuple[int, tuple[int, int]]:
    """Where a zone begins whose first pair of lines is ``at``: a few lines of one column alone may stand close above it."""
    start = at
    while start > max(first, at - _ABOVE) and rows[start].top - rows[start - 1].bottom < height:
        shared = _shared(gutter, rows[start - 1], height)
        if shared is None:
            break
        start, gutter = start - 1, shared
    return start, gutter


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


def _zone(rows: Sequence[_Row], start: int, end: int, gutter: tuple[int, int]) -> PixelZone:
    """The zone of some rows, up to halfway to the rows around it."""
    top, bottom = rows[start].top, max(row.bottom for row in rows[start:end])
    above = max((row.bottom for row in rows[:start]), default=0)
    below = rows[end].top if end < len(rows) else bottom * 2
    return PixelZone(max((top + above) // 2, 0), (bottom + below) // 2 if below < bottom * 2 else bottom + (bottom - top), sum(gutter) // 2)
