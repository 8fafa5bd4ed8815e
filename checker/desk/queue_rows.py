"""What the queue asks of the register: what came in and stands where, the urgent first, then in the order of arrival.

Every list is asked for a page at a time, through indexes, so that it costs the same among a hundred thousand documents as among ten.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, exists, false, func, literal_column, or_, select

from checker.model.errors import Refused
from checker.model.tuples import NamedTuple
from checker.register.register import Register
from checker.register.searching import holds, matching, terms
from checker.register.selects import path_of
from checker.register.states import HAPPENINGS, OPEN, STATES
from checker.register.tables import arrivals, copies, crossings, decisions, documents, events, findings, links, readings
from checker.register.working_days import working_days

PAGE = 50
"""Documents of a page."""
STEPS = ("approved", "returned", "told", "accepted", "corrected", "replaced", "recalled", "closed")
"""Happenings a reviewer brings about, in the order of a document's way; :mod:`checker.register.states` says which may follow which."""
_OF_FAULTS = ("told", "corrected")
"""Steps that say a document has faults."""
_FEW = 2_000
"""Documents that are asked for by their numbers."""
_URGENT = ("hỏa tốc", "hoả tốc", "thượng khẩn", "khẩn")
_URGENT_ONES = select(readings.c.document_id).where(readings.c.current, readings.c.priority > literal_column("''"))
"""Those with a degree of urgency, which are few: the register has an index of them, which only these very words lead to."""
_COLUMNS = (
    documents.c.id, documents.c.sha256, documents.c.received, documents.c.state, readings.c.verdict, readings.c.stage,
    readings.c.organ_name, readings.c.code_number, readings.c.code_notation, readings.c.issued_date, readings.c.subject,
    readings.c.priority, readings.c.errors, readings.c.warnings, path_of().label("path"),
)  # fmt: skip


class Wanted(NamedTuple):
    """What of the queue is looked at; everything empty leaves nothing out. ``after``: the arrival and number of the last row before."""

    state: str = ""
    verdict: str = ""
    text: str = ""
    whose: str = ""
    after: tuple[str, int] = ("", 0)


class Queued(NamedTuple):
    """A row: the document, how long it waits (working days), and who has it."""

    document: Mapping[str, Any]
    days: int
    assignee: str


def page_of(register: Register, wanted: Wanted, today: date, most: int = PAGE) -> list[Queued]:
    """The rows of a page, urgent ones first on the first page; one more than ``most`` where there is more."""
    said = _said(register, wanted.text)
    with register.reading() as connection:
        rows = _in_order(connection, wanted, said, most, whole=True)
        people = _assignees(connection, [row.sha256 for row in rows])
    return [Queued(row._asdict(), working_days(date.fromisoformat(row.received), today), people.get(row.sha256, "")) for row in rows]


def _in_order(connection: Connection, wanted: Wanted, said: Any, most: int, *, whole: bool) -> list[Row[Any]]:
    """The urgent ones, then the others in the order of arrival, state by state put together; ``whole``: with all that a list tells."""
    states = (wanted.state,) if wanted.state in STATES else OPEN
    plain = _Shape(bool(wanted.verdict), bool(wanted.whose), bool(wanted.after[0]), whole=whole)
    first = plain._replace(after=False, urgent=True)
    urgent = [] if wanted.after[0] else [row for state in states for row in _rows(connection, wanted, state, said, most, first)]
    urgent.sort(key=lambda row: (_rank(row.priority), row.received, row.id))
    others = [_rows(connection, wanted, state, said, most, plain) for state in states]
    merged = heapq.merge(*others, key=lambda row: (row.received, row.id))
    return list(islice((*urgent, *islice(merged, most + 1)), most + 1))


def _rows(connection: Connection, wanted: Wanted, state: str, said: Any, most: int, shape: _Shape) -> Sequence[Row[Any]]:
    """The rows of a state in the order of arrival, by its index."""
    told = {"state": state, "most": most + 1}
    told |= {"verdict": wanted.verdict} if shape.verdict else {}
    told |= {"assigned": assignment(wanted.whose)} if shape.whose else {}
    told |= {"day": wanted.after[0], "number": wanted.after[1]} if shape.after else {}
    asked = _question(shape)
    return connection.execute(asked if said is None else asked.where(said), told).all()


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
        select(*(_COLUMNS if shape.whole else (documents.c.id, documents.c.sha256, documents.c.received, readings.c.priority)))
        .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
        .where(documents.c.state == bindparam("state"), documents.c.id.in_(_URGENT_ONES) if shape.urgent else readings.c.priority == "")
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


