"""A report as CSV for a spreadsheet: a row a finding, and a row for each document that has none, each with what a register says of it.

The first row names the columns in the reader's language. UTF-8 with a byte order mark and CRLF (RFC 4180), which is what Excel
opens without asking; no cell can be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from checker.model import DocumentReport, Finding
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.excuses import told
from checker.reporting.groups import numbered
from checker.reporting.order import in_order
from checker.reporting.paper import printable
from checker.reporting.particulars import Particulars, particulars
from checker.reporting.unchecked import reasons, unread

COLUMNS = (
    *(name for name in Particulars._fields if name != "remark"), "number", "state",
    "rule", "level", "component", "place", "message", "got", "want", "mend", "clause", "basis", "fingerprint",
)  # fmt: skip
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvWriter:
    """The table."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def head(self) -> str:
        """The mark of the encoding, and the names of the columns."""
        return _MARK + _lines([[self._words.ui(f"csv.{column}") for column in COLUMNS]])

    def entry(self, document: DocumentReport) -> str:
        """The rows of one document."""
        return _lines([_inert(row.get(column, "")) for column in COLUMNS] for row in _rows(document, self._words))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """A row for each file that was not looked at."""
        words = self._words
        rows = (
            {"path": printable(path), "state": words.ui("skipped_file"), "message": words.ui("skipped", count=1, names=path)}
            for path in skipped
        )
        yield _lines([_inert(row.get(column, "")) for column in COLUMNS] for row in rows)


writer = CsvWriter


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Any table as such a file, row by row; its heads are its first row."""
    yield _MARK
    for row in rows:
        yield _lines([[_inert(cell) for cell in row]])


def _lines(rows: Iterable[list[str]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    return sheet.getvalue()


def _rows(document: DocumentReport, words: Words) -> Iterator[dict[str, str]]:
    """What is to be mended, what was accepted, what could not be judged; the verdict alone when there is none of it."""
    common = {name: str(value) for name, value in particulars(document, words)._asdict().items()}
    common["path"] = printable(document.path)
    rows = [row for _, row in finding_rows(document, words)]
    unsure = words.say("states", "cannot_tell")
    rows += [{"state": unsure, "message": words.ui("not_read.said", what=said)} for said in unread(document, words)]
    rows += [{"state": unsure, "rule": " ".join(rules), "message": why} for why, rules in reasons(document, words)]
    if document.findings and document.secret:
        rows.insert(0, {"message": summaries.secrecy(document, words)})
    if not document.findings:
        rows.insert(0, {"message": summaries.told(document, words)})
    for row in rows:
        yield {**common, **row}


def finding_rows(document: DocumentReport, words: Words) -> Iterator[tuple[Finding, dict[str, str]]]:
    """Each finding by the names of :data:`COLUMNS`, with its number; then those that were accepted, and why."""
    for each in numbered(document):
        yield each.finding, {"number": each.label, **_finding(each.finding, words)}
    for finding in in_order(document.suppressed):
        yield finding, {**_finding(finding, words), "state": told(finding, words)}


def _finding(finding: Finding, words: Words) -> dict[str, str]:
    return {
        "state": words.say("states", finding.state),
        "rule": finding.rule,
        "level": words.ui(f"levels.{finding.level}"),
        "component": phrases.component(finding.component, words),
        "place": phrases.spot(finding, words),
        "message": phrases.message(finding, words),
        "got": finding.before or phrases.stands(finding, words),
        "want": finding.after or phrases.wanted(finding, words),
        "mend": phrases.mend(finding, words),
        "clause": phrases.clause(finding.clause, words),
        "basis": words.ui(f"bases.{finding.basis}"),
        "fingerprint": finding.fingerprint,
    }


def _inert(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what begins like a formula."""
    cell = "\n".join(map(printable, cell.split("\n")))
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
