"""Many texts as one, a line each: for asking once, not text by text, whether words of a rule occur at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate


class JoinedTexts:
    """The texts, and which words there are among them: a plan of 30 KB has hardly a thousand, and most literals ask for another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]
        words = set[str]()
        for text in texts:  # one by one: all words of a long plan at once are a hundred MB
            words.update(text.split())
        self._words = f" {' '.join(words)} "

    def holds(self, literal: str) -> bool:
        """Whether a literal, of one line, stands in some text."""
        for piece in _pieces(literal):  # a loop and not all(): asked for every literal of every rule
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
