"""Box 13: the organ's address at the foot of the first page, or typed below the signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Block, Component, Document
from checker.model.records import replace
from checker.parsing.lines import Line, Page, is_rule, none_by_right
from checker.wording.contact import contact_kinds, is_street
from checker.wording.folding import one_space

_ENOUGH = 2  # of address, phone, fax, mail, site: one alone may be anything
_MOST = 6  # lines


def foot_taken_out(document: Document) -> Document:
    """The document without an address typed at the end of its first page, which stands among its asides instead.

    Only a text that tells its pages, by form feeds, tells where that is; a PDF's reader has done so itself.
    """
    blocks = document.blocks
    end = next((at for at, block in enumerate(blocks) if (block.page or 1) > 1), 0)
    first = next((at for at in range(max(end - _MOST, 0), end) if _is_address([block.text for block in blocks[at:end]])), end)
    if first == end or blocks[first].boxes:
        return document
    foot = tuple(_at_foot(block) for block in blocks[first:end])
    ruled = first > 0 and blocks[first - 1].rule_line
    return replace(document, blocks=(*blocks[: first - ruled], *blocks[end:]), asides=(*document.asides, *foot))


def _at_foot(block: Block) -> Block:
    return Block(block.text, "footer", block.paragraph, block.cell, block.line, block.lines, block.page, block.runs, block.setting)


def read_address(page: Page, start: int, end: int) -> Component:
    """The address in the foot of the first page, else in the lines that follow the signature, from block ``start`` up to ``end``."""
    worded = [block for block in page.foot if any(map(str.isalpha, block.text))]
    if _is_address([block.text for block in worded], alone=True):
        status, confidence = ("garbled", 0.8) if page.smudged else ("found", 1.0)
        text, places = one_space(" ".join(block.text for block in worded)), tuple(block.place() for block in worded)
        return Component("address", status, text, places=places, confidence=confidence, fields={"line": _line_above(page.foot)})
    lines = list(_below_signature(page, start, end))
    if not lines:
        return none_by_right("address")
    return page.found("address", lines, cue="wording", runner_up="document", fields={"line": "unknown"})


def _is_address(texts: Sequence[str], *, alone: bool = False) -> bool:
    """Every line gives something, but for the first ones: an address without its label, ``alone`` in the foot any organ's name too."""
    texts = [line for text in texts for line in text.split("\n") if line.strip()]
    kinds = [contact_kinds(text) for text in texts]
    if len(texts) > _MOST or len(frozenset().union(*kinds)) < _ENOUGH:
        return False
    bare = [text for text, given in zip(texts, kinds, strict=True) if not given]
    return bare == texts[: len(bare)] and len(bare) <= 2 and (alone or all(map(is_street, bare)))


def _below_signature(page: Page, start: int, end: int) -> Iterator[Line]:
    lines = page.lines(start, min(end, start + _MOST))
    taken = next((count for count in range(len(lines), 0, -1) if _is_address([line.text for line in lines[:count]])), 0)
    yield from lines[:taken]


def _line_above(foot: Sequence[Block]) -> str:
    """Whether a line is drawn above the address: ``yes``, nothing, or ``unknown`` for what stands in a table or on no sheet.

    The foot holds nothing else, so that whatever line is drawn or typed in it is that line.
    """
    if any(block.drawn or block.rule_line or is_rule(block.text.strip()) for block in foot):
        return "yes"
    settings = [block.setting for block in foot if block.setting is not None]
    if any(setting.border_top or setting.border_bottom for setting in settings):
        return "yes"
    return "unknown" if any(block.cell for block in foot) else ""
