"""Patterns that are compiled when they are first used: compiling all at the start costs more than reading a plan."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class _LazyPattern:
    """Stands for a pattern; each of its methods is taken over from the compiled one when first asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


class _WordedPattern(_LazyPattern):
    """The same for one that matches no text without one of some words: such a text is not put before it."""

    def __init__(self, text: str, flags: int, words: tuple[str, ...]) -> None:
        super().__init__(text, flags)
        self.words = words

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(str(self._text), self._flags)

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.match(text, *span) if any(map(text.__contains__, self.words)) else None  # no generator: it is asked often

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.fullmatch(text, *span) if any(map(text.__contains__, self.words)) else None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return self._compiled.search(text, *span) if any(map(text.__contains__, self.words)) else None


def lazy_pattern(text: AnyStr, flags: int = 0, *, words: tuple[str, ...] = ()) -> re.Pattern[AnyStr]:
    """The pattern, for one that most plans never meet. Whether it can be compiled is seen at its first use (and in the tests).

    ``words``: literals without one of which it matches nothing (``tests/patterns`` holds that): most plans have texts to ask, but none
    with such a word, and asking that costs less than the pattern.
    """
    made = _WordedPattern(text, flags, words) if words and isinstance(text, str) else _LazyPattern(text, flags)
    return cast("re.Pattern[AnyStr]", made)
