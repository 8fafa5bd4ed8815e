"""Which documents are to be looked at beside others: those that came, those that changed, and what lay beside one that went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from checker.across.identity import folded, letters_of
from checker.register import chain
from checker.register.selects import some_of
from checker.register.tables import announcements, citations, comparables, crossings, documents, readings, uncompared


def again(connection: Connection, *identities: int) -> None:
    """These documents are to be looked at."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    rows = [{"document_id": each} for each in dict.fromkeys(identities)]
    if rows:
        connection.execute(dialect.insert(uncompared).on_conflict_do_nothing(), rows)


def left(connection: Connection, reading: int) -> None:
    """A reading gives way or goes: one that lies beside it in its series speaks for all of these, and so do plans it may have answered."""
    row = select(comparables.c.document_id, comparables.c.series).where(comparables.c.reading_id == reading)
    gone = connection.execute(row).one_or_none()
    if gone is None:
        return
    beside = (
        select(comparables.c.document_id).join(readings)
        .where(comparables.c.series == gone.series, comparables.c.document_id != gone.document_id, readings.c.current).limit(1)
    )  # fmt: skip
    ordered = (
        select(comparables.c.document_id).join(citations, citations.c.code_key == comparables.c.code_key)
        .join(announcements, announcements.c.reading_id == comparables.c.reading_id).where(citations.c.reading_id == reading)
    )  # fmt: skip
    neighbours = list(connection.scalars(beside)) if gone.series else []
    _stir(connection, [*neighbours, *connection.scalars(ordered)])


def renumbered(connection: Connection, organs: Iterable[str]) -> None:
    """Every plan of organs of which the office said anew how they number; an organ may be named with the one above it behind a comma."""
    for organ in sorted(organs):
        parts = organ.split(",")
        for end in range(1, len(parts) + 1):
            begins = f"{letters_of(folded(','.join(parts[:end])))} <"
            of_it = select(comparables.c.document_id).join(readings).where(comparables.c.series.startswith(begins, autoescape=True))
            _stir(connection, connection.scalars(of_it.where(readings.c.current)).all())


def _stir(connection: Connection, identities: Iterable[int]) -> None:
    """These documents, to which nothing happened themselves, are to be looked at, which is an event of those that did not wait."""
    for some in some_of(dict.fromkeys(identities)):
        still = ~exists().where(uncompared.c.document_id == documents.c.id)
        asked = select(documents.c.id, documents.c.sha256).where(documents.c.id.in_(some), still).order_by(documents.c.id)
        rows = connection.execute(asked).all()
        again(connection, *(row.id for row in rows))
        chain.append_all(connection, [chain.Happened("uncompared", "thethuc", document=row.sha256) for row in rows])


def uncrossed(connection: Connection, identity: int) -> None:
    """A document goes, and with it what was found between others and it."""
    lost = select(documents.c.sha256, crossings.c.fingerprint).join_from(crossings, documents, documents.c.id == crossings.c.document_id)
    gone: dict[str, list[str]] = {}
    for row in connection.execute(lost.where(crossings.c.other_id == identity).order_by(documents.c.id, crossings.c.id)):
        gone.setdefault(row.sha256, []).append(row.fingerprint)
    connection.execute(delete(crossings).where(crossings.c.other_id == identity))
    told = (chain.Happened("crossed", "thethuc", document=sha256, details={"gone": those}) for sha256, those in gone.items())
    chain.append_all(connection, list(told))


def looked_at(connection: Connection, identities: Sequence[int]) -> None:
    """These documents have been looked at."""
    for some in some_of(identities):
        connection.execute(delete(uncompared).where(uncompared.c.document_id.in_(some)))
