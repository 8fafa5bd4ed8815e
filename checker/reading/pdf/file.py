"""A PDF file opened, or why not."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model import Unreadable
from checker.reading.limits import Limits
from checker.reading.pdf.unpacking import refuse_bombs

_TAIL = 2048  # bytes from the end in which a whole file says %%EOF
_SCRIPT = re.compile(rb"/(?:JavaScript|JS)\b")
_LONGEST_SIDE = 5000.0  # pt; twice the largest sheet of paper there is
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """The document, closed afterwards. Raises :class:`Unreadable` for one that is locked, cut short, damaged, too long or packed beyond
    the limits.

    No script in it is ever run: pages are opened without the form filling of the library.
    """
    refuse_bombs(data, limits)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in _LOCKED:
            raise Unreadable("unreadable.encrypted") from None
        raise Unreadable("unreadable.truncated" if is_cut(data) else "unreadable.damaged_pdf") from None
    try:
        count = len(document)
        if count > limits.pages:
            raise Unreadable("unreadable.too_many_pages", count=count, limit=limits.pages)
        if count < 1:
            raise Unreadable("unreadable.truncated" if is_cut(data) else "unreadable.damaged_pdf")
        yield document
    finally:
        document.close()


def is_cut(data: bytes) -> bool:
    """Whether the end of the file is missing."""
    return b"%%EOF" not in data[-_TAIL:]


def has_script(document: pdfium.PdfDocument, data: bytes) -> bool:
    """Whether the file carries JavaScript."""
    return raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0 or _SCRIPT.search(data) is not None


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[Any | None]:
    """A page by its index, ``None`` when its part of the file is damaged; one of a monstrous size is refused."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        size = max(page.get_size())
        if not size <= _LONGEST_SIDE:
            raise Unreadable("unreadable.page_size", page=index + 1, size=round(size), limit=round(_LONGEST_SIDE))
        yield page
    finally:
        page.close()


def widgets(page: Any) -> list[tuple[float, float, float, float]]:
    """The rectangles, in the page's own coordinates, of what is laid over it: signatures, stamps, typed notes."""
    return _boxes(page, (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP))


def stamps(page: Any) -> list[tuple[float, float, float, float]]:
    """Likewise of stamps and typed notes alone, in which anybody may write anything."""
    return _boxes(page, (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP))


def lids(page: Any) -> list[tuple[float, float, float, float]]:
    """Likewise of the drawings laid over it."""
    return _boxes(page, (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_INK))


def _boxes(page: Any, kinds: tuple[int, ...]) -> list[tuple[float, float, float, float]]:
    found = []
    box = raw.FS_RECTF()
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 200)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in kinds and raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
            found.append((box.left, box.bottom, box.right, box.top))
        raw.FPDFPage_CloseAnnot(note)
    return [each for each in found if each[2] - each[0] > 1 and each[3] - each[1] > 1]


def picture_sizes(page: Any) -> list[tuple[int, int]]:
    """Width and height in pixels of the pictures on a page, none of them unpacked."""
    return [each.get_px_size() for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4)]
