"""Many documents into the register in one transaction: bytes nobody has seen go in together, the others one by one.

What is asked and written is the same for each; together it costs a third. Of a batch all counts or nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from checker.model import DocumentReport
from checker.model.tuples import NamedTuple
from checker.register import chain, entering, pending, searching, tallying
from checker.register.attesting import marks
from checker.register.choices import chosen
from checker.register.entering import Arrival
from checker.register.keeping import Kept, kept
from checker.register.tables import (
    announcements,
    arrivals,
    citations,
    comparables,
    copies,
    documents,
    findings,
    links,
    readings,
    versions,
)
from checker.settings import office_clock

Judges = Mapping[int, Mapping[str, Any]]
"""Rows of the versions that documents are judged by, by number."""


class Added(NamedTuple):
    """What one document added to the register: bytes never seen before, a reading by this version, a path."""

    document: bool = False
    reading: bool = False
    copy: bool = False


class Entry(NamedTuple):
    """One document on its way in: see :meth:`checker.register.Register.add`."""

    report: DocumentReport
    path: str
    version: int
    run: int
    sha256: str | None = None
    arrival: Arrival | None = None

    @property
    def document(self) -> str | None:
        """The hash of its bytes."""
        return self.report.sha256 or self.sha256


def add_all(connection: Connection, entries: Sequence[Entry]) -> list[Added]:
    """Keep documents, none of them under a mark of secrecy, within the caller's transaction."""
    options = chosen(connection)
    judged_by = {row.id: row._asdict() for row in connection.execute(select(versions))}
    hashes = [each.document for each in entries]
    times = Counter(hashes)
    there = set(connection.scalars(select(documents.c.sha256).where(documents.c.sha256.in_(sorted({each for each in hashes if each})))))
    fresh = [each for each in entries if each.document and times[each.document] == 1 and each.document not in there]
    if fresh:
        _add_fresh(connection, fresh, options, judged_by)
    new = {each.document for each in fresh}
    added = [Added(True, True, True) if each.document in new else _add_one(connection, each, options, judged_by) for each in entries]
    _make_way(connection, entries)
    return added


def _make_way(connection: Connection, entries: Sequence[Entry]) -> None:
    """What could not be read where now a document lies that can be, a file met half copied, is replaced by that: nobody has its bytes
    any more. What people did something about, or what lies elsewhere too, stays as it is.
    """
    read = {entering.shown(each.path): each.document for each in entries if each.document and each.report.verdict != "unreadable"}
    lies = select(func.count()).where(copies.c.document_id == documents.c.id).correlate(documents).scalar_subquery()
    asked = (
        select(documents.c.id, documents.c.sha256, documents.c.state, readings.c.stage, copies.c.path)
        .join_from(copies, documents).join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
        .where(copies.c.path.in_(read), readings.c.verdict == "unreadable", documents.c.state == "checked", lies == 1)
    )  # fmt: skip
    for row in connection.execute(asked).all():
        by = str(read[row.path])
        identity, _ = entering.known(connection, by)
        connection.execute(insert(links).values(document_id=identity, other_id=row.id, kind="replaced"))
        entering.moved(connection, row.id, row.sha256, "replaced", "thethuc", row.state, row.stage, details={"by": by})


def _add_fresh(connection: Connection, entries: Sequence[Entry], options: Mapping[str, Any], judged_by: Judges) -> None:
    """Documents whose bytes are new, each once."""
    now = chain.now()
    today = office_clock.today().isoformat()
    connection.execute(
        insert(documents),
        [
            {"sha256": each.document, "received": _day(each.arrival) or today, "state": "checked", "state_since": now}
            for each in entries
        ],
    )  # fmt: skip
    named = select(documents.c.sha256, documents.c.id).where(documents.c.sha256.in_([each.document for each in entries]))
    ids = dict(map(tuple, connection.execute(named)))
    identities = [ids[each.document] for each in entries]
    connection.execute(
        insert(copies),
        [
            {"document_id": identity, "path": entering.shown(each.path), "run_id": each.run}
            for each, identity in zip(entries, identities, strict=True)
        ],
    )  # fmt: skip
    came = [(identity, each.arrival) for each, identity in zip(entries, identities, strict=True) if entering.tells(each.arrival)]
    if came:
        connection.execute(insert(arrivals), [entering.arrival_row(identity, arrival) for identity, arrival in came if arrival])
    told = [kept(each.report, excerpts=options["excerpts"], organ=options["organ"]) for each in entries]
    _put(connection, entries, identities, told, now, texts=options["excerpts"])
    happened = (_events(each, _judged(each, found, judged_by, options), today, now) for each, found in zip(entries, told, strict=True))
    chain.append_all(connection, [event for some in happened for event in some])


