"""Lines drawn on a page: which stand below which text, and which underline it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.reading.page_layout.lines import PrintedLine, baseline, segments, size
from checker.reading.page_layout.sheet import Stroke, Word

_UNDER = 0.24  # em below the baseline: an underline stands no lower
_ABOVE = 0.05  # em; nor higher than this
_COVERS = 0.9  # of a word
_STRUCK = (0.15, 0.4)  # em above the baseline: a line through letters stands there
_FILLS = 0.85  # of an underline's length stands below letters; a longer line is a rule
_SHORTEST = 10.0  # pt; a shorter line is a dash
_REACH = 60.0  # pt; a line farther below the text belongs to none
_NEST = 2.0  # pt; two strokes this near are one line drawn twice


@dataclass
class Rulings:
    """The drawn lines of a page by the text above them, and the words that a line underlines or strikes out."""

    under: dict[int, list[float]] = field(default_factory=dict)
    underlined: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)

    def below(self, line: PrintedLine) -> tuple[float, ...]:
        """Lengths in pt of what is drawn below a line of text, or a piece of it."""
        return tuple(length for word in line.words for length in self.under.get(id(word), ()))

    def marked(self, line: PrintedLine) -> PrintedLine | None:
        """The line with its underlined words marked so; ``None`` when all of it is struck out."""
        if not any(id(word) in self.underlined or id(word) in self.struck for word in line.words):
            return line
        words = []
        for word in line.words:
            if id(word) in self.struck:
                continue
            if id(word) in self.underlined:
                marked = replace(word, style=word.style._replace(underline=True))
                if id(word) in self.under:
                    self.under[id(marked)] = self.under[id(word)]
                self._kept.append(marked)
                words.append(marked)
            else:
                words.append(word)
        return PrintedLine(tuple(words), line.sheet) if words else None

    _kept: list[Word] = field(default_factory=list)  # words known by their ids must live as long


def rulings(strokes: Sequence[Stroke], lines: Sequence[PrintedLine]) -> Rulings:
    """Each stroke of a page given to the words it underlines or to the nearest text above it."""
    found = Rulings()
    pieces = [piece for line in lines for piece in segments(line)]
    for stroke in _single(strokes):
        found.struck |= {id(word) for piece in pieces for word in piece.words if _strikes(stroke, word)}
        words = [word for piece in pieces for word in piece.words if _underlines(stroke, word)]
        if words and max(word.x1 for word in words) - min(word.x0 for word in words) >= _FILLS * stroke.length:
            found.underlined |= {id(word) for word in words}
            continue
        above = [piece for piece in pieces if _stands_above(piece, stroke)]
        if above and stroke.length >= _SHORTEST:
            nearest = max(above, key=lambda piece: (piece.baseline, -abs(piece.middle - (stroke.x0 + stroke.x1) / 2)))
            found.under.setdefault(id(nearest.words[-1]), []).append(round(stroke.length, 1))
    return found


def _single(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Pieces that run on from each other as one, and what is drawn twice once."""
    kept: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda each: (round(each.y0 / _NEST), each.x0)):
        last = kept[-1] if kept else None
        if last is not None and abs(last.y0 - stroke.y0) <= _NEST and stroke.x0 <= last.x1 + _NEST:
            kept[-1] = Stroke(last.x0, min(last.y0, stroke.y0), max(last.x1, stroke.x1), max(last.y1, stroke.y1))
        else:
            kept.append(stroke)
    return kept


def _underlines(stroke: Stroke, word: Word) -> bool:
    em = size(word)
    if not -_ABOVE * em <= stroke.y0 - baseline(word) <= _UNDER * em or not any(map(str.isalnum, word.text)):
        return False
    return min(stroke.x1, word.x1) - max(stroke.x0, word.x0) >= _COVERS * (word.x1 - word.x0)


def _strikes(stroke: Stroke, word: Word) -> bool:
    """Through the middle of its letters."""
    em = size(word)
    if not _STRUCK[0] * em <= baseline(word) - stroke.y1 <= _STRUCK[1] * em or not any(map(str.isalnum, word.text)):
        return False
    return min(stroke.x1, word.x1) - max(stroke.x0, word.x0) >= _COVERS * (word.x1 - word.x0)


def _stands_above(piece: PrintedLine, stroke: Stroke) -> bool:
    overlaps = piece.x0 < stroke.x1 and stroke.x0 < piece.x1
    return overlaps and -_NEST <= stroke.y0 - piece.baseline <= _REACH
