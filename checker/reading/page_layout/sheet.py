"""What stands on a printed page: words, strokes and their places, whether a PDF tells them or a recogniser saw them.

All lengths are in pt, measured from the top left corner of the page as a reader holds it: ``y`` grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model import CharacterFormat

PLAIN = CharacterFormat()


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space among them, of one formatting.

    ``x0 y0 x1 y1`` is their box: across from the first letter's left edge to the last one's right edge, down from the top of
    the line's letters to the bottom. ``baseline`` is where the letters stand, when the medium tells it.

    ``spaces`` counts the spaces printed before the word on its line: 0 when it stands hard on the word before (a change of
    formatting within a word), 1 when the medium does not count. ``confidence`` is a recogniser's own, from 0 to 1.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    style: CharacterFormat = PLAIN
    baseline: float | None = None
    spaces: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, or a thin box that looks like one: across when ``x1 - x0`` is the longer side, else upright."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def across(self) -> bool:
        """Whether it lies rather than stands."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    @property
    def length(self) -> float:
        """In pt."""
        return max(self.x1 - self.x0, self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. ``number`` counts from 1; ``words`` and ``strokes`` may come in any order.

    ``exact``: the places are the layout's own (a PDF's letters), so that margins, indents and alignment can be read off
    them; a scan's are not.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    exact: bool = True
    overlays: tuple[Word, ...] = field(default=())
    """Words of a signature's visible appearance or another layer laid over the page: kept out of the body."""
    seals: tuple[tuple[float, float, float, float], ...] = ()
    """The squares around the seals seen on a picture of the page."""
    stamps: tuple[str, ...] = ()
    """Lines stamped in colour at the head of a picture of the page."""
    passed_over: bool = False
    """Nobody looked at it: the document had taken all it may."""
