"""SQLite files of the desk's own: who has an account, what webhooks are still to be told."""

from __future__ import annotations

import os

from sqlalchemy import URL, Engine, MetaData, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError

from checker.model.errors import Refused


def opened(path: str, metadata: MetaData, refusal: str) -> Engine:
    """The file with these tables, made where there is none. Raises :class:`Refused` (``refusal``) for what holds or is anything else."""
    if os.path.exists(path) and not os.path.isfile(path):  # of a pipe SQLite would wait for the writer
        raise Refused(refusal, path=path)
    engine = create_engine(URL.create("sqlite", database=path))
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
    try:
        if not set(inspect(engine).get_table_names()) <= set(metadata.tables):
            raise Refused(refusal, path=path)
        metadata.create_all(engine)
    except DatabaseError:
        raise Refused(refusal, path=path) from None
    return engine
