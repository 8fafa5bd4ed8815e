"""The tables of a new register, made in an empty SQLite file by the statements that an upgrade of one comes to.

An upgrade goes through every revision; a hundred tests begin with a new register and ask nothing of how it was made.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect

from checker.register import connecting

_UPGRADE, _NEWEST = connecting._upgrade, connecting.NEWEST
_WRITES = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")


@cache
def _statements() -> tuple[tuple[str, Any], ...]:
    """What an upgrade writes, in its order; a dump of what it made leaves out the tables that SQLite itself makes for a full-text index."""
    made: list[tuple[str, Any]] = []
    engine = create_engine("sqlite://")

    @event.listens_for(engine, "before_cursor_execute")
    def noted(_connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(_WRITES):
            made.append((statement, parameters))

    with engine.begin() as connection:
        _UPGRADE(connection)
    return tuple(made)


def upgraded(connection: Connection) -> None:
    """In the stead of ``checker.register.connecting._upgrade``, which makes what is no empty SQLite file."""
    if connection.dialect.name != "sqlite" or connecting.NEWEST != _NEWEST or inspect(connection).get_table_names():
        return _UPGRADE(connection)
    for statement, parameters in _statements():
        connection.exec_driver_sql(statement, parameters)
    return None
