"""Which of the sizes the law allows a document uses itself: sizes rise and fall together (Phụ lục I, Phần I, Mục V, note)."""

from __future__ import annotations

from collections import Counter

from checker.fixing.case import FixCase
from checker.model import Block

_HEAD = ("national_name", "superior_organ", "organ")
"""Parts of one size in the law's sample of letters (Mục V)."""
_RUNNING = (13.0, 14.0)
"""Sizes of running text, pt (II.6.e)."""


def own_size(case: FixCase, least: float, most: float) -> float | None:
    """The size from ``least`` to ``most`` (pt) that goes with the rest of the document; ``None`` when the rest does not tell.

    At the head that of the parts beside it, elsewhere that of the running text; where neither has a size of the range, its
    lower end goes with running text of 13 pt and its upper end with 14.
    """
    if case.finding.component in _HEAD and (beside := _commonest(_of_parts(case), least, most)) is not None:
        return beside
    running = _commonest(_of_running_text(case), *_RUNNING)
    if running is None:
        return None
    if least <= running <= most and case.finding.component not in _HEAD:
        return running
    return {_RUNNING[0]: least, _RUNNING[1]: most}.get(running)


def _commonest(sizes: Counter[float], least: float, most: float) -> float | None:
    allowed = {size: letters for size, letters in sizes.items() if least <= size <= most}
    return max(allowed, key=lambda size: (allowed[size], size)) if allowed else None


def _of_parts(case: FixCase) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for name in _HEAD:
        part = case.report.components.get(name)
        for place in part.places if part is not None else ():
            block = case.block_of(place, case.blocks)
            if block is not None:
                sizes.update(_sizes(block, place.start or 0, len(block.text) if place.end is None else place.end))
    return sizes


def _of_running_text(case: FixCase) -> Counter[float]:
    sizes: Counter[float] = Counter()
    for block in case.document.blocks:
        if block.cell is None and block.part == "body":
            sizes.update(_sizes(block, 0, len(block.text)))
    return sizes


def _sizes(block: Block, start: int, end: int) -> Counter[float]:
    """How many letters from ``start`` to ``end`` are of which size."""
    found: Counter[float] = Counter()
    for run in block.runs:
        first, last = max(run.start, start), min(run.end, end)
        if first < last and run.style.size and block.text[first:last].strip():
            found[run.style.size] += last - first
    return found
