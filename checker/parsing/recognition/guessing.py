"""A line taken for a part by its likeness, and what was meant by it."""

from __future__ import annotations

from typing import NamedTuple

from checker.parsing.lines import Line
from checker.parsing.recognition.restoring import Meant, meant_for

LIMITS = {"national_name": 11.0, "motto": 7.0, "number": 3.0, "date": 4.0, "type_name": 2.6}
"""What the slips of a line may cost, by the part it may be: few for the length of its fixed words."""


class Guess(NamedTuple):
    """A line taken for a part, at what cost, and what was meant by it."""

    cost: float
    line: Line
    part: str
    meant: str
    figures: bool = False
    margin: float = 0.0
    instead: str | None = None

    def told(self) -> Meant | None:
        """What differs, in whole words."""
        told = meant_for(self.line.text, self.meant, self.line.start, self.part, figures=self.figures)
        return told._replace(cost=round(self.cost, 2), margin=round(self.margin, 2), instead=self.instead) if told else None
