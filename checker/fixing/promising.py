"""What a report may promise: a finding bears its rule's fix only where that fix can tell what to do in this document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from checker.fixing.case import FixCase, FixDocument
from checker.fixing.edits import ByHand, Edit, PageNumberEdit, TextEdit
from checker.fixing.planning import planned, safety
from checker.fixing.wording import WORDINGS
from checker.model import Document, DocumentReport, Finding, Rule, Unreadable
from checker.reading.limits import Limits
from checker.reading.sniffing import sniff

if TYPE_CHECKING:
    from checker.fixing.revising import Reviser

MOST = 300
"""Findings of a text that are tried: each looks through the lines for its own, and nobody reads more."""
_MENDED = ("docx", "text")


def promised(report: DocumentReport, rules: Mapping[str, Rule], document: Document, data: bytes, limits: Limits) -> DocumentReport:
    """The report whose findings say ``fix`` as far as ``thethuc fix`` can keep it; in a medium it never mends all stay as they are.

    ``rules`` are the rules that spoke, by id; ``document`` is what they were asked of, read from ``data``.
    """
    if report.medium not in _MENDED or all(finding.fix is None for finding in report.findings):
        return report
    if (
        report.medium == "text" and data and sniff(data, report.path) != "text"
    ):  # a web page: where its words stand in the file is not known
        return replace(report, findings=tuple(finding._replace(fix=None) for finding in report.findings))
    whole = FixDocument(document)
    why_not = _in_a_text if report.medium == "text" else _in_word(report, document, data, limits)
    findings = list(report.findings)
    for number, finding in enumerate(findings[: MOST if report.medium == "text" else None]):
        if finding.fix is not None:
            case = FixCase(finding, rules[finding.rule], report, whole)
            findings[number] = _kept(case, report.medium, why_not)
    return replace(report, findings=tuple(findings))


def _kept(case: FixCase, medium: str, why_not: Callable[[Edit], str | None]) -> Finding:
    if medium == "text" and case.rule.fix not in WORDINGS:
        return case.finding._replace(fix=None)
    try:
        can = not any(map(why_not, planned(case, True, frozenset())))
    except (ByHand, Unreadable):
        can = False
    return case.finding._replace(fix=safety(case) if can else None)


def _in_a_text(edit: Edit) -> str | None:
    return None if isinstance(edit, TextEdit) else "by_hand"


def _in_word(report: DocumentReport, document: Document, data: bytes, limits: Limits) -> Callable[[Edit], str | None]:
    """Why an edit cannot be written; ``data`` is empty where a text stands for a file.

    The file is opened again, which is half of what its check costs, only where it holds tracked changes; of any other the headers
    alone, in which other words may stand where the page number is to.
    """
    headed = any(setup.header_parts for setup in document.sections)

    @cache
    def reviser() -> Reviser:
        from checker.fixing.annotating import Byline
        from checker.fixing.package import WordFile
        from checker.fixing.revising import Reviser

        return Reviser(WordFile(data, limits), Byline("", "", ""))

    @cache
    def takes_a_number() -> bool:
        from checker.fixing.pages import can_number
        from checker.reading.word.markup import parse, transitional
        from checker.reading.word.package import Package

        package = Package(data, limits)
        return can_number(document.sections, lambda part: parse(transitional(package.read(part)), part, limits))

    def why_not(edit: Edit) -> str | None:
        if data and report.tracked:
            return reviser().why_not(edit)
        return "by_hand" if data and headed and isinstance(edit, PageNumberEdit) and not takes_a_number() else None

    return why_not
