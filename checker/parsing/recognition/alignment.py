"""A line laid beside the form it may be: what the fewest, likeliest slips between them cost, and the line as it was meant.

A form is a text with slots: ``Số: {digits}/{symbol}``. Its letters are fixed by the law; a slot takes whatever its kind allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from math import inf

from checker.model.tuples import NamedTuple
from checker.parsing.recognition.costs import MARK, TYPED, Costs
from checker.wording.folding import bare

_SLOTS: Mapping[str, Callable[[str], bool]] = {
    "digits": lambda sign: sign.isdigit() or sign in " .…_\t",
    "symbol": lambda sign: sign.isalnum() or sign in "-–—&./, ",
    "place": lambda _: True,
    "rest": lambda _: True,
    "tail": lambda _: True,
    "junk": lambda _: False,
}
_MISFIT = 0.8  # a sign a slot does not allow
_JUNK = 0.3  # a sign of what a stamp or a fold left
_HAND = 0.05  # a sign of what may be written by hand


class Aligned(NamedTuple):
    """How a line and a form fit: what it costs, the line with the form's own letters put right, and what the slots took."""

    cost: float
    text: str
    slots: tuple[str, ...]


@cache
def form(text: str) -> tuple[str, ...]:
    """A form taken apart: one sign each, a slot as its name in braces."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        end = text.index("}", at) + 1 if text[at] == "{" else at + 1
        pieces.append(text[at:end])
        at = end
    return tuple(pieces)


def aligned(text: str, pieces: tuple[str, ...], limit: float, costs: Costs = TYPED) -> Aligned | None:
    """The line beside the form, or ``None`` when their slips cost more than ``limit``."""
    if not may_align(bare(text), pieces, limit, costs):
        return None
    rows, back = [_first_row(pieces, costs)], [["lost"] * (len(pieces) + 1)]
    for at in range(len(text)):
        row, came = _next_row(text, at, pieces, rows, costs)
        rows.append(row)
        back.append(came)
        if min(row) > limit:
            return None
    cost = rows[-1][-1]
    return Aligned(cost, *_walked(text, pieces, back)) if cost <= limit else None


@lru_cache(maxsize=2048)
def _letters(pieces: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The letters of a form without their marks, and how often each stands."""
    return tuple(Counter(bare(piece) for piece in pieces if piece.isalpha()).items())


def may_align(low: str, pieces: tuple[str, ...], limit: float, costs: Costs = TYPED) -> bool:
    """Whether a line without its marks has nearly all letters of a form: each that it has not is a slip."""
    lacking = 0
    for letter, count in _letters(pieces):
        found = low.count(letter)
        if found < count:
            lacking += count - found
            if costs.least * lacking > limit:
                return False
    return True


def _first_row(pieces: Sequence[str], costs: Costs) -> list[float]:
    row = [0.0]
    for piece in pieces:
        row.append(row[-1] + (0.0 if piece[0] == "{" else costs.lost(piece)))
    return row


def _next_row(text: str, at: int, pieces: Sequence[str], rows: list[list[float]], costs: Costs) -> tuple[list[float], list[str]]:
    """The costs after one more sign of the line, and by which step each was reached."""
    above, sign = rows[at], text[at]
    before = text[at - 1] if at else ""
    more = costs.added(sign, before)
    row, came = [above[0] + more], ["added"]
    for place, piece in enumerate(pieces, 1):
        if piece[0] == "{":  # a slot is entered for nothing, and stays open
            best, step = above[place] + _taken(piece[1:-1], sign), "slot"
            if row[place - 1] <= best:
                best, step = row[place - 1], "lost"
        else:
            best, step = above[place - 1] + costs.replaced(sign, piece), "same"
            if (cost := row[place - 1] + costs.lost(piece)) < best:
                best, step = cost, "lost"
            if (cost := above[place] + more) < best:
                best, step = cost, "added"
            if at and place > 1 and (cost := rows[at - 1][place - 2] + costs.swap) < best:
                cost += _crossed(before, sign, pieces[place - 2], piece)
                best, step = (cost, "swap") if cost < best else (best, step)
        row.append(best)
        came.append(step)
    return row, came


@lru_cache(maxsize=4096)
def _crossed(first: str, second: str, one: str, two: str) -> float:
    """What two letters in each other's place cost more: a mark where the tone stayed in its own, ``HÁO`` for HÓA."""
    if first == second or (second, first) == (one, two):
        return 0.0 if first != second else inf
    same_case = (first.isupper(), second.isupper()) == (one.isupper(), two.isupper())
    marked = same_case and (bare(second), bare(first)) == (bare(one), bare(two)) != (bare(two), bare(one))
    return MARK if marked else inf


def _taken(slot: str, sign: str) -> float:
    """What it costs that a slot takes a sign."""
    if slot == "hand":
        return _HAND
    return 0.0 if _SLOTS[slot](sign) else _JUNK if slot == "junk" else _MISFIT


def _walked(text: str, pieces: Sequence[str], back: list[list[str]]) -> tuple[str, tuple[str, ...]]:
    """Back along the cheapest way: the line as meant, and what each slot took."""
    at, place = len(text), len(pieces)
    meant: list[str] = []
    slots: dict[int, str] = {number: "" for number, piece in enumerate(pieces, 1) if piece[0] == "{"}
    while at or place:
        step = back[at][place]
        if step == "slot":
            at -= 1
            meant.append(text[at])
            slots[place] = text[at] + slots[place]
        elif step == "same":
            at, place = at - 1, place - 1
            meant.append(pieces[place])
        elif step == "swap":
            at, place = at - 2, place - 2
            meant.append(pieces[place] + pieces[place + 1])
        elif step == "lost":
            place -= 1
            meant.append("" if pieces[place][0] == "{" else pieces[place])
        else:
            at -= 1
    return "".join(reversed(meant)), tuple(slots.values())
