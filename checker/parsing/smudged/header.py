"""The header's two columns parted: quốc hiệu, tiêu ngữ and date from organs and number, where recognition ran them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.grammar.folding import bare, is_upper, one_space
from checker.grammar.skeleton import alike
from checker.parsing.smudged.dates import Written, find_date
from checker.parsing.smudged.numbers import find_number
from checker.parsing.smudged.printed import Printed

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LIKE = 0.72
_SHORTEST_NAME = 4  # words: CỘNG HÒA XÃ HỘI
_WRAP = 3  # lines within which a wrapped literal ends
_WIDE = re.compile(r"\s{3,}|\t")
_CAPITALS = 0.6


@dataclass
class _Header:
    """The parts found so far; ``left`` are the lines not yet taken, by their place."""

    left: list[Printed | None]
    smudged: bool
    national: list[Printed] = field(default_factory=list)
    motto: list[Printed] = field(default_factory=list)
    number: list[Printed] = field(default_factory=list)
    date: list[Printed] = field(default_factory=list)


def part_header(lines: Sequence[Printed], *, smudged: bool) -> list[Printed]:
    """The header's lines in the order in which they are read: organs, quốc hiệu, tiêu ngữ, number, date."""
    header = _Header([piece for line in lines for piece in _columns(line)], smudged)
    _take_national(header)
    _take_motto(header)
    if not (header.national or header.motto or any(line and find_number(line.text, smudged=smudged) for line in header.left)):
        return list(lines)
    _take_number(header)
    _take_date(header)
    organs = [_in_capitals(line, smudged) for line in header.left if line is not None and line.text]
    return [*organs, *header.national, *header.motto, *header.number, *header.date]


def _columns(line: Printed) -> list[Printed]:
    return [line.part(piece) for piece in _WIDE.split(line.text) if piece.strip()] if "Số" not in line.text else [line]


def _like(text: str, literal: str, *, smudged: bool) -> float:
    if smudged:
        return alike(text, literal)
    return float(_letters(text) == _letters(literal))


def _letters(text: str) -> str:
    return "".join(char for char in bare(text) if char.isalnum())


def _tail(text: str, literal: str, *, smudged: bool) -> tuple[float, int]:
    """How alike the end of a line and a literal are at best, and where that end begins."""
    starts = [0, *(found.end() for found in re.finditer(r"\s+", text))]
    return max(((_like(text[start:], literal, smudged=smudged), start) for start in starts), default=(0.0, 0))


def _take_national(header: _Header) -> None:
    """The quốc hiệu on one line, or wrapped over two and run together with the organ's lines on both."""
    words = NATIONAL_NAME.split()
    found = (0.0, 0, 0, 0)
    for at, line in enumerate(header.left):
        for count in range(len(words), _SHORTEST_NAME - 1, -1):
            score, start = _tail(line.text, " ".join(words[:count]), smudged=header.smudged) if line else (0.0, 0)
            if score >= _LIKE and score + count / 50 > found[0] + found[3] / 50:
                found = (score, at, start, count)
    score, at, start, count = found
    if not score:
        return
    pieces = [_cut(header, at, start)]
    if count < len(words):
        pieces += _rest_of(header, at, " ".join(words[count:]))
    header.national = [_whole(pieces, NATIONAL_NAME, header.smudged)]


def _rest_of(header: _Header, at: int, rest: str) -> list[Printed]:
    """The end of a wrapped literal, at the end of one of the next lines."""
    for after in range(at + 1, min(at + 1 + _WRAP, len(header.left))):
        line = header.left[after]
        score, start = _tail(line.text, rest, smudged=header.smudged) if line else (0.0, 0)
        if score >= _LIKE:
            return [_cut(header, after, start)]
    return []


def _take_motto(header: _Header) -> None:
    scored = [(*_tail(line.text, MOTTO, smudged=header.smudged), at) if line else (0.0, 0, at) for at, line in enumerate(header.left)]
    score, start, at = max(scored, default=(0.0, 0, 0), key=lambda row: row[0])
    if score >= _LIKE - 0.06:
        header.motto = [_whole([_cut(header, at, start)], MOTTO, header.smudged)]


def _cut(header: _Header, at: int, start: int, end: int | None = None) -> Printed:
    """The piece ``start:end`` of a line taken out of it; what stands around it stays."""
    line = header.left[at]
    assert line is not None
    rest = one_space(f"{line.text[:start]} {line.text[end:] if end is not None else ''}").strip(" .,_-—|")
    header.left[at] = line.part(rest) if rest else None
    return line.part(line.text[start:end])


def _whole(pieces: Sequence[Printed], literal: str, smudged: bool) -> Printed:
    """The pieces as one line: as printed where the letters agree, else as the law words it."""
    text = " ".join(piece.text for piece in pieces)
    first = pieces[0].part(text, gap=True)
    return first if not smudged or bare(text) == bare(literal) else first.saying(literal)


def _take_number(header: _Header) -> None:
    for at, line in enumerate(header.left):
        found = find_number(line.text, smudged=header.smudged) if line else None
        if found:
            piece = _cut(header, at, found.start, found.end)
            header.number = [piece.saying(found.text) if header.smudged else piece]
            return


def _take_date(header: _Header) -> None:
    """The date line with its place; a year or a place that wrapped is brought home."""
    for at, line in enumerate(header.left):
        found = find_date(line.text, smudged=header.smudged) if line else None
        if not found or line is None:
            continue
        year = found.year or _year_below(header, at)
        start = _place_start(line.text[: found.start])
        lead = one_space(line.text[start : found.start])
        above = _place_above(header, at, lead)
        piece = _cut(header, at, start, found.end)
        header.date = [_date_line(piece, f"{above} {lead}".strip(), found, year, header.smudged)]
        return


def _date_line(piece: Printed, lead: str, found: Written, year: str, smudged: bool) -> Printed:
    whole = found.printed(year)
    if not smudged:
        return piece.part(f"{lead} {whole}".strip())
    place = lead.strip(" .,;:_-—|")
    return piece.part(f"{place}, {whole}" if place else whole)


def _year_below(header: _Header, at: int) -> str:
    """The year alone on the line below."""
    below = header.left[at + 1] if at + 1 < len(header.left) else None
    if below is not None and re.fullmatch(r"\W*(?:19|20)\d\d\W*", below.text):
        header.left[at + 1] = None
        return below.text.strip(" .,")
    return ""


def _place_start(lead: str) -> int:
    """Where the place begins before a date: behind what an organ's name in capitals left on the line."""
    start = 0
    for word in re.finditer(r"\S+", lead):
        letters = [char for char in word.group() if char.isalpha()]
        if len(letters) > 1 and is_upper(word.group()):
            start = word.end()
        else:
            break
    return start


def _place_above(header: _Header, at: int, lead: str) -> str:
    """``Thành phố Hồ Chí`` above ``Minh, ngày …``: what the number left on its line."""
    above = header.left[at - 1] if at else None
    short = len(lead.split()) < 2
    if above is None or not short or not header.number or above.line != header.number[0].line or is_upper(above.text):
        return ""
    header.left[at - 1] = None
    return above.text


def _in_capitals(line: Printed, smudged: bool) -> Printed:
    """An organ's name in which a capital or two were read as small letters."""
    letters = [char for char in line.text if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if not smudged or len(letters) < 4 or capitals == len(letters) or capitals < _CAPITALS * len(letters):
        return line
    return line.saying(line.text.upper())
