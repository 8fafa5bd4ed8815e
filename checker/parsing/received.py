"""The stamp of the office that received the plan (dấu “ĐẾN”, Phụ lục IV of the decree): its number and day are not the plan's."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.organ import names_organ
from checker.model import Block, Document
from checker.model.patterns import lazy_pattern
from checker.model.records import replace
from checker.wording.folding import bare, mostly_upper, one_space

_HEAD = 40  # blocks
_STAMP = 6  # lines of a stamp, its word the first of them
_ARRIVED = lazy_pattern(r"(?:(?:CÔNG VĂN|VĂN BẢN|CV|VB)\s*+)?ĐẾN(?:\s++Số\b[^/]*+|[\s:.]*+)")
_ROW = lazy_pattern(r"(?:so(?: den)?|ngay(?: den)?|gio(?: den)?)[\s\d.…_:/gh-]*+|(?:chuyen|luu ho so|so va ky hieu hs|phong nhan)\s*+:.*")


def stamp_taken_out(document: Document) -> Document:
    """The document without the rows of such a stamp in its head, which stand among its asides instead."""
    blocks = document.blocks
    at = next((at for at, block in enumerate(blocks[:_HEAD]) if "ĐẾN" in block.text and _arrives(block)), None)
    if at is None:
        return document
    end = at + 1
    while end < min(at + _STAMP, len(blocks)) and _is_row(blocks[end].text):
        end += 1
    if end == at + 1 and not any(map(_is_row, _lines(blocks[at])[1:])) and not _is_bare_stamp(blocks, at):
        return document
    first = at - 1 if at and _names_receiver(blocks, at, end) else at
    aside = tuple(block._replace(part="margin") for block in blocks[first:end])
    return replace(document, blocks=(*blocks[:first], *blocks[end:]), asides=(*document.asides, *aside))


def _lines(block: Block) -> list[str]:
    return [one_space(line) for line in block.text.split("\n") if line.strip()]


def _arrives(block: Block) -> bool:
    """The word stands alone, above its rows, or below the name of who received the plan."""
    lines = _lines(block)
    word = next((at for at, line in enumerate(lines) if _ARRIVED.fullmatch(line)), None)
    return word is not None and word < 2 and all(map(_is_row, lines[word + 1 :])) and all(map(mostly_upper, lines[:word]))


def _is_bare_stamp(blocks: Sequence[Block], at: int) -> bool:
    """``CÔNG VĂN ĐẾN`` on top of all, its rows left blank: below a title it may be what the plan is about."""
    words = _lines(blocks[at])
    return at == 0 and len(words) == 1 and " " in words[0].strip(" .:") and len(blocks) > 1 and names_organ(blocks[1].text)


def _is_row(text: str) -> bool:
    return _ROW.fullmatch(one_space(bare(text)).strip()) is not None


def _names_receiver(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Whether the line above is the receiver's name: not hard below another organ's, and the issuer's own stands elsewhere in the head."""
    if not names_organ(blocks[at - 1].text) or (at > 1 and names_organ(blocks[at - 2].text)):
        return False
    return any(names_organ(block.text) for block in (*blocks[: at - 1], *blocks[end : end + _STAMP]))
