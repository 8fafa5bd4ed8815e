"""Further plans in one file: only the first is read, and whoever reads the report is told of the others."""

from __future__ import annotations

from collections.abc import Iterator

from checker.grammar.code import read_number
from checker.model import Item
from checker.parsing.lines import Page
from checker.parsing.type_line import find_type

_HEADER = 14  # blocks from the quốc hiệu down to the number line, or back up to it
_ABOVE = 5  # blocks between what says that a form follows and its quốc hiệu: organs stand there
_FORM = ("mau so", "bieu mau", "mau ke hoach", "mau bieu", "bieu so", "mau 0", "mau 1", "mau 2")


def further_plans(page: Page, start: int) -> tuple[Item, ...]:
    """Where, from block ``start`` on, plans with a quốc hiệu and a number line of their own begin."""
    return tuple(_further(page, start))


def _further(page: Page, start: int) -> Iterator[Item]:
    for at in range(start, len(page.blocks)):
        if "CỘNG H" not in page.blocks[at].text or not any(piece.low.startswith("cong hoa xa hoi") for piece in page.pieces(at)):
            continue
        if _is_form(page, range(max(at - _ABOVE, start), at)):
            continue
        numbered = _number_line(page, max(at - _HEADER, start), at + _HEADER)
        named = find_type(page, at, at) if numbered else None
        if named and named[2] == "KH":
            yield Item(numbered, page.blocks[at].place())


def _is_form(page: Page, above: range) -> bool:
    """Whether the lines above a quốc hiệu name what follows a form to be filled in, as an annex holds one."""
    return any(piece.low.lstrip(" (").startswith(_FORM) for at in above for piece in page.pieces(at))


def _number_line(page: Page, start: int, end: int) -> str:
    """The number line of a header, or nothing: a form annexed to a plan has a quốc hiệu and no number."""
    for line in page.lines(start, end):
        found = read_number(line.text) if line.text.startswith("Số") else None
        if found and found.type.startswith("KH"):
            return line.text
    return ""
