"""The first lines of a file that LibreOffice would convert, seen in its bytes: before any copy of it lies in a folder.

They are looked at for a mark of secrecy and for nothing else, so that letters may be lost where a format is rich.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.enclosed import LONGEST_LINE, apart_in, pieces_of, prints_large
from checker.reading.legacy import TCVN3, VNI, pieces_in_unicode
from checker.reading.limits import Limits
from checker.reading.web.mailed_pages import PAGES, page_in
from checker.reading.word.compound import text_start
from checker.reading.word.package import Package

if TYPE_CHECKING:
    from checker.reading.web.words_of_marks import PageLines

_MOST = 120
"""Lines; a mark stands at the head of a plan."""
_HEAD_BYTES = 128 * 1024  # of the text of an old Word file
_CONTROLS = lazy_pattern(r"[\x00-\x08\x0a-\x1f]+")
_ODT_PARTS = ("content.xml", "styles.xml", "meta.xml")
_FLAT_MARGINS = b"<office:master-styles"  # what of a flat file stands before it are settings
_CAPITALS = (b".VnTimeH", ".VnTimeH".encode("utf-16-le"))
"""A font of capitals: what is typed in it is written in small letters."""


class HeadWords(NamedTuple):
    """The first lines of each text in a file, those of its margins too where they are kept apart; ``besides`` of a page of the web what
    else may be a mark: what a field holds, a style puts there, or is put together of pieces.
    """

    texts: list[list[str]]
    besides: tuple[str, ...]


def head_words(data: bytes, kind: str, limits: Limits) -> HeadWords:
    """What of a file of one of the kinds that are converted may hold a mark of secrecy. Raises :class:`Unreadable` (``too_costly``)."""
    pages = _page_lines(data, kind, limits) if kind in PAGES else ()
    besides = tuple(dict.fromkeys(words for each in pages for words in each.besides))
    large = any(name in data for name in _CAPITALS)
    texts = []
    for lines in (*_streams(data, kind, limits), *(each.lines for each in pages)):
        found = list(islice(filter(_says, lines), _MOST))
        texts.append(found)
        for code in (TCVN3, VNI) if not all(map(str.isascii, found)) else ():
            meant = [pieces_in_unicode([line], [code], [None])[0] for line in found]
            texts.append([line.upper() for line in meant] if large else meant)
    return HeadWords(texts, besides)


def _streams(data: bytes, kind: str, limits: Limits) -> Iterator[Iterable[str]]:
    """The lines of each stream of text a file has: its body, its margins, and its body read otherwise where bytes do not tell."""
    if kind == "odt":
        try:
            package = Package(data, limits)
            for part in filter(package.__contains__, _ODT_PARTS):
                yield from _rich(package.read(part), limits)
        except Unreadable:  # it is refused when it is read
            return
    elif kind == "doc":
        text = data[text_start(data) :][:_HEAD_BYTES]
        yield from (_lines(text[at:].decode(code, "replace")) for at, code in ((0, "utf-16-le"), (1, "utf-16-le"), (0, "cp1252")))
    else:
        yield from _rich(data[max(data.find(_FLAT_MARGINS), 0) :] if kind == "fodt" else data, limits)


def _rich(data: bytes, limits: Limits) -> Iterator[Iterable[str]]:
    """The lines of a text with formats, as they are typed and as they may be printed, and its pieces each by itself."""
    yield from (pieces_of(data, limits), apart_in(data))
    if prints_large(data):
        yield from (map(str.upper, pieces_of(data, limits)), map(str.upper, apart_in(data)))


def _page_lines(data: bytes, kind: str, limits: Limits) -> tuple[PageLines, ...]:
    from checker.reading.web.web_pages import seen_page

    try:
        return seen_page(page_in(data, kind), limits).lines
    except Unreadable as trouble:
        if trouble.key == "unreadable.too_costly":
            raise
        return ()  # it is refused when it is read


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in _CONTROLS.split(text) if len(line) <= LONGEST_LINE)


def _says(line: str) -> bool:
    return any(map(str.isalpha, line))
