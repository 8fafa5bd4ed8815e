"""What a document's pages may cost that show no words: a page of print earns its own cost, one of noise or none draws on the rest."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from checker.model import Location, NotRead
from checker.reading.page_layout import Sheet

_WORDS = 5  # from which a page shows words


class Effort:
    """Processor time (s) that the pages of one document may still take before they show words. Pages beside each other share it."""

    def __init__(self, work: float) -> None:
        self._left = self._most = work
        self._lock, self._turn = threading.Lock(), threading.Lock()

    @property
    def left(self) -> float:
        """Seconds."""
        return self._left

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
    def turn(self, *, littered: bool) -> Iterator[float]:
        """The processor time (s) a page may take. A ``littered`` one has what is left, and is looked at when no other such is: its
        recogniser takes all the time and memory it may have.
        """
        if littered:
            with self._turn:
                yield self._left
        else:
            yield math.inf


def passed_over(number: int) -> Sheet:
    """The sheet of a page that was not looked at."""
    return Sheet(number, 0, 0, exact=False, passed_over=True)


def left_out(sheets: Sequence[Sheet]) -> Iterator[NotRead]:
    """What is told of the pages that were not looked at."""
    for sheet in sheets:
        if sheet.passed_over:
            yield NotRead("page_left", Location(page=sheet.number))
