"""Fixed words in capitals of a scan read with Vietnamese: the marks of their letters set right where all else agrees.

A recogniser mistakes the small marks over capitals before anything else (``CHỦ TICH``, ``HIỂU TRƯỜNG``). Words the state's forms
fix are known by their letters alone; nothing moves, since a mark changes no letter's place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Block, Document
from checker.model.patterns import lazy_pattern
from checker.model.records import replace
from checker.wording.folding import bare

_FIXED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO",
    "KẾ HOẠCH", "CHỦ TỊCH", "GIÁM ĐỐC", "BỘ TRƯỞNG", "HIỆU TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "CỤC TRƯỞNG",
    "VỤ TRƯỞNG", "VIỆN TRƯỞNG", "CHI CỤC TRƯỞNG", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "KT.", "PHÓ",
    "MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN",
)  # fmt: skip
_BY_LETTERS = {bare(text): text for text in _FIXED}
_KNOWN = lazy_pattern(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(_BY_LETTERS, key=len, reverse=True))) + r")(?!\w)")
_LONGEST = 120  # characters of a line in capitals


def set_right(document: Document) -> Document:
    """The document with the marks of its fixed words in capitals as they must be."""
    return replace(document, blocks=tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    text = "\n".join(map(_line, block.text.split("\n")))
    return block if text == block.text else block._replace(text=text)


def _line(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    pieces: Sequence[re.Match[str]] = [found for found in _KNOWN.finditer(bare(text)) if text[found.start() : found.end()].isupper()]
    for found in pieces:
        text = text[: found.start()] + _BY_LETTERS[found.group()] + text[found.end() :]
    return text
