"""The date of an act behind its code, with a slip in its words: ``số 05/2021/TT-BNV ngày12 tháng8 nam 2021``."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern
from checker.parsing.recognition.alignment import aligned, form

_DATED = lazy_pattern(r"\W{0,3}\w{2,6}\s?[\d.…_\s]{1,8}\w{3,7}\s?[\d.…_\s]{1,8}\w{2,5}\s?[\d.…_\s]{2,6}(?=\D|$)")
_DATE = form("ngày {digits} tháng {digits} năm {digits}")
_LIMIT = 2.6
_WORDS = ("ngày", "tháng", "năm")
_YEAR = 4  # figures


def date_put_right(rest: str) -> tuple[float, str]:
    """What stands behind a code with the words of its date put right, and at what cost: none where it has no slip, or is no date."""
    if _is_plain(rest):
        return 0.0, rest
    found = _DATED.match(rest)
    if found is None:
        return 0.0, rest
    lead = len(rest) - len(rest.lstrip(" ,;"))
    fit = aligned(rest[lead : found.end()].rstrip(), _DATE, _LIMIT)
    if fit is None or not fit.cost:
        return 0.0, rest
    day, month, year = (slot if not slot.strip(" .…_") else slot.strip() for slot in fit.slots)
    return fit.cost, f"{rest[:lead]}ngày {day} tháng {month} năm {year}{rest[len(rest[: found.end()].rstrip()) :]}"


def _is_plain(rest: str) -> bool:
    """Whether the words of the date stand there letter by letter, or no date in words at all."""
    words = rest.replace(",", " ").split(None, 6)[:6]
    if not words[1:] or "/" in words[1] or not words[0][0].isalnum():
        return True
    return words[::2] == [*_WORDS] and all(word.isdigit() for word in (*words[1:5:2], words[-1][:_YEAR]))
