"""Texts made to hurt a pattern, taken from the pattern itself, and the time it takes over them."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from re import _constants as sre
from re import _parser as parser
from typing import Any

_FEW = 3  # examples of each part of a pattern
_FAILING = ("\x01", "\n\x01", "")
_COMMON = (" ", "a", "A", "1", ".", "-", "a ", "A ", "1 ", ". ", "- ", "/", "…", "đ", ", ", "a\t", "\n", "(", "“")
_MANY = 20  # repeats: more of them are no loop
_CATEGORIES = {
    sre.CATEGORY_DIGIT: "1", sre.CATEGORY_NOT_DIGIT: "a -", sre.CATEGORY_SPACE: " \t\n", sre.CATEGORY_NOT_SPACE: "aA1.-",
    sre.CATEGORY_WORD: "aA1đ", sre.CATEGORY_NOT_WORD: " -.\n",
}  # fmt: skip


def texts(pattern: str | bytes, flags: int) -> Iterator[Callable[[int], str]]:
    """Makers of texts of a length: what stands before each loop of the pattern, then the loop's body over and over."""
    written = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    tree = parser.parse(written, flags & ~re.UNICODE if isinstance(pattern, bytes) else flags)
    seen: set[tuple[str, str]] = set()
    loops = list(_loops(list(tree), ("",)))
    whole = list(islice(_samples(list(tree)), _FEW))
    pumps = [("", pump) for pump in (*_COMMON, *whole)] + loops + [("", before + body) for before, body in loops]
    for before, pump in pumps:
        if pump and (before, pump) not in seen:
            seen.add((before, pump))
            yield lambda size, before=before, pump=pump: (before + pump * (size // len(pump) + 1))[:size]  # type: ignore[misc]


def _loops(items: Sequence[Any], before: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each loop's body with what leads to it."""
    for number, (kind, value) in enumerate(items):
        lead = [start + middle for start in before for middle in islice(_samples(items[:number]), 2)] or [""]
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            _, most, body = value
            if most >= _MANY:
                for sample in islice(_samples(list(body)), _FEW):
                    yield from ((start, sample) for start in lead[:2])
                after = next(_samples(items[number + 1 :]), "")
                for sample in islice(_samples(list(body)), 1):
                    yield "", sample + after
            yield from _loops(list(body), lead[:1])
        elif kind is sre.SUBPATTERN:
            yield from _loops(list(value[3]), lead[:1])
        elif kind is sre.ATOMIC_GROUP:
            yield from _loops(list(value), lead[:1])
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _loops(list(branch), lead[:1])
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _loops(list(value[1]), lead[:1])


def _samples(items: Sequence[Any]) -> Iterator[str]:
    """A few texts that the parts of a pattern take, one after another."""
    choices = [list(islice(examples(kind, value), _FEW)) or [""] for kind, value in items]
    for turn in range(_FEW):
        yield "".join(options[turn % len(options)] for options in choices)


def examples(kind: Any, value: Any) -> Iterator[str]:
    if kind is sre.LITERAL:
        yield chr(value)
    elif kind is sre.NOT_LITERAL:
        yield from (sign for sign in "a 1" if sign != chr(value))
    elif kind is sre.ANY:
        yield from "a 1"
    elif kind is sre.IN:
        yield from _of_class(value)
    elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, most, body = value
        for sample in islice(_samples(list(body)), _FEW):
            yield sample * max(least, min(1, most))
        if least == 0:
            yield ""
    elif kind is sre.SUBPATTERN:
        yield from _samples(list(value[3]))
    elif kind is sre.ATOMIC_GROUP:
        yield from _samples(list(value))
    elif kind is sre.BRANCH:
        for branch in value[1]:
            yield next(_samples(list(branch)))


def _of_class(members: Sequence[Any]) -> Iterator[str]:
    negated = members and members[0][0] is sre.NEGATE
    listed = list(_members(members))
    if not negated:
        yield from dict.fromkeys(listed)
        return
    refused = re.compile("[" + "".join(_source(kind, value) for kind, value in members[1:]) + "]")
    yield from (sign for sign in "a 1-A.đ\n" if not refused.match(sign))


def _members(members: Sequence[Any]) -> Iterator[str]:
    for kind, value in members:
        if kind is sre.LITERAL:
            yield chr(value)
        elif kind is sre.RANGE:
            yield chr(value[0])
        elif kind is sre.CATEGORY:
            yield from _CATEGORIES.get(value, "a")


def _source(kind: Any, value: Any) -> str:
    if kind is sre.LITERAL:
        return re.escape(chr(value))
    if kind is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return {
        sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D", sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S",
        sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
    }[value]  # fmt: skip


class TooLongError(Exception):
    """A pattern that was stopped."""


def seconds(compiled: re.Pattern[Any], way: str, text: str | bytes, patience: float) -> float:
    """Processor time of one try, and of all tries that follow it in the text; stopped at ``patience``, :func:`_stopped` around it."""
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    begun = time.process_time()
    try:
        if way == "search":
            for _ in compiled.finditer(text):
                pass
        else:
            getattr(compiled, way)(text)
        return time.process_time() - begun
    except TooLongError:
        return patience
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextmanager
def _stopped() -> Iterator[None]:
    """The alarm of a try that takes too long raises :class:`TooLongError` in here."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGVTALRM, before)


_FLOOR = 0.012  # seconds for 8000 letters; a linear pattern takes well under one hundredth
_HINT = _FLOOR / 16
"""Seconds for the shortest text: a square that costs the floor for the longest costs a sixteenth for one a quarter as long."""
_PATIENCE = 0.2
_STEEP = 2.8  # what twice the letters may cost; a line costs 2, a square 4
_SIZES = (2000, 4000, 8000)


def steep(compiled: re.Pattern[Any], way: str) -> str | None:
    """The text, told by its ends, that a pattern takes more than linear time over; ``None`` when none was found."""
    as_bytes = isinstance(compiled.pattern, bytes)
    with _stopped():
        return _steep(compiled, way, as_bytes)


def _steep(compiled: re.Pattern[Any], way: str, as_bytes: bool) -> str | None:
    for make in texts(compiled.pattern, compiled.flags):
        for end in _FAILING:
            if _is_steep(compiled, way, lambda size, make=make, end=end: _text(make(size) + end, as_bytes)):  # type: ignore[misc]
                return f"{make(30)!r}…{end!r}"
    return None


def _text(text: str, as_bytes: bool) -> str | bytes:
    return text.encode("latin-1", "replace") if as_bytes else text


def _is_steep(compiled: re.Pattern[Any], way: str, make: Callable[[int], str | bytes]) -> bool:
    for size in (60, 500):  # what is exponential shows before it hangs
        if seconds(compiled, way, make(size), _PATIENCE) > _FLOOR * 4 and seconds(compiled, way, make(size), _PATIENCE) > _FLOOR * 4:
            return True
    if seconds(compiled, way, make(_SIZES[0]), _PATIENCE) < _HINT or seconds(compiled, way, make(_SIZES[2]), _PATIENCE) < _FLOOR:
        return False
    for _ in range(3):  # a busy machine makes one measure slow, not three in the same way
        small, middle, large = (min(seconds(compiled, way, make(size), _PATIENCE) for _ in range(2)) for size in _SIZES)
        if large == _PATIENCE:  # stopped, twice
            return True
        if large < _FLOOR or large < _STEEP * middle or middle < _STEEP * small:
            return False
    return True
