"""The chain of events: each holds the hash of the one before, so that a row changed, removed or put in later is found.

Two hashes make forgetting possible. The ``seal`` is taken over a random salt, the document's hash, rule, fingerprint, reason and details;
the row's own hash is taken over the seal, not over these. Blanking them with their salt leaves a chain that holds and a seal from which
nothing can be guessed. Which rows were blanked stands in an event of its own, so that blanking by anyone else is found too.

What no chain can tell by itself is that its newest rows were cut off together with the head: whoever needs that writes down the head
(``thethuc register verify`` prints it) and gives it again later (``--head``).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from checker.model.errors import Damaged
from checker.model.tuples import NamedTuple
from checker.register.columns import unseen
from checker.register.tables import events, heads

SEALED = ("salt", "sha256", "rule", "fingerprint", "why", "details")
"""Columns the seal is taken over; all of them are blanked together."""
_OPEN = ("id", "at", "kind", "who", "before", "after", "seal", "previous")
_PIECE = 10_000
"""Rows of the chain in memory at a time while it is verified."""


class Break(NamedTuple):
    """Where the chain does not hold: the event's number, and what: ``changed``, ``removed``, ``inserted``, ``blanked``, ``head``."""

    event_id: int
    what: str


class Head(NamedTuple):
    """The newest event and its hash."""

    event_id: int
    hash: str


class Happened(NamedTuple):
    """An event on its way in: what :func:`append` takes; ``at``: the moment rows of the same transaction bear, else now."""

    kind: str
    who: str
    before: str = ""
    after: str = ""
    document: str | None = None
    rule: str | None = None
    fingerprint: str | None = None
    why: str = ""
    details: Mapping[str, Any] = {}
    at: str = ""


def now() -> str:
    """This moment in UTC, as all tables have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(values: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The hash over the named values, in that order; of what is no value of ours, which only tampering puts there, its own."""
    said = json.dumps([values[name] for name in names], ensure_ascii=True, separators=(",", ":"), default=repr)
    return sha256(said.encode("ascii")).hexdigest()


def append(
    connection: Connection,
    kind: str,
    who: str,
    *,
    before: str = "",
    after: str = "",
    document: str | None = None,
    rule: str | None = None,
    fingerprint: str | None = None,
    why: str = "",
    details: Mapping[str, Any] | None = None,
    at: str = "",
) -> int:
    """Add an event within the transaction that holds the head (see :meth:`Register.writing`); its number.

    ``document`` is the SHA-256 of the bytes it is about, ``details`` what else is worth keeping, in the types JSON has; ``at``: the moment
    rows of the same transaction bear, else now.
    """
    told = Happened(kind, who, before, after, document, rule, fingerprint, why, details or {}, at)
    return append_all(connection, (told,))


def append_all(connection: Connection, happened: Sequence[Happened]) -> int:
    """Add events in their order; the number of the last."""
    head = head_of(connection)
    rows: list[dict[str, Any]] = []
    for each in happened:
        row: dict[str, Any] = {
            "id": head.event_id + 1, "at": each.at or now(), "kind": each.kind, "who": each.who, "before": each.before, "after": each.after,
            "sha256": each.document, "rule": each.rule, "fingerprint": each.fingerprint, "why": each.why,
            "details": json.dumps(each.details, ensure_ascii=False, sort_keys=True), "salt": secrets.token_hex(16), "previous": head.hash,
        }  # fmt: skip
        row["seal"] = digest(row, SEALED)
        row["hash"] = digest(row, _OPEN)
        rows.append(row)
        head = Head(row["id"], row["hash"])
    if rows:
        connection.execute(insert(events), rows)
        connection.execute(update(heads).values(event_id=head.event_id, hash=head.hash))
    return head.event_id


def head_of(connection: Connection) -> Head:
    """The newest event of the chain; number 0 and no hash while there is none. Raises :class:`Damaged` where the head itself is gone."""
    found = connection.execute(select(heads.c.event_id, heads.c.hash)).all()
    if len(found) != 1:
        raise Damaged("register.no_head")
    return Head(*found[0])


def blank(connection: Connection, document: str) -> list[int]:
    """Forget what the events of a document say of it; their numbers, which the event of forgetting has to name."""
    numbers = list(connection.scalars(select(events.c.id).where(events.c.sha256 == document).order_by(events.c.id)))
    connection.execute(update(events).where(events.c.sha256 == document).values(dict.fromkeys(SEALED)))
    return numbers


def breaks(connection: Connection, written_down: str = "") -> Iterator[Break]:
    """Where the chain does not hold, in the order of the events; ``written_down``: the hash of a head of earlier, which must be in it.

    Memory does not grow with the chain but by what was blanked.
    """
    expected, previous = 1, ""
    blanked: set[int] = set()
    named: set[int] = set()
    met = not written_down
    for found in connection.execute(select(*map(unseen, events.c)).order_by(events.c.id).execution_options(yield_per=_PIECE)):
        row = found._asdict()
        if row["id"] != expected:
            yield Break(expected, "removed")
        elif row["previous"] != previous:
            yield Break(row["id"], "inserted")
        if digest(row, _OPEN) != row["hash"]:
            yield Break(row["id"], "changed")
        if row["salt"] is None and all(row[name] is None for name in SEALED):
            blanked.add(row["id"])
        elif digest(row, SEALED) != row["seal"]:
            yield Break(row["id"], "changed")
        elif row["kind"] in ("forgotten", "disposed"):
            named.update(json.loads(row["details"]).get("events", ()))
        met = met or row["hash"] == written_down
        expected, previous = row["id"] + 1, row["hash"]
    for number in sorted(blanked - named):
        yield Break(number, "blanked")
    found_heads = connection.execute(select(unseen(heads.c.event_id), unseen(heads.c.hash))).all()
    if found_heads != [(expected - 1, previous)] or not met:
        yield Break(expected - 1, "head")
