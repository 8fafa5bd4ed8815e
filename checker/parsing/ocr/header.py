"""The header's two columns parted: quốc hiệu, tiêu ngữ and date from organs and number, where recognition ran them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.grammar.ocr_shapes import alike
from checker.model.patterns import lazy_pattern
from checker.parsing.header import mark_of
from checker.parsing.ocr.printed import Printed
from checker.parsing.recognition.assigning import Signs, assigned
from checker.parsing.recognition.printed_dates import Written
from checker.parsing.recognition.printed_head import Reading, readings
from checker.parsing.recognition.recognised import organ_meant
from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.wording.folding import bare, is_upper, one_space

_LITERALS = {"national_name": NATIONAL_NAME, "motto": MOTTO}
_PARTS = ("national_name", "motto", "number", "date")
_SURE = {"national_name", "motto", "number"}  # of which one shows that a header is there
_LIKE = 0.72
_WIDE = lazy_pattern(r"\s{3,}|\t")
_CAPITALS = 0.6
_LETTERS = str.maketrans("5$§061|!8", "SSSOOIIIB")
_SIGNED_WORD = lazy_pattern(r"[^\W\d_]|[$§|!]")
_SHORTEST_ORGAN = 3  # letters
_SPECK = lazy_pattern(r"(?:\s{1,9}(?:[^\W\d_]|[^\w\s]{1,9})){1,9}$")
_EDGES = " .,_-—|"


def part_header(lines: Sequence[Printed]) -> list[Printed]:
    """The header's lines in the order in which they are read: organs, quốc hiệu, tiêu ngữ, number, date."""
    pieces = [piece for line in lines for piece in _columns(line)]
    found = {reading.claim(): reading for reading in readings([piece.text for piece in pieces])}
    chosen = {each.claim.part: found[each.claim] for each in assigned(list(found))}
    if not _SURE & set(chosen):
        return list(lines)
    left = _left_over(pieces, chosen.values())
    parts = {part: _said(pieces, left, reading, chosen.get("number")) for part, reading in chosen.items()}
    end = max((signs.line + 1 for reading in chosen.values() for signs in reading.signs if left[signs.line] is None), default=0)
    above, after = ([line for line in lines if line is not None] for lines in (left[:end], left[end:]))
    above += [line for line in after if _is_capital(line.text)]
    below = [line for line in after if not _is_capital(line.text)]
    return [*_organs(above), *(parts[part] for part in _PARTS if part in parts), *below]


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


def _left_over(pieces: Sequence[Printed], chosen: Iterable[Reading]) -> list[Printed | None]:
    """The lines without the signs that were taken for a part; nothing where none is left."""
    left: list[Printed | None] = list(pieces)
    taken = sorted((signs for reading in chosen for signs in reading.signs), reverse=True)
    for at, start, end in taken:
        line = left[at]
        if line is not None:
            rest = f"{line.text[:start]} {line.text[end:]}"
            left[at] = replace(line, text=rest) if rest.strip(_EDGES) else None
    return [line and (line if line is pieces[at] else line.part(one_space(line.text).strip(_EDGES))) for at, line in enumerate(left)]


def _said(pieces: Sequence[Printed], left: list[Printed | None], reading: Reading, number: Reading | None) -> Printed:
    """The part as one line: as printed where its letters agree, else as the law words it or as its figures read."""
    first = pieces[reading.signs[0].line]
    text = " ".join(_text(pieces, signs) for signs in reading.signs)
    literal = _LITERALS.get(reading.part)
    if literal:
        whole = first.part(text, gap=True)
        return whole if bare(text) == bare(literal) else whole.saying(literal)
    if reading.date is None:
        return first.part(text if reading.part == "number" and reading.evidence["strict"] else reading.text).saying(reading.text)
    start, end = reading.lead
    lead = one_space(first.text[start:end])
    above = _place_above(left, reading.signs[0].line, lead, number)
    return first.part(_dated(f"{above} {lead}".strip(), reading.date, reading.year))


def _text(pieces: Sequence[Printed], signs: Signs) -> str:
    return pieces[signs.line].text[signs.start : signs.end].strip()


def _dated(lead: str, found: Written, year: str) -> str:
    place, whole = lead.strip(" .,;:_-—|"), found.printed(year)
    return f"{place}, {whole}" if place else whole


def _place_above(left: list[Printed | None], at: int, lead: str, number: Reading | None) -> str:
    """``Thành phố Hồ Chí`` above ``Minh, ngày …``: what the number left on its line."""
    above = left[at - 1] if at else None
    if above is None or len(lead.split()) > 1 or number is None or number.signs[0].line != at - 1 or is_upper(above.text):
        return ""
    left[at - 1] = None
    return above.text


def _organs(lines: Sequence[Printed]) -> list[Printed]:
    """The lines that are left, specks dropped; a single word goes on with the name above it."""
    organs: list[Printed] = []
    for line in map(_in_capitals, lines):
        text = _SPECK.sub("", line.text)
        if sum(map(str.isalpha, text)) < _SHORTEST_ORGAN:
            continue
        if organs and len(text.split()) == 1 and is_upper(text) and is_upper(organs[-1].text) and not mark_of(text):
            organs[-1] = organs[-1].part(f"{organs[-1].text} {text}")
        else:
            organs.append(line.part(text).saying(organ_meant(text, organs[-1].text if organs else "")))
    return organs


def _in_capitals(line: Printed) -> Printed:
    """An organ's name in which a capital or two were read as small letters."""
    letters = [char for char in line.text if char.isalpha()]
    if len(letters) < 2 or not _is_capital(line.text):
        return line
    text = " ".join(word.translate(_LETTERS) if _SIGNED_WORD.search(word) else word for word in line.text.split(" "))
    return line.saying(text.upper())
