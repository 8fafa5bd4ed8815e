"""Which of the sizes the law allows a document uses itself: sizes rise and fall together (Phụ lục I, Phần I, Mục V, note)."""

from __future__ import annotations

from collections import Counter

from checker.fixing.case import FixCase, sizes_of

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
    running = _commonest(case.whole.running_sizes, *_RUNNING)
    if running is None:
        return None
    if least <= running <= most and case.finding.component not in _HEAD:
        return running
    return {_RUNNING[0]: least, _RUNNING[1]: most}.get(running)


def _commonest(sizes: Counter[float], least: float, most: float) -> float | None:
    allowed = {size: letters for size, letters in sizes.items() if least <= size <= most}
    return max(allowed, key=lambda size: (allowed[size], size)) if allowed else None


def _of_parts(case: FixCase) -> Counter[float]:
    parts = (case.report.components.get(name) for name in _HEAD)
    places = [(place, case.block_of(place, case.blocks)) for part in parts if part is not None for place in part.places]
    return sizes_of(
        (block, place.start or 0, len(block.text) if place.end is None else place.end) for place, block in places if block is not None
    )
