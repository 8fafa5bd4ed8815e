"""What somebody may have meant by a word that names nothing, for messages that ask whether they did."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice

_ALIKE = 0.6
_BEGUN = 4
"""Letters from which a word tells by itself how a name begins."""
_MOST = 10_000
"""Names of a folder that are looked at."""
_ID_FIGURES = 4
_FIGURES = 9
"""Figures of a number that are read."""


def nearest(word: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """The one of ``known`` that is most like ``word`` in any case and as it is spelt; nothing when none is alike (0 to 1).

    Of several that go on where ``word`` ends (``TT03``) the first: it was broken off.
    """
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in known}
    begun = sorted(name for name in by_fold if name.startswith(word.casefold())) if len(word) >= _BEGUN else []
    if begun:
        return by_fold[begun[0]]
    found = get_close_matches(word.casefold(), by_fold, 1, alike)
    return by_fold[found[0]] if found else ""


def nearest_id(word: str, known: Iterable[str]) -> str:
    """:func:`nearest` among ids of rules: figures that lack their first zero get it, ``x`` and ``*`` stand for any (``TT30xx``)."""
    letters = word.upper().rstrip("X*")
    head = letters.rstrip("0123456789")
    padded = f"{head}{letters[len(head) :].zfill(_ID_FIGURES)}"
    ids = sorted(known)
    if padded in ids and len(letters) == len(padded) - 1:
        return padded
    if not head and (ending := [name for name in ids if name.endswith(letters.zfill(_ID_FIGURES))]):
        return ending[0]
    begun = (name for name in ids if len(letters) < len(word) and name.startswith(letters) and letters != head)
    return next(begun, "") or nearest(word, ids)


def nearest_number(number: str, known: Iterable[str]) -> str:
    """The one of ``known`` that begins as ``number`` does and comes nearest to it: ``2.3`` for ``2.9``; nothing when none begins so."""
    head, _, rest = number.partition(".")
    alike = [name for name in known if name.partition(".")[0] == head]
    return min(alike, key=lambda name: (abs(_figure(name.partition(".")[2]) - _figure(rest)), name), default="")


def _figure(text: str) -> int:
    return int(text[:_FIGURES]) if text.isascii() and text.isdigit() else 0


def nearest_file(path: str) -> str:
    """The path to the file of the same folder that is named most like one that is not there; nothing when none is."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            found = nearest(name, sorted(entry.name for entry in islice(entries, _MOST) if entry.name != name))  # a link to nothing
    except (OSError, ValueError):
        return ""
    return os.path.join(folder, found) if found else ""
