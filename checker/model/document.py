"""What a reader hands over: a document as blocks in reading order, with the formatting a person sees."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from checker.model.media import medium
from checker.model.records import dataclass, field
from checker.model.tuples import NamedTuple


class Location(NamedTuple):
    """Where a piece of text stands, as exactly as its medium allows.

    ``paragraph`` counts from 0 within ``part``; ``cell`` is (row, column) from 0 of the ``table``, which counts from 0 within ``part``
    and is told where paragraphs are; ``line`` and ``page`` count from 1;
    ``start`` and ``end`` are offsets in the text of the block; ``bbox`` is (x0, y0, x1, y1) in pt.
    """

    part: str = "body"
    paragraph: int | None = None
    cell: tuple[int, int] | None = None
    line: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    table: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The place as the report prints it: unknown fields left out."""
        row: dict[str, Any] = {"part": self.part}
        if self.paragraph is not None:
            row["paragraph"] = self.paragraph
        if self.cell is not None:
            row["cell"] = list(self.cell)
        if self.table is not None:
            row["table"] = self.table
        if self.line is not None:
            row["line"] = self.line
        if self.page is not None:
            row["page"] = self.page
        if self.start is not None:
            row["start"] = self.start
        if self.end is not None:
            row["end"] = self.end
        if self.bbox is not None:
            row["bbox"] = list(self.bbox)
        return row


class CharacterFormat(NamedTuple):
    """Effective character formatting of a run. ``size`` in pt; ``None`` means the medium does not tell.

    ``code``: the old code the letters were typed in (``tcvn3``, ``vni``); they are given in Unicode. ``unseen``: why they are
    not read on paper as they stand: ``struck``, ``ground`` (of the colour behind them), ``tiny``, ``squeezed``, ``away`` (never
    shown, or raised off the page).
    """

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    color: str | None = None
    vertical: str | None = None
    lang: str | None = None
    code: str | None = None
    unseen: str | None = None
    small_caps: bool | None = None


class ParagraphFormat(NamedTuple):
    """Effective paragraph formatting. Indents and gaps in pt; ``line`` in lines when ``line_rule`` is ``auto``, else in pt."""

    align: str | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    indent_first: float | None = None
    gap_before: float | None = None
    gap_after: float | None = None
    line: float | None = None
    line_rule: str | None = None
    style: str | None = None
    outline: int | None = None
    page_break_before: bool = False
    border_bottom: bool = False
    contextual: bool = False  # no gap between paragraphs of one style
    border_top: bool = False


class Run(NamedTuple):
    """A stretch of one formatting: ``start`` and ``end`` are offsets in the text of its block."""

    start: int
    end: int
    style: CharacterFormat


class Cell(NamedTuple):
    """The table cell a block stands in; nested tables count as cells of the outermost one's row and column.

    ``width``: in pt, where the file states it.
    """

    table: int
    row: int
    column: int
    columns: int
    width: float | None = None


class Box(NamedTuple):
    """Where a word of a block is printed: ``start`` and ``end`` are offsets in its text, the corners are in pt from the top left.

    ``confidence``: how sure a recogniser is of its letters, from 0 to 1.
    """

    start: int
    end: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 1.0


class Slip(NamedTuple):
    """A slip of the pen in a fixed word, in a text put right: at ``start:end`` of it stands what was meant, ``printed`` is on the paper.

    ``part``: the component whose word it is; ``figures``: a digit is among what was meant, so that its value is not read. ``cost``: what
    the line's slips cost; ``score``: the log-odds that the line is the part; ``margin``: by how much the best reading is better than the
    best without it; ``instead``: the part it would be then.
    """

    start: int
    end: int
    printed: str
    part: str
    figures: bool = False
    cost: float = 0.0
    margin: float = 0.0
    instead: str | None = None
    score: float | None = None


