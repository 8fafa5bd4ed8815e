"""Files looked at again and again, for ``thethuc check --watch``: which are new or changed, once nobody writes any more."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence

from checker.model.errors import Refused
from checker.running.walking import STANDARD_INPUT, PassesOver, nothing, walk

INTERVAL = 0.3
"""Seconds between two looks. Asking every file's time and size costs about 1 ms for a hundred files."""

Stamps = dict[str, tuple[int, int]]
"""Time of the last change (ns) and size (bytes) of each file."""


def refuse_unwatchable(paths: Sequence[str], output: Sequence[str]) -> None:
    """Complain about what cannot be watched: standard input, and files that each round would write over."""
    if STANDARD_INPUT in paths:
        raise Refused("watch.stdin")
    if output:
        raise Refused("watch.output")


def rounds(paths: Sequence[str], wait: Callable[[float], None] = time.sleep, passes_over: PassesOver = nothing) -> Iterator[list[str]]:
    """All files first; then, without end, those that are new or changed, in the order of a plain run."""
    seen = _stamps(paths, passes_over)
    yield list(seen)
    while True:
        wait(INTERVAL)
        now = _stamps(paths, passes_over)
        if now == seen:
            continue
        now = _settled(now, paths, passes_over, wait)
        fresh = [file for file, stamp in now.items() if stamp != seen.get(file)]
        seen = now
        if fresh:
            yield fresh


def _settled(now: Stamps, paths: Sequence[str], passes_over: PassesOver, wait: Callable[[float], None]) -> Stamps:
    """The stamps once two looks agree: Word writes a file in several steps."""
    while True:
        wait(INTERVAL)
        later = _stamps(paths, passes_over)
        if later == now:
            return now
        now = later


def _stamps(paths: Sequence[str], passes_over: PassesOver) -> Stamps:
    """Files that are gone again between listing and asking are left out."""
    stamps: Stamps = {}
    for file in walk(paths, passes_over).files:
        try:
            state = os.stat(file)
        except OSError:
            continue
        stamps[file] = state.st_mtime_ns, state.st_size
    return stamps
