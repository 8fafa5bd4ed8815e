"""Drawn lines whose words become longer or shorter: each keeps its share of them, which the law measures (II.1.b, II.2.b, II.5.b)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.fixing.case import FixDocument, sizes_of
from checker.fixing.drawing import text_width
from checker.fixing.edits import Edit, EditedParagraph, LengthEdit, RunEdit, TextEdit
from checker.model import Block, DocumentReport, Location

_RULED = ("motto", "organ", "subject")
_BELOW = 3
"""Paragraphs below the words in which their line may be anchored."""
_SLIGHT = 0.05


def line_lengths(report: DocumentReport, whole: FixDocument, edits: Sequence[Edit]) -> Iterator[LengthEdit]:
    """What the ``edits`` of words and sizes ask of the lines that are drawn below; nothing where it is not plain which line is meant."""
    touching: dict[EditedParagraph, list[TextEdit | RunEdit]] = {}
    for edit in edits:
        if isinstance(edit, TextEdit) or (isinstance(edit, RunEdit) and "size" in edit.look):
            touching.setdefault(edit.spot, []).append(edit)
    for name in _RULED:
        part = report.components.get(name)
        places = part.places if part is not None else ()
        words = [_Words(block, place) for place in places if (block := whole.blocks.get((place.part, place.paragraph or 0)))]
        if not any(each.spot in touching for each in words):
            continue
        lines = [(block, length) for block in _near(words, whole) for length in block.drawn]
        wide, to_be = (max(each.width(found) for each in words) for found in ({}, touching))
        if len(lines) == 1 and lines[0][1] and wide and abs(to_be / wide - 1) > _SLIGHT:
            block, length = lines[0]
            yield LengthEdit(EditedParagraph(block.part, block.paragraph), length, length * to_be / wide)


def _near(words: Sequence[_Words], whole: FixDocument) -> Iterator[Block]:
    """The paragraphs of the words and those below them, in their column of a table."""
    blocks = list(whole.blocks.values())
    first, last = (blocks.index(each.block) for each in (words[0], words[-1]))
    home = words[-1].block.cell
    for block in blocks[first : last + 1 + _BELOW]:
        cell = block.cell
        if (cell and (cell.table, cell.column)) == (home and (home.table, home.column)):
            yield block


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a part that stand in one paragraph."""

    block: Block
    place: Location

    @property
    def spot(self) -> EditedParagraph:
        return EditedParagraph(self.block.part, self.block.paragraph)

    def width(self, touching: Mapping[EditedParagraph, Iterable[TextEdit | RunEdit]]) -> float:
        """How wide the longest line of them runs once the edits are made, pt; 0 where the file states no size."""
        edits = list(touching.get(self.spot, ()))
        start = self.place.start or 0
        end = len(self.block.text) if self.place.end is None else self.place.end
        size = self._size(start, end, edits)
        text = self._text(start, end, edits)
        width = max((text_width(line.strip(), size) for line in text.split("\n")), default=0.0)
        return min(width, self.block.cell.width) if self.block.cell is not None and self.block.cell.width else width

    def _size(self, start: int, end: int, edits: Iterable[TextEdit | RunEdit]) -> float:
        """The size of most of the letters."""
        given = [edit.look["size"] for edit in edits if isinstance(edit, RunEdit) and edit.start < end and start < edit.end]
        if given:
            return float(given[0])
        sizes = sizes_of([(self.block, start, end)])
        return max(sizes, key=lambda size: sizes[size], default=0.0)

    def _text(self, start: int, end: int, edits: Iterable[TextEdit | RunEdit]) -> str:
        text = self.block.text[start:end]
        within = [edit for edit in edits if isinstance(edit, TextEdit) and start <= edit.start and edit.end <= end]
        for edit in sorted(within, key=lambda edit: edit.start, reverse=True):
            text = text[: edit.start - start] + edit.text + text[edit.end - start :]
        return text
