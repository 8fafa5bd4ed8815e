"""Pages as sections: their size, and the margins that the ink on them proves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import PageSetup
from checker.reading.page_layout.edges import Edges
from checker.reading.page_layout.furniture import PrintedNumber, as_number
from checker.reading.page_layout.lines import PrintedLine
from checker.reading.page_layout.sheet import Sheet

_MM_PER_PT = 25.4 / 72
_SAME_SIZE = 1.5  # pt
_ASCENT, _DESCENT = 0.891, 0.216  # of Times New Roman, in em: what of a line stands above and below its baseline
_LEAST = 0.6  # of the page's width; no plan's text is narrower
_BODY_SIZE = 12.0  # pt; smaller letters stand in feet and notes
_OUTSIDE = 6.0  # pt; ink this far left of where the text begins shows that it begins indented
_SIDES = ("top", "bottom", "left", "right")


@dataclass(frozen=True)
class SheetSpan:
    """The sheets of one section, by index: from ``first`` up to ``end``."""

    first: int
    end: int


def spans(sheets: Sequence[Sheet], numbers: Sequence[PrintedNumber | None]) -> list[SheetSpan]:
    """Runs of sheets of one size; a page number that starts anew begins another."""
    cuts = [0]
    for at in range(1, len(sheets)):
        before, sheet = sheets[at - 1], sheets[at]
        turned = abs(before.width - sheet.width) > _SAME_SIZE or abs(before.height - sheet.height) > _SAME_SIZE
        if turned or _starts_anew(numbers, at):
            cuts.append(at)
    return [SheetSpan(first, end) for first, end in zip(cuts, [*cuts[1:], len(sheets)], strict=True)]


def _starts_anew(numbers: Sequence[PrintedNumber | None], at: int) -> bool:
    """The sheet says 1, or says nothing and the next one says 2."""
    here = numbers[at]
    if here is not None:
        return here.value == 1
    following = numbers[at + 1] if at + 1 < len(numbers) else None
    return following is not None and following.value == 2


def page_setup(
    span: SheetSpan,
    sheets: Sequence[Sheet],
    lines: Sequence[Sequence[PrintedLine]],
    edges: Edges | None,
    numbers: Sequence[PrintedNumber | None],
) -> PageSetup:
    """One section's page in mm; ``lines`` are the text of each sheet without its furniture, ``edges`` those of the running text."""
    sheet = sheets[span.first]
    pages = [lines[at] for at in range(span.first, span.end)]
    margins, at_most, unmeasured = _margins(sheet, pages, edges)
    text = (edges.left, edges.right) if edges else (0.0, sheet.width)
    shown = [
        as_number(number, sheets[at], text, first=at == span.first)
        for at in range(span.first, span.end)
        if (number := numbers[at]) is not None
    ]
    begun = next((number.value - at + span.first for at in range(span.first, span.end) if (number := numbers[at]) is not None), None)
    top, bottom, left, right = (round(margin * _MM_PER_PT, 2) for margin in margins)
    return PageSetup(
        round(sheet.width * _MM_PER_PT, 2), round(sheet.height * _MM_PER_PT, 2), top, bottom, left, right,
        landscape=sheet.width > sheet.height,
        title_page=True,
        page_number_start=begun,
        numbers=tuple(shown),
        at_most=frozenset(at_most),
        unmeasured=frozenset({*unmeasured, "numbering"}),
    )  # fmt: skip


def _margins(sheet: Sheet, pages: Sequence[Sequence[PrintedLine]], edges: Edges | None) -> tuple[list[float], set[str], set[str]]:
    """Top, bottom, left and right in pt; the sides that may be smaller, and those nothing tells.

    The first page of a file may carry a letterhead in its margin, so its top tells nothing. Leading stands above a line and a
    last line need not touch the margin: top and bottom are at most what is measured; so is left when all the text there is
    begins with an indent.
    """
    if not sheet.exact or edges is None or edges.width < _LEAST * sheet.width:
        return [0.0] * 4, set(), set(_SIDES)
    running = [[line for line in page if line.size >= _BODY_SIZE and line.x0 < edges.middle] for page in pages]
    later = running[1:] if sheet.number == 1 else running
    tops = [page[0].baseline - _ASCENT * page[0].size for page in later if page]
    bottoms = [page[-1].baseline + _DESCENT * page[-1].size for page in running if page]
    top, bottom = min(tops, default=0.0), max(bottoms, default=sheet.height)
    indented = any(line.x0 < edges.left - _OUTSIDE for page in pages for line in page)
    at_most = {"top", "bottom"} | ({"right"} if not edges.flush else set()) | ({"left"} if indented else set())
    unmeasured = ({"top"} if not tops else set()) | ({"bottom"} if not bottoms else set()) | ({"left"} if not edges.firm else set())
    return [top, sheet.height - bottom, edges.left, sheet.width - edges.right], at_most, unmeasured
