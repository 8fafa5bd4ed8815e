"""Dates in words whose letters were smudged: the words are fixed, the digits must make a day of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.grammar.dateline import calendar_date
from checker.grammar.ocr_shapes import alike, digits
from checker.model.patterns import lazy_pattern
from checker.wording.folding import bare

_DAY = r"[\doqil|!sbz]{1,2}|[ .…_]{0,30}"
_WRITTEN = lazy_pattern(
    rf"(?<![a-z0-9])n[gq9][a-z@&0-9]{{0,2}}[yvjgx]?[.,]?[-–~ .]{{0,30}}(?P<day>{_DAY})[\s.,]{{0,30}}"
    r"(?<![a-z])t[hbn][a-z@&0-9]{1,3}[.,]?[ .]{0,30}"
    rf"(?P<month>{_DAY})[\s.,]{{0,30}}(?<![a-z])[nm][a-z@&]{{1,3}}[.,]?\s*(?P<year>[\doqil|!sbz]{{4}}(?![\w/])|20[ .…_]*|)"
)


_WORDS = ("ngày", "tháng", "năm")
_LOOSE = lazy_pattern(
    r"(?<!\w)(?P<first>[^\W\d_]\S{1,4}?)[\s.,~–-]*(?P<day>[\doqil|!sbz]{1,2})[\s.,]+(?P<second>[^\W\d_]\S{2,5}?)[\s.,]*(?P<month>[\doqil|!sbz]{1,2})"
    r"[\s.,]+(?P<third>[^\W\d_]\S{1,3}?)[\s.,]*(?P<year>[12lI|][\doqil|!sbz]{3})(?![\w/])"
)
_LIKE = 0.5
_LIKE_TOGETHER = 2.0


@dataclass(frozen=True, slots=True)
class Written:
    """A date in words found in a line at ``start:end``: its pieces as the digits they must be, or as printed."""

    day: str
    month: str
    year: str
    start: int
    end: int

    def printed(self, year: str) -> str:
        """The date with its words written out."""
        return f"ngày {self.day or '     '} tháng {self.month or '     '} năm {year or '      '}"

    @property
    def iso(self) -> str | None:
        """The day of the calendar it names."""
        return calendar_date(self.day, self.month, self.year)


def find_date(text: str) -> Written | None:
    """The first date in words in a line."""
    low = bare(text)
    found = _WRITTEN.search(low) or _loose(low)
    if not found:
        return None
    return _written(text, found)


def date_slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Each smudged date of a text that the calendar has: where it stands, and how it must read."""
    low = bare(text)
    for found in (*_WRITTEN.finditer(low), *filter(_are_date_words, _LOOSE.finditer(low))):
        date = _written(text, found)
        if date.iso and low[found.start() : found.end()].split() != ["ngay", date.day, "thang", date.month, "nam", date.year]:
            yield found.start(), found.end(), date.printed(date.year)


def _loose(low: str) -> re.Match[str] | None:
    """A whole date whose three words look like ngày, tháng, năm, whatever letters stand in them."""
    return next(filter(_are_date_words, _LOOSE.finditer(low)), None)


def _are_date_words(found: re.Match[str]) -> bool:
    scores = [alike(found[name], word) for name, word in zip(("first", "second", "third"), _WORDS, strict=True)]
    return min(scores) >= _LIKE and sum(scores) >= _LIKE_TOGETHER


def _written(text: str, found: re.Match[str]) -> Written:
    return Written(_piece(text, found, "day"), _piece(text, found, "month"), _piece(text, found, "year"), found.start(), found.end())


def _piece(text: str, found: re.Match[str], name: str) -> str:
    printed = text[found.start(name) : found.end(name)].strip(" .…_")
    return digits(printed) or printed
