"""The tables of a new register, made in an empty SQLite file by the statements that an upgrade of one comes to.

An upgrade goes through every revision; a hundred tests begin with a new register and ask nothing of how it was made.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import Connection, create_engine, inspect

from checker.register import connecting

_UPGRADE, _NEWEST = connecting._upgrade, connecting.NEWEST
_WRAPPING = ("BEGIN TRANSACTION;", "COMMIT;")


@cache
def _statements() -> tuple[str, ...]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        _UPGRADE(connection)
    with engine.connect() as connection:
        return tuple(line for line in connection.connection.dbapi_connection.iterdump() if line not in _WRAPPING)


def upgraded(connection: Connection) -> None:
    """In the stead of ``checker.register.connecting._upgrade``, which makes what is no empty SQLite file."""
    if connection.dialect.name != "sqlite" or connecting.NEWEST != _NEWEST or inspect(connection).get_table_names():
        return _UPGRADE(connection)
    for statement in _statements():
        connection.exec_driver_sql(statement)
    return None
