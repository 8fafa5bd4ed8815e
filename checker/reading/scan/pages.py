"""A picture file as a :class:`Document`: its pages recognised and laid out."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Document, Unreadable
from checker.reading.limits import Limits
from checker.reading.page_layout import Sheet, lay_out
from checker.reading.scan.pictures import pages_of
from checker.reading.scan.recognition import recognise, traits_of
from checker.reading.scan.tesseract import language


def read_scan(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    """The document on the pages of a picture file. The trait ``recogniser`` is the language it was read in, ``vie`` or ``eng``.

    Raises :class:`Unreadable`: see :mod:`.pictures` and :mod:`.recognition`; ``unreadable.empty`` when no page bears a word.
    """
    return read_pictures((data,), path, sha256, limits)


def read_pictures(pictures: Iterable[bytes], path: str, sha256: str, limits: Limits) -> Document:
    """The same of several picture files, one after the other: the pages of a scan pasted into a Word file."""
    spoken = language()
    sheets: list[Sheet] = []
    for data in pictures:
        for image, dpi in pages_of(data, limits):
            if len(sheets) >= limits.recognised_pages:
                raise Unreadable("unreadable.too_many_pictures", limit=limits.recognised_pages)
            sheets.append(recognise(image, dpi, number=len(sheets) + 1, limits=limits))
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("unreadable.no_words")
    layout = lay_out(sheets)
    return Document(path, sha256, "scan", layout.blocks, layout.sections, traits_of(spoken, sheets), layout.asides)
