"""Filters of the queue that people keep, each under a name; a shared one is seen by all of the section and changed by who made it."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, or_, select

from checker.model.errors import Refused, refuse
from checker.model.tuples import NamedTuple
from checker.register.register import Register
from checker.register.tables import saved_filters

LONGEST_NAME = 60
MOST = 50
"""Filters of one person."""


class SavedFilter(NamedTuple):
    """A filter: ``way`` is the query of the queue's address."""

    id: int
    who: str
    name: str
    way: str
    shared: bool


def filters_of(register: Register, who: str) -> list[SavedFilter]:
    """A person's own by name, then what others share."""
    asked = select(saved_filters).where(or_(saved_filters.c.who == who, saved_filters.c.shared))
    rows = [SavedFilter(**row._asdict()) for row in register.rows(asked)]
    return sorted(rows, key=lambda each: (each.who != who, each.name, each.id))


def save(register: Register, who: str, name: str, way: str, *, shared: bool) -> None:
    """Keep a filter; one of the same name gives way. Raises :class:`Refused` for no name, a long one, too many filters."""
    name = " ".join(name.split())
    against = []
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        against.append(Refused("desk.no_filter_name", longest=LONGEST_NAME))
    with register.writing() as connection:
        connection.execute(delete(saved_filters).where(saved_filters.c.who == who, saved_filters.c.name == name))
        if (connection.scalar(select(func.count()).where(saved_filters.c.who == who)) or 0) >= MOST:
            against.append(Refused("desk.many_filters", most=MOST))
        refuse(against)
        connection.execute(insert(saved_filters).values(who=who, name=name, way=way, shared=shared))


def drop(register: Register, who: str, number: int) -> None:
    """Take out a filter of one's own; of others' nothing happens."""
    with register.writing() as connection:
        connection.execute(delete(saved_filters).where(saved_filters.c.who == who, saved_filters.c.id == number))
