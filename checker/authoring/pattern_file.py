"""The patterns that sample plans ask for, compiled once for :func:`checker.model.patterns.compiled_pattern`."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
from array import array
from re import _compiler as compiler  # type: ignore[attr-defined]
from typing import Any
from unittest.mock import patch

from checker.model.data import home
from checker.model.patterns import MACHINE, STORE, Key


def pattern_file() -> bytes:
    """The file: what it was made for, and of each pattern what ``re`` hands to its machine.

    For a process that has read no plan yet: what it has compiled before is not asked for again.
    """
    return marshal.dumps((MACHINE, {key: handed_over(*key) for key in sorted(_asked_for(), key=str)}))


def _asked_for() -> set[Key]:
    """The text and flags of every pattern that reading and judging the sample plans compiles."""
    from checker.checking import lint, load_ruleset
    from checker.parsing import parse
    from checker.reading import read

    STORE.noted = set()
    for path in sorted((home("fixtures") / "compliant").glob("*.txt")):
        plan = parse(read(path.read_bytes(), name=path.name))
        lint(plan, load_ruleset(plan))
    return STORE.noted


def handed_over(text: str | bytes, flags: int) -> bytes:
    """Of one pattern: all its flags, its code as bytes, how many groups, their numbers by name and their names by number."""
    handed: list[Any] = []
    with patch.object(compiler, "_sre", _Machine(handed)):
        compiler.compile(text, flags)
    _, all_flags, code, groups, numbers, names = handed
    return marshal.dumps((int(all_flags), array("I", code).tobytes(), groups, dict(numbers), tuple(names)))


class _Machine:
    """Stands where ``re`` looks for its machine, and keeps what it is handed."""

    def __init__(self, handed: list[Any]) -> None:
        self._handed = handed

    def __getattr__(self, name: str) -> Any:
        return getattr(_sre, name)

    def compile(self, *handed: Any) -> None:
        self._handed[:] = handed
