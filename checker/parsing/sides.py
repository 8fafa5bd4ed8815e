"""Two who sign side by side without a table: on which side each line of the signature stands, by its blanks, tabs or printed place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.grammar.signer import is_name
from checker.parsing.lines import Line, Page
from checker.parsing.signs import signs


def printed_sides(page: Page, lines: Sequence[Line]) -> Mapping[Line, int]:
    """The side of each line outside tables, counted from the left; nothing where no two offices or names share a printed line."""
    typed = [line for line in lines if page.blocks[line.block].cell is None]
    signing = Counter(line.block for line in typed if signs(line.text, ocr=page.ocr) or is_name(line.text))
    if not any(count > 1 for count in signing.values()):
        return {}
    pieces = Counter(line.block for line in typed)
    starts: dict[int, list[float]] = {}
    for line in typed:
        if pieces[line.block] > 1:
            starts.setdefault(line.side, []).append(_across(page, line))
    middles = {side: sum(places) / len(places) for side, places in starts.items()}
    return {line: line.side if pieces[line.block] > 1 else _nearest(page, line, middles) for line in typed}


def _across(page: Page, line: Line) -> float:
    """How far in a line stands: the middle of its words on a printed page, which are set in the middle of each other, else its indent."""
    box = page.place(line).bbox
    return (box[0] + box[2]) / 2 if box else _indent(page, line)


def _indent(page: Page, line: Line) -> int:
    """Signs before it on its printed line."""
    return line.start - (page.blocks[line.block].text.rfind("\n", 0, line.start) + 1)


def _nearest(page: Page, line: Line, middles: Mapping[int, float]) -> int:
    """The side on which a line stands alone: as many tabs in, or as far in as the lines of that side."""
    tabs = page.blocks[line.block].text[line.start - _indent(page, line) : line.start].count("\t")
    across = _across(page, line)
    return min(tabs, max(middles)) if tabs else min(middles, key=lambda side: abs(middles[side] - across))
