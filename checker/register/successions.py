"""Which document came after which, by what people recorded: the order never leads back to where it began."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from checker.model.errors import Refused
from checker.register.tables import events

_AGAINST = {"replaced": "resubmitted", "resubmitted": "replaced"}
"""Kinds whose ``by`` says the opposite: what replaced a document came after it, what it was sent again for came before."""


def refuse_circle(connection: Connection, kind: str, document: str, by: str) -> None:
    """See that ``by`` may stand in an event ``kind`` of a document. Raises :class:`Refused` where what was said before is the reverse.

    The newest word on a document counts: a slip is mended by saying it anew.
    """
    before = document in _led(connection, kind, by)
    if before or (kind in _AGAINST and by in _led(connection, _AGAINST[kind], document)):
        raise Refused("register.circle", kind=kind, document=document, by=by)


def _led(connection: Connection, kind: str, document: str) -> Iterator[str]:
    """The document, and those its events of a kind lead to, one after the other."""
    met: set[str] = set()
    while document and document not in met:
        yield document
        met.add(document)
        asked = select(events.c.details).where(events.c.sha256 == document, events.c.kind == kind).order_by(events.c.id.desc()).limit(1)
        document = str(json.loads(connection.scalar(asked) or "{}").get("by", ""))
