"""Several clauses of the law in one line, what they share said once: ``Phụ lục I, Phần I, Mục II, khoản 1, điểm a, b; khoản 3, điểm c``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Clause
from checker.reporting import phrases
from checker.reporting.catalogue import Words


def told(clauses: Iterable[Clause], words: Words, ruleset: str | None = None) -> str:
    """The clauses, each once, in their order; the act is left out where the report has named it as the one judged by (``ruleset``)."""
    judged_by = words.find("ui", "rulesets", ruleset or "")
    acts: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        acts.setdefault(clause.document, []).append(clause.at)
    said = []
    for act, places in acts.items():
        name = phrases.act(act, words)
        folded = phrases.divisions(_folded([place.split(", ") for place in places if place]), words)
        said.append(", ".join(filter(None, ("" if name == judged_by and folded else name, folded))))
    return "; ".join(said)


def _folded(places: Sequence[Sequence[str]]) -> str:
    """Places of one act, steps that several begin with said once: those below them stand in brackets where there are more."""
    branches: dict[str, list[Sequence[str]]] = {}
    for place in places:
        branches.setdefault(place[0], []).append(place[1:])
    if len(branches) > 1 and (merged := _merged(branches)):
        return merged
    return "; ".join(_branch(step, rests, alone=len(branches) == 1) for step, rests in branches.items())


def _branch(step: str, rests: Sequence[Sequence[str]], *, alone: bool) -> str:
    """A step and what is below it."""
    below = [rest for rest in rests if rest]
    if not below:
        return step
    said = _folded(below)
    return f"{step}, {said}" if alone or len(below) == 1 or "; " not in said else f"{step} ({said})"


def _merged(branches: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """``điểm b`` and ``điểm a`` of one paragraph as ``điểm a, b``, in the law's order.

    Empty where more stands below them, or they are of two kinds.
    """
    kind = next(iter(branches)).partition(" ")[0]
    if any(any(rests) for rests in branches.values()) or not all(step.startswith(f"{kind} ") for step in branches):
        return ""
    return f"{kind} {', '.join(sorted((step.removeprefix(f'{kind} ') for step in branches), key=_rank))}"


def _rank(name: str) -> tuple[int, str]:
    """Where a division stands among its like: numbers by their value, ``đ`` between ``d`` and ``e``."""
    return int(name) if name.isdecimal() else 0, name.replace("đ", "d~")
