"""A picture file as a :class:`Document`: its pages recognised and laid out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import partial

from checker.model import Document, Unreadable
from checker.model.document import gathered
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits
from checker.reading.page_layout import Sheet, lay_out
from checker.reading.scan.effort import Effort, left_out, passed_over
from checker.reading.scan.pictures import Scanned, unopened
from checker.reading.scan.recognition import ReadyPage, made_ready, recognise, traits_of
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
    effort = Effort(limits.fruitless_work)
    sheets = list(each_worked(_numbered(pictures, limits, effort), lambda page: _recognised(page, limits, effort)))
    if not any(sheet.words for sheet in sheets):
        raise Unreadable("unreadable.no_words")
    layout = lay_out(sheets)
    unread = gathered(left_out(sheets))
    return Document(path, sha256, "scan", layout.blocks, layout.sections, traits_of(spoken, sheets), layout.asides, not_read=unread)


class _OpenedPage(NamedTuple):
    """A page, as it is read or ``None`` when it is passed over, and the processor time (s) that opening it took."""

    number: int
    page: ReadyPage | None = None
    spent: float = 0.0


def _numbered(pictures: Iterable[bytes], limits: Limits, effort: Effort) -> Iterator[Unopened[_OpenedPage]]:
    """The pages of the files with their numbers, from 1."""
    pages = (page for data in pictures for page in unopened(data, limits))
    for number, page in enumerate(pages, 1):
        if number > limits.recognised_pages:
            raise Unreadable("unreadable.too_many_pictures", limit=limits.recognised_pages)
        yield Unopened(page.pixels, partial(_opened, number, page, effort))


def _opened(number: int, page: Unopened[Scanned], effort: Effort) -> _OpenedPage:
    if effort.is_spent:
        return _OpenedPage(number)
    began = time.thread_time()
    ready = made_ready(*page.opened())
    return _OpenedPage(number, ready, time.thread_time() - began)


def _recognised(opened: _OpenedPage, limits: Limits, effort: Effort) -> Sheet:
    if opened.page is None:
        return passed_over(opened.number)
    return recognise(opened.page, number=opened.number, limits=limits, effort=effort, spent=opened.spent)
