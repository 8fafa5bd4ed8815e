"""The figures that the suite holds: a small draw of slips, of which nothing may become worse than ``ratchet.json`` tells."""

from __future__ import annotations

from pathlib import Path

from tests.slips.bases import MEDIA, SHARES
from tests.slips.sampling import Stock, Tally

RATCHET = Path(__file__).with_name("ratchet.json")
SEED, LIMIT = 1, 360


def figures() -> dict[str, dict[str, int]]:
    """By medium: how many slips, and how many were lost, blamed, hit a fixed word, were passed over in silence, and
    how many lines were not read right even without a slip."""
    return {medium: figures_of(medium) for medium in MEDIA}


def figures_of(medium: str) -> dict[str, int]:
    """The same of one medium, which has its share of the slips and draws by itself."""
    stock, tally = Stock(SEED, (medium,)), Tally()
    for slip in stock.drawn(SEED, LIMIT * SHARES[medium] // sum(SHARES.values())):
        tally.add(stock.measure(slip))
    return {**tally.as_dict(), "unsound": len(stock.unsound)}
