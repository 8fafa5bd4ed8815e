"""A plan mended and checked again, round by round: a fix that does not settle its finding, or brings up one as grave, is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    if not result.done or _is_harmless(before, after):
        return result, after
    for way in (_proven, _round_by_round):  # one round tells in most files what does harm
        without = _harmful(before, path, asked, result.done, added(before, after), way)
        settled = _round_by_round(before, path, asked, without)
        if _is_harmless(before, settled[1]):
            return settled
    return _round_by_round(before, path, asked, _every(before, result.done))


def _harmful(
    before: Judged, path: str, asked: Asked, done: Sequence[Finding], more: frozenset[str], way: Callable[..., tuple[Mended, Judged]]
) -> frozenset[str]:
    """The fixes that are to be left alone, found in at most ``TRIALS`` rounds of ``way``: halves of what is suspected are tried, and
    halves of those, a rule's fixes together as long as can be. What brought up findings on its own part is tried last.
    """
    parts = {rule.component for name, rule in before.rules.items() if name in more}
    by_rule: dict[tuple[bool, str], dict[str, None]] = {}
    for finding in done:
        by_rule.setdefault((finding.component in parts, finding.rule), {})[finding.fingerprint] = None
    groups = [tuple(by_rule[key]) for key in sorted(by_rule)]
    known = sum(not suspected for suspected, _ in by_rule)
    waiting = [each for each in (groups[:known], groups[known:]) if each]
    every, allowed = _every(before, done), frozenset[str]()
    for _ in range(TRIALS):
        if not waiting:
            break
        tried = waiting.pop(0)
        wanted = allowed.union(*tried)
        if _is_harmless(before, way(before, path, asked, every - wanted)[1]):
            allowed = wanted
        else:
            waiting[:0] = _halves(tried)
    return every - allowed


def _halves(groups: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Groups of fixes parted in two, a single one within; nothing of a single fix."""
    if len(groups) == 1:
        (only,) = groups
        groups = [half for half in (only[: len(only) // 2], only[len(only) // 2 :]) if half] if len(only) > 1 else []
    middle = len(groups) // 2
    return [half for half in (groups[:middle], groups[middle:]) if half]


def _every(before: Judged, done: Iterable[Finding]) -> frozenset[str]:
    """Whatever may be mended, and was."""
    return frozenset(finding.fingerprint for finding in (*done, *before.report.findings))


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
