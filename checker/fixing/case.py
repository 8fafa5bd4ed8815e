"""What a fix is given: the finding, its rule, the report, and the paragraphs of the file as the check read them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.fixing.edits import ByHand, EditedParagraph
from checker.model import Block, Document, DocumentReport, Finding, Item, Location, Rule


class FixDocument:
    """The document that is mended, its paragraphs by their places, and what its findings ask of all of it, worked out once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: dict[tuple[str, int], Block] = {(block.part, block.paragraph): block for block in (*document.blocks, *document.foot)}

    @cached_property
    def running_sizes(self) -> Counter[float]:
        """How many letters of the running text are of which size, pt."""
        running = (block for block in self.document.blocks if block.cell is None and block.part == "body")
        return sizes_of((block, 0, len(block.text)) for block in running)


def sizes_of(stretches: Iterable[tuple[Block, int, int]]) -> Counter[float]:
    """How many letters of stretches of blocks, from one offset to another, are of which size, pt."""
    found: Counter[float] = Counter()
    for block, start, end in stretches:
        for run in block.runs:
            first, last = max(run.start, start), min(run.end, end)
            if first < last and run.style.size and block.text[first:last].strip():
                found[run.style.size] += last - first
    return found


@dataclass(frozen=True, slots=True)
class FixCase:
    """One finding to be mended."""

    finding: Finding
    rule: Rule
    report: DocumentReport
    whole: FixDocument

    @property
    def document(self) -> Document:
        """The document of the finding."""
        return self.whole.document

    @property
    def blocks(self) -> Mapping[tuple[str, int], Block]:
        """Its paragraphs by their places."""
        return self.whole.blocks

    @property
    def block(self) -> Block:
        """The paragraph of the finding; :class:`ByHand` when it has none."""
        return self.block_at(self.finding.place)

    @property
    def spot(self) -> EditedParagraph:
        """Where that paragraph stands."""
        return EditedParagraph(self.block.part, self.block.paragraph)

    @property
    def start(self) -> int:
        """Where the finding begins in the text of its paragraph."""
        return (self.finding.place.start if self.finding.place else None) or 0

    @property
    def end(self) -> int:
        """Where it ends."""
        end = self.finding.place.end if self.finding.place else None
        return len(self.block.text) if end is None else min(end, len(self.block.text))

    def block_at(self, place: Location | None) -> Block:
        """The paragraph of a place; :class:`ByHand` when the file has no such paragraph."""
        block = self.block_of(place, self.blocks)
        if block is None:
            raise ByHand("place")
        return block

    @staticmethod
    def block_of(place: Location | None, blocks: Mapping[tuple[str, int], Block]) -> Block | None:
        """The block a place stands in: by its paragraph, in a text by its line and cell."""
        if place is None:
            return None
        if place.paragraph is not None:
            return blocks.get((place.part, place.paragraph))
        return next((block for block in blocks.values() if _holds(block, place)), None)

    def found(self) -> tuple[int, int]:
        """Where exactly what the finding quotes stands: at its place, else once in its paragraph; spaces may differ."""
        got, text = self.finding.got, self.block.text
        if not got:
            raise ByHand
        if text[self.start : self.start + len(got)] == got:
            return self.start, self.start + len(got)
        pattern = re.compile(r"\s+".join(map(re.escape, got.split())) if got.strip() else re.escape(got))
        for first, last in ((self.start, self.end), (0, len(text))):
            matches = list(pattern.finditer(text, first, last))
            if len(matches) == 1:
                return matches[0].span()
        raise ByHand("place")

    def items(self, component: str, listed: str) -> Iterator[Item]:
        """The items of a list of a part."""
        part = self.report.components.get(component)
        yield from part.items.get(listed, ()) if part else ()


def _holds(block: Block, place: Location) -> bool:
    """Whether a place told by its line stands in a block."""
    cell = (block.cell.row, block.cell.column) if block.cell else None
    if block.line is None or cell != place.cell or (place.end or 0) > len(block.text):
        return False
    return block.place(place.start or 0).line == place.line
