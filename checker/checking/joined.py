"""Many texts as one, a line each: for asking once, not text by text, whether words of a rule occur at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from checker.model.tuples import NamedTuple

Three = tuple[str, str, str]


class _HintPieces(NamedTuple):
    """A literal taken apart at its spaces: words with a space on either side, and every three signs of what may be a piece of a word."""

    words: tuple[str, ...]
    threes: frozenset[Three]


class JoinedTexts:
    """The texts, and which words there are among them: a plan of 30 KB has hardly a thousand, and most literals ask for another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
        words = set(self.text.split())
        self._words = words
        self._threes = _threes_of(f" {' '.join(words)} ")

    def holds(self, literal: str) -> bool:
        """Whether a literal, of one line, stands in some text."""
        words, threes = _pieces(literal)
        return self._threes.issuperset(threes) and self._words.issuperset(words) and literal in self.text

    def holders(self, literals: Iterable[str]) -> list[int]:
        """The numbers of the texts in which one of the literals stands."""
        found = {number for literal in literals if self.holds(literal) for number in self._numbers(literal)}
        return sorted(found)

    def _numbers(self, literal: str) -> Iterator[int]:
        at = self.text.find(literal)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            following = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            at = self.text.find(literal, max(following, at + 1))


@cache
def _pieces(literal: str) -> _HintPieces:
    if not literal.isprintable():  # it holds white space of another kind, at which the words were parted
        return _HintPieces((), frozenset())
    first, *inner = literal.split(" ")
    if not inner:
        return _HintPieces((), _threes_of(literal))
    last = inner.pop()
    return _HintPieces(tuple(filter(None, inner)), _threes_of(f"{first} ") | _threes_of(f" {last}"))


def _threes_of(text: str) -> frozenset[Three]:
    """Every three signs that stand side by side in a text: one lookup each tells of nearly every literal that it is not there."""
    return frozenset(zip(text, text[1:], text[2:], strict=False))
