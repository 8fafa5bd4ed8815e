"""Which of the sizes the law allows a document uses itself: sizes rise and fall together (Phụ lục I, Phần I, Mục V, note)."""

from __future__ import annotations

from collections import Counter

from checker.fixing.case import FixCase, sizes_of

_HEAD = ("national_name", "superior_organ", "organ")
"""Parts of one size in the law's sample of letters (Mục V)."""
_RUNNING = (13.0, 14.0)
"""Sizes of running text, pt (II.6.e)."""
_HEADINGS = ("national_name", "motto")
_LETTERHEAD, _CAPITALS = (12.0, 14.0), (12.0, 13.0)
"""The least and the most of quốc hiệu and tiêu ngữ, and of what stands in capitals beside them, pt (II.1, II.2)."""


def own_size(case: FixCase, least: float, most: float) -> float | None:
    """The size from ``least`` to ``most`` (pt) that goes with the rest of the document; ``None`` when the rest does not tell.

    At the head that of the parts beside it, elsewhere that of the running text; where neither has a size of the range, its
    lower end goes with running text of 13 pt and its upper end with 14.
    """
    if case.finding.component in _HEAD and (beside := _commonest(_of_parts(case, *_HEAD), least, most)) is not None:
        return beside
    running = _commonest(case.whole.running_sizes, *_RUNNING)
    if running is None:
        return None
    if least <= running <= most and case.finding.component not in _HEAD:
        return running
    return {_RUNNING[0]: least, _RUNNING[1]: most}.get(running)


def head_sizes(case: FixCase) -> dict[str, float]:
    """The sizes, pt, of quốc hiệu, tiêu ngữ, địa danh and date that go together, by part (Mục V: 13, 14 and 14, or 12, 13 and 13).

    The quốc hiệu keeps its own, or gets that of the organ's names beside it where the tiêu ngữ does not go with it. Empty where the
    size of either is not known.
    """
    national, motto = (_commonest(_of_parts(case, name), *_LETTERHEAD) for name in _HEADINGS)
    if national is None or motto is None:
        return {}
    beside = _commonest(_of_parts(case, "superior_organ", "organ"), *_CAPITALS)
    first = national if motto == national + 1 or beside is None else beside
    return {"national_name": first, "motto": first + 1, "date": first + 1}


def _commonest(sizes: Counter[float], least: float, most: float) -> float | None:
    allowed = {size: letters for size, letters in sizes.items() if least <= size <= most}
    return max(allowed, key=lambda size: (allowed[size], size)) if allowed else None


def _of_parts(case: FixCase, *names: str) -> Counter[float]:
    parts = (case.report.components.get(name) for name in names)
    places = [(place, case.block_of(place, case.blocks)) for part in parts if part is not None for place in part.places]
    return sizes_of(
        (block, place.start or 0, len(block.text) if place.end is None else place.end) for place, block in places if block is not None
    )
