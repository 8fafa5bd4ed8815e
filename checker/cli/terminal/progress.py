"""How far a long run is: one line on a terminal's standard error, with its rate and the time left."""

from __future__ import annotations

import sys
import time

from checker.reporting.catalogue import Words

WORTH_TELLING = 20
"""Files from which a terminal is told how far the run is."""
_BETWEEN = 0.1
"""Seconds between two tellings: more often nobody reads."""


class Progress:
    """The line of one run over ``total`` files; nothing where standard error is no terminal or there are few files."""

    def __init__(self, total: int, words: Words, *, live: bool) -> None:
        self._total, self._words = total, words
        self._live = live and total >= WORTH_TELLING and sys.stderr.isatty()
        self._began = time.monotonic()
        self._told = 0.0
        self._shown = False

    def show(self, done: int) -> None:
        """Tell that ``done`` files are done."""
        now = time.monotonic()
        if not self._live or (self._shown and now - self._told < _BETWEEN):
            return
        self._told, self._shown = now, True
        print(f"\r\x1b[K{self._said(done, now - self._began)}", end="", file=sys.stderr, flush=True)

    def hide(self) -> None:
        """Clear the line when a report goes to the same terminal or all is done."""
        if self._shown and (sys.stdout.isatty() or not self._live):
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._shown = False

    def end(self) -> None:
        """Clear the line for good."""
        self._live = False
        self.hide()

    def _said(self, done: int, seconds: float) -> str:
        """``120/470 · 9,6 tệp/giây · còn 0:36``."""
        rate = done / max(seconds, 0.001)
        left = round(max(self._total - done, 0) / max(rate, 0.001))
        number = f"{rate:.1f}".replace(".", self._words.ui("decimal"))
        return self._words.ui("progress", done=done, total=self._total, rate=number, left=f"{left // 60}:{left % 60:02}")
