"""Whether a register holds: the chain of events, every row against the events that attest it, what is searched, and the sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, exists, select

from checker.model.tuples import NamedTuple
from checker.register import tallying
from checker.register.attesting import READ, Account, house, pieces
from checker.register.chain import breaks
from checker.register.columns import unseen
from checker.register.retelling import NONE_OF_OURS, retold, retold_house, told_of, told_of_house
from checker.register.tables import copies, documents, events
from checker.register.verifying_search import index_holds, wrongly_searched


class Fault(NamedTuple):
    """What does not hold. ``what``: a kind of break of the chain (with the event's number), ``tally`` (with the sum's name), or a part that
    is not as the events have it: of a ``document`` (SHA-256, ``path``: where it lies), or of a run or a choice by its name.
    """

    what: str
    event: int = 0
    document: str = ""
    path: str = ""
    name: str = ""


def faults(connection: Connection, written_down: str = "") -> Iterator[Fault]:
    """What does not hold, the chain first, in a time that grows with the rows and a memory that does not.

    ``written_down``: the hash of a head of earlier, which must be in the chain.
    """
    for each in breaks(connection, written_down):
        yield Fault(each.what, each.event_id)
    yield from _documents(connection)
    yield from _house(connection)
    if not index_holds(connection):
        yield Fault("index")
    for key in tallying.wrong(connection):
        yield Fault("tally", name=" ".join(filter(None, map(str, key))))


def _documents(connection: Connection) -> Iterator[Fault]:
    """Parts of documents that are not as the events have them; documents without events, events without their document."""
    for piece in pieces(connection):
        told = told_of(connection, list(piece))
        for sha256, account in piece.items():
            for part in _unlike(connection, account, told[sha256]):
                yield Fault(part, document=sha256, path=_path(connection, sha256))
                told.pop(sha256, None)
        for sha256 in wrongly_searched(connection, told):
            yield Fault("searched", document=sha256, path=_path(connection, sha256))
    there = exists().where(documents.c.sha256 == events.c.sha256)
    gone = select(unseen(events.c.sha256)).where(events.c.sha256.is_not(None), ~there).distinct().order_by(events.c.sha256)
    for sha256 in connection.scalars(gone):
        yield Fault("gone", document=sha256)


def _path(connection: Connection, sha256: str) -> str:
    asked = select(unseen(copies.c.path)).select_from(copies).join(documents).order_by(copies.c.id).limit(1)
    return str(connection.scalar(asked.where(documents.c.sha256 == sha256)) or "")


def _unlike(connection: Connection, account: Account, told: list[dict[str, Any]]) -> list[str]:
    """The parts in which the rows of a document and its events differ."""
    try:
        expected = retold(told)
    except NONE_OF_OURS:
        return ["untold"]  # its events are no longer ours, which the chain tells as well
    if expected is None:
        return ["unattested"]
    found: list[str] = []
    for part, value in account.items():
        wanted = expected.get(part)
        if part == "links" and value != wanted:
            wanted = [link for link in wanted or () if connection.scalar(select(documents.c.id).where(documents.c.sha256 == link[1]))]
        if part == "readings":
            found += _unlike_readings(value, wanted or {})
        elif value != wanted:
            found.append(part)
    return list(dict.fromkeys(found))


def _unlike_readings(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
    """Which of the readings' parts differ; one that is there without an event, or is no longer there, differs as a whole."""
    for mark in sorted(found.keys() | wanted.keys(), key=str):
        one, other = found.get(mark), wanted.get(mark)
        if one is None or other is None:
            yield "reading"
        else:
            yield from ("reading" if name == "made" else name for name in READ if one.get(name) != other.get(name))


def _house(connection: Connection) -> Iterator[Fault]:
    found = house(connection)
    try:
        wanted = retold_house(told_of_house(connection))
    except NONE_OF_OURS:
        yield Fault("untold")
        return
    for what, part in (("run", "runs"), ("choice", "choices")):
        for name in sorted(found[part].keys() | wanted[part].keys(), key=str):
            if found[part].get(name) != wanted[part].get(name):
                yield Fault(what, name=name)
