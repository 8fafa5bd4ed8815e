"""Organs' names that the law gives whole, wrapped on two lines, with a slip in either: ``SỞ GIÁO DỤC`` / ``VÀ ĐẠO TẠO``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from checker.parsing.lines import Line
from checker.parsing.recognition.costs import TYPED
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.organs import WHOLE_NAMES, name_meant, unmarked
from checker.parsing.recognition.word_amiss import is_said_so, with_a_letter_amiss
from checker.wording.folding import mostly_upper, one_space, same_tone

_LONGEST = 60  # characters of such a name
_WHOLE = frozenset(name for name in WHOLE_NAMES if not any(other.startswith((f"{name} ", f"{name},")) for other in WHOLE_NAMES))
"""Names that go on to no other: not SỞ VĂN HÓA, THỂ THAO, nor PHÒNG KINH TẾ."""


def slips_of_wrapped_names(lines: Sequence[Line], told: Collection[Line]) -> Iterator[Guess]:
    """The lines that make such a name word for word with their neighbour, and are it in all but some letters; ``told``: known already."""
    for upper, lower in pairwise(lines):
        first, second = one_space(upper.text), one_space(lower.text)
        if upper in told or lower in told or len(first) + len(second) > _LONGEST or not mostly_upper(f"{first} {second}"):
            continue
        if {same_tone(first), same_tone(f"{first} {second}")} & _WHOLE:
            continue
        guess = _meant(upper, f"{first} {second}")
        words = guess.meant.split() if guess else []
        head = len(first.split())
        if guess and len(words) == head + len(second.split()):
            for line, meant in ((upper, " ".join(words[:head])), (lower, " ".join(words[head:]))):
                if not is_said_so(meant, one_space(line.text)) and same_tone(one_space(line.text)) != same_tone(meant):
                    yield guess._replace(line=line, meant=meant)


def _meant(line: Line, name: str) -> Guess | None:
    """A name given whole, or one that opens with words the laws give."""
    return name_meant(line, name, TYPED) or unmarked(line, name) or with_a_letter_amiss(line, name)
