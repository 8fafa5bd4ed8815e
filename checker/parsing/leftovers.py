"""Placeholders that still wait to be filled in, wherever in the plan they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.grammar.placeholder import leftovers, may_be_left
from checker.model import Item
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Page
from checker.parsing.whole import has_holes, text_of
from checker.wording.folding import bare

_DOTS = lazy_pattern(r"[.…]+")
_SIGNED = lazy_pattern(r"\W*(?:da )?ky(?: so| dien tu)?\W*", words=("ky",))  # [Ký số], <Đã ký>: said of a copy, waiting for nothing
_LONG_DOTS = lazy_pattern(r"\.{8,}|…{3,}")
_TICK_BOXES = ("☐", "□", "☑")


def read_leftovers(page: Page, start: int, body: range, end: int) -> tuple[Item, ...]:
    """The placeholders of blocks ``start`` up to ``end``.

    Dots count in the ``body`` alone: in the header and below the text they are room for handwriting.
    """
    found: list[Item] = []
    if not has_holes(page.printed) and not may_be_left(text_of(page.printed)):
        return ()
    for at in range(start, min(end, len(page.printed))):
        block = page.printed[at]
        for first, last in _spans(page, at):
            text = block.text[first:last]
            if _SIGNED.fullmatch(bare(text)):
                continue
            if at in body or not _DOTS.fullmatch(text):
                found.append(Item(text, block.place(first, last), {"form": _is_form(page, at, text)}))
    return tuple(found)


def _spans(page: Page, at: int) -> Iterator[tuple[int, int]]:
    """Where placeholders stand in a block: by how they are written, and where Word says that a prompt is still shown."""
    block = page.printed[at]
    written = leftovers(block.text) if not page.ocr or "{" in block.text else []
    yield from written
    yield from (hole for hole in block.holes if not _within(hole, written))


def _within(hole: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < hole[1] and hole[0] < end for start, end in spans)


def _is_form(page: Page, at: int, hole: str) -> bool:
    """Whether dots are there to be written on: in a table, beside tick boxes, or on one of several such lines."""
    if not _LONG_DOTS.fullmatch(hole):
        return False
    blocks = page.printed
    if blocks[at].cell is not None or any(box in blocks[at].text for box in _TICK_BOXES):
        return True
    return any(0 <= near < len(blocks) and _LONG_DOTS.search(blocks[near].text) for near in (at - 1, at + 1))
