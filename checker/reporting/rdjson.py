"""A report as rdjson, the diagnostic format of reviewdog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.model import DocumentReport, Location
from checker.reporting.catalogue import Words
from checker.reporting.json import Rows
from checker.reporting.oneline import address, heading, line, sentence, shown, unsettled

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


class RdjsonWriter:
    """A diagnostic a finding, by document."""

    def __init__(self, words: Words, level: str = "note") -> None:
        self._words, self._level = words, level
        self._rows = Rows(2, 1)

    def head(self) -> str:
        """The program, and the beginning of the list."""
        return '{\n "source": {\n  "name": "thethuc"\n },\n "diagnostics": ['

    def entry(self, document: DocumentReport) -> str:
        """The diagnostics of one document."""
        return "".join(map(self._rows.row, _diagnostics(document, self._words, self._level)))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """What was not looked at, and the end of the list."""
        for path in skipped:
            said, where = self._words.ui("skipped", count=1, names=path), {"path": address(path)}
            yield self._rows.row({"message": said, "location": where, "severity": "INFO", "code": {"value": "skipped"}})
        yield f"{self._rows.end()}\n}}\n"


writer = RdjsonWriter


def _diagnostics(document: DocumentReport, words: Words, level: str) -> Iterator[dict[str, Any]]:
    for each in shown(document, level):
        finding = each.finding
        yield {
            "message": f"{heading(each, words)}: {sentence(finding, words)}",
            "location": _location(document, finding.place),
            "severity": _SEVERITIES[finding.level],
            "code": {"value": finding.rule},
        }
    for said in unsettled(document, words):
        severity = "ERROR" if document.verdict == "unreadable" else "WARNING"
        yield {"message": said, "location": _location(document, None), "severity": severity, "code": {"value": document.verdict}}


def _location(document: DocumentReport, place: Location | None) -> dict[str, Any]:
    """The file, and the line when its medium has lines; without one reviewdog takes the diagnostic for the whole file."""
    number = line(place)
    return {"path": address(document.path), **({"range": {"start": {"line": number}}} if number else {})}
