"""Fixes of what is written: numbers padded, dashes and spaces, colons and full stops, capitals. One small function each.

A fix yields edits, or raises :class:`~checker.fixing.edits.ByHand` when only a person can tell what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from checker.fixing.case import FixCase
from checker.fixing.edits import ByHand, TextEdit, smallest
from checker.model.patterns import lazy_pattern

_TAIL = re.compile(r"(?:(?<![\s;,.:])[\s;,.:]+)?\Z")
_SLASHED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})")
_NO_COMMA = lazy_pattern(r"\s?[;:.]")
_DAY_WORD = re.compile(r"(?i:ngày)\s*\Z")
_MOTTO_DASH = re.compile(r"(?:(?<!\s)\s+)?[-‐‑‒–—―−]\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_FIXED = ("national_name", "motto")
_MORE = 6  # letters: a slip adds fewer
_EARLY_MONTHS = 2  # NĐ 30, Phụ lục I, II.4.c: months 1 and 2 take a zero, months 3 to 9 do not
_POINT_SIGN = re.compile(r"(?!v\. ?v)[a-zđ]( ?[./])")
_CLERK = lazy_pattern(r"(?i)văn thư")
_ARCHIVE_WORD = lazy_pattern(r"(?i)\blưu\s*+[:;.]?\s*+(?=[^\W\d_])")
_DIGITS_OF_CODE = re.compile(r"(?<=\s)\d+\s*[-/]")

Edits = Iterator[TextEdit]


def replace(case: FixCase) -> Edits:
    """The wanted form instead of what stands."""
    start, end = case.found()
    if case.finding.want is None or _holds_more(case):
        raise ByHand
    yield from smallest(case.spot, start, case.block.text[start:end], case.finding.want)


def _holds_more(case: FixCase) -> bool:
    """Whether a line of fixed words has others besides, which stand nowhere else: the date on the motto's own line."""
    if case.finding.component not in _FIXED:
        return False
    findings = (each for each in case.report.findings if each.component == case.finding.component)
    return any(_letters(each.got) - _letters(each.want) >= _MORE for each in findings if each.want)


def _letters(text: str | None) -> int:
    return sum(map(len, _LETTERS.findall(text or "")))


def motto_hyphens(case: FixCase) -> Edits:
    """`` - `` at every dash of the motto, not only at the first."""
    for dash in _MOTTO_DASH.finditer(case.block.text):
        if dash.start() and dash.group() != " - ":
            yield from smallest(case.spot, dash.start(), dash.group(), " - ")


def notation_slash(case: FixCase) -> Edits:
    """``/`` between number and symbol instead of the gap."""
    gap = re.search(r"(?:(?<!\s)\s+)?\Z", case.block.text[: case.start])
    if gap is None or not case.block.text[: gap.start()]:
        raise ByHand
    yield TextEdit(case.spot, gap.start(), case.start, "/")


def number_gap(case: FixCase) -> Edits:
    """No space before ``/`` or behind it, between number and symbol."""
    stroke = re.compile(r"(\s*)/(\s*)").search(case.block.text, case.end)
    if stroke is None or not any(stroke.groups()):
        raise ByHand
    yield from (TextEdit(case.spot, *stroke.span(side), "") for side in (1, 2) if stroke[side])


def notation_year(case: FixCase) -> Edits:
    """The year group and one of its slashes taken out, or the sign before it."""
    year = re.escape((case.finding.got or "\0").lstrip(" -–/."))
    found = re.search(rf"(?<=/)\s*{year}\s*/\s*|\s*[-–/.]\s*{year}(?!\d)", case.block.text)
    if found is None:
        raise ByHand
    yield TextEdit(case.spot, *found.span(), "")


def place_comma(case: FixCase) -> Edits:
    """A comma right after the place, for the sign that stands there instead."""
    _, end = case.found()
    other = _NO_COMMA.match(case.block.text, end)
    yield TextEdit(case.spot, end, other.end() if other else end, ",")


def date_in_words(case: FixCase) -> Edits:
    """``ngày 15/3/2024`` as ``ngày 15 tháng 3 năm 2024``."""
    found = _SLASHED.search(case.block.text, case.start, case.end)
    if found is None:
        raise ByHand
    day, month, year = (int(group) for group in found.groups())
    word = "" if _DAY_WORD.search(case.block.text, 0, found.start()) else "ngày "
    yield from smallest(case.spot, found.start(), found.group(), f"{word}{day:02} tháng {_month(month)} năm {year}")


def pad_day(case: FixCase) -> Edits:
    """The day after the word ``ngày`` in the wanted form."""
    yield _after_word(case, "ngày")


def month(case: FixCase) -> Edits:
    """The month after the word ``tháng`` in the wanted form."""
    yield _after_word(case, "tháng")


def _after_word(case: FixCase, word: str) -> TextEdit:
    got, want = case.finding.got, case.finding.want
    found = re.compile(rf"(?i:{word})\s+({re.escape(got or '')})(?!\d)").search(case.block.text, case.start)
    if not got or want is None or found is None:
        raise ByHand
    return TextEdit(case.spot, *found.span(1), want)


def _month(number: int) -> str:
    return f"{number:02}" if number <= _EARLY_MONTHS else str(number)


