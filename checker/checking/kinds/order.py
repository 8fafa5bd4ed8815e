"""Lists: what their lines end with, and whether their numerals follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem, Selected
from checker.checking.conditions import meant


def endings(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """Every line but the last (``which: inner``), or the last one (``which: last``), ends with one of ``allowed``.

    An item counts as last by its own field ``last``; what it ends with is its field ``ending``, and where, when its last
    line is another than its first, its field ``stop``.
    """
    asked_last = check["which"] == "last"
    for subject in meant(case, check):
        fields = subject.fields
        if bool(fields.get("last")) is not asked_last:
            continue
        if fields.get("ending", "") not in check["allowed"]:
            place = fields.get("stop") or subject.part(max(len(subject.text) - 1, 0), len(subject.text))
            yield Problem(place, subject.text, check["allowed"][0], {"mark": check["allowed"][0]})


def sequence(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """Numerals of one group of siblings follow one another; ``faults`` are of ``gap``, ``repeat``, ``restart``.

    A group begins with 1 where it must (``from_one``), and where nothing can stand before its first numeral (the item's field
    ``opens``), unless it carries on the numbers of the group before.
    """
    where, from_one = check.get("where", {}), bool(check.get("from_one"))
    for fault, subject, expected in case.once(f"{check['of']} {where} {from_one}", lambda: _all_breaks(meant(case, check), from_one)):
        if fault in check["faults"]:
            want = _numeral(subject.fields.get("style", ""), expected, str(subject.fields["numeral"]))
            yield Problem(subject.place, str(subject.fields["numeral"]), want, {"title": subject.fields.get("title", "")})


def _all_breaks(subjects: Sequence[Selected], from_one: bool) -> list[tuple[str, Selected, int]]:
    """The breaks of every group of siblings."""
    groups: dict[Any, list[Selected]] = defaultdict(list)
    for subject in subjects:
        if subject.fields.get("ordinal"):
            groups[subject.fields.get("group", subject.fields.get("style"))].append(subject)
    found: list[tuple[str, Selected, int]] = []
    reached: dict[str, int] = {}  # the last ordinal of each style so far
    for siblings in groups.values():
        first = siblings[0].fields
        carried = int(first["ordinal"]) == reached.get(first.get("style", ""), 0) + 1
        opens = bool(first.get("opens")) and len(siblings) > 1 and not carried
        found += _breaks(siblings, from_one or opens)
        reached[first.get("style", "")] = int(siblings[-1].fields["ordinal"])
    return found


def _breaks(siblings: list[Selected], from_one: bool) -> Iterator[tuple[str, Selected, int]]:
    """Each break as (fault, where, numeral expected).

    A numeral that stands at its own place in the list is no break: in I, II, II, IV only the second II is wrong, in I, III, III only the
    first III. Nor is one that follows the numeral before it: in I, III, II, III only the first III.
    """
    seen: set[int] = set()
    early: set[int] = set()  # told as gaps
    previous = 0 if from_one else int(siblings[0].fields["ordinal"]) - 1
    for position, subject in enumerate(siblings, 1):
        ordinal = int(subject.fields["ordinal"])
        if ordinal in early and ordinal == position:
            early.discard(ordinal)
        elif ordinal in seen and ordinal != previous + 1:
            yield ("restart" if ordinal == 1 and previous > 1 else "repeat"), subject, previous + 1
            seen = {1} if ordinal == 1 else seen
        elif ordinal > previous + 1 and ordinal != position:
            early.add(ordinal)
            yield "gap", subject, previous + 1
        seen.add(ordinal)
        previous = ordinal


def _numeral(style: str, ordinal: int, like: str) -> str:
    from checker.grammar.heading import format_numeral, roman_numeral  # in memory by now: a plan has been parsed

    if style in ("part", "chapter") and not like.isdigit():
        return roman_numeral(ordinal)
    within = f"{like.rpartition('.')[0]}." if style == "decimal" else ""
    return within + format_numeral(style, ordinal)
