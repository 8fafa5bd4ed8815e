"""Comments written to this program: ``thethuc: bỏ qua TT0302 — lý do``, in Word's margin or, in a text, as ``<!-- … -->``.

And those it wrote itself, by ``thethuc annotate``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Comment
from checker.model.patterns import lazy_pattern

_OURS = lazy_pattern(r"\s*thethuc\s*:", re.IGNORECASE)
_BY_US = lazy_pattern(r"(?:\d{1,4}(?:\.\d{1,4})?\. )?[^\W\d_]++(?: [^\W\d_]++){0,3} · [^\[\]\n]{1,80} \[[A-Z]{2,4}\d{2,4}\]\Z")
_BLANK = lazy_pattern(r"\s*+")
_IN_TEXT = lazy_pattern(r"<!--(\s*thethuc\s*:(?>(?:(?!-->|<!--)[\s\S])*))-->", re.IGNORECASE)

_A_LINE = lazy_pattern(r"^[ \t]{0,9}<!--((?>(?:[^-\n]|-(?!->))*))-->[ \t]{0,99}$", re.MULTILINE)
_LONGEST = 300  # letters of a comment in which a mark may be


def for_us(text: str) -> bool:
    """Whether a comment is written to this program."""
    return _OURS.match(text) is not None


def by_us(heading: str) -> bool:
    """Whether a comment that begins with this line was written by this program: ``2. LỖI · Số [TT0302]``, in any language."""
    return _BY_US.match(heading) is not None


def taken_out(text: str) -> tuple[str, tuple[Comment, ...]]:
    """A text without the comments written to this program, its lines numbered as before, and those comments."""
    if "<!--" not in text:
        return text, ()
    comments = tuple(_comments(text))
    return _IN_TEXT.sub(lambda found: "\n" * found.group().count("\n"), text), comments


def without_comments(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the lines that are a comment of a page and nothing else, which no page prints, and the words of those."""
    if "<!--" not in text:
        return text, ()
    return _A_LINE.sub("", text), tuple(words[:_LONGEST].strip() for words in _A_LINE.findall(text))


def _comments(text: str) -> Iterator[Comment]:
    line, counted = 1, 0
    for found in _IN_TEXT.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        meant = line + _lines_down(text, found.start(), found.end())
        yield Comment(" ".join(found.group(1).split()), "", meant, meant)


def _lines_down(text: str, start: int, end: int) -> int:
    """How far below its first line the line stands that a comment is about: its own, or the next with words when it stands alone."""
    before = text.rfind("\n", 0, start) + 1
    after = text.find("\n", end)
    after = len(text) if after < 0 else after
    if text[before:start].strip() or text[end:after].strip():
        return 0
    blank = _BLANK.match(text, min(after + 1, len(text)))
    return text.count("\n", start, end) + 1 + (blank.group().count("\n") if blank else 0)