def ending(case: FixCase) -> Edits:
    """The wanted sign at the end of the line instead of what it ends with."""
    want = case.finding.want
    end = case.found()[1]
    rest = case.block.text[end:]
    text = case.block.text[: end + len(rest) - len(rest.lstrip(";,.:"))]  # what is quoted may leave out the sign that is wrong
    tail = _TAIL.search(text)
    if want is None or tail is None or text.endswith(("…", "...", "./.")):
        raise ByHand
    yield from smallest(case.spot, tail.start(), tail.group(), want)


def citation_so(case: FixCase) -> Edits:
    """The word ``số`` before the number of an act."""
    start, end = case.found()
    found = _DIGITS_OF_CODE.search(case.block.text, start, end)
    if found is None:
        raise ByHand
    yield TextEdit(case.spot, found.start(), found.start(), "số ")


def recipient_dash(case: FixCase) -> Edits:
    """``- `` before every recipient that has none, or a letter instead; before the archive line when the finding is about that."""
    if case.finding.component == "archive":
        yield TextEdit(case.spot, case.start, case.start, "- ")
        return
    for item in case.items("recipients", "entries"):
        if not item.fields.get("dash") and item.place is not None:
            block = case.block_at(item.place)
            at = max(item.place.start or 0, block.label)
            yield TextEdit(type(case.spot)(block.part, block.paragraph), at, at + len(item.fields.get("counted", "")), "- ")


def point_bracket(case: FixCase) -> Edits:
    """``)`` after the letter of every point instead of ``.`` or ``/``."""
    for item in case.items("sections", "all"):
        if item.fields.get("style") != "letter" or item.place is None:
            continue
        block = case.block_at(item.place)
        sign = _POINT_SIGN.match(block.text, item.place.start or 0)
        if sign is not None:
            yield TextEdit(type(case.spot)(block.part, block.paragraph), *sign.span(1), ")")


def archive_form(case: FixCase) -> Edits:
    """The archive line in the wanted form; ``VT`` for ``Văn thư``, and before the units that keep a copy where neither stands."""
    text = case.block.text
    if case.finding.want != "VT":
        yield from replace(case)
    elif found := _CLERK.search(text, case.start, case.end):
        yield TextEdit(case.spot, *found.span(), "VT")
    elif word := _ARCHIVE_WORD.search(text, case.start, case.end):
        yield TextEdit(case.spot, word.end(), word.end(), "VT, ")
    else:
        raise ByHand


def authority_form(case: FixCase) -> Edits:
    """``TM.``, ``KT.``, ``TL.``, ``TUQ.`` with their dot and one space after."""
    start, end = case.found()
    want = (case.finding.want or "").rstrip()
    if not want:
        raise ByHand
    following = case.block.text[end : end + 1]
    yield from smallest(case.spot, start, case.block.text[start:end], want + (" " if following.strip() else ""))


def drop(case: FixCase) -> Edits:
    """What the finding quotes taken out, with the space after it."""
    start, end = case.found()
    while case.block.text[end : end + 1].isspace():
        end += 1
    yield TextEdit(case.spot, start, end, "")


def drop_honorific(case: FixCase) -> Edits:
    """A degree taken out with the space behind it; behind the name, with the comma or the bracket it stands in."""
    start, end = case.found()
    text = case.block.text
    before = text[:start].rstrip()
    if before[-1:] not in (",", "(", "-", "–"):
        yield from drop(case)
        return
    lead = len(before[:-1].rstrip())
    closes = len(text[end:]) - len(text[end:].lstrip(" .)"))
    yield TextEdit(case.spot, lead, end + closes, "")


def subject_vv(case: FixCase) -> Edits:
    """``V/v`` taken out; the subject then begins with a capital."""
    yield from drop(case)
    _, end = case.found()
    first = _LETTERS.search(case.block.text, end)
    if first is not None and first.group()[0].islower():
        yield TextEdit(case.spot, first.start(), first.end(), first.group()[0].upper() + first.group()[1:])


def name_case(case: FixCase) -> Edits:
    """A person's name with capitals at the first letters only (NĐ 30, Phụ lục II, II.1)."""
    start, end = case.found()
    old = case.block.text[start:end]
    yield from smallest(case.spot, start, old, _LETTERS.sub(lambda word: word.group()[0].upper() + word.group()[1:].lower(), old))


WORDINGS: Mapping[str, Callable[[FixCase], Edits]] = {
    "replace": replace,
    "motto_hyphens": motto_hyphens,
    "pad_number": replace,
    "trim_number": replace,
    "number_colon": replace,
    "number_state_form": replace,
    "number_gap": number_gap,
    "notation_slash": notation_slash,
    "notation_spaces": replace,
    "notation_type": replace,
    "notation_year": notation_year,
    "organ_in_full": replace,
    "place_in_full": replace,
    "place_comma": place_comma,
    "date_in_words": date_in_words,
    "pad_day": pad_day,
    "pad_month": month,
    "trim_month": month,
    "point_bracket": point_bracket,
    "basis_ending": ending,
    "citation_so": citation_so,
    "recipients_colon": replace,
    "recipient_dash": recipient_dash,
    "recipient_ending": ending,
    "archive_form": archive_form,
    "authority_form": authority_form,
    "acting_head": authority_form,
    "drop": drop,
    "drop_honorific": drop_honorific,
    "name_case": name_case,
    "subject_vv": subject_vv,
    "annex_label": replace,
}
"""Fixes of what is written, by the names rules give under ``fix:``."""
