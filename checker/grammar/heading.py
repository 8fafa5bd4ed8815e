"""Numbered headings and points (box 6; Phụ lục I, Phần I, Mục II, khoản 6, điểm c, d, đ)."""

from __future__ import annotations

import re

from checker.grammar.elements import leaf
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import mostly_upper, one_space

# The letters of the decree's own điểm: a b c d đ e g h i k …; ă â ê ô ơ ư are skipped, f j w z do not exist.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

_ROMAN = (
    r"(?P<roman>(?!V\s?/\s?[vV]\b|[IVXL]+\.[A-Z]\.)(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,4}))"
    r"(?=\s*[.)\]:-]|\s*/(?![a-z])|\s?,(?!\s*[IVXL]+\b))"
)
_DECIMAL = r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3})(?=[.)\s]\s*\S)\.?"
_ARABIC = r"(?P<arabic>\d{1,2})(?=\s*[.)/](?!\d))"
_CAPITAL = r"(?P<capital>[A-HK-LĐ])(?=\s?[.)]\s)"
_LETTER = r"(?P<letter>[a-zđ])(?:(?P<digit>\d)(?=\)))?(?=\s?[.)]\s?|/\s)"

_DASHES = tuple("-–—+•*")
_WORDS = ("Phần", "PHẦN", "Chương", "CHƯƠNG", "Mục", "MỤC", "Tiểu mục", "TIỂU MỤC", "Điều", "ĐIỀU")
# “Điều 8 Luật Lưu trữ quy định …” is a sentence that cites.
_CITED = (
    r"Điều\s+\d+(?:(?:,|\s+và|\s+đến)\s+(?:Điều\s+)?\d+)*\s+"
    r"(?:của|Bộ luật|Luật|Pháp lệnh|Hiến pháp|Nghị định|Thông tư|Quy chế|Điều lệ)(?!\w)"
)
worded = leaf(
    rf"(?!{_CITED})(?P<word>{'|'.join(_WORDS)})\s+(?:thứ\s+|THỨ\s+)?"
    r"(?P<count>[IVXL]+(?!\w)|\d{1,3}(?!\w)|[Nn]hất|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|NHẤT|HAI|BA|TƯ|NĂM)\s*(?P<wordmark>[.:])?\s*",
    "worded_heading",
)
dash = leaf(r"(?P<dash>[-–—+•*])\s+", "dash")
numbered = leaf(rf"(?:{_ROMAN}|{_DECIMAL}|{_ARABIC}|{_CAPITAL}|{_LETTER})\s*(?P<mark>\.\.(?!\.)|[.),\]:/-])?\s*", "numeral")

heading = worded | dash | numbered

_WORD_STYLES = {"phần": "part", "chương": "chapter", "mục": "item", "tiểu mục": "subitem", "điều": "article"}
_FIRST_LOOK = lazy_pattern(rf"[IVXL•*+–—-]|\d|[A-Za-zĐđ]\d?\s?[.)]|[a-zđ]/\s|{'|'.join(_WORDS)}")
"""How a text opens that may be a heading or a point: of most paragraphs it is all that is asked."""
_SMUDGED_ROMAN = lazy_pattern(r"\s*(?P<numeral>[|lI1i!VXv]{1,5})\s?[.,]\s*(?P<rest>\S.*)", re.DOTALL)


class Heading(NamedTuple):
    """A numbered line understood. ``mark`` is what follows the numeral; ``start`` the offset of the title in the text."""

    numeral: str
    style: str
    ordinal: int
    mark: str
    title: str
    start: int


def roman_value(numeral: str) -> int:
    """The number a Roman numeral stands for."""
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


def roman_numeral(value: int) -> str:
    """The Roman numeral of a number from 1 to 89."""
    text = ""
    for sign, worth in (("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        times, value = divmod(value, worth)
        text += sign * times
    return text


def letter_value(letter_: str) -> int:
    """The place of a letter in the Vietnamese order of điểm, from 1; 0 for a letter that order does not have."""
    return LETTERS.find(letter_.lower()) + 1


def format_numeral(style: str, ordinal: int) -> str:
    """The numeral that stands at that place in a list of that style."""
    if style == "roman":
        return roman_numeral(ordinal)
    if style in ("letter", "capital"):
        sign = LETTERS[ordinal - 1]
        return sign.upper() if style == "capital" else sign
    return str(ordinal)


def _worded(found: re.Match[str]) -> tuple[str, str, int]:
    count = str(found["count"])
    if count.isdigit():
        ordinal = int(count)
    elif re.fullmatch("[IVXL]+", count):
        ordinal = roman_value(count)
    else:
        ordinal = _ORDINALS.get(count.lower(), 0)
    return count, _WORD_STYLES[str(found["word"]).lower()], ordinal


def _numbered(found: re.Match[str]) -> tuple[str, str, int]:
    if arabic := found["arabic"]:
        return arabic, "arabic", int(arabic)
    roman, decimal, capital, letter, digit = found.group("roman", "decimal", "capital", "letter", "digit")
    if roman:
        return roman, "roman", roman_value(roman)
    if decimal:
        return decimal, "decimal", int(decimal.rsplit(".", 1)[1])
    if digit:
        return letter + digit, "letter_digit", int(digit)
    return (capital, "capital", letter_value(capital)) if capital else (letter, "letter", letter_value(letter))


def _heads(text: str, start: int) -> bool:
    """Whether what follows a numeral and a comma is a title: in capitals, as that of a mục; else the comma is one between numbers."""
    return mostly_upper(text[start:].split("\n", 1)[0])


def read_heading(text: str) -> Heading | None:
    """The numeral and title a paragraph begins with, or ``None``.

    >>> read_heading("II. NỘI DUNG").ordinal
    2
    """
    body = text.lstrip()
    if not _FIRST_LOOK.match(body):
        return None
    lead = len(text) - len(body)
    if not body[0].isdecimal():
        if body[0] in _DASHES and body[1:2].isspace():
            title = body.removeprefix(body[0]).lstrip()
            return Heading("-", "dash", 0, body[0], one_space(title), len(text) - len(title))
        found = worded.re_match(text, lead) if body.startswith(_WORDS) else None
        if found:
            return Heading(*_worded(found), found["wordmark"] or "", one_space(text[found.end() :]), found.end())
    found = numbered.re_match(text, lead)
    if not found:
        return None
    mark, end = found["mark"] or "", found.end()
    return Heading(*_numbered(found), mark, one_space(text[end:]), end) if mark != "," or _heads(text, end) else None


def read_smudged_heading(text: str, expected: int) -> Heading | None:
    """A Roman heading in OCR text whose strokes were read as ``|``, ``l`` or ``1``: its place in the sequence proves it."""
    found = _SMUDGED_ROMAN.match(text)
    if not found or not mostly_upper(found.group("rest").split("\n")[0]):
        return None
    strokes = found.group("numeral").replace("v", "V")
    numeral = "".join("I" if stroke in "|lI1i!" else stroke for stroke in strokes)
    wanted = roman_numeral(expected)
    if numeral != wanted and not (strokes.isdigit() and int(strokes) == expected):
        if not re.fullmatch(r"(?=[IVXL])(?:X{0,3})(?:IX|IV|V?I{0,3})", numeral):
            return None
        wanted = numeral
    return Heading(wanted, "roman", roman_value(wanted), ".", one_space(found.group("rest")), found.start("rest"))
