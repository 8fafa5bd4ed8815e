"""The lines of files enclosed in a Word package or an envelope, whatever their kind: nobody reads them but for a mark of secrecy.

An enclosed file is a page, a message, an RTF, another package, or an object of an older program.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits
from checker.reading.sniffing import HEAD_BYTES, is_picture
from checker.reading.word.package import Package

_MOST_BYTES = 4_000_000
LONGEST_LINE = 200
"""Letters; a mark is shorter."""
_OBJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # a compound file
_PACKAGE, _RTF, _HEADED = b"PK\x03\x04", b"{\\rtf", lazy_pattern(rb"\A(?:[\w-]{2,40}: [^\n]{0,400}\n)+")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_ENDS = lazy_pattern(
    r"(?i)</(?:\w{1,9}:)?(?:p|si|tr|td|th|div|h[1-6]|li|body)>|<br\b|<(?:\w{1,9}:)?(?:line-break|tab)\b|[\r\n\x07\x0b\x0c]"
)
_TAG = lazy_pattern(r"<[^<>]*>")
_NAMED = lazy_pattern(r'(?:draw:name|style:num-(?:prefix|suffix)|(?:office|text):string-value)=["\']([^"\'<>]{2,99})["\']')
_LARGE = lazy_pattern(rb"\\s?caps(?![\w-])|-(?:transform|variant)=.(?:uppercase|small-caps)")
_RTF_END = r"\\(?:pard?|line|cell|row|sect|page)(?![a-z]) ?"
_RTF_ENDS, _RTF_GROUP = lazy_pattern(_RTF_END), lazy_pattern(rf"[{{}}]|{_RTF_END}")
_RTF_LETTER = lazy_pattern(r"\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|[^\\{}])?")
_RTF_BYTES = lazy_pattern(r"(?:\\'[0-9a-fA-F]{2})+")
_RTF_WORD = lazy_pattern(r"\\[a-z]{1,32}-?\d{0,10}[ \r\n]?|\\.|[{}\r\n]")


def lines_of(data: bytes, limits: Limits) -> Iterator[str]:
    """What may be lines of an enclosed file, those too long for a mark left out; a picture has none."""
    if is_picture(data[:HEAD_BYTES]):
        return
    yield from pieces_of(data[:_MOST_BYTES], limits)


def pieces_of(data: bytes, limits: Limits) -> Iterator[str]:
    """The same of all the bytes of a file that is no picture."""
    for text in _texts(data, limits):
        for line in _ENDS.split(text):
            said = unescape(_TAG.sub("", line)).strip()
            if 0 < len(said) <= LONGEST_LINE:
                yield said


def apart_in(data: bytes) -> Iterator[str]:
    """The pieces of an XML part or an RTF with nothing put together, where notes and fields run into the line they hang on; of the
    XML what names and properties say too.
    """
    found: Iterator[str]
    if data.startswith(_RTF):
        found = map(_rtf, _RTF_GROUP.split(data.decode("latin-1")))
    else:
        text = data.decode("utf-8", "replace")
        found = (unescape(piece) for piece in (*_TAG.split(text), *_NAMED.findall(text)))
    return (said for piece in found if 0 < len(said := piece.strip()) <= LONGEST_LINE)


def prints_large(data: bytes) -> bool:
    """Whether letters of an XML part or an RTF may be printed as capitals."""
    return _LARGE.search(data) is not None


def _texts(data: bytes, limits: Limits) -> Iterator[str]:
    if data.startswith(_PACKAGE):
        yield from _packed(data, limits)
    elif data.startswith(_OBJECT):
        yield from (data[at:].decode("utf-16-le", "replace").replace("\0", "\n") for at in (0, 1))
        yield from _packed(data[max(data.find(_PACKAGE), 0) :], limits)
    elif data.startswith(_RTF):
        yield from map(_rtf, _RTF_ENDS.split(data.decode("latin-1")))
    elif _HEADED.match(data):
        yield from _message(data)
    else:
        yield _decoded(data)


def _packed(data: bytes, limits: Limits) -> Iterator[str]:
    """The parts of a package that are XML, its own enclosures left out."""
    try:
        package = Package(data, limits._replace(part_bytes=_MOST_BYTES, total_bytes=_MOST_BYTES))
    except Unreadable:
        return
    for name in package.names:
        if name.endswith(".xml"):
            try:
                yield package.read(name).decode("utf-8", "replace").replace("\n", " ")
            except Unreadable:
                continue


def _rtf(line: str) -> str:
    """The letters of a line; those written as bytes are of the code page of Vietnamese, or of an old code as it shows them."""
    letters = _RTF_LETTER.sub(lambda found: chr(int(found[1]) % 0x10000), line)
    letters = _RTF_BYTES.sub(lambda found: bytes.fromhex(found[0].replace("\\'", "")).decode("cp1258", "replace"), letters)
    return _RTF_WORD.sub("", letters)


def _message(data: bytes) -> Iterator[str]:
    """The texts of a page saved as a message (MHT)."""
    from email import message_from_bytes

    for each in message_from_bytes(data).walk():
        if each.get_content_maintype() == "text" and isinstance(payload := each.get_payload(decode=True), bytes):
            yield _decoded(payload)


def _decoded(data: bytes) -> str:
    code = next((code for mark, code in _BOMS if data.startswith(mark)), "utf-8")
    return data.decode(code, "replace")
