"""Words as a recogniser boxes them, each as tight as its own letters, put on the baseline and to the size of their line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from statistics import median, median_low

from checker.model import CharacterFormat
from checker.reading.page_layout import Word
from checker.reading.scan.columns import GAP
from checker.reading.scan.tesseract import Seen

_HANGING = frozenset("gjpqyQ,;()[]{}|/@$§\u0323\u0326")  # letters and marks that reach below the baseline
_TALL = frozenset("bdfhklđĐ0123456789")
_FLAT = frozenset("acemnorsuvwxz")
# Of Times New Roman, in em.
_TALL_EM, _FLAT_EM, _ASCENT, _DESCENT = 0.67, 0.45, 0.75, 0.22
_ALIKE = 0.1  # of a size: what differs less is the same
_USUAL_SIZE = 13.0  # pt


def on_baselines(seen: Iterable[Seen], scale: float) -> tuple[Word, ...]:
    """The words in pt (``scale`` pt a pixel), those of one line on one baseline and of one size."""
    pieces = [(piece, _baseline(piece)) for piece in _pieces(seen)]
    sizes = _clustered(_by_column(pieces, [_size(piece, stands) * scale for piece, stands in pieces]))
    return tuple(_word(word, stands * scale, size, scale) for (piece, stands), size in zip(pieces, sizes, strict=True) for word in piece)


def _pieces(seen: Iterable[Seen]) -> Iterator[Sequence[Seen]]:
    """Each line's words, parted where a gap is too wide to be a space."""
    piece: list[Seen] = []
    for word in seen:
        last = piece[-1] if piece else None
        if last and (word.line != last.line or word.left - last.right > GAP * max(last.bottom - last.top, word.bottom - word.top)):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _letters(text: str) -> frozenset[str]:
    """The letters and combining marks of a word."""
    return frozenset(unicodedata.normalize("NFD", text))


def _stands(word: Seen) -> float:
    """Where one word's letters stand, in pixels: its bottom, less what hangs below."""
    if not _letters(word.text) & _HANGING:
        return word.bottom
    return word.bottom - _DESCENT / (_DESCENT + _TALL_EM) * (word.bottom - word.top)


def _baseline(words: Sequence[Seen]) -> float:
    """Where the letters of a piece stand, in pixels."""
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    return median(map(_stands, lettered or words))


def _size(words: Sequence[Seen], stands: float) -> float:
    """The size of the letters in pixels, by the height of those that bear no mark; 0 when it cannot be told."""
    sizes = [height / em for word in words if (em := _em(word.text)) and (height := stands - word.top) > 0]
    return median(sizes) if sizes else 0.0


def _em(text: str) -> float:
    """How high a word stands above its baseline, in em; 0 when marks make that uncertain."""
    if any(_marks_above(letter) > (0 if letter.isupper() else 1) for letter in text):
        return 0.0
    letters = _letters(text)
    if letters & _TALL or any(map(str.isupper, text)):
        return _TALL_EM
    return _FLAT_EM if letters <= _FLAT else 0.0


def _marks_above(letter: str) -> int:
    """How many marks a letter bears on top; the horn of ơ and ư stands beside it."""
    return sum(unicodedata.combining(mark) != 0 and mark not in "\u0323\u031b" for mark in unicodedata.normalize("NFD", letter))


def _by_column(pieces: Sequence[tuple[Sequence[Seen], float]], sizes: Sequence[float]) -> list[float]:
    """Each size, in a column that was read on its own that of most of its lines: there are too few letters to measure one by one."""
    columns: dict[str, list[float]] = {}
    for (piece, _), size in zip(pieces, sizes, strict=True):
        if size:
            columns.setdefault(piece[0].column, []).append(size)
    return [
        median_low(columns[piece[0].column]) if piece[0].column in columns and piece[0].column else size
        for (piece, _), size in zip(pieces, sizes, strict=True)
    ]


def _clustered(sizes: Sequence[float]) -> list[float]:
    """Each size as that of the commonest sizes it is near to: a few sizes are set on a page, what differs little is a measuring error."""
    known = [size for size in sizes if size]
    if not known:
        return [_USUAL_SIZE] * len(sizes)
    usual = median(known)
    settled: dict[float, float] = {0.0: usual}
    while known:
        middle = median_low(known)
        near = [size for size in known if abs(size - middle) <= _ALIKE * middle]
        settled.update(dict.fromkeys(near, middle))
        known = [size for size in known if size not in settled]
    return [settled[size] for size in sizes]


def _word(word: Seen, baseline: float, size: float, scale: float) -> Word:
    size = round(size, 1)
    return Word(
        word.text, word.left * scale, baseline - _ASCENT * size, word.right * scale, baseline + _DESCENT * size,
        style=CharacterFormat(size=size), baseline=baseline, confidence=word.confidence,
    )  # fmt: skip
