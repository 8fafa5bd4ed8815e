"""Pages put together as a document's blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.model import Block, Cell, PageSetup, ParagraphFormat
from checker.model.tuples import NamedTuple
from checker.reading.page_layout.columns import zones
from checker.reading.page_layout.edges import Edges, edges_of, usual_pitch
from checker.reading.page_layout.furniture import PrintedNumber, address, footnotes, page_numbers, running, without_marks
from checker.reading.page_layout.grids import Grid, grids
from checker.reading.page_layout.lines import PrintedLine, lines_of, segments
from checker.reading.page_layout.looks import column_align, setting_of, usual_indent
from checker.reading.page_layout.margins import page_setup, spans
from checker.reading.page_layout.paragraphs import paragraphs, wrapped
from checker.reading.page_layout.rulings import Rulings, rulings
from checker.reading.page_layout.sheet import Sheet, Stroke
from checker.reading.page_layout.texts import text_block
from checker.reading.page_layout.zone import Zone

_EMPTY_LINE = 0.85  # of a line: more room than this above a paragraph is an empty one
_LEFT_EMPTY = 5.0  # em; a page with more room than this below its text was ended on purpose
_CELL_PADDING = 5.4  # pt; Word's own
_PLAIN = ParagraphFormat()


class Layout(NamedTuple):
    """What the pages hold: ``blocks`` in reading order, one ``PageSetup`` a run of pages of one size, and what stands aside."""

    blocks: tuple[Block, ...]
    sections: tuple[PageSetup, ...]
    asides: tuple[Block, ...]


def lay_out(sheets: Sequence[Sheet]) -> Layout:
    """The blocks of some pages, in the order given.

    Blocks know their page and the box of each word (``Block.boxes``, pt); columns are cells of a table, so that parsing takes
    them for what they are. Settings hold what positions prove, else ``None``; of sheets that are not ``exact`` no more than
    what is centred. Nothing is raised.
    """
    pages = [_Page(sheet, at) for at, sheet in enumerate(sheets)]
    numbers = page_numbers(sheets, [page.lines for page in pages])
    heads = running(sheets, [page.lines for page in pages])
    for page, number in zip(pages, numbers, strict=True):
        page.settle(number, heads)
    writer = _Writer(sheets)
    sections = []
    for at, span in enumerate(spans(sheets, numbers)):
        edges = edges_of([line for page in pages[span.first : span.end] for line in page.body])
        sections.append(page_setup(span, sheets, [page.body for page in pages], edges, numbers))
        writer.section(at, pages[span.first : span.end], edges)
    asides = [*_furniture(pages), *_overlays(sheets)]
    return Layout(tuple(writer.blocks), tuple(sections), tuple(asides))


class _Page:
    """One sheet taken apart: tables, zones of columns, lines of running text, and what is no text of it."""

    def __init__(self, sheet: Sheet, index: int) -> None:
        self.sheet = sheet
        self.grids = grids(sheet.strokes, sheet.words)
        gridded = {id(word) for grid in self.grids for word in grid.words}
        self._words = [word for word in sheet.words if id(word) not in gridded]
        self._index = index
        self.lines = lines_of(self._words, index)
        self.furniture: list[PrintedLine] = []
        self.notes: list[PrintedLine] = []
        self.address: list[PrintedLine] = []
        self.address_line: float | None = None
        self.zones: list[Zone] = []
        self.body: list[PrintedLine] = []
        self.rulings: Rulings = rulings(self._loose(), self.lines)

    def _loose(self) -> list[Stroke]:
        """The strokes that belong to no table."""
        gridded = {id(stroke) for grid in self.grids for stroke in grid.strokes}
        return [stroke for stroke in self.sheet.strokes if stroke.across and id(stroke) not in gridded]

    def settle(self, number: PrintedNumber | None, heads: set[int]) -> None:
        """Page number and running heads set aside, the rest parted into zones and running text."""
        aside = heads | ({id(number.line)} if number is not None else set())
        self.furniture = [line for line in self.lines if id(line) in aside]
        lines = [line for each in self.lines if id(each) not in aside and (line := self.rulings.marked(each)) is not None]
        notes = footnotes(lines, self._loose())
        self.notes = [line for line in lines if id(line) in notes]
        if self._index == 0:
            self.address, self.address_line = address([line for line in lines if id(line) not in notes], self._loose(), self.sheet)
            notes |= {id(line) for line in self.address}
        marks = {line.words[0].text for line in self.notes}
        pieces = [piece for line in lines if id(line) not in notes for piece in segments(without_marks(line, marks))]
        self.zones = zones(pieces, first=self._index == 0)
        taken = {id(piece) for zone in self.zones for piece in zone.pieces()}
        self.body = _whole([piece for piece in pieces if id(piece) not in taken], self._index)

    def foot(self) -> float:
        """The bottom of the last thing on it, in pt."""
        ends = [line.y1 for line in self.body] + [zone.bottom for zone in self.zones] + [grid.ys[-1] for grid in self.grids]
        return max(ends, default=0.0)

    def items(self) -> list[PrintedLine | Zone | Grid]:
        """What stands on it, from the top."""
        return sorted([*self.body, *self.zones, *self.grids], key=_top)


def _whole(pieces: Iterable[PrintedLine], sheet: int) -> list[PrintedLine]:
    """Pieces of one line that no zone took, put together again."""
    return lines_of([word for piece in pieces for word in piece.words], sheet)


def _top(item: PrintedLine | Zone | Grid) -> float:
    if isinstance(item, Zone):
        return item.top
    return item.ys[0] if isinstance(item, Grid) else item.y0


@dataclass
class _Writer:
    """Blocks being written, numbered as they come."""

    sheets: Sequence[Sheet]
    blocks: list[Block] = field(default_factory=list)
    _tables: int = 0
    _section: int = 0
    _foot: float = 0.0

    def section(self, number: int, pages: Sequence[_Page], edges: Edges | None) -> None:
        """The blocks of some pages of one size."""
        self._section = number
        pitch = usual_pitch([line for page in pages for line in page.body], edges)
        flow: list[PrintedLine] = []
        self._foot = max((page.foot() for page in pages), default=0.0)
        for page in pages:
            for item in page.items():
                if isinstance(item, PrintedLine):
                    flow.append(item)
                    continue
                self._flow(flow, pages, edges, pitch)
                flow = []
                if isinstance(item, Zone):
                    self._zone(item, page)
                else:
                    self._grid(item, page)
        self._flow(flow, pages, edges, pitch)

    def _flow(self, lines: list[PrintedLine], pages: Sequence[_Page], edges: Edges | None, pitch: float | None) -> None:
        """Running text between zones and tables; it may run over pages."""
        if edges is None:
            return
        at = {page.sheet.number: page for page in pages}
        above: PrintedLine | None = None
        groups = paragraphs(lines, edges, pitch)
        usual = usual_indent(groups, edges)
        for paragraph in groups:
            sheet = self.sheets[paragraph[0].sheet]
            opens = above is not None and self._ends_early(at[self.sheets[above.sheet].number], above, paragraph[0])
            setting = setting_of(paragraph, edges, above, pitch, usual, exact=sheet.exact)
            gap = setting.gap_before is not None and pitch is not None and setting.gap_before > _EMPTY_LINE * pitch * paragraph[0].size
            if gap:
                setting = _without_gap(setting)
            if opens:
                setting = setting._replace(page_break_before=True)
            self._add(paragraph, at[sheet.number], setting, gap=gap)
            above = paragraph[-1]

    def _ends_early(self, page: _Page, above: PrintedLine, line: PrintedLine) -> bool:
        """The page before was left before its foot: a break stands there."""
        return above.sheet != line.sheet and page.foot() < self._foot - _LEFT_EMPTY * above.size

    def _zone(self, zone: Zone, page: _Page) -> None:
        """Column after column, from the left, as the cells of one row."""
        columns = zone.columns()
        for number, column in enumerate(columns):
            for lines in wrapped(column):
                setting = ParagraphFormat(align=column_align(column, lines[0])) if page.sheet.exact else _PLAIN
                self._add(lines, page, setting, Cell(self._tables, 0, number, len(columns)))
        self._tables += 1

    def _grid(self, grid: Grid, page: _Page) -> None:
        columns = len(grid.xs) - 1
        for (row, column), words in sorted(grid.cells().items()):
            lines = lines_of(words, page.sheet.number - self.sheets[0].number)
            edges = Edges(min(line.x0 for line in lines), grid.xs[min(column + 1, columns)] - _CELL_PADDING)
            for paragraph in paragraphs(lines, edges, usual_pitch(lines, edges)):
                self._add(paragraph, page, _PLAIN, Cell(self._tables, row, column, columns))
        self._tables += 1

    def _add(
        self, lines: Sequence[PrintedLine], page: _Page, setting: ParagraphFormat, cell: Cell | None = None, *, gap: bool = False
    ) -> None:
        drawn = tuple(length for line in lines for length in page.rulings.below(line))
        block = text_block(lines, [self.sheets[line.sheet].number for line in lines])
        self.blocks.append(
            Block(
                text=block.text,
                paragraph=len(self.blocks),
                cell=cell,
                page=self.sheets[lines[0].sheet].number,
                runs=block.runs,
                setting=setting,
                rule_line=bool(drawn),
                section=self._section,
                gap=gap,
                drawn=drawn,
                boxes=block.boxes,
            )
        )


def _without_gap(setting: ParagraphFormat) -> ParagraphFormat:
    """Room as wide as a line is an empty paragraph, which says nothing of the paragraph's own gap."""
    return setting._replace(gap_before=None)


def _furniture(pages: Sequence[_Page]) -> Iterator[Block]:
    for page in pages:
        for line in page.furniture:
            yield _aside([line], page.sheet, "margin")
        for line in page.notes:
            yield _aside([line], page.sheet, "footnote")
        for number, line in enumerate(page.address):
            drawn = (page.address_line,) if page.address_line is not None and number == 0 else ()
            yield _aside([line], page.sheet, "footer", number, drawn)


def _overlays(sheets: Sequence[Sheet]) -> Iterator[Block]:
    for at, sheet in enumerate(sheets):
        for line in lines_of(sheet.overlays, at):
            yield _aside([line], sheet, "signature")


def _aside(lines: Sequence[PrintedLine], sheet: Sheet, part: str, paragraph: int = 0, drawn: tuple[float, ...] = ()) -> Block:
    block = text_block(lines, [sheet.number] * len(lines))
    return Block(block.text, part, paragraph, page=sheet.number, runs=block.runs, drawn=drawn, boxes=block.boxes)
