"""A document's account: all that the tables hold of it, so that its events can attest it.

Day received, state, where its bytes lie, arrivals, readings with their findings and citations (each as a digest, with the version they were
judged by), which reading stands, decisions, links. :func:`accounts` makes it of the rows, :mod:`checker.register.retelling` of the events
alone; the two must agree. Runs and choices are held to their events in the same way.

Sums and marks of shared numbers are counted anew (:mod:`checker.register.tallying`). Findings across documents are no part of it: every
audit tells them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import JSON, Column, Connection, Integer, Select, Table, Text, TypeDecorator, select, type_coerce

from checker.register.chain import append
from checker.register.tables import (
    arrivals,
    citations,
    copies,
    decisions,
    documents,
    findings,
    links,
    readings,
    runs,
    settings,
    versions,
)

Account = dict[str, Any]
"""Part → value, in the types JSON has: ``received``, ``state``, ``since``, ``copies``, ``arrivals``, ``readings``, ``current``,
``decisions``, ``links``."""
_NUMBERS = frozenset(("id", "document_id", "version_id", "run_id", "reading_id", "made", "current", "shared"))
"""Columns that are the database's own, or are accounted for by themselves."""
_PIECE = 400
"""Documents looked at together."""
RUN = ("began", "ended", "who", "tool", "seen", "added", "known", "unreadable")


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c if column.name not in _NUMBERS)


_READING, _FINDING, _CITATION, _VERSION = (_names(table) for table in (readings, findings, citations, versions))


def marks(
    version: Mapping[str, Any], reading: Mapping[str, Any], found: Iterable[Mapping[str, Any]], cited: Iterable[Mapping[str, Any]]
) -> dict[str, str]:
    """The digests of a reading with its version, of its findings and of its citations, rows as the tables have them."""
    return {
        "reading": _digest([_picked(version, _VERSION), _picked(reading, _READING)]),
        "findings": _digest([_picked(row, _FINDING) for row in found]),
        "citations": _digest([_picked(row, _CITATION) for row in cited]),
    }


def _picked(row: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    return [row[name] for name in names]


def _digest(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=repr)
    return blake2b(said.encode("ascii"), digest_size=16).hexdigest()


def pieces(connection: Connection) -> Iterator[dict[str, Account]]:
    """The accounts of all documents by SHA-256, so many at a time, in the order of their numbers."""
    last = 0
    while True:
        asked = select(documents.c.id, documents.c.sha256, documents.c.received, documents.c.state, documents.c.state_since)
        rows = connection.execute(asked.where(documents.c.id > last).order_by(documents.c.id).limit(_PIECE)).all()
        if not rows:
            return
        yield accounts(connection, rows)
        last = rows[-1].id


def accounts(connection: Connection, rows: Sequence[Any]) -> dict[str, Account]:
    """What the tables hold of these documents, whose rows stand one behind the other, by SHA-256."""
    found: dict[int, Account] = {
        row.id: {
            "received": row.received, "state": row.state, "since": row.state_since, "copies": [], "arrivals": [], "readings": {},
            "current": None, "decisions": {}, "links": [],
        }
        for row in rows
    }  # fmt: skip
    first, last = rows[0].id, rows[-1].id

    def of(table: Table, *more: Column[Any], whose: str = "document_id") -> Iterator[dict[str, Any]]:
        asked = _raw(table, *more).where(table.c[whose].between(first, last))
        return (row for row in _plain(connection, asked) if row[whose] in found)

    for row in of(copies):
        found[row["document_id"]]["copies"].append(row["path"])
    for row in of(arrivals):
        found[row["document_id"]]["arrivals"].append(_picked(row, ("arrival_number", "arrival_date", "to_places", "due_date", "source")))
    for row in of(decisions):
        found[row["document_id"]]["decisions"][f"{row['rule']} {row['fingerprint']}"] = [row["decision"], row["event_id"]]
    _add_links(connection, found, first, last)
    _add_readings(connection, found, of)
    for account in found.values():
        for part in ("copies", "arrivals", "links"):
            account[part].sort(key=repr)
    return {row.sha256: found[row.id] for row in rows}


def _add_links(connection: Connection, found: Mapping[int, Account], first: int, last: int) -> None:
    asked = select(links.c.other_id, links.c.kind, documents.c.sha256).join(documents, documents.c.id == links.c.document_id)
    for other, kind, sha256 in connection.execute(asked.where(links.c.other_id.between(first, last))):
        if other in found:
            found[other]["links"].append([kind, sha256])


def _add_readings(connection: Connection, found: Mapping[int, Account], of: Any) -> None:
    known = {row["id"]: row for row in _plain(connection, _raw(versions))}
    below: dict[str, dict[tuple[int, int], list[dict[str, Any]]]] = {"findings": {}, "citations": {}}
    for name, table in (("findings", findings), ("citations", citations)):
        for row in of(table):
            below[name].setdefault((row["document_id"], row["reading_id"]), []).append(row)
    for row in of(readings):
        account, version = found[row["document_id"]], known.get(row["version_id"], dict.fromkeys(("mark", *_VERSION)))
        own = [sorted(rows.pop((row["document_id"], row["id"]), ()), key=_ordinal) for rows in below.values()]
        account["readings"][str(version["mark"])] = {**marks(version, row, *own), "made": row["made"]}
        if row["current"]:
            account["current"] = version["mark"] if account["current"] is None else "?"
    for name, rows in below.items():  # of a reading that is another document's, or of none
        for document, _reading in rows:
            found[document]["readings"].setdefault("?", {})[name] = "?"


def _ordinal(row: Mapping[str, Any]) -> str:
    return str(row["ordinal"]).zfill(9)


def house(connection: Connection) -> dict[str, Any]:
    """Runs by number, choices by name, as the tables have them."""
    ran = {str(row["id"]): _picked(row, RUN) for row in _plain(connection, _raw(runs))}
    return {"runs": ran, "choices": {row["name"]: row["value"] for row in _plain(connection, _raw(settings))}}


def attest_all(connection: Connection) -> None:
    """Add an event a document, and one for runs and choices, that attest what stands in the tables now: of a register whose events of
    before hold nothing of it.
    """
    for piece in pieces(connection):
        for sha256, account in piece.items():
            append(connection, "attested", "thethuc", before=account["state"], after=account["state"], document=sha256, details=account)
    append(connection, "attested", "thethuc", details=house(connection))


def _raw(table: Table, *more: Column[Any]) -> Select[Any]:
    """All columns of a table, on SQLite as they lie in the file: a value that is none of ours is to be told and not to be tripped over."""
    return select(*(_untyped(column) for column in (*table.c, *more))).order_by(*table.primary_key.columns)


def _untyped(column: Column[Any]) -> Any:
    if isinstance(column.type, JSON):
        return type_coerce(column, _RawTree()).label(column.name)
    return type_coerce(column, Integer).label(column.name) if column.name in ("current", "shared") else column


class _RawTree(TypeDecorator[Any]):
    """A tree as it lies in a SQLite file, of which no value is tripped over; PostgreSQL holds none that is no tree."""

    impl = Text
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """What was kept; what is no tree as that."""
        if dialect.name != "sqlite" or not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            return {"?": value}


def _plain(connection: Connection, asked: Select[Any]) -> Iterator[dict[str, Any]]:
    for row in connection.execute(asked):
        yield row._asdict()
