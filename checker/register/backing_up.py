"""A copy of a register in one SQLite file, whatever it lies in, proven before it takes its name."""

from __future__ import annotations

import os

from sqlalchemy import Connection, func, insert, select

from checker.model.errors import Refused, Unavailable, cause
from checker.register.chain import Head, head_of
from checker.register.connecting import called, url_of
from checker.register.register import Register
from checker.register.tables import events, metadata
from checker.register.verifying import faults
from checker.running.replacing import beside, name_new

_PIECE = 1_000


def backup(register: Register, path: str) -> Head:
    """Write all rows, as they are at one moment, into a new register at ``path``; its head. Others may go on writing meanwhile.

    The copy is itself a register: restoring is opening it, or backing it up where the old one was. Raises :class:`Refused` for a path that
    is there already, and for a register whose chain does not hold.
    """
    if os.path.exists(path):
        raise Refused("register.there", register=path)
    try:
        with beside(path) as aside:
            with called(path, aside):
                head = _copied(register, aside)
            name_new(aside, path)
    except FileExistsError:
        raise Refused("register.there", register=path) from None
    except OSError as error:
        raise Unavailable("cannot_write", path=path, cause=cause(error)) from None
    return head


def restore(backup_: Register, name: str) -> Head:
    """Write all rows of a backup into the register ``name``, which must be new or hold nothing yet; its head.

    Where it then does not hold, or anything fails, nothing of it is left. Raises :class:`Refused`.
    """
    url = url_of(name)
    if url.get_backend_name() == "sqlite":
        return backup(backup_, str(url.database))
    with Register.open(name) as there:
        if there.rows(select(events.c.id).where(events.c.kind != "created").limit(1)):
            raise Refused("register.occupied", register=there.name)
        with backup_.reading() as old, there.writing() as new:
            _fill(old, new)
            for table in metadata.sorted_tables:
                if table.c[0].name == "id" and table.c[0].autoincrement:
                    last = new.scalar(select(func.max(table.c.id)))
                    sequence = new.scalar(select(func.pg_get_serial_sequence(table.name, "id")))
                    if sequence and last:
                        new.execute(select(func.setval(sequence, last)))
            broken = next(faults(new), None)
            if broken is not None:
                raise Refused("register.broken_copy", register=backup_.name, event=broken.event)
            return head_of(new)


def _fill(old: Connection, new: Connection) -> None:
    """Make the tables of ``new`` what those of ``old`` are."""
    for table in reversed(metadata.sorted_tables):
        new.execute(table.delete())
    for table in metadata.sorted_tables:
        for piece in old.execute(select(table).execution_options(yield_per=_PIECE)).partitions():
            new.execute(insert(table), [row._asdict() for row in piece])


def _copied(register: Register, aside: str) -> Head:
    """All rows as they are at one moment, in the register at ``aside``. Raises :class:`Refused` where its chain does not hold."""
    with Register.open(aside) as copy:
        with register.reading() as old, copy.writing() as new:
            _fill(old, new)
        with copy.reading() as new:
            broken = next(faults(new), None)
            head = head_of(new)
        copy.scrub()
    if broken is not None:
        raise Refused("register.broken_copy", register=register.name, event=broken.event)
    return head
