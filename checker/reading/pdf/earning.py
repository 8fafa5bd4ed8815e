"""What the pages of a PDF may still cost: letters that no page before them bore earn more, what is drawn or said again draws on it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.reading.guarded import Room
from checker.reading.page_layout import Word

_A_PAGE = Room(0.08, 0.4)  # what a page full of letters takes, laid out
_FULL = 600  # fresh letters from which a page earns that: one of a table or a form says much again
_LETTERS_EARNED, _DRAWN_EARNED = 4, 6
"""Letters and drawn objects that may be read for each fresh letter: a table's page draws two to four lines and corners a letter."""


class Earning:
    """How many ``letters`` and ``drawn`` objects of a file may still be read. A page that repeats others, or is drawn and says nothing,
    takes as much as any and brings nothing; a file of its own words earns what it needs, however many pages it has.
    """

    def __init__(self, letters: int, drawn: int) -> None:
        self._letters, self._drawn = letters, drawn
        self._lines: set[int] = set()

    @property
    def is_spent(self) -> bool:
        """Whether the pages that follow are not to be read."""
        return self._letters <= 0 or self._drawn <= 0

    def took(self, letters: int, drawn: int, words: Sequence[Word]) -> Room:
        """A page has been read, ``words`` on it; the processor time and memory it earns."""
        fresh = self._fresh(words)
        self._letters += _LETTERS_EARNED * fresh - letters
        self._drawn += _DRAWN_EARNED * fresh - drawn
        share = min(fresh / _FULL, 1.0)
        return Room(share * _A_PAGE.seconds, share * _A_PAGE.megabytes)

    def _fresh(self, words: Sequence[Word]) -> int:
        """The letters of lines that no page before bore, wherever on the page they stand."""
        lines: dict[int, list[str]] = {}
        for word in words:
            lines.setdefault(round(word.y1), []).append(word.text)
        said = {hash(tuple(line)): sum(map(len, line)) for line in lines.values()}
        fresh = sum(length for line, length in said.items() if line not in self._lines)
        self._lines |= said.keys()
        return fresh
