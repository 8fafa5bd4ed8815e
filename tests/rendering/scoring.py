"""How much of a plan was read right from a rendering, part by part: counts that add up to an F1.

Smudged letters are forgiven (a reading is right when two thirds of its letters stand in their order), parts and entries are not.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SINGLE = (
    "national_name", "motto", "superior_organ", "organ", "number", "notation", "place", "date", "type_name", "subject", "competence",
    "position", "full_name", "archive",
)  # fmt: skip
LISTED = ("sections", "recipients", "legal_bases")
LIKE, LIKE_ENTRY = 0.6, 0.7


@dataclass
class Score:
    """Readings that are ``right``, ``extra`` (nothing like it is in the plan) and ``lost`` (in the plan, not read)."""

    right: int = 0
    extra: int = 0
    lost: int = 0

    def __iadd__(self, other: Score) -> Score:
        self.right, self.extra, self.lost = self.right + other.right, self.extra + other.extra, self.lost + other.lost
        return self

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.lost)


Parts = Mapping[str, Mapping[str, Any]]


def scored(want: Parts, got: Parts) -> dict[str, Score]:
    """The score of each part: ``want`` as fixtures state outcomes, ``got`` the report's ``components``."""
    return {name: _single(name, want.get(name, {}), got[name]) for name in SINGLE} | {
        name: _listed(name, want.get(name, {}), got[name]) for name in LISTED
    }


def total(scores: Iterable[Mapping[str, Score]]) -> Score:
    """All parts of all plans together."""
    whole = Score()
    for parts in scores:
        for score in parts.values():
            whole += score
    return whole


def letters(text: str | None) -> str:
    """Letters and digits without diacritics and case."""
    bare = unicodedata.normalize("NFD", (text or "").casefold().replace("đ", "d"))
    return "".join(char for char in bare if char.isalnum() and char.isascii())


def _read(part: Mapping[str, Any]) -> bool:
    return part.get("status") in ("found", "garbled")


def _single(name: str, want: Mapping[str, Any], got: Mapping[str, Any]) -> Score:
    if want.get("status") == "blank":
        return Score(right=1) if got["status"] in ("blank", "garbled") else Score(extra=int(_read(got)), lost=1)
    if not _read(want):
        return Score(extra=int(_read(got)))
    right = _read(got) and _same(name, want, got)
    return Score(right=1) if right else Score(extra=int(_read(got)), lost=1)


def _same(name: str, want: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if name == "date" and want.get("value"):
        return bool(got["value"] == want["value"])
    if name == "number":
        return re.sub(r"\D", "", got["text"] or "").lstrip("0") == re.sub(r"\D", "", want["text"]).lstrip("0")
    return _alike(want["text"], got["text"], LIKE)


def _listed(name: str, want: Mapping[str, Any], got: Mapping[str, Any]) -> Score:
    wanted = _rows(name, want.get("value") or []) if _read(want) else []
    left = _rows(name, got.get("value") or []) if _read(got) else []
    right = 0
    for row in wanted:
        like = next((other for other in left if _alike(row, other, LIKE_ENTRY)), None)
        if like is not None:
            left.remove(like)
            right += 1
    return Score(right, len(left), len(wanted) - right)


def _rows(name: str, value: list[Any]) -> list[str]:
    if name == "sections":
        return [f"{row['numeral']}. {row['title']}" for row in value]
    if name == "legal_bases":
        return [f"{row['code'] or row['type']} {row['date'] or ''}" for row in value]
    return value


def _alike(want: str, got: str | None, least: float) -> bool:
    return difflib.SequenceMatcher(None, letters(want), letters(got), autojunk=False).ratio() >= least
