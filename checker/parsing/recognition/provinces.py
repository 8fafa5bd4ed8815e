"""The names of the provinces, a closed and dated list: behind TỈNH or THÀNH PHỐ, or at the end of a department's name, one with a slip is
known for the one it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.model.data import compiled
from checker.parsing.recognition.alignment import aligned, form, may_align
from checker.parsing.recognition.costs import LEFT_OVER, OTHER, TWICE
from checker.parsing.recognition.guessing import Guess
from checker.wording.departments import DEPARTMENTS, provinces
from checker.wording.folding import bare, same_tone

_UNITS = ("TỈNH ", "THÀNH PHỐ ")
_LIMIT, _SHORT_LIMIT = 1.0, 0.65  # one slip
_SHORT = 5  # letters; of a shorter name one in three may be another word
_LONGEST = 30  # characters
_MOST = int(_LIMIT / min(TWICE, LEFT_OVER, OTHER))
"""Letters that a slip adds or loses at most, spaces apart."""


def province_meant(text: str) -> tuple[float, str] | None:
    """An organ's name in capitals with its province's name put right, and what the slip costs; ``None`` where nothing is wrong with it."""
    start = _name_at(text)
    name = text[start:]
    if not 1 < len(name) < _LONGEST or not name.replace(" ", "").isalnum() or same_tone(name) in _sound():
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
    low, letters = bare(name), _letters_of(name)
    for wanted, wanted_letters, limit in _wanted():
        if (
            -_MOST <= wanted_letters - letters <= _MOST
            and may_align(low, form(wanted), limit)
            and (fit := aligned(name, form(wanted), limit))
        ):
            yield fit.cost, wanted


def _letters_of(name: str) -> int:
    return len(name) - name.count(" ")


@cache
def _wanted() -> tuple[tuple[str, int, float], ...]:
    """Each province's name in capitals, how many letters it has, and what its slips may cost."""
    names = sorted(name.upper() for name in provinces())
    return tuple((name, _letters_of(name), _LIMIT if len(name) >= _SHORT else _SHORT_LIMIT) for name in names)


@cache
def _sound() -> frozenset[str]:
    """What is as it should be: the provinces' own names, and those of other places one slip away (``THÀNH PHỐ PHÚC YÊN``)."""
    rows = compiled().section("facts")["province_names"]
    return provinces() | {same_tone(like) for row in rows for like in row.get("alike", ())}


def of_province(guess: Guess) -> Guess:
    """The same name with its province's put right."""
    found = province_meant(guess.meant)
    return guess._replace(cost=guess.cost + found[0], meant=found[1], instead="superior_organ") if found else guess
