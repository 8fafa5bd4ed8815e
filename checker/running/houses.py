"""The house rules of a run: those its settings name, sound, and remembered once they were vetted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from checker.model.errors import Misconfigured
from checker.settings.layers import Values, folder_of

if TYPE_CHECKING:
    from checker.cache.shelf import CacheShelf
    from checker.profiles import House
    from checker.profiles.office_words import OfficeWords


def sound(values: Values) -> str | None:
    """The profile asked for, as the path of its folder or an installed name; read here, so that all runs know it is sound.

    Raises :class:`Refused`.
    """
    value = values["profile"]
    if value.value is None:
        return None
    path = os.path.abspath(os.path.join(folder_of(value.origin), value.value))
    name = path if os.path.isdir(path) else str(value.value)
    house(name, _shelf(values))
    return name


def house(name: str, shelf: CacheShelf | None = None) -> House:
    """The house of that name. Raises :class:`Refused`."""
    from checker.profiles import BadProfile, house_of

    try:
        return house_of(name, shelf)
    except BadProfile as trouble:
        why = {"why": f"profile.patterns.{trouble.values['why']}"} if "why" in trouble.values else {}
        raise Misconfigured(f"profile.{trouble.key}", file=trouble.file, **{**trouble.values, **why}) from None


def office_words(name: str | None) -> OfficeWords:
    """What the house of that name says of its office; nothing without a house. Raises :class:`Refused`."""
    from checker.profiles.office_words import OfficeWords, office_words

    if name is None:
        return OfficeWords()
    house(name)
    return office_words(name)


def _shelf(values: Values) -> CacheShelf | None:
    """Where vetted houses lie; ``None`` where nothing is remembered."""
    if not values["cache"].value:
        return None
    from checker.cache.folder import folder_of_results
    from checker.cache.shelf import CacheShelf
    from checker.cache.store import refused

    folder = folder_of_results(values["cache-dir"].value)
    return None if refused(folder) else CacheShelf(folder)
