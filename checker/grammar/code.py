"""Số, ký hiệu (box 3; Phụ lục I, Phần I, Mục II, khoản 3)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pyparsing as pp

from checker.grammar.folding import bare
from checker.grammar.spot import ending_known, piece, read_at

_GROUP = r"[A-ZĐ][A-Za-zĐđ0-9&.,]*|\d+[A-Za-zĐđ]*"
_JOINT = r"[ ]{0,3}[-–—][ ]{0,3}(?:[-–—][ ]{0,2})?"
_BLANK = r"[<\[{«][^>\]}»]{0,40}[>\]}»]+|[xX]{1,4}(?=\s*/)|[.…_ ]*[.…_]\d{1,2}[.…_]+|[ .…_]*(?![\w\ufffd])"

_BLANK_LINE = r"[<\[{«]+[^<>\[\]{}«»]+[>\]}»]+|…{3,}"  # number and symbol are one field of a template

word = pp.Regex(r"(?P<word>S[ốÔôoO][̣́]?|[Ss]ố|SỐ)(?P<space>\s*)(?P<colon>[:;.]?)").set_name("chữ «Số»")
digits = pp.Regex(
    rf"\s*(?:(?P<digits>\d{{1,6}})(?P<suffix>[a-zA-Z])?|(?P<blank>{_BLANK})|(?P<smudge>[A-Za-z\d]{{1,4}}|\ufffd)(?=\s*/))(?P<gap>\s*)"
)
digits.set_name("số")
year = pp.Regex(r"(?P<year>(?:19|20)\d\d)\s*/").set_name("năm")
symbol = pp.Regex(
    rf"\s*(?P<symbol>(?P<type>[A-ZĐ][A-Za-zĐđ]*)(?P<joint>{_JOINT}|/)(?P<organ>(?:{_GROUP})(?:(?:{_JOINT}|/)(?:{_GROUP}))*))"
).set_name("ký hiệu")
blank_symbol = pp.Regex(r"\s*(?P<symbol>(?P<type>[.…\d]+)(?P<joint>\s*-\s*)(?P<organ>[.…\d]*))").set_name("ký hiệu để trống")
half_symbol = pp.Regex(
    r"\s*(?P<symbol>(?P<type>[A-ZĐ][A-Za-zĐđ]*)(?P<joint>\s*-?\s*)(?P<organ>[<\[{«]+[^<>\[\]{}«»]*[>\]}»]+|[.…_<\[{]*[^\s]*))"
).set_name("ký hiệu dở")
slash = pp.Regex(r"(?P<slash>[/\\])").set_name("dấu /")
hyphen = pp.Regex(r"\s*(?P<hyphen>[-–])\s*").set_name("dấu -")

party_form = digits + hyphen + pp.Regex(r"(?P<type>[A-ZĐ][A-Za-zĐđ]*)\s*/\s*(?P<organ>[A-ZĐ][A-Za-zĐđ&-]*)").set_name("ký hiệu của Đảng")
state_form = digits + slash + pp.Optional(year) + (symbol | blank_symbol | half_symbol)
no_slash_form = digits + symbol

number_line = ending_known((pp.Optional(word) + (party_form | state_form | no_slash_form)).set_name("số, ký hiệu"))

number_alone = ending_known(
    (word + pp.Regex(rf"\s*(?:(?P<digits>\d{{1,6}})|(?P<blank>{_BLANK_LINE}))(?P<gap>\s*)$")).set_name("số không có ký hiệu")
)


@cache
def ocr_line() -> pp.ParserElement:
    """What OCR without Vietnamese makes of the line: ``Sb: 419 [KH-SKHCN``, ``S6:2166 /KH-SKHCN``. Built for such text alone."""
    return ending_known(
        pp.Regex(
            r"(?P<word>S[b6o0é&ôố5]{1,2})\s*(?P<colon>[:;.]?)\s*(?P<digits>\d{1,6})?(?P<gap>\s*)(?P<slash>[/\[|\\(Il])\s*"
            rf"(?P<symbol>(?P<type>[A-ZĐ][A-Za-zĐđ]*)(?P<joint>{_JOINT})(?P<organ>(?:{_GROUP})(?:{_JOINT}(?:{_GROUP}))*))"
        ).set_name("số, ký hiệu (OCR)")
    )


class Number(NamedTuple):
    """A number line understood. Empty strings are pieces that are not printed; ``end`` is where the line's own text ends."""

    word: str
    colon: str
    digits: str
    suffix: str
    gap: str
    slash: str
    year: str
    type: str
    joint: str
    organ: str
    form: str
    smudge: str
    start: int
    end: int

    @property
    def symbol(self) -> str:
        """The symbol without inner spaces, dashes as hyphens: ``KH-SKHCN``."""
        joint = "-" if self.form == "state" else "/"
        text = f"{self.type}{joint if self.joint.strip() != '/' else '/'}{self.organ}"
        return text.replace("–", "-").replace("—", "-").replace(" ", "").replace("--", "-")


def _pieces(start: int, end: int, found: pp.ParseResults) -> Number:
    names = ("word", "colon", "digits", "suffix", "gap", "slash", "year", "type", "joint", "organ")
    form = "party" if piece(found, "hyphen") else "state"
    return Number(**{name: piece(found, name) for name in names}, form=form, smudge=piece(found, "smudge"), start=start, end=end)


def _at(grammar: pp.ParserElement, text: str, start: int) -> Number | None:
    found = read_at(grammar, text, start)
    return _pieces(start, found[1], found[0]) if found else None


def read_number(text: str, *, ocr: bool = False) -> Number | None:
    """The number line at the first ``Số`` of a header line (or a bare ``125/KH-SNV``), or ``None``.

    >>> read_number("Số: 05/KH-SKHCN").symbol
    'KH-SKHCN'
    """
    low = bare(text)
    start = low.find("so") if not ocr else 0
    lead = len(text) - len(text.lstrip())
    if start > lead and low[start - 1].isalnum():
        start = -1
    if "/" not in low and "-" not in low and not ocr:
        return _at(number_alone, text, start) if start == lead else None
    if ocr:
        return _at(ocr_line(), text, lead) or _at(number_line, text, lead)
    if start >= 0:
        found = _at(number_line, text, start)
        if found and found.word:
            return found
    if text[lead : lead + 1].isdigit():
        found = _at(number_line, text, lead)
        return found if found and found.slash else None
    return None


def format_number(number: int | None, code: str, organ: str) -> str:
    """The number line as khoản 3 writes it: ``Số: 05/KH-SNV``; a blank number leaves room for handwriting."""
    return f"Số: {'' if number is None else f'{number:02d}'}{'      ' if number is None else ''}/{code}-{organ}"
