"""What the fields of a PDF's form show: words, where the value they are sent by may be another, or stand with a field above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model.patterns import lazy_pattern
from checker.reading.pdf.said_in_objects import meant
from checker.reading.pdf.strings import said

_MOST = 200  # choices of a field, captions of a file
_CAPTION = lazy_pattern(rb"/CA\s{0,9}(?:\(((?:\\.|[^()\\]){1,400})\)|<([0-9A-Fa-f\s]{2,800})>)", re.DOTALL)


@contextmanager
def form_of(document: pdfium.PdfDocument) -> Iterator[Any | None]:
    """The form of a document to ask its fields of, ``None`` where it has none. Nothing is filled in, drawn or run."""
    if raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_NONE:
        yield None
        return
    callbacks = raw.FPDF_FORMFILLINFO(version=1)  # none is set, but the library keeps its address
    form = raw.FPDFDOC_InitFormFillEnvironment(document.raw, callbacks)
    try:
        yield form or None
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


def words_shown(form: Any, widget: Any) -> str:
    """What a field of text, or of choices, shows: all that a list offers, of a field that opens what is chosen."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, widget)
    if kind in (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        offered = range(min(raw.FPDFAnnot_GetOptionCount(form, widget), _MOST))
        shown = [at for at in offered if kind == raw.FPDF_FORMFIELD_LISTBOX or raw.FPDFAnnot_IsOptionSelected(form, widget, at)]
        if shown:
            return " ".join(said(lambda to, size, at=at: raw.FPDFAnnot_GetOptionLabel(form, widget, at, to, size)) for at in shown)
    elif kind != raw.FPDF_FORMFIELD_TEXTFIELD:
        return ""
    return said(lambda to, size: raw.FPDFAnnot_GetFormFieldValue(form, widget, to, size))


def is_button_without_looks(form: Any, widget: Any) -> bool:
    """Whether it is a button that shows what the program that opens the file draws: its caption (ISO 32000-1, table 189)."""
    is_button = raw.FPDFAnnot_GetFormFieldType(form, widget) == raw.FPDF_FORMFIELD_PUSHBUTTON
    return is_button and bool(raw.FPDFAnnot_HasKey(widget, b"MK")) and not raw.FPDFAnnot_HasKey(widget, b"AP")


def captions_in(pieces: Iterable[bytes]) -> Iterator[str]:
    """The captions of the buttons of a file, given as its bytes and what its object streams hold: the library tells none."""
    for piece in pieces:
        for found in islice(_CAPTION.finditer(piece), _MOST):
            yield meant(*found.groups())
