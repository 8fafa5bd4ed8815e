"""Fixes of plain text and Markdown: the same small edits as in a Word file, told as lines and columns of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.fixing.case import FixCase
from checker.fixing.edits import ByHand, Edit, TextEdit
from checker.fixing.mending import planned
from checker.model import Block, Document, DocumentReport, Finding, Rule


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source text: lines and columns from 0, columns in characters, the end not in it."""

    line: int
    start: int
    end_line: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """``text`` instead of what stands at ``span``."""

    span: Span
    text: str


class Source:
    """The lines a text document was read from, and where in them the letters of its blocks stand."""

    def __init__(self, text: str, document: Document) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._document = document
        self._blocks = {(block.part, block.paragraph): block for block in document.blocks}

    def span_of(self, finding: Finding) -> Span:
        """Where a finding stands; the first line when it has no place, the whole line when its letters cannot be traced."""
        place = finding.place
        if place is None or place.line is None:
            return self.whole(0)
        block = self._block(finding)
        if block is None:
            return self.whole(place.line - 1)
        start, end = place.start or 0, len(block.text) if place.end is None else place.end
        if finding.got and block.text[start : start + len(finding.got)] == finding.got:
            end = start + len(finding.got)
        return self._span(block, start, end) or self.whole(place.line - 1)

    def whole(self, line: int) -> Span:
        """All of a line but the spaces around it."""
        line = min(max(line, 0), len(self.lines) - 1)
        text = self.lines[line]
        return Span(line, len(text) - len(text.lstrip()), line, len(text.rstrip()))

    def edits(self, finding: Finding, rule: Rule, report: DocumentReport, unsafe: bool) -> tuple[SourceEdit, ...]:
        """What mends a finding; nothing when its rule has no fix for words, or only a person can tell what to write."""
        case = FixCase(finding, rule, report, self._document, self._blocks)
        try:
            return tuple(self._traced(planned(case, unsafe, frozenset())))
        except ByHand:
            return ()

    def _traced(self, edits: Iterable[Edit]) -> Iterator[SourceEdit]:
        for edit in edits:
            if not isinstance(edit, TextEdit):
                raise ByHand
            block = self._blocks[edit.spot.part, edit.spot.paragraph]
            span = self._span(block, edit.start, edit.end)
            if span is None:
                raise ByHand("place")
            yield SourceEdit(span, edit.text)

    def _block(self, finding: Finding) -> Block | None:
        return FixCase.block_of(finding.place, self._blocks)

    def _span(self, block: Block, start: int, end: int) -> Span | None:
        """The lines and columns of ``block.text[start:end]``; ``None`` when the source does not read as the block does."""
        first = self._position(block, start, False)
        last = first if end <= start else self._position(block, end, True)
        return Span(*first, *last) if first is not None and last is not None else None

    def _position(self, block: Block, offset: int, is_end: bool) -> tuple[int, int] | None:
        """Line and column of an offset. A line joined to the one before keeps its own letters, so each is looked up by itself."""
        starts = block.lines or ((0, block.line or 1),)
        number = max(at for at, (begin, _) in enumerate(starts) if begin < offset or (begin == offset and not is_end) or at == 0)
        begin, line = starts[number]
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(block.text)
        piece = block.text[begin:stop].rstrip()
        if not 0 < line <= len(self.lines):
            return None
        column = self.lines[line - 1].find(piece) if piece else -1
        if column < 0 or self.lines[line - 1].count(piece) > 1:
            return None
        return line - 1, column + min(offset - begin, len(piece))
