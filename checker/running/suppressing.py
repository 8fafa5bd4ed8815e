"""What a run does with a report once all rules have spoken: what is accepted is taken out of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from checker.model import DocumentReport, Rule, RuleSet, Unreadable
from checker.model.records import replace
from checker.running import one
from checker.running.one import Judged, opened, ruled, selected
from checker.running.tasks import Task
from checker.settings.suppressions import SIDECAR, Waiver, beside, inside


def settled(report: DocumentReport, task: Task) -> DocumentReport:
    """The report with its suppressions applied, those inside the document and those beside it. Raises :class:`Refused`.

    Where the run takes none, only how many there are is said.
    """
    if not task.suppressions:
        beside_ = os.path.isfile(report.path + SIDECAR)
        return disregarding(report, sum(1 for _ in inside(report.comments, report.medium)) + beside_)
    waivers = (*inside(report.comments, report.medium), *beside(report.path))
    if not waivers:
        return report
    from checker.running.tasks import known_rules
    from checker.settings.settling import RULES, settled, today

    known = [rule for rule in known_rules(task.profile) if rule.name not in RULES]
    words, asked = _words(known), _words(_asked(known, task))

    def idle(waiver: Waiver) -> bool:
        return not words.isdisjoint(waiver.rules) and asked.isdisjoint(waiver.rules)

    return settled(report, waivers, _asked(RULES.values(), task), today(task.as_of), task.fail_on, idle)


def disregarding(report: DocumentReport, number: int) -> DocumentReport:
    """The report that says how many suppressions were left aside."""
    return replace(report, disregarded=report.disregarded + number, page=None) if number else report


def judged(path: str, task: Task, media: Sequence[str] = ("docx",)) -> Judged:
    """The file at ``path``, checked, what is accepted taken out of its report.

    Raises :class:`Unreadable`, also for a sound file of another medium than ``media``.
    """
    data, document = opened(path, task)
    if document.medium not in media:
        raise Unreadable("unreadable.needs_word" if "text" not in media else "unreadable.needs_word_or_text")
    return _settled(ruled(document, data, task), task)


def judged_bytes(data: bytes, path: str, task: Task) -> Judged:
    """The same for bytes in memory."""
    return _settled(one.judged(path, task, data), task)


def _settled(found: Judged, task: Task) -> Judged:
    return found._replace(report=settled(found.report, task))


def _asked(rules: Iterable[Rule], task: Task) -> tuple[Rule, ...]:
    return selected(RuleSet("", "", tuple(rules)), task.select, task.ignore, task.levels).rules


def _words(rules: Iterable[Rule]) -> frozenset[str]:
    """What suppressions may call the rules."""
    return frozenset(word for rule in rules for word in (rule.id, rule.name))
