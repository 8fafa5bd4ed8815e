"""Which lines of the rooms that are mutated a piece of work meets."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WATCHED = ("wording", "grammar", "parsing", "checking")
_WATCHED = tuple(str(ROOT / "checker" / room) for room in WATCHED)
_KEEPS = ("checker.checking.rulesets",)
"""Modules whose remembered results no mutant of another changes: the rules as shipped."""

Lines = dict[str, int]
"""By the path of a module below the root: line 3 met is ``1 << 3``. Thousands of sets of numbers would be copied with every process."""


@contextlib.contextmanager
def watching() -> Iterator[Lines]:
    """The lines met within are in what is given once it is left."""
    lines: Lines = {}
    seen: dict[int, tuple[CodeType, Any, set[int]]] = {}  # by ``id``: what a code hashes to is reckoned from all of it each time

    def called(frame: FrameType, _event: str, _value: Any) -> Any:
        code = frame.f_code
        if id(code) not in seen:
            never = _lines_of(code)
            seen[id(code)] = code, _stepping(never) if never else None, never
            if never:
                _add(lines, code, {code.co_firstlineno})
        return seen[id(code)][1]

    sys.settrace(called)
    try:
        yield lines
    finally:
        sys.settrace(None)
        for code, _, never in seen.values():
            if met := _lines_of(code) - never:
                _add(lines, code, met)


def _stepping(never: set[int]) -> Any:
    """Takes the lines that a function comes to out of those it has ``never`` met."""

    def stepped(frame: FrameType, event: str, _value: Any) -> Any:
        if event == "line":
            never.discard(frame.f_lineno)
            frame.f_trace_lines = bool(never)
        return stepped

    return stepped


def mask(numbers: Iterable[int]) -> int:
    """Numbers of lines as one number."""
    made = 0
    for number in numbers:
        made |= 1 << number
    return made


def numbers(made: int) -> list[int]:
    """The lines of a mask."""
    return [number for number in range(made.bit_length()) if made >> number & 1]


def _add(lines: Lines, code: CodeType, met: set[int]) -> None:
    path = os.path.relpath(code.co_filename, ROOT)
    lines[path] = lines.get(path, 0) | mask(met)


def _lines_of(code: CodeType) -> set[int]:
    return {line for _, _, line in code.co_lines() if line} if code.co_filename.startswith(_WATCHED) else set()


def forget(changed: str = "") -> None:
    """What was remembered of earlier work; ``changed``: the module that is another now, of which nothing is kept.

    A late pattern is not asked for anything: every process split off would compile two hundred that its test never meets.
    """
    for name, module in [*sys.modules.items()]:
        if name.startswith("checker."):
            for value in [*vars(module).values()]:  # its own, and what it has of others
                if isinstance(value, _lru_cache_wrapper) and (value.__module__ not in _KEEPS or value.__module__ == changed):
                    value.cache_clear()
