"""Who signs near the first signer: beside him in the row of a table, or below him on lines of their own."""

from __future__ import annotations

from checker.grammar.organ import organ_kind
from checker.grammar.recipients import is_entry
from checker.grammar.signer import is_loose_name, is_name, is_short_title, is_signing_note, read_competence
from checker.parsing.lines import Line, Page
from checker.parsing.sides import printed_sides
from checker.parsing.signs import NAME_HOLE, approves, heads_annex, is_second_post, signs, signs_small
from checker.wording.folding import bare, is_upper

SIGNERS = 3  # columns; a table of more is no signature
_SIGNED_BELOW = 16  # blocks of those who sign below the first
_NAMED_BELOW = 4  # blocks from an office down to the name


def is_named(text: str) -> bool:
    """A name, or where a template wants one."""
    return is_name(text) or bool(NAME_HOLE.fullmatch(bare(text)))


def is_below_office(page: Page, line: Line, start: int) -> bool:
    """A post in letters, the signer's second one, or a name whose capitals were lost, close below an office."""
    above = page.lines(max(line.block - _NAMED_BELOW, start), line.block)
    office = any(signs(other.text, ocr=page.ocr) for other in above)
    return office and (is_short_title(line.text) or is_loose_name(line.text) or is_second_post(line.text))


def heads_name(page: Page, at: int, end: int, *, posted: bool) -> bool:
    """Whether a block is capitals alone right above a name: the rest of a post, or a whole one that we do not know."""
    line, *beside = page.pieces(at)
    post = not beside and is_upper(line.text) and (posted or not (organ_kind(line.text) or heads_annex(line.text)))
    return post and at + 1 < end and any(is_name(below.text) and not is_upper(below.text) for below in page.pieces(at + 1)[:1])


def row_of(page: Page, at: int, start: int) -> int:
    """The first block of the table row in which a signer stands: who signs beside may have no office."""
    cell = page.blocks[at].cell
    while cell is not None and 1 < cell.columns <= SIGNERS and at > start:
        before = page.blocks[at - 1].cell
        if before is None or (before.table, before.row) != (cell.table, cell.row):
            break
        at -= 1
    return at


def typed_signers(page: Page, first: int, at: int, end: int) -> int:
    """Over those who sign below the first, outside tables: each an office and a name; where two sign side by side, names too.

    A name may stand on the page after its office, outside the office's table.
    """
    signed = page.lines(first, at)
    beside = bool(printed_sides(page, signed)) or _lacks_a_name(page, signed)
    last, office, authority = at, bool(signed) and signs_small(signed[-1].text, ocr=False), False
    for block in range(at, min(at + _SIGNED_BELOW, end)):
        lines = page.pieces(block)
        if page.blocks[block].cell is not None or not lines or any(is_entry(line.text) for line in lines):
            break
        post = any(signs_small(line.text, ocr=False) for line in lines)
        if office and not post and heads_name(page, block, end, posted=True):
            continue
        if any(heads_annex(line.text) for line in lines):
            break
        if post or any(approves(line.text) for line in lines):
            lacking, authority = authority, all(read_competence(line.text) for line in lines)
            last = block + 1 if lacking and not authority else last  # a post below an authority, whether its holder is named or not
            office = True
        elif (office or beside) and all(is_named(line.text) or (office and is_loose_name(line.text)) for line in lines):
            last, office = block + 1, False
        elif not office or not all(is_signing_note(line.text) or is_short_title(line.text) for line in lines):
            break
    return last


def _lacks_a_name(page: Page, signed: list[Line]) -> bool:
    """Whether a column of a table has an office and no name below it: the names stand on lines of their own, outside the table."""
    nameless: dict[tuple[int, int], bool] = {}
    for line in signed:
        cell = page.blocks[line.block].cell
        if cell is not None and (signs(line.text, ocr=page.ocr) or is_named(line.text)):
            nameless[cell.table, cell.column] = not is_named(line.text)
    return any(nameless.values())