_ASSIGNED = (
    select(events.c.sha256, events.c.details)
    .where(events.c.kind == "assigned", events.c.sha256.in_(bindparam("hashes", expanding=True))).order_by(events.c.id)
)  # fmt: skip


def _assignees(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    rows = connection.execute(_ASSIGNED, {"hashes": list(hashes)})
    found = {row.sha256: str(json.loads(row.details or "{}").get("to", "")) for row in rows}
    return {sha256: who for sha256, who in found.items() if who}


def assignees(register: Register, hashes: Sequence[str]) -> dict[str, str]:
    """Who has each of these documents; nobody for those left out."""
    with register.reading() as connection:
        return _assignees(connection, hashes)


def counts(register: Register) -> dict[str, int]:
    """How many documents stand in each state."""
    return {
        row.state: row.number for row in register.rows(select(documents.c.state, func.count().label("number")).group_by(documents.c.state))
    }


class Dossier(NamedTuple):
    """All the register knows of one document."""

    document: Mapping[str, Any]
    paths: tuple[str, ...]
    arrivals: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    decisions: Mapping[tuple[str, str], str]
    history: tuple[Mapping[str, Any], ...]
    linked: tuple[Mapping[str, Any], ...]
    crossings: tuple[Mapping[str, Any], ...]
    assignee: str
    later: tuple[Mapping[str, Any], ...]
    """Of the same organ and received no earlier: among them is what corrects, replaces or recalls it."""

    @property
    def steps(self) -> tuple[str, ...]:
        """What may be done with it next, given a reason."""
        return tuple(name for name in STEPS if objection(self, name, "-") is None)

    @property
    def name(self) -> str:
        """What it is called in a sentence: a path it lies at, else its hash."""
        return self.paths[0] if self.paths else str(self.document["sha256"])

    def errors(self, decision: str) -> tuple[str, ...]:
        """The rules of the errors that this was decided of; ``""``: of which nothing was."""
        told = (row for row in self.findings if row["level"] == "error")
        return tuple(sorted({row["rule"] for row in told if self.decisions.get((row["rule"], row["fingerprint"]), "") == decision}))


def lawful(state: str, stage: str) -> tuple[str, ...]:
    """The steps that state and stage allow."""
    allowed = (name for name in STEPS if state in HAPPENINGS[name].after)
    return tuple(name for name in allowed if not HAPPENINGS[name].stages or stage in HAPPENINGS[name].stages)


def objection(found: Dossier, what: str, reason: str) -> Refused | None:
    """Why a step may not be taken: the law of states, or that it would record what is not so; ``None`` where it may.

    A form is approved that passed, or whose every error a person decided to be none or to let pass, and who approves such a one says why
    (khoản 2 Điều 12: it is a person who answers for the form). A sender is told of faults, and mends them, where there are any.
    """
    document = found.document
    if what not in lawful(str(document["state"]), str(document["stage"])):
        return Refused("desk.not_lawful", path=found.name)
    if what == "approved" and document["verdict"] != "pass":
        undecided, confirmed = found.errors(""), found.errors("confirmed")
        if undecided or confirmed:
            key = "both" if undecided and confirmed else "undecided" if undecided else "confirmed"
            return Refused(f"desk.errors_left.{key}", path=found.name, undecided=", ".join(undecided), confirmed=", ".join(confirmed))
        return None if reason else Refused("register.no_reason", kind=what)
    if what in _OF_FAULTS and not document["errors"] + document["warnings"]:
        return Refused("desk.no_faults", path=found.name)
    return None


def dossier(register: Register, sha256: str) -> Dossier | None:
    """The document of these bytes; ``None`` when the register has none."""
    with register.reading() as connection:
        return _dossier(connection, sha256)


_DOCUMENT = (
    select(*_COLUMNS, readings.c.id.label("reading"), readings.c.organ_key, readings.c.version_id)
    .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current)).where(documents.c.sha256 == bindparam("hash"))
)  # fmt: skip
_PATHS = select(copies.c.path).where(copies.c.document_id == bindparam("number")).order_by(copies.c.path)
_ARRIVALS = select(arrivals).where(arrivals.c.document_id == bindparam("number")).order_by(arrivals.c.id)
_FINDINGS = select(findings).where(findings.c.reading_id == bindparam("number")).order_by(findings.c.ordinal)
_DECIDED = select(decisions.c.rule, decisions.c.fingerprint, decisions.c.decision).where(decisions.c.document_id == bindparam("number"))
_HISTORY = select(events).where(events.c.sha256 == bindparam("hash")).order_by(events.c.id.desc()).limit(200)
_LATER = (
    select(documents.c.sha256, documents.c.received, readings.c.code_number, readings.c.code_notation, path_of().label("path"))
    .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
    .where(readings.c.organ_key == bindparam("organ"), readings.c.organ_key > "")
    .where(documents.c.id != bindparam("number"), documents.c.received >= bindparam("day"))
    .order_by(documents.c.received.desc(), documents.c.id.desc()).limit(PAGE)
)  # fmt: skip
"""The newest first; an organ that was not read has none."""
_LINKED = (
    select(links.c.kind, documents.c.sha256, path_of().label("path")).join(documents, documents.c.id == links.c.document_id)
    .where(links.c.other_id == bindparam("number"), links.c.kind != "resubmitted").order_by(documents.c.id)
)  # fmt: skip
_OTHER = documents.alias()
_CROSSED = (
    select(crossings.c.rule, crossings.c.level, crossings.c.facts, _OTHER.c.sha256)
    .join(_OTHER, _OTHER.c.id == crossings.c.other_id, isouter=True)
    .where(crossings.c.document_id == bindparam("number")).order_by(crossings.c.id)
)  # fmt: skip


