"""A picture file as a :class:`Document`: its pages recognised and laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from checker.model import Document, Unreadable
from checker.reading.limits import Limits
from checker.reading.page_layout import Sheet, lay_out
from checker.reading.scan.pictures import Scanned, unopened
from checker.reading.scan.recognition import recognise, traits_of
from checker.reading.scan.side_by_side import Unopened, each_worked
from checker.reading.scan.tesseract import language


def read_scan(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    """The document on the pages of a picture file. The trait ``recogniser`` is the language it was read in, ``vie`` or ``eng``.

    Raises :class:`Unreadable`: see :mod:`.pictures` and :mod:`.recognition`; ``unreadable.empty`` when no page bears a word.
    """
    return read_pictures((data,), path, sha256, limits)


def read_pictures(pictures: Iterable[bytes], path: str, sha256: str, limits: Limits) -> Document:
    """The same of several picture files, one after the other: the pages of a scan pasted into a Word file."""
    spoken = language()
    sheets = list(each_worked(_numbered(pictures, limits), lambda page: _recognised(page, limits)))
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("unreadable.no_words")
    layout = lay_out(sheets)
    return Document(path, sha256, "scan", layout.blocks, layout.sections, traits_of(spoken, sheets), layout.asides)


def _numbered(pictures: Iterable[bytes], limits: Limits) -> Iterator[Unopened[tuple[int, Scanned]]]:
    """The pages of the files with their numbers, from 1."""
    pages = (page for data in pictures for page in unopened(data, limits))
    for number, page in enumerate(pages, 1):
        if number > limits.recognised_pages:
            raise Unreadable("unreadable.too_many_pictures", limit=limits.recognised_pages)
        yield Unopened(page.pixels, partial(_opened, number, page))


def _opened(number: int, page: Unopened[Scanned]) -> tuple[int, Scanned]:
    return number, page.opened()


def _recognised(page: tuple[int, Scanned], limits: Limits) -> Sheet:
    number, (image, dpi) = page
    return recognise(image, dpi, number=number, limits=limits)
