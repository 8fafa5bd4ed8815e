"""A PDF names what it holds besides the letters of its pages."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from checker.reading import read
from tests.hostile import papers
from tests.reading.pdf.test_pdf import a_plan

PDF = a_plan()


def wide(text: str) -> ctypes.Array:
    units = (text + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)


def saved(document: pdfium.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def noted(kind: int, words: str) -> bytes:
    """The plan with a note on its first page."""
    document = pdfium.PdfDocument(PDF)
    page = document[0]
    note = raw.FPDFPage_CreateAnnot(page.raw, kind)
    raw.FPDFAnnot_SetRect(note, ctypes.byref(raw.FS_RECTF(100, 120, 120, 100)))
    raw.FPDFAnnot_SetStringValue(note, b"Contents", wide(words))
    raw.FPDFPage_CloseAnnot(note)
    return saved(document)


def with_drawn_page(paths: int) -> bytes:
    """The plan with a page more that holds so many drawn shapes and no letter."""
    document = pdfium.PdfDocument(PDF)
    page = document.new_page(595, 842)
    for at in range(paths):
        shape = raw.FPDFPageObj_CreateNewRect(50 + at, 400, 5, 7)
        raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_ALTERNATE, 0)
        raw.FPDFPage_InsertObject(page.raw, shape)
    raw.FPDFPage_GenerateContent(page.raw)
    return saved(document)


def told(data: bytes) -> list[tuple[str, str, int | None]]:
    return [(row.kind, row.member, row.place.page if row.place else None) for row in read(data, name="ke-hoach.pdf").not_read]


def painted(tile: str, *, packed: bool = False) -> bytes:
    """A page with a line of letters and a box painted with a pattern."""
    form = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 99 /YStep 99 /Resources << /Font << /F 5 0 R >> >>"
    return papers.one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> /Pattern << /P 6 0 R >> >>",
        papers.stream("BT /F 12 Tf 60 700 Td (KE HOACH) Tj ET /Pattern cs /P scn 60 500 99 99 re f"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        papers.stream(tile, form, packed=packed),
    )


class DescribeAPdf:
    @pytest.mark.parametrize("packed", [True, False])
    @pytest.mark.parametrize("shown", ["(Kinh phi) Tj", "[(Kinh) 9 (phi)] TJ", "(Kinh phi) '"])
    def it_names_letters_it_draws_as_a_pattern(self, shown, packed):
        assert told(painted(f"BT /F 9 Tf 9 9 Td {shown} ET", packed=packed)) == [("pattern_letters", "", None)]

    def it_names_no_pattern_of_lines(self):
        assert told(painted("0 0 m 9 9 l S")) == told(painted("0 0 m 9 9 l S", packed=True)) == []

    def it_names_nothing_where_there_is_nothing(self):
        assert told(PDF) == []

    def it_names_a_file_attached_to_it(self):
        document = pdfium.PdfDocument(PDF)
        raw.FPDFDoc_AddAttachment(document.raw, wide("bảng.xlsx"))
        assert told(saved(document)) == [("attachment", "bảng.xlsx", None)]

    def it_names_a_note_with_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, "Xem lại số liệu")) == [("annotation", "", 1)]

    @pytest.mark.parametrize(("kind", "words"), [(raw.FPDF_ANNOT_HIGHLIGHT, ""), (raw.FPDF_ANNOT_LINK, "x"), (raw.FPDF_ANNOT_POPUP, "x")])
    def it_says_nothing_of_marks_on_its_words(self, kind, words):
        assert told(noted(kind, words)) == []

    def it_says_nothing_of_a_note_without_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, " ")) == []

    @pytest.mark.parametrize(("paths", "rows"), [(0, []), (12, []), (300, [("drawn_page", "", 2)])])
    def it_names_a_page_of_outlines(self, paths, rows):
        pages = len(pdfium.PdfDocument(PDF))
        assert told(with_drawn_page(paths)) == [(kind, member, pages + 1) for kind, member, _ in rows]
