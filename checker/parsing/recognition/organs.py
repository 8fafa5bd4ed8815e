"""Organs' names in which a generic word has a slip: ``KỞ Y TẾ``, ``UBNND XÃ …``; what is an organ's own name nobody can know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.grammar.organ import organ_kind
from checker.parsing.lines import Line
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import TYPED, Costs
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.wordings import COUNCILS, DEPARTMENTS, MINISTRIES, NAMED_WHOLE, OF_MINISTRIES, OPENINGS, UNITS
from checker.wording.folding import bare, mostly_upper, one_space, same_tone

_LIMIT, _SHORT_LIMIT = 1.45, 1.05
_READ_WORSE = 1.6
_SHORT = 12  # letters; a shorter wording allows fewer slips
_OF_COUNCILS = tuple(f"{council} {unit} " for council in COUNCILS for unit in UNITS)
_WHOLE = frozenset(same_tone(name) for name in NAMED_WHOLE)
_OF_COUNCILS_AND_OPENINGS = (*_OF_COUNCILS, *(f"{opening} " for opening in (*OPENINGS, *DEPARTMENTS)))
_KNOWN = tuple(same_tone(opening) for opening in _OF_COUNCILS_AND_OPENINGS)
_MINISTRIES = frozenset(map(same_tone, MINISTRIES))
_COUNCILS = frozenset(map(same_tone, COUNCILS))
_UNITS = tuple(f"{same_tone(unit)} " for unit in UNITS)
_ALONE = frozenset(same_tone(name) for name in (*COUNCILS, *OPENINGS))


def slips_of_organs(lines: Sequence[Line], costs: Costs = TYPED) -> Iterator[Guess]:
    """The capital lines that are an organ's name in all but some letters of its generic words."""
    above = ""
    for line in lines:
        text, before = one_space(line.text), above
        above = text
        if 3 < len(text) < 90 and mostly_upper(text):
            low = same_tone(text)
            if low in _WHOLE or low in _ALONE:
                continue
            guess = _whole(line, text, costs)
            if guess is None and low.startswith(_KNOWN):
                continue
            guess = guess or _opened(line, text, _OF_COUNCILS_AND_OPENINGS, costs)
            if guess is None and same_tone(before) in _MINISTRIES and organ_kind(text) is None:
                guess = _opened(line, text, tuple(f"{head} " for head in OF_MINISTRIES), costs)
            if guess is None and same_tone(before) in _COUNCILS and not low.startswith(_UNITS):
                guess = _opened(line, text, tuple(f"{unit} " for unit in UNITS), costs)
            if guess:
                yield guess


def _may_open(low: str, wording: str) -> bool:
    """Whether the first letters of a line can be a wording's but for a slip; nearly every wording is ruled out by them."""
    first = bare(wording[:2])
    return low[:1] in first or first[:1] in low[:2]


def _limit(wording: str, costs: Costs) -> float:
    """How much slips in a wording may cost; a recogniser's are many where there is one."""
    return (_LIMIT if len(wording) >= _SHORT else _SHORT_LIMIT) * (1.0 if costs is TYPED else _READ_WORSE)


def _whole(line: Line, text: str, costs: Costs) -> Guess | None:
    """A department or ministry, of which the law gives the whole name."""
    found = [
        (fit.cost, name) for name in (*NAMED_WHOLE, *COUNCILS[:2], *OPENINGS) if abs(len(name) - len(text)) < 3
        if (fit := aligned(text, form(name), _limit(name, costs), costs))
    ]  # fmt: skip
    cost, name = min(found, default=(0.0, ""))
    return Guess(cost, line, "organ", name, margin=_limit(name, costs) - cost) if name else None


def _opened(line: Line, text: str, openings: Sequence[str], costs: Costs) -> Guess | None:
    """A generic opening, then the organ's own name."""
    best: Guess | None = None
    low = bare(text)
    for opening in openings:
        if not _may_open(low, opening):
            continue
        limit = _limit(opening, costs)
        fit = aligned(text, form(f"{opening}{{rest}}"), limit, costs)
        if fit and len(fit.slots[0]) > 1 and (best is None or fit.cost < best.cost):
            best = Guess(fit.cost, line, "organ", fit.text, margin=limit - fit.cost, instead="superior_organ")
    return best
