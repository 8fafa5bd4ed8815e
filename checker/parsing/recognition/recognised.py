"""The header's lines as recognition hands them over: the number line and the date line told by their fixed letters, whatever of them
was written by hand.

Which line it is, and what its figures are, are two questions: a number or a day that the strict grammar does not read in the letters as
recognised is illegible, and is turned into no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.grammar.ocr_shapes import digits, is_near, shapes
from checker.grammar.organ import organ_kind
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.alignment import Aligned, aligned, form
from checker.parsing.recognition.costs import Costs
from checker.parsing.recognition.organs import WITHOUT_UNIT, slips_of_organs, whole_name
from checker.parsing.recognition.printed_numbers import APART
from checker.wording.folding import bare, same_tone

_CASE, _NEAR, _SPACE, _SPECK, _UNREAD, _ADDED, _LOST, _OTHER = 0.05, 0.4, 0.1, 0.2, 0.3, 0.5, 0.8, 1.0
_NUMBER = "{junk}Số:{hand}/KH-{tail}"
_DATE = "{tail}, ngày {hand} tháng {hand} năm {hand}"
_BOTH = "{junk}Số:{hand}/KH-{tail}, ngày {hand} tháng {hand} năm {hand}"
_NUMBER_LIMIT, _DATE_LIMIT, _BOTH_LIMIT = 1.9, 4.0, 6.0
_LONGEST = 110  # characters
_LONG_NAME = 16  # signs; a name as long is another's with two letters at least
_HANDWRITTEN = 12  # signs between Số: and the stroke
# К: the Cyrillic letter too
_STRICT = lazy_pattern(r"\W{0,2}(?:\S{1,3}?|\S \S)\s?[:;.,]\s?(?P<digits>\d{1,6})\s?[/.,|\\]\s?[KkК]\w\s?[-–—]")
_SYMBOL = lazy_pattern(rf"[^\s,]+(?:{APART})?")
_FIGURES = lazy_pattern(r"\d{1,2}")
_SYMBOL_LEFT = lazy_pattern(r"\S{0,3}?[A-ZĐ]{1,3}[-–—](?P<tail>[A-ZĐ]{2,8})(?=[\s,.]|$)")
"""A symbol in capitals before the place, all that is left of its line; a place is ``Thừa Thiên-Huế``."""
_TOLD = lazy_pattern(rf"[\d/\\|⁄{ILLEGIBLE}]")
"""A stroke or a figure, without which no line is one of these: ``SỞ CÔNG THƯƠNG:`` with a speck behind it."""


@lru_cache(maxsize=8192)
def _replaced(found: str, meant: str) -> float:
    low, wanted = bare(found), bare(meant)
    if low == wanted:
        return 0.0 if found.isupper() == meant.isupper() else _CASE
    if found in "_?¬~|" and meant.isalnum():
        return _UNREAD
    if not found.isalnum() and not meant.isalnum():
        return _SPACE
    one, other = shapes(found), shapes(meant)
    if one and one == other:
        return _CASE
    return _NEAR if is_near(one, other) else _OTHER


def _added(found: str, _before: str) -> float:
    return _SPACE if found.isspace() else _SPECK if not found.isalnum() else _ADDED


def _lost(meant: str) -> float:
    return _SPACE if meant.isspace() else _SPECK if not meant.isalnum() else _LOST


READ = Costs(_replaced, _added, _lost, 1.0, 0.0)
"""What recognition does to letters: the shapes it takes for one another, strokes that run together or apart, specks."""


def organ_meant(text: str, above: str = "") -> str:
    """An organ's name with its generic words written out: ``S_TÉ`` is SỞ Y TẾ, ``THAW TRA`` THANH TRA; else the text as it is.

    ``above``: the name on the line above it.
    """
    if organ_kind(text) and same_tone(above) not in WITHOUT_UNIT:
        return whole_name(text, READ, _OTHER if len(text) >= _LONG_NAME else _ADDED) or text
    lines = [Line(above, 0, 0, len(above)), Line(text, 1, 0, len(text))]
    return next((guess.meant for guess in slips_of_organs(lines, READ) if guess.line is lines[1]), text)


class Numbered(NamedTuple):
    """The number line and the date line of a printed line, as far as they can be read; empty where there is none.

    ``start``: where the first of them begins; ``cut``: where the date line begins; ``cost``: what their slips cost.
    """

    number: str
    date: str
    start: int = 0
    cut: int = 0
    cost: float = 0.0


def numbered(text: str, *, sure: bool = True) -> Numbered | None:
    """The line of number and date, of the number alone, or of the date alone; ``None`` when it is none of them.

    ``sure``: whether the recogniser was sure of the number's figures.
    """
    if not 6 < len(text) <= _LONGEST or not _TOLD.search(text):
        return None
    date = aligned(text, form(_DATE), _DATE_LIMIT, READ)
    both = aligned(text, form(_BOTH), _BOTH_LIMIT, READ)
    if both and len(both.slots[1].strip()) <= _HANDWRITTEN and not (date and date.cost + _NUMBER_LIMIT < both.cost):
        symbol, place = _parted(both.slots[2])
        if symbol:
            cut = text.index(both.slots[2]) + both.slots[2].index(symbol) + len(symbol)
            number_line, date_line = _number(text, both, symbol, sure=sure), _date(place, both.slots[3:])
            return Numbered(number_line, date_line, len(both.slots[0]), cut, both.cost)
    number = aligned(text, form(_NUMBER), _NUMBER_LIMIT, READ)
    if number and len(number.slots[1].strip()) <= _HANDWRITTEN:
        symbol, rest = _parted(number.slots[2])
        if symbol and not rest:
            return Numbered(_number(text, number, symbol, sure=sure), "", len(number.slots[0]), len(text), number.cost)
    if date and len(date.slots[0]) < 60 and any(map(str.isdigit, text)):
        return _dated(date)
    return None


def _dated(fit: Aligned) -> Numbered:
    """The date line, with the symbol before it where one is left of the number line: ``sg:_g MH-VX Bình Lâm, ngày …``."""
    left = _SYMBOL_LEFT.search(fit.slots[0])
    if left is None:
        return Numbered("", _date(fit.slots[0], fit.slots[1:]), cost=fit.cost)
    number = f"Số: {ILLEGIBLE}/KH-{left['tail']}"
    return Numbered(number, _date(fit.slots[0][left.end() :], fit.slots[1:]), 0, left.end(), fit.cost)


def _parted(tail: str) -> tuple[str, str]:
    """The symbol, and the place behind it."""
    found = _SYMBOL.match(tail.strip())
    return (found.group(), tail.strip()[found.end() :].strip(" ,.;")) if found else ("", "")


def _number(text: str, fit: Aligned, symbol: str, *, sure: bool) -> str:
    """The number line: its figures only where a strict grammar reads them in the line as recognised."""
    strict = _STRICT.match(text[len(fit.slots[0]) :]) if sure else None
    printed = fit.slots[1].strip(" .…_")
    figures = strict["digits"] if strict else ILLEGIBLE if printed else "      "
    return f"Số: {figures}/KH-{re.sub(r'[^A-Za-zĐđ0-9&-]', '', symbol)}"


def _date(place: str, figures: tuple[str, ...]) -> str:
    """The date line: a day or month of figures alone, a year whose every sign looks like a digit."""
    day, month = (_FIGURES.fullmatch(piece.strip(" .,")) for piece in figures[:2])
    year = digits("".join(figures[2].split()).strip(".,;:'_-—|")) or ""  # its figures may have come apart
    lead = place.strip(" .,;:_-—|")
    known = [
        _figure(day, figures[0], 31),
        _figure(month, figures[1], 12),
        year if len(year) == 4 and year.startswith(("19", "20")) else ILLEGIBLE,
    ]
    return f"{lead}{', ' if lead else ''}ngày {known[0]} tháng {known[1]} năm {known[2]}"


def _figure(found: re.Match[str] | None, printed: str, most: int) -> str:
    if found and 0 < int(found.group()) <= most:
        return found.group()
    return ILLEGIBLE if printed.strip(" .…_,") else "     "
