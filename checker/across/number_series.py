"""How an organ numbers its plans: its head decides (Điều 15 khoản 1 điểm c), so that a register must be told."""

from __future__ import annotations

from checker.model.tuples import NamedTuple


class NumberSeries(NamedTuple):
    """What the office says of one organ's numbers.

    ``symbol``: of one series only (``KH-BCĐ``), empty for all. ``plans_alone``: no other type takes numbers of it, so that a gap is a plan
    not seen. ``separate``: series of their own are run beside it under the same symbol, as secret documents have (Điều 15 khoản 2), so
    that a number may stand twice.
    """

    organ: str
    symbol: str = ""
    plans_alone: bool = False
    separate: bool = False
