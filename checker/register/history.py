"""What happened to a document, or in the whole register: the events, told in their order."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from checker.model.tuples import NamedTuple
from checker.register.register import Register
from checker.register.tables import events

_PIECE = 1_000


class Event(NamedTuple):
    """One row of the log: its number, moment (UTC), kind (:data:`~checker.register.states.KINDS`), who, from → to, and what it is about.

    ``document`` is the SHA-256 of the bytes; of a document that was forgotten it is empty, and so are reason and details.
    """

    number: int
    at: str
    kind: str
    who: str
    before: str
    after: str
    document: str
    rule: str
    fingerprint: str
    why: str
    details: Mapping[str, Any]


def events_of(register: Register, document: str = "", *, kinds: Sequence[str] = (), since: str = "") -> Iterator[Event]:
    """The events of one document (by SHA-256) or of all, of some kinds, from a moment on (ISO, UTC); read piece by piece."""
    asked = select(events).order_by(events.c.id).limit(_PIECE)
    if document:
        asked = asked.where(events.c.sha256 == document)
    if kinds:
        asked = asked.where(events.c.kind.in_(kinds))
    if since:
        asked = asked.where(events.c.at >= since)
    last = 0
    while rows := register.rows(asked.where(events.c.id > last)):
        for row in rows:
            yield Event(
                row.id, row.at, row.kind, row.who, row.before, row.after, row.sha256 or "", row.rule or "", row.fingerprint or "",
                row.why or "", json.loads(row.details) if row.details else {},
            )  # fmt: skip
        last = rows[-1].id
