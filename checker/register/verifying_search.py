"""Whether what is searched is what the other tables hold: every row of ``searchables``, and the index over them.

Fields are made anew from the rows they come from; of a text, which is kept nowhere else, the event of its reading has a digest (none of a
reading by an older version, whose text is taken as it stands).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from checker.register.columns import unseen
from checker.register.searching import body_mark, fields_of
from checker.register.tables import documents, searchables
from checker.wording.folding import bare

_INTEGRITY = text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
_CORRUPT = "malformed"


def wrongly_searched(connection: Connection, told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """Those of the documents (SHA-256, with their events), all of which hold, whose row is missing, too many, or not what they hold."""
    asked = select(documents.c.id, unseen(documents.c.sha256)).where(documents.c.sha256.in_(list(told)))
    hashes = {row.id: row.sha256 for row in connection.execute(asked)}
    rows = select(*map(unseen, searchables.c)).where(searchables.c.document_id.in_(list(hashes)))
    kept = {row.document_id: row for row in connection.execute(rows)}
    fields = fields_of(connection, list(hashes))
    for number, sha256 in hashes.items():
        row, wanted = kept.get(number), fields.get(number)
        if (row is None) != (wanted is None) or (row is not None and not _holds(row, str(wanted), _body(told[sha256]))):
            yield sha256


def _body(told: Sequence[Mapping[str, Any]]) -> str | None:
    """The digest of a document's text, by its newest reading that tells of one."""
    marks = [json.loads(event["details"]).get("body") for event in told if event["kind"] == "checked"]
    return next((mark for mark in reversed(marks) if mark is not None), None)


def _holds(row: Any, fields: str, mark: str | None) -> bool:
    if not all(isinstance(each, str) for each in (row.fields, row.body, row.bare)):
        return False
    words = sorted(row.fields.split()) == sorted(fields.split())
    return words and row.bare == bare(f"{row.fields} {row.body}".strip()) and (not row.body or mark in (None, body_mark(row.body)))


def index_holds(connection: Connection) -> bool:
    """Whether the index of a SQLite file finds what the rows hold; that of PostgreSQL is the database's own.

    The question takes the place of a writer: where a file may not be written to, it is not put.
    """
    if connection.dialect.name != "sqlite":
        return True
    if connection.get_execution_options().get("writing"):
        return _is_whole(connection)
    try:
        with connection.engine.connect().execution_options(writing=True) as other:
            return _is_whole(other)
    except DBAPIError:
        return True


def _is_whole(connection: Connection) -> bool:
    try:
        connection.execute(_INTEGRITY)
    except DBAPIError as error:
        if _CORRUPT in str(error.orig):
            return False
        raise
    return True
