"""What an office chooses for its register, kept in it: each choice is an event, so that it is known since when it holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from checker.across import NumberSeries
from checker.model.errors import Refused
from checker.register.columns import TamperedError
from checker.register.tables import settings

CHOICES: dict[str, Any] = {"excerpts": False, "organ": "", "retention_months": 0, "series": [], "drafter_approves": False}
"""The choices and their defaults. ``excerpts``: whether findings keep the words they quote, and
documents their text to be searched (turned off, that text is taken out); ``organ``: the office's own name, by which it
is told whether a plan is addressed to it; ``retention_months``: after how many months a document stands on the list for disposal, 0 for
never (nothing is ever deleted by age alone: Luật Lưu trữ asks for a decision); ``series``: how organs number their plans, the fields of a
:class:`~checker.across.NumberSeries` each; ``drafter_approves``: whether who wrote a plan may approve its form too (khoản 1, 2 Điều 12 name
the head of the unit that drafts and who answers for the form; that they be two persons is the office's choice)."""


def chosen(connection: Connection) -> dict[str, Any]:
    """All choices, those not made at their defaults."""
    made = {name: value for name, value in connection.execute(select(settings.c.name, settings.c.value)) if name in CHOICES}
    for name, value in made.items():
        if not _is_choice(name, value):
            raise TamperedError(settings.c.value, name)
    return {**CHOICES, **made}


def _is_choice(name: str, value: Any) -> bool:
    """Whether a choice of that name may have this value."""
    return type(value) is type(CHOICES[name]) and (name != "series" or all(map(_is_series, value)))


def _is_series(told: Any) -> bool:
    """Whether it says how one organ numbers."""
    names = NumberSeries._field_defaults
    return (
        isinstance(told, dict)
        and {"organ"} <= told.keys() <= {"organ", *names}
        and all(type(value) is type(names.get(name, "")) for name, value in told.items())
    )


def choose(connection: Connection, name: str, value: Any) -> None:
    """Make a choice. Raises :class:`Refused` for a name that is none, or a value of another type."""
    if name not in CHOICES or not _is_choice(name, value):
        raise Refused("register.no_choice", name=name, names=", ".join(CHOICES))
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=value))
