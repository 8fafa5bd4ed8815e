"""The rules there are, for verbs that take their ids."""

from __future__ import annotations

from collections.abc import Iterable

from checker.checking.rulesets import available, rules_of
from checker.cli.complaint import Complaint


def every_rule() -> tuple[str, ...]:
    """The id of every rule of every set, sorted."""
    return tuple(sorted({rule.id for head in available() for rule in rules_of(head["id"])}))


def resolved(words: Iterable[str]) -> tuple[str, ...]:
    """The ids that words name: a rule's id in any case, or its name. Raises :class:`Complaint` for one that names none."""
    ids = {rule.upper(): (rule,) for rule in every_rule()}
    named: dict[str, set[str]] = {}
    for head in available():
        for rule in rules_of(head["id"]):
            named.setdefault(rule.name.upper(), set()).add(rule.id)
    found: list[str] = []
    for word in words:
        rules = ids.get(word.upper()) or tuple(sorted(named.get(word.upper(), ())))
        if not rules:
            raise Complaint("rules.unknown", rule=word)
        found += rules
    return tuple(found)
