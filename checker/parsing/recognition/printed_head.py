"""The parts that stand on the printed lines of a recognised header, both columns on one line perhaps: each claim with its evidence.

The quốc hiệu and the tiêu ngữ are the end of a line, or of several where they wrapped; number and date any stretch of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.grammar.dateline import read_dateline
from checker.grammar.ocr_shapes import alike
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.parsing.recognition.assigning import Claim, Signs
from checker.parsing.recognition.printed_dates import Written, find_date
from checker.parsing.recognition.printed_numbers import find_number
from checker.parsing.recognition.recognised import Numbered, numbered
from checker.parsing.recognition.weighing import log_odds
from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.wording.folding import bare, is_upper

_REACH = 0.5  # likeness; what is less alike is not weighed
_LIKE = 0.72  # of the rest of a wording that wrapped
_SHORTEST = {"national_name": 4, "motto": 2}  # words on its first line: CỘNG HÒA XÃ HỘI, Độc lập
_LONGER = 8  # times a literal, with all gaps and marks: an end of a line that is longer is not like it
_WRAP = 3  # lines within which a wrapped literal ends
_WORD_WEIGHT = 0.02  # by so much a word more is worth a less likely end
_DEAREST = 6.0  # what the slips of a number and date line cost at most
_BEGINS_DATE = lazy_pattern(r"\bn[gq]\w{1,2}\b[\W\d]*(?:t\w{3,4}\W*\d{0,2}\W*)?$")
_YEAR = lazy_pattern(r"\W*(?:19|20)\d\d\W*")


class Reading(NamedTuple):
    """A part read on stretches of the lines, and the evidence for it; ``text``: what it says, where its letters do not.

    ``date``: the pieces of a date in words; ``lead``: where on its first line the place stands before it; ``year``: its year, on the
    line below perhaps.
    """

    part: str
    signs: tuple[Signs, ...]
    evidence: Mapping[str, float]
    text: str = ""
    date: Written | None = None
    lead: tuple[int, int] = (0, 0)
    year: str = ""

    def claim(self) -> Claim:
        """The claim, scored."""
        return Claim(self.part, self.signs, log_odds("read", self.part, self.evidence))


def readings(lines: Sequence[str]) -> list[Reading]:
    """Everything that the lines of a header may be, in the order of the lines."""
    found: list[Reading] = []
    for at in range(len(lines)):
        found += _literal(lines, at, "national_name", NATIONAL_NAME)
        for motto in _literal(lines, at, "motto", MOTTO):
            found.append(motto)
            if start := motto.signs[0].start:  # both of a flattened cell may stand on one line
                found += _literal([*lines[:at], lines[at][:start].rstrip()], at, "national_name", NATIONAL_NAME)
        by_hand = numbered(lines[at])
        numbers = list(_numbers(lines, at, by_hand))
        found += numbers
        found += _dates(lines, at, by_hand, [reading.signs[0].end for reading in numbers])
    return found


def _evidence(text: str, unlike: float, lacking: float, *, strict: bool) -> Mapping[str, float]:
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(map(str.isupper, letters)) / len(letters) if letters else 0.0
    return {"unlike": unlike, "lacking": lacking, "strict": float(strict), "capitals": capitals}


def _literal(lines: Sequence[str], at: int, part: str, literal: str) -> Iterator[Reading]:
    """The literal on one line, or wrapped over some and run together with the organ's lines on each."""
    words = literal.split()
    scored = []
    for count in range(len(words), _SHORTEST[part] - 1, -1):
        score, start = _tail(lines[at], " ".join(words[:count]))
        if score >= _REACH:
            scored.append((score + _WORD_WEIGHT * count, score, start, count))
    if not scored:
        return
    _, score, start, count = max(scored)
    rest, left = _rest(lines, at, words[count:])
    signs = (Signs(at, start, len(lines[at])), *rest)
    text = " ".join(lines[each.line][each.start : each.end] for each in signs)
    yield Reading(part, signs, _evidence(text, 1 - score, left / len(words), strict=bare(text) == bare(literal)))


