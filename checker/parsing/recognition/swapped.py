"""Two neighbouring lines of the head typed the other way round: the date below the type name, the subject above it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading
from checker.model import Block, Document, Item
from checker.model.records import replace
from checker.wording.folding import mostly_upper

_SHORTEST_SUBJECT, _LONGEST_SUBJECT = 12, 300  # characters
_LONGEST_DATE, _LONGEST_PLACE = 70, 30  # characters
_OPENS_BODY = ("Căn cứ", "Thực hiện")


def in_order(document: Document, start: int, title: int) -> tuple[Document, tuple[Item, ...]]:
    """The document with its head in the order of the diagram, and the line that stands elsewhere.

    ``title`` is the block of the type name, ``start`` the head's first.
    """
    blocks = document.blocks
    spot = _misplaced(blocks, start, title)
    if spot is None:
        return document, ()
    upper = min(spot, title)
    ordered = (*blocks[:upper], blocks[upper + 1], blocks[upper], *blocks[upper + 2 :])
    return replace(document, blocks=ordered), (Item(blocks[spot].text.strip(), blocks[spot].place()),)


def _misplaced(blocks: Sequence[Block], start: int, title: int) -> int | None:
    """The block beside the type name that stands on the wrong side of it."""
    above, below = (blocks[at] if start <= at < len(blocks) else None for at in (title - 1, title + 1))
    if below is not None and _is_date(below.text) and not any(_has_date(block.text) for block in blocks[start:title]):
        return title + 1 if below.cell == blocks[title].cell else None
    if above is None or below is None or above.cell != blocks[title].cell or not _opens_body(below.text):
        return None
    return title - 1 if _is_subject(above.text) else None


def _is_date(text: str) -> bool:
    """Whether a line is a place, a comma and a date in words: a subject may end in the date of an act."""
    found = read_dateline(text) if "ngày" in text and len(text) <= _LONGEST_DATE else None
    if found is None or found.iso is None or found.form != "words" or not found.comma or found.end != len(text.rstrip()):
        return False
    return found.place != "" and not any(map(str.isdigit, found.place)) and len(found.place) <= _LONGEST_PLACE


def _has_date(text: str) -> bool:
    """Whether a line has a date, or room for one."""
    return "ngày" in text and len(text) <= _LONGEST_SUBJECT and read_dateline(text) is not None


def _opens_body(text: str) -> bool:
    heading = read_heading(text)
    return text.startswith(_OPENS_BODY) or (heading is not None and heading.style == "roman")


def _is_subject(text: str) -> bool:
    """Whether a line says what a plan is about, and is no other part of the head."""
    if not _SHORTEST_SUBJECT < len(text) < _LONGEST_SUBJECT or mostly_upper(text) or "\n" in text or "\t" in text or "    " in text:
        return False
    low = text.lower()
    return text[:1].isupper() and text[-1].isalnum() and "ngày" not in low and "hạnh phúc" not in low and read_number(text) is None
