"""A PDF names what it holds besides the letters of its pages."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from checker.reading import read
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


class DescribeAPdf:
    def it_names_nothing_where_there_is_nothing(self):
        assert told(PDF) == []

    def it_names_a_file_attached_to_it(self):
        document = pdfium.PdfDocument(PDF)
        raw.FPDFDoc_AddAttachment(document.raw, wide("bảng.xlsx"))
        assert told(saved(document)) == [("attachment", "bảng.xlsx", None)]

    def it_names_a_note_with_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, "Xem lại số liệu")) == [("annotation", "", 1)]

    @pytest.mark.parametrize("kind", [raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_POPUP])
    def it_says_nothing_of_marks_on_its_words(self, kind):
        assert told(noted(kind, "x")) == []

    def it_says_nothing_of_a_note_without_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, " ")) == []

    @pytest.mark.parametrize(("paths", "rows"), [(0, []), (12, []), (300, [("drawn_page", "", 2)])])
    def it_names_a_page_of_outlines(self, paths, rows):
        pages = len(pdfium.PdfDocument(PDF))
        assert told(with_drawn_page(paths)) == [(kind, member, pages + 1) for kind, member, _ in rows]
