"""What the queue asks of the register: what came in and stands where, the urgent first, then in the order of arrival.

Every list is asked for a page at a time, through indexes, so that it costs the same among a hundred thousand documents as among ten.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, false, func, literal_column, or_, select, type_coerce
from sqlalchemy.types import NullType

from checker.desk.damaged_rows import damage_in, damaged, is_details
from checker.model.errors import Damaged
from checker.model.tuples import NamedTuple
from checker.register.columns import unseen
from checker.register.register import Register
from checker.register.searching import holds, matching, terms
from checker.register.selects import path_of
from checker.register.states import OPEN, STATES
from checker.register.tables import documents, events, readings
from checker.register.working_days import working_days
from checker.wording.issuer_names import named_apart

EVERY = "moi"
"""Stands for all states where one is asked for; without any those in which somebody still has something to do."""
PAGE = 50
"""Documents of a page."""
_FEW = 2_000
"""Documents that are asked for by their numbers."""
_URGENT = ("hỏa tốc", "hoả tốc", "thượng khẩn", "khẩn")
_URGENT_ONES = select(readings.c.document_id).where(readings.c.current, readings.c.priority > literal_column("''"))
"""Those with a degree of urgency, which are few: the register has an index of them, which only these very words lead to."""
PATH = type_coerce(path_of(), NullType()).label("path")
COLUMNS = (
    *map(unseen, (
        documents.c.id, documents.c.sha256, documents.c.received, documents.c.state, readings.c.verdict, readings.c.stage,
        readings.c.organ_name, readings.c.superior_organ, readings.c.place, readings.c.code_number, readings.c.code_notation,
        readings.c.issued_date, readings.c.subject,
        readings.c.priority, readings.c.errors, readings.c.warnings,
    )), PATH,
)  # fmt: skip
"""What a list tells of a document, as it lies in the database: a row that another program changed hides no other."""
ONE = (
    select(*COLUMNS).join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
    .where(documents.c.sha256 == bindparam("hash"))
)  # fmt: skip
"""The same of one document."""
_SHORT = tuple(map(unseen, (documents.c.id, documents.c.sha256, documents.c.received, readings.c.priority)))


class Wanted(NamedTuple):
    """What of the queue is looked at; everything empty leaves nothing out. ``after``: the arrival and number of the last row before."""

    state: str = ""
    verdict: str = ""
    text: str = ""
    whose: str = ""
    after: tuple[str, int] = ("", 0)


class Queued(NamedTuple):
    """A row: the document, how long it waits (working days), and who has it; or why nothing of it can be told."""

    document: Mapping[str, Any]
    days: int = 0
    assignee: str = ""
    damage: Damaged | None = None

    @property
    def issuer(self) -> str:
        """Its organ, told apart."""
        return issuer_of(self.document)


def issuer_of(document: Mapping[str, Any]) -> str:
    """The organ of a document with what tells it from others of its name; empty where none was read."""
    name: str = document["organ_name"]
    return name and named_apart(name, document["superior_organ"], document["place"])


def page_of(register: Register, wanted: Wanted, today: date, most: int = PAGE) -> list[Queued]:
    """The rows of a page, urgent ones first on the first page; one more than ``most`` where there is more."""
    said = _said(register, wanted.text)
    with register.reading() as connection:
        rows = _in_order(connection, wanted, said, most, whole=True)
        people = assignees_of(connection, [str(row.sha256) for row in rows])
    return [_queued(row._asdict(), people, today, register.name) for row in rows]


def _queued(document: Mapping[str, Any], people: Mapping[str, str | None], today: date, register: str) -> Queued:
    damage = damage_in(document, register)
    who = people.get(str(document["sha256"]), "")
    if damage is None and who is None:
        damage = damaged(register, events.c.details, document["sha256"][:12])
    if damage is not None:
        return Queued(document, damage=damage)
    return Queued(document, working_days(date.fromisoformat(document["received"]), today), who or "")


def _in_order(connection: Connection, wanted: Wanted, said: Any, most: int, *, whole: bool) -> list[Row[Any]]:
    """The urgent ones, then the others in the order of arrival, state by state put together; ``whole``: with all that a list tells."""
    states = STATES if wanted.state == EVERY else (wanted.state,) if wanted.state in STATES else OPEN
    plain = _Shape(bool(wanted.verdict), bool(wanted.whose), bool(wanted.after[0]), whole=whole)
    first = plain._replace(after=False, urgent=True)
    urgent = [] if wanted.after[0] else list(_rows(connection, wanted, states, said, most, first))
    urgent.sort(key=lambda row: (_rank(str(row.priority)), str(row.received), row.id))
    others = [_rows(connection, wanted, (state,), said, most, plain) for state in states]
    merged = heapq.merge(*others, key=lambda row: (str(row.received), row.id))
    return list(islice((*urgent, *islice(merged, most + 1)), most + 1))


def _rows(connection: Connection, wanted: Wanted, states: Sequence[str], said: Any, most: int, shape: _Shape) -> Sequence[Row[Any]]:
    """The rows of a state in the order of arrival, by its index; the urgent ones, which are few, of all states at once."""
    told: dict[str, Any] = {"states": list(states)} if shape.urgent else {"state": states[0]}
    told |= {"most": most + 1}
    told |= {"verdict": wanted.verdict} if shape.verdict else {}
    told |= {"assigned": assignment(wanted.whose)} if shape.whose else {}
    told |= {"day": wanted.after[0], "number": wanted.after[1]} if shape.after else {}
    asked = _question(shape)
    return connection.execute(asked if said is None else asked.where(said), told).all()


_OF_STATE = documents.c.state == bindparam("state")
_OF_STATES = documents.c.state.in_(bindparam("states", expanding=True))


class _Shape(NamedTuple):
    """What a question for the rows of a state asks by, and whether for all that a list tells."""

    verdict: bool
    whose: bool
    after: bool
    urgent: bool = False
    whole: bool = True


@cache
def _question(shape: _Shape) -> Select[Any]:
    """The question with places for what is looked at: to put it together costs more than to ask it."""
    asked = (
        select(*(COLUMNS if shape.whole else _SHORT))
        .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
        .where(*((_OF_STATES, documents.c.id.in_(_URGENT_ONES)) if shape.urgent else (_OF_STATE, readings.c.priority == "")))
        .order_by(documents.c.received, documents.c.id)
        .limit(bindparam("most"))
    )
    if shape.verdict:
        asked = asked.where(readings.c.verdict + "" == bindparam("verdict"))  # as no index has it: rows come in the order of arrival
    if shape.whose:
        asked = asked.where(_held_by())
    if shape.after:
        later = documents.c.received > bindparam("day")
        same_day = and_(documents.c.received == bindparam("day"), documents.c.id > bindparam("number"))
        asked = asked.where(or_(later, same_day))
    return asked


def _said(register: Register, text: str) -> Any:
    """Whether a document holds what is looked for: by its number where few do, else asked of one after the other in their order."""
    if not text:
        return None
    dialect, wanted = register.engine.dialect.name, terms(text)
    if not wanted:
        return false()
    few = [row.document_id for row in register.rows(matching(dialect, wanted).limit(_FEW + 1))]
    return documents.c.id.in_(few) if len(few) <= _FEW else holds(dialect, wanted, documents.c.id)


def _held_by() -> Any:
    """Whether the last assignment of a document is the one asked for."""
    later = events.alias()
    newer = exists().where(later.c.sha256 == events.c.sha256, later.c.kind == "assigned", later.c.id > events.c.id)
    return exists().where(
        events.c.sha256 == documents.c.sha256, events.c.kind == "assigned", events.c.details == bindparam("assigned"), ~newer
    )


def assignment(who: str) -> str:
    """The details of an event that gives a document to somebody; nobody releases it."""
    return json.dumps({"to": who}, ensure_ascii=False, sort_keys=True)


def _rank(priority: str) -> int:
    said = priority.casefold()
    return next((at for at, word in enumerate(_URGENT) if word in said), len(_URGENT))


_OF_A_KIND = (
    select(unseen(events.c.sha256), unseen(events.c.details))
    .where(events.c.kind == bindparam("kind"), events.c.sha256.in_(bindparam("hashes", expanding=True))).order_by(events.c.id)
)  # fmt: skip


def assignees_of(connection: Connection, hashes: Sequence[str]) -> dict[str, str | None]:
    """Who has each of these documents; nobody for those left out, ``None`` where what was kept of that was changed."""
    return newest_told(connection, "assigned", "to", hashes)


def drafters_of(connection: Connection, hashes: Sequence[str]) -> dict[str, str | None]:
    """Who wrote each of these documents, in the same way."""
    return newest_told(connection, "drafted", "drafter", hashes)


def newest_told(connection: Connection, kind: str, name: str, hashes: Sequence[str]) -> dict[str, str | None]:
    """What the newest event of a kind says under ``name`` of each of these documents; nothing where left out, ``None`` where changed."""
    found: dict[str, str | None] = {}
    for row in connection.execute(_OF_A_KIND, {"kind": kind, "hashes": list(hashes)}):
        found[row.sha256] = str(json.loads(row.details or "{}").get(name, "")) if is_details(row.details) else None
    return {sha256: told for sha256, told in found.items() if told != ""}


def counts(register: Register) -> dict[str, int]:
    """How many documents stand in each state; ``""``: in none there is, which only another program can have written."""
    found: Counter[str] = Counter()
    for state, number in map(tuple, register.rows(select(unseen(documents.c.state), func.count()).group_by(documents.c.state))):
        found[state if state in STATES else ""] += number
    return dict(found)


def following(register: Register, wanted: Wanted, sha256: str) -> str:
    """The document after this one in the queue as it is looked at, so that nobody need go back to the list; the first for one not in it."""
    said = _said(register, wanted.text)
    with register.reading() as connection:
        rows = [row.sha256 for row in _in_order(connection, wanted, said, PAGE, whole=False)]
        if sha256 in rows:
            rows = [*rows[rows.index(sha256) + 1 :], *rows[: rows.index(sha256)]]
        return next((each for each in rows if _is_whole(connection, each, register.name)), "")


def _is_whole(connection: Connection, sha256: str, register: str) -> bool:
    """Whether a document can be shown, as far as the list knows."""
    found = connection.execute(ONE, {"hash": sha256}).all()
    return bool(found) and damage_in(found[0]._asdict(), register) is None
