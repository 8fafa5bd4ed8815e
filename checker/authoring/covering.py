"""Which rules judge which clause of the law: the clauses that rules name, held against ``rules/coverage.yaml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checker.authoring.compiling import heads, load_yaml, sources
from checker.model.data import home


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """One clause of one law: what it says, the rules that judge it, and why none judges it, or the rest of it."""

    law: str
    at: str
    says: str
    covered: tuple[str, ...]
    not_covered: str

    @property
    def accounted(self) -> bool:
        """Some rule judges the clause, or it is said why none does."""
        return bool(self.covered or self.not_covered)


def coverage() -> tuple[ClauseCoverage, ...]:
    """Every clause of every law, in its order."""
    written = load_yaml(home("rules") / "coverage.yaml")
    return tuple(
        ClauseCoverage(law, row["at"], row["says"], tuple(judges.get(row["at"], ())), row.get("not_covered", ""))
        for law, rows in written.items()
        for judges in (_judges(law),)
        for row in rows
    )


def _judges(law: str) -> dict[str, list[str]]:
    """The rules of a law by the clause they rest on."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in sources()[law]:
        found[row["clause"]["at"]].append(row["id"])
    return found


def gaps() -> Iterator[tuple[str, str]]:
    """What does not add up, as (key, what): a clause ``unaccounted`` for, a rule whose clause is ``unlisted``."""
    listed = {(clause.law, clause.at) for clause in coverage()}
    yield from (("unaccounted", f"{clause.law}: {clause.at}") for clause in coverage() if not clause.accounted)
    for law in (head["id"] for head in heads() if not head["layer"]):
        for at, rules in _judges(law).items():
            yield from (("unlisted", f"{rule}: {at}") for rule in rules if (law, at) not in listed)
