"""The rules there are, for verbs that take their ids."""

from __future__ import annotations

from checker.checking.rulesets import available, rules_of
from checker.cli.complaint import Complaint


def every_rule() -> tuple[str, ...]:
    """The id of every rule of every set, sorted."""
    return tuple(sorted({rule.id for head in available() for rule in rules_of(head["id"])}))


def refuse_unknown(rules: tuple[str, ...]) -> None:
    """Raise :class:`Complaint` for an id no rule has."""
    known = every_rule()
    for rule in rules:
        if rule not in known:
            raise Complaint("rules.unknown", rule=rule)
