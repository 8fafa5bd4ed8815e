"""Many texts as one, a line each: for asking once, not text by text, whether words of a rule occur at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

_EDGE = 2  # letters of a word on either side of a space


class JoinedTexts:
    """The texts, and which words and which joints of two there are among them: of most literals a text of 30 KB lacks one or the other."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
        words = self.text.split()
        self._words = f" {' '.join(set(words))} "
        self._joints = {f"{word[-_EDGE:]} {following[:_EDGE]}" for word, following in pairwise(words)}

    def holds(self, literal: str) -> bool:
        """Whether a literal, of one line, stands in some text."""
        joints = _joints(literal)
        for joint in joints:  # loops and not all(): asked for every literal of every rule
            if joint not in self._joints:
                return False
        for piece in () if joints else _pieces(literal):
            if piece not in self._words:
                return False
        return literal in self.text

    def holders(self, literals: Iterable[str]) -> list[int]:
        """The numbers of the texts in which one of the literals stands."""
        found: set[int] = set()
        for literal in filter(self.holds, literals):
            found.update(self._numbers(literal))
        return sorted(found)

    def _numbers(self, literal: str) -> Iterator[int]:
        at = self.text.find(literal)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            following = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            at = self.text.find(literal, max(following, at + 1))


@cache
def _pieces(literal: str) -> tuple[str, ...]:
    """A literal taken apart at its spaces: words with a space on either side, at its ends what may be a piece of a word."""
    if not literal.isprintable():  # it holds white space of another kind, at which the words were parted
        return ()
    first, *inner = literal.split(" ")
    if not inner:
        return (literal,)
    last = inner.pop()
    return (f"{first} ", *(f" {word} " for word in inner if word), f" {last}")


@cache
def _joints(literal: str) -> tuple[str, ...]:
    """The joints of a literal: a space with the ends of the words beside it, which tell less than the words and are found at once.

    Its first and its last word may be pieces of longer ones: of fewer letters than a joint has they tell nothing.
    """
    words = literal.split(" ")
    if len(words) == 1 or not literal.isprintable():
        return ()
    whole = (len(words[0]) >= _EDGE, *map(bool, words[1:-1]), len(words[-1]) >= _EDGE)
    pairs = zip(pairwise(words), pairwise(whole), strict=True)
    return tuple(f"{word[-_EDGE:]} {following[:_EDGE]}" for (word, following), told in pairs if all(told))
