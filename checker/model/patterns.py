"""Patterns that are compiled when they are first used: compiling all at the start costs more than reading a plan.

``re`` compiles in Python and keeps nothing between starts, which was a quarter of a start. So what sample plans ask for is compiled
when the rules are (:mod:`checker.authoring.pattern_file`), and a run hands it to the machine of ``re`` as ``re`` would. What is not
there, was made for another Python or is not whole is compiled as ever: the file saves time and decides nothing.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from functools import cached_property
from typing import Any, AnyStr, cast

from checker.model import data

MACHINE = (_sre.MAGIC, _sre.CODESIZE, sys.byteorder)
"""What a file must say it was made for."""
Key = tuple[str | bytes, int]


class PatternStore:
    """What the build has compiled, read when first asked for. ``noted``: while it builds, what is asked for."""

    def __init__(self) -> None:
        self.noted: set[Key] | None = None

    def get(self, key: Key) -> bytes | None:
        """What is kept of a pattern."""
        if self.noted is None:
            return self._kept.get(key)
        self.noted.add(key)
        return None

    @cached_property
    def _kept(self) -> dict[Key, bytes]:
        try:
            with open(data.PATTERN_FILE, "rb") as file:
                machine, kept = marshal.loads(file.read())  # noqa: S302 - lies beside our own bytecode, which is loaded so
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return kept if machine == MACHINE and isinstance(kept, dict) else {}


STORE = PatternStore()


def compiled_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, sooner where the build has compiled it. Raises :class:`re.error` as it does."""
    kept = STORE.get((text, int(flags)))
    if kept is not None:
        try:
            all_flags, code, *groups = marshal.loads(kept)  # noqa: S302 - the same file
            return cast("re.Pattern[AnyStr]", _sre.compile(text, all_flags, memoryview(code).cast("I").tolist(), *groups))
        except (EOFError, ValueError, TypeError, RuntimeError):
            pass  # not whole: compiled as ever
    return re.compile(text, flags)


class _LazyPattern:
    """Stands for a pattern; each of its methods is taken over from the compiled one when first asked for."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(compiled_pattern(cast(str, self._text), self._flags), name)
        setattr(self, name, found)
        return found


class _WordedPattern(_LazyPattern):
    """The same for one that matches no text without one of some words: such a text is not put before it."""

    def __init__(self, text: str, flags: int, words: tuple[str, ...]) -> None:
        super().__init__(text, flags)
        self.words = words

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled_pattern(str(self._text), self._flags)

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
