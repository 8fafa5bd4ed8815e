"""A plan mended and checked again, round by round: a fix that does not settle its finding, or brings up one as grave, is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import LEVELS, DocumentReport, Finding, Rule
from checker.reporting.groups import chosen
from checker.running.one import Judged, limits_of
from checker.running.suppressing import judged, judged_bytes
from checker.running.tasks import Task

if TYPE_CHECKING:
    from checker.fixing.annotating import Byline
    from checker.fixing.mending import Mended
    from checker.running.many import Baselines

ROUNDS = 4
"""Times a file is checked again after fixing: a fix that does not settle its finding is taken back, one that uncovers another goes on."""


TRIALS = 24
"""Times a file is mended anew to find which of its fixes do harm; those that are still waiting are taken back."""

CHANCES = 12
"""Fixes of one paragraph that are tried alone once they failed together."""
_THERE = ("found", "blank")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to mend, of which rules, and how to write it; ``allowed``: locks of a file that may be broken.

    ``only``: the numbers of the report to mend; empty for all. ``baselines``: what they know is left as it is.
    """

    task: Task
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    unsafe: bool
    accept: bool
    signature: Byline
    allowed: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    baselines: Baselines | None = None


def settled(path: str, asked: Asked) -> tuple[Mended, Judged]:
    """The plan at ``path`` mended, and the check of it; nothing is written. Raises :class:`Unreadable`, and :class:`Refused` for one
    that is signed or protected.
    """
    before = new_in(judged(path, asked.task, ("docx", "text")), asked)
    refuse_locked(before, path, asked)
    return mended_of(before, path, asked)


def new_in(found: Judged, asked: Asked) -> Judged:
    """The check without what the baselines know. Raises :class:`Refused`."""
    if asked.baselines is None:
        return found
    (report,) = asked.baselines.applied((found.report,))
    return found._replace(report=report)


def refuse_locked(before: Judged, path: str, asked: Asked) -> None:
    """Raise :class:`Refused` for a Word file that is signed or protected, unless ``asked`` allows that."""
    if before.report.medium == "docx":
        from checker.fixing import locks

        locks.refuse_locked(before.data, path, "accept" if asked.accept else "fix", asked.allowed, limits_of(asked.task))


def opened_up(data: bytes, before: bytes, task: Task) -> bytes:
    """The result without the signatures of the original, which it broke; the original itself keeps them."""
    if data == before:
        return data
    from checker.fixing.locks import without_signatures

    return without_signatures(data, limits_of(task))


def mended_of(before: Judged, path: str, asked: Asked) -> tuple[Mended, Judged]:
    """The mended file and the check of it: every finding it claims to have mended is gone, and none took its place.

    What a line means, how long the rule below it is to be, which pages are numbered: all hangs on more than the paragraph that is
    mended, so the whole file is compared, and fixes by which it has more findings of a rule, or a part less, are taken back.
    Raises :class:`Refused` for a number of ``asked.only`` that the report has not.
    """
    result, after = _round_by_round(before, path, asked, frozenset())
    return (result, after) if not result.done or _is_harmless(before, after) else _harmless(before, path, asked, result, after)


