"""Mutants that no text can tell from the original, each with the reason why: they are not counted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutants import Mutant


class Equivalent(NamedTuple):
    """``was`` becomes ``put`` (as printed for a survivor) somewhere in the module."""

    path: str
    was: str
    put: str
    why: str


EQUIVALENT: tuple[Equivalent, ...] = ()


def is_equivalent(path: Path, mutant: Mutant) -> bool:
    """Whether the mutant is on the list."""
    return any((path.as_posix(), mutant.was, mutant.put) == (each.path, each.was, each.put) for each in EQUIVALENT)
