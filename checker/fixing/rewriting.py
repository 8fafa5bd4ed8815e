"""What a line reads once a finding is mended: the edits of its rule's fix made in the text alone, nothing written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from checker.fixing.case import FixCase, FixDocument
from checker.fixing.edits import ByHand, EditedParagraph, TextEdit
from checker.fixing.wording import WORDINGS
from checker.model import LEVELS, Document, DocumentReport, Finding, Rule
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

MOST = 300
"""Findings of a document whose lines are rewritten: each looks through its paragraph, and nobody reads more."""
LONGEST = 1200
"""Characters of a line that is told whole; of a longer one what stands around the change."""
_AROUND = 200
_GAP = lazy_pattern(r"(?<=[^\s:])(?:[ \xa0]{3,}+|[ \xa0]*+\t[ \xa0\t]*+)(?=[^\W\d_])")
"""What parts two columns of a line: wide, after no colon (``Số:      /KH-SNV``); what follows begins with a capital."""


class _MendedLine(NamedTuple):
    """A paragraph and the edits that mend one finding in it, in their order."""

    text: str
    edits: tuple[TextEdit, ...]


def rewritten(report: DocumentReport, rules: Mapping[str, Rule], document: Document) -> DocumentReport:
    """The report whose findings say the line they stand in ``before`` and ``after``, as far as their rules' fixes can tell.

    ``rules`` are the rules that spoke, by id; ``document`` is what they were asked of.
    """
    mendable = {identity for identity, rule in rules.items() if rule.fix in WORDINGS}
    if not any(finding.rule in mendable for finding in report.findings):
        return report
    whole = FixDocument(document)
    mended: dict[int, _MendedLine] = {}
    sure: dict[EditedParagraph, list[tuple[int, _MendedLine]]] = {}
    for number, finding in enumerate(report.findings):
        if finding.rule not in mendable:
            continue
        if len(mended) == MOST:
            break
        line = mended[number] = _mended(FixCase(finding, rules[finding.rule], report, whole))
        if line.edits and _is_sure(finding):
            sure.setdefault(line.edits[0].spot, []).append((_rank(finding), line))
    together = {spot: _together(lines) for spot, lines in sure.items()}
    findings = list(report.findings)
    for number, line in mended.items():
        before, after = _told(line, together)
        findings[number] = findings[number]._replace(before=before, after=after)
    return replace(report, findings=tuple(findings))


def _is_sure(finding: Finding) -> bool:
    """Whether a mend belongs in the one line that all findings of it tell: a note that is not safely mended is a doubt."""
    return finding.fix == "safe" or finding.level != LEVELS[-1]


def _rank(finding: Finding) -> int:
    """Whose edits are made where two change the same letters: the gravest first."""
    return LEVELS.index(finding.level)


def _mended(case: FixCase) -> _MendedLine:
    """What mends a finding in its own paragraph; no edits when only a person can tell."""
    try:
        edits = set(WORDINGS[case.rule.fix or ""](case))
        return _MendedLine(case.block.text, tuple(sorted((edit for edit in edits if edit.spot == case.spot), key=_place)))
    except ByHand:
        return _MendedLine("", ())


def _told(line: _MendedLine, sure: Mapping[EditedParagraph, list[TextEdit]]) -> tuple[str, str]:
    """The line of a finding as it stands and as it should; two empty texts when only a person can tell.

    All that is surely mended in that line is mended in what it should read: two findings of one line do not tell two lines. So a
    doubt tells no line where a sure finding tells it, nor does a finding whose letters another one mends.
    """
    text, own = line
    if not own:
        return "", ""
    line_start, line_end = _bounds(text, own[0].start, own[-1].end)
    start, end = _near(text, line_start, line_end, own[0].start, own[-1].end)
    before = text[start:end]
    if "".join(_made(text, own, start, end)) == before:
        return "", ""
    edits = [edit for edit in sure.get(own[0].spot, ()) if start <= edit.start and edit.end <= end]
    if edits and not any(edit in edits for edit in own):
        return "", ""
    after = "".join(_made(text, edits or own, start, end))
    signs = ("…" if start > line_start else "", "…" if end < line_end else "")
    return f"{signs[0]}{before.strip()}{signs[1]}", f"{signs[0]}{after.strip()}{signs[1]}"


def _together(lines: Iterable[tuple[int, _MendedLine]]) -> list[TextEdit]:
    """The edits of a paragraph's findings, the gravest first; none that changes a letter another changes or begins where it does."""
    taken: list[TextEdit] = []
    for _, line in sorted(lines, key=itemgetter(0)):
        for edit in line.edits:
            if all(edit.start != other.start and (edit.end <= other.start or other.end <= edit.start) for other in taken):
                taken.append(edit)
    return sorted(taken, key=_place)


def _place(edit: TextEdit) -> int:
    return edit.start


def _bounds(text: str, first: int, last: int) -> tuple[int, int]:
    """The line around some letters; of a line on which two columns stand, their column."""
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    return _column(text, start, first), _column_end(text, last, len(text) if end < 0 else end)


def _near(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The line from ``start`` to ``end``, or of a long one whole words around some letters."""
    if end - start <= LONGEST:
        return start, end
    near, far = max(start, first - _AROUND), min(end, last + _AROUND)
    if near > start:
        near = text.find(" ", near, first) + 1 or near
    if far < end:
        space = text.rfind(" ", last, far)
        far = space if space > 0 else far
    return near, far


def _column(text: str, start: int, first: int) -> int:
    """Where the column of some letters begins in a line of text on which two stand."""
    return max((gap.end() for gap in _GAP.finditer(text, start, first + 1) if text[gap.end()].isupper()), default=start)


def _column_end(text: str, last: int, end: int) -> int:
    """Where that column ends."""
    return next((gap.start() for gap in _GAP.finditer(text, last, end) if text[gap.end()].isupper()), end)


def _made(text: str, edits: Iterable[TextEdit], start: int, end: int) -> Iterator[str]:
    at = start
    for edit in edits:
        if edit.start >= at:
            yield text[at : edit.start]
            yield edit.text
            at = edit.end
    yield text[at:end]
