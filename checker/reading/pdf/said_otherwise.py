"""Letters that a PDF says are others than it draws (``/ActualText``): what is read of them is what it says, not what the page shows."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

from checker.model import Location, NotRead
from checker.model.tuples import NamedTuple

_KEY = b"ActualText"
_CODES = ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"), (b"\xef\xbb\xbf", "utf-8"))
_MOST = 4000  # marks of one page, and characters of what one says
_FEWEST = 2  # letters
_BULLET = 2  # letters at most that a sign set in a font of signs may seem to be


class _Marked(NamedTuple):
    drawn: Any
    said: str


def said_otherwise(page: Any, objects: Iterable[int], number: int) -> Iterator[NotRead]:
    """The letters of a page, counted from 1, that are drawn where the file says that others stand. The open page loses what it says.

    ``objects``: the addresses of its text objects.
    """
    marked = list(_marked(objects))
    if not marked:
        return
    text = page.get_textpage()  # as it is drawn, now that nothing is said
    try:
        count = sum(_differing(_drawn(each.drawn, text.raw), each.said) for each in marked)
    finally:
        text.close()
    if count >= _FEWEST:
        yield NotRead("said_otherwise", Location(page=number), number=count)


def _marked(objects: Iterable[int]) -> Iterator[_Marked]:
    """Each text object that stands in a mark which says its letters, with what is said; the mark says nothing any more."""
    pointers = (ctypes.cast(address, raw.FPDF_PAGEOBJECT) for address in objects)
    found = [(drawn, mark, said) for drawn in pointers for mark, said in _saying(drawn)][:_MOST]
    for drawn, mark, _ in found:
        raw.FPDFPageObjMark_RemoveParam(drawn, mark, _KEY)
    return (_Marked(drawn, said) for drawn, _, said in found)


def _saying(drawn: Any) -> Iterator[tuple[Any, str]]:
    for at in range(min(raw.FPDFPageObj_CountMarks(drawn), _FEWEST * 4)):
        mark, size = raw.FPDFPageObj_GetMark(drawn, at), ctypes.c_ulong()
        if not raw.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, None, 0, size):  # as a string the library takes it for UTF-8
            continue
        buffer = (ctypes.c_ubyte * min(size.value, _MOST * 2))()
        raw.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, buffer, size.value if size.value <= len(buffer) else 0, size)
        yield mark, _string(bytes(buffer))


def _drawn(drawn: Any, text: Any) -> str:
    size = raw.FPDFTextObj_GetText(drawn, text, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFTextObj_GetText(drawn, text, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _string(data: bytes) -> str:
    """A text string of a PDF (ISO 32000-2, 7.9.2.2)."""
    code = next((code for mark, code in _CODES if data.startswith(mark)), "latin-1")
    return data.decode(code, "replace").lstrip("\ufeff")


def _differing(drawn: str, said: str) -> int:
    """How many letters are drawn that are not said; a bullet of a font of signs may be drawn by a letter, and said as a sign or not."""
    shown, told = _letters(drawn), _letters(said)
    if shown in told or (not told and len(shown) <= _BULLET):
        return 0
    return len(shown)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
