"""Which rules judge which clause of the law: ``rules/coverage.yaml`` held against the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.authoring.compiling import heads, load_yaml, sources
from checker.model.data import home


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One clause: what it says, the rules that judge it, what waits for a later issue, what cannot be checked and why."""

    at: str
    says: str
    covered: tuple[str, ...]
    later: str
    not_checkable: str

    @property
    def accounted(self) -> bool:
        """Something is said about the clause."""
        return bool(self.covered or self.later or self.not_checkable)


def coverage() -> tuple[ClauseCoverage, ...]:
    """Every clause of the annexes, in their order."""
    rows = load_yaml(home("rules") / "coverage.yaml")["clauses"]
    return tuple(
        ClauseCoverage(row["at"], row["says"], tuple(row.get("covered", ())), row.get("later", ""), row.get("not_checkable", ""))
        for row in rows
    )


def gaps() -> Iterator[tuple[str, str]]:
    """What does not add up, as (key, what): a clause ``unaccounted`` for, a rule whose clause is ``unlisted``, a rule named
    there that is ``unknown`` or that is ``astray``, since it says it rests on another clause."""
    clauses = {clause.at: clause for clause in coverage()}
    law = heads()[0]
    rests = {row["id"]: row["clause"]["at"] for row in sources()[law["id"]]}
    for clause in clauses.values():
        if not clause.accounted:
            yield "unaccounted", clause.at
        for rule in clause.covered:
            if rule not in rests:
                yield "unknown", rule
            elif rests[rule] != clause.at and not clause.at.startswith("Phụ lục III"):
                yield "astray", f"{rule}: {clause.at}"
    for rule, at in rests.items():
        if at not in clauses or rule not in clauses[at].covered:
            yield "unlisted", f"{rule}: {at}"
