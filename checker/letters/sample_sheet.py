"""A plan against the decree's own table of letters (Phụ lục I, Phần I, Mục V), row by row: right, wrong, not seen, look yourself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from checker.model import Finding
from checker.model.errors import Refused
from checker.model.report import DocumentReport
from checker.model.tuples import NamedTuple
from checker.reporting import looks, phrases
from checker.reporting.catalogue import Words
from checker.reporting.groups import numbered

LAW = "nd30-2020"
STATUSES = ("right", "wrong", "unseen", "look", "not_for_plans")
"""What a row comes to; ``unseen``: the part does not stand in the plan; ``look``: a person has to."""
COLUMNS = ("at", "part", "asks", "status", "found")
_WITHOUT_PLACE = ("body", "page", "sections")
"""Parts of which no place tells whether they are there: their rules do."""


class SampleRow(NamedTuple):
    """One row of the table: its number there, the part, what the table asks, what it comes to, and what was found or why not."""

    at: str
    part: str
    asks: str
    status: str
    found: str


def sample_rows(report: DocumentReport, rules: Collection[str], words: Words) -> list[SampleRow]:
    """The rows of the table for one plan; ``rules``: the ids of those it was put before.

    Raises :class:`Refused` for a plan judged by another law, whose table is another.
    """
    if report.ruleset != LAW or report.verdict in ("out_of_scope", "unreadable"):
        raise Refused("sheet.other_law", path=report.path)
    wrong: dict[str, list[str]] = {}
    for each in numbered(report):
        now, wanted = looks.sides(each.finding, each.group.family, words)
        wrong.setdefault(each.finding.rule, []).append(_told(each.finding, now, wanted, words))
    silent = {each.rule: each for each in report.not_checked}
    return [_row(entry, report, rules, wrong, silent, words) for entry in table()]


def table() -> list[dict[str, Any]]:
    """The rows of ``reports/sample-table.yaml``."""
    import yaml

    from checker.model.data import home

    rows: list[dict[str, Any]] = yaml.safe_load((home("reports") / "sample-table.yaml").read_text("utf-8"))
    return rows


def _row(
    entry: Mapping[str, Any], report: DocumentReport, rules: Collection[str], wrong: Mapping[str, list[str]], silent: Mapping[str, Any],
    words: Words,
) -> SampleRow:  # fmt: skip
    asks = words.ui("sheet.asks", letters=entry["letters"], size=entry["size"], style=entry["style"])

    def row(status: str, found: Sequence[str] = ()) -> SampleRow:
        return SampleRow(entry["at"], entry["part"], asks, status, "; ".join(dict.fromkeys(found)))

    if entry.get("not_for_plans"):
        return row("not_for_plans")
    asked = [rule for rule in entry["rules"] if rule in rules]
    if found := [text for rule in asked for text in wrong.get(rule, ())]:
        return row("wrong", found)
    if not _is_there(report, entry["of"]):
        return row("unseen")
    untold = [silent[rule] for rule in asked if rule in silent and silent[rule].state != "not_applicable"]
    if untold:
        return row("look", [phrases.reason(each, words) for each in untold])
    if all(rule in silent for rule in asked):  # none of them had anything to say on this plan
        return row("unseen" if entry["of"] == ["sections"] else "look")
    return row("right")


def _is_there(report: DocumentReport, parts: Sequence[str]) -> bool:
    """Whether one of the parts stands in the plan, as far as it can be told."""
    return any(name in _WITHOUT_PLACE or (name in report.components and report.components[name].present) for name in parts)


def _told(finding: Finding, now: str, wanted: str, words: Words) -> str:
    place = phrases.spot(finding, words)
    said = words.ui("look", now=now, wanted=wanted) if now and wanted else phrases.message(finding, words)
    return f"{place}: {said}" if place else said
