"""What a document's pages may cost that show no words: a page of print earns its own cost, one of noise or none draws on the rest."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageChops

from checker.model import Location, NotRead
from checker.reading.page_layout import Sheet

_WORDS = 5  # from which a page shows words
_EDGE = 32  # of 255 between two neighbouring dots
_BUSY = 0.35  # of its dots stand beside such an edge: print as close as can be has a quarter, a page of noise half and more
_LINES = 512  # of a page looked at at once


class Effort:
    """Processor time (s) that the pages of one document may still take before they show words. Pages beside each other share it."""

    def __init__(self, work: float) -> None:
        self._left = self._most = work
        self._lock, self._turn = threading.Lock(), threading.Lock()

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left: the pages that follow are not looked at."""
        return self._left <= 0

    def took(self, seconds: float, sheet: Sheet) -> None:
        """A page has been looked at: one with words pays back what it took, at most up to what there was."""
        with self._lock:
            words = len(sheet.words) >= _WORDS
            self._left = min(self._most, self._left + seconds) if words else self._left - seconds

    @contextmanager
    def turn(self, page: Image.Image) -> Iterator[float]:
        """The processor time (s) a page may take. One busier than print has what is left, and is looked at when no other such is:
        its recogniser takes all the time and memory it may have.
        """
        if is_busy(page):
            with self._turn:
                yield self._left
        else:
            yield math.inf


def is_busy(page: Image.Image) -> bool:
    """Whether a page in grey has more edges than print can have."""
    edges = 0
    for top in range(0, page.height, _LINES):
        strip = page.crop((0, top, page.width, min(top + _LINES, page.height)))
        beside = ImageChops.difference(strip, strip.transform(strip.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0)))
        edges += sum(beside.histogram()[_EDGE:])
    return edges > _BUSY * page.width * page.height


def passed_over(number: int) -> Sheet:
    """The sheet of a page that was not looked at."""
    return Sheet(number, 0, 0, exact=False, passed_over=True)


def left_out(sheets: Sequence[Sheet]) -> Iterator[NotRead]:
    """What is told of the pages that were not looked at."""
    for sheet in sheets:
        if sheet.passed_over:
            yield NotRead("page_left", Location(page=sheet.number))
