"""Findings as remarks on a page, each on the words of the document it is about; those told together share one card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model import Block, DocumentReport, Finding, Location
from checker.reporting.groups import FindingGroup, numbered

_RIVALS = 64
"""Blocks of one line of text compared to find the right one; a line of more cells than that is no plan's."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """``start`` to ``end`` of the text of one block, named by its index."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with its number in the report; ``spot`` is ``None`` when it is about nothing that stands there."""

    label: str
    group: FindingGroup
    finding: Finding
    spot: MarkedText | None


Card = list[Remark]
"""The remarks of one group, explained in one place."""


class Locator:
    """From places to blocks: by paragraph in Word files, by line in texts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._paragraphs: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._lines: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, block in enumerate(blocks):
            self._paragraphs[block.part, block.paragraph].append(index)
            for line in {block.line, *(number for _, number in block.lines)} - {None}:
                self._lines[block.part, line].append(index)  # type: ignore[index]  # None was taken out

    def find(self, place: Location | None, got: str | None = None) -> MarkedText | None:
        """The words at ``place``; of several blocks on one line the one that says ``got``."""
        rivals = self._rivals(place) if place else []
        if place is None or not rivals:
            return None
        index = next((each for each in rivals if got and got in self._cut(each, place)), rivals[0])
        length = len(self._blocks[index].text)
        start = min(place.start or 0, length)
        return MarkedText(index, start, max(start, length if place.end is None else min(place.end, length)))

    def _rivals(self, place: Location) -> list[int]:
        """Blocks that may be meant, likeliest first."""
        if place.line is not None:
            found = self._lines.get((place.part, place.line), [])
        elif place.paragraph is not None:
            found = self._paragraphs.get((place.part, place.paragraph), [])
        else:
            found = []
        return sorted(found[:_RIVALS], key=lambda index: self._unlike(self._blocks[index], place))

    def _unlike(self, block: Block, place: Location) -> tuple[bool, bool, bool]:
        cell = (block.cell.row, block.cell.column) if block.cell else None
        return block.page != place.page, cell != place.cell, len(block.text) < (place.end or 0)

    def _cut(self, index: int, place: Location) -> str:
        return self._blocks[index].text[place.start or 0 : place.end]


def remarks(document: DocumentReport, locator: Locator) -> list[Remark]:
    """Every finding: first those about what is not there, then as a reader comes upon them."""
    found = [Remark(*each, locator.find(each.finding.place, each.finding.got)) for each in numbered(document)]
    return sorted(found, key=lambda each: (each.spot.block, each.spot.start, each.spot.end) if each.spot else (-1, 0, 0))


def by_block(listed: Iterable[Remark]) -> dict[int, list[Remark]]:
    """Remarks by the block they stand in; those that stand nowhere under -1."""
    sorted_out: dict[int, list[Remark]] = defaultdict(list)
    for remark in listed:
        sorted_out[remark.spot.block if remark.spot else -1].append(remark)
    return sorted_out


def cards(listed: Iterable[Remark]) -> dict[int, list[Card]]:
    """The cards by the block they stand beside: that of their first remark that stands anywhere. Within one in the order of numbers."""
    together: dict[int, Card] = {}
    for remark in listed:
        together.setdefault(remark.group.number, []).append(remark)
    sorted_out: dict[int, list[Card]] = defaultdict(list)
    for card in together.values():
        home = next((remark.spot.block for remark in card if remark.spot), -1)
        places = {label: at for at, label in enumerate(card[0].group.labels)}
        sorted_out[home].append(sorted(card, key=lambda remark: places[remark.label]))
    return sorted_out
