"""A picture file as a :class:`Document`: its pages recognised and laid out."""

from __future__ import annotations

from checker.model import Document, Unreadable
from checker.reading.limits import Limits
from checker.reading.page_layout import lay_out
from checker.reading.scan.pictures import pages_of
from checker.reading.scan.recognition import recognise, traits_of
from checker.reading.scan.tesseract import language


def read_scan(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    """The document on the pages of a picture file. The trait ``recogniser`` is the language it was read in, ``vie`` or ``eng``.

    Raises :class:`Unreadable`: see :mod:`.pictures` and :mod:`.recognition`; ``unreadable.empty`` when no page bears a word.
    """
    spoken = language()
    sheets = [
        recognise(image, dpi, number=number, seconds=limits.recognition_seconds)
        for number, (image, dpi) in enumerate(pages_of(data, limits), 1)
    ]
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("unreadable.no_words")
    layout = lay_out(sheets)
    return Document(path, sha256, "scan", layout.blocks, layout.sections, traits_of(spoken), layout.asides)
