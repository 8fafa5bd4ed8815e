"""From the name of a register to a database that is ready: SQLite by a path, PostgreSQL by ``postgresql://…``; made and upgraded as needed.

Both are asked for the safe thing. SQLite: a write-ahead log, every transaction on the disk before it counts, half a minute's patience for
another writer, a file only its owner may read. PostgreSQL: as it is set up. Nothing else is ever connected to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError

from checker.model.errors import Damaged, Refused, Unavailable, cause
from checker.register.attesting import attest_all, attest_comparisons
from checker.register.chain import append
from checker.register.columns import TamperedError, row_of
from checker.register.rekeying import rekey
from checker.register.tables import metadata
from checker.running.replacing import beside, name_new

NEWEST = "0008"
"""The revision of the tables this program works with; the newest file in ``migrations/versions``."""
VERSION_TABLE = "thethuc_version"
OLDEST = "0001"
_ATTESTING, _OF_COMPARISONS, _BY_PLACE = "0002", "0005", "0008"
"""The revisions since which events attest the rows, and those of comparisons too, and since which keys of organs tell the place."""
_PATIENCE = 60
"""Seconds one writer waits for another; a transaction takes milliseconds."""
_LOCK = 0x7468_6574
"""Number of the lock under which PostgreSQL lets one process at a time make or upgrade the tables."""
SCRIPTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "migrations")
"""The folder of the revisions."""
_CAUSES = {"SQLITE_FULL": "ENOSPC", "SQLITE_IOERR": "EIO", "SQLITE_PERM": "EACCES"} | {
    name: name for name in ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_BUSY")
}
"""SQLite's reasons, and their names under ``ui.causes``."""
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}


def url_of(name: str) -> URL:
    """The database a user named: a path is a SQLite file. Raises :class:`Refused`."""
    if "://" not in name:
        return URL.create("sqlite", database=os.path.abspath(name))
    try:
        url = make_url(name)
    except (ArgumentError, ValueError):
        raise Refused("register.no_url", url=name.partition("://")[0] + "://…") from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None or (driver == "sqlite" and not url.database):
        raise Refused("register.no_url", url=url.drivername + "://…")
    return url.set(drivername=driver)


def files_of(name: str) -> tuple[str, ...]:
    """The files a register lies in, with what SQLite keeps beside it: none of a server's. Raises :class:`Refused`."""
    url = url_of(name)
    path = str(url.database).removeprefix("file:").partition("?")[0]
    return (path, f"{path}-wal", f"{path}-shm", f"{path}-journal") if url.get_backend_name() == "sqlite" else ()


