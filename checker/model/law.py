"""The law as data: rules and sets of rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model.families import family_of
from checker.model.tuples import NamedTuple

LEVELS = ("error", "warning", "note")
BASES = ("decree", "practice", "house")
OWN = "thethuc"
"""What stands for an act in the clause of a finding on how the program itself is used."""
STATES = ("pass", "fail", "not_applicable", "cannot_tell", "rule_error")


class Clause(NamedTuple):
    """A place in the law: the number of the act and the point in it."""

    document: str
    at: str

    def as_dict(self) -> dict[str, str]:
        """The clause as the report prints it."""
        return {"document": self.document, "at": self.at}


class RuleHead(NamedTuple):
    """What a report tells of a rule that spoke. ``family``: which rules' findings are mended in one go with its own."""

    id: str
    name: str
    level: str
    basis: str
    clause: Clause
    component: str
    family: str = ""


def answers_to(word: str, id: str, name: str, component: str) -> bool:
    """Whether ``word`` means the rule with this id, name and component."""
    return id.startswith(word) or word in (name, component)


class Rule(NamedTuple):
    """One demand of the law on one part. ``check`` holds the check kind under ``kind`` and that kind's own settings.

    ``said``: its own sentences by language, for a rule no catalogue knows; ``adjusted``: why a house changed its level.
    """

    id: str
    name: str
    component: str
    clause: Clause
    level: str
    basis: str
    check: Mapping[str, Any]
    stages: tuple[str, ...] = ("draft", "issued", "template", "attached")
    media: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    in_force: tuple[str, str] = ("", "")
    fix: str | None = None
    fix_safety: str | None = None
    said: Mapping[str, Mapping[str, str]] = {}
    adjusted: str = ""

    def answers_to(self, word: str) -> bool:
        """Whether a user's word means this rule: its id or the start of it, its name, or its component."""
        return answers_to(word, self.id, self.name, self.component)

    @property
    def head(self) -> RuleHead:
        """What a report tells of it."""
        return RuleHead(self.id, self.name, self.level, self.basis, self.clause, self.component, family_of(self.id, self.check))


class RuleSet(NamedTuple):
    """The rules that judge one document, why they were chosen, and the dated facts they consult."""

    id: str
    chosen_by: str
    rules: tuple[Rule, ...]
    facts: Mapping[str, Any] = {}
