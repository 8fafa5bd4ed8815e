"""The rules across plans put before the readings of a run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from checker.across.citing import annex_of_another, cited_later, cited_otherwise, cites_itself, not_sent
from checker.across.crowd import Crowd
from checker.across.forms import names_vary, signer_names_vary, signer_posts_vary, symbols_vary
from checker.across.number_series import NumberSeries
from checker.across.numbers_given import number_gaps, number_order, number_twice
from checker.across.plan_readings import PlanReading
from checker.across.run_findings import Hit, RunFinding
from checker.across.same_papers import near_text, same_bytes
from checker.model import LEVELS, Clause
from checker.model.data import home

AcrossKind = Callable[[Crowd, Mapping[str, Any]], Iterator[Hit]]
ACROSS_KINDS: Mapping[str, AcrossKind] = {
    each.__name__: each
    for each in (
        number_twice, number_order, number_gaps, same_bytes, near_text, cited_otherwise, cited_later, cites_itself, annex_of_another,
        not_sent, symbols_vary, names_vary, signer_names_vary, signer_posts_vary,
    )
}  # fmt: skip
OF_COPIES = frozenset({"same_bytes"})
"""Kinds that look at one plan's own files."""
OF_PAIRS = frozenset({"cited_otherwise", "cited_later", "cites_itself"})
"""Kinds that look at a plan and at one it cites, whatever lies beside them."""
OF_ORDERS = frozenset({"not_sent"})
"""Kinds that look at a plan and at all that cite it."""
OF_SERIES = frozenset(ACROSS_KINDS) - OF_COPIES - OF_PAIRS - OF_ORDERS
"""Kinds that look at the plans of one organ and year (:func:`checker.across.identity.series_key`), and at no others."""


def across(
    readings: Iterable[PlanReading], series: Sequence[NumberSeries] = (), today: str = "", kinds: Collection[str] = ACROSS_KINDS.keys()
) -> list[RunFinding]:
    """All that the plans show side by side, in the order of the rules and then of the paths; the same for the same plans in any order.

    ``series``: what the office says of organs' numbers. ``today``: ISO; without it nothing is overdue. ``kinds``: the checks to make.
    """
    crowd = Crowd(readings, series, today)
    asked = (rule for rule in across_rules() if rule["check"]["kind"] in kinds)
    return [finding for rule in asked for finding in sorted(_found(crowd, rule), key=lambda each: each.spots)]


@cache
def across_rules() -> tuple[Mapping[str, Any], ...]:
    """The rules of box 30 as ``rules/across/`` writes them."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted((home("rules") / "across").glob("*.yaml"))
    rows = (row for path in files for row in yaml.load(path.read_text("utf-8"), loader))  # noqa: S506 - a safe loader
    return tuple(sorted(rows, key=lambda row: str(row["id"])))


def _found(crowd: Crowd, rule: Mapping[str, Any]) -> Iterator[RunFinding]:
    clause = Clause(rule["clause"]["document"], rule["clause"]["at"])
    for hit in ACROSS_KINDS[rule["check"]["kind"]](crowd, rule["check"]):
        level = LEVELS[-1] if hit.doubtful else rule["level"]
        yield RunFinding(
            rule["id"], rule["name"], level, rule["basis"], clause, hit.spots, hit.values, hit.doubtful, _print(rule["id"], hit)
        )


def _print(rule: str, hit: Hit) -> str:
    """What a finding is known by again: its rule and the plans' contents, wherever they lie."""
    said = "\n".join([rule, *(f"{each.sha256 or each.path}\t{each.component}\t{each.text}" for each in hit.spots)])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
