"""The document set on sheets of A4 from its effective formatting, with remarks beside the paragraphs they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.model import Block, Document, DocumentReport, PageSetup
from checker.reporting.html.lines import Pen, base_style, line
from checker.reporting.html.looks import plain_setting
from checker.reporting.html.notes import notes
from checker.reporting.html.remarks import Card, Locator, Remark, by_block, cards
from checker.reporting.html.tables import LAID_OUT, Slot, is_letterhead, rows_of, shares, slots
from checker.reporting.html.tags import Markup, join, tag, text

_NOTES_OF_THE_TEXT = ("footer", "footnotes", "footnote", "endnotes", "endnote")
# The line drawn between organ and number, or motto and date, hangs on the paragraph below it.
_RULED_ABOVE = frozenset(("number", "notation", "place", "date"))


def shown_blocks(document: Document | None) -> tuple[Block, ...]:
    """The blocks that stand on the sheets: the text, then its footnotes and endnotes."""
    if document is None:
        return ()
    return document.blocks + tuple(block for block in document.asides if block.part in _NOTES_OF_THE_TEXT)


def roles(document: DocumentReport, locator: Locator) -> dict[int, str]:
    """Which part of the plan each block holds; the first named of several."""
    found: dict[int, str] = {}
    for name, part in document.components.items():
        for place in part.places:
            spot = locator.find(place, part.text)
            if spot is not None:
                found.setdefault(spot.block, name)
    return found


def sheets(document: Document, roles: Mapping[int, str], remarks: Iterable[Remark], pen: Pen) -> Markup:
    """All sheets. Remarks about what is not there stand at the top of the first."""
    listed = list(remarks)
    setter = _Setter(shown_blocks(document), roles, by_block(listed), cards(listed), pen)
    setups = document.sections
    said = []
    for number, (start, end) in enumerate(_spans(document)):
        section = setter.blocks[start].section if end > start else 0
        setup = setups[section] if section < len(setups) else None
        inside = setter.pieces(range(start, end))
        if not number:
            inside = join((notes(setter.cards.get(-1, ()), pen.prefix, pen.words), inside))
        said.append(_sheet(inside, setup, pen))
    return join(said)


def excerpt(document: Document, roles: Mapping[int, str], remarks: Iterable[Remark], indices: range, pen: Pen) -> Markup:
    """Some blocks of the document, as they are set on its first sheet; remarks about what is not there stand above them."""
    listed = list(remarks)
    setter = _Setter(shown_blocks(document), roles, by_block(listed), cards(listed), pen)
    above = notes(setter.cards.get(-1, ()), pen.prefix, pen.words)
    return _sheet(join((above, setter.pieces(indices))), next(iter(document.sections), None), pen)


def _sheet(inside: Markup, setup: PageSetup | None, pen: Pen) -> Markup:
    return tag("div", tag("div", inside, class_="text"), class_=f"sheet {pen.looks.sheet(setup)}")


def _spans(document: Document) -> Iterator[tuple[int, int]]:
    """Ranges of blocks on one sheet: up to a page break, or to where the paper is turned. Footnotes stay on the last."""
    blocks, setups = document.blocks, document.sections
    start = 0
    for index in range(1, len(blocks)):
        if _opens_a_sheet(blocks[index - 1], blocks[index], setups):
            yield start, index
            start = index
    yield start, len(shown_blocks(document))


def _opens_a_sheet(before: Block, block: Block, setups: Sequence[PageSetup]) -> bool:
    if block.cell is not None and before.cell is not None and block.cell.table == before.cell.table:
        return False
    if block.setting is not None and block.setting.page_break_before:
        return True
    if block.page is not None and block.page != before.page:
        return True
    turned = {setups[each.section].landscape for each in (before, block) if each.section < len(setups)}
    return len(turned) > 1


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets blocks as paragraphs, rows and tables."""

    blocks: Sequence[Block]
    roles: Mapping[int, str]
    remarks: Mapping[int, list[Remark]]
    cards: Mapping[int, list[Card]]
    pen: Pen

    def pieces(self, indices: Iterable[int]) -> Markup:
        """Blocks one below the other; those of one table together."""
        said = []
        for key, group in groupby(indices, key=self._table_of):
            listed = list(group)
            said.append(self._table(listed) if key else join(self._piece((index,), self._paragraph(index)) for index in listed))
        return join(said)

    def _table_of(self, index: int) -> tuple[str, int] | None:
        block = self.blocks[index]
        return (block.part, block.cell.table) if block.cell else None

    def _piece(self, indices: Iterable[int], matter: Markup) -> Markup:
        """Matter of the sheet with the remarks on it. They come first: a float stands level with what follows it."""
        said = notes((card for index in indices for card in self.cards.get(index, ())), self.pen.prefix, self.pen.words)
        return tag("div", said, matter, class_="piece") if said else matter

    def _table(self, indices: list[int]) -> Markup:
        """A letterhead or signature as rows without lines, each with its own remarks; any other table as a table."""
        rows = rows_of(self.blocks, indices)
        if is_letterhead(indices, self.roles):
            look = f"row {self.pen.looks.columns(shares(self.blocks, indices))}"
            return join(self._piece(row, tag("div", join(map(self._cell, slots(self.blocks, row))), class_=look)) for row in rows)
        body = join(tag("tr", join(map(self._td, slots(self.blocks, row, filled=True)))) for row in rows)
        name = self.pen.words.ui("html.table")
        return self._piece(indices, tag("div", tag("table", tag("tbody", body)), class_="table", role="group", aria_label=name, tabindex=0))

    def _cell(self, slot: Slot) -> Markup:
        return tag("div", join(map(self._paragraph, slot.indices)), class_=self.pen.looks.place(slot.start, slot.end))

    def _td(self, slot: Slot) -> Markup:
        span = slot.end - slot.start
        return tag("td", join(map(self._paragraph, slot.indices)), colspan=span if span > 1 else None)

    def _paragraph(self, index: int) -> Markup:
        """A block as a paragraph; a drawn line without words as a line."""
        block, role = self.blocks[index], self.roles.get(index)
        plain = plain_setting(role, in_cell=block.cell is not None, rule_line=block.rule_line)
        base = base_style(block)
        inside = line(block, base, self.remarks.get(index, ()), self.pen)
        classes = self.pen.looks.paragraph(block.setting or plain, base) + _distance(block, role)
        if block.rule_line and block.setting is not None:
            rule = tag("span", class_=self.pen.looks.rule(block.drawn), aria_hidden="true")
            inside = join((rule, inside) if role in _RULED_ABOVE else (inside, rule))
            classes += "" if block.text.strip() else " bare"
        return tag("p", inside, class_=classes, id=f"{self.pen.prefix}b{index}" if role else None)


def _distance(block: Block, role: str | None) -> str:
    """The class of a paragraph that stands apart: two parts beside each other by a tab, whose stop blocks do not know; the name
    below the signature, others below empty paragraphs, which texts have everywhere.
    """
    if block.cell is None and role in LAID_OUT and block.text.count("\t") == 1:
        return " tabbed"
    if role == "full_name":
        return " name" if block.gap else ""
    return " gap" if block.gap and (block.setting is not None or (block.cell is not None and role is not None)) else ""


def unset(remarks: Iterable[Remark], reason: str, pen: Pen) -> Markup:
    """Instead of sheets, when a report came without its document: the remarks alone, in the order of their numbers."""
    listed = sorted((card for those in cards(remarks).values() for card in those), key=lambda card: card[0].group.number)
    return tag("div", tag("p", text(reason), class_="hint"), notes(listed, pen.prefix, pen.words), class_="unset")
