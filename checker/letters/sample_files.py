"""The sheet of :mod:`checker.letters.sample_sheet` as a Word file, a workbook or a page."""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO

from lxml import etree

from checker.fixing.made_page import MadePage
from checker.fixing.new_word import R_NS, Look, empty, marked_own, packed, ruled, section, table
from checker.letters.sample_sheet import COLUMNS, SampleRow
from checker.model.media import OWN_PAGE
from checker.model.report import DocumentReport
from checker.reading.word.markup import W_NS, W
from checker.reporting.catalogue import Words
from checker.reporting.html.tags import join, tag, text
from checker.reporting.paper import printable
from checker.reporting.workbooks import own_workbook

FORMATS = (".docx", ".xlsx", ".html")
"""Suffixes that tell what a sheet is written as."""
_TWIPS = (620, 2700, 2000, 1334, 2700)
_LETTERS = (5, 40, 34, 18, 60)
_STYLE = (
    "body{font:11pt/1.35 'Times New Roman',serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#000;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25rem .45rem;text-align:left;vertical-align:top}"
    "tr.wrong td{font-weight:bold}h1{font-size:14pt}@media print{thead{display:table-header-group}tr{break-inside:avoid}}"
)


def sheet_file(suffix: str, report: DocumentReport, rows: Sequence[SampleRow], words: Words) -> bytes:
    """The sheet in the form its suffix tells (:data:`FORMATS`): the same bytes for the same plan."""
    cells = [[words.ui(f"sheet.columns.{name}") for name in COLUMNS]]
    cells += [[row.at, row.part, row.asks, words.ui(f"sheet.status.{row.status}"), row.found] for row in rows]
    cells = [[" ".join(printable(cell).split()) for cell in row] for row in cells]
    head = [words.ui("sheet.title"), words.ui("sheet.of", path=os.path.basename(report.path), sha256=report.sha256 or "")]
    head = [" ".join(printable(line).split()) for line in head]
    if suffix == ".docx":
        return _SheetPage().made(head, cells)
    return _workbook(head, cells) if suffix == ".xlsx" else _page(head, cells, [row.status for row in rows], words)


class _SheetPage(MadePage):
    """A page with the table, its heads on every page."""

    def made(self, head: Sequence[str], cells: Sequence[Sequence[str]]) -> bytes:
        root = etree.Element(W + "document", nsmap={"w": W_NS, "r": R_NS})
        body = etree.SubElement(root, W + "body")
        body.append(self._line(head[0], Look(14, bold=True)))
        body.append(self._line(head[1], Look(11, italic=True)))
        looks = [Look(12, bold=True), *(Look(11, align="left") for _ in cells[1:])]
        rows = [[[self._line(cell, look)] for cell in row] for row, look in zip(cells, looks, strict=True)]
        body.extend([empty(), ruled(table(rows, _TWIPS)), empty(), section()])
        return packed(marked_own(root))


def _workbook(head: Sequence[str], cells: Sequence[Sequence[str]]) -> bytes:
    file = BytesIO()
    book = own_workbook(file, head[0], in_memory=True)
    page = book.add_worksheet("Mục V")
    plain = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}
    bold, look = book.add_format({**plain, "bold": True}), book.add_format(plain)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    for at, line in enumerate(head):
        page.write_string(at, 0, line, book.add_format({"font_name": "Times New Roman", "font_size": 13 - 2 * at, "bold": not at}))
    for at, width in enumerate(_LETTERS):
        page.set_column(at, at, width)
    for number, row in enumerate(cells):
        lines = max(-(-len(cell) // (width - 2)) for cell, width in zip(row, _LETTERS, strict=True))
        page.set_row(number + 2, 15.0 * max(lines, 1))
        for at, cell in enumerate(row):
            page.write_string(number + 2, at, cell, look if number else bold)
    book.close()
    return file.getvalue()


def _page(head: Sequence[str], cells: Sequence[Sequence[str]], statuses: Sequence[str], words: Words) -> bytes:
    top = tag("tr", *(tag("th", text(cell), scope="col") for cell in cells[0]))
    rows = [tag("tr", *(tag("td", text(cell)) for cell in row), class_=status) for row, status in zip(cells[1:], statuses, strict=True)]
    body = join([tag("h1", text(head[0])), tag("p", text(head[1])), tag("table", tag("thead", top), tag("tbody", *rows))])
    started = f'<!DOCTYPE html>\n<html lang="{words.lang}"><head><meta charset="utf-8">{OWN_PAGE.decode()}<title>{text(head[0])}</title>'
    return f"{started}<style>{_STYLE}</style></head><body>{body}</body></html>\n".encode("utf-8", "replace")
