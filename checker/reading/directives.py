"""Comments written to this program: ``thethuc: bỏ qua TT0302 — lý do``, in Word's margin or, in a text, as ``<!-- … -->``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Comment
from checker.model.patterns import lazy_pattern

_OURS = lazy_pattern(r"\s*thethuc\s*:", re.IGNORECASE)
_IN_TEXT = lazy_pattern(r"<!--(\s*thethuc\s*:(?:(?!-->|<!--)[\s\S])*+)-->", re.IGNORECASE)


def for_us(text: str) -> bool:
    """Whether a comment is written to this program."""
    return _OURS.match(text) is not None


def taken_out(text: str) -> tuple[str, tuple[Comment, ...]]:
    """A text without the comments written to this program, its lines numbered as before, and those comments."""
    if "<!--" not in text:
        return text, ()
    comments = tuple(_comments(text))
    return _IN_TEXT.sub(lambda found: "\n" * found.group().count("\n"), text), comments


def _comments(text: str) -> Iterator[Comment]:
    for found in _IN_TEXT.finditer(text):
        line = _line_meant(text, found.start(), found.end())
        yield Comment(" ".join(found.group(1).split()), "", line, line)


def _line_meant(text: str, start: int, end: int) -> int:
    """The line a comment is about: its own, or the next with words when it stands alone."""
    own = text.count("\n", 0, start) + 1
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after, _, rest = text[end:].partition("\n")
    if before.strip() or after.strip():
        return own
    blank = len(rest) - len(rest.lstrip())
    return text.count("\n", 0, end) + 2 + rest[:blank].count("\n")
