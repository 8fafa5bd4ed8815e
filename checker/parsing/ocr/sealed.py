"""The closing of a scanned page under seals and pens: what a recogniser was not sure of is dust, what is left is sorted by its words.

A seal over the signature runs through both columns, so that cells say little; a page read twice says its lines twice. Where every word
of the closing is clear, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.grammar.recipients import is_entry
from checker.grammar.signer import read_competence
from checker.model import Block, Box, Document
from checker.parsing.ocr.archive_line import is_archive
from checker.parsing.ocr.closing import part_closing
from checker.parsing.ocr.printed import Printed, blocks_of
from checker.wording.folding import bare

_DUST, _IDEA, _CLEAR = 0.3, 0.5, 0.6  # confidence of a word
_LAST = 34  # blocks in which a closing stands
_FEWEST, _ENTRY = 5, 4  # letters of a line, of an entry
_SAME = 3.0  # pt


def unsealed(document: Document) -> Document:
    """The document with its closing sorted, when a seal or a pen runs through it."""
    blocks = _read_once(document.blocks)
    start = _closing_at(blocks)
    if start is None or all(box.confidence >= _CLEAR for block in blocks[start:] for box in block.boxes):
        return document if len(blocks) == len(document.blocks) else replace(document, blocks=blocks)
    tail = [line for block in blocks[start:] for line in _legible(block)]
    sorted_, mended = blocks_of(part_closing(tail, earliest=0.0))
    moved = tuple(block._replace(paragraph=start + at) for at, block in enumerate(sorted_))
    known = document.traits.get("mended", frozenset())
    traits = {**document.traits, "mended": frozenset(known) | {start + at for at in mended}}
    return replace(document, blocks=(*blocks[:start], *moved), traits=traits)


def _read_once(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without those that print the words of an earlier one in its place."""
    kept: list[Block] = []
    for block in blocks:
        if not any(_same_place(block, other) for other in kept[-_LAST:]):
            kept.append(block)
    return tuple(kept)


def _same_place(block: Block, other: Block) -> bool:
    if not block.boxes or not other.boxes or block.cell is None or block.text[:8] != other.text[:8]:
        return False
    one, two = block.boxes[0], other.boxes[0]
    return one.page == two.page and abs(one.y0 - two.y0) < _SAME and abs(one.x0 - two.x0) < _SAME


def _closing_at(blocks: Sequence[Block]) -> int | None:
    """The block in which the closing begins: its label, else the archive line's list."""
    floor = max(len(blocks) - _LAST, 0)
    labels = [at for at in range(floor, len(blocks)) if bare(blocks[at].text).startswith(("noi nhan", "noi nhgn"))]
    if labels:
        return labels[0]
    archive = next((at for at in range(len(blocks) - 1, floor, -1) if bare(blocks[at].text).startswith(("- luu", "-luu"))), None)
    if archive is None:
        return None
    first = archive
    while first > floor and len(blocks[first - 1].text) < 60 and not blocks[first - 1].text.rstrip().endswith("./."):
        first -= 1
    return first


def _legible(block: Block) -> list[Printed]:
    """The lines of a block without the dust at their edges; none that is a scrap of a seal's letters."""
    lines: list[Printed] = []
    start = 0
    for text in block.text.split("\n"):
        words = [box for box in block.boxes if start <= box.start < start + len(text)]
        while words and words[-1].confidence < _DUST:
            words.pop()
        while words and words[0].confidence < _DUST and not _is_kept(block.text[words[0].start : words[-1].end]):
            words.pop(0)
        read = block.text[words[0].start : words[-1].end] if words else "" if block.boxes else text
        if block.cell is not None and block.cell.column > 0:
            read = " ".join(read.lstrip("-–_. ").split("\t"))  # no list stands in the signer's column
        if is_archive(text):  # its codes, however unsure, are what the line is there for
            lines += [Printed(each, None, block.page, source=block) for each in text.split("\t")]
        elif _is_read(read, words):
            lines.append(Printed(read, None, block.page, source=block))
        start += len(text) + 1
    return lines


def _is_kept(text: str) -> bool:
    """Whether a line begins as an entry, or with a mark of authority: a pen that runs through ``KT.`` leaves letters a seal would not."""
    return text[0] in "-–\ufffd" or read_competence(text) is not None


def _is_read(text: str, words: Sequence[Box]) -> bool:
    """Whether the line is more than scraps: enough letters, in words that the recogniser had an idea of."""
    sure = sum(word.confidence for word in words) / len(words) if words else 1.0
    return sum(map(str.isalpha, text)) >= (_ENTRY if is_entry(text) else _FEWEST) and sure >= _IDEA