def shown(url: URL) -> str:
    """The register's name as it may be printed: a file's path, or the address without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def engine_of(name: str, *, create: bool) -> Engine:
    """The database, its tables of this program's version: made in an empty one when ``create``, upgraded where they are older.

    Raises :class:`Refused`: no register there, one of a newer version, somebody else's tables, not to be reached.
    """
    url = url_of(name)
    if url.get_backend_name() == "sqlite":
        _claim(str(url.database), create)
    return _ready_engine(url, create)


def _ready_engine(url: URL, create: bool) -> Engine:
    try:
        engine = _engine(url)
    except ModuleNotFoundError as error:
        raise Refused("lacks", library=error.name or "psycopg", extra="office") from None
    try:
        with troubles(engine):
            _make_ready(engine, create)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def called(path: str, aside: str) -> Iterator[None]:
    """Within it, what is refused of the register ``aside`` is told by the name it is to have."""
    try:
        yield
    except Refused as error:
        if error.values.get("register") == os.path.abspath(aside):
            error.values["register"] = path
        raise


@contextmanager
def troubles(engine: Engine) -> Iterator[None]:
    """Within it, what a database refuses is one line: who it is and its own first words; so is a row that another program changed."""
    url = engine.url
    try:
        yield
    except TamperedError as error:
        table, column, row = error.column.table.name, error.column.name, error.row or row_of(engine, error)
        raise Damaged("register.tampered", register=shown(url), table=table, column=column, row=row) from error
    except DBAPIError as error:
        key = "register.unreachable" if _is_out_of_reach(error) else "register.database"
        raise Unavailable(key, register=shown(url), cause=_cause(error)) from error
    except SQLAlchemyError as error:
        raise Unavailable("register.database", register=shown(url), cause=type(error).__name__) from error


def _is_out_of_reach(error: DBAPIError) -> bool:
    """Whether a server was not reached, or is no more: it gave no code of its own."""
    return isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", "") is None


def _cause(error: DBAPIError) -> str:
    """Why a database refused: a name under ``ui.causes`` where SQLite gives a reason that has one, else the first line of its own words."""
    name = "_".join(str(getattr(error.orig, "sqlite_errorname", "")).split("_")[:2])
    return _CAUSES.get(name) or " ".join(str(error.orig).split("\n", 1)[0].split())


def _claim(path: str, create: bool) -> None:
    """See that the register is there, or make one that only its owner may read. Raises :class:`Refused`."""
    if os.path.isdir(path):
        raise Unavailable("register.database", register=path, cause="EISDIR")
    if os.path.exists(path):
        if not os.path.isfile(path):
            raise Unavailable("register.database", register=path, cause="NOT_A_FILE")  # SQLite would wait for a pipe's writer
        _look(path, create)
        return
    if not create:
        raise Unavailable("register.missing", register=path)
    _make_beside(os.path.realpath(path))


def _make_beside(path: str) -> None:
    """Make a new register whole before it has its name: a disk that is full and a run that is killed leave no empty one there."""
    try:
        with beside(path) as aside:
            with called(path, aside):
                _ready_engine(URL.create("sqlite", database=aside), create=True).dispose()
            with suppress(FileExistsError):  # another run made it meanwhile
                name_new(aside, path)
    except OSError as error:
        raise Unavailable("register.database", register=path, cause=cause(error)) from None


def _look(path: str, create: bool) -> None:
    """See, changing nothing, that a file is a register, or (``create``) may become one: no other program's database.

    What cannot be looked at is told when it is opened.
    """
    try:
        with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as file:
            names = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except (sqlite3.Error, ValueError):
        return
    if VERSION_TABLE not in names and (names or not create):  # an empty file is a database without tables: opening one would write to it
        raise Refused("register.foreign" if create else "register.missing", register=path)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    """A new connection to a SQLite file: transactions are begun by :func:`_begin` alone."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY", "cache_size=-16000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """One that will write says so at once: two that begin by reading could not both go on."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


def _make_ready(engine: Engine, create: bool) -> None:
    with engine.connect() as connection:
        found = _revision(connection)
    if found == NEWEST:
        return
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _LOCK})
        found = _revision(connection)  # another process may have done it meanwhile
        if found == NEWEST:
            return
        if found is None and not create:
            raise Unavailable("register.missing", register=shown(engine.url))
        if found is None and (set(inspect(connection).get_table_names()) & set(metadata.tables) or _is_others(connection)):
            raise Refused("register.foreign", register=shown(engine.url))
        if found is not None and (len(found) != len(OLDEST) or not found.isdecimal() or found < OLDEST):
            raise Damaged("register.damaged", register=shown(engine.url), found=found)
        if found is not None and found > NEWEST:
            raise Refused("register.newer", register=shown(engine.url), found=found, known=NEWEST)
        _upgrade(connection)
        append(connection, "upgraded" if found else "created", "thethuc", before=found or "", after=NEWEST)
        if found and found < _ATTESTING:
            attest_all(connection)
        elif found and found < _OF_COMPARISONS:
            attest_comparisons(connection)
        if found and found < _BY_PLACE:
            rekey(connection)


def _is_others(connection: Connection) -> bool:
    """Whether a SQLite file holds another program's tables; a database of PostgreSQL may be shared."""
    return connection.dialect.name == "sqlite" and bool(inspect(connection).get_table_names())


def _revision(connection: Connection) -> str | None:
    """The revision of the tables; ``None`` where there are none of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - a name of our own
    return str(found or "")


def _upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision within the transaction: all of it or nothing."""
    try:
        from alembic import command
        from alembic.config import Config
    except ModuleNotFoundError:
        raise Refused("lacks", library="alembic", extra="office") from None

    config = Config()
    config.set_main_option("script_location", SCRIPTS.replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
