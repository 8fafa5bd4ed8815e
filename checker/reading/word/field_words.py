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
_FILLED_IN = ("MERGEFIELD", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "CREATEDATE", "SAVEDATE", "PRINTDATE")  # by others than a count
_ADVANCE = lazy_pattern(r"(?i)\s*+ADVANCE\b")
_MOVES = lazy_pattern(r"(?i)\\([dulrxy])\s*+(-?\d{1,6})")
_FAR = 100
"""pt by which a field may move what follows it and still leave it beside its place."""
_CODES = 0x110000
_PICKED = "FORMDROPDOWN"
_LIST = f"{W}ffData/{W}ddList"
_ENTRY = f"{_LIST}/{W}listEntry"
_VAL = W + "val"
_DIGITS = 6  # of a number of an entry, more than any list has


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
    picked: str | None = None
    """The entry that a list of an old form shows, stored beside the text; ``None`` for one without entries."""


def opened(mark: etree._Element, renews: bool = False) -> Field:
    """The field that a ``w:fldChar`` begins, or a ``w:fldSimple``; ``renews``: Word is to count all fields anew."""
    return Field(picked=_picked(mark), stale=renews or mark.get(W + "dirty", "false") not in OFF)


def _picked(mark: etree._Element) -> str | None:
    """The entry that the list of an old form has as its result, or by default: its number counts from 0."""
    entries = [entry.get(_VAL, "") for entry in mark.iterfind(_ENTRY)]
    numbers = (each.get(_VAL, "") for name in ("result", "default") for each in mark.iterfind(f"{_LIST}/{W}{name}"))
    number = next((int(each) for each in numbers if each.isdecimal() and len(each) < _DIGITS), 0)
    return (entries[number] if number < len(entries) else "") if entries else None


def shifts(instruction: str) -> bool:
    """Whether a field moves the letters that follow it far from their place, where they may stand off the page."""
    if not _ADVANCE.match(instruction):
        return False
    return any(side in "xyXY" or abs(int(far)) >= _FAR for side, far in _MOVES.findall(instruction))


def unread_words(field: Field) -> tuple[str, str] | None:
    """Kind and member of what a field shows that was not read: by the clock, counted anew, without a result, lost in a damaged one."""
    name = next(iter(field.instruction.upper().split(None, 1)), "")
    if name in _CLOCKS:
        return "clock_field", name
    if field.stale and name and name not in (*_COUNTED, *_FILLED_IN):
        return "stale_field", name
    return None if field.result.strip() else _without_result(field)


def _without_result(field: Field) -> tuple[str, str] | None:
    if _is_letter(field.instruction):
        return "field_text", _LETTER
    if field.picked is not None:
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
