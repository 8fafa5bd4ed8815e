"""A field that is open, and which fields print words that are not among the letters of the text: their instruction's own, or a count."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass
from checker.reading.word.markup import W

_SHOWN = lazy_pattern(
    r"""(?ix) \s*+ (?:
      (?P<button> MACROBUTTON | GOTOBUTTON ) \s++ \S++ \s++ [\W_]*+ \w
    | (?P<quote> QUOTE ) \s++ [\W_]*+ \w
    | (?P<formula> EQ ) \s .*? (?<! [\\\w] ) [^\W\d_]{2}   # words; a switch has a backslash before it, an unknown is one letter
    | (?P<counted> AUTONUM (?: LGL | OUT )? | LISTNUM ) (?! \w )
    )"""
)
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
    picks: bool = False
    """Whether it is a list of an old form that has entries: the one picked is shown, and stored beside the text."""


def opened(mark: etree._Element) -> Field:
    """The field that a ``w:fldChar`` begins."""
    return Field(picks=mark.find(_ENTRY) is not None)


def unread_words(field: Field) -> tuple[str, str] | None:
    """Kind and member of what a field that has no result shows and nobody read; also of letters lost in a damaged one."""
    if field.result.strip():
        return None
    if field.picks:
        return "field_text", _PICKED
    if found := _SHOWN.match(field.instruction + field.typed):
        return "field_text", str(found.lastgroup and found[found.lastgroup]).upper()
    return ("unread_text", "") if any(map(str.isalnum, field.typed)) else None