def _put(
    connection: Connection, entries: Sequence[Entry], identities: Sequence[int], told: Sequence[Kept], now: str, *, texts: bool
) -> None:
    """Readings of some documents that have none which stands, with all that hangs on them, counted, searched and waiting to be compared.

    ``texts``: whether the office keeps words of documents.
    """
    connection.execute(
        insert(readings),
        [
            {"document_id": identity, "version_id": each.version, "run_id": each.run, "made": now, **found.reading}
            for each, identity, found in zip(entries, identities, told, strict=True)
        ],
    )
    made = select(readings.c.document_id, readings.c.id).where(readings.c.document_id.in_(identities), readings.c.current)
    numbers = dict(map(tuple, connection.execute(made)))
    for table in (citations, findings, comparables, announcements):
        rows = [
            {"reading_id": numbers[identity], "document_id": identity, **row}
            for identity, found in zip(identities, told, strict=True)
            for row in getattr(found, table.name)
        ]
        if rows:
            connection.execute(insert(table), rows)
    tallying.shift_all(connection, list(numbers.values()), 1)
    pending.again(connection, *identities)
    read = zip(identities, (each.report.beside for each in entries), strict=True)
    searching.index(connection, identities, {each: beside.text for each, beside in read if beside} if texts else None)


def _events(entry: Entry, judged: Mapping[str, Any], today: str, now: str) -> Iterator[chain.Happened]:
    """What happened to a document that came: received, with what was told of it, and checked."""
    document = str(entry.document)
    came = {"day": _day(entry.arrival) or today, "path": entering.shown(entry.path)}
    yield chain.Happened("received", "thethuc", after="received", document=document, details=came, at=now)
    if entry.arrival is not None and entering.tells(entry.arrival):
        yield entering.arrival_event(document, entry.arrival)
    yield chain.Happened("checked", "thethuc", "received", "checked", document, details=judged, at=now)


def _judged(entry: Entry, found: Kept, judged_by: Judges, options: Mapping[str, Any]) -> dict[str, Any]:
    """What the event of a reading says of it, so that its rows are attested."""
    by = judged_by[entry.version]
    return {"version": by["mark"], "verdict": entry.report.verdict, **marks(by, *found), **_searched(entry, options)}


def _searched(entry: Entry, options: Mapping[str, Any]) -> dict[str, str]:
    """The digest of the text that is searched from now on; of a reading without one what was kept before stays."""
    beside = entry.report.beside
    if not options["excerpts"]:
        return {"body": ""}
    return {"body": searching.body_mark(searching.body_of(beside.text))} if beside else {}


def _add_one(connection: Connection, entry: Entry, options: Mapping[str, Any], judged_by: Judges) -> Added:
    """A document whose bytes may be known: at another place, by another version, told of anew."""
    document, report = entry.document, entry.report
    if document is None:
        return Added()
    fresh, copied, identity, state = entering.identified(connection, document, entry.path, entry.run, entry.arrival)
    entering.arrived(connection, identity, document, entry.arrival)
    if report.verdict != "unreadable":
        entering.unread(connection, identity, entry.version)
    if entering.read_before(connection, identity, document, entry.version):
        return Added(fresh, copy=copied)
    entering.uncounted(connection, entering.current(connection, identity))
    found, now = kept(report, excerpts=options["excerpts"], organ=options["organ"]), chain.now()
    _put(connection, (entry,), (identity,), (found,), now, texts=options["excerpts"])
    judged = _judged(entry, found, judged_by, options)
    entering.moved(connection, identity, document, "checked", "thethuc", state, report.stage or "", details=judged, at=now)
    return Added(fresh, True, copied)


def _day(arrival: Arrival | None) -> str:
    return arrival.day if arrival is not None else ""
