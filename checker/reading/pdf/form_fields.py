"""What the fields of a PDF's form show: words, where the value they are sent by may be another, or stand with a field above them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.reading.pdf.strings import said

_MOST = 200  # choices of a field


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
