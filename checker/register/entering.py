"""Steps of one entry in the register, each within the caller's transaction: the document, where it lies, when it came, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, insert, select, update

from checker.model.errors import Refused
from checker.model.tuples import NamedTuple
from checker.register import chain, pending, searching, tallying
from checker.register.comparables import SETTLED
from checker.register.states import after
from checker.register.tables import arrivals, copies, documents, readings, versions
from checker.settings.office_clock import today


class Arrival(NamedTuple):
    """What the office's own system told of a receipt; days ISO, nothing made up: what was not told is empty."""

    number: str = ""
    day: str = ""
    to_places: str = ""
    due: str = ""
    source: str = "csv"


def known(connection: Connection, sha256: str) -> tuple[int, str]:
    """Number and state of a document; raises :class:`Refused` for one that is not in the register."""
    found = connection.execute(select(documents.c.id, documents.c.state).where(documents.c.sha256 == sha256)).one_or_none()
    if found is None:
        raise Refused("register.no_document", document=sha256)
    return found.id, found.state


def identified(connection: Connection, sha256: str, path: str, run: int, arrival: Arrival | None) -> tuple[bool, bool, int, str]:
    """Whether the bytes are new, whether the place they lie at is, their document's number and state; new ones are received.

    A name in no code is kept with its bytes written out, as it is shown.
    """
    path = shown(path)
    found = connection.execute(select(documents.c.id, documents.c.state).where(documents.c.sha256 == sha256)).one_or_none()
    if found is not None:
        return False, _copied(connection, found.id, sha256, path, run), found.id, found.state
    day = arrival.day if arrival is not None and arrival.day else today().isoformat()
    at = chain.now()
    made = insert(documents).values(sha256=sha256, received=day, state="received", state_since=at).returning(documents.c.id)
    identity = int(connection.execute(made).scalar_one())
    connection.execute(insert(copies).values(document_id=identity, path=path, run_id=run))
    details = {"day": day, "path": path}
    chain.append(connection, "received", "thethuc", after="received", document=sha256, details=details, at=at)
    return True, True, identity, "received"


def _copied(connection: Connection, identity: int, sha256: str, path: str, run: int) -> bool:
    """Keep where the bytes lie; whether that was new."""
    if connection.scalar(select(copies.c.id).where(copies.c.path == path, copies.c.document_id == identity)) is not None:
        return False
    connection.execute(insert(copies).values(document_id=identity, path=path, run_id=run))
    chain.append(connection, "copied", "thethuc", document=sha256, details={"path": path})
    pending.again(connection, identity)
    searching.index(connection, (identity,))
    return True


def shown(path: str) -> str:
    """A path as it is kept."""
    return path.encode("utf-8", "backslashreplace").decode()


def arrived(connection: Connection, identity: int, sha256: str, arrival: Arrival | None) -> None:
    """Keep what was told of the receipt, once; the day of arrival becomes the document's."""
    if arrival is None or not tells(arrival):
        return
    spot = (arrivals.c.document_id == identity, arrivals.c.arrival_number == arrival.number, arrivals.c.arrival_date == arrival.day)
    if connection.scalar(select(arrivals.c.id).where(*spot)) is not None:
        return
    connection.execute(insert(arrivals), arrival_row(identity, arrival))
    chain.append_all(connection, (arrival_event(sha256, arrival),))
    searching.index(connection, (identity,))
    if arrival.day:
        first = min(day for day in connection.scalars(select(arrivals.c.arrival_date).where(arrivals.c.document_id == identity)) if day)
        tallying.move_month(connection, identity, first)


def tells(arrival: Arrival | None) -> bool:
    """Whether anything was told of a receipt."""
    return arrival is not None and bool(arrival.number or arrival.day)


def arrival_row(identity: int, arrival: Arrival) -> dict[str, Any]:
    """The row of a receipt."""
    return {
        "document_id": identity, "arrival_number": arrival.number, "arrival_date": arrival.day, "to_places": arrival.to_places,
        "due_date": arrival.due, "source": arrival.source,
    }  # fmt: skip


def arrival_event(sha256: str, arrival: Arrival) -> chain.Happened:
    """The event of a receipt."""
    return chain.Happened("arrived", "thethuc", document=sha256, details=arrival._asdict())


def current(connection: Connection, identity: int) -> int | None:
    """The reading that stands for a document."""
    return connection.scalar(select(readings.c.id).where(readings.c.document_id == identity, readings.c.current))


def uncounted(connection: Connection, reading: int | None) -> None:
    """A reading gives way to another."""
    if reading is not None:
        tallying.shift(connection, reading, -1)
        pending.left(connection, reading)
        connection.execute(update(readings).where(readings.c.id == reading).values(current=False))


def unread(connection: Connection, identity: int, version: int) -> None:
    """What this version could not read once and can read now makes room."""
    spot = (readings.c.document_id == identity, readings.c.version_id == version, readings.c.verdict == "unreadable")
    found = connection.execute(select(readings.c.id, readings.c.current).where(*spot)).one_or_none()
    if found is not None:
        if found.current:
            tallying.shift(connection, found.id, -1)
            pending.left(connection, found.id)
        connection.execute(readings.delete().where(readings.c.id == found.id))


def read_before(connection: Connection, identity: int, sha256: str, version: int) -> bool:
    """Whether a document was read by this version before; that reading stands for it now, which is an event where another stood."""
    asked = select(readings.c.id, readings.c.current).where(readings.c.document_id == identity, readings.c.version_id == version)
    found = connection.execute(asked).one_or_none()
    if found is not None and not found.current:
        uncounted(connection, current(connection, identity))
        connection.execute(update(readings).where(readings.c.id == found.id).values(current=True))
        mark = connection.scalar(select(versions.c.mark).where(versions.c.id == version))
        chain.append(connection, "stood", "thethuc", document=sha256, details={"version": mark})
        tallying.shift(connection, found.id, 1)
        pending.again(connection, identity)
        searching.index(connection, (identity,))
    return found is not None


def moved(
    connection: Connection, identity: int, sha256: str, kind: str, who: str, state: str, stage: str, *, why: str = "",
    details: Mapping[str, Any] | None = None, at: str = "",
) -> int:  # fmt: skip
    """An event of a document, and the state it leads to; ``at``: the moment other rows bear, else now."""
    at = at or chain.now()
    becomes = after(kind, state, stage, why)
    number = chain.append(connection, kind, who, before=state, after=becomes, document=sha256, why=why, details=details, at=at)
    if becomes != state:
        connection.execute(update(documents).where(documents.c.id == identity).values(state=becomes, state_since=at))
        if becomes in SETTLED or state in SETTLED:
            pending.again(connection, identity)
    return number


def dropped(
    connection: Connection, identity: int, sha256: str, kind: str, who: str, why: str, more: Mapping[str, Any] = MappingProxyType({})
) -> None:
    """Take a document out of every table and of the events; ``more``: what else the event of it is to keep."""
    reading = current(connection, identity)
    if reading is not None:
        tallying.shift(connection, reading, -1)
        pending.left(connection, reading)
    pending.uncrossed(connection, identity)
    numbers = chain.blank(connection, sha256)
    connection.execute(documents.delete().where(documents.c.id == identity))
    chain.append(connection, kind, who, why=why, details={**more, "events": numbers})
