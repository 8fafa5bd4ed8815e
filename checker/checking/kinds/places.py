"""A place that is another's name but for a slip of the pen: only where the header itself names that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem
from checker.checking.conditions import meant, pattern
from checker.wording.folding import bare, changes, fold
from checker.wording.issuer_names import PLACE_KIND, place_in

_SWAPPED = 2  # letters that changed places count twice
_SHORT = 5  # letters; a shorter name with another letter may be another name
_KIND = rf"(?:{PLACE_KIND}) "


def misspelt(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The place is no name of the table, and the unit that a part ``apart`` names has its name but for a slip.

    A province's name one letter away or without its marks, where no place of that name is known (``alike``); another unit's, whose like
    nobody has counted, where its marks alone differ.
    """
    rows = case.facts[check["table"]]
    others = [str(case.value(part) or "") for part in check["apart"]]
    for subject in meant(case, check):
        own = fold(str(subject.value))
        lead = pattern(rf"^{_KIND}").match(own)
        name = own[lead.end() :] if lead else own
        if any(name == fold(row["name"]) or name in row.get("alike", ()) for row in rows):
            continue
        found = {*_provinces(name, others, rows), *_units(name, others)}
        if len(found) == 1:
            yield Problem(subject.place, str(subject.value), str(subject.value)[: len(own) - len(name)] + found.pop())


def _provinces(name: str, others: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        wanted = fold(row["name"])
        if _slipped(name, wanted) and any(pattern(rf"(?<!\w){wanted}(?!\w)").search(fold(other)) for other in others):
            yield row["name"]


def _units(name: str, others: Sequence[str]) -> Iterator[str]:
    for other in others:
        wanted = place_in(other)
        if wanted != other and fold(wanted) != name and bare(wanted) == bare(name):
            yield wanted


def _slipped(name: str, wanted: str) -> bool:
    """Whether one name is the other without its marks or blanks, or with one letter wrong, lost, added or struck before its neighbour."""
    if bare(name).replace(" ", "") == bare(wanted).replace(" ", ""):
        return True
    if min(len(name), len(wanted)) < _SHORT:
        return False
    apart = changes(name, wanted)
    return apart == 1 or (apart == _SWAPPED and sorted(name) == sorted(wanted))
