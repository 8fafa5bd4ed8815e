"""Which files a glob means, by the rules of ``gitignore(5)``: for sections of the configuration, ``exclude`` and ``.thethucignore``.

pathspec has these rules too, as one expression a glob, and ``*a*a*a*a*a*ab`` keeps it busy for minutes. Here a glob of a star or two is
an expression; one of more is walked letter by letter with all the places it may have come to, since an expression would go back and
try each star at each letter. The tests hold both to what git itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_PIECE = lazy_pattern(r"\\.|(?<![^/])\*\*/|\*+|\?|\[[!^]?\]?[^\]]*\]")
_PIECES = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
_FEW = 2  # stars that an expression may have


def matches(path: str, pattern: str, folder: bool = False) -> bool:
    """Whether a path, relative and with forward slashes, or a folder it lies in is one the glob means.

    Without a slash before its end a glob means names at any depth, with one a path from the folder it is written in; one that ends in a
    slash means folders alone; ``folder`` says that the path is one. Letters composed and taken apart (NFC, NFD) are the same.
    Raises :class:`re.error` for ``[z-a]``.
    """
    path, pattern = normalize("NFC", path), normalize("NFC", pattern)
    pattern = pattern[1:] if pattern.startswith("./") else pattern
    named = pattern.rstrip("/")
    places = [path[:at] for at, letter in enumerate(path) if letter == "/"]
    if folder or named == pattern:
        places.append(path)
    if "/" not in named:
        places = [place.rpartition("/")[2] for place in places]
    return any(_is_meant(place, named.lstrip("/")) for place in places)


def _is_meant(place: str, pattern: str) -> bool:
    if pattern.count("*") <= _FEW:
        return _compiled(pattern).fullmatch(place) is not None
    return _walked(place, _states(pattern))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_PIECES.get(piece) or _letters(piece) for piece in _pieces(pattern)), re.DOTALL)


def _pieces(pattern: str) -> Iterator[str]:
    """The glob piece by piece: ``**/`` any folders or none, stars anything within one name, a letter or a group of letters."""
    at = 0
    for found in _PIECE.finditer(pattern):
        yield from pattern[at : found.start()]
        star = found.group().startswith("*")
        yield ("**/" if found.group().endswith("/") else "*") if star else found.group()
        at = found.end()
    yield from pattern[at:]


def _letters(group: str) -> str:
    """A letter, one after a backslash, or ``[abc]`` or ``[!abc]``, its letters taken as they are but for ranges."""
    if not group.startswith("[") or len(group) == 1:
        return re.escape(group[-1])
    inner = group[1:-1]
    negated = inner.startswith(("!", "^"))
    letters = re.sub(r"[\\\[\]^&~|]", lambda odd: "\\" + odd.group(), inner[negated:])
    return f"[^/{letters}]" if negated else f"[{letters}]"


class _State(NamedTuple):
    """A place in a glob: the one letter that leads on, the letters that lead back here, and whether nothing leads on too."""

    onward: re.Pattern[str] | None = None
    staying: re.Pattern[str] | None = None
    free: bool = False
    folder: bool = False
    """Inside a folder's name of ``**/``: a slash leads back to the place before."""


_NAME = lazy_pattern(r"[^/]")


@cache
def _states(pattern: str) -> tuple[_State, ...]:
    states: list[_State] = []
    for piece in _pieces(pattern):
        if piece == "**/":
            states += [_State(_NAME, free=True), _State(staying=_NAME, folder=True)]
        elif piece == "*":
            states.append(_State(staying=_NAME, free=True))
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
