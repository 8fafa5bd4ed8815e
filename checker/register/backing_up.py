"""A copy of a register in one SQLite file, whatever it lies in, proven before it takes its name."""

from __future__ import annotations

import os

from sqlalchemy import insert, select

from checker.model.errors import Refused, cause
from checker.register.chain import Head, breaks, head_of
from checker.register.register import Register
from checker.register.tables import metadata
from checker.running.replacing import beside

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
            head = _copied(register, aside)
            os.replace(aside, path)
    except OSError as error:
        raise Refused("cannot_write", path=path, cause=cause(error)) from None
    return head


def _copied(register: Register, aside: str) -> Head:
    """All rows as they are at one moment, in the register at ``aside``. Raises :class:`Refused` where its chain does not hold."""
    with Register.open(aside) as copy:
        with register.reading() as old, copy.writing() as new:
            for table in reversed(metadata.sorted_tables):
                new.execute(table.delete())
            for table in metadata.sorted_tables:
                for piece in old.execution_options(yield_per=_PIECE).execute(select(table)).partitions():
                    new.execute(insert(table), [row._asdict() for row in piece])
        with copy.reading() as new:
            broken = next(iter(breaks(new)), None)
            head = head_of(new)
        copy.scrub()
    if broken is not None:
        raise Refused("register.broken_copy", register=register.name, event=broken.event_id)
    return head
