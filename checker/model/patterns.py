"""Patterns that are compiled when they are first used: compiling all at the start costs more than reading a plan."""

from __future__ import annotations

import re
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


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, for one that most plans never meet. Whether it can be compiled is seen at its first use (and in the tests)."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(text, flags))
