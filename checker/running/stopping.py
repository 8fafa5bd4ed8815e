"""A run that is asked to stop: what is being judged is dropped at once, what is done is still told."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from types import FrameType
from typing import Any, TypeVar

from checker.temporary import end_at_once

_Item = TypeVar("_Item")
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
INTERRUPTING = 128
"""What shells add to the number of the signal that ended a program: codes above are of runs that were stopped."""


class Stopped(BaseException):
    """Raised by the signal itself where the run waits for a report; nothing below may take it for a fault of a file."""


class Stop:
    """Whether a signal has asked the run to end, and which. A second one ends the process where it stands."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._waiting = False

    @property
    def code(self) -> int:
        """130 for Ctrl-C, 143 for SIGTERM, 0 while nobody has asked."""
        return 0 if self.signal is None else INTERRUPTING + self.signal

    def until_asked(self, items: Iterator[_Item]) -> Iterator[_Item]:
        """``items`` until they end or a signal comes: at once while the next is waited for, never while one is told."""
        while True:
            try:
                with self.working():
                    item = next(items)
            except (StopIteration, Stopped):
                return
            yield item

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work that may be dropped: within it a signal raises :class:`Stopped` at once, outside it what is written is written whole.

        Raises :class:`Stopped` too when the signal has come already.
        """
        if self.signal is not None:
            raise Stopped
        try:
            self._waiting = True
            yield
        finally:
            self._waiting = False

    def asked(self, number: int, _frame: FrameType | None) -> None:
        """What the signal calls."""
        self.signal = number
        for each in _SIGNALS:
            signal.signal(each, end_at_once)
        if self._waiting:
            self._waiting = False
            raise Stopped


def stoppable(verb: Callable[..., int]) -> Callable[..., int]:
    """The function with signals heeded: it gets ``stop``, and its exit code is that of the signal when one came."""

    @wraps(verb)
    def heeding(*arguments: Any, **named: Any) -> int:
        with heeding_signals() as stop:
            try:
                code = verb(*arguments, stop=stop, **named)
            except Stopped:
                return stop.code
            return stop.code or code

    return heeding


@contextmanager
def heeding_signals() -> Iterator[Stop]:
    """Within it, Ctrl-C and SIGTERM are heeded by a :class:`Stop`; in a thread that may not, and after it, as they were before."""
    stop = Stop()
    before: dict[int, Any] = {}
    with suppress(ValueError):  # not the main thread
        for number in _SIGNALS:
            before[number] = signal.signal(number, stop.asked)
    try:
        yield stop
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
