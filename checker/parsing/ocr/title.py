"""Where the header ends: the line that names the type, or what else cannot stand above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.grammar.ocr_shapes import alike, best
from checker.grammar.typename import TYPES, type_leading, type_of
from checker.model.patterns import lazy_pattern
from checker.parsing.ocr.printed import Printed
from checker.wording.folding import bare, is_upper, mostly_upper

PLAN = "KẾ HOẠCH"
_SEARCHED = 60  # lines
_BODY = lazy_pattern(r"\W*c[a-z]{1,2} c\S{1,3} (?:l\w{2}t|h\w+ phap|ng\w+|q\w+|th\w+|k\w+|ch\w+)\b|\W*kinh g\wi\b")
_LIKE = 0.7
_STAMPS = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT")
"""Degrees that are stamped beside the type name as often as above it (Phụ lục I, Phần II, Mục II, khoản 1, 2)."""
_LIKE_STAMP = 0.8
_LONGEST_STAMPED = 40  # characters of a type's name with a stamp in its frame beside it
_FRAME = " |[](){}"


def title_at(lines: Sequence[Printed], *, stamps: bool = True) -> tuple[int, list[Printed]]:
    """How many lines stand above the title, and the lines with a smudged type name written out.

    ``stamps``: a stamp beside the type name becomes a line above it; else every line stays the one it is.
    """
    for at, line in enumerate(lines[:_SEARCHED]):
        beside = _stamped(line) if stamps else None
        if beside:
            return at + 1, [*lines[:at], *beside, *lines[at + 1 :]]
        name = _type_named(line.text)
        if name:
            return at, [*lines[:at], _standing(line, name), *lines[at + 1 :]]
        if at and _begins_body(line.text):
            return at, list(lines)
    return 0, list(lines)


def _stamped(line: Printed) -> tuple[Printed, Printed] | None:
    """The stamp and the type name of a line that has both."""
    words = line.text.split()
    for count in range(1, len(words)) if len(line.text) <= _LONGEST_STAMPED else ():
        stamp = best(" ".join(words[:count]).strip(_FRAME), _STAMPS, _LIKE_STAMP)
        text = " ".join(words[count:]).strip(_FRAME)
        name = _type_named(text) if stamp else None
        if stamp and name:
            return line.part(stamp, gap=True), _standing(replace(line, text=text), name)
    return None


def _type_named(text: str) -> str | None:
    """The type the line names and nothing else, or that opens it before a subject."""
    exact = type_of(text)
    if exact and mostly_upper(text):
        return exact[0].upper()
    leading = type_leading(text)
    if leading:
        return text if any(map(str.isalpha, text[leading[1] :])) else text[: leading[1]]
    if mostly_upper(text) and _looks_like_plan(text):
        return PLAN
    return None


def _looks_like_plan(text: str) -> bool:
    """Nearer to KẾ HOẠCH than to any other type."""
    score = alike(text, PLAN)
    return score >= _LIKE and score >= max(alike(text, name) for name in TYPES)


def _standing(line: Printed, name: str) -> Printed:
    apart = line.part(line.text, gap=True)
    if name == line.text or bare(name) == bare(line.text).strip(" .:*-") or not is_upper(name):
        return apart
    return apart.saying(name)


def _begins_body(text: str) -> bool:
    """A basis, an addressee or a sentence: the header is over."""
    low = bare(text)
    return bool(_BODY.match(low)) or (len(text) > 60 and sum(map(str.isupper, text)) < 0.25 * len(text))
