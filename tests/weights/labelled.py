"""Labelled lines: a part of a plan with slips in it is that part, every other line that comes near is not.

A plan read right is taken; in one of its parts slips are planted, one to three, or its line is taken away. Every line that recognition
then weighs for a part is a case: right where it is the part's own line, else background. Lines of the body are background too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any, NamedTuple
from unittest import mock

from checker.model import Document, Plan
from checker.parsing import parse
from checker.parsing.lines import Line, Page
from checker.parsing.recognition import head, tail
from checker.parsing.recognition.evidence import standing_of
from checker.parsing.recognition.guessing import REACH
from tests.slips.planting import KINDS, slips

HARDNESS = (1, 1, 2, 3)
"""How many slips are planted at once, each time anew."""
_BODY = 8  # lines of the body laid beside every form
_LONGEST = 120  # characters of such a line
_WIDER = 2.0  # by so much further lines are weighed here, so that the background is not only what comes near


class Case(NamedTuple):
    """A line weighed for a part, the evidence, and whether it is the part."""

    part: str
    evidence: Mapping[str, float]
    right: bool


def cases(document: Document, chance: Random) -> Iterator[Case]:
    """The cases that one document gives, of every part that stands on one line of it."""
    with mock.patch.dict(REACH, _wider(REACH)), mock.patch.dict(tail.REACH_OF_TAIL, _wider(tail.REACH_OF_TAIL)):
        plan = parse(document)
        page = Page(plan.document)
        spots = {part: line for part in (*REACH, *tail.REACH_OF_TAIL) if (line := _spot(page, plan, part)) is not None}
        for part, line in spots.items():
            for count in HARDNESS:
                yield from _weighed(document, spots, {part: slipped(line.text, count, chance)})
            yield from _weighed(document, spots, {part: ""})
        for count in HARDNESS:
            yield from _weighed(document, spots, {part: slipped(line.text, count, chance) for part, line in spots.items()})
        yield from _background(page, plan, chance)


def _wider(reach: Mapping[str, float]) -> dict[str, float]:
    return {part: cost * _WIDER for part, cost in reach.items()}


def slipped(text: str, count: int, chance: Random) -> str:
    """The line with so many slips, drawn one after the other."""
    for _ in range(count):
        edits = slips(text, chance.choice(list(KINDS)))
        text = chance.choice(edits).on(text) if edits else text
    return text


def _spot(page: Page, plan: Plan, part: str) -> Line | None:
    """The one line that the part stands on, letter by letter."""
    component = plan.components[part]
    if component.status != "found" or component.form != "ok" or (part in REACH and len(component.places) != 1):
        return None
    block = next(reading.block for reading in plan.readings if reading.component == part)
    start = component.places[0].start
    return next((line for line in page.pieces(block) if line.start <= start < line.end), None)


def _weighed(document: Document, spots: Mapping[str, Line], put: Mapping[str, str]) -> Iterator[Case]:
    """The cases of the document with those texts instead of the lines of those parts."""
    starts, changed = _with(document, spots, put)
    for line, part, evidence in _seen(changed):
        yield Case(part, evidence, (line.block, line.start) == starts.get(part))


def _seen(document: Document) -> list[tuple[Line, str, Mapping[str, float]]]:
    """Every line that is weighed for a part when the document is parsed."""
    rows: list[tuple[Line, str, Mapping[str, float]]] = []
    of_head, of_tail = head.claimed, tail.claimed_of_tail

    def head_seen(*arguments: Any) -> Any:
        found = of_head(*arguments)
        rows.extend((group[0].line, group[0].part, evidence) for group, evidence in found)
        return found

    def tail_seen(*arguments: Any) -> Any:
        found = of_tail(*arguments)
        rows.extend((guess.line, guess.part, evidence) for _, guess, evidence in found)
        return found

    with mock.patch.object(head, "claimed", head_seen), mock.patch.object(tail, "claimed_of_tail", tail_seen):
        parse(document)
    return rows


def _with(document: Document, spots: Mapping[str, Line], put: Mapping[str, str]) -> tuple[dict[str, tuple[int, int]], Document]:
    """The document with those texts, and where the line of each part begins in it; a line taken away is nowhere."""
    blocks = list(document.blocks)
    starts: dict[str, tuple[int, int]] = {}
    for part, line in sorted(spots.items(), key=lambda spot: spot[1].start, reverse=True):
        text = put.get(part, line.text)
        block = blocks[line.block]
        blocks[line.block] = block._replace(text=block.text[: line.start] + text + block.text[line.end :])
        by = len(text) - (line.end - line.start)
        starts = {name: (at, start + by * (at == line.block)) for name, (at, start) in starts.items()}
        if text:
            starts[part] = line.block, line.start + len(text) - len(text.lstrip())
    return starts, replace(document, blocks=tuple(blocks))


def _background(page: Page, plan: Plan, chance: Random) -> Iterator[Case]:
    """Lines of the body, each laid beside every form."""
    first = next((reading.block for reading in plan.readings if reading.component == "legal_bases"), len(page.blocks))
    lines = [line for line in page.lines(first, len(page.blocks)) if 4 < len(line.text) <= _LONGEST]
    drawn = chance.sample(lines, min(_BODY, len(lines)))
    for group, evidence in head.claimed(drawn, lambda line: standing_of(page, line)):
        yield Case(group[0].part, evidence, right=False)
