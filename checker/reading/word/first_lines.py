"""The first lines of a file that LibreOffice would convert, seen in its bytes: before any copy of it lies in a folder.

They are looked at for a mark of secrecy and for nothing else, so that letters may be lost where a format is rich.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.enclosed import LONGEST_LINE, pieces_of
from checker.reading.legacy import TCVN3, VNI, pieces_in_unicode
from checker.reading.limits import Limits
from checker.reading.word.compound import text_start
from checker.reading.word.package import Package

_MOST = 120
"""Lines; a mark stands at the head of a plan."""
_HEAD_BYTES = 128 * 1024  # of the text of an old Word file
_CONTROLS = lazy_pattern(r"[\x00-\x08\x0a-\x1f]+")
_FLAT_MARGINS = b"<office:master-styles"  # what of a flat file stands before it are settings
_CAPITALS = (b".VnTimeH", ".VnTimeH".encode("utf-16-le"))
"""A font of capitals: what is typed in it is written in small letters."""


def first_lines(data: bytes, kind: str, limits: Limits) -> Iterator[str]:
    """The first lines of a file of one of the kinds that are converted, those of its margins too where they are kept apart."""
    large = any(name in data for name in _CAPITALS)
    for line in chain.from_iterable(islice(filter(_says, lines), _MOST) for lines in _streams(data, kind, limits)):
        yield line
        if not line.isascii():
            yield from (meant.upper() if large else meant for code in (TCVN3, VNI) if (meant := _in_unicode(line, code)) != line)


def _streams(data: bytes, kind: str, limits: Limits) -> Iterator[Iterable[str]]:
    """The lines of each stream of text a file has: its body, its margins, and its body read otherwise where bytes do not tell."""
    if kind == "odt":
        try:
            package = Package(data, limits)
            yield from (pieces_of(package.read(part), limits) for part in ("content.xml", "styles.xml") if part in package)
        except Unreadable:  # it is refused when it is read
            return
    elif kind == "doc":
        text = data[text_start(data) :][:_HEAD_BYTES]
        yield from (_lines(text[at:].decode(code, "replace")) for at, code in ((0, "utf-16-le"), (1, "utf-16-le"), (0, "cp1252")))
    else:
        yield pieces_of(data[max(data.find(_FLAT_MARGINS), 0) :] if kind == "fodt" else data, limits)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in _CONTROLS.split(text) if len(line) <= LONGEST_LINE)


def _says(line: str) -> bool:
    return any(map(str.isalpha, line))


def _in_unicode(line: str, code: str) -> str:
    return pieces_in_unicode([line], [code], [None])[0]
