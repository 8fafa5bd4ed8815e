"""What signing programs put on a page: the number and day they type belong to it, a signature's description does not.

The description may be laid over the page, or flattened into it, where its small lines stand among the page's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.model.tuples import NamedTuple
from checker.reading.page_layout import Word
from checker.reading.page_layout.lines import PrintedLine, lines_of, segments, size

_DESCRIBES = re.compile(
    r"k[ýy]\s*b[ởo]i|ng[ưu][ờo]i\s*k[ýy]|signed\s*by|th[ờo]i\s*gian\s*k[ýy]|ng[àa]y\s*k[ýy]|e-?mail\s*:|signature"
    r"|time\s?stamp|\b(?:date|time|reason|location|l[ýy] do)\s*:|\d{1,2}:\d{2}:\d{2}|[+-]\d{2}[:']\d{2}\b|\bD:\d{14}",
    re.IGNORECASE,
)
_MOST = 8  # words; a number, a day or a place is no longer
_SPECK = 6.0  # pt; nobody types a number or a day so small
_OFFICIAL = re.compile(r"\bĐẾN\b.{0,60}\b(?:Số|Ngày|Chuyển)\b|\b(?:SAO Y|SAO LỤC|TRÍCH SAO)\b")  # stamps an office puts on what it keeps
_OPENS = re.compile(
    r"(?:(?:được )?ký (?:số )?bởi|người ký|(?:digitally )?signed by|signature (?:not )?(?:verified|valid))\b|"
    r"(?=.*\d:\d\d:\d\d)[\d\s./:,+'TZ-]{8,}$", re.IGNORECASE,
)  # fmt: skip
_TIMED = re.compile(r"(?:ngày|thời gian|thời điểm) ký|date\s*:|[^:]*\d:\d\d:\d\d", re.IGNORECASE)
_SMALLER = 1.5  # pt below the usual size of the page
_FINE = 10.5  # pt; smaller than the list of recipients
_BELOW = 1.8  # em; the next line of a description stands no lower
_ALIGNED = 6.0  # pt
_ALIKE = 0.6  # pt
_LINES = 8
_FIRST = re.compile(r"Ký|KÝ|Được|Người|NGƯỜI|Digitally|[Ss]igned|Signature|\d{1,2}:\d\d:\d\d")  # how such a line begins
_LABELLED = re.compile(r"(?:cơ quan|đơn vị|tổ chức|chức vụ|vị trí|địa điểm|thời điểm)\s*:", re.IGNORECASE)

Box = tuple[float, float, float, float]


class Parted(NamedTuple):
    """A page's own ``words``, those ``aside`` that describe a signature, and the ``boxes`` of signatures and pictures laid over it."""

    words: tuple[Word, ...]
    aside: tuple[Word, ...]
    boxes: tuple[Box, ...]


def parted(own: Sequence[Word], laid: Sequence[Word], boxes: Sequence[Box]) -> Parted:
    """The words of the page with those typed over it, the words that describe a signature, and the boxes that type nothing."""
    if not laid:
        return Parted(tuple(own), (), tuple(boxes))
    aside: list[Word] = []
    typed: list[Word] = []
    over: list[Box] = []
    rest = list(laid)
    for box in boxes:
        inside = [word for word in rest if _stands_in(word, box)]
        rest = [word for word in rest if not _stands_in(word, box)]
        aside += [word for word in inside if size(word) < _SPECK]
        inside = [word for word in inside if size(word) >= _SPECK]
        describes = len(inside) > _MOST or _DESCRIBES.search(" ".join(word.text for word in inside)) is not None
        (aside if describes else typed).extend(inside)
        if describes or not inside:
            over.append(box)
    kept = list(own)
    for word in typed:
        _close_up(word, kept)
    return Parted(tuple(kept), (*aside, *rest), tuple(over))


def says_more(aside: Sequence[Word], stamps: Sequence[Box]) -> bool:
    """Whether stamps say more than who signed, who copied and when it came in."""
    return any(_is_text([word for word in aside if _stands_in(word, box)]) for box in stamps)


def _is_text(words: Sequence[Word]) -> bool:
    """Whether the words of one stamp are many and describe nothing, or a line of them is so."""
    if len(words) <= _MOST or _OFFICIAL.search(" ".join(word.text for word in words)):
        return False
    lines = lines_of(words)
    others = [len(line.words) for line in lines if not _DESCRIBES.search(line.text) and not _LABELLED.match(line.text)]
    return max(others, default=0) > _MOST or len(others) == len(lines)


def described(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a page without a signature's description that was flattened into it, and the words of that."""
    if not any(_FIRST.match(word.text) for word in words):
        return tuple(words), ()
    pieces = [piece for line in lines_of(words) for segment in segments(line) for piece in _by_size(segment)]
    usual = _usual(words)
    aside: set[tuple[str, float, float]] = set()
    for piece in pieces:
        if _OPENS.match(piece.text) and _key(piece.words[0]) not in aside:
            lines = [piece, *_going_on(piece, pieces)]
            if piece.size <= usual - _SMALLER or any(_TIMED.match(line.text) for line in lines[1:]):
                aside |= {_key(word) for line in lines for word in line.words}
    return tuple(word for word in words if _key(word) not in aside), tuple(word for word in words if _key(word) in aside)


def _key(word: Word) -> tuple[str, float, float]:
    return word.text, word.x0, word.y0


def _usual(words: Sequence[Word]) -> float:
    """The size most letters of the page have."""
    counts: Counter[float] = Counter()
    for word in words:
        counts[size(word)] += len(word.text)
    return counts.most_common(1)[0][0]


def _by_size(line: PrintedLine) -> Iterator[PrintedLine]:
    for _, group in groupby(line.words, key=size):
        yield PrintedLine(tuple(group), line.sheet)


def _going_on(first: PrintedLine, pieces: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """The further lines of a description: below it, under its left edge or its middle, of its size."""
    last = first
    for _ in range(_LINES):
        below = [piece for piece in pieces if 0 < piece.baseline - last.baseline <= _BELOW * last.size and _aligned(piece, first)]
        following = min(below, key=lambda piece: piece.baseline, default=None)
        if following is None or not _describes(following):
            return
        yield following
        last = following


def _aligned(piece: PrintedLine, first: PrintedLine) -> bool:
    near = min(abs(piece.x0 - first.x0), abs(piece.middle - first.middle))
    return near <= _ALIGNED and abs(piece.size - first.size) <= _ALIKE


def _describes(piece: PrintedLine) -> bool:
    """Whether a line is of the description: by its label, as the rest of the one above, or because nothing else is so small."""
    text = piece.text
    return bool(_DESCRIBES.search(text) or _LABELLED.match(text) or text[:1].islower() or piece.size < _FINE) and text[:1] not in "-–+"


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
