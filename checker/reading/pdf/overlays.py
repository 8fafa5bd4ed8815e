"""What signing programs put over a page: the number and day they type belong to it, a signature's description does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.reading.printed import Word

_DESCRIBES = re.compile(
    r"k[ýy]\s*b[ởo]i|ng[ưu][ờo]i\s*k[ýy]|signed\s*by|th[ờo]i\s*gian\s*k[ýy]|ng[àa]y\s*k[ýy]|e-?mail\s*:|signature", re.IGNORECASE
)
_MOST = 8  # words; a number, a day or a place is no longer

Box = tuple[float, float, float, float]


def parted(own: Sequence[Word], laid: Sequence[Word], boxes: Sequence[Box]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the page with those typed over it, and the words that describe a signature."""
    if not laid:
        return tuple(own), ()
    aside: list[Word] = []
    typed: list[Word] = []
    rest = list(laid)
    for box in boxes:
        inside = [word for word in rest if _stands_in(word, box)]
        if not inside:
            continue
        rest = [word for word in rest if not _stands_in(word, box)]
        describes = len(inside) > _MOST or _DESCRIBES.search(" ".join(word.text for word in inside)) is not None
        (aside if describes else typed).extend(inside)
    kept = list(own)
    for word in typed:
        _close_up(word, kept)
    return tuple(kept), (*aside, *rest)


def _close_up(word: Word, own: list[Word]) -> None:
    """Adds a typed word; the room between a number and the page's own ``/KH-SNV`` is left over, and nobody's space."""
    height = word.y1 - word.y0
    for at, each in enumerate(own):
        if word.text.isdigit() and each.text[0] == "/" and abs(each.y1 - word.y1) < height and 0 < each.x0 - word.x1 < height:
            own[at] = replace(each, spaces=0)
            word = replace(word, x1=each.x0)
    own.append(word)


def _stands_in(word: Word, box: Box) -> bool:
    middle, height = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] - 1 <= middle <= box[2] + 1 and box[1] - 1 <= height <= box[3] + 1
