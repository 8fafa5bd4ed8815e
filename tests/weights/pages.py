"""Labelled lines of recognised pages: the header of a plan as an engine hands it over, more and more smudged, its number by hand at times.

Smudging takes a letter for a letter, so that every part stays where it was printed: a reading is right where it begins and ends as its
part does. What comes near elsewhere, in a header from which a part was taken or in a body, is background.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from checker.parsing.recognition.printed_head import readings
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT
from tests.rendering.smudging import page, smudged
from tests.rendering.varied import varied
from tests.weights.labelled import Case

_VARIED, _NUMBERS = 30, 500
_SHARES = (0.0, 0.1, 0.25, 0.4, 0.55)
"""Of the letters that are taken for others; a third as many are not read at all."""
_UNREAD = "_?~"
_BY_HAND = 0.4  # of the pages
_ONE_COLUMN = 0.3  # of the pages: not two columns run together
_STROKES = "[]().,_~AZgqbJ"
_BODY = 6  # lines
_EDGE = 2  # signs by which the edge of a part may be missed
_WORDED = ("national_name", "motto")
_PARTS = (*_WORDED, "number", "date")


def pages(seed: int) -> Iterator[list[Case]]:
    """The cases of one plan after another."""
    numbers = Random(f"pages {seed}").sample(range(_NUMBERS), _VARIED)
    for name, plan in [*COMPLIANT.items(), *((str(number), varied(number)) for number in numbers)]:
        chance = Random(f"{seed} {name}")
        yield [case for share in _SHARES for marks in (True, False) for case in _page(plan, chance, share, marks=marks)]


def _page(plan: PlanText, chance: Random, share: float, *, marks: bool) -> Iterator[Case]:
    plan = _by_hand(plan, chance) if chance.random() < _BY_HAND else plan
    lines = page(plan).split("\n")
    title = lines.index(plan.type_name)
    header, body = lines[:title], [line for line in lines[title + 1 :] if line]
    if chance.random() < _ONE_COLUMN:
        header = [*plan.organ_lines, *plan.motto_lines, plan.number_line, plan.date_line]
    spots = _spots(plan, header)
    read = [_read(line, chance, share, marks=marks) for line in header]
    yield from _cases(read, spots)
    gone = chance.choice([part for part in _PARTS if part in spots])
    at, start, end = spots[gone]
    without = (read[at][:start] + " " * (end - start) + read[at][end:]).rstrip()
    yield from _cases([*read[:at], without, *read[at + 1 :]], {part: spot for part, spot in spots.items() if part != gone})
    drawn = [_read(line, chance, share, marks=marks) for line in chance.sample(body, min(_BODY, len(body)))]
    yield from _cases(drawn, {})


def _read(line: str, chance: Random, share: float, *, marks: bool) -> str:
    """The line as the engine reads it, sign for sign."""
    read = smudged(line, chance, share, marks=marks)
    return "".join(chance.choice(_UNREAD) if sign.isalpha() and chance.random() < share / 3 else sign for sign in read)


def _by_hand(plan: PlanText, chance: Random) -> PlanText:
    """The plan with strokes where its number, and the day perhaps, were written by hand."""
    number, day = ("".join(chance.choice(_STROKES) for _ in figures) for figures in (plan.number, plan.day))
    return replace(plan, number=number, day=day if chance.random() < _BY_HAND else plan.day)


def _spots(plan: PlanText, header: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Where each part stands: its line, and from where to where on it."""
    texts = dict(zip(_PARTS, (plan.national_name, plan.motto, plan.number_line, plan.date_line), strict=True))
    found = {}
    for part, text in texts.items():
        spot = next(((at, line.index(text)) for at, line in enumerate(header) if text in line), None)
        if spot is not None:
            found[part] = (*spot, spot[1] + len(text))
    return found


def _cases(lines: Sequence[str], spots: Mapping[str, tuple[int, int, int]]) -> Iterator[Case]:
    """Every reading of the lines, right where its part is printed.

    Where a line is cut is for the assignment of all parts to say: of number and date, which share one, one end is enough. A number or
    date that an act is cited by is read as well as the plan's own, and stands in no header; it is no case.
    """
    for reading in readings(lines):
        first = reading.signs[0]
        spot = spots.get(reading.part)
        edges = (first.start, first.end)
        at_edge = [abs(edge - wanted) <= _EDGE for edge, wanted in zip(edges, spot[1:], strict=True)] if spot else []
        right = spot is not None and first.line == spot[0] and (all if reading.part in _WORDED else any)(at_edge)
        if right or reading.part in _WORDED or not reading.evidence["strict"]:
            yield Case(reading.part, reading.evidence, right)
