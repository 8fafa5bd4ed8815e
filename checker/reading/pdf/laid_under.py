"""Letters that what is drawn after them hides: the page is drawn with and without them, and the two are compared where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Protocol

import pypdfium2.raw as pdfium

from checker.model.tuples import NamedTuple

_WITHOUT_INK = 3  # a text rendering mode (ISO 32000-1, table 106)
_LARGEST = 4_000_000  # px; a page drawn a pixel a pt has half a million
_BELOW, _ABOVE = 0.2, 0.8  # of its size: a letter's box round its baseline


class DrawnLetter(Protocol):
    """A letter: its ``text``, edges and baseline in pt from the top left, its ``size`` in pt, the text object it is ``drawn`` by."""

    text: str
    x0: float
    x1: float
    y: float

    @property
    def size(self) -> float:
        """In pt."""

    @property
    def drawn(self) -> int:
        """The address of the text object."""


class _Picture(NamedTuple):
    data: bytes
    width: int
    height: int
    stride: int
    channels: int

    def rows(self, left: int, top: int, right: int, bottom: int) -> list[bytes]:
        """The pixels of a box, row by row."""
        starts = (row * self.stride for row in range(max(top, 0), min(bottom, self.height)))
        return [self.data[start + max(left, 0) * self.channels : start + min(right, self.width) * self.channels] for start in starts]


def covered(page: Any, letters: Sequence[DrawnLetter], doubtful: Sequence[DrawnLetter]) -> frozenset[int]:
    """Which of the doubtful letters, by identity, add nothing to what the page shows, though others like them do.

    A font that is not in the file may lack a letter on this machine; nobody can tell whether that one is hidden.
    """
    width, height = page.get_size()
    if width * height > _LARGEST:
        return frozenset()
    unchanged = _without(page, letters)
    shown = {letter.text for letter in letters if id(letter) not in unchanged}
    lit = {letter.drawn for letter in letters if id(letter) not in unchanged}
    whole = {letter.drawn for letter in letters if letter.drawn not in lit and (not shown or letter.text in shown)}
    return frozenset(id(each) for each in doubtful if id(each) in unchanged and (each.text in shown or each.drawn in whole))


def _without(page: Any, letters: Sequence[DrawnLetter]) -> frozenset[int]:
    """The letters, by identity, whose place looks the same when none of them is drawn."""
    before = _picture(page)
    texts = [ctypes.cast(address, pdfium.FPDF_PAGEOBJECT) for address in {letter.drawn for letter in letters}]
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(text) for text in texts]
    for text in texts:
        pdfium.FPDFTextObj_SetTextRenderMode(text, _WITHOUT_INK)
    try:
        bare = _picture(page)
    finally:
        for text, mode in zip(texts, modes, strict=True):
            pdfium.FPDFTextObj_SetTextRenderMode(text, mode)
    return frozenset(id(letter) for letter in letters if _rows(before, letter) == _rows(bare, letter))


def _picture(page: Any) -> _Picture:
    drawn = page.render(scale=1, may_draw_forms=False, force_bitmap_format=pdfium.FPDFBitmap_BGRA)  # others mix nothing with the paper
    return _Picture(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, drawn.n_channels)


def _rows(picture: _Picture, letter: DrawnLetter) -> list[bytes]:
    top, bottom = letter.y - _ABOVE * letter.size, letter.y + _BELOW * letter.size
    return picture.rows(int(letter.x0), int(top), int(letter.x1) + 2, int(bottom) + 2)
