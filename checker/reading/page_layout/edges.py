"""Where the running text begins and ends across the page, and how far apart its lines stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.reading.page_layout.lines import PrintedLine

_ALIKE = 0.8  # pt; edges this near are one
_ENOUGH = 3  # lines that end at one edge: no ragged text does by chance
_OFTEN = 0.5  # of the commonest end; and that must be the last one, or the text is ragged
_FEW_STARTS = 2
_LONG = 0.6  # of the widest line; shorter ones tell nothing of the right edge
_NEARLY = 1.0  # em; a line ending this near to the edge is full
_PITCHES = (0.9, 3.0)  # times the letters' size: lines of one paragraph


@dataclass(frozen=True)
class Edges:
    """Left and right edge of some text in pt; ``flush`` when lines end at the right one (justified or simply full)."""

    left: float
    right: float
    flush: bool = False
    firm: bool = False
    """Several lines begin at the left edge, one of them going on from the line above: beginnings of paragraphs may all be indented."""

    @property
    def middle(self) -> float:
        """Halfway between them."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


def edges_of(lines: Sequence[PrintedLine]) -> Edges | None:
    """The edges of some lines of running text, ``None`` when there are none."""
    if not lines:
        return None
    widest = max(line.width for line in lines)
    starts = _clusters(line.x0 for line in lines)
    left = min((place for place, count in starts if count >= _FEW_STARTS), default=min(line.x0 for line in lines))
    ends = _clusters(line.x1 for line in lines if line.width > _LONG * widest)
    most = max(count for _, count in ends)
    flush = [place for place, count in ends if count >= max(_ENOUGH, _OFTEN * most)]
    right = max(flush) if flush else max(line.x1 for line in lines)
    if flush and sum(line.x1 > right + _ALIKE * 2 for line in lines) > len(lines) // 10:
        flush, right = [], max(line.x1 for line in lines)
    edges = Edges(left, right, bool(flush))
    several = any(abs(place - left) < _ALIKE and count >= _FEW_STARTS for place, count in starts)
    return replace(edges, firm=several and any(_goes_on(above, below, edges) for above, below in pairwise(lines)))


def _goes_on(above: PrintedLine, below: PrintedLine, edges: Edges) -> bool:
    """Whether a line at the left edge surely goes on from the one above: that one is full, or this one begins with a small letter."""
    if below.x0 > edges.left + _NEARLY * below.size:
        return False
    full = edges.flush and above.x1 > edges.right - _NEARLY * above.size
    return full or (below.text[:1].islower() and below.text[1:2] not in (")", "."))


def _clusters(values: Iterable[float]) -> list[tuple[float, int]]:
    """Values that are nearly one, and how many they are."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= 2 * _ALIKE:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(sorted(group)[len(group) // 2], len(group)) for group in groups]


def usual_pitch(lines: Sequence[PrintedLine], edges: Edges | None) -> float | None:
    """From baseline to baseline within paragraphs, in times the letters' size: the commonest below a full line.

    Without such lines the narrowest pitch there is.
    """
    within: Counter[float] = Counter()
    every: list[float] = []
    for above, below in pairwise(lines):
        if above.sheet != below.sheet or abs(above.size - below.size) > _ALIKE or not above.size:
            continue
        pitch = round((below.baseline - above.baseline) / above.size, 2)
        if not _PITCHES[0] <= pitch <= _PITCHES[1]:
            continue
        every.append(pitch)
        if edges is not None and above.x1 > edges.right - _NEARLY * above.size and below.x0 < edges.left + _NEARLY * below.size:
            within[pitch] += 1
    return within.most_common(1)[0][0] if within else min(every, default=None)
