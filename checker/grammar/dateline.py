"""Địa danh và thời gian ban hành (box 4; Phụ lục I, Phần I, Mục II, khoản 4)."""

from __future__ import annotations

from datetime import date

from checker.grammar.elements import leaf, literal
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import bare

_HOLE = r"[<\[{«][^>\]}»]{0,30}[>\]}»]+|[dmxy]{1,4}(?![a-z])|\ufffd|[ .…_]*+"

# Written on text without diacritics (wording/folding), so that OCR and clean text share them; spaces are taken in.
# Each form is one terminal: nothing in them repeats or nests, and a composition costs ten times as much to run.
_DAY_WORD, _MONTH_WORD, _YEAR_WORD = r"nga[yv]\s*+", r"th[aà]ng\s*+", r"n\w{1,3}\s*+"
slashed = leaf(
    rf"(?:{_DAY_WORD})?(?P<day>\d{{1,2}})\s*(?P<slash>[/.-])\s*(?P<month>\d{{1,2}})\s*(?:[/.-]|nam)\s*"
    r"(?P<year>(?:1 ?9|2 ?0) ?\d ?\d)(?!\d)",
    "date_in_figures",
)
written = leaf(
    rf"{_DAY_WORD}(?P<day>\d{{1,2}}|{_HOLE})\s*+{_MONTH_WORD}(?P<month>\d{{1,2}}|{_HOLE})\s*+"
    rf"{_YEAR_WORD}(?P<year>(?:19|20)\d\d|20\d?[ .…_]+|{_HOLE})",
    "date_in_words",
)
# The same with room left for day, month or year: ngày     /     /2026.
slashed_open = leaf(
    rf"(?:{_DAY_WORD})?(?P<day>\d{{1,2}}|[ .…_]*+)\s*+(?P<slash>[/-])\s*+(?P<month>\d{{1,2}}|[ .…_]*+)\s*+[/-]\s*+"
    r"(?P<year>(?:19|20)\d\d|20\d?[ .…_]*+|[ .…_]*+)(?!\d)",
    "date_in_figures",
)

# The line as khoản 4 writes it, on the text as printed: the place, «,», then the words of the date with one space between them.
_BLANK = r"[.…_](?:[.…_ ]*[.…_])?|[ ]+(?=[ ])|[<\[{«][^<>\[\]{}«»]{1,30}[>\]}»]"
_space = literal(" ", "space")
strict_line = (
    leaf(r"(?!ngày\b)[^\W\d_](?>(?:[^,;:/\d\s]|\d{1,2}(?!\d)|[ ](?!ngày\b|[ ]))*)|[.…_]{3,}|[<\[{«][^<>\[\]{}«»]{1,40}[>\]}»]", "place")
    + literal(",", "comma")
    + _space
    + literal("ngày", "day_word")
    + _space
    + leaf(rf"\d{{1,2}}(?!\w)|{_BLANK}", "day")
    + _space
    + literal("tháng", "month_word")
    + _space
    + leaf(rf"\d{{1,2}}(?!\w)|{_BLANK}", "month")
    + _space
    + literal("năm", "year_word")
    + _space
    + leaf(r"(?:19|20)\d\d(?!\w)|20\d?[.…_ ]+|[.…_](?:[.…_ ]*[.…_])?|[<\[{«][^<>\[\]{}«»]{1,30}[>\]}»]", "year")
)


_OTHER_SIGNS = (";", ":", ".")
_OTHER_SIGN = lazy_pattern(r"(?<=[^\W\d_])\s?[;:.]\Z")  # where the comma should stand: “Hòa Sơn; ngày”
_DAY = lazy_pattern(r"nga[yv](?<![^\W\d_]....)")
_PLAIN = lazy_pattern(r"ngay (\d{1,2}) thang (\d{1,2}) nam ((?:19|20)\d\d)$")


class Dateline(NamedTuple):
    """A date line understood: pieces as printed; ``iso`` only when day, month and year stand and the day exists."""

    place: str
    comma: str
    text: str
    day: str
    month: str
    year: str
    form: str
    iso: str | None
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Day, month or year left open for handwriting or for the number to come."""
        return not (self.day.isdigit() and self.month.isdigit() and self.year.isdigit())


def calendar_date(day_text: str, month_text: str, year_text: str) -> str | None:
    """ISO date, or ``None`` when a piece is no number or the calendar has no such day."""
    try:
        return date(int(year_text), int(month_text), int(day_text)).isoformat()
    except ValueError:
        return None


def _anchors(low: str) -> list[int]:
    """Where a date may begin: each word ngày, else after the comma of the place (``Hà Nội, 15/3/2024``)."""
    found = [word.start() for word in _DAY.finditer(low)]
    place, comma, behind = low.partition(",")
    return found or ([len(low) - len(behind.lstrip())] if place and comma else [])


def _plain(text: str, low: str) -> Dateline | None:
    """A line that ends in the words of the date with one space between them, as most do: read without a grammar."""
    found = _PLAIN.search(low)
    return _dateline(text, *found.span(), found.groups(), "words") if found and _anchors(low) == [found.start()] else None


def read_dateline(text: str) -> Dateline | None:
    """The date line in a header line, with the place before it, or ``None``.

    >>> read_dateline("Quảng Ngãi, ngày 07 tháng 3 năm 2024").iso
    '2024-03-07'
    """
    low = bare(text)
    if found := _plain(text, low):
        return found
    for at in _anchors(low):
        in_words = low.startswith("nga", at)
        strokes = "/" in low[at:] or "-" in low[at:]
        for grammar, form in ((slashed, "slashes"), (written, "words"), (slashed_open, "slashes")):
            if grammar is slashed_open and not strokes:
                continue
            may_be = in_words or (grammar is slashed and low[at : at + 1].isdecimal()) or (form == "slashes" and low[at : at + 1] == "/")
            if may_be and (match := grammar.re_match(low, at)):
                return _dateline(text, *match.span(), match.group("day", "month", "year"), form)
    return None


def _dateline(text: str, at: int, end: int, figures: tuple[str, ...], form: str) -> Dateline:
    lead = text[:at].rstrip()
    comma = "," if lead.endswith(",") else ""
    place = _OTHER_SIGN.sub("", lead.rstrip(" ,").strip(" *_-")) if lead[-1:] in _OTHER_SIGNS else lead.rstrip(" ,").strip(" *_-")
    day_text, month_text, year_text = (piece.strip() for piece in figures)
    year_text = (
        year_text.replace(" ", "") if form == "slashes" and year_text[:1].isdigit() else year_text
    )  # 2 013, as a recogniser parts it
    iso = calendar_date(day_text, month_text, year_text)
    return Dateline(place, comma, text[at:end].strip(), day_text, month_text, year_text, form, iso, at, end)


def month_in_figures(month: int) -> str:
    """The figures of a month in a date: 1 and 2 take a zero, others do not."""
    return f"{month:02d}" if month < 3 else str(month)


def format_dateline(place: str, day_: int, month_: int, year_: int) -> str:
    """The date line as khoản 4 writes it: days below 10 take a zero."""
    return f"{place}, ngày {day_:02d} tháng {month_in_figures(month_)} năm {year_}"
