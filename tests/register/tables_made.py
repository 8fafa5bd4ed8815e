"""The tables of a new register, made in an empty database by the statements that an upgrade of one comes to.

An upgrade goes through every revision; a hundred tests begin with a new register and ask nothing of how it was made.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event, inspect

from checker.register import connecting

_UPGRADE, _NEWEST = connecting._upgrade, connecting.NEWEST
_WRITES = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")
_STATEMENTS: dict[str, list[tuple[str, Any]]] = {}
"""What an upgrade writes, in its order, by the kind of database.

A dump of what it made leaves out the tables that SQLite itself makes for a full-text index.
"""


def upgraded(connection: Connection) -> None:
    """In the stead of ``checker.register.connecting._upgrade``, which makes what is no empty database, and the first of its kind."""
    kind = connection.dialect.name
    if connecting.NEWEST != _NEWEST or inspect(connection).get_table_names():
        _UPGRADE(connection)
    elif kind not in _STATEMENTS:
        _STATEMENTS[kind] = _noted(connection)
    else:
        for statement, parameters in _STATEMENTS[kind]:
            connection.exec_driver_sql(statement, parameters)


def _noted(connection: Connection) -> list[tuple[str, Any]]:
    """What an upgrade writes, while it does."""
    made: list[tuple[str, Any]] = []

    def noted(_connection: Connection, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().upper().startswith(_WRITES):
            made.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", noted)
    try:
        _UPGRADE(connection)
    finally:
        event.remove(connection, "before_cursor_execute", noted)
    return made
