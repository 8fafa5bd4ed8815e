"""How one office makes its paper: what is written by hand, stamped, sealed, and how it is scanned; drawn by number."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Habits:
    """``seal`` is ``red`` or ``black``; ``sealed``: ``signer`` (over it) or ``beside`` (between recipients and signer).

    ``skew`` in degrees, ``turns`` in quarter turns clockwise, ``dirt`` in specks a page. ``bits``: 1 (black and white) or 8.
    """

    number_by_hand: bool
    day_by_hand: bool
    authority_by_hand: bool
    name_stamped: bool
    seal: str
    sealed: str
    dpi: int
    bits: int
    skew: float
    turns: int
    dirt: int


def habits(number: int) -> Habits:
    """Those of the office of that number."""
    chance = Random(f"habits {number}")
    by_hand = chance.random() < 0.7
    return Habits(
        number_by_hand=by_hand,
        day_by_hand=by_hand and chance.random() < 0.7,
        authority_by_hand=chance.random() < 0.25,
        name_stamped=chance.random() < 0.3,
        seal=chance.choice(("red", "black", "black")),
        sealed=chance.choice(("signer", "signer", "beside")),
        dpi=chance.choice((200, 240, 300)),
        bits=chance.choice((1, 1, 8)),
        skew=round(chance.uniform(-1.5, 1.5), 2),
        turns=chance.choice((0, 0, 0, 0, 0, 1, 2, 3)),
        dirt=chance.choice((0, 60, 250)),
    )
