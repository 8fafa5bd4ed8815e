"""What the visible part of a digital signature hides of a printed page: words under its letters, or under its frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Assignment, Block, Box, Document, Item
from checker.model.tuples import NamedTuple

_HIDDEN = 0.3  # of the smaller of two words' boxes; lines set close overlap less
_INSIDE = 0.6  # of a word's box lies within a frame
_SEVERAL = 3  # words; a frame is wider than the picture in it, so that one or two at its edge prove nothing
_SIGNED_IN = frozenset(("competence", "position", "full_name"))
"""Parts over which a seal and a signature may stand (Phụ lục I, Phần I, Mục II, khoản 7 điểm d, khoản 8 điểm a)."""


class Frame(NamedTuple):
    """A rectangle on a page, in pt from the top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


def covered(document: Document, readings: Sequence[Assignment]) -> tuple[Item, ...]:
    """The words of each block that a signature covers; ``part`` is the component the block was taken for."""
    frames = [Frame(*box) for box in document.traits.get("laid_over", ())]
    letters = [_frame(box) for aside in document.asides if aside.part == "signature" for box in aside.boxes]
    if document.noisy or not (frames or letters):  # a recogniser reads a signature's own words as the page's
        return ()
    parts: dict[int, str] = {}
    for reading in readings:
        parts.setdefault(reading.block, reading.component)
    return tuple(_items(document.blocks, parts, frames, letters))


def _items(blocks: Sequence[Block], parts: dict[int, str], frames: Sequence[Frame], letters: Sequence[Frame]) -> Iterator[Item]:
    for at, part in sorted(parts.items()):
        block = blocks[at]
        hidden = [box for box in block.boxes if any(_shared(box, letter) >= _HIDDEN * min(_area(box), _area(letter)) for letter in letters)]
        if not hidden and part not in _SIGNED_IN:
            inside = [box for box in block.boxes if any(_shared(box, frame) >= _INSIDE * _area(box) for frame in frames)]
            hidden = inside if len(inside) >= min(_SEVERAL, len(block.boxes)) else []
        if hidden:
            start, end = hidden[0].start, hidden[-1].end
            yield Item(block.text[start:end], block.place(start, end), {"part": part})


def _frame(box: Box) -> Frame:
    return Frame(box.page, box.x0, box.y0, box.x1, box.y1)


def _shared(box: Box, frame: Frame) -> float:
    """The area in which a word and a frame overlap, in square pt; a word without extent overlaps nothing."""
    across = min(box.x1, frame.x1) - max(box.x0, frame.x0)
    down = min(box.y1, frame.y1) - max(box.y0, frame.y0)
    return across * down if box.page == frame.page and across > 0 and down > 0 else -1.0


def _area(box: Box | Frame) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
