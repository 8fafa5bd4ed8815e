"""Tables drawn with lines: which strokes form a grid, and which words stand in which of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.reading.page_layout.sheet import Stroke, Word

_TOUCH = 2.5  # pt; strokes this near meet
_SHORTEST = 6.0  # pt; a shorter stroke is a dash or a tick


@dataclass
class Grid:
    """A ruled table: the places of its lines across (``xs``) and down (``ys``), and the words in it."""

    xs: list[float]
    ys: list[float]
    strokes: list[Stroke]
    words: list[Word] = field(default_factory=list)

    def covers(self, word: Word) -> bool:
        """Whether a word stands inside it."""
        middle, height = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return self.xs[0] - 1 <= middle <= self.xs[-1] + 1 and self.ys[0] - 1 <= height <= self.ys[-1] + 1

    def cells(self) -> dict[tuple[int, int], list[Word]]:
        """Its words by row and column, both from 0. A word in merged cells counts to the first of them."""
        found: dict[tuple[int, int], list[Word]] = {}
        for word in self.words:
            row = _slot(self.ys, (word.y0 + word.y1) / 2)
            column = _slot(self.xs, (word.x0 + word.x1) / 2)
            found.setdefault(self._merged(row, column, word), []).append(word)
        return found

    def _merged(self, row: int, column: int, word: Word) -> tuple[int, int]:
        """Up and left to where the cell's own lines are."""
        height, middle = (word.y0 + word.y1) / 2, (word.x0 + word.x1) / 2
        while column > 0 and not any(not each.across and abs(each.x0 - self.xs[column]) < _TOUCH and each.y0 - 1 <= height <= each.y1 + 1
                                     for each in self.strokes):  # fmt: skip
            column -= 1
        while row > 0 and not any(each.across and abs(each.y0 - self.ys[row]) < _TOUCH and each.x0 - 1 <= middle <= each.x1 + 1
                                  for each in self.strokes):  # fmt: skip
            row -= 1
        return row, column


def grids(strokes: Sequence[Stroke], words: Sequence[Word]) -> list[Grid]:
    """The ruled tables of a page with the words in them, from the top; a line that meets no other is none."""
    found = []
    for group in _connected([stroke for stroke in strokes if stroke.length >= _SHORTEST]):
        xs = _apart([stroke.x0 for stroke in group if not stroke.across])
        ys = _apart([stroke.y0 for stroke in group if stroke.across])
        if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
            continue
        grid = Grid(xs, ys, group)
        grid.words = [word for word in words if grid.covers(word)]
        if grid.words:
            found.append(grid)
    return sorted(found, key=lambda grid: grid.ys[0])


def _connected(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Strokes that touch, put together; from left to right a sweep keeps it from asking every pair."""
    groups: list[list[Stroke]] = []
    boxes: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda each: (each.y0, each.x0)):
        near = [at for at, box in enumerate(boxes) if _meets(box, stroke)]
        if not near:
            groups.append([stroke])
            boxes.append(stroke)
            continue
        home = near[0]
        groups[home].append(stroke)
        boxes[home] = _around(boxes[home], stroke)
        for other in reversed(near[1:]):
            groups[home] += groups.pop(other)
            boxes[home] = _around(boxes[home], boxes.pop(other))
    return groups


def _meets(box: Stroke, stroke: Stroke) -> bool:
    across = box.x0 - _TOUCH <= stroke.x1 and stroke.x0 <= box.x1 + _TOUCH
    return across and box.y0 - _TOUCH <= stroke.y1 and stroke.y0 <= box.y1 + _TOUCH


def _around(one: Stroke, other: Stroke) -> Stroke:
    return Stroke(min(one.x0, other.x0), min(one.y0, other.y0), max(one.x1, other.x1), max(one.y1, other.y1))


def _apart(places: list[float]) -> list[float]:
    """The different ones, in order."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _TOUCH:
            kept.append(place)
    return kept


def _slot(edges: list[float], place: float) -> int:
    return min(max(bisect_right(edges, place) - 1, 0), max(len(edges) - 2, 0))
