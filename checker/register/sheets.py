"""Tables by the columns of the Sổ of Phụ lục IV, in its order, for the office to take over; unknown cells stay empty.

They never call themselves the Sổ: that is registered, printed, signed for and closed by the văn thư (Điều 16, 22). Số đến and ngày đến are
there only where the office's own system told them; "Ký nhận" is nobody's to fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from textwrap import wrap
from typing import Any

from sqlalchemy import Row, select

from checker.register.register import Register
from checker.register.tables import arrivals, documents, readings
from checker.reporting.csv import table
from checker.wording.issuer_names import PrintedIssuer
from checker.wording.same_office import is_own

COLUMNS = {
    "den": (
        "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản",
        "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ),
    "di": (
        "Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký", "Nơi nhận văn bản",
        "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú",
    ),
}  # fmt: skip
"""Heads of the columns: Phụ lục IV, mục VI (đến) and mục I (đi), "tối thiểu gồm 10 nội dung"."""
TITLES = {
    "den": "Bảng theo cột của Sổ đăng ký văn bản đến (Phụ lục IV Nghị định số 30/2020/NĐ-CP)",
    "di": "Bảng theo cột của Sổ đăng ký văn bản đi (Phụ lục IV Nghị định số 30/2020/NĐ-CP)",
}
_PIECE = 1_000
_WIDE, _NARROW = 36, 16
"""Widths of columns in letters."""
_CAPITALS = 3
"""Letters by which a line of capitals is shorter than the column is wide."""
_LINE, _HIGHEST = 15.0, 405.0
"""Heights in pt: of a line of 11 pt, and of a row, than which no spreadsheet has a higher one."""


def rows(register: Register, sheet: str, offices: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet, ``den`` or ``di``, in the order of arrival or of the documents' days; read piece by piece.

    ``offices``: the names the office goes by; only what it issued itself is outgoing. Without any nothing is left out.
    """
    arrived = (arrivals.c.arrival_date, arrivals.c.arrival_number, arrivals.c.to_places.label("receiver"))
    asked = (
        select(readings, *arrived)
        .join_from(readings, documents).outerjoin(arrivals, arrivals.c.document_id == documents.c.id)
        .where(readings.c.current, readings.c.scope == "in", readings.c.verdict != "unreadable")
    )  # fmt: skip
    if sheet == "den":
        asked = asked.order_by(arrivals.c.arrival_date.is_(None), arrivals.c.arrival_date, arrivals.c.arrival_number, documents.c.id)
    else:
        asked = asked.order_by(readings.c.issued_date, readings.c.number, documents.c.id)
    with register.reading() as connection:
        last = None
        for row in connection.execution_options(yield_per=_PIECE).execute(asked):
            if sheet == "di" and row.document_id == last:
                continue  # one that arrived twice was issued once
            last = row.document_id
            if sheet == "di" and offices and not is_own(_issuer(row), offices):
                continue
            yield _den(row) if sheet == "den" else _di(row)


def _issuer(row: Row[Any]) -> PrintedIssuer:
    return PrintedIssuer(row.organ_name, row.superior_organ, row.code_notation.partition("-")[2], row.place)


def _den(row: Row[Any]) -> tuple[str, ...]:
    return (
        spoken_day(row.arrival_date), row.arrival_number or "", _author(row), _code(row), spoken_day(row.issued_date), _subject(row),
        row.receiver or "", "", "", "",
    )  # fmt: skip


def _di(row: Row[Any]) -> tuple[str, ...]:
    return (
        _code(row), spoken_day(row.issued_date), _subject(row), row.full_name, "; ".join(map(str, row.to_places or ())), row.archive,
        "", "", "", "",
    )  # fmt: skip


def _code(row: Row[Any]) -> str:
    """Số, ký hiệu as the document writes it; of a reading of a version that did not keep that, its parts."""
    return row.code or "/".join(part for part in (row.code_number, row.code_notation) if part)


def _author(row: Row[Any]) -> str:
    """The organ, with the one above it where its header prints one: two organs of one name are told apart by it alone."""
    return " – ".join(filter(None, (row.organ_name, row.superior_organ)))


def _subject(row: Row[Any]) -> str:
    return " ".join(part for part in (row.type_name, row.subject) if part)


def spoken_day(day: str | None) -> str:
    """A day as an office writes it; what is no day, which only a changed register holds, as it stands."""
    try:
        return date.fromisoformat(day).strftime("%d/%m/%Y") if day else ""
    except ValueError:
        return str(day)


def as_csv(register: Register, sheet: str, offices: Sequence[str] = ()) -> Iterator[str]:
    """The sheet as CSV with its title above, as Excel reads it; a cell that looks like a formula gets an apostrophe before it."""
    return table(chain(((TITLES[sheet],), COLUMNS[sheet]), rows(register, sheet, offices)))


def as_workbook(register: Register, sheet: str, offices: Sequence[str] = ()) -> bytes:
    """The sheet as an XLSX workbook: its title, its heads with the decree's numbers below, one row a document, text as text."""
    from io import BytesIO

    from xlsxwriter.workbook import Workbook

    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, options)
    page = book.add_worksheet("Văn bản đến" if sheet == "den" else "Văn bản đi")
    plain = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}
    head, body = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"}), book.add_format(plain)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(1, 2)
    page.write_string(0, 0, TITLES[sheet], book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True}))
    widths = [_WIDE if name.startswith("Tên loại") else _NARROW for name in COLUMNS[sheet]]
    page.set_row(1, _height(COLUMNS[sheet], widths))
    for at, name in enumerate(COLUMNS[sheet]):
        page.set_column(at, at, widths[at])
        page.write_string(1, at, name, head)
        page.write_string(2, at, f"({at + 1})", head)
    for number, row in enumerate(rows(register, sheet, offices), 3):
        page.set_row(number, _height(row, widths))
        for at, cell in enumerate(row):
            page.write_string(number, at, cell, body) if cell else page.write_blank(number, at, None, body)
    book.close()
    return file.getvalue()


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """The height of a row (pt) in which every cell is broken over lines: LibreOffice does not make rows higher by itself."""
    lines = max(len(wrap(cell, wide - _CAPITALS)) for cell, wide in zip(cells, widths, strict=True))
    return min(max(lines, 1) * _LINE, _HIGHEST)
