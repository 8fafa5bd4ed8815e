"""Numbers of one organ, symbol and year side by side (Điều 15)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from checker.across.crowd import Crowd, grouped, spot
from checker.across.identity import is_sure
from checker.across.plan_readings import READ_BY_ENGINE, PlanReading
from checker.across.run_findings import Hit
from checker.wording.folding import fold

_GAPS = 20
"""Gaps that are listed of one series; the rest are counted."""


def number_twice(crowd: Crowd, check: Mapping[str, Any]) -> Iterator[Hit]:
    """Plans of one organ, symbol, number and year with other bytes. ``paper: other`` tells those of another day or subject, ``same`` those
    that may be one plan in two files.
    """
    for those in crowd.by_series.values():
        for same in grouped((each.number, each) for each in those).values():
            for first, second in pairwise(same):
                series = crowd.series_of(second)
                if _alike(first, second) == (check["paper"] == "same") and not (series and series.separate):
                    yield Hit(
                        tuple(spot(each, "number", each.printed) for each in (first, second)),
                        {"code": second.code, "year": second.year, "organ": second.issuer},
                        not (is_sure(first) and is_sure(second)) or bool({first.medium, second.medium} & set(READ_BY_ENGINE)),
                    )


def _alike(first: PlanReading, second: PlanReading) -> bool:
    return first.date == second.date and fold(first.subject) == fold(second.subject)


def number_order(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """Numbers whose days run backwards: those that keep the longest run of the others from being in order."""
    for those in crowd.by_series.values():
        series = crowd.series_of(those[0])
        whole = [each for each in those if len(each.date) == len("2024-03-15")]
        if series and series.separate:
            continue
        kept = _in_order([each.date for each in whole])
        last: PlanReading | None = None
        for at, each in enumerate(whole):
            if at in kept:
                last = each
                continue
            other = last if last and each.date < last.date else next((whole[on] for on in sorted(kept) if on > at), None)
            if other is not None:
                yield Hit(
                    (spot(each, "date", each.date), spot(other, "date", other.date)),
                    {"code": each.code, "date": each.date, "other": other.code, "other_date": other.date}, True,
                )  # fmt: skip


def _in_order(dates: Sequence[str]) -> frozenset[int]:
    """Where the longest run of days that never goes back stands; n log n."""
    ends: list[str] = []
    at_ends: list[int] = []
    before: list[int] = []
    for at, day in enumerate(dates):
        length = bisect_right(ends, day)
        before.append(at_ends[length - 1] if length else -1)
        ends[length : length + 1] = [day]
        at_ends[length : length + 1] = [at]
    kept, at = set(), at_ends[-1] if at_ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def number_gaps(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """Numbers not seen below the highest, where the office says that plans alone take numbers of the series."""
    for those in crowd.by_series.values():
        series = crowd.series_of(those[0])
        if not (series and series.plans_alone):
            continue
        glimpsed = crowd.glimpsed.get(crowd.glimpse_of(those[0]), set())
        seen = sorted({0, *glimpsed, *(each.number for each in those)})
        gaps = [(low + 1, high - 1) for low, high in pairwise(seen) if high > low + 1]
        if gaps:
            told = ", ".join(f"{low:02d}" if low == high else f"{low:02d}-{high:02d}" for low, high in gaps[:_GAPS])
            more = len(gaps) > _GAPS
            yield Hit(
                (spot(those[-1], "number", those[-1].printed),),
                {"symbol": those[-1].symbol, "year": those[-1].year, "numbers": f"{told}, …" if more else told, "organ": those[-1].issuer},
            )
