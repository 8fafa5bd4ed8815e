"""All readings of a run, looked up once by what the checks ask: organ, code, bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from checker.across.identity import OrganKey, letters_of, organ_key, series_key
from checker.across.number_series import NumberSeries
from checker.across.plan_readings import PlanReading
from checker.across.run_findings import Spot
from checker.wording.folding import fold
from checker.wording.issuer_names import told_apart_by


class Crowd:
    """The readings in order of path; the same bytes once, under the first path, for all checks but the one about them.

    ``today``: ISO, empty for none: nothing is overdue then.
    """

    def __init__(self, readings: Iterable[PlanReading], series: Sequence[NumberSeries] = (), today: str = "") -> None:
        self.all = sorted(readings, key=lambda each: (each.path, each.sha256))
        self.today = today
        self._series = {(fold(each.organ), each.symbol.upper()): each for each in series}
        once: dict[str, PlanReading] = {}
        for each in self.all:
            once.setdefault(each.sha256 or f"path {each.path}", each)
        self.readings = list(once.values())

    @cached_property
    def issued(self) -> list[PlanReading]:
        """Those that bear a number of their own, read whole, and still stand as they were issued."""
        return [each for each in self.readings if each.stage == "issued" and each.code and each.organ and each.clear and not each.settled]

    @cached_property
    def glimpsed(self) -> dict[tuple[str, str, str], set[int]]:
        """Numbers of plans that were not read whole, by what can be told of organ and symbol, and by year."""
        those = (each for each in self.readings if not each.clear and each.stage == "issued" and each.code)
        found = grouped((self.glimpse_of(each), each.number) for each in those)
        return {key: set(numbers) for key, numbers in found.items()}

    def glimpse_of(self, reading: PlanReading) -> tuple[str, str, str]:
        """Under what a plan stands in :attr:`glimpsed`."""
        return series_key(reading), letters_of(reading.symbol), reading.year

    @cached_property
    def by_organ(self) -> dict[tuple[OrganKey, str], list[PlanReading]]:
        """The issued ones of each organ and year."""
        return grouped(((organ_key(each), each.year), each) for each in self.issued)

    @cached_property
    def by_series(self) -> dict[tuple[OrganKey, str, str], list[PlanReading]]:
        """The issued ones of one organ, symbol and year, by number; those without a date are in none."""
        found = grouped(((organ_key(each), each.symbol.upper(), each.year), each) for each in self.issued if each.year)
        return {key: sorted(those, key=lambda each: (each.number, each.date, each.path)) for key, those in found.items()}

    def series_of(self, reading: PlanReading) -> NumberSeries | None:
        """What the office said of the series a plan is numbered in."""
        organ, apart = fold(reading.organ), fold(told_apart_by(reading.organ, reading.superior, reading.place))
        for name in (f"{organ}, {apart}", organ):
            for symbol in (reading.symbol.upper(), ""):
                if found := self._series.get((name, symbol)):
                    return found
        return None


_K = TypeVar("_K")
_V = TypeVar("_V")


def grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    """Values by key, in the order they came."""
    found: dict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def spot(reading: PlanReading, component: str, text: str = "") -> Spot:
    """A place in a plan."""
    return Spot(reading.path, reading.sha256, component, text)
