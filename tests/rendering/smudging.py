"""A plan as recognition hands it over: columns run together line by line, lines broken, shapes taken for one another."""

from __future__ import annotations

import textwrap
import unicodedata
from itertools import zip_longest
from random import Random

from tests.builders.plan_text import PlanText

WIDTH = 80  # characters a printed line
# What recognition without Vietnamese reads for a letter; the first is what it mostly reads.
CONFUSED = {
    "đ": "dbp", "Đ": "DPB", "ơ": "o60", "ờ": "o6", "ở": "o6¢", "ợ": "oq", "ớ": "o6", "ô": "o60", "ộ": "o6", "ồ": "o6", "ố": "o6é",
    "ổ": "o6", "ọ": "oq", "ư": "uw", "ứ": "u", "ừ": "u", "ữ": "u", "ử": "u", "ự": "u", "ấ": "aéd", "ậ": "a", "ầ": "a", "ê": "eé",
    "ế": "eé", "ệ": "eé¢", "ề": "eé", "ể": "eé", "á": "ad", "à": "a", "ạ": "a", "ả": "a", "ă": "a", "ắ": "a", "Ô": "O0Q", "Ộ": "OQ",
    "Ố": "O6", "Ồ": "O", "Ợ": "OQ", "Ê": "EÉ", "Ế": "EÉ", "Ư": "UU", "Á": "AÁ", "Ạ": "AẠ", "o": "o0", "l": "l1|", "I": "Il|1",
    "O": "O0Q", "/": "/[|", "S": "S$5", "a": "ad", "e": "ec", "n": "nu", "u": "uw", "i": "i1l", "-": "-~",
}  # fmt: skip


def page(plan: PlanText) -> str:
    """The plan's lines as a page shows them, both columns on one line with a single space."""
    header = _beside(plan.organ_lines, plan.motto_lines) + _beside((plan.number_line,), (plan.date_line,))
    paragraphs = [line for text in (*plan.opening, *plan.body) for line in [*textwrap.wrap(text, WIDTH), ""]]
    closing = _beside(plan.recipient_lines, (*plan.office_lines, "", "", *plan.name_lines))
    return "\n".join([*header, "", plan.type_name, *textwrap.wrap(plan.subject, WIDTH), "", *paragraphs, *closing, ""])


def smudged(text: str, pick: Random, share: float, *, marks: bool) -> str:
    """The text with ``share`` of its letters taken for others; without ``marks`` Vietnamese is lost first."""
    return "".join(_read(char, pick, share, marks) for char in text)


def _read(char: str, pick: Random, share: float, marks: bool) -> str:
    if char in CONFUSED and pick.random() < share:
        return pick.choice(CONFUSED[char])
    if marks or char.isascii():
        return char
    return "D" if char == "Đ" else "d" if char == "đ" else unicodedata.normalize("NFD", char)[0]


def _beside(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    return [" ".join(piece for piece in pair if piece) for pair in zip_longest(left, right, fillvalue="")]
