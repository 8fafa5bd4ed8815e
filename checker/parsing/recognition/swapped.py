"""Lines of the head on the wrong side of the type name: number or date below it, the subject above it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.heading import read_heading
from checker.model import Block, Document, Item
from checker.model.records import replace
from checker.parsing.recognition.figures import names_place
from checker.wording.folding import mostly_upper

_SHORTEST_SUBJECT, _LONGEST_SUBJECT = 12, 300  # characters
_LONGEST_DATE, _LONGEST_PLACE = 70, 30  # characters
_LONGEST_NUMBER, _LINES_OF_A_SUBJECT = 60, 6
_OPENS_BODY = ("Căn cứ", "Thực hiện")
_NUMBERED = ("Số:", "Số ", "SỐ:")


def in_order(document: Document, start: int, title: int) -> tuple[Document, tuple[Item, ...]]:
    """The document with its head in the order of the diagram, and the lines that stand elsewhere.

    ``title`` is the block of the type name, ``start`` the head's first.
    """
    blocks = document.blocks
    fallen = _fallen(blocks, start, title)
    risen = [] if fallen else _risen(blocks, start, title)
    if not fallen and not risen:
        return document, ()
    strays = [blocks[at] for at in (*fallen, *risen)]
    first, last = min(title, *fallen, *risen), max(title, *fallen, *risen)
    kept = [block for at, block in enumerate(blocks[first : last + 1], first) if at not in (*fallen, *risen)]
    head = [*strays, *kept] if fallen else [*kept, *strays]
    ordered = (*blocks[:first], *head, *blocks[last + 1 :])
    return replace(document, blocks=ordered), tuple(Item(block.text.strip(), block.place()) for block in strays)


def _fallen(blocks: Sequence[Block], start: int, title: int) -> list[int]:
    """The blocks below the type name, among the lines of the subject, that are the number or the date of a head without one."""
    above = blocks[start:title]
    wanted = [is_one for is_one, has_one in ((_is_number, _has_number), (_is_date, _has_date)) if not any(has_one(it.text) for it in above)]
    found: list[int] = []
    for at in range(title + 1, min(len(blocks), title + 1 + _LINES_OF_A_SUBJECT)) if wanted else ():
        if _opens_body(blocks[at].text) or blocks[at].cell != blocks[title].cell:
            break
        met = next((is_one for is_one in wanted if is_one(blocks[at].text)), None)
        if met is not None:
            wanted.remove(met)
            found.append(at)
    return found


def _risen(blocks: Sequence[Block], start: int, title: int) -> list[int]:
    """The block above the type name that is the subject, where the body begins right below the name."""
    above, below = (blocks[at] if start <= at < len(blocks) else None for at in (title - 1, title + 1))
    if above is None or below is None or above.cell != blocks[title].cell or not _opens_body(below.text):
        return []
    return [title - 1] if _is_subject(above.text) else []


def _is_number(text: str) -> bool:
    """Whether a line is a number and its symbol behind the word ``Số``, and nothing else."""
    found = read_number(text) if text.lstrip().startswith(_NUMBERED) and len(text) <= _LONGEST_NUMBER else None
    return found is not None and found.symbol != "" and " ngày " not in text


def _has_number(text: str) -> bool:
    return len(text) <= _LONGEST_SUBJECT and read_number(text) is not None


def _is_date(text: str) -> bool:
    """Whether a line is a place, a comma and a date in words: a subject may end in the date of an act."""
    found = read_dateline(text) if "ngày" in text and len(text) <= _LONGEST_DATE else None
    if found is None or found.iso is None or found.form != "words" or not found.comma or found.end != len(text.rstrip()):
        return False
    short = found.place != "" and not any(map(str.isdigit, found.place)) and len(found.place) <= _LONGEST_PLACE
    return short and names_place(found.place)


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
    return text[0].isupper() and text[-1].isalnum() and "ngày" not in low and "hạnh phúc" not in low and read_number(text) is None
