"""Profiles as layers: a unit's on its office's on its province's on the decree."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Rule, RuleSet
from checker.model.tuples import NamedTuple
from checker.profiles.packs import FILE, folder_of
from checker.profiles.refusals import BadProfile
from checker.profiles.vetted import Shelf, as_bytes, from_bytes

if TYPE_CHECKING:
    from checker.profiles.profile import Profile

DEEPEST = 6
"""Profiles that build on each other."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A rule made stricter or laxer by a house: ``rule`` is an id or the start of one, ``level`` may be ``off``."""

    rule: str
    level: str
    reason: str
    title: str


@dataclass(frozen=True, slots=True)
class House:
    """Profiles laid on each other: the rules they add, the levels they change, the dated facts they know.

    ``digest`` changes with every byte of their files; ``builds_on`` is what each profile calls the one before it.
    """

    titles: tuple[str, ...]
    folders: tuple[str, ...]
    rules: tuple[Rule, ...]
    adjustments: tuple[Adjustment, ...] = ()
    facts: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    digest: str = ""
    builds_on: tuple[str, ...] = ()

    def over(self, ruleset: RuleSet) -> RuleSet:
        """The rules of the law and of practice, with the house's on top."""
        rules = tuple(self.adjusted((*ruleset.rules, *self.rules)))
        own = {name: [*ruleset.facts[name], *rows] for name, rows in self.facts.items()}
        return ruleset._replace(rules=rules, facts={**ruleset.facts, **own})

    def adjusted(self, rules: Iterable[Rule]) -> Iterator[Rule]:
        """The rules at the levels the house sets; the profile nearest to the unit decides, then the longest id."""
        for rule in rules:
            said = max(
                ((place, len(each.rule)) for place, each in enumerate(self.adjustments) if rule.id.startswith(each.rule)),
                key=lambda found: (self._rank(found[0]), found[1]),
                default=None,
            )
            each = self.adjustments[said[0]] if said else None
            if each is None:
                yield rule
            elif each.level != "off":
                yield rule._replace(level=each.level, adjusted=f"{each.reason} ({each.title})")

    def _rank(self, place: int) -> int:
        return self.titles.index(self.adjustments[place].title)


class _Laid(NamedTuple):
    house: House
    profiles: list[Profile] | None = None


_laid_before: dict[str, _Laid] = {}


def house_of(name: str, shelf: Shelf | None = None) -> House:
    """The house whose lowest profile is named by a path or an installed word for it, as its files are now.

    ``shelf``: where one that was vetted is remembered. Raises :class:`BadProfile`.
    """
    known = _laid_before.get(name)
    if known is None and shelf is not None and (house := _remembered(name, shelf)) is not None:
        _laid_before[name] = _Laid(house)
        return house
    now = _now(name)
    if shelf is not None and now is not known:
        shelf.put(_about(name), as_bytes(now.house))
    return now.house


def profiles_of(name: str) -> list[Profile]:
    """The profile named and all it builds on, the widest first, as their files are now. Raises :class:`BadProfile`."""
    known = _now(name)
    return _chain(name) if known.profiles is None else known.profiles


def _now(name: str) -> _Laid:
    """The profiles of a name, vetted once for each state of their files: a server sees one that is edited."""
    known = _laid_before.get(name)
    if known is None or _digest(known.house.folders) != known.house.digest:
        profiles = _chain(name)
        known = _laid_before[name] = _Laid(_laid(profiles), profiles)
    return known


def _about(name: str) -> str:
    return f"house {folder_of(name)}"


def _remembered(name: str, shelf: Shelf) -> House | None:
    """The house as it was vetted, while every file of it is the same and each profile builds on the same folder.

    Raises :class:`BadProfile` for a name that leads nowhere.
    """
    data = shelf.taken(_about(name))
    if data is None:
        return None
    try:
        house = from_bytes(data)
        folders = house.folders
        below = [str(folder_of(word, folder)) for word, folder in zip(house.builds_on[1:], folders[1:], strict=True)]
        same = folders[-1] == str(folder_of(name)) and below == [*folders[:-1]] and _digest(folders) == house.digest
    except (OSError, ValueError, KeyError, TypeError, IndexError):  # what was put there by nobody of us, or a profile that is gone
        return None
    return house if same else None


def _chain(name: str) -> list[Profile]:
    """The profile named and all it builds on, read, the widest first."""
    from checker.profiles.profile import read_profile

    profiles: list[Profile] = []
    folder = folder_of(name)
    while True:
        if any(profile.folder == folder for profile in profiles) or len(profiles) == DEEPEST:
            raise BadProfile(str(profiles[0].folder / FILE), "circle", name=str(folder))
        profiles.insert(0, read_profile(folder))
        if not profiles[0].builds_on:
            return profiles
        folder = folder_of(profiles[0].builds_on, str(folder))


def _laid(profiles: list[Profile]) -> House:
    """Profiles as one house, the widest first; an id may be given once only."""
    seen: dict[str, Path] = {}
    for profile in profiles:
        for rule in profile.rules:
            if rule.id in seen:
                raise BadProfile(str(profile.folder / FILE), "clash", rule=rule.id, name=str(seen[rule.id]))
            seen[rule.id] = profile.folder
    facts: dict[str, list[dict[str, Any]]] = {}
    for profile in profiles:
        for table, rows in profile.facts.items():
            facts.setdefault(table, []).extend(rows)
    return House(
        tuple(profile.title for profile in profiles),
        tuple(str(profile.folder) for profile in profiles),
        tuple(rule for profile in profiles for rule in profile.rules),
        tuple(each for profile in profiles for each in profile.adjustments),
        facts,
        _digest(str(profile.folder) for profile in profiles),
        tuple(profile.builds_on for profile in profiles),
    )


def _digest(folders: Iterable[str]) -> str:
    digest = sha256()
    for folder in folders:
        for path in sorted(Path(folder).glob("*.yaml")):
            digest.update(os.fsencode(path.name) + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
