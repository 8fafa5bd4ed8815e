"""Numerals of headings and points mended by their place in the sequence: ``I1.`` between I. and III. is II."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.grammar.heading import LETTERS, roman_numeral
from checker.grammar.ocr_shapes import digits
from checker.model.patterns import lazy_pattern
from checker.parsing.ocr.printed import Printed

_ROMAN = lazy_pattern(r"\W{0,2}(?P<strokes>[IVXLHTJlivx1|!\[\]]{1,6})(?P<mark>\s?[.,:;)])?\s*(?P<title>[^\W\d_].*)")
_LISTED = lazy_pattern(r"[-–+•] ?TT\.")  # - TT. Đảng ủy: an entry of the list, in capitals where an office runs on behind it
_CAPITALS = 0.65
_LONGEST = 140  # characters of a heading in small letters
_ARABIC = lazy_pattern(r"\W?(?P<sign>[lI|!iSBGZsz]|\d{1,2})(?P<mark>\s?[.,])(?P<gap>\s+|(?=[A-ZÀ-ỸĐ]))(?=\S)")
_POINT = lazy_pattern(r"[\W_]?(?:[A-ZĐ])?(?P<letter>[a-zđ])[)}\]]\s*(?=\S)")
_MARKER = lazy_pattern(r"\d{1,2}[.)]|[-+•]\s|[a-zđ]\)|\d{1,2}\.\d")

# What it costs to read a numeral so: strokes doubtful, lost or won, an ordinal passed over, a list begun anew or an ordinal once more.
_SOFT = {"l": 0.05, "1": 0.05, "|": 0.05, "!": 0.05, "i": 0.05, "T": 0.2, "J": 0.2, "[": 0.1, "]": 0.1, "L": 0.25}
_STROKE, _PASSED, _ANEW, _NO_HEADING = 0.45, 0.6, 1.0, 1.3
_UNLIKE = 2 * _STROKE
_MOST = 14  # sections; without it the time would grow with the cube of a file's lines


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    strokes: str
    title: str
    strong: bool


_Path = tuple["_Path", int] | None
"""The ordinals chosen so far, the last one first."""


def mend_headings(lines: Sequence[Printed]) -> list[Printed]:
    """The lines with the numerals of headings written out and each heading a paragraph of its own."""
    mended = list(lines)
    romans = _romans(mended)
    heads = set()
    for candidate, ordinal in zip(romans, _ordinals(romans), strict=True):
        if ordinal:
            _set_heading(mended, candidate, ordinal)
            heads.add(candidate.at)
    _mend_points(mended, heads)
    return mended


def share_of_capitals(text: str) -> float:
    """Capitals among the letters of a text."""
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) / len(letters) if letters else 0.0


def in_heading_capitals(text: str) -> bool:
    """Whether a heading in capitals may read so, smudged as it is."""
    return share_of_capitals(text) >= _CAPITALS


def _romans(lines: Sequence[Printed]) -> list[_Candidate]:
    """Lines that may be headings with a Roman numeral: those in capitals, or where none is, those in small letters."""
    found = []
    for at, line in enumerate(lines):
        match = _ROMAN.match(line.text)
        if not match or len(match["title"]) < 3 or _LISTED.match(line.text):
            continue
        strong = in_heading_capitals(match["title"])
        apart = line.text[match.end("strokes")].isspace() and (len(match["strokes"]) > 1 or match["strokes"] in "IVX")
        sure = match["mark"] or apart
        if (strong and sure) or (match["mark"] and line.opens and match["title"][0].isupper() and len(line.text) < _LONGEST):
            found.append(_Candidate(at, match["strokes"], match["title"], strong))
    strong_ones = [candidate for candidate in found if candidate.strong]
    if len(strong_ones) > 1:
        return strong_ones if not _numbered_in_capitals(lines) else [c for c in strong_ones if not c.strokes.isdigit()]
    return [candidate for candidate in found if not candidate.strokes.isdigit() and candidate.strokes[0] in "IVXLH"]


def _numbered_in_capitals(lines: Sequence[Printed]) -> bool:
    """``2. NỘI DUNG``: the sections are numbered by digits, and ``1.`` is no smudged I."""
    return any(re.match(r"[2-9]\s?[.)]", line.text) and in_heading_capitals(line.text) for line in lines)


def _ordinals(romans: Sequence[_Candidate]) -> list[int]:
    """The likeliest ordinal of each candidate, 0 for one that is no heading: the cheapest reading of the whole sequence."""
    states: dict[int, tuple[float, _Path]] = {0: (0.0, None)}
    for candidate in romans:
        following: dict[int, list[tuple[float, _Path]]] = {}
        for last, (cost, path) in states.items():
            for ordinal, step in _steps(candidate.strokes, last):
                following.setdefault(ordinal or last, []).append((cost + step, (path, ordinal)))
        states = {last: min(ways, key=_cost) for last, ways in following.items()}
    return _unwound(min(states.values(), key=_cost)[1])


def _cost(way: tuple[float, _Path]) -> float:
    return way[0]


def _unwound(path: _Path) -> list[int]:
    ordinals = []
    while path is not None:
        path, ordinal = path
        ordinals.append(ordinal)
    return ordinals[::-1]


@cache
def _steps(strokes: str, last: int) -> list[tuple[int, float]]:
    """The ordinals a numeral may be after ``last``, with their costs."""
    steps = [(0, _NO_HEADING)]
    for ordinal in {1, *range(last, min(last + 4, _MOST) + 1)} - {0}:
        cost = _ANEW if ordinal <= last else _PASSED * (ordinal - last - 1)
        steps.append((ordinal, cost + _reading(strokes, roman_numeral(ordinal))))
    return steps


@cache
def _reading(strokes: str, numeral: str) -> float:
    """The cost of reading these strokes for that numeral."""
    signs = strokes.replace("H", "II").replace("v", "V").replace("x", "X")
    before = [_STROKE * at for at in range(len(numeral) + 1)]
    for row, sign in enumerate(signs, 1):
        here = [_STROKE * row]
        for at, wanted in enumerate(numeral):
            swap = 0.0 if sign == wanted else _SOFT[sign] if sign in _SOFT and wanted == "I" else _UNLIKE
            here.append(min(before[at] + swap, before[at + 1] + _STROKE, here[at] + (_STROKE if wanted == "I" else _UNLIKE)))
        before = here
    return before[-1]


def _set_heading(lines: list[Printed], candidate: _Candidate, ordinal: int) -> None:
    """The heading written out; a title in capitals takes the line in capitals it runs on to, any other line stands apart."""
    line = lines[candidate.at]
    text = f"{roman_numeral(ordinal)}. {candidate.title}"
    lines[candidate.at] = replace(line.saying(text) if text != line.text else line, opens=True)
    after = candidate.at + 1
    while after < len(lines) and candidate.strong and _runs_on(lines[after]):
        lines[after] = replace(lines[after], opens=False)
        after += 1
    if after < len(lines) and (candidate.strong or not lines[after].text[:1].islower()):
        lines[after] = replace(lines[after], opens=True)


def _runs_on(line: Printed) -> bool:
    return not line.gap and in_heading_capitals(line.text) and not _ROMAN.match(line.text) and not _MARKER.match(line.text)


def _mend_points(lines: list[Printed], heads: set[int]) -> None:
    """``l.`` before ``2.`` is 1, ``4,`` is 4., ``Db)`` is b), a second ``d)`` is đ): each only where its place asks for it."""
    number, letter = 0, 0
    for at, line in enumerate(lines):
        if at in heads:
            number, letter = 0, 0
            continue
        arabic = _ARABIC.match(line.text)
        value = digits(arabic["sign"].replace("G", "6")) if arabic and (line.opens or arabic["sign"].isdigit()) else None
        if arabic and value and int(value) in (number + 1, 1):
            number, letter = int(value), 0
            lines[at] = replace(_rewritten(line, f"{value}. {line.text[arabic.end() :]}"), opens=True)
            continue
        point = _POINT.match(line.text)
        if point:
            letter = _next_letter(point["letter"], letter)
            sign = LETTERS[letter - 1] if letter else point["letter"]
            lines[at] = replace(_rewritten(line, f"{sign}) {line.text[point.end() :]}"), opens=True)


def _rewritten(line: Printed, text: str) -> Printed:
    return line if text == line.text else line.saying(text)


def _next_letter(sign: str, last: int) -> int:
    """The place of a point's letter: ``d`` after ``d`` is đ."""
    place = LETTERS.find(sign) + 1
    return place + 1 if sign == "d" and place == last else place
