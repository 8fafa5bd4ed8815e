"""Letters as they stand in a file and as the reader gives them, set side by side: composed, with plain spaces, nothing invisible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.reading.legacy import Cluster
from checker.reading.letters import tidy

COMBINING = ("\u0300", "\u036f")
"""The first and the last mark that belongs to the letter before it."""


def bounds(raw: str, text: str, letters: Iterable[Cluster] = ()) -> list[tuple[int, int]]:
    """For each letter of the tidied ``text`` the raw letters it came from; empty when the two cannot be set side by side.

    ``letters``: what the raw letters read as, where some are in an old code.
    """
    tidied, found = tidied_letters(raw, letters)
    return found if tidied == text else []


def tidied_letters(raw: str, letters: Iterable[Cluster] = ()) -> tuple[str, list[tuple[int, int]]]:
    """The tidied text, and for each of its letters the raw letters it came from."""
    if not letters and raw.isascii():
        return raw, [(index, index + 1) for index in range(len(raw))]
    found: list[tuple[int, int]] = []
    tidied: list[str] = []
    for start, end, letter in _with_marks(letters or [(at, at + 1, sign) for at, sign in enumerate(raw)]):
        tidy_letters = tidy(letter, set())
        tidied.append(tidy_letters)
        found += [(start, end)] * len(tidy_letters)
    return "".join(tidied), found


def _with_marks(letters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Each letter with the combining marks after it."""
    before: Cluster | None = None
    for start, end, letter in letters:
        if before is not None and COMBINING[0] <= letter <= COMBINING[1]:
            before = before[0], end, before[2] + letter
            continue
        if before is not None:
            yield before
        before = start, end, letter
    if before is not None:
        yield before
