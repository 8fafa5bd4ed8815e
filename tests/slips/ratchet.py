"""The figures that the suite holds: a small draw of slips, of which nothing may become worse than ``ratchet.json`` tells."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.slips.sampling import Stock, Tally

RATCHET = Path(__file__).with_name("ratchet.json")
SEED, LIMIT = 1, 600


def figures() -> dict[str, dict[str, int]]:
    """By medium: how many slips, and how many were lost, blamed, hit a fixed word, were passed over in silence, and
    how many lines were not read right even without a slip."""
    stock = Stock(SEED)
    tallies = {medium: Tally() for medium in stock.lines}
    for slip in stock.drawn(SEED, LIMIT):
        tallies[slip.base.medium].add(stock.measure(slip))
    unsound = Counter(base.medium for base, _ in stock.unsound)
    return {medium: {**tally.as_dict(), "unsound": unsound[medium]} for medium, tally in tallies.items()}
