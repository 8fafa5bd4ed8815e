"""A report with its suppressions applied: what is accepted no longer counts, and what is wrong with a suppression is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from checker.checking.linting import fingerprinted, verdict_of
from checker.model import Clause, DocumentReport, Finding, Rule, Suppression
from checker.model.law import OWN
from checker.model.records import replace
from checker.settings.suppressions import Waiver

_CLAUSE = Clause(OWN, "Bỏ qua có lý do, có thời hạn")
_LEVELS = {
    "suppression-without-reason": ("TT2071", "warning"),
    "suppression-expired": ("TT2072", "warning"),
    "suppression-unused": ("TT2073", "note"),
    "suppression-not-understood": ("TT2074", "warning"),
    "suppression-too-wide": ("TT2075", "warning"),
    "suppression-until-no-day": ("TT2076", "warning"),
}
RULES = {
    name: Rule(id=identity, name=name, component="document", clause=_CLAUSE, level=level, basis="practice", check={})
    for name, (identity, level) in _LEVELS.items()
}
"""What can be wrong with a suppression. No check kind finds it, since it is known only when all rules have spoken."""


def settled(
    report: DocumentReport, waivers: Sequence[Waiver], rules: Sequence[Rule], today: str, fail_on: str, idle: Callable[[Waiver], bool]
) -> DocumentReport:
    """The report with what ``waivers`` accept taken out of its findings.

    ``rules`` are those of :data:`RULES` that were asked for; ``today`` (ISO) decides whether a waiver has run out; ``idle``
    tells a waiver about rules that were not asked for, which is not unused.
    """
    if not waivers or report.verdict in ("unreadable", "out_of_scope"):
        return report
    good = [waiver for waiver in waivers if _holds(waiver, today)]
    bad = [waiver for waiver in waivers if not _holds(waiver, today)]
    about = _by_what_they_mean(good)
    counted: list[Finding] = []
    accepted: list[Finding] = []
    used: set[int] = set()
    for finding in report.findings:
        waiver = _first(good, about, finding)
        if waiver is None:
            counted.append(finding)
        else:
            used.add(waiver)
            accepted.append(finding._replace(suppression=_suppression(good[waiver])))
    unused = [waiver for number, waiver in enumerate(good) if number not in used and not idle(waiver)]
    troubles = _told((*bad, *unused), rules, today)
    findings = (*counted, *fingerprinted(troubles))
    verdict = verdict_of(findings, report.doubtful, fail_on)
    own = {rule.id: rule.head for rule in rules if any(finding.rule == rule.id for finding in findings)}
    return replace(
        report, verdict=verdict, findings=findings, page=None, suppressed=(*report.suppressed, *accepted), rules={**report.rules, **own}
    )


_Meant = tuple[str, int | None]
"""A word for a rule, and the line of a text a suppression stands at, if it does."""


def _by_what_they_mean(waivers: Sequence[Waiver]) -> dict[_Meant, list[int]]:
    """The numbers of the waivers by what they can be about: a text of a megabyte holds tens of thousands."""
    found: dict[_Meant, list[int]] = {}
    for number, waiver in enumerate(waivers):
        for word in dict.fromkeys(waiver.rules):
            found.setdefault((word, waiver.line), []).append(number)
    return found


def _first(waivers: Sequence[Waiver], about: Mapping[_Meant, Sequence[int]], finding: Finding) -> int | None:
    """The number of the first waiver that is about a finding."""
    line = finding.place.line if finding.place else None
    lines = (None,) if line is None else (None, line)
    asked = (about.get((word, line), ()) for word in (finding.rule, finding.name) for line in lines)
    if finding.place is None:  # what is missing stands nowhere: a comment at any line means it too
        asked = (numbers for (word, _), numbers in about.items() if word in (finding.rule, finding.name))
    return min((number for each in asked if (number := _meant(waivers, each, finding)) is not None), default=None)


def _meant(waivers: Sequence[Waiver], numbers: Iterable[int], finding: Finding) -> int | None:
    return next((number for number in numbers if waivers[number].means(finding)), None)


def _holds(waiver: Waiver, today: str) -> bool:
    return bool(waiver.rules and waiver.reason and not waiver.wide and not waiver.no_day) and (not waiver.until or today <= waiver.until)


def _suppression(waiver: Waiver) -> Suppression:
    return Suppression(waiver.kind, waiver.reason, waiver.by or None, waiver.until or None)


def _told(waivers: Iterable[Waiver], rules: Sequence[Rule], today: str) -> Iterator[Finding]:
    """A finding for each waiver that is not as it should be, unless its rule was not asked for."""
    asked = {rule.name: rule for rule in rules}
    for waiver in waivers:
        rule = asked.get(_fault(waiver, today))
        if rule is not None:
            values = {"until": waiver.until, "by": waiver.by or "–", "reason": waiver.reason}
            yield Finding(
                rule=rule.id, name=rule.name, component=rule.component, level=rule.level, basis=rule.basis, clause=rule.clause,
                place=waiver.place, got=waiver.text, values=values,
            )  # fmt: skip


def _fault(waiver: Waiver, today: str) -> str:
    if not waiver.rules:
        return "suppression-not-understood"
    if waiver.wide:
        return "suppression-too-wide"
    if not waiver.reason:
        return "suppression-without-reason"
    if waiver.no_day:
        return "suppression-until-no-day"
    return "suppression-expired" if waiver.until and waiver.until < today else "suppression-unused"


def today(as_of: str | None) -> str:
    """The day by which waivers run out: the day asked for, else ``SOURCE_DATE_EPOCH``, else today (UTC).

    Nothing else of a report hangs on the day it is made.
    """
    if as_of:
        return as_of
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)).date().isoformat()
