"""The type name's line: ``KẾ HOACH``, ``KẾ HOẠCH Kiểm tra …`` on one line, ``KẾ HOẠCH (lần 2)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.grammar.typename import type_leading, type_of
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.guessing import REACH, Guess
from checker.parsing.recognition.left_out import WORD_LOST, short_of
from checker.parsing.recognition.wordings import PLAN, TYPE_NAMES
from checker.wording.folding import one_space

# What stands beside the type name on its line and is none of it: a number, how often it was written, what is done to an earlier plan.
MARKED = lazy_pattern(
    r"\W*(?:dự thảo\W+)?kế\s?hoạch\W*(?:(?:số|lần(?:\s+thứ)?|đợt)\s*(?:\d{1,3}|[IVX]{1,4}|hai|ba|tư|năm)|\d{1,2}"
    r"|(?<=\()(?:điều chỉnh|sửa đổi|bổ sung|thay thế|hợp nhất)[^().]{0,30})?\W*",
    re.IGNORECASE,
)
"""The line of a plan's type name with such a mark."""
_DRAFT = lazy_pattern(r"\W*dự thảo\W+", re.IGNORECASE, words=("ự thảo", "Ự THẢO"))
_OTHER_TYPE = 1.6


def guess_type(line: Line) -> Iterator[Guess]:
    """The line as the type name, if its slips are few."""
    text = one_space(line.text).strip(" .:*-")
    leading = type_leading(line.text)
    if leading and not type_of(text) and not MARKED.fullmatch(text) and line.text[leading[1] : leading[1] + 1].isspace():
        name = leading[0].upper()
        yield Guess(0.5, line, "type_name", name + line.text[leading[1] :])
    marked = MARKED.fullmatch(text)
    word = text.isupper() and short_of(text, (PLAN,))
    if len(text) > 30 or not (word or _capital(text) or type_of(text) or (marked and leading)):
        return
    if marked or word:
        yield Guess(WORD_LOST, line, "type_name", PLAN)
        return
    draft = _DRAFT.match(text)
    text = text[draft.end() :] if draft else text
    for name in TYPE_NAMES:
        limit = REACH["type_name"] if name == PLAN else _OTHER_TYPE
        found = aligned(text, form(name), limit) if abs(len(text) - len(name)) <= len(name) else None
        if found:
            yield Guess(found.cost, line, "type_name", name)


def _capital(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return 2 * sum(map(str.isupper, letters)) >= len(letters) > 2
