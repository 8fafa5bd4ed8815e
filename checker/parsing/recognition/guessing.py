"""A line taken for a part by its likeness, and what was meant by it."""

from __future__ import annotations

from typing import NamedTuple

from checker.parsing.lines import Line
from checker.parsing.recognition.restoring import Meant, meant_for

REACH = {"national_name": 14.0, "motto": 9.0, "number": 4.0, "date": 5.5, "type_name": 3.5}
"""What the slips of a line may cost for it to be weighed at all, by the part it may be."""


class Guess(NamedTuple):
    """A line taken for a part, at what cost, and what was meant by it; ``score``: the log-odds that it is."""

    cost: float
    line: Line
    part: str
    meant: str
    figures: bool = False
    margin: float = 0.0
    instead: str | None = None
    score: float | None = None

    def told(self) -> Meant | None:
        """What differs, in whole words."""
        told = meant_for(self.line.text, self.meant, self.line.start, self.part, figures=self.figures)
        score = None if self.score is None else round(self.score, 2)
        return told._replace(cost=round(self.cost, 2), margin=round(self.margin, 2), instead=self.instead, score=score) if told else None
