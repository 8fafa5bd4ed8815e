"""A report as rdjson, the diagnostic format of reviewdog."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.model import DocumentReport, Place, Report
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.oneline import address, heading, line, sentence, shown, unsettled

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, words: Words, level: str = "note") -> str:
    """A diagnostic a finding, by document."""
    diagnostics = [row for document in report.documents for row in _diagnostics(document, words, level)]
    for path in report.skipped:
        said, where = words.ui("skipped", count=1, names=path), {"path": address(path)}
        diagnostics.append({"message": said, "location": where, "severity": "INFO", "code": {"value": "skipped"}})
    return dump({"source": {"name": "thethuc"}, "diagnostics": diagnostics})


def _diagnostics(document: DocumentReport, words: Words, level: str) -> Iterator[dict[str, Any]]:
    for finding in shown(document, level):
        yield {
            "message": f"{heading(finding, words)}: {sentence(finding, words)}",
            "location": _location(document, finding.place),
            "severity": _SEVERITIES[finding.level],
            "code": {"value": finding.rule},
        }
    for said in unsettled(document, words):
        severity = "ERROR" if document.verdict == "unreadable" else "WARNING"
        yield {"message": said, "location": _location(document, None), "severity": severity, "code": {"value": document.verdict}}


def _location(document: DocumentReport, place: Place | None) -> dict[str, Any]:
    """The file, and the line when its medium has lines; without one reviewdog takes the diagnostic for the whole file."""
    number = line(place)
    return {"path": address(document.path), **({"range": {"start": {"line": number}}} if number else {})}
