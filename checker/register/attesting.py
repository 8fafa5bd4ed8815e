"""A document's account: all that the tables hold of it, so that its events can attest it.

Day received, state, where its bytes lie, arrivals, readings with their findings, citations and what is compared (each as a digest, with the
version they were judged by) and the plans they order, which reading stands, decisions, links, findings across documents, whether it waits
to be compared. :func:`accounts` makes it of the rows, :mod:`checker.register.retelling` of the events alone; the two must agree. Runs and
choices are held to their events in the same way.

Sums and marks of shared numbers are counted anew (:mod:`checker.register.tallying`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from checker.register.chain import Happened, append, append_all
from checker.register.columns import unseen
from checker.register.selects import some_of
from checker.register.tables import (
    announcements,
    arrivals,
    citations,
    comparables,
    copies,
    crossings,
    decisions,
    documents,
    findings,
    links,
    readings,
    runs,
    settings,
    uncompared,
    versions,
)

Account = dict[str, Any]
"""Part → value, in the types JSON has: ``received``, ``state``, ``since``, ``copies``, ``arrivals``, ``readings``, ``current``,
``decisions``, ``links``, ``crossings``, ``waits``."""
_NUMBERS = frozenset(("id", "document_id", "other_id", "version_id", "run_id", "reading_id", "made", "current", "shared"))
"""Columns that are the database's own, or are accounted for by themselves."""
_PIECE = 400
"""Documents looked at together."""
READ = ("reading", "findings", "citations", "beside", "orders", "made")
"""What an account tells of each reading."""
RUN = ("began", "ended", "who", "tool", "seen", "added", "known", "unreadable")


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c if column.name not in _NUMBERS)


_READING, _FINDING, _CITATION, _COMPARABLE, _CROSSING, _VERSION = (
    _names(table) for table in (readings, findings, citations, comparables, crossings, versions)
)
BELOW = (citations, findings, comparables, announcements)
"""Tables whose rows hang on readings."""
Rows = Iterable[Mapping[str, Any]]


def marks(version: Mapping[str, Any], reading: Mapping[str, Any], cited: Rows, found: Rows, beside: Rows, orders: Rows) -> dict[str, Any]:
    """The digests of a reading with its version, of its citations, its findings and what is compared of it, and the plans it orders;
    rows as the tables have them, those of :data:`BELOW` in their order.
    """
    return {
        "reading": reading_mark(version, reading),
        "findings": _digest([_picked(row, _FINDING) for row in found]),
        "citations": _digest([_picked(row, _CITATION) for row in cited]),
        "beside": _digest([_picked(row, _COMPARABLE) for row in beside]),
        "orders": [[row["organ"], row["due"], row.get("waits", True)] for row in orders],
    }


def reading_mark(version: Mapping[str, Any], reading: Mapping[str, Any]) -> str:
    """The digest of a reading's own row with its version."""
    return _digest([_picked(version, _VERSION), _picked(reading, _READING)])


def crossing_mark(row: Mapping[str, Any], other: str | None) -> str:
    """The digest of a finding across documents: its row, and the other document's hash."""
    return _digest([*_picked(row, (*_CROSSING, "run_id")), other])


