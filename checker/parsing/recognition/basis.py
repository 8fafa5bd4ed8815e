"""Bases that open with ``Căn cứ`` in all but some letters: ``Cn cứ Luật …``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.grammar.typename import ACTS, TYPES
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.wordings import BASIS
from checker.wording.folding import bare

_LIMIT = 1.45
_HEAD = 10  # characters in which the two words stand, slips and all
_ACT = 40  # characters behind them in which the type of an act is named
_NAMED = (*TYPES, *ACTS)


def slips_of_bases(lines: Sequence[Line]) -> Iterator[Guess]:
    """The lines below the title that cite an act, and open with the fixed words but for a slip."""
    for line in lines:
        text = line.text
        opening = text.lstrip("-–+•* ")  # a typed bullet is no slip of the words
        if opening.startswith(BASIS) and not opening[len(BASIS) : len(BASIS) + 1].isalnum():
            continue
        low = bare(text[:_HEAD])
        if not (low.startswith("can") or "cu" in low[2:]) or not any(name in text[:_ACT] for name in _NAMED):
            continue
        fit = aligned(text[:_ACT], form(f"{BASIS} {{rest}}"), _LIMIT)
        if fit and fit.slots[0].lstrip().startswith(_NAMED):
            yield Guess(fit.cost, line, "legal_bases", fit.text + text[_ACT:], margin=_LIMIT - fit.cost, instead="body")
