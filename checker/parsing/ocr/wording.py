"""Fixed words of the body written out where they open a basis or stand before a code: Căn cứ, Luật, số, ngày."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from checker.grammar.ocr_shapes import best, opens_with
from checker.grammar.typename import ACTS, TYPES
from checker.model.patterns import lazy_pattern
from checker.parsing.ocr.headings import in_heading_capitals
from checker.parsing.ocr.printed import Printed
from checker.parsing.recognition.printed_dates import date_slips
from checker.wording.folding import bare

Slip = tuple[int, int, str]
"""Letters to be mended: where they begin and end, and what they must be."""

_NAMES = tuple(dict.fromkeys([*TYPES, *ACTS]))
_OPENINGS = ("Căn cứ", "Thực hiện", "Kính gửi")
_BASIS = lazy_pattern(r"C\S{1,2}\s+[cC¢]\S{0,3}(?=\s)")
_LIKE_OPENING, _LIKE_TYPE = 0.72, 0.72
_NUMBER_WORD = lazy_pattern(
    r"(?<![\w/])(?P<word>[s§5][6ốôoóòõọéêèeb0&öO¢]|S[Oo0]|sO|6(?=\s))\s{0,2}[:.]?\s{0,2}(?=\d{1,5}\s?[/\[|(-]\s?(?:\d{4}/)?[A-ZĐ])"
)
_CODE_STROKE = lazy_pattern(r"(?<=\d)\s?[\[|(]\s?(?=[A-ZĐ]{2,4}-)|(?<=\d)\s/\s?(?=[A-ZĐ]{2,4}-)|(?<=\d)/\s(?=[A-ZĐ]{2,4}-)")
_HEADING = lazy_pattern(r"\W{0,2}[IVXLHl1|!]{1,4}\s?[.,:)]\s*\S{2,}")
# A 6 or 0 among the small letters of a word is no digit: o, ô or ơ with its mark.
_DIGIT_FOR_LETTER = lazy_pattern(
    r"(?<=[a-zà-ỹđ])[60](?=[a-zà-ỹđ.,;:]|\s|$)|(?<=[\s(-][STBHDLCNVĐ])[60](?=\s[a-zà-ỹđ]|[a-zà-ỹđ])|(?<=\b[A-ZĐ])[60](?=[a-zà-ỹđ])"
)
_WORDS = lazy_pattern(r"\S+")
_TYPE_LONGEST = 80  # characters of a type's name with the spaces in it


def mend_body(lines: Sequence[Printed]) -> list[Printed]:
    """The lines below the title, with what the context proves written out."""
    mended: list[Printed] = []
    paragraph: list[Printed] = []
    opening = before = True
    for at, printed in enumerate(lines):
        opening = opening and not (at and _HEADING.match(printed.text) and in_heading_capitals(printed.text))
        line = replace(printed, opens=True) if opening and at and _opens_basis(printed, lines[at - 1]) else printed
        if line.opens and paragraph:
            mended += _mended(paragraph, before)
            paragraph = []
        before = opening
        paragraph.append(line)
    return mended + (_mended(paragraph, before) if paragraph else [])


def _opens_basis(line: Printed, before: Printed) -> bool:
    """``Căn cứ`` and a type begin the line: a paragraph of its own, unless the line above cannot end so."""
    found = _BASIS.match(line.text)
    return found is not None and _type_at(line.text[found.end() :]) is not None and not before.text.endswith(",")


def _mended(paragraph: list[Printed], opening: bool) -> list[Printed]:
    text = " ".join(line.text for line in paragraph)
    slips = sorted({*_slips(text, opening=opening)})
    return _written(paragraph, slips) if slips else paragraph


def _slips(text: str, *, opening: bool) -> Iterator[Slip]:
    start, literal = 0, ""
    if opening:
        for literal in _OPENINGS:
            end = _opened(text, literal)
            if end and text[:1].isupper():
                if bare(text[:end]).strip(" :") != bare(literal):
                    yield 0, end, literal + (":" if text[end - 1] == ":" else "")
                start = end
                break
    if start and literal == _OPENINGS[0] and (named := _type_at(text[start:])):
        yield from _named(text, start + named[0], start + named[1])
    for word in _NUMBER_WORD.finditer(text):
        if word["word"] != "số":
            yield word.start(), word.end(), "số "
        yield from _type_before(text, word.start())
    for stroke in _CODE_STROKE.finditer(text):
        yield stroke.start(), stroke.end(), "/"
    for word in _DIGIT_FOR_LETTER.finditer(text):
        yield word.start(), word.end(), "o"
    yield from date_slips(text)


def _opened(text: str, literal: str) -> int | None:
    """Where the words end that must be that opening."""
    basis = _BASIS.match(text) if literal == _OPENINGS[0] else None
    if basis and _type_at(text[basis.end() :]):
        return basis.end()
    return opens_with(text, literal, _LIKE_OPENING)


def _type_at(text: str) -> tuple[int, int] | None:
    """Where the name of a type stands that begins a text."""
    words = list(islice(_WORDS.finditer(text), 3))
    for count in (3, 2, 1):
        if len(words) >= count and best(text[words[0].start() : words[count - 1].end()], _names(count), 0.8 if count == 1 else _LIKE_TYPE):
            return words[0].start(), words[count - 1].end()
    return None


@cache
def _names(count: int) -> tuple[str, ...]:
    return tuple(name for name in _NAMES if len(name.split()) == count)


def _is_type(word: str) -> bool:
    """Whether a word names a type by itself: before ``Luật số`` no other type's name is smudged (``hiện Luật``, no Chiến lược)."""
    return word.istitle() and bare(word) in map(bare, _names(1))


def _type_before(text: str, end: int) -> Iterator[Slip]:
    words = list(_WORDS.finditer(text, max(0, end - _TYPE_LONGEST), end))[-2:]
    if len(words) == 2 and not _is_type(words[1].group()) and best(text[words[0].start() : words[1].end()], _names(2), _LIKE_TYPE):
        yield from _named(text, words[0].start(), words[1].end())


def _named(text: str, start: int, end: int) -> Iterator[Slip]:
    printed = text[start:end]
    name = best(printed, _names(len(printed.split())), _LIKE_TYPE)
    if name and printed != name and not name.isupper():
        yield start, end, name


def _written(paragraph: list[Printed], slips: Sequence[Slip]) -> list[Printed]:
    """The paragraph's lines with the slips mended; what runs over a line's end is brought to the line it begins on."""
    starts, at = [], 0
    for line in paragraph:
        starts.append(at)
        at += len(line.text) + 1
    texts: list[list[str]] = [[] for _ in paragraph]
    done = 0
    for start, end, new in [*slips, (at, at, "")]:
        if start < done:
            continue
        _copy(paragraph, starts, texts, done, start)
        row = next((row for row in reversed(range(len(starts))) if starts[row] <= start), 0)
        texts[row].append(new)
        done = end
    return [line.saying("".join(text).strip()) for line, text in zip(paragraph, texts, strict=True)]


def _copy(paragraph: list[Printed], starts: list[int], texts: list[list[str]], start: int, end: int) -> None:
    for row, (line, first) in enumerate(zip(paragraph, starts, strict=True)):
        piece = line.text[max(start - first, 0) : max(end - first, 0)]
        if piece:
            texts[row].append(piece)
