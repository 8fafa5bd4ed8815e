"""The faults of a document that was sent back, held against its next version: mended, not mended, not to be told, new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from checker.model.tuples import NamedTuple

STATES = ("left", "otherwise", "unknown", "mended", "new")
"""Still there; written otherwise and still wrong; not to be told of the new version; gone; there only now."""
Row = Mapping[str, Any]


class FaultLine(NamedTuple):
    """A finding of the old version or the new one, and what became of it; ``now``: what the new one says where it says it otherwise."""

    state: str
    row: Row
    now: str = ""


def compared(old: Sequence[Row], new: Sequence[Row], silent: Collection[str]) -> list[FaultLine]:
    """The old findings in their order, then the new ones; ``silent``: rules that could not be held against the new version."""
    left = {(row["rule"], row["fingerprint"]) for row in new}
    stayed = {(row["rule"], row["fingerprint"]) for row in old} & left
    rest = {_spot(row): row for row in new if (row["rule"], row["fingerprint"]) not in stayed}
    alone = _alone(new, stayed) & _alone(old, stayed)
    lines = []
    for row in old:
        if (row["rule"], row["fingerprint"]) in stayed:
            lines.append(FaultLine("left", row))
        elif _spot(row) in alone:
            lines.append(FaultLine("otherwise", row, str(rest[_spot(row)]["message"])))
        else:
            lines.append(FaultLine("unknown" if row["rule"] in silent else "mended", row))
    fresh = (row for row in new if (row["rule"], row["fingerprint"]) not in stayed and _spot(row) not in alone)
    return [*lines, *(FaultLine("new", row) for row in fresh)]


def _spot(row: Row) -> tuple[str, str]:
    return row["rule"], row["component"]


def _alone(rows: Sequence[Row], stayed: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Rule and part of what is the only finding of its kind, so that there is no doubt which of the other version it answers to."""
    often = Counter(_spot(row) for row in rows if (row["rule"], row["fingerprint"]) not in stayed)
    return {spot for spot, number in often.items() if number == 1}


def counted(lines: Sequence[FaultLine]) -> dict[str, int]:
    """How many there are of each of :data:`STATES`."""
    number = Counter(line.state for line in lines)
    return {state: number[state] for state in STATES}