def _picked(row: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    return [row[name] for name in names]


def _digest(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=repr)
    return blake2b(said.encode("ascii"), digest_size=16).hexdigest()


def pieces(connection: Connection) -> Iterator[dict[str, Account]]:
    """The accounts of all documents by SHA-256, so many at a time, in the order of their numbers."""
    last = 0
    while True:
        asked = select(*map(unseen, documents.c))
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
            "current": None, "decisions": {}, "links": [], "crossings": {}, "waits": False,
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
    for row in of(uncompared):
        found[row["document_id"]]["waits"] = True
    _add_links(connection, found, first, last)
    _add_crossings(connection, found, of)
    _add_readings(connection, found, of)
    for account in found.values():
        for part in ("copies", "arrivals", "links"):
            account[part].sort(key=repr)
    return {row.sha256: found[row.id] for row in rows}


def _add_links(connection: Connection, found: Mapping[int, Account], first: int, last: int) -> None:
    asked = (
        select(links.c.other_id, unseen(links.c.kind), unseen(documents.c.sha256))
        .select_from(links)
        .join(documents, documents.c.id == links.c.document_id)
    )
    for other, kind, sha256 in connection.execute(asked.where(links.c.other_id.between(first, last))):
        if other in found:
            found[other]["links"].append([kind, sha256])


def _add_crossings(connection: Connection, found: Mapping[int, Account], of: Any) -> None:
    rows = list(of(crossings))
    others = hashes_of(connection, {row["other_id"] for row in rows if row["other_id"] is not None})
    for row in rows:
        other = None if row["other_id"] is None else others.get(row["other_id"], "?")
        found[row["document_id"]]["crossings"][str(row["fingerprint"])] = crossing_mark(row, other)


def hashes_of(connection: Connection, identities: Iterable[int]) -> dict[int, str]:
    """The hashes of documents by their numbers."""
    asked = (
        select(documents.c.id, unseen(documents.c.sha256)).where(documents.c.id.in_(part)) for part in some_of(sorted(identities, key=str))
    )
    return {identity: sha256 for some in asked for identity, sha256 in map(tuple, connection.execute(some))}


def _add_readings(connection: Connection, found: Mapping[int, Account], of: Any) -> None:
    known = {row["id"]: row for row in _plain(connection, _raw(versions))}
    below: dict[str, dict[tuple[int, int], list[dict[str, Any]]]] = {table.name: {} for table in BELOW}
    for table in BELOW:
        for row in of(table):
            below[table.name].setdefault((row["document_id"], row["reading_id"]), []).append(row)
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
    return str(row.get("ordinal", row.get("id"))).zfill(9)


def house(connection: Connection) -> dict[str, Any]:
    """Runs by number, choices by name, as the tables have them."""
    ran = {str(row["id"]): _picked(row, RUN) for row in _plain(connection, _raw(runs))}
    return {"runs": ran, "choices": {row["name"]: row["value"] for row in _plain(connection, _raw(settings))}}


def attest_all(connection: Connection) -> None:
    """Add an event a document, and one for runs and choices, that attest what stands in the tables now: of a register whose events of
    before hold nothing of it.
    """
    for piece in pieces(connection):
        _append(connection, piece, piece)
    append(connection, "attested", "thethuc", details=house(connection))


def attest_comparisons(connection: Connection) -> None:
    """Add an event a document that attests what came to be attested last, of which the events of before hold nothing: what is compared of
    its readings, findings across documents, whether it waits. The rest stays held to the events there are.
    """
    for piece in pieces(connection):
        _append(connection, piece, {sha256: _of_comparisons(account) for sha256, account in piece.items()})


def _of_comparisons(account: Account) -> Account:
    read = {mark: {name: told[name] for name in ("beside", "orders") if name in told} for mark, told in account["readings"].items()}
    return {"readings": read, "crossings": account["crossings"], "waits": account["waits"]}


def _append(connection: Connection, accounts: Mapping[str, Account], told: Mapping[str, Account]) -> None:
    """The events of a piece; what is none of ours in a register that was changed is told as it shows itself."""
    happened = []
    for sha256, account in accounts.items():
        own = json.loads(json.dumps(told[sha256], default=repr))
        happened.append(Happened("attested", "thethuc", account["state"], account["state"], sha256, details=own))
    append_all(connection, happened)


def _raw(table: Table, *more: Column[Any]) -> Select[Any]:
    """All columns of a table as they lie in the database: a value that is none of ours is to be told by its document and not refused."""
    return select(*(unseen(column) for column in (*table.c, *more))).order_by(*table.primary_key.columns)


def _plain(connection: Connection, asked: Select[Any]) -> Iterator[dict[str, Any]]:
    for row in connection.execute(asked):
        yield row._asdict()
