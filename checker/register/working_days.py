"""Working days of an office: Monday to Friday without public holidays, and Saturdays worked instead (``rules/facts/days_off.yaml``)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from checker.model.tuples import NamedTuple

_SATURDAY = 5
_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Month and day of the holidays that no notice is needed for (Bộ luật Lao động 2019, Điều 112 khoản 1)."""


class YearsDays(NamedTuple):
    """Of one year: weekdays that are off, Saturdays that are worked."""

    off: frozenset[date]
    work: frozenset[date] = frozenset()


@cache
def _announced() -> dict[int, YearsDays]:
    import yaml

    from checker.model.data import home

    rows = yaml.safe_load((home("rules") / "facts" / "days_off.yaml").read_text("utf-8"))
    return {row["year"]: YearsDays(*(frozenset(map(date.fromisoformat, row[name])) for name in ("free", "work"))) for row in rows}


def is_announced(year: int) -> bool:
    """Whether a year's days off are in the table, so that Tết is known."""
    return year in _announced()


def days_of(year: int) -> YearsDays:
    """The days off and worked of a year: as announced, else the fixed holidays with the days given for those that fall on a weekend."""
    known = _announced().get(year)
    if known is not None:
        return known
    off: set[date] = set()
    for month, day in _FIXED:
        given = date(year, month, day)
        while given.weekday() >= _SATURDAY or given in off:
            given += timedelta(days=1)
        off.add(given)
    return YearsDays(frozenset(off))


@lru_cache(4_096)
def working_days(first: date, last: date) -> int:
    """Working days after ``first`` up to and with ``last``."""
    if last <= first:
        return 0
    weeks, rest = divmod((last - first).days, 7)
    count = weeks * 5 + sum((first + timedelta(days=7 * weeks + each)).weekday() < _SATURDAY for each in range(1, rest + 1))
    for year in range(first.year, last.year + 1):
        days = days_of(year)
        count += sum(first < day <= last for day in days.work) - sum(first < day <= last for day in days.off)
    return count
