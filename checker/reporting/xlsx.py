"""A report as a workbook: a sheet of documents as a register has them, one of findings, sums by organ and by rule.

Rows go to temporary files as documents come (XlsxWriter's constant memory), so that memory does not grow; text is written as text,
never as a formula, a number or a link. Of a document with a mark of secrecy only its verdict and counts are written.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport
from checker.reporting.catalogue import Words
from checker.reporting.csv import finding_rows
from checker.reporting.order import WITH_ERRORS, told_verdict
from checker.reporting.paper import printable
from checker.reporting.particulars import Particulars, particulars
from checker.reporting.statistics import Statistics
from checker.reporting.workbooks import own_workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST_ROW = 1_048_575
"""Rows of a sheet, from 0; what comes after goes into a sheet more."""
_LETTERS = 32_767
"""Letters of a cell."""
_FIGURES = 9
"""Figures of a document's number that are surely one; as many are shown as were printed: “08” is no “8”."""
_PIECE = 1 << 16
_LINE, _MOST_LINES = 14.5, 28
"""Height of a line in pt, and lines of the highest row: a spreadsheet has none above 409 pt."""
_SMALL, _CAPITAL = 10, 15
"""How wide letters of Times New Roman of 10 pt are against each other."""
_HELD = 13
"""How much of them surely stands in the width of one figure, words broken as they fall; on paper 15 and more of small letters do."""
_TONES = {
    "fail": "#B3261E",
    "unreadable": "#B3261E",
    "with_errors": "#7A5200",
    "review": "#7A5200",
    "pass": "#1B6B3A",
    "out_of_scope": "#55606C",
}
_LEVEL_TONES = {"error": "#B3261E", "warning": "#7A5200", "note": "#1C5C96"}
_WIDTHS = {
    "row": 5, "path": 28, "verdict": 13, "superior_organ": 20, "organ": 22, "doc_number": 6, "notation": 13, "date": 11, "type_name": 11,
    "subject": 38, "signer": 18, "position": 16, "stage": 11, "errors": 6, "warnings": 7, "notes": 6, "remark": 26, "number": 6,
    "state": 10, "rule": 9, "level": 9, "component": 16, "place": 26, "message": 36, "got": 30, "want": 30, "mend": 32, "clause": 34,
    "basis": 16, "title": 60, "documents": 10, "findings": 10, "fail": 11, "review": 11, "pass": 8, "with_errors": 9,
}  # fmt: skip
"""Columns' widths in letters."""
_PAGE = 200
"""Letters across a page of A4 on its side that can still be read."""
DOCUMENTS = ("row", *Particulars._fields)
FINDINGS = ("row", "path", "number", "level", "component", "rule", "message", "place", "got", "want", "mend", "clause", "basis", "state")
ORGANS = ("organ", "documents", "pass", WITH_ERRORS, "fail", "review", "errors", "warnings", "notes")
RULES = ("rule", "level", "title", "findings", "documents")


class RegisterBook:
    """The workbook of one run, on the disk until it is whole."""

    def __init__(self, words: Words) -> None:
        from checker.temporary import folder

        self._words = words
        self._kept = ExitStack()
        place = self._kept.enter_context(folder())
        self._file = os.path.join(place, "book.xlsx")
        constant = {"constant_memory": True, "tmpdir": place, "default_date_format": words.ui("xlsx.day")}
        self._book = own_workbook(self._file, words.ui("html.heading"), **constant)
        self._looks = _Looks(self._book)
        self._documents = _Sheet(self._book, self._looks, words, "documents", DOCUMENTS)
        self._findings = _Sheet(self._book, self._looks, words, "findings", FINDINGS)
        self._sums = Statistics()
        self._number = 0

    def add(self, document: DocumentReport) -> None:
        """The rows of one document."""
        from checker.reporting.veil import veiled

        self._number += 1
        self._sums.add(document)
        row = particulars(document, self._words)._asdict()
        self._documents.row({"row": self._number, **row}, _TONES.get(told_verdict(document), ""))
        shown = veiled(document) if document.secret else document
        for finding, told in finding_rows(shown, self._words):
            self._findings.row({"row": self._number, "path": document.path, **told}, _LEVEL_TONES[finding.level])

    def pieces(self, skipped: Sequence[str] = ()) -> Iterator[bytes]:
        """The file, piece by piece, once all documents are in; ``skipped``: files that were not looked at."""
        words = self._words
        for path in skipped:
            told = {"path": path, "verdict": words.ui("skipped_file"), "remark": words.ui("skipped", count=1, names=path)}
            self._documents.row(told, _TONES["out_of_scope"])
        self._sheet_of_organs()
        self._sheet_of_rules()
        for sheet in (self._documents, self._findings):
            sheet.end()
        self._book.close()
        with open(self._file, "rb") as file:
            while piece := file.read(_PIECE):
                yield piece
        self.drop()

    def drop(self) -> None:
        """Leave nothing of it on the disk."""
        self._kept.close()

    def _sheet_of_organs(self) -> None:
        organs = self._sums.organs()
        columns = ORGANS if any(WITH_ERRORS in each.verdicts for each in organs) else [name for name in ORGANS if name != WITH_ERRORS]
        sheet = _Sheet(self._book, self._looks, self._words, "organs", columns)
        for each in organs:
            counts = {f"{level}s": each.levels.get(level, 0) for level in ("error", "warning", "note")}
            verdicts = {name: each.verdicts.get(name, 0) for name in ("pass", WITH_ERRORS, "fail", "review")}
            name = each.organ or self._words.ui("statistics.no_organ")
            sheet.row({"organ": name, "documents": each.documents, **verdicts, **counts})
        sheet.end()

    def _sheet_of_rules(self) -> None:
        sheet = _Sheet(self._book, self._looks, self._words, "rules", RULES)
        for each in self._sums.rules():
            level, title = self._words.ui(f"levels.{each.level}"), self._words.rule(each.rule, "title")
            row = {"rule": each.rule, "level": level, "title": title, "findings": each.findings, "documents": each.documents}
            sheet.row(row, _LEVEL_TONES[each.level])
        sheet.end()


