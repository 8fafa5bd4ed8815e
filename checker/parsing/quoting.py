"""Back from lines that were put right to what is printed: quotations, and the slips of a part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model import Block, Item
from checker.wording.folding import one_space

if TYPE_CHECKING:
    from checker.parsing.lines import Line

ILLEGIBLE = "\ufffd"  # stands for figures that nobody can read
_BESIDE = frozenset(("organ", "competence", "position", "full_name"))
"""Parts of which two may stand in one block."""


def as_printed(blocks: Sequence[Block], printed: Sequence[Block], lines: Sequence[Line], text: str) -> str:
    """What is printed where ``text`` was read on lines of ``blocks``, some of them put right; ``printed`` are those of the document."""
    signs: list[tuple[str, int, int]] = []  # each sign of the lines joined, its block and place there; single-spaced
    for line in lines:
        block = blocks[line.block]
        begin = max(line.start, block.text.find(line.text, line.start))  # a dash of the symbol is a hyphen on its line
        signs += [(" ", line.block, -1)] if signs else []
        signs += [(sign, line.block, begin + at) for at, sign in enumerate(line.text)]
    kept = [each for at, each in enumerate(signs) if not (each[0].isspace() and at and signs[at - 1][0].isspace())]
    whole = "".join(" " if sign.isspace() else sign for sign, _, _ in kept)
    if text not in whole:
        return text
    at = whole.index(text)
    spots = [spot for spot in kept[at : at + len(text)] if spot[2] >= 0]
    pieces = []
    for number in dict.fromkeys(block for _, block, _ in spots):
        inside = [place for _, block, place in spots if block == number]
        pieces.append(_printed(blocks[number], printed[number], inside[0], inside[-1] + 1))
    return one_space(" ".join(pieces)) or text


def _printed(block: Block, printed: Block, start: int, end: int) -> str:
    """What is printed for ``start:end`` of a block that was put right; a piece of a slip that is whole stands for itself.

    The slip as a whole does not, though what was meant may stand in it: “Độc lập - Tự do - Hạnh phúc” in quotation marks.
    """
    slip = next((slip for slip in block.slips if slip.start <= start and end <= slip.end), None)
    if slip is not None and (start, end) != (slip.start, slip.end) and block.text[start:end] in slip.printed:
        return block.text[start:end]
    if slip is not None and (piece := _within(slip.printed, block.text[slip.start : slip.end], start - slip.start, end - slip.start)):
        return piece
    # A part that ends or begins within a slip: the place before “Ninh,ngày”, the date behind.
    for each in block.slips if slip is None else ():
        begun, ended = block.text[each.start : end], block.text[start : each.end]
        if begun and end < each.end and each.printed.startswith(begun):
            return printed.text[block.printed_at(start) : block.printed_at(each.start)] + begun
        if ended and each.start < start and each.printed.endswith(ended):
            return ended + printed.text[block.printed_at(each.end, last=True) : block.printed_at(end, last=True)]
    return printed.text[block.printed_at(start) : block.printed_at(end, last=True)]


def _within(printed: str, meant: str, start: int, end: int) -> str:
    """What of a slip stands for ``start:end`` of what was meant; empty where it is not known where that begins or ends.

    “7 /KH.SDL” is number and symbol: the symbol is “KH.SDL” and not the whole.
    """
    if (start, end) == (0, len(meant)):
        return ""
    rest = len(printed) - (len(meant) - end)
    if printed[:start] == meant[:start] and printed[rest:] == meant[end:]:  # the slip is in it alone: 4O/KH-SNV, 47/HK-SNV
        return printed[start:rest]
    from difflib import SequenceMatcher

    alike = SequenceMatcher(None, meant.lower(), printed.lower(), False).get_matching_blocks()
    places = {at + step: there + step for at, there, size in alike for step in range(size)}
    if start not in places or end - 1 not in places:
        return ""
    return printed[places[start] : places[end - 1] + 1]


def slips_on(blocks: Sequence[Block], name: str, lines: Sequence[Line]) -> tuple[Item, ...]:
    """The slips of the pen in the fixed words of a part that stands on these lines: as printed, with what was meant as ``want``.

    An organ's slips are those of its own lines, and so are a signer's: superior and issuer, and two who sign, may stand in one block.
    """
    found = []
    for number in dict.fromkeys(line.block for line in lines):
        block = blocks[number]
        for slip in block.slips:
            whose = slip.part == name or (name == "superior_organ" and slip.part == "organ")
            if not whose or (slip.part in _BESIDE and not any(_holds(line, number, slip.start, slip.end) for line in lines)):
                continue
            want = block.text[slip.start : slip.end]
            fields = {"want": None if ILLEGIBLE in want else want, "figures": slip.figures}
            found.append(Item(slip.printed, block.place(slip.start, slip.end), fields))
    return tuple(found)


def _holds(line: Line, number: int, start: int, end: int) -> bool:
    return line.block == number and line.start < end and start < line.end
