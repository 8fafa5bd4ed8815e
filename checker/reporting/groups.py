"""Findings of one cause together, numbered: what a person mends in one go is one point of every report, errors first.

The number of a finding is that of its group, and its place in it where the group has several: ``2.3``. It is the same in every format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from checker.model import LEVELS, DocumentReport, Finding, RuleHead
from checker.model.errors import Refused
from checker.model.nearest import nearest_number
from checker.model.tuples import NamedTuple
from checker.reporting.order import in_order

LINE = "line"
"""The family of findings whose line is to be written anew, once for all of them."""


class FindingGroup(NamedTuple):
    """Findings of one family of rules, or of one rule, in the order of the decree's parts.

    ``level`` is the gravest of them, ``rules`` their rules, ``labels`` their numbers: ``2.3``, or ``2`` of one that is alone.
    """

    number: int
    family: str
    level: str
    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    labels: tuple[str, ...]


class NumberedFinding(NamedTuple):
    """A finding with its number in the report, and the group it is told in."""

    label: str
    group: FindingGroup
    finding: Finding


def groups(document: DocumentReport, level: str = "note") -> list[FindingGroup]:
    """The groups of a document, the gravest first; of each the findings at ``level`` or graver, under the numbers of the whole."""
    together: dict[tuple[str, str], list[Finding]] = {}
    often = {rule for rule, number in Counter(finding.rule for finding in document.findings).items() if number > 1}
    lines = Counter(_line(finding) for finding in document.findings if finding.after and finding.rule not in often)
    for finding in in_order(document.findings):
        anew = finding.rule not in often and lines[_line(finding)] > 1
        together.setdefault((LINE, _line(finding)) if anew else _key(finding, document.rules, often), []).append(finding)
    found = sorted(together.items(), key=lambda each: min(map(_rank, each[1])))  # a stable sort: parts stay in the decree's order
    numbered = [_group(number, family, those) for number, ((family, _), those) in enumerate(found, 1)]
    return numbered if level == LEVELS[-1] else list(_down_to(numbered, LEVELS.index(level)))


def numbered(document: DocumentReport, level: str = "note") -> list[NumberedFinding]:
    """Every finding at ``level`` or graver in the order of the groups, with its number."""
    return [
        NumberedFinding(label, group, finding)
        for group in groups(document, level)
        for label, finding in zip(group.labels, group.findings, strict=True)
    ]


def line_anew(finding: Finding) -> object:
    """What findings share whose one line is to be written anew; ``None`` of one that has no such line."""
    if not finding.after:
        return None
    spot = finding.place._replace(start=None, end=None, bbox=None) if finding.place is not None else None
    return spot, finding.before, finding.after


def tells_line(each: NumberedFinding) -> bool:
    """Whether a finding is the first of its group about its line: what is to stand there is told once for all of them."""
    line = line_anew(each.finding)
    return line is None or next(found for found in each.group.findings if line_anew(found) == line) is each.finding


def chosen(document: DocumentReport, numbers: Iterable[str]) -> list[NumberedFinding]:
    """The findings told under these numbers: ``2.3`` is one, ``2`` all of its group. Raises :class:`Refused` for a number there is not."""
    told = numbered(document)
    asked = tuple(numbers)
    known = {name for each in told for name in _names(each)}
    for number in asked:
        if number not in known:
            raise Refused("only.unknown", number=number, path=document.path, count=len(told), near=nearest_number(number, known))
    return [each for each in told if not _names(each).isdisjoint(asked)]


def _names(each: NumberedFinding) -> frozenset[str]:
    """What a finding may be called by: its own number, and that of its group."""
    return frozenset((each.label, str(each.group.number)))


def _group(number: int, family: str, findings: Sequence[Finding]) -> FindingGroup:
    labels = [f"{number}.{at}" for at in range(1, len(findings) + 1)] if len(findings) > 1 else [str(number)]
    rules = tuple(dict.fromkeys(finding.rule for finding in findings))
    return FindingGroup(number, family, LEVELS[min(map(_rank, findings))], rules, tuple(findings), tuple(labels))


def _line(finding: Finding) -> str:
    """What findings share that are mended by writing one line anew."""
    return f"{_footing(finding)} {finding.before}\n{finding.after}"


def _footing(finding: Finding) -> str:
    return f"{finding.basis} {finding.adjusted}"


def _key(finding: Finding, rules: Mapping[str, RuleHead], often: Collection[str]) -> tuple[str, str]:
    """What findings told together share: the family, on the same footing; without one the rule, on one part, where it speaks often;
    else the line that is to be written anew.
    """
    family = rules[finding.rule].family if finding.rule in rules else ""
    if family:
        return family, _footing(finding)
    if finding.after and finding.rule not in often:
        return LINE, _line(finding)
    return "", f"{finding.rule} {finding.component}"


def _rank(finding: Finding) -> int:
    return LEVELS.index(finding.level)


def _down_to(found: Iterable[FindingGroup], rank: int) -> Iterator[FindingGroup]:
    """The groups without the findings below a level."""
    for group in found:
        kept = [at for at, finding in enumerate(group.findings) if _rank(finding) <= rank]
        if kept:
            findings, labels = tuple(group.findings[at] for at in kept), tuple(group.labels[at] for at in kept)
            yield group._replace(findings=findings, labels=labels, rules=tuple(dict.fromkeys(each.rule for each in findings)))
