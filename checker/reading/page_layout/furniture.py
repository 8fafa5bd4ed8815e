"""What stands on pages but is no text of theirs: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import PageNumber
from checker.reading.page_layout.lines import PrintedLine
from checker.reading.page_layout.sheet import Sheet, Stroke

_NUMBER = re.compile(r"\W*(?:(?:trang|page)\s*)?(\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NOTE = re.compile(r"\W*(?:\d{1,3}\s|\*)")
_BAND = 0.12  # of the page's height, from its top and its bottom
_EDGE_LINES = 3  # lines from the edge among which a page number may stand
_MIDDLE = 0.06  # of the page's width
_SAME_PLACE = 3.0  # pt
_SHORT_RULE = (0.15, 0.45)  # of the page's width: the line above notes
_OFTEN = 0.6  # of the pages
_ACROSS = 0.8  # of the text's width: the line above an organ's address
_ADDRESS_LINES, _ADDRESS_SIZE = 6, 12.6  # pt; at the foot of the first page (Phụ lục I, Phần I, Mục III, khoản 4)
_GIVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"@|e-?mail", r"\bfax\b", r"\bđt\b|điện thoại|\btel\b", r"website|www|http|thông tin điện tử")
)
_STREET = re.compile(r"(?:số\s*+:?\s*+)?\d+[A-Z]?(?:/\d+)*,?\s+\w|trụ sở|địa chỉ", re.IGNORECASE)


@dataclass(frozen=True)
class PrintedNumber:
    """The number printed on a page: what it says, and how it looks."""

    value: int
    line: PrintedLine
    where: str


def page_numbers(sheets: Sequence[Sheet], lines: Sequence[list[PrintedLine]]) -> list[PrintedNumber | None]:
    """The page number of each sheet: digits alone near an edge that count on from sheet to sheet."""
    found = [_candidates(sheet, page) for sheet, page in zip(sheets, lines, strict=True)]
    shifts = Counter((each.value - at, each.where) for at, page in enumerate(found) for each in page)
    chosen: list[PrintedNumber | None] = []
    for at, page in enumerate(found):
        known = [each for each in page if shifts[each.value - at, each.where] > 1 or each.value == at + 1 or _restarts(each, chosen)]
        chosen.append(max(known, key=lambda each: shifts[each.value - at, each.where], default=None))
    return chosen


def _restarts(each: PrintedNumber, chosen: list[PrintedNumber | None]) -> bool:
    """A part of the file that counts its own pages: the second says 2 where the first says nothing, in the place of others."""
    return each.value in (1, 2) and any(before is not None and before.where == each.where for before in chosen)


def _candidates(sheet: Sheet, lines: list[PrintedLine]) -> list[PrintedNumber]:
    ordered = sorted(lines, key=lambda line: line.baseline)
    edges = [("header", line) for line in ordered[:_EDGE_LINES] if line.baseline < _BAND * sheet.height]
    edges += [("footer", line) for line in ordered[-_EDGE_LINES:] if line.baseline > (1 - _BAND) * sheet.height]
    found = []
    for where, line in edges:
        match = _NUMBER.fullmatch(line.text)
        if match:
            found.append(PrintedNumber(int(match.group(1)), line, where))
    return found


def as_number(numbered: PrintedNumber, sheet: Sheet, text: tuple[float, float], *, first: bool) -> PageNumber:
    """A page number as rules ask about it; ``text`` are the edges of the running text, ``first``: on the first page."""
    line = numbered.line
    middles = (sheet.width / 2, (text[0] + text[1]) / 2)
    if any(abs(line.middle - middle) < _MIDDLE * sheet.width for middle in middles):
        align = "center"
    else:
        align = "left" if line.middle < sheet.width / 2 else "right"
    return PageNumber(numbered.where, "first" if first else "default", align, line.words[0].style)


def running(sheets: Sequence[Sheet], lines: Sequence[list[PrintedLine]]) -> set[int]:
    """The ids of lines near an edge that stand in the same words and place on most pages after the first."""
    if len(sheets) < 3:
        return set()
    seen: dict[tuple[str, int], list[PrintedLine]] = {}
    for sheet, page in zip(sheets, lines, strict=True):
        for line in page:
            if not _BAND * sheet.height < line.baseline < (1 - _BAND) * sheet.height:
                seen.setdefault((re.sub(r"\d+", "0", line.text), round(line.y0 / _SAME_PLACE)), []).append(line)
    often = _OFTEN * len(sheets)
    return {id(line) for group in seen.values() if len({line.sheet for line in group}) >= max(often, 2) for line in group}


def footnotes(lines: Sequence[PrintedLine], strokes: Sequence[Stroke]) -> set[int]:
    """The ids of lines of notes: what a short line at the left edge of the text parts from it, down to the foot of the page."""
    if not lines:
        return set()
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    for stroke in strokes:
        share = stroke.length / max(right - left, 1.0)
        below = [line for line in lines if line.y0 >= stroke.y0 - 1]
        above = [line for line in lines if line.y0 < stroke.y0 - 1]
        if not below or not above or abs(stroke.x0 - left) > _SAME_PLACE or not _SHORT_RULE[0] <= share <= _SHORT_RULE[1]:
            continue
        if _NOTE.match(below[0].text):
            return {id(line) for line in below}
    return set()


def address(lines: Sequence[PrintedLine], strokes: Sequence[Stroke], sheet: Sheet) -> tuple[list[PrintedLine], float | None]:
    """The organ's address at the foot of the first page, and how long the line above it is (pt), if one is drawn.

    Below a line across the whole text stands nothing else; without one, the last lines must be small and each give something.
    """
    ordered = sorted(lines, key=lambda line: line.baseline)
    width = max((line.x1 for line in lines), default=0.0) - min((line.x0 for line in lines), default=0.0)
    for stroke in sorted(strokes, key=lambda each: -each.y0):
        below = [line for line in ordered if line.y0 >= stroke.y0 - 1]
        if stroke.length >= _ACROSS * width and stroke.y0 > sheet.height / 2 and _is_address(below) and len(below) < len(ordered):
            return below, round(stroke.length, 1)
    foot: list[PrintedLine] = []
    for line in reversed(ordered[-_ADDRESS_LINES:]):
        if line.size > _ADDRESS_SIZE or not (any(pattern.search(line.text) for pattern in _GIVES) or (foot and _STREET.match(line.text))):
            break
        foot.insert(0, line)
    return (foot if _is_address(foot) and foot[0].baseline > sheet.height / 2 else []), None


def _is_address(lines: Sequence[PrintedLine]) -> bool:
    text = " ".join(line.text for line in lines)
    return 0 < len(lines) <= _ADDRESS_LINES and sum(pattern.search(text) is not None for pattern in _GIVES) > 1


def without_marks(line: PrintedLine, marks: set[str]) -> PrintedLine:
    """A line without the raised numbers that refer to notes of its page."""
    kept = tuple(word for word in line.words if not (word.style.vertical == "superscript" and word.text in marks))
    return line if len(kept) == len(line.words) or not kept else PrintedLine(kept, line.sheet)
