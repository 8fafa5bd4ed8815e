"""What is still to be told to webhooks: taken from the register's events, kept in a file until it arrived, tried again less and less often.

A message holds what kind of event it was, when, of which document by its SHA-256, and the
verdict; never a word of a plan, a name or a reason.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Float,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    delete,
    func,
    insert,
    select,
    update,
)

from checker.desk.outside import Webhook
from checker.desk.own_files import opened
from checker.desk.telling import NotTold, tell
from checker.register import Register
from checker.register.tables import documents, events, readings

TRIES = 12
"""A message that did not arrive so often is given up, and the log says so."""
_FIRST, _LONGEST = 10.0, 3_600.0
"""Seconds until a message is tried again: twice as long each time."""
_HANDFUL = 100
_EVERY = 2.0
"""Seconds between two looks at the register."""
_metadata = MetaData()
_seen = Table("seen", _metadata, Column("id", Integer, primary_key=True), Column("event", Integer, nullable=False))
_waiting = Table(
    "waiting",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("event", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("due", Float, nullable=False),
    UniqueConstraint("event", "url"),
)
_log = logging.getLogger("thethuc.desk")


class Outbox:
    """The file, beside the register whose events it tells."""

    def __init__(
        self, path: str, register: Register, hooks: Sequence[Webhook], clock: Callable[[], float] = time.time,
        send: Callable[[Webhook, bytes, str], None] = tell,
    ) -> None:  # fmt: skip
        """Opened, or made to begin with what happens from now on. Raises :class:`Refused` for a file of another kind."""
        self._register = register
        self._hooks = {hook.url: hook for hook in hooks}
        self._clock = clock
        self._send = send
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._engine = opened(path, _metadata, "desk.no_outbox")
        with self._engine.begin() as connection:
            if connection.scalar(select(_seen.c.event)) is None:
                newest = register.rows(select(func.max(events.c.id)))[0][0] or 0
                connection.execute(insert(_seen).values(event=newest))

    def collect(self) -> int:
        """Take a handful of new events; how many were looked at. They are kept with how far that is, or not at all."""
        with self._engine.begin() as connection:
            last = connection.scalar(select(_seen.c.event))
            found = self._register.rows(
                select(events.c.id, events.c.at, events.c.kind, events.c.sha256, readings.c.verdict)
                .outerjoin(documents, documents.c.sha256 == events.c.sha256)
                .outerjoin(readings, (readings.c.document_id == documents.c.id) & readings.c.current)
                .where(events.c.id > last).order_by(events.c.id).limit(_HANDFUL)
            )  # fmt: skip
            told = [
                {"event": each.id, "url": hook.url, "body": _message(each), "due": self._clock()}
                for each in found
                for hook in self._hooks.values()
                if each.kind in hook.events and each.sha256
            ]
            if told:
                connection.execute(insert(_waiting), told)
            if found:
                connection.execute(update(_seen).values(event=found[-1].id))
        return len(found)

    def deliver(self) -> int:
        """Send what is due; how many messages arrived."""
        with self._engine.begin() as connection:
            due = connection.execute(select(_waiting).where(_waiting.c.due <= self._clock()).order_by(_waiting.c.id).limit(_HANDFUL)).all()
        arrived, silent = 0, set()
        for each in due:
            if self._ended.is_set():
                break
            if each.url in silent:
                continue  # one that does not answer is not waited for again and again
            if self._sent(each):
                arrived += 1
            else:
                silent.add(each.url)
        return arrived

    def _sent(self, each: Any) -> bool:
        hook, spot = self._hooks.get(each.url), _waiting.c.id == each.id
        try:
            if hook is not None:
                self._send(hook, each.body.encode(), str(each.event))
        except Exception as trouble:  # whatever one webhook does, the others are told
            why = str(trouble) if isinstance(trouble, NotTold) else type(trouble).__name__
            given_up = each.tries + 1 >= TRIES
            _log.warning(json.dumps({"webhook": each.event, "why": why, "given_up": given_up}))
            later = self._clock() + min(_LONGEST, _FIRST * 2**each.tries)
            with self._engine.begin() as connection:
                connection.execute(
                    delete(_waiting).where(spot) if given_up else update(_waiting).where(spot).values(tries=each.tries + 1, due=later)
                )
            return False
        with self._engine.begin() as connection:
            connection.execute(delete(_waiting).where(spot))
        return hook is not None

    def begin(self) -> None:
        """Look and send from now on, in a thread that ends with the process."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ended.wait(_EVERY):
            try:
                while self.collect() == _HANDFUL:
                    pass
                self.deliver()
            except Exception as error:
                _log.warning(json.dumps({"webhook": None, "why": type(error).__name__}))

    def close(self) -> None:
        """Stop; what is left is told by the next desk."""
        self._ended.set()
        self._engine.dispose()


def _message(each: Any) -> str:
    return json.dumps({"event": each.kind, "id": each.id, "at": each.at, "sha256": each.sha256, "verdict": each.verdict})
