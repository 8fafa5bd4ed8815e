"""Parts of the header that stand on two lines: the type name (``KẾ`` / ``HOẠCH``), the number below its word (``Sô:`` / ``47/KH-SNV``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.grammar.code import read_number
from checker.grammar.typename import type_of
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line
from checker.parsing.recognition.costs import MARK
from checker.parsing.recognition.guessing import Guess
from checker.parsing.type_line import wrapped_type
from checker.wording.folding import same_tone

_WORDS, _NUMBER_WORD = ("so", "s0"), "Số:"


class OnTwoLines(NamedTuple):
    """A part whose first line is ``lines[at]``; ``guesses``: the lines of it that have a slip."""

    part: str
    at: int
    guesses: list[Guess]


def on_two_lines(lines: Sequence[Line]) -> Iterator[OnTwoLines]:
    """Those of the parts that stand so."""
    for at, (upper, lower) in enumerate(pairwise(lines)):
        whole = wrapped_type(upper, lower)
        name = type_of(whole.text) if whole is not None else None
        if name:
            words, head = name[0].upper().split(), len(upper.text.split())
            meant = ((upper, " ".join(words[:head])), (lower, " ".join(words[head:])))
            yield OnTwoLines(
                "type_name", at, [_guess(line, "type_name", text) for line, text in meant if same_tone(line.text) != same_tone(text)]
            )
        elif upper.low.rstrip(" :;.,") in _WORDS and _is_number_alone(lower.text):
            yield OnTwoLines("number", at, [_guess(upper, "number", _NUMBER_WORD)])


def _guess(line: Line, part: str, meant: str) -> Guess:
    return Guess(MARK, line, part, meant)


def _is_number_alone(text: str) -> bool:
    """Number and symbol, without the word before them."""
    found = read_number(text)
    return found is not None and not found.word and bool(found.digits and found.slash and found.type)
