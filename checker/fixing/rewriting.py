"""What a line reads once a finding is mended: the edits of its rule's fix made in the text alone, nothing written anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.fixing.case import FixCase
from checker.fixing.edits import ByHand, TextEdit
from checker.fixing.wording import WORDINGS
from checker.model import Document, DocumentReport, Finding, Rule

MOST = 300
"""Findings of a document whose lines are rewritten: each looks through its paragraph, and nobody reads more."""
LONGEST = 1200
"""Characters of a line that is told whole; of a longer one what stands around the change."""
_AROUND = 200


def rewritten(report: DocumentReport, rules: Mapping[str, Rule], document: Document) -> DocumentReport:
    """The report whose findings say the line they stand in ``before`` and ``after``, as far as their rules' fixes can tell.

    ``rules`` are the rules that spoke, by id; ``document`` is what they were asked of.
    """
    mendable = {identity for identity, rule in rules.items() if rule.fix in WORDINGS}
    if not any(finding.rule in mendable for finding in report.findings):
        return report
    blocks = {(block.part, block.paragraph): block for block in (*document.blocks, *document.foot)}
    left = MOST
    findings: list[Finding] = []
    for finding in report.findings:
        if finding.rule in mendable and left:
            left -= 1
            before, after = _line(FixCase(finding, rules[finding.rule], report, document, blocks))
            findings.append(finding._replace(before=before, after=after))
        else:
            findings.append(finding)
    return replace(report, findings=tuple(findings))


def _line(case: FixCase) -> tuple[str, str]:
    """The line of a finding as it stands and as it should; two empty texts when only a person can tell."""
    try:
        block = case.block
        edits = sorted(set(WORDINGS[case.rule.fix or ""](case)), key=lambda edit: edit.start)
    except ByHand:
        return "", ""
    here = [edit for edit in edits if edit.spot == case.spot]
    if not here:
        return "", ""
    start, end = _bounds(block.text, here[0].start, here[-1].end)
    before = block.text[start:end]
    after = "".join(_made(block.text, here, start, end))
    signs = ("…" if start and block.text[start - 1] != "\n" else "", "…" if end < len(block.text) and block.text[end] != "\n" else "")
    return (f"{signs[0]}{before.strip()}{signs[1]}", f"{signs[0]}{after.strip()}{signs[1]}") if before != after else ("", "")


def _bounds(text: str, first: int, last: int) -> tuple[int, int]:
    """The line around some letters, or of a long one whole words around them."""
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    end = len(text) if end < 0 else end
    if end - start <= LONGEST:
        return start, end
    near, far = max(start, first - _AROUND), min(end, last + _AROUND)
    if near > start:
        near = text.find(" ", near, first) + 1 or near
    if far < end:
        space = text.rfind(" ", last, far)
        far = space if space > 0 else far
    return near, far


def _made(text: str, edits: list[TextEdit], start: int, end: int) -> Iterator[str]:
    at = start
    for edit in edits:
        if edit.start >= at:
            yield text[at : edit.start]
            yield edit.text
            at = edit.end
    yield text[at:end]