def _harmless(before: Judged, path: str, asked: Asked, result: Mended, after: Judged) -> tuple[Mended, Judged]:
    """As much of ``result``, which does harm, as does none, after at most ``TRIALS`` checks: halves of what is suspected are tried, and
    halves of those, the suspects last.
    """
    every = frozenset(finding.fingerprint for finding in (*result.done, *before.report.findings))
    parts = {finding.component for finding in after.report.findings if finding.rule in added(before, after)}
    by_suspicion = sorted(result.done, key=lambda finding: finding.component in parts)
    done = list(dict.fromkeys(finding.fingerprint for finding in by_suspicion))
    known = sum(finding.component not in parts for finding in by_suspicion)
    waiting = [group for group in (done[:known], done[known:]) if group]
    best, allowed = _round_by_round(before, path, asked, every), frozenset[str]()
    for _ in range(TRIALS):
        if not waiting:
            break
        group = waiting.pop(0)
        tried = _round_by_round(before, path, asked, every - allowed.union(group))
        if _is_harmless(before, tried[1]):
            best, allowed = tried, allowed.union(group)
        elif len(group) > 1:
            waiting[:0] = [group[: len(group) // 2], group[len(group) // 2 :]]
    return best


def _is_harmless(before: Judged, after: Judged) -> bool:
    """Whether no rule finds more than it did, and every part is still there."""
    return not added(before, after) and not _parts(before) - _parts(after)


def _parts(found: Judged) -> frozenset[str]:
    """The parts that are there, filled in or left blank."""
    return frozenset(name for name, part in found.report.components.items() if part.status in _THERE)


def _narrowed(report: DocumentReport, only: tuple[str, ...]) -> DocumentReport:
    """The report with the findings of the numbers ``only`` and no other."""
    if not only:
        return report
    wanted = {each.finding.fingerprint for each in chosen(report, only)}
    return replace(report, findings=tuple(finding for finding in report.findings if finding.fingerprint in wanted), page=None)


def added(before: Judged, after: Judged) -> frozenset[str]:
    """The rules that find more than they did, but those on tracked changes: fixes are tracked for a person to accept."""
    count = Counter(finding.rule for finding in after.report.findings)
    count.subtract(finding.rule for finding in before.report.findings)
    rules = after.rules
    return frozenset(rule for rule, more in count.items() if more > 0 and not _is_on_revisions(rules.get(rule)))


def _is_on_revisions(rule: Rule | None) -> bool:
    return rule is not None and rule.check.get("of") == "trait.revisions"


def _round_by_round(before: Judged, path: str, asked: Asked, without: frozenset[str]) -> tuple[Mended, Judged]:
    """Written plainly, a file is mended until nothing more can be; tracked changes are for a person to look at first."""
    result, after = _proven(before, path, asked, without)
    again = not asked.only and (asked.accept or before.report.medium == "text")  # numbers are those of the first check
    for _ in range(ROUNDS if again else 0):
        if not result.done:
            break
        more, after = _proven(after._replace(data=result.data), path, asked, without)
        if not more.done:
            break
        result = replace(
            more, done=(*result.done, *more.done), changes=(*result.changes, *more.changes), looks=(*result.looks, *more.looks)
        )
    return result, after


def _proven(before: Judged, path: str, asked: Asked, without: frozenset[str]) -> tuple[Mended, Judged]:
    """One round of fixes but those ``without``, each proven by checking the file again; those that fail are taken back.

    Where several of one paragraph were taken back, the fault may be one's alone: the others are given another chance, one by one.
    """
    rules = {name: rule for name, rule in before.rules.items() if _meant(rule, asked)}

    def tried(without: frozenset[str]) -> tuple[Mended, Judged, frozenset[str]]:
        result = _mended(before, rules, asked, without)
        after = new_in(judged_bytes(result.data, path, asked.task), asked) if result.done else before
        return result, after, frozenset(_failed(result.done, before.report.findings, after.report.findings))

    suspects: list[Finding] = []
    for _ in range(ROUNDS):
        result, after, failed = tried(without)
        if not failed:
            break
        without |= failed
        suspects += [finding for finding in result.done if finding.fingerprint in failed]
    for chance in _chances(suspects):
        more, checked, failed = tried(without - chance)
        if chance & failed:
            more, checked, failed = tried(without - (chance - failed))
        if not failed:
            result, after, without = more, checked, without - (chance - failed)
    return result, after


def _chances(suspects: Sequence[Finding]) -> Iterator[frozenset[str]]:
    """Fingerprints of what is to be tried together: of each paragraph in which several were taken back, one at a time."""
    by_paragraph: dict[tuple[str, int | None], list[str]] = {}
    for finding in suspects:
        by_paragraph.setdefault(_key(finding)[1:], []).append(finding.fingerprint)
    several = [found for found in by_paragraph.values() if len(found) > 1]
    for number in range(min(max(map(len, several), default=0), CHANCES)):
        yield frozenset(found[number] for found in several if number < len(found))


def _mended(before: Judged, rules: dict[str, Rule], asked: Asked, without: frozenset[str]) -> Mended:
    limits, report = limits_of(asked.task), _narrowed(before.report, asked.only)
    if report.medium == "text":
        from checker.fixing.texts import mended_text

        return mended_text(before.data, report, rules, unsafe=asked.unsafe, without=without, limits=limits)
    from checker.fixing.mending import mended

    return mended(before.data, report, rules, asked.signature, unsafe=asked.unsafe, accept=asked.accept, without=without, limits=limits)


def _meant(rule: Rule, asked: Asked) -> bool:
    wanted = not asked.select or any(map(rule.answers_to, asked.select))
    return wanted and not any(map(rule.answers_to, asked.ignore))


def _failed(done: Sequence[Finding], before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[str]:
    """Findings said to be mended that are still there, or in whose paragraph another as grave has come up."""
    known = {_key(finding) for finding in before}
    fresh: dict[tuple[str, int | None], int] = {}
    for finding in after:
        if _key(finding) not in known and finding.place is not None:
            spot = _key(finding)[1:]
            fresh[spot] = min(fresh.get(spot, len(LEVELS)), LEVELS.index(finding.level))
    still = {_key(finding) for finding in after}
    for finding in done:
        if _key(finding) in still or fresh.get(_key(finding)[1:], len(LEVELS)) <= LEVELS.index(finding.level):
            yield finding.fingerprint


def _key(finding: Finding) -> tuple[str, str, int | None]:
    """A rule and the paragraph it speaks of, in a text its line: no fix makes or joins lines."""
    place = finding.place
    if place is None:
        return finding.rule, "", None
    return finding.rule, place.part, place.paragraph if place.line is None else place.line
