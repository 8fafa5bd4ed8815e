"""Rows of the register that another program changed, so that a page can tell each in its place and go on with the others.

Rows are read as they lie (:func:`checker.register.columns.unseen`) and each value is held here to what a page needs of it: a day that is
one, a verdict with a name. What else letters say is told as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column

from checker.model import LEVELS, VERDICTS
from checker.model.errors import Damaged
from checker.register.states import DECISIONS, STATES
from checker.register.tables import copies, decisions, documents, events, findings, readings

_HASH = re.compile(r"[0-9a-f]{64}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int)


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def is_day(value: Any) -> bool:
    """Whether a value is a day as the register keeps it."""
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _is_moment(value: Any) -> bool:
    try:
        return bool(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def is_details(value: Any) -> bool:
    """Whether a value is what an event keeps besides; nothing is left of a document that was forgotten."""
    try:
        return value is None or isinstance(json.loads(value), dict)
    except (TypeError, ValueError):
        return False


def _text(column: Column[Any]) -> tuple[Column[Any], Callable[[Any], bool]]:
    return column, _is_text


_OF_DOCUMENT: Mapping[str, tuple[Column[Any], Callable[[Any], bool]]] = {
    "sha256": (documents.c.sha256, _is_hash),
    "received": (documents.c.received, is_day),
    "state": (documents.c.state, STATES.__contains__),
    "verdict": (readings.c.verdict, VERDICTS.__contains__),
    "errors": (readings.c.errors, _is_number),
    "warnings": (readings.c.warnings, _is_number),
    "path": (copies.c.path, lambda value: value is None or isinstance(value, str)),
} | {
    column.name: _text(column)
    for column in (
        readings.c.stage, readings.c.organ_name, readings.c.organ_key, readings.c.superior_organ, readings.c.place,
        readings.c.code_number, readings.c.code_notation,
        readings.c.issued_date, readings.c.subject, readings.c.priority,
    )
}  # fmt: skip
_OF_EVENT = {"at": (events.c.at, _is_moment), "kind": _text(events.c.kind), "details": (events.c.details, is_details)}
_OF_FINDING = {"level": (findings.c.level, LEVELS.__contains__)}
_OF_DECISION = {"decision": (decisions.c.decision, DECISIONS.__contains__)}


def damage_in(row: Mapping[str, Any], register: str) -> Damaged | None:
    """What is wrong with a row of the list or the head of a document; ``None`` where it may be shown. ``register``: its name."""
    if _is_sound(row):
        return None
    return next(_damages((row,), _OF_DOCUMENT, register), None)


def _is_sound(row: Mapping[str, Any]) -> bool:
    """Whether a row of the list holds what it should, asked at once: of nearly all it does."""
    try:
        "".join((row["stage"], row["organ_name"], row["superior_organ"], row["place"], row["code_number"], row["code_notation"],
                 row["issued_date"], row["subject"], row["priority"], row["path"] or ""))  # fmt: skip
        named = row["state"] in STATES and row["verdict"] in VERDICTS and _HASH.fullmatch(row["sha256"]) is not None
    except (KeyError, TypeError):
        return False
    return named and is_day(row["received"]) and type(row["errors"]) is int and type(row["warnings"]) is int


def whole(rows: Iterable[Mapping[str, Any]], register: str) -> tuple[Mapping[str, Any], ...]:
    """Rows of other documents that are named beside one; what was changed of them is told where they stand themselves."""
    return tuple(row for row in rows if damage_in(row, register) is None)


def refuse_damaged(
    register: str, *, of_events: Iterable[Mapping[str, Any]], of_findings: Iterable[Mapping[str, Any]],
    of_decisions: Iterable[Mapping[str, Any]],
) -> None:  # fmt: skip
    """Raises :class:`Damaged` for the first row of a document that its page could not show."""
    for rows, held in ((of_events, _OF_EVENT), (of_findings, _OF_FINDING), (of_decisions, _OF_DECISION)):
        for found in _damages(rows, held, register):
            raise found


def damaged(register: str, column: Column[Any], row: Any) -> Damaged:
    """The refusal that names what was changed, and the command that tells the rest."""
    return Damaged("register.tampered", register=register, table=column.table.name, column=column.name, row=row)


def _damages(rows: Iterable[Mapping[str, Any]], held: Mapping[str, tuple[Column[Any], Callable[[Any], bool]]], register: str) -> Any:
    for row in rows:
        for name, (column, holds) in held.items():
            if name in row and not _holds(holds, row[name]):
                yield damaged(register, column, row.get("id", "?"))


def _holds(holds: Callable[[Any], bool], value: Any) -> bool:
    try:
        return holds(value)
    except TypeError:  # a value without a hash is in no list
        return False
