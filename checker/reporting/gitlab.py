"""A report as GitLab's code quality report: a list of issues, each with a fingerprint no other has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from checker.model import DocumentReport
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.json import Rows
from checker.reporting.oneline import address, heading, line, sentence, shown, unsettled

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


class GitlabWriter:
    """All issues, by document; GitLab lists each once a fingerprint."""

    def __init__(self, words: Words, level: str = "note") -> None:
        self._words, self._level = words, level
        self._rows = Rows(0, 0)

    def head(self) -> str:
        """The beginning of the list."""
        return "["

    def entry(self, document: DocumentReport) -> str:
        """The issues of one document."""
        return "".join(map(self._rows.row, _issues(document, self._words, self._level)))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """What was not looked at, and the end of the list."""
        for path in skipped:
            said = self._words.ui("skipped", count=1, names=path)
            yield self._rows.row(_issue(address(path), "skipped", said, "info", None, "skipped"))
        yield f"{self._rows.end()}\n"


writer = GitlabWriter


def _issues(document: DocumentReport, words: Words, level: str) -> Iterator[dict[str, Any]]:
    path = address(document.path)
    for each in shown(document, level):
        finding = each.finding
        where = phrases.place(finding.place, words)
        said = f"{heading(each, words)}: {sentence(finding, words)}"
        mark = f"{finding.rule}|{finding.fingerprint}|{'' if finding.fingerprint else where}"
        yield _issue(path, finding.rule, said, _SEVERITIES[finding.level], line(finding.place), mark)
    for number, said in enumerate(unsettled(document, words)):
        severity = "critical" if document.verdict == "unreadable" else "minor"
        yield _issue(path, document.verdict, said, severity, None, f"{document.verdict}|{number}")


def _issue(path: str, name: str, said: str, severity: str, number: int | None, mark: str) -> dict[str, Any]:
    """One issue. GitLab asks for a line: a medium without lines gives 1, and the description says the paragraph."""
    return {
        "description": said,
        "check_name": name,
        "fingerprint": sha256(f"{path}|{mark}".encode("utf-8", "replace")).hexdigest()[:40],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": number or 1}},
    }
