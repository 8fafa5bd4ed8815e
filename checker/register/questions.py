"""What an office asks its register most: sums, what fails this month, numbers that stand twice, who cites an act, what waits longest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select, union_all

from checker.across.identity import code_key
from checker.register.register import Register
from checker.register.selects import path_of, some_of
from checker.register.states import OPEN
from checker.register.tables import citations, documents, readings, tallies
from checker.register.working_days import working_days
from checker.wording.issuer_names import named_apart

Line = Mapping[str, Any]
_NUMBER = (readings.c.organ_name, readings.c.superior_organ, readings.c.place, readings.c.code_number, readings.c.code_notation)
_TOLD = ("organ", "superior", "place", "number", "notation")
"""The columns that name a document, and what they are called in an answer."""


def summary(register: Register, by: str, month: str = "") -> list[Line]:
    """Sums over current readings by ``verdict``, ``month``, ``organ`` or ``rule``, of one month of receipt (``2026-03``) or of all.

    Lines: ``{by: name, documents, findings}``, the most first; months in their order.
    """
    column = {"verdict": tallies.c.name, "rule": tallies.c.name, "month": tallies.c.month, "organ": tallies.c.organ_key}[by]
    number, found = func.sum(tallies.c.documents), func.sum(tallies.c.findings)
    asked = select(column, number, found).where(tallies.c.kind == ("rule" if by == "rule" else "verdict")).group_by(column)
    asked = asked.having(number > 0).order_by(*((column,) if by == "month" else (number.desc(), column)))
    if month:
        asked = asked.where(tallies.c.month == month)
    return [
        {by: name, "documents": int(documents_), "findings": int(findings)}
        for name, documents_, findings in map(tuple, register.rows(asked))
    ]


def failing(register: Register, month: str) -> list[Line]:
    """How many documents received in a month fail, by organ: ``{organ, documents, findings}``, the most first."""
    asked = (
        select(tallies.c.organ_key, tallies.c.documents, tallies.c.findings)
        .where(tallies.c.kind == "verdict", tallies.c.month == month, tallies.c.name == "fail", tallies.c.documents > 0)
        .order_by(tallies.c.documents.desc(), tallies.c.organ_key)
    )
    return [{"organ": organ, "documents": number, "findings": found} for organ, number, found in map(tuple, register.rows(asked))]


def failed(register: Register, month: str, most: int) -> list[Line]:
    """The documents received in a month that fail, by organ, at most so many; each with its number, date and path."""
    asked = (
        select(*_NUMBER, readings.c.issued_date, path_of())
        .join(documents).where(readings.c.current, readings.c.verdict == "fail", documents.c.received.startswith(f"{month}-"))
        .order_by(readings.c.organ_key, documents.c.received, documents.c.id).limit(most)
    )  # fmt: skip
    return [dict(zip((*_TOLD, "date", "path"), row, strict=True)) for row in register.rows(asked)]


def twice(register: Register) -> list[Line]:
    """Documents of other bytes under one organ, number, symbol and year, each with its path; drafts and plans without them left out.

    That is a doubt to look into, not a fault: nothing is blocked by it (khoản 1 Điều 15; Phụ lục VI).
    """
    key = (readings.c.organ_key, readings.c.year, readings.c.number, readings.c.code_notation)
    asked = (
        select(*_NUMBER, readings.c.year, documents.c.sha256, path_of())
        .join(documents).where(readings.c.shared).order_by(*key, documents.c.sha256)
    )  # fmt: skip
    return [dict(zip((*_TOLD, "year", "sha256", "path"), row, strict=True)) for row in register.rows(asked)]


def citing(register: Register, code: str) -> list[Line]:
    """Documents whose bases cite the act of that code, whatever case and spaces it is written in."""
    asked = (
        select(*_NUMBER, readings.c.issued_date, documents.c.sha256, path_of())
        .join(citations, citations.c.reading_id == readings.c.id).join(documents, documents.c.id == readings.c.document_id)
        .where(citations.c.code_key == code_key(code), readings.c.current).order_by(readings.c.issued_date, documents.c.sha256).distinct()
    )  # fmt: skip
    names = (*_TOLD, "date", "sha256", "path")
    return [dict(zip(names, row, strict=True)) for row in register.rows(asked)]


def waiting(register: Register, today: date, most: int = 50) -> list[Line]:
    """What waits longest for somebody: state, day received, and how many working days ago (:mod:`checker.register.working_days`)."""
    order = documents.c.received, documents.c.id
    longest = (select(documents.c.id).where(documents.c.state == state).order_by(*order).limit(most).subquery() for state in OPEN)
    of_any = union_all(*(select(each.c.id) for each in longest))  # of each state as many as are asked: an index has them in this order
    asked = (
        select(documents.c.received, documents.c.state, documents.c.sha256, path_of())
        .where(documents.c.id.in_(of_any)).order_by(*order).limit(most)
    )  # fmt: skip
    return [
        {"received": day, "state": state, "days": _age(day, today), "sha256": sha256, "path": path}
        for day, state, sha256, path in map(tuple, register.rows(asked))
    ]


def _age(day: str, today: date) -> int | None:
    """Working days since a day; of what is no day, which only a changed register holds, no number."""
    try:
        return working_days(date.fromisoformat(day), today)
    except ValueError:
        return None


def organs(register: Register) -> frozenset[str]:
    """The organs whose documents are in the register, without regard to case: each by its name, and with what tells it from others of that
    name behind a comma.
    """
    asked = select(tallies.c.organ_key).where(tallies.c.kind == "verdict", tallies.c.documents > 0).distinct()
    keys = [key.partition(" < ") for (key,) in map(tuple, register.rows(asked)) if key]
    return frozenset(name for organ, _, apart in keys for name in (organ, f"{organ}, {apart}" if apart else organ))


def named(register: Register, keys: Collection[str]) -> dict[str, str]:
    """Organs as a document of their own writes them, each with what tells it from others of its name, by their keys."""
    names: dict[str, str] = {}
    for some in some_of(sorted(keys)):
        first = select(func.min(readings.c.id)).where(readings.c.organ_key.in_(some)).group_by(readings.c.organ_key)
        asked = select(readings.c.organ_key, readings.c.organ_name, readings.c.superior_organ, readings.c.place)
        names |= {key: named_apart(*printed) for key, *printed in map(tuple, register.rows(asked.where(readings.c.id.in_(first))))}
    return names
