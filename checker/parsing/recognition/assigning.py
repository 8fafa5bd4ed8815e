"""Which line is which part: the best assignment in the order of the diagram, by a dynamic programme over the claims to lines.

A claim says that some stretch of the printed lines is a part, and how much speaks for it: its score is the log-odds against the text
around it, so that a line nothing claims earns nothing. Parts stand in columns, each in its order; what stands out of order pays for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.model.tuples import NamedTuple

HEAD = (("superior_organ", "organ", "number", "type_name"), ("national_name", "motto", "date", "type_name"))
"""Boxes 2 and 3 on the left, 1 and 4 on the right, 5a below both (Phụ lục I, Phần IV)."""
_OUT_OF_ORDER = 4.0
_CLAIMS = 6  # that are weighed for a part: the likeliest


class Signs(NamedTuple):
    """Signs ``start`` up to ``end`` of the line with that number."""

    line: int
    start: int
    end: int


class Claim(NamedTuple):
    """That these stretches, in reading order, are that part; ``score``: the log-odds that they are."""

    part: str
    signs: tuple[Signs, ...]
    score: float


class Assigned(NamedTuple):
    """A claim of the best assignment: by how much it is better than the best without it, and what its line would be there."""

    claim: Claim
    margin: float
    instead: str | None


_State = tuple[frozenset[str], tuple[Signs, ...]]
_Way = tuple["_Way", Claim] | None


def assigned(claims: Sequence[Claim], columns: Sequence[Sequence[str]] = HEAD) -> list[Assigned]:
    """The claims that make the best assignment, each part taken once and no sign of a line twice."""
    weighed = list(_likeliest(claims))
    score, chosen = _best(weighed, columns)
    return [_against(claim, score, weighed, columns) for claim in chosen]


def _likeliest(claims: Sequence[Claim]) -> Iterator[Claim]:
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.score > 0:
            parts.setdefault(claim.part, []).append(claim)
    for of_part in parts.values():
        yield from sorted(of_part, key=lambda claim: -claim.score)[:_CLAIMS]


def _against(claim: Claim, score: float, claims: Iterable[Claim], columns: Sequence[Sequence[str]]) -> Assigned:
    without, others = _best([other for other in claims if other is not claim], columns)
    instead = next((other.part for other in others if other.part != claim.part and _meet(claim.signs, other.signs)), None)
    return Assigned(claim, score - without, instead)


def _best(claims: Sequence[Claim], columns: Sequence[Sequence[str]]) -> tuple[float, list[Claim]]:
    """The best sum of scores, and the claims that make it, in reading order.

    A state is what was taken so far: the parts, and of the lines what a later claim may still reach.
    """
    later = _later(columns)
    states: dict[_State, tuple[float, _Way]] = {(frozenset(), ()): (0.0, None)}
    for claim in sorted(claims, key=lambda claim: claim.signs):
        for (parts, taken), (score, way) in list(states.items()):
            reached = tuple(stretch for stretch in taken if stretch.line >= claim.signs[0].line)
            if claim.part in parts or _meet(reached, claim.signs):
                continue
            state = parts | {claim.part}, (*reached, *claim.signs)
            gained = score + claim.score - _OUT_OF_ORDER * bool(parts & later(claim.part))
            if state not in states or gained > states[state][0]:
                states[state] = (gained, (way, claim))
    score, way = max(states.values(), key=lambda row: row[0])
    chosen = []
    while way is not None:
        way, claim = way
        chosen.append(claim)
    return score, chosen[::-1]


def _later(columns: Sequence[Sequence[str]]) -> Callable[[str], frozenset[str]]:
    """The parts that stand below a part in its column."""
    below: dict[str, frozenset[str]] = {}
    for column in columns:
        for at, part in enumerate(column):
            below[part] = below.get(part, frozenset()) | frozenset(column[at + 1 :])
    return lambda part: below.get(part, frozenset())


def _meet(one: Iterable[Signs], other: Iterable[Signs]) -> bool:
    """Whether two claims want the same signs of a line."""
    return any(a.line == b.line and a.start < b.end and b.start < a.end for a in one for b in other)