class _Looks:
    """The formats of cells of one book, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **look: Any) -> Format:
        """The format of a look."""
        whole = {"font_name": "Times New Roman", "font_size": 10, "valign": "top", "bottom": 1, "bottom_color": "#D3D9DF",
            "right": 1, "right_color": "#E3E8EC", **look,
        }  # fmt: skip
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


class _Sheet:
    """A table with a frozen, filtered head, written row by row; a full sheet is continued on another."""

    def __init__(self, book: Workbook, looks: _Looks, words: Words, name: str, columns: Sequence[str]) -> None:
        self._book, self._looks, self._words, self._name, self._columns = book, looks, words, name, columns
        self._heads = [words.ui(f"csv.{column}") for column in columns]
        self._sheets = 0
        self._open()

    def _open(self) -> None:
        self._sheets += 1
        title = self._words.ui(f"xlsx.{self._name}") + (f" {self._sheets}" if self._sheets > 1 else "")
        self._sheet: Worksheet = self._book.add_worksheet(title)
        self._at = 0
        head = self._looks.of(bold=True, bg_color="#E3EAF1", border=1, border_color="#9AA7B4", text_wrap=True, valign="vcenter")
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        wide = sum(_WIDTHS[column] for column in self._columns) > _PAGE
        self._sheet.fit_to_pages(2 if wide else 1, 0)
        if wide:  # a row goes on beside its page, its number and its file at the head of both
            self._sheet.repeat_columns(0, 1)
            self._sheet.print_across()
        self._sheet.set_margins(0.4, 0.4, 0.5, 0.6)  # inches
        self._sheet.set_footer("&C&P/&N")
        self._sheet.repeat_rows(0)
        self._sheet.freeze_panes(1, min(2, len(self._columns) - 1) if "row" in self._columns else 1)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS[column])
            self._sheet.write_string(0, at, self._heads[at], head)

    def row(self, values: dict[str, Any], tone: str = "") -> None:
        """One row; ``tone`` colours its verdict or level."""
        if self._at == _LAST_ROW:
            self.end()
            self._open()
        self._at += 1
        self._sheet.set_row(self._at, _LINE * self._lines(values))  # a row without a height hides what is wrapped in LibreOffice
        for kept in (self._sheet.row_info, self._sheet.row_sizes):  # of rows that are on the disk already it would keep the heights
            kept.pop(self._at - 2, None)
        for at, column in enumerate(self._columns):
            self._write(at, column, values.get(column, ""), tone)

    def _lines(self, values: dict[str, Any]) -> int:
        """Lines of the highest cell of a row, words taken as they fall."""
        texts = ((values.get(column, ""), _WIDTHS[column]) for column in self._columns)
        most = max(sum(_lines_of(line, width) for line in text.split("\n")) for text, width in texts if isinstance(text, str))
        return min(most, _MOST_LINES)

    def _write(self, at: int, column: str, value: Any, tone: str) -> None:
        if isinstance(value, int):
            self._sheet.write_number(self._at, at, value, self._looks.of(align="right", indent=1))
        elif column == "doc_number" and value.isdecimal() and len(value) <= _FIGURES:
            self._sheet.write_number(self._at, at, int(value), self._looks.of(num_format="0" * len(value), align="right", indent=1))
        elif column == "date" and (day := _day(value)):
            self._sheet.write_datetime(self._at, at, day, self._looks.of(num_format=self._words.ui("xlsx.day"), align="left"))
        elif value:
            toned = {"bold": True, "font_color": tone} if tone and column in ("verdict", "level") else {}
            self._sheet.write_string(self._at, at, _safe(value), self._looks.of(text_wrap=True, **toned))
        else:
            self._sheet.write_blank(self._at, at, None, self._looks.of())

    def end(self) -> None:
        """Its filter, over all rows there are."""
        self._sheet.autofilter(0, 0, max(self._at, 1), len(self._columns) - 1)


def _day(value: str) -> datetime.date | None:
    """A day a spreadsheet can hold: they begin in 1900."""
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


def _lines_of(text: str, width: int) -> int:
    """Lines that a paragraph takes in a column so many figures wide; an empty one takes one."""
    capitals = sum(map(str.isupper, text))
    return -(-(capitals * _CAPITAL + (len(text) - capitals) * _SMALL) // (width * _HELD)) or 1


def _safe(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))[:_LETTERS]
