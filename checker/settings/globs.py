"""Which files a section is about: globs with ``**`` for any folders.

Most globs have a star or two and are left to a regular expression. One with more is walked letter by letter with all the
places it may have come to, since an expression would go back and try each star at each letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_PIECE = lazy_pattern(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]")
_PIECES = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_FEW = 2  # stars that an expression may have


def matches(path: str, pattern: str) -> bool:
    """Whether ``path``, relative and with forward slashes, is one the glob means; without a slash a glob means names at any depth."""
    wanted = path if "/" in pattern else path.rpartition("/")[2]
    pattern = pattern.removeprefix("./").lstrip("/")
    if pattern.count("*") <= _FEW:
        return _compiled(pattern).fullmatch(wanted) is not None
    return _walked(wanted, _states(pattern))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_PIECES.get(piece) or _letters(piece) for piece in _pieces(pattern)), re.DOTALL)


def _pieces(pattern: str) -> Iterator[str]:
    """The glob piece by piece: ``**/`` any folders or none, ``*`` anything within one name, a letter or a group of letters."""
    at = 0
    for found in _PIECE.finditer(pattern):
        yield from pattern[at : found.start()]
        yield found.group()
        at = found.end()
    yield from pattern[at:]


def _letters(group: str) -> str:
    """A letter, or ``[abc]`` or ``[!abc]``, its letters taken as they are but for ranges."""
    if len(group) == 1:
        return re.escape(group)
    inner = group[1:-1]
    negated = inner.startswith("!")
    letters = re.sub(r"[\\\[\]^&~|]", lambda odd: "\\" + odd.group(), inner.removeprefix("!"))
    return f"[^/{letters}]" if negated else f"[{letters}]"


class _State(NamedTuple):
    """A place in a glob: the one letter that leads on, the letters that lead back here, and whether nothing leads on too."""

    onward: re.Pattern[str] | None = None
    staying: re.Pattern[str] | None = None
    free: bool = False
    folder: bool = False
    """Inside a folder's name of ``**/``: a slash leads back to the place before."""


_NAME, _ANY = re.compile(r"[^/]"), re.compile(r".", re.DOTALL)


@cache
def _states(pattern: str) -> tuple[_State, ...]:
    states: list[_State] = []
    for piece in _pieces(pattern):
        if piece == "**/":
            states += [_State(_NAME, free=True), _State(staying=_NAME, folder=True)]
        elif piece in ("**", "*"):
            states.append(_State(staying=_ANY if piece == "**" else _NAME, free=True))
        else:
            states.append(_State(_NAME if piece == "?" else re.compile(_letters(piece), re.DOTALL)))
    return tuple(states)


def _walked(path: str, states: tuple[_State, ...]) -> bool:
    """Whether the path leads through all states; time grows with the product of their lengths, never with a power."""
    here = _reached({0}, states)
    for letter in path:
        here = _reached({onward for at in here if at < len(states) for onward in _onward(at, states[at], letter)}, states)
        if not here:
            return False
    return len(states) in here


def _onward(at: int, state: _State, letter: str) -> Iterator[int]:
    if state.staying is not None and state.staying.match(letter):
        yield at
    if state.onward is not None and state.onward.match(letter):
        yield at + 1
    if state.folder and letter == "/":
        yield at - 1


def _reached(here: set[int], states: tuple[_State, ...]) -> set[int]:
    """Those places and the ones nothing more is needed for; past ``**/`` lies the place after the folder's name."""
    found: set[int] = set()
    waiting = list(here)
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            if at < len(states) and states[at].free:
                waiting.append(at + 2 if states[at].onward is not None else at + 1)
    return found
