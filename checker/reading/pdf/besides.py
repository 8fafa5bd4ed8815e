"""What a PDF holds besides the letters of its pages: forms, attached files, notes, pages of outlines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model import Location, NotRead

_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
_NOTES = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_FILEATTACHMENT)
_MOST = 200  # notes of a page, files of a document
_OUTLINES = 60  # paths; a page that shows so many and no letter may be text turned into drawings
_NAME_LONGEST = 400  # characters


def in_file(document: pdfium.PdfDocument) -> Iterator[NotRead]:
    """An XFA form, and each file attached to the document."""
    if raw.FPDF_GetFormType(document.raw) in _XFA:
        yield NotRead("form")
    for at in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), _MOST)):
        held = raw.FPDFDoc_GetAttachment(document.raw, at)
        name = _said(lambda buffer, size, held=held: raw.FPDFAttachment_GetName(held, buffer, size)) if held else ""
        yield NotRead("attachment", member=name)


def on_page(page: Any, number: int, *, typed_over: bool, lettered: bool) -> Iterator[NotRead]:
    """Notes with words on a page, and that a page without letters is drawn. ``typed_over``: what is laid over it gave words."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        read = kind == raw.FPDF_ANNOT_FREETEXT and typed_over
        words = _said(lambda buffer, size, note=note: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
        raw.FPDFPage_CloseAnnot(note)
        if kind in _NOTES and not read and any(map(str.isalnum, words)):
            yield NotRead("annotation", Location(page=number))
    if not lettered and _is_drawn(page):
        yield NotRead("drawn_page", Location(page=number))


def _is_drawn(page: Any) -> bool:
    paths = page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4)
    return sum(1 for _ in zip(range(_OUTLINES), paths, strict=False)) == _OUTLINES


def _said(ask: Any) -> str:
    """A string of the library, which it writes as UTF-16 with a NUL at its end."""
    size = min(ask(None, 0), 2 * _NAME_LONGEST)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