def _tail(text: str, literal: str) -> tuple[float, int]:
    """How alike the end of a line and a literal are at best, and where that end begins."""
    reach = len(text) - _LONGER * len(literal)
    starts = [found.end() for found in re.finditer(r"\s+", text[max(reach, 0) :])]
    starts = [0, *starts] if reach <= 0 else [reach + start for start in starts]
    return max(((alike(text[start:], literal), start) for start in starts), default=(0.0, 0))


def _rest(lines: Sequence[str], at: int, words: Sequence[str]) -> tuple[list[Signs], int]:
    """The end of a wrapped literal, at the ends of the next lines, and how many of its words are not there."""
    for after in range(at + 1, min(at + 1 + _WRAP, len(lines))):
        for count in range(len(words), 0, -1):
            score, start = _tail(lines[after], " ".join(words[:count]))
            if score >= _LIKE:
                rest, left = _rest(lines, after, words[count:])
                return [Signs(after, start, len(lines[after])), *rest], left
    return [], len(words)


def _numbers(lines: Sequence[str], at: int, by_hand: Numbered | None) -> Iterator[Reading]:
    """The number line by its shapes, or by its fixed letters whatever was written by hand between them."""
    text = lines[at]
    found = find_number(text)
    if found and not text[found.end : found.end + 1].isalnum():  # else a letter of the symbol was not read
        evidence = _evidence(text[found.start : found.end], 0.0, 0.0, strict=True)
        yield Reading("number", (Signs(at, found.start, found.end),), evidence, found.text)
    if by_hand and by_hand.number:
        evidence = _evidence(text[by_hand.start : by_hand.cut], by_hand.cost / _DEAREST, 0.0, strict=False)
        yield Reading("number", (Signs(at, by_hand.start, by_hand.cut),), evidence, by_hand.number)


def _dates(lines: Sequence[str], at: int, by_hand: Numbered | None, cuts: Sequence[int]) -> Iterator[Reading]:
    """The date line with its place, behind the number where that stands on the line; ``cuts``: where a number ends.

    A day that the calendar has not is read by its fixed letters, its figures as far as anybody can.
    """
    text = lines[at]
    known = by_hand is not None and "," in by_hand.date  # else the place wrapped
    dated = known and by_hand is not None and _is_whole(by_hand.date)
    if by_hand is not None and known:
        start = by_hand.cut if by_hand.number else 0
        evidence = _evidence(text[start:], by_hand.cost / _DEAREST, 0.0, strict=False)
        yield Reading("date", (Signs(at, start, len(text)),), evidence, by_hand.date)
    for cut in sorted({0, *cuts}):
        found = find_date(text[cut:])
        if found and (_is_read(found) or not (dated or (known and found.year))):
            yield _date(lines, at, cut, found, runs_on=False)
        elif not found and at + 1 < len(lines) and _BEGINS_DATE.search(bare(text)):
            whole = find_date(f"{text[cut:]} {lines[at + 1]}")
            if whole and whole.end > len(text) - cut:
                yield _date(lines, at, cut, whole, runs_on=True)


def _date(lines: Sequence[str], at: int, cut: int, found: Written, *, runs_on: bool) -> Reading:
    """The date found behind ``cut``, its place before it; a year alone on the line below is its year."""
    text = lines[at]
    start = cut + _place_start(text[cut : cut + found.start])
    signs = [Signs(at, start, min(cut + found.end, len(text)))]
    year = found.year
    if runs_on:
        signs.append(Signs(at + 1, 0, cut + found.end - len(text) - 1))
    elif not year and at + 1 < len(lines) and _YEAR.fullmatch(lines[at + 1]):
        signs.append(Signs(at + 1, 0, len(lines[at + 1])))
        year = lines[at + 1].strip(" .,")
    lacking = sum(not piece for piece in (found.day, found.month, year)) / 3
    evidence = _evidence(text[start : cut + found.end], 0.0, lacking, strict=_is_read(found))
    return Reading("date", tuple(signs), evidence, date=found, lead=(start, cut + found.start), year=year)


def _is_read(found: Written) -> bool:
    """Whether it names a day of the calendar, its year in full."""
    return found.iso is not None and len(found.year) == 4


def _is_whole(printed: str) -> bool:
    """Whether a date line read by its fixed letters names a day of the calendar."""
    found = read_dateline(printed)
    return found is not None and found.iso is not None


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
