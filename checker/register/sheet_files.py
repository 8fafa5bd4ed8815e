"""A sheet of a register as a file: CSV, a workbook, a Word table, Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from checker.model.errors import Refused
from checker.model.tuples import NamedTuple
from checker.register.register import Register
from checker.register.sheets import COLUMNS, TITLES, Cells, rows
from checker.reporting.csv import table as csv_table
from checker.reporting.workbooks import own_workbook

if TYPE_CHECKING:
    from lxml import etree


class _Page(NamedTuple):
    """How a sheet stands on a page: its name in a workbook, the widths of its columns there in letters of 11 pt, and in a Word table in
    twips, 14,286 together: what a page of A4 on its side has between its margins. A day, a code and each word of a head stay on one line.
    """

    name: str
    letters: tuple[int, ...]
    twips: tuple[int, ...]


_PAGES = {
    "den": _Page("Văn bản đến", (12, 8, 22, 18, 12, 36, 16, 11, 10, 10), (1280, 760, 2200, 1850, 1280, 3200, 1400, 940, 740, 636)),
    "di": _Page("Văn bản đi", (18, 12, 36, 16, 24, 16, 9, 11, 10, 10), (1900, 1280, 3200, 1250, 2300, 1200, 860, 940, 740, 616)),
    "follow": _Page("Theo dõi giải quyết", (8, 60, 24, 14, 16, 18, 14), (800, 5900, 2200, 1400, 1400, 1600, 986)),
    "findings": _Page("Phát hiện", (20, 16, 12, 16, 30, 10, 28, 9, 12, 24), (1900, 1600, 1280, 1250, 2450, 800, 1900, 960, 900, 1246)),
    "sums": _Page("Tổng hợp", (16, 80, 14, 14), (1600, 9886, 1400, 1400)),
}
_CAPITALS = 3
"""Letters by which a line of capitals is shorter than the column is wide."""
_LINE, _HIGHEST = 15.0, 405.0
"""Heights in pt: of a line of 11 pt, and of a row, than which no spreadsheet has a higher one."""
_PIECE = 5_000


def as_csv(register: Register, sheet: str, offices: Sequence[str] = ()) -> Iterator[str]:
    """The sheet as CSV with its title above, as Excel reads it; a cell that looks like a formula gets an apostrophe before it."""
    cells = (tuple(map(str, row)) for row in rows(register, sheet, offices))
    return csv_table(chain(((TITLES[sheet],), COLUMNS[sheet]), cells))


class TableSetting(NamedTuple):
    """How a table is set: its short name, its title, heads of its columns, their widths in letters and in twips (14,286 together)."""

    name: str
    title: str
    heads: Sequence[str]
    widths: Sequence[int]
    twips: Sequence[int]


def setting_of(sheet: str) -> TableSetting:
    """How a sheet of a register is set."""
    page = _PAGES[sheet]
    return TableSetting(page.name, TITLES[sheet], COLUMNS[sheet], page.letters, page.twips)


def as_workbook(register: Register, sheet: str, offices: Sequence[str] = ()) -> bytes:
    """The sheet as an XLSX workbook."""
    return workbook_of(setting_of(sheet), rows(register, sheet, offices))


def workbook_of(setting: TableSetting, found: Iterable[Cells]) -> bytes:
    """A table as an XLSX workbook: its title, its heads with their numbers below, one row a document, text as text, never a formula."""
    file = BytesIO()
    book = own_workbook(file, setting.title, in_memory=True)
    page = book.add_worksheet(setting.name)
    plain = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}
    head, body = book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"}), book.add_format(plain)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(1, 2)
    page.set_footer("&C&P/&N")
    page.write_string(0, 0, setting.title, book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True}))
    widths = setting.widths
    page.set_row(1, _height(tuple(setting.heads), widths))
    for at, name in enumerate(setting.heads):
        page.set_column(at, at, widths[at])
        page.write_string(1, at, name, head)
        page.write_string(2, at, f"({at + 1})", head)
    for number, row in enumerate(found, 3):
        page.set_row(number, _height(row, widths))
        for at, cell in enumerate(row):
            _put(page, number, at, cell, body)
    page.ignore_errors({"number_stored_as_text": f"A1:J{1 << 20}"})  # số đến 08 is no figure to count with
    book.close()
    return file.getvalue()


def _put(page: Any, number: int, at: int, cell: str | int, look: Any) -> None:
    if isinstance(cell, int):
        page.write_number(number, at, cell, look)
    elif cell:
        page.write_string(number, at, cell, look)
    else:
        page.write_blank(number, at, None, look)


def _height(cells: Cells, widths: Sequence[int]) -> float:
    """The height of a row (pt) in which every cell is broken over lines: LibreOffice does not make rows higher by itself."""
    lines = max(len(wrap(str(cell), max(wide - _CAPITALS, 4))) for cell, wide in zip(cells, widths, strict=True))
    return min(max(lines, 1) * _LINE, _HIGHEST)


def as_word(register: Register, sheet: str, offices: Sequence[str] = ()) -> bytes:
    """The sheet as a Word table."""
    return word_of(setting_of(sheet), rows(register, sheet, offices))


def word_of(setting: TableSetting, found: Iterable[Cells]) -> bytes:
    """A table as a Word table on pages of A4 on their side, its heads on every page, each row whole on one page."""
    from lxml import etree

    from checker.fixing.new_word import R_NS, Look, empty, marked_own, packed, ruled, run_properties, section, table
    from checker.reading.word.markup import W_NS, W
    from checker.reporting.paper import printable

    def line(text: str, look: Look) -> etree._Element:
        paragraph = empty(look)
        run = etree.SubElement(paragraph, W + "r")
        run.append(run_properties(look))
        etree.SubElement(run, W + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = " ".join(printable(text).split())
        return paragraph

    body, head = Look(11, align="left"), Look(11, bold=True)
    lines = [[[line(name, head), line(f"({at})", Look(11))] for at, name in enumerate(setting.heads, 1)]]
    lines += [[[line(str(cell), body)] for cell in row] for row in found]
    document = etree.Element(W + "document", nsmap={"w": W_NS, "r": R_NS})
    content = etree.SubElement(document, W + "body")
    content.extend(
        [line(setting.title, Look(13, bold=True)), empty(), ruled(table(lines, tuple(setting.twips))), empty(), section(landscape=True)]
    )
    return packed(marked_own(document))


def as_parquet(register: Register, sheet: str, offices: Sequence[str] = ()) -> bytes:
    """The sheet as Parquet, columns by their heads: text, and whole numbers in the sums. Raises :class:`Refused` without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Refused("lacks", library="pyarrow", extra="office") from None
    numbers = {name for name in COLUMNS["sums"] if name.startswith("Số ")} if sheet == "sums" else set()
    kinds = [(name, pyarrow.int64() if name in numbers else pyarrow.string()) for name in COLUMNS[sheet]]
    schema = pyarrow.schema(kinds, metadata={"title": TITLES[sheet]})
    file = BytesIO()
    with pyarrow.parquet.ParquetWriter(file, schema) as writer:
        found = rows(register, sheet, offices)
        while some := list(islice(found, _PIECE)):
            columns = [pyarrow.array(values, kind) for values, (_, kind) in zip(zip(*some, strict=True), kinds, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
    return file.getvalue()
