"""The header's two columns parted: quốc hiệu, tiêu ngữ and date from organs and number, where recognition ran them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.grammar.ocr_shapes import alike
from checker.parsing.recognition.recognised import numbered, organ_meant
from checker.parsing.smudged.dates import Written, find_date
from checker.parsing.smudged.numbers import find_number
from checker.parsing.smudged.printed import Printed
from checker.wording.folding import bare, is_upper, one_space

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LIKE, _LIKE_MOTTO = 0.72, 0.66
_SHORTEST_NAME = 4  # words: CỘNG HÒA XÃ HỘI
_WRAP = 3  # lines within which a wrapped literal ends
_BEGINS_DATE = re.compile(r"\bn[gq]\w{1,2}\b[\W\d]*(?:t\w{3,4}\W*\d{0,2}\W*)?$")
_WIDE = re.compile(r"\s{3,}|\t")
_CAPITALS = 0.6
_LETTERS = str.maketrans("5$§061|!8", "SSSOOIIIB")
_SIGNED_WORD = re.compile(r"[^\W\d_]|[$§|!]")
_SHORTEST_ORGAN = 3  # letters
_SPECK = re.compile(r"(?:\s{1,9}(?:[^\W\d_]|[^\w\s]{1,9})){1,9}$")


@dataclass
class _Header:
    """The parts found so far; ``left`` are the lines not yet taken, by their place."""

    left: list[Printed | None]
    national: list[Printed] = field(default_factory=list)
    motto: list[Printed] = field(default_factory=list)
    number: list[Printed] = field(default_factory=list)
    date: list[Printed] = field(default_factory=list)


def part_header(lines: Sequence[Printed]) -> list[Printed]:
    """The header's lines in the order in which they are read: organs, quốc hiệu, tiêu ngữ, number, date."""
    header = _Header([piece for line in lines for piece in _columns(line)])
    _take_national(header)
    _take_motto(header)
    if not (header.national or header.motto or any(line and (find_number(line.text) or numbered(line.text)) for line in header.left)):
        return list(lines)
    _take_number(header)
    if not header.number:  # by hand, so that the place on its line is told by the line's letters too
        _take_numbered(header)
    if not header.date:
        _take_date(header)
    _take_numbered(header)
    last = max((at for at, line in enumerate(header.left) if line is None), default=-1)
    above = [line for at, line in enumerate(header.left) if line is not None and (at <= last or _is_capital(line.text))]
    below = [line for at, line in enumerate(header.left) if line is not None and at > last and not _is_capital(line.text)]
    return [*_organs(above), *header.national, *header.motto, *header.number, *header.date, *below]


