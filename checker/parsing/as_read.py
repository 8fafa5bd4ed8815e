"""A document's blocks as the grammars read them: what waits to be filled in is dots."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.placeholder import has_fields, is_control, masked, may_wait
from checker.model import Block
from checker.parsing.whole import has_holes, text_of


def as_read(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks as the grammars read them; most documents wait for nothing, which one look at all of them tells."""
    return tuple(map(_emptied, blocks)) if has_holes(blocks) or may_wait(text_of(blocks)) else blocks


def _emptied(block: Block) -> Block:
    """The block as the grammars read it: fields and prompts as dots, a paragraph of loops and conditions as nothing."""
    if not (block.holes or may_wait(block.text)):
        return block
    if is_control(block.text):
        return block._replace(text="", runs=(), label=0, holes=())
    if block.holes or has_fields(block.text):
        return block._replace(text=masked(block.text, block.holes))
    return block