class Block(NamedTuple):
    """One paragraph. A soft line break is a newline in ``text``; rendered auto-numbering is the first ``label`` characters."""

    text: str
    part: str = "body"
    paragraph: int = 0
    cell: Cell | None = None
    line: int | None = None
    lines: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    runs: tuple[Run, ...] = ()
    setting: ParagraphFormat | None = None
    label: int = 0
    rule_line: bool = False
    holes: tuple[tuple[int, int], ...] = ()  # offsets of prompts and of fields not filled in
    section: int = 0
    gap: bool = False
    drawn: tuple[float, ...] = ()  # horizontal lines drawn in it: lengths in pt, 0 when the file does not say
    boxes: tuple[Box, ...] = ()  # of its words, when the medium is a printed page
    slips: tuple[Slip, ...] = ()  # where the text says what was meant instead of what is printed; places are those of the print

    @property
    def placeholder(self) -> bool:
        """Something in it waits to be filled in."""
        return bool(self.holes)

    def place(self, start: int = 0, end: int | None = None) -> Location:
        """The place of ``text[start:end]``."""
        end = len(self.text) if end is None else end
        if self.slips:
            start, end = self.printed_at(start), self.printed_at(end, last=True)
        at = bisect_right(self.lines, (start, sys.maxsize)) if self.lines else 0
        line = self.lines[at - 1][1] if at else self.line
        cell = self.cell and (self.cell.row, self.cell.column)
        paragraph = None if line is not None else self.paragraph
        page, bbox = self._printed(start, end) if self.boxes else (self.page, None)
        table = self.cell.table if self.cell is not None and paragraph is not None and bbox is None else None
        return Location(self.part, paragraph, cell, line, page, start, end, bbox, table)

    def printed_at(self, offset: int, *, last: bool = False) -> int:
        """The offset in the printed text of an offset in this one; one inside a slip is its beginning, or its end when ``last``."""
        shift = 0
        for slip in self.slips:
            if offset < slip.start or (offset == slip.start and not (last and slip.end == slip.start)):
                break
            if offset < slip.end:
                return slip.start + shift + (len(slip.printed) if last else 0)
            shift += len(slip.printed) - (slip.end - slip.start)
        return offset + shift

    def _printed(self, start: int, end: int) -> tuple[int | None, tuple[float, float, float, float] | None]:
        """The page on which ``text[start:end]`` begins, and the box round what of it stands there."""
        words = [box for box in self.boxes if box.start < end and start < box.end]
        here = [box for box in words if box.page == words[0].page]
        if not here:
            return self.page, None
        x0, y0 = min(box.x0 for box in here), min(box.y0 for box in here)
        return here[0].page, (x0, y0, max(box.x1 for box in here), max(box.y1 for box in here))


class PageNumber(NamedTuple):
    """A page number in a header or footer (``where``); ``kind`` is the pages it shows on: ``default``, ``first`` or ``even``.

    ``align`` is ``None`` when the file does not tell; ``conditional``: a field decides whether it shows; ``typed``: digits, no field.
    """

    where: str
    kind: str
    align: str | None = None
    style: CharacterFormat = CharacterFormat()
    conditional: bool = False
    typed: bool = False


class PageSetup(NamedTuple):
    """One section's page, in mm, as the file states it; ``numbers`` are those that print on one of its pages.

    Of a printed page the margins are measured from the ink. ``at_most`` names the sides whose margin may be smaller than
    measured (a last line may stand above the margin), ``unmeasured`` those of which the ink tells nothing, and ``numbering``
    where it does not tell which pages a count begins on.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    landscape: bool = False
    title_page: bool = False
    header_parts: Mapping[str, str] = {}
    footer_parts: Mapping[str, str] = {}
    page_number_start: int | None = None
    numbers: tuple[PageNumber, ...] = ()
    at_most: frozenset[str] = frozenset()
    unmeasured: frozenset[str] = frozenset()
    page_number_format: str | None = None


class Comment(NamedTuple):
    """A comment meant for this program (``thethuc: …``), and where it is anchored.

    ``first`` and ``last`` are the paragraphs of the body it spans, from 0, or in a text the line it is about, from 1.
    """

    text: str
    author: str = ""
    first: int | None = None
    last: int | None = None


class NotRead(NamedTuple):
    """Something a reader of the file may see and this program did not read, so that nothing can be vouched for.

    ``kind`` is a key of the catalogues under ``not_read``; ``place`` where the first of ``number`` stands, as far as it is
    known; ``member`` the part of the package, the attachment or the program it is of.
    """

    kind: str
    place: Location | None = None
    member: str = ""
    number: int = 1


def gathered(rows: Iterable[NotRead]) -> tuple[NotRead, ...]:
    """One row for all of a kind in one member, at the place of the first."""
    first: dict[tuple[str, str], NotRead] = {}
    for row in rows:
        known = first.get((row.kind, row.member))
        first[row.kind, row.member] = row if known is None else known._replace(number=known.number + row.number)
    return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    ``blocks`` are in reading order with text-box and first-page header blocks in their visual place; ``traits`` are
    facts of the file that rules ask about, such as ``revisions`` (tracked changes remain), ``comments``, ``template``
    (a template file), ``nfd`` (decomposed Unicode) or ``signatures`` (:class:`Signature` rows).
    ``comments`` are those written to this program, and no others. ``not_read`` is what of the file was not read.
    """

    path: str
    sha256: str
    medium: str
    blocks: tuple[Block, ...]
    sections: tuple[PageSetup, ...] = ()
    traits: Mapping[str, Any] = field(default_factory=dict)
    asides: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    not_read: tuple[NotRead, ...] = ()

    @property
    def foot(self) -> tuple[Block, ...]:
        """What stands at the foot of the first page, below its text."""
        return tuple(block for block in self.asides if block.part == "footer")

    @property
    def noisy(self) -> bool:
        """Whether a recogniser read it, so that letters may not be what was printed."""
        return medium(self.medium).recognised