def _dossier(connection: Connection, sha256: str) -> Dossier | None:
    found = connection.execute(_DOCUMENT, {"hash": sha256}).all()
    if not found:
        return None
    document = found[0]._asdict()
    number = document["id"]

    def asked(question: Select[Any], **told: Any) -> Sequence[Row[Any]]:
        return connection.execute(question, told or {"number": number}).all()

    return Dossier(
        document,
        tuple(row.path for row in asked(_PATHS)),
        _plain(asked(_ARRIVALS)),
        _plain(asked(_FINDINGS, number=document["reading"])),
        {(row.rule, row.fingerprint): row.decision for row in asked(_DECIDED)},
        _plain(asked(_HISTORY, hash=sha256)),
        _plain(asked(_LINKED)),
        _plain(asked(_CROSSED)),
        _assignees(connection, [sha256]).get(sha256, ""),
        _plain(asked(_LATER, number=number, organ=document["organ_key"], day=document["received"])),
    )


def _plain(rows: Iterable[Row[Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(row._asdict() for row in rows)


def following(register: Register, wanted: Wanted, sha256: str) -> str:
    """The document after this one in the queue as it is looked at, so that nobody need go back to the list; the first for one not in it."""
    said = _said(register, wanted.text)
    with register.reading() as connection:
        rows = [row.sha256 for row in _in_order(connection, wanted, said, PAGE, whole=False)]
    if sha256 in rows:
        rows = [*rows[rows.index(sha256) + 1 :], *rows[: rows.index(sha256)]]
    return rows[0] if rows else ""


def found_in(register: Register, sha256: str) -> set[tuple[str, str]]:
    """Rule and fingerprint of every finding that any reading of the document kept."""
    asked = select(findings.c.rule, findings.c.fingerprint).join(documents, documents.c.id == findings.c.document_id)
    return {(row.rule, row.fingerprint) for row in register.rows(asked.where(documents.c.sha256 == sha256))}


def last_event(register: Register, sha256: str) -> int | None:
    """The number of the newest event of a document; ``None`` for one that is not there."""
    (found,) = register.rows(select(func.max(events.c.id)).where(events.c.sha256 == sha256))
    return None if found[0] is None else int(found[0])
