"""Which documents are to be looked at beside others: those that came, those that changed, and what lay beside one that went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from checker.across.identity import folded, letters_of
from checker.register.tables import announcements, citations, comparables, readings, uncompared

_ALL_OF_ONE = 1_000


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
    again(connection, *neighbours, *connection.scalars(ordered))


def renumbered(connection: Connection, organs: Iterable[str]) -> None:
    """Every plan of organs of which the office said anew how they number; an organ may be named with the one above it behind a comma."""
    for organ in sorted(organs):
        parts = organ.split(",")
        for end in range(1, len(parts) + 1):
            begins = f"{letters_of(folded(','.join(parts[:end])))} <"
            of_it = select(comparables.c.document_id).join(readings).where(comparables.c.series.startswith(begins, autoescape=True))
            again(connection, *connection.scalars(of_it.where(readings.c.current)))


def looked_at(connection: Connection, identities: Sequence[int]) -> None:
    """These documents have been looked at."""
    for start in range(0, len(identities), _ALL_OF_ONE):
        connection.execute(delete(uncompared).where(uncompared.c.document_id.in_(identities[start : start + _ALL_OF_ONE])))