def _is_capital(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


def _columns(line: Printed) -> list[Printed]:
    edges = [0, *(gap.end() for gap in _WIDE.finditer(line.text) if not _is_room(line.text[: gap.start()], line.text[gap.end() :])), None]
    pieces = [line.text[start:end] for start, end in pairwise(edges)]
    return [line.part(piece) for piece in pieces if piece.strip()]


def _is_room(left: str, right: str) -> bool:
    """A wide gap after ``Số:``, ``ngày`` or ``tháng`` is room for handwriting, no column's edge."""
    word = left.rsplit(maxsplit=1)[-1] if left.strip() else ""
    return right.startswith("/") or word.endswith(":") or max(alike(word, date_word) for date_word in ("ngày", "tháng", "năm")) > _LIKE


def _tail(text: str, literal: str) -> tuple[float, int]:
    """How alike the end of a line and a literal are at best, and where that end begins."""
    starts = [0, *(found.end() for found in re.finditer(r"\s+", text))]
    return max(((alike(text[start:], literal), start) for start in starts), default=(0.0, 0))


def _take_national(header: _Header) -> None:
    """The quốc hiệu on one line, or wrapped over two and run together with the organ's lines on both."""
    words = NATIONAL_NAME.split()
    found = (0.0, 0, 0, 0)
    for at, line in enumerate(header.left):
        for count in range(len(words), _SHORTEST_NAME - 1, -1):
            score, start = _tail(line.text, " ".join(words[:count])) if line else (0.0, 0)
            if score >= _LIKE and score + count / 50 > found[0] + found[3] / 50:
                found = (score, at, start, count)
    score, at, start, count = found
    if not score:
        return
    pieces = [_cut(header, at, start)]
    header.national = [_whole([*pieces, *_rest_of(header, at, words[count:])], NATIONAL_NAME)]


def _rest_of(header: _Header, at: int, rest: Sequence[str]) -> list[Printed]:
    """The end of a wrapped literal, at the ends of the next lines."""
    for after in range(at + 1, min(at + 1 + _WRAP, len(header.left))):
        line = header.left[after]
        for count in range(len(rest), 0, -1):
            score, start = _tail(line.text, " ".join(rest[:count])) if line else (0.0, 0)
            if score >= _LIKE:
                return [_cut(header, after, start), *_rest_of(header, after, rest[count:])]
    return []


def _take_motto(header: _Header) -> None:
    scored = [(*_tail(line.text, MOTTO), at) if line else (0.0, 0, at) for at, line in enumerate(header.left)]
    score, start, at = max(scored, default=(0.0, 0, 0), key=lambda row: row[0])
    if score >= _LIKE_MOTTO:
        header.motto = [_whole([_cut(header, at, start)], MOTTO)]
        return
    first, last = MOTTO.rsplit(" - ", 1)
    for at, line in enumerate(header.left):
        score, start = _tail(line.text, first) if line else (0.0, 0)
        if score >= _LIKE:
            header.motto = [_whole([_cut(header, at, start), *_rest_of(header, at, [last])], MOTTO)]
            return


def _cut(header: _Header, at: int, start: int, end: int | None = None) -> Printed:
    """The piece ``start:end`` of a line taken out of it; what stands around it stays."""
    line = header.left[at]
    assert line is not None
    rest = one_space(f"{line.text[:start]} {line.text[end:] if end is not None else ''}").strip(" .,_-—|")
    header.left[at] = line.part(rest) if rest else None
    return line.part(line.text[start:end])


def _whole(pieces: Sequence[Printed], literal: str) -> Printed:
    """The pieces as one line: as printed where the letters agree, else as the law words it."""
    text = " ".join(piece.text for piece in pieces)
    first = pieces[0].part(text, gap=True)
    return first if bare(text) == bare(literal) else first.saying(literal)


def _take_numbered(header: _Header) -> None:
    """Number and date from the lines that their fixed letters tell, whatever was written by hand between them."""
    for at, line in enumerate(header.left):
        found = numbered(line.text) if line is not None else None
        if line is None or found is None or (found.number and header.number) or (found.date and header.date):
            continue
        if found.date and "," not in found.date:  # the place wrapped: the lines are put together below
            continue
        header.left[at] = line.part(found.before) if len(found.before) > _SHORTEST_ORGAN else None
        if found.number:
            header.number = [line.part(found.number).saying(found.number)]
        if found.date:
            header.date = [line.part(found.date).saying(found.date)]


def _take_number(header: _Header) -> None:
    for at, line in enumerate(header.left):
        found = find_number(line.text) if line else None
        if found and line and not line.text[found.end : found.end + 1].isalnum():  # else a letter of the symbol was not read
            piece = _cut(header, at, found.start, found.end)
            header.number = [piece.saying(found.text)]
            return


def _take_date(header: _Header) -> None:
    """The date line with its place; a year or a place that wrapped is brought home."""
    for at in range(len(header.left)):
        found, line = _date_at(header, at)
        if not found or line is None:
            continue
        year = found.year or _year_below(header, at)
        start = _place_start(line.text[: found.start])
        lead = one_space(line.text[start : found.start])
        above = _place_above(header, at, lead)
        header.date = [_date_line(_cut(header, at, start, found.end), f"{above} {lead}".strip(), found, year)]
        return


def _date_at(header: _Header, at: int) -> tuple[Written | None, Printed | None]:
    """The date on a line, and the line; one that runs on to the line below is brought to the line it begins on."""
    line, below = header.left[at], header.left[at + 1] if at + 1 < len(header.left) else None
    found = find_date(line.text) if line else None
    if found or line is None or below is None or not _BEGINS_DATE.search(bare(line.text)):
        return found, line
    whole = line.part(f"{line.text} {below.text}")
    found = find_date(whole.text)
    if found and found.end > len(line.text):
        header.left[at], header.left[at + 1] = whole, None
        return found, whole
    return None, line


def _date_line(piece: Printed, lead: str, found: Written, year: str) -> Printed:
    whole = found.printed(year)
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


def _organs(lines: Sequence[Printed]) -> list[Printed]:
    """The lines that are left, specks dropped; a single word goes on with the name above it."""
    organs: list[Printed] = []
    for line in map(_in_capitals, lines):
        text = _SPECK.sub("", line.text)
        if sum(map(str.isalpha, text)) < _SHORTEST_ORGAN:
            continue
        if organs and len(text.split()) == 1 and is_upper(text) and is_upper(organs[-1].text):
            organs[-1] = organs[-1].part(f"{organs[-1].text} {text}")
        else:
            organs.append(line.part(text).saying(organ_meant(text)))
    return organs


def _in_capitals(line: Printed) -> Printed:
    """An organ's name in which a capital or two were read as small letters."""
    letters = [char for char in line.text if char.isalpha()]
    if len(letters) < 2 or not _is_capital(line.text):
        return line
    text = " ".join(word.translate(_LETTERS) if _SIGNED_WORD.search(word) else word for word in line.text.split(" "))
    return line.saying(text.upper() if len(letters) > _SHORTEST_ORGAN else text)
