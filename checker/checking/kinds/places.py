"""A place that is another's name but for a slip of the pen: only where the header itself names that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Case, Problem
from checker.checking.conditions import meant, pattern
from checker.wording.folding import bare, changes, fold
from checker.wording.issuer_names import PLACE_KIND

_SWAPPED = 2  # letters that changed places count twice
_SHORT = 5  # letters; a shorter name with another letter may be another name
_KIND = rf"(?:{PLACE_KIND}) "


def misspelt(case: Case, check: Mapping[str, Any]) -> Iterator[Problem]:
    """The place is no name of the table nor one like it (``alike``), and a part ``apart`` holds the table's name that it is but for a slip.

    Of a name that no table has nobody knows which of the two is misspelt.
    """
    rows = case.facts[check["table"]]
    others = [fold(str(case.value(part) or "")) for part in check["apart"]]
    for subject in meant(case, check):
        own = fold(str(subject.value))
        lead = pattern(rf"^{_KIND}").match(own)
        name = own[lead.end() :] if lead else own
        if any(name == fold(row["name"]) or name in row.get("alike", ()) for row in rows):
            continue
        found = set(_named(name, others, rows))
        if len(found) == 1:
            yield Problem(subject.place, str(subject.value), str(subject.value)[: len(own) - len(name)] + found.pop())


def _named(name: str, others: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        wanted = fold(row["name"])
        if any(f" {wanted} " in f" {other} " for other in others) and _slipped(name, wanted):
            yield row["name"]


def _slipped(name: str, wanted: str) -> bool:
    """Whether one name is the other without its marks or blanks, or with one letter wrong, lost, added or struck before its neighbour."""
    if bare(name).replace(" ", "") == bare(wanted).replace(" ", ""):
        return True
    if min(len(name), len(wanted)) < _SHORT:
        return False
    apart = changes(name, wanted)
    return apart == 1 or (apart == _SWAPPED and sorted(name) == sorted(wanted))
