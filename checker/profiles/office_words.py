"""What a profile says of an office by name: what a new plan of it begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.profiles.packs import FILE, folder_of
from checker.profiles.trust import read_yaml


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Names, places and their letters in symbols; headings and recipients that must be there, those of the widest profile first."""

    organs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    def code_of(self, organ: str) -> str:
        """The letters of an organ, whatever its capitals; nothing for one that is not named."""
        folded = {name.casefold(): letters for name, letters in self.abbreviations.items()}
        return folded.get(organ.casefold(), "")


def office_words(name: str) -> OfficeWords:
    """Of the profile of that name and all it builds on; the nearest to the unit names organs and places.

    Raises :class:`BadProfile`. Ask for its house first: only a sound profile is read here.
    """
    tables = list(_tables(name))
    names: list[Mapping[str, Any]] = [table.get("names", {}) for table in tables]
    requires: list[Mapping[str, Any]] = [table.get("requires", {}) for table in tables]
    return OfficeWords(
        next((tuple(each["organs"]) for each in names if each.get("organs")), ()),
        next((tuple(each["places"]) for each in names if each.get("places")), ()),
        {organ: letters for each in reversed(names) for organ, letters in each.get("abbreviations", {}).items()},
        _together(requires, "sections"),
        _together(requires, "recipients"),
    )


def _together(requires: list[Mapping[str, Any]], which: str) -> tuple[str, ...]:
    """What all profiles demand, each once, the widest's first."""
    return tuple(dict.fromkeys(text for each in reversed(requires) for text in each.get(which, ())))


def _tables(name: str) -> list[Mapping[str, Any]]:
    """The profiles as written, the nearest first."""
    folder = folder_of(name)
    tables: list[Mapping[str, Any]] = []
    while len(tables) < 100:  # a house that was vetted holds no circle
        tables.append(read_yaml(folder / FILE))
        below = tables[-1].get("builds_on", "")
        if not below:
            break
        folder = folder_of(below, str(folder))
    return tables
