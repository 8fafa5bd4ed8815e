"""Recognised text mended before it is parsed: columns parted, debris dropped, smudged fixed wordings written out.

What comes out is a document of the same medium that the ordinary parser reads; every block keeps the line and page it was
printed on. A wording is mended only where the law fixes it, a numeral only where its place in its sequence proves it, a
date only where the calendar has it; what is mended is marked, so that its confidence is lower. Nothing here runs on clean
text: a misspelt quốc hiệu there is a fault.
"""

from __future__ import annotations

from dataclasses import replace

from checker.model import Document
from checker.parsing.ocr.closing import part_closing
from checker.parsing.ocr.header import part_header
from checker.parsing.ocr.headings import mend_headings
from checker.parsing.ocr.laidout import mend_laid_out
from checker.parsing.ocr.printed import blocks_of, printed_lines, without_debris
from checker.parsing.ocr.title import title_at
from checker.parsing.ocr.wording import mend_body


def mend(document: Document) -> Document:
    """The document as the ordinary parser can read it.

    ``traits["mended"]`` of the result names the blocks (by paragraph) in which letters were mended.
    """
    lines = printed_lines(document.blocks)
    if lines is None:
        return mend_laid_out(document)  # in cells: whoever read it knows its columns
    at, lines = title_at(without_debris(lines))
    rest = mend_headings(mend_body(lines[at:]))
    blocks, mended = blocks_of([*part_header(lines[:at]), *part_closing(rest)])
    return replace(document, blocks=blocks, traits={**document.traits, "mended": mended})
