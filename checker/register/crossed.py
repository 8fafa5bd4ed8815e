"""Findings across the plans of a register as they are told: a sentence, and each plan with its place; for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from checker.across import RunFinding, Spot
from checker.across.comparing import across_rules
from checker.across.saying import places, sentence, together
from checker.model import Clause
from checker.register.columns import TamperedError
from checker.register.register import Register
from checker.register.selects import path_of
from checker.register.tables import copies, crossings, documents
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper, printable

_PATHS, _MOST = 1_000, 1_000
"""Paths that are named of one file; findings that are told of one document."""


def crossed(register: Register, run: int | None = None, document: int | None = None) -> list[RunFinding]:
    """The findings that stand now, those of them that a run found first or that are about a document, in the order of the rules and then
    of the paths.
    """
    own, other = documents.alias("own"), documents.alias("other")
    named = (own.c.sha256, path_of(own.c.id).label("path"), other.c.sha256.label("other_sha256"), path_of(other.c.id).label("other_path"))
    both = crossings.join(own, own.c.id == crossings.c.document_id).outerjoin(other, other.c.id == crossings.c.other_id)
    asked = select(crossings, *named).select_from(both)
    if document is not None:
        about = or_(crossings.c.document_id == document, crossings.c.other_id == document)
        asked = asked.where(about).order_by(crossings.c.rule, crossings.c.id).limit(_MOST)
    rules = {str(rule["id"]): rule for rule in across_rules()}
    with register.reading() as connection:
        rows = connection.execute(asked if run is None else asked.where(crossings.c.run_id == run)).all()
        found = [_finding(connection, row, rules[row.rule]) for row in rows if row.rule in rules]
    return sorted(found, key=lambda each: (each.rule, each.spots))


def _finding(connection: Connection, row: Row[Any], rule: Mapping[str, Any]) -> RunFinding:
    for column, there in ((crossings.c.place, True), (crossings.c.other_place, row.other_id is not None)):
        if there and row._mapping[column.name] is None:
            raise TamperedError(column, str(row.id))
    spots = [Spot(row.path or row.sha256, row.sha256, **row.place)]
    if row.other_id is not None:
        spots.append(Spot(row.other_path or row.other_sha256, row.other_sha256, **row.other_place))
    elif rule["check"]["kind"] == "same_bytes":
        asked = select(copies.c.path).where(copies.c.document_id == row.document_id).order_by(copies.c.path).limit(_PATHS)
        spots = [spots[0]._replace(path=path) for path in connection.scalars(asked)]
    clause = Clause(rule["clause"]["document"], rule["clause"]["at"])
    return RunFinding(
        row.rule, rule["name"], row.level, rule["basis"], clause, tuple(spots), row.facts, row.level != rule["level"], row.fingerprint
    )


def counted(register: Register) -> dict[str, int]:
    """How many findings stand now, by rule."""
    asked = select(crossings.c.rule, func.count()).group_by(crossings.c.rule).order_by(crossings.c.rule)
    return dict(map(tuple, register.rows(asked)))


def as_rows(found: Sequence[RunFinding], words: Words) -> list[dict[str, Any]]:
    """The findings in the types JSON has, days ISO but in the sentence."""
    return [
        {
            "rule": each.rule, "name": each.name, "level": each.level, "basis": each.basis, "clause": each.clause._asdict(),
            "message": sentence(each, "message", words), "values": dict(each.values), "fingerprint": each.fingerprint,
            "places": [spot._asdict() for spot in each.spots],
        }
        for each in found
    ]  # fmt: skip


def as_lines(found: Sequence[RunFinding], words: Words, width: int, indent: int = 0, most: int | None = None) -> Iterator[str]:
    """Each finding's sentence, and below it the plans on a line each; what was found of a group pair by pair is told once.

    ``most``: the plans of one finding that are named, and how many there are besides.
    """
    paper = Paper(width)
    for each in together(found):
        said = f"{each.rule} {words.ui(f'levels.{each.level}')}: {sentence(each, 'message', words)}"
        yield from paper.wrap(said, indent=indent, hang=indent + 2)
        stand = places(each, words)
        for place in stand[:most]:
            yield from paper.wrap(printable(place), indent=indent + 4, hang=indent + 6)
        if more := len(stand[most:]) if most else 0:
            yield f"{' ' * (indent + 4)}{words.ui('register.more_places', count=more)}"
