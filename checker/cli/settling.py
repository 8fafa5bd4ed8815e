"""What a run does with a report once all rules have spoken: what is accepted is taken out of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace

from checker.cli.judging import Task, selected
from checker.model import DocumentReport, Rule, RuleSet
from checker.settings.trouble import Misconfigured
from checker.settings.waivers import SIDECAR, Waiver, beside, inside


def settled(report: DocumentReport, task: Task) -> DocumentReport:
    """The report with its suppressions applied, those inside the document and those beside it. Raises :class:`Complaint`.

    Where the run takes none, only how many there are is said.
    """
    if not task.suppressions:
        beside_ = os.path.isfile(report.path + SIDECAR)
        return disregarding(report, sum(1 for _ in inside(report.comments, report.medium)) + beside_)
    waivers = (*inside(report.comments, report.medium), *_beside(report.path))
    if not waivers:
        return report
    from checker.cli.settings import known_rules
    from checker.settings.settling import RULES, settled, today

    known = [rule for rule in known_rules(task.profile) if rule.name not in RULES]
    active = _asked(known, task)

    def idle(waiver: Waiver) -> bool:
        return _names_one(waiver, known) and not _names_one(waiver, active)

    return settled(report, waivers, _asked(RULES.values(), task), today(task.as_of), task.fail_on, idle)


def disregarding(report: DocumentReport, number: int) -> DocumentReport:
    """The report that says how many suppressions were left aside."""
    return replace(report, disregarded=report.disregarded + number, page=None) if number else report


def _beside(path: str) -> tuple[Waiver, ...]:
    try:
        return beside(path)
    except Misconfigured as trouble:
        from checker.cli.complaint import FileComplaint

        raise FileComplaint(trouble.key, **trouble.values) from None


def _asked(rules: Iterable[Rule], task: Task) -> tuple[Rule, ...]:
    return selected(RuleSet("", "", tuple(rules)), task).rules


def _names_one(waiver: Waiver, rules: Iterable[Rule]) -> bool:
    return any(word in (rule.id, rule.name) for rule in rules for word in waiver.rules)
