"""The same bytes met twice, and nearly the same text under another number.

Likeness is the share of wordings of five words that two texts have in common, told from the least numbers of both: exact for a short
text, the same on any machine, without a library. Plans are compared only with those of their organ and year that share one of their
smallest wordings, so that nothing is quadratic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from checker.across.crowd import Crowd, grouped, spot
from checker.across.identity import is_sure, organ_key
from checker.across.plan_readings import MOST_SHINGLES, SHINGLE, PlanReading, numbers_of
from checker.across.run_findings import Hit
from checker.wording.folding import fold

_KEYS = 4
"""Smallest wordings that bring two plans together: texts alike by nine in ten share one of them in 9,999 of 10,000 cases."""
_LEAST = 48
"""Wordings below which a text is too short to be compared."""


def same_bytes(crowd: Crowd, _check: Mapping[str, Any]) -> Iterator[Hit]:
    """One file under several names."""
    for those in grouped((each.sha256, each) for each in crowd.all if each.sha256).values():
        if len({each.path for each in those}) > 1:
            yield Hit(tuple(spot(each, "document") for each in those), {"count": len(those)})


def near_text(crowd: Crowd, check: Mapping[str, Any]) -> Iterator[Hit]:
    """Plans of one organ, year and subject under different numbers whose texts share ``least`` of their wordings or more.

    Under another subject the same wording is an office's habit: plans of each month, of each school.
    """
    pairs = (
        ((organ_key(each), each.year, fold(each.subject), key), each)
        for each in crowd.issued
        if each.year and len(each.shingles) >= _LEAST * SHINGLE
        for key in numbers_of(each.shingles[: _KEYS * SHINGLE])
    )
    told: set[tuple[str, str]] = set()
    for those in grouped(pairs).values():
        for first, second in pairwise(sorted(those, key=lambda each: (each.number, each.path))):
            pair = (first.path, second.path)
            if first.code != second.code and pair not in told and _likeness(first, second) >= check["least"]:
                told.add(pair)
                yield Hit(
                    tuple(spot(each, "subject", each.subject) for each in (first, second)),
                    {"code": second.code, "other": first.code, "share": round(100 * _likeness(first, second))},
                    not is_sure(first),
                )


def _likeness(first: PlanReading, second: PlanReading) -> float:
    mine, its = set(numbers_of(first.shingles)), set(numbers_of(second.shingles))
    least = set(sorted(mine | its)[:MOST_SHINGLES])  # of both texts together, as each keeps its own least
    return len(mine & its & least) / len(least)
