"""The rules there are, for verbs that take their ids."""

from __future__ import annotations

from checker.checking.rulesets import available, rules_of
from checker.model.errors import Refused
from checker.profiles import profiles_of
from checker.running.tasks import house


def every_rule(profile: str | None = None) -> tuple[str, ...]:
    """The id of every rule of every set, sorted; with a profile those its houses have written. Raises :class:`Refused`."""
    if profile is None:
        return tuple(sorted({rule.id for head in available() for rule in rules_of(head["id"])}))
    house(profile)
    return tuple(sorted(str(row["id"]) for each in profiles_of(profile) for row in each.rows))


def refuse_unknown(rules: tuple[str, ...], profile: str | None = None) -> None:
    """Raise :class:`Refused` for an id no rule has."""
    known = every_rule(profile)
    for rule in rules:
        if rule not in known:
            raise Refused("rules.unknown", rule=rule)
