"""The names of the provinces, a closed and dated list: behind TỈNH or THÀNH PHỐ, or at the end of a department's name, one with a slip is
known for the one it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.model.data import compiled
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.wordings import DEPARTMENTS
from checker.wording.folding import one_space, same_tone

_UNITS = ("TỈNH ", "THÀNH PHỐ ")
_LIMIT, _SHORT_LIMIT = 1.0, 0.65  # one slip
_SHORT = 5  # letters; of a shorter name one in three may be another word
_LONGEST = 30  # characters


def province_meant(text: str) -> tuple[float, str] | None:
    """An organ's name in capitals with its province's name put right, and what the slip costs; ``None`` where nothing is wrong with it."""
    start = _name_at(text)
    name = text[start:]
    if not 1 < len(name) < _LONGEST or not name.replace(" ", "").isalnum() or same_tone(name) in _names():
        return None
    found = sorted(_alike(name))
    if not found or (len(found) > 1 and found[1][0] == found[0][0]):
        return None  # none, or nobody knows which
    return found[0][0], text[:start] + found[0][1]


def _name_at(text: str) -> int:
    """Where the name of a province stands that closes an organ's name; the text's end where none does."""
    found = [at + len(unit) for unit in _UNITS if (at := f" {text}".rfind(f" {unit}")) >= 0]
    if found:
        return max(found)
    department = next((name for name in DEPARTMENTS if text.startswith(f"{name} ")), None)
    return len(department) + 1 if department else len(text)


def _alike(name: str) -> Iterator[tuple[float, str]]:
    for low in _names():
        wanted = low.upper()
        fit = aligned(name, form(wanted), _LIMIT if len(wanted) >= _SHORT else _SHORT_LIMIT)
        if fit:
            yield fit.cost, wanted


@cache
def _names() -> frozenset[str]:
    """The provinces that are and that were, in small letters (``rules/facts/provinces.yaml``)."""
    return frozenset(same_tone(one_space(row["name"])) for row in compiled()["facts"]["province_names"])
