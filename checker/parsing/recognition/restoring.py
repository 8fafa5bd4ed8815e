"""Lines put right: what a slip of the pen stands for is read, what is printed is remembered, so that it can be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Block, Slip
from checker.model.tuples import NamedTuple


class Meant(NamedTuple):
    """``text`` is meant where a block prints what stands at ``start:end``; the rest is that of :class:`Slip`."""

    start: int
    end: int
    text: str
    part: str
    figures: bool = False
    cost: float = 0.0
    margin: float = 0.0
    instead: str | None = None
    score: float | None = None


def meant_for(printed: str, meant: str, start: int, part: str, *, figures: bool = False) -> Meant | None:
    """Where, in whole words, a text as printed (it begins at ``start`` of its block) is not what was meant; ``None`` when it is."""
    if printed == meant:
        return None
    if part == "type_name" and _stands_in(meant, printed):  # what stands before or behind it says nothing alone
        return Meant(start, start + len(printed), meant, part, figures)
    shorter = min(len(printed), len(meant))
    first = next((at for at in range(shorter) if printed[at] != meant[at]), shorter)
    last = next((at for at in range(shorter - first) if printed[-1 - at] != meant[-1 - at]), shorter - first)
    while first and not printed[first - 1].isspace():
        first -= 1
    rest, before = meant[first:], printed.rfind(" ", 0, max(first - 1, 0)) + 1
    if first and rest and printed.endswith(f" {rest}") and printed[first : -len(rest)] == printed[before:first]:  # a word typed twice
        return Meant(start + before, start + len(printed[: -len(rest)].rstrip()), meant[before:first].rstrip(), part, figures)
    while last and not (printed[len(printed) - last].isspace() and meant[len(meant) - last].isspace()):
        last -= 1
    return Meant(start + first, start + len(printed) - last, meant[first : len(meant) - last], part, figures)


def _stands_in(meant: str, printed: str) -> bool:
    """Whether a line begins or ends with what was meant, whole."""
    behind, before = printed[len(meant) : len(meant) + 1], printed[: -len(meant)][-1:]
    return (printed.startswith(meant) and not behind.isalnum()) or (printed.endswith(meant) and not before.isalnum())


def put_right(block: Block, meant: Sequence[Meant]) -> Block:
    """The block saying what was meant, with what is printed beside it."""
    text, slips, done = "", [], 0
    for each in sorted(meant):
        text += block.text[done : each.start]
        slips.append(Slip(len(text), len(text) + len(each.text), block.text[each.start : each.end], *each[3:]))
        text += each.text
        done = each.end
    return block._replace(text=text + block.text[done:], slips=tuple(slips))


def all_put_right(blocks: Iterable[Block], meant: Mapping[int, Sequence[Meant]]) -> tuple[Block, ...]:
    """The blocks with those that hold slips put right."""
    return tuple(put_right(block, meant[at]) if at in meant else block for at, block in enumerate(blocks))
