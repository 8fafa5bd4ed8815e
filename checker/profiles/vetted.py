"""A house that was vetted, as bytes and back: while its files are the same, nothing of it is held against schemas or compiled again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from checker.checking.rulesets import made_rule
from checker.model import Rule

if TYPE_CHECKING:
    from checker.profiles.layering import House


class Shelf(Protocol):
    """Where bytes are remembered by what they are about. Neither method ever raises."""

    def taken(self, about: str) -> bytes | None:
        """What was put there, if it is there."""

    def put(self, about: str, data: bytes) -> None:
        """Remember it."""


def as_bytes(house: House) -> bytes:
    """The house as JSON: nothing in it is ever run."""
    said = {
        "titles": house.titles,
        "folders": house.folders,
        "builds_on": house.builds_on,
        "rules": [rule._asdict() for rule in house.rules],
        "adjustments": [(each.rule, each.level, each.reason, each.title) for each in house.adjustments],
        "facts": house.facts,
        "digest": house.digest,
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> House:
    """The house. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for bytes that are none."""
    from checker.profiles.layering import Adjustment, House

    said = json.loads(data.decode("utf-8", "surrogatepass"))
    return House(
        tuple(said["titles"]),
        tuple(said["folders"]),
        tuple(map(_rule, said["rules"])),
        tuple(Adjustment(*row) for row in said["adjustments"]),
        said["facts"],
        said["digest"],
        tuple(said["builds_on"]),
    )


def _rule(row: dict[str, Any]) -> Rule:
    return made_rule(row, row["said"])
