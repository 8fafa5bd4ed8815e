"""Words of a package that may be a mark of secrecy though no paragraph is one: names of pictures, properties of the file, frames.

Nothing else is ever asked of them, so that only those are kept in which the letters of a mark may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits
from checker.reading.mark_letters import may_be
from checker.reading.word.package import Package

_CORE, _CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_SAID = lazy_pattern(rb"<\w{1,9}:(?:title|subject|keywords|category|description|contentStatus)\b[^>]{0,200}>([^<]{1,400})<")
_OWN = lazy_pattern(rb'<property\b[^>]{0,400}?\bname=["\']([^"\']{1,100})["\'][^>]{0,400}>\s{0,99}<[^<>]{1,60}>([^<]{1,400})<')
_NAMED = lazy_pattern(rb'[ \n](?:descr|title|name|alt|string|\w{1,3}:title)=(?:"([^"]{3,300})"|\'([^\']{3,300})\')')
_INSTRUCTION = lazy_pattern(rb'<w:instrText[^<>]{0,60}>([^<]{1,300})<|\bw:instr=(?:"([^"]{3,300})"|\'([^\']{3,300})\')')
_LETTERS = (b"\xe1\xba\xad", b"\xe1\xba\xac", b"mat", b"MAT", b"Mat", b"&#", b"\xcc\xa3", b"\xc3\xa2", b"\xc3\x82")  # ậ Ậ, â and a dot
_SWITCH = b"MERGEFORMAT"  # of most fields
_FORMATS = b"xmlformats"  # of every name space
_SHAPES = (b"<wp:docPr", b":cNvPr", b"<v:")
_DRAWN = lazy_pattern(rb"<a:t>([^<]{1,200})<")
_PIECE = lazy_pattern(rb"(?:>|\A|\n)([^<>\n]{3,200})")
_GIVEN = lazy_pattern(r'["()“”]')
_SEPARATORS = lazy_pattern(r"[;,\n]")
_TAG_BYTES = 2000
_MOST = 400
"""Words kept; no document has so many pictures that are named for a mark."""


def possible_marks(package: Package, parts: Iterable[bytes], lines: Iterable[str]) -> tuple[str, ...]:
    """What of the properties, of the pictures' names in ``parts``, and of ``lines`` may be a mark: each once, as written."""
    said = (*lines, *_properties(package), *(words for part in parts for words in (*_names(part), *_instructions(part))))
    return tuple(dict.fromkeys(words for words in said if may_be(words)))[:_MOST]


def words_of(package: Package, members: Iterable[str], part: bytes, limits: Limits) -> Iterator[str]:
    """What stands in parts that were not read, and in the drawings of one that was, piece by piece."""
    for found in _DRAWN.findall(part) if _hints(part) else ():
        yield _text(found)
    for name in members:
        try:
            data = package.read(name) if name in package else b""
        except Unreadable:
            continue
        for found in _PIECE.findall(data) if name.endswith(".xml") else ():
            yield _text(found)
        if data and not name.endswith(".xml"):
            from checker.reading.enclosed import lines_of

            yield from lines_of(data, limits)


def _hints(data: bytes) -> bool:
    """A cheap first look: whether the letters of a mark are among some bytes, however they are spelt."""
    return any(letters in data for letters in _LETTERS)


def _names(part: bytes) -> Iterator[str]:
    """What the pictures and shapes of a part are called, and described as."""
    for mark in _SHAPES:
        _, *tags = part.split(mark) if mark in part else (b"",)
        for tag in tags:
            if _hints(said := tag[: tag.find(b">")][:_TAG_BYTES]):
                yield from (_text(double or single) for double, single in _NAMED.findall(said))


def _instructions(part: bytes) -> Iterator[str]:
    """What the fields of a part quote or are given, which Word shows when it counts them."""
    for field in part.split(b"fldChar") if b"instr" in part else ():  # Word writes one in several pieces
        if b"instr" in field and _hints(field.replace(_SWITCH, b"")):
            yield from _GIVEN.split(_text(b"".join(map(b"".join, _INSTRUCTION.findall(field)))))


def _properties(package: Package) -> Iterator[str]:
    for name, pattern in ((_CORE, _SAID), (_CUSTOM, _OWN)):
        try:
            data = package.read(name) if name in package else b""
        except Unreadable:  # Word opens a file without them
            continue
        for found in pattern.findall(data) if _hints(data.replace(_FORMATS, b"")) else ():
            *label, value = map(_text, found if isinstance(found, tuple) else (found,))
            yield from _SEPARATORS.split(value)
            yield from (f"{each}: {value}" for each in label)


def _text(data: bytes) -> str:
    text = data.decode("utf-8", "replace").strip()
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)
