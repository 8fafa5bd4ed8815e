"""The words of a part found in its bytes, without a tree: what a header prints, what is drawn, what a tracked change took away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.patterns import lazy_pattern

LETTER = lazy_pattern(r"[^\W\d_]")
_TAG = lazy_pattern(rb"<[^<>]*>")
_DRAWN = lazy_pattern(rb'textpath\b(?:(?!textpath)[^>]){0,2000}?\bstring="([^"]{1,200})"')
_TAKEN_AWAY = lazy_pattern(rb"<w:delText(?: [^<>]*)?>([^<]*)<")
_GAPS = (b"<w:tab/>", b"<w:br/>", b"<w:br ", b"<w:ptab ", b"<w:cr/>")
_STAMP_BYTES = 200
"""Of a line that may be a mark, in UTF-8."""


def deleted(data: bytes) -> Iterator[str]:
    """Short lines that a tracked change took away: who keeps the file keeps them."""
    for paragraph in data.split(b"</w:p>") if b"<w:delText" in data else ():
        words = b"".join(_TAKEN_AWAY.findall(paragraph)) if b"<w:delText" in paragraph else b""
        if 0 < len(words) < _STAMP_BYTES:
            yield words.decode("utf-8", "replace").strip()


def stamps(parts: Iterable[bytes]) -> Iterator[str]:
    """Words drawn as a picture (WordArt, watermarks) and short lines of headers and footers that no block shows: a mark may be one."""
    for at, data in enumerate(parts):
        found = _DRAWN.findall(data) if b"textpath" in data else []
        if at:  # the body's own lines are blocks
            found += [line for each in data.split(b"</w:p>") if len(line := printed(each)) < _STAMP_BYTES]
        for words in found:
            text = words.decode("utf-8", "replace").strip()
            if "&" in text:
                from html import unescape

                text = unescape(text)
            if LETTER.search(text):
                yield text


def _without_codes(paragraph: bytes) -> Iterator[bytes]:
    """The bytes of a paragraph but for the codes of its fields."""
    first, *pieces = paragraph.split(b"<w:instrText")
    yield first
    for piece in pieces:
        yield piece[max(piece.find(b"<"), 0) :]


def printed(paragraph: bytes) -> bytes:
    """The letters of a paragraph as bytes, its tabs and line ends kept, the codes of its fields left out; in capitals where it says so."""
    if b"<w:instrText" in paragraph:
        paragraph = b"".join(_without_codes(paragraph))
    if any(gap in paragraph for gap in _GAPS):
        for gap in _GAPS:
            paragraph = paragraph.replace(gap, b"\t" + gap)
    line = without_tags(paragraph)
    return line.decode("utf-8", "replace").upper().encode() if b"<w:smallCaps" in paragraph or b"<w:caps" in paragraph else line


def without_tags(data: bytes) -> bytes:
    """The bytes between the tags of a part."""
    return _TAG.sub(b"", data)
