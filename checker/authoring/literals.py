"""Which literals a pattern cannot match without: found when the rules are compiled, so that a run need not compile the pattern.

Like the prefilters of code search (Cox, "Regular Expression Matching with a Trigram Index"): of every text a pattern matches in,
one of the literals is a part. A pattern without such literals has none, which is never wrong. One text is asked for more
(``demands_of``): of each thing that a pattern cannot do without, its literals, the first letters of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _casefix  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST, SHORTEST = 24, 2
"""Literals of a pattern, and characters of each: of a list of lines, more or shorter ones cost more than they spare."""
_LONG = 6  # characters; longer ones are hardly rarer
_WIDEST = 6  # letters of a class that are written out
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_TRANSPARENT = (sre.AT, sre.ASSERT_NOT)

Literals = frozenset[str]


def literals_of(pattern: str) -> tuple[str, ...]:
    """The literals, sorted; none where the pattern can do without, is too wide, or makes capitals and small letters one."""
    tree = parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return ()
    found = _needed(tree)
    return tuple(sorted(found)) if found else ()


def _needed(tree: Iterable[tuple[Any, Any]]) -> Literals | None:
    """The best set of which every match of a sequence has one."""
    candidates: list[Literals] = []
    run: Literals = frozenset(("",))
    for kind, value in tree:
        if kind in _TRANSPARENT:
            continue
        if kind is sre.ASSERT:
            candidates.append(_needed(value[1]) or frozenset())
            continue
        exact = _exact(kind, value)
        grown = frozenset(map("".join, product(run, exact))) if exact is not None else None
        if grown is not None and len(grown) <= MOST:
            run = grown
            continue
        candidates += [run, _within(kind, value) or frozenset()]
        run = exact if exact is not None and len(exact) <= MOST else frozenset(("",))
    good = (each for each in map(_fewest, (*candidates, run)) if _is_good(each))
    return max(good, key=_worth, default=None)


def _fewest(literals: Literals) -> Literals:
    """The same without those that hold another of them."""
    return frozenset(each for each in literals if not any(other != each and other in each for other in literals))


def _is_good(literals: Literals) -> bool:
    return 0 < len(literals) <= MOST and min(map(len, literals)) >= SHORTEST


def _worth(literals: Literals) -> tuple[int, int]:
    return min(*map(len, literals), _LONG), -len(literals)


def _exact(kind: Any, value: Any) -> Literals | None:
    """All that an element can match, where that can be written out."""
    if kind is sre.LITERAL:
        return frozenset(chr(value))
    if kind is sre.IN:
        return _class(value)
    if kind in _REPEATS and value[1] == 1:
        once = _whole(value[2])
        return once if value[0] == 1 or once is None else once | {""}
    return _united([_whole(branch) for branch in _branches(kind, value)])


def _class(items: Sequence[tuple[Any, Any]]) -> Literals | None:
    if len(items) > _WIDEST or any(kind is not sre.LITERAL for kind, _ in items):
        return None
    return frozenset(chr(code) for _, code in items)


def _whole(tree: Iterable[tuple[Any, Any]]) -> Literals | None:
    """All that a sequence can match."""
    run: Literals = frozenset(("",))
    for kind, value in tree:
        if kind in _TRANSPARENT or kind is sre.ASSERT:
            continue
        exact = _exact(kind, value)
        if exact is None or len(run) * len(exact) > MOST:
            return None
        run = frozenset(map("".join, product(run, exact)))
    return run


def _within(kind: Any, value: Any) -> Literals | None:
    """The best set of an element that cannot be written out whole."""
    if kind in _REPEATS:
        return _needed(value[2]) if value[0] else None
    return _united([_needed(branch) for branch in _branches(kind, value)])


def _branches(kind: Any, value: Any) -> Sequence[Iterable[tuple[Any, Any]]]:
    """The sequences one of which an element is; none for what is not made of such, or makes capitals and small letters one."""
    if kind is sre.BRANCH:
        branches: Sequence[Iterable[tuple[Any, Any]]] = value[1]
        return branches
    if kind is sre.SUBPATTERN:
        return () if value[1] & re.IGNORECASE else (value[3],)
    return (value,) if kind is sre.ATOMIC_GROUP else ()


def _united(sets: Sequence[Literals | None]) -> Literals | None:
    """One of several; ``None`` of none, or where one is not known."""
    if not sets or any(each is None for each in sets):
        return None
    return frozenset().union(*(each for each in sets if each is not None))


def demands_of(pattern: str) -> list[Any]:
    """What a text must hold for a pattern to occur in it: all of the list, and of each list within one, a literal or such a list again.

    Where capitals and small letters are one (``(?i)``) they are asked of the text in small letters.
    """
    tree = parser.parse(pattern)
    alike = bool(tree.state.flags & re.IGNORECASE)
    return _demands(tree, alike) if pattern.startswith("(?i)") or not alike else []


def _demands(tree: Iterable[tuple[Any, Any]], alike: bool) -> list[Any]:
    runs: list[Literals] = [frozenset(("",))]
    within: list[Any] = []
    for kind, value in tree:
        if kind in _TRANSPARENT:
            continue
        exact = None if kind is sre.ASSERT else _spelt(kind, value, alike)
        grown = frozenset(map("".join, product(runs[-1], exact))) if exact is not None else frozenset()
        if 0 < len(grown) <= MOST:
            runs[-1] = grown
        elif exact is not None:
            runs.append(exact)
        elif kind is sre.ASSERT:
            within += _demands(value[1], alike)
        else:
            within += _demanded_by(kind, value, alike)
            runs.append(frozenset(("",)))
    met = [_fewest(frozenset(each[:_LONG] for each in run)) for run in runs if "" not in run]
    telling = [run for run in met if min(map(len, run)) >= SHORTEST] or ([] if within else met)
    return [*(sorted(run) if len(run) > 1 else next(iter(run)) for run in telling), *within]


def _demanded_by(kind: Any, value: Any, alike: bool) -> list[Any]:
    """What an element demands that is not written out as one of a few texts."""
    if kind in _REPEATS:
        return _demands(value[2], alike) if value[0] else []
    branches = [_demands(branch, alike) for branch in _branches(kind, value)]
    if len(branches) < 2 or not all(branches):
        return branches[0] if len(branches) == 1 else []
    return [[each[0] if len(each) == 1 and isinstance(each[0], str) else each for each in branches]]


def _spelt(kind: Any, value: Any, alike: bool) -> Literals | None:
    """All that an element can match, in small letters where they are one with capitals; not of letters that have a third form (i, s)."""
    exact = _exact(kind, value)
    if exact is None or len(exact) > MOST or not alike:
        return exact if exact is None or len(exact) <= MOST else None
    low = frozenset(map(str.lower, exact))
    return None if any(ord(letter) in _casefix._EXTRA_CASES for literal in low for letter in literal) else low
