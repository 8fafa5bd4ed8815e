"""Recognised pages whose columns are known: only words are mended, every block stays where it is."""

from __future__ import annotations

from dataclasses import replace

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.ocr_shapes import best
from checker.grammar.signer import is_name, is_title, read_competence
from checker.model import Block, Document
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import LEGIBLE
from checker.parsing.ocr.headings import mend_headings
from checker.parsing.ocr.offices import HEADS, LIKE, is_that_head, name_letters
from checker.parsing.ocr.printed import Printed
from checker.parsing.ocr.sealed import unsealed
from checker.parsing.ocr.title import title_at
from checker.parsing.ocr.wording import mend_body
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.printed_dates import date_slips
from checker.parsing.recognition.printed_numbers import find_number
from checker.parsing.recognition.recognised import numbered, organ_meant

_MARK_LETTERS = ("KT", "K", "T")
_HEADER = 16  # blocks from the top in which the header's cells stand
_SPECK = lazy_pattern(r"^[-–—_.·,'‘’`|~]{1,2}\s?(?=[A-ZÀ-ỸĐ])")
"""A speck read before a name or an office: ``.PHÒNG GIÁO DỤC``, ``—PHÓ HIỆU TRƯỞNG``."""


def mend_laid_out(document: Document, *, clear: bool = False) -> Document:
    """The document with what its context proves written out, in blocks of the text, of the header's cells and the signer's name.

    ``clear``: its words were read with their marks, and those of the body are left as they are.
    """
    places = [at for at, block in enumerate(document.blocks) if block.cell is None]
    lines = [Printed(document.blocks[at].text, None, document.blocks[at].page) for at in places]
    start, lines = title_at(lines, stamps=False)
    lines = [*lines[:start], *mend_headings(lines[start:] if clear else mend_body(lines[start:]))]
    blocks = list(document.blocks)
    for at, line in zip(places, lines, strict=True):
        blocks[at] = _saying(blocks[at], line.text)
    for at, block in enumerate(blocks[:_HEADER]):
        if block.cell is not None or (at and blocks[at - 1].cell is not None):  # a number written low stands right below the cells
            above = blocks[at - 1] if at and blocks[at - 1].cell == block.cell else None
            blocks[at] = _saying(block, _header_line(block) or _organ_line(block, above) or _SPECK.sub("", block.text))
    for at in range(1, len(blocks)):
        if blocks[at].cell is not None and _is_office(clean := _SPECK.sub("", blocks[at].text)):
            blocks[at] = _saying(blocks[at], clean)
        if _is_signed_below(blocks[at - 1], blocks[at]):
            blocks[at] = _saying(blocks[at], name_letters(blocks[at].text))
        elif office := _office_below(blocks[at - 1], blocks[at]):
            blocks[at] = _saying(blocks[at], office)
        elif office := _office_above(blocks[at - 1], blocks[at]):
            blocks[at - 1] = _saying(blocks[at - 1], office)
    mended = frozenset(at for at, block in enumerate(blocks) if block is not document.blocks[at])
    return unsealed(replace(document, blocks=tuple(blocks), traits={**document.traits, "mended": mended}))


def _is_office(text: str) -> bool:
    """Whether a line is an office, or an authority and one: no entry of a list is."""
    return is_title(text) or read_competence(text) is not None


def _header_line(block: Block) -> str:
    """A line of number or date as it can be read, its fixed words written out and unsure figures illegible; empty for any other."""
    text = block.text
    for start, end, printed in date_slips(text):
        return text[:start] + printed + text[end:]
    if read_number(text, ocr=True) and _sure(block, 0, len(text)):
        return text
    number = find_number(text)
    if number and _sure(block, number.start, number.end):
        return text[: number.start] + number.text + text[number.end :]
    found = numbered(text, sure=_sure(block, 0, len(text)))
    if found and not found.number:
        return text if read_dateline(text) else found.date
    return found.number if found and not found.date else ""


def _organ_line(block: Block, above: Block | None) -> str:
    """An organ's name that the recogniser was not sure of with its generic words written out: ``SỞTUPHÁP``; empty for any other."""
    doubted = any(box.confidence < LEGIBLE for box in block.boxes)
    return organ_meant(block.text, above.text if above else "") if doubted and block.cell and not block.cell.column else ""


def _sure(block: Block, start: int, end: int) -> bool:
    """Whether the recogniser was sure of every figure there."""
    words = [box for box in block.boxes if box.start < end and start < box.end]
    return all(box.confidence >= LEGIBLE for box in words if any(map(str.isdigit, block.text[box.start : box.end])))


def _is_signed_below(above: Block, block: Block) -> bool:
    """Whether a block is the signer's name with a digit for a letter, in the cell of the office above it."""
    if block.cell is None or above.cell != block.cell or not any(map(str.isdigit, block.text)):
        return False
    return (is_title(above.text) or read_competence(above.text) is not None) and is_name(name_letters(block.text))


def _office_below(above: Block, block: Block) -> str:
    """What a block must say that repeats the office above it but for a word nobody can read; empty when it is none.

    A seal hides the PHÓ below ``KT. GIÁM ĐỐC``, where no other office can stand; or KT. is written over it, below ``GIÁM ĐỐC``.
    """
    if block.cell is None or above.cell != block.cell:
        return ""
    authority = read_competence(above.text)
    if authority is not None:
        return f"PHÓ {authority.rest}" if is_that_head(block.text, authority) else ""
    is_hidden = is_title(above.text) and not is_title(block.text) and block.text.partition(" ")[2] == above.text
    return f"{ILLEGIBLE} {above.text}" if is_hidden else ""


def _office_above(above: Block, block: Block) -> str:
    """``KT.`` written by hand before a head's office, of which strokes are left: a deputy of that office signs below; empty when not so."""
    lead, _, office = above.text.partition(" ")
    if block.cell is None or above.cell != block.cell or not office or (lead.isalpha() and lead.upper() not in _MARK_LETTERS):
        return ""
    head = best(office, HEADS, LIKE)
    below = best(block.text, tuple(f"PHÓ {each}" for each in HEADS), LIKE)
    return f"KT. {head}" if head and below == f"PHÓ {head}" and read_competence(above.text) is None else ""


def _saying(block: Block, text: str) -> Block:
    """The block with another text; where its words stand is known no longer."""
    return block if text == block.text else block._replace(text=text, boxes=(), runs=(), lines=())
