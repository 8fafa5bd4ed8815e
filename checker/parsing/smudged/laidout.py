"""Recognised pages whose columns are known: only words are mended, every block stays where it is."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Block, Document
from checker.parsing.smudged.headings import mend_headings
from checker.parsing.smudged.printed import Printed
from checker.parsing.smudged.title import title_at
from checker.parsing.smudged.wording import mend_body


def mend_laid_out(document: Document, *, numerals_only: bool = False) -> Document:
    """The document with what its context proves written out in the blocks that stand in no cell.

    ``numerals_only``: its words were read with their marks and are left as they are.
    """
    places = [at for at, block in enumerate(document.blocks) if block.cell is None]
    lines = [Printed(document.blocks[at].text, None, document.blocks[at].page) for at in places]
    if numerals_only:
        lines = mend_headings(lines)
    else:
        start, lines = title_at(lines)
        lines = [*lines[:start], *mend_headings(mend_body(lines[start:]))]
    blocks = list(document.blocks)
    for at, line in zip(places, lines, strict=True):
        blocks[at] = _saying(blocks[at], line.text)
    mended = frozenset(at for at, block in enumerate(blocks) if block is not document.blocks[at])
    return replace(document, blocks=tuple(blocks), traits={**document.traits, "mended": mended})


def _saying(block: Block, text: str) -> Block:
    """The block with another text; where its words stand is known no longer."""
    return block if text == block.text else block._replace(text=text, boxes=(), runs=(), lines=())
