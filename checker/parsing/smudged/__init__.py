"""Recognised text mended before it is parsed: columns parted, debris dropped, smudged fixed wordings written out.

What comes out is a document of the same medium that the ordinary parser reads; every block keeps the line and page it was
printed on. A wording is mended only where the law fixes it, a numeral only where its place in its sequence proves it, a
date only where the calendar has it; what is mended is marked, so that its confidence is lower. Nothing here runs on clean
text but the parting of columns that stand on one line, and there letters must agree exactly.
"""

from __future__ import annotations

from dataclasses import replace

from checker.model import Document
from checker.parsing.smudged.closing import part_closing
from checker.parsing.smudged.header import part_header
from checker.parsing.smudged.headings import mend_headings
from checker.parsing.smudged.printed import blocks_of, printed_lines, without_debris
from checker.parsing.smudged.title import title_at
from checker.parsing.smudged.wording import mend_body


def mend(document: Document, *, smudged: bool = True) -> Document:
    """The document as the ordinary parser can read it.

    ``smudged``: letters may be read wrongly, so that wordings are matched by likeness; without it columns are parted only.
    ``traits["mended"]`` of the result names the blocks (by paragraph) in which letters were mended.
    """
    lines = printed_lines(document.blocks)
    if lines is None:
        return document  # laid out in cells: whoever read it knows its columns
    if smudged:
        lines = without_debris(lines)
    at, lines = title_at(lines, smudged=smudged)
    header, rest = part_header(lines[:at], smudged=smudged), lines[at:]
    if smudged:
        rest = mend_headings(mend_body(rest))
    blocks, mended = blocks_of([*header, *part_closing(rest, smudged=smudged)])
    return replace(document, blocks=blocks, traits={**document.traits, "mended": mended})
