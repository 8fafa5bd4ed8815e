"""A field that is open, and which print words that are not among the letters of the text: their instruction's own, a count, today."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass
from checker.reading.word.markup import W
from checker.reading.word.properties import OFF
from checker.reading.word.symbols import shows_signs

_SHOWN = lazy_pattern(
    r"""(?ix) \s*+ (?:
      (?P<button> MACROBUTTON | GOTOBUTTON ) \s++ \S++ \s++ [\W_]*+ \w
    | (?P<quote> QUOTE ) \s++ [\W_]*+ \w
    | (?P<formula> EQ ) \s .*? (?<! [\\\w] ) [^\W\d_]{2}   # words; a switch has a backslash before it, an unknown is one letter
    | (?P<counted> AUTONUM (?: LGL | OUT )? | LISTNUM ) (?! \w )
    )"""
)
_SYMBOL = lazy_pattern(r"(?ix) \s*+ SYMBOL \s++ (?: 0x (?P<hexadecimal> [0-9a-f]{1,6} ) | (?P<decimal> \d{1,7} ) )")
_LETTER = "SYMBOL"
_CLOCKS = ("DATE", "TIME")
_COUNTED = ("TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "HYPERLINK", "SEQ", "TC", "XE", "INDEX", "TOA")
_CODES = 0x110000
_PICKED = "FORMDROPDOWN"
_ENTRY = f"{W}ffData/{W}ddList/{W}listEntry"


@dataclass(slots=True, eq=False, repr=False)
class Field:
    """A complex field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False
    result: str = ""
    start: int = 0
    """Where the result begins in its line."""
    typed: str = ""
    """Letters of ordinary runs where only the instruction belongs."""
    stale: bool = False
    """Whether Word counts it anew when it opens the file."""
    picks: bool = False
    """Whether it is a list of an old form that has entries: the one picked is shown, and stored beside the text."""


def opened(mark: etree._Element) -> Field:
    """The field that a ``w:fldChar`` begins."""
    return Field(picks=mark.find(_ENTRY) is not None, stale=mark.get(W + "dirty", "false") not in OFF)


def unread_words(field: Field) -> tuple[str, str] | None:
    """Kind and member of what a field shows that was not read: by the clock, counted anew, without a result, lost in a damaged one."""
    name = next(iter(field.instruction.upper().split(None, 1)), "")
    if name in _CLOCKS:
        return "clock_field", name
    if field.stale and name and name not in _COUNTED:
        return "stale_field", name
    return None if field.result.strip() else _without_result(field)


def _without_result(field: Field) -> tuple[str, str] | None:
    if _is_letter(field.instruction):
        return "field_text", _LETTER
    if field.picks:
        return "field_text", _PICKED
    if found := _SHOWN.match(field.instruction + field.typed):
        return "field_text", str(found.lastgroup and found[found.lastgroup]).upper()
    return ("unread_text", "") if any(map(str.isalnum, field.typed)) else None


def _is_letter(instruction: str) -> bool:
    """Whether a field shows a letter by its number in a font of letters."""
    found = _SYMBOL.match(instruction)
    if found is None:
        return False
    code = int(found["hexadecimal"], 16) if found["hexadecimal"] else int(found["decimal"])
    _, _, font = instruction.partition("\\f")
    return code < _CODES and chr(code).isalnum() and not shows_signs(font.partition("\\")[0].strip(' "'))
