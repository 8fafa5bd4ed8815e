"""Which files a section is about: globs with ``**`` for any folders."""

from __future__ import annotations

import re
from functools import cache


def matches(path: str, pattern: str) -> bool:
    """Whether ``path``, relative and with forward slashes, is one the glob means; without a slash a glob means names at any depth."""
    return _compiled(pattern).fullmatch(path if "/" in pattern else path.rpartition("/")[2]) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(pattern.removeprefix("./").lstrip("/"))), re.DOTALL)


def _pieces(pattern: str) -> list[str]:
    """The glob as pieces of a regular expression: ``**/`` any folders or none, ``*`` anything within one name."""
    pieces, at = [], 0
    for found in re.finditer(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]", pattern):
        pieces.append(re.escape(pattern[at : found.start()]))
        pieces.append(_PIECES.get(found.group()) or _letters(found.group()))
        at = found.end()
    return [*pieces, re.escape(pattern[at:])]


_PIECES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _letters(group: str) -> str:
    """``[abc]`` or ``[!abc]``, its letters taken as they are but for ranges."""
    inner = group[1:-1]
    negated = inner.startswith("!")
    letters = re.sub(r"[\\\[\]^&~|]", lambda odd: "\\" + odd.group(), inner.removeprefix("!"))
    return f"[^/{letters}]" if negated else f"[{letters}]"
