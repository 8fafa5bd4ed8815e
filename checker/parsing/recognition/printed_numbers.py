"""The number line in smudged letters: the word, the digits, the stroke and the symbol, each a shape that must stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.grammar.ocr_shapes import digits
from checker.model.patterns import lazy_pattern

_WORD = r"[S§$s58][oOóòỏõọôốồổỗộơớờởỡợöÖÓÔỐéèêeE60bB8&°Qaq¢d]{1,2}"
APART = r" [BCDĐGHKLMNPQRSTVX](?= [^\W\d_][^\W\d_])"
"""A consonant that came apart from a symbol's end: before the name of a place, which no consonant alone begins."""
_NUMBER = lazy_pattern(
    rf"(?:^|(?<=\s))\W{{0,3}}(?P<word>{_WORD})\s*+(?P<colon>[:;.,])?\s*+(?P<digits>[\dOoQDlI|!SsBZ]{{1,6}}?|[ .…_]*+)\s*+"
    r"(?P<slash>[/\[|\\(Il1!{f])\s*"
    r"(?P<symbol>(?:[KXH][A-ZĐ]{0,2}\s?[-–—~=_.]\s?[A-ZĐÐ0-9&.]{1,14}(?:[-–—/][A-ZĐÐ0-9&]{1,10})*|"
    r"[A-ZĐ][A-Za-zĐđ]{0,4}\s?[-–—~]\s?[A-ZĐÐ][A-ZĐÐ0-9&.]{0,14}(?:[-–—/][A-ZĐÐ0-9&]{1,10})*|KH[A-ZĐ]{2,10}\b)"
    rf"(?:{APART})?)"
)


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The number line at ``start:end`` of a line, as it must read."""

    text: str
    start: int
    end: int


def find_number(text: str) -> NumberLine | None:
    """The number line in a header line, or ``None``.

    >>> find_number("Sb: 419 [KH-SKHCN Quang Ngai").text
    'Số: 419/KH-SKHCN'
    """
    found = _NUMBER.search(text)
    if not found:
        return None
    printed = found["digits"].strip(" .…_")
    number = digits(printed) if printed else "      "
    if number is None or (not printed and found["word"].isdigit()):  # the figures themselves, taken for the word before them
        return None
    symbol = re.sub(r"(?:(?<!\s)\s+)?[-–—~=_]\s*", "-", found["symbol"].rstrip(".")).replace("Ð", "Đ").replace(" ", "")
    return NumberLine(f"Số: {number}/{symbol}", found.start(), found.end())
