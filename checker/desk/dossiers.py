"""All the register knows of one document, and which steps the law of states allows for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, select

from checker.desk.damaged_rows import damage_in, refuse_damaged, whole
from checker.desk.queue_rows import ONE, PAGE, PATH, assignees_of, drafters_of, issuer_of
from checker.model.errors import Refused
from checker.model.tuples import NamedTuple
from checker.register.choices import chosen
from checker.register.columns import unseen
from checker.register.connecting import shown
from checker.register.register import Register
from checker.register.states import DONE, HAPPENINGS
from checker.register.tables import arrivals, copies, decisions, documents, events, findings, links, readings
from checker.wording.folding import fold

STEPS = ("approved", "returned", "told", "accepted", "corrected", "replaced", "recalled", "closed")
"""Happenings a reviewer brings about, in the order of a document's way; :mod:`checker.register.states` says which may follow which."""
_OF_FAULTS = ("told", "corrected")
"""Steps that say a document has faults."""


class Dossier(NamedTuple):
    """All the register knows of one document."""

    document: Mapping[str, Any]
    paths: tuple[str, ...]
    arrivals: tuple[Mapping[str, Any], ...]
    findings: tuple[Mapping[str, Any], ...]
    decisions: Mapping[tuple[str, str], str]
    history: tuple[Mapping[str, Any], ...]
    linked: tuple[Mapping[str, Any], ...]
    assignee: str
    drafter: str
    drafter_approves: bool
    later: tuple[Mapping[str, Any], ...]
    """Of the same organ and received no earlier: among them is what corrects, replaces or recalls it."""

    @property
    def steps(self) -> tuple[str, ...]:
        """What may be done with it next, given a reason."""
        return tuple(name for name in STEPS if objection(self, name, "-") is None)

    @property
    def done(self) -> bool:
        """Whether nobody has to do anything with it any more."""
        return bool(self.document["state"] == DONE)

    @property
    def name(self) -> str:
        """What it is called in a sentence: a path it lies at, else its hash."""
        return self.paths[0] if self.paths else str(self.document["sha256"])

    @property
    def issuer(self) -> str:
        """Its organ, told apart from others of its name."""
        return issuer_of(self.document)

    def errors(self, decision: str) -> tuple[str, ...]:
        """The rules of the errors that this was decided of; ``""``: of which nothing was."""
        told = (row for row in self.findings if row["level"] == "error")
        return tuple(sorted({row["rule"] for row in told if self.decisions.get((row["rule"], row["fingerprint"]), "") == decision}))


def lawful(state: str, stage: str) -> tuple[str, ...]:
    """The steps that state and stage allow."""
    allowed = (name for name in STEPS if state in HAPPENINGS[name].after)
    return tuple(name for name in allowed if not HAPPENINGS[name].stages or stage in HAPPENINGS[name].stages)


def objection(found: Dossier, what: str, reason: str, who: str = "") -> Refused | None:
    """Why a step may not be taken: the law of states, or that it would record what is not so; ``None`` where it may.

    A form is approved that passed, or whose every error a person decided to be none or to let pass, and who approves such a one says why
    (khoản 2 Điều 12: it is a person who answers for the form); who drafted it does not, unless the office chose so. A sender is told of
    faults, and mends them, where there are any.
    """
    document = found.document
    if what not in lawful(str(document["state"]), str(document["stage"])):
        return Refused("desk.not_lawful", path=found.name)
    if what == "approved" and not found.drafter_approves and is_same_person(who, found.drafter):
        return Refused("desk.own_draft", path=found.name, who=found.drafter)
    if what == "approved" and document["verdict"] != "pass":
        undecided, confirmed = found.errors(""), found.errors("confirmed")
        if undecided or confirmed:
            key = "both" if undecided and confirmed else "undecided" if undecided else "confirmed"
            return Refused(f"desk.errors_left.{key}", path=found.name, undecided=", ".join(undecided), confirmed=", ".join(confirmed))
    elif what in _OF_FAULTS and not document["errors"] + document["warnings"]:
        return Refused("desk.no_faults", path=found.name)
    return None if reason or not needs_reason(found, what) else Refused("register.no_reason", kind=what)


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, however they are typed."""
    return bool(fold(one)) and fold(one) == fold(other)


def needs_reason(found: Dossier, what: str) -> bool:
    """Whether a step is taken with a reason alone: by the law of states, and where a form is approved that did not pass."""
    return HAPPENINGS[what].reason or (what == "approved" and found.document["verdict"] != "pass")


def dossier(register: Register, sha256: str) -> Dossier | None:
    """The document of these bytes; ``None`` when the register has none. Raises :class:`Damaged` for one that cannot be shown."""
    with register.reading() as connection:
        return dossier_within(connection, sha256)


_DOCUMENT = ONE.add_columns(readings.c.id.label("reading"), unseen(readings.c.organ_key), readings.c.version_id)
_PATHS = select(copies.c.path).where(copies.c.document_id == bindparam("number")).order_by(copies.c.path)
_ARRIVALS = select(arrivals).where(arrivals.c.document_id == bindparam("number")).order_by(arrivals.c.id)
_FINDINGS = (
    select(*(unseen(findings.c.level) if each is findings.c.level else each for each in findings.c))
    .where(findings.c.reading_id == bindparam("number"))
    .order_by(findings.c.ordinal)
)
_DECIDED = (
    select(decisions.c.rule, decisions.c.fingerprint, unseen(decisions.c.decision), decisions.c.event_id.label("id"))
    .where(decisions.c.document_id == bindparam("number"))
)  # fmt: skip
_HISTORY = select(*map(unseen, events.c)).where(events.c.sha256 == bindparam("hash")).order_by(events.c.id.desc()).limit(200)
_LATER = (
    select(
        *map(unseen, (documents.c.id, documents.c.sha256, documents.c.received, readings.c.code_number, readings.c.code_notation)), PATH
    )
    .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
    .where(readings.c.organ_key == bindparam("organ"), readings.c.organ_key > "")
    .where(documents.c.id != bindparam("number"), documents.c.received >= bindparam("day"))
    .order_by(documents.c.received.desc(), documents.c.id.desc()).limit(PAGE)
)  # fmt: skip
"""The newest first; an organ that was not read has none."""
_LINKED = (
    select(unseen(links.c.kind), unseen(documents.c.id), unseen(documents.c.sha256), PATH)
    .join(documents, documents.c.id == links.c.document_id)
    .where(links.c.other_id == bindparam("number"), links.c.kind != "resubmitted").order_by(documents.c.id)
)  # fmt: skip


def dossier_within(connection: Connection, sha256: str) -> Dossier | None:
    """The same within a transaction."""
    found = connection.execute(_DOCUMENT, {"hash": sha256}).all()
    if not found:
        return None
    document, register = found[0]._asdict(), shown(connection.engine.url)
    number = document["id"]
    damage = damage_in(document, register)
    if damage is not None:
        raise damage

    def asked(question: Select[Any], **told: Any) -> tuple[Mapping[str, Any], ...]:
        return _plain(connection.execute(question, told or {"number": number}).all())

    faults, told, history = asked(_FINDINGS, number=document["reading"]), asked(_DECIDED), asked(_HISTORY, hash=sha256)
    refuse_damaged(register, of_events=history, of_findings=faults, of_decisions=told)
    return Dossier(
        document,
        tuple(row["path"] for row in asked(_PATHS)),
        asked(_ARRIVALS),
        faults,
        {(row["rule"], row["fingerprint"]): row["decision"] for row in told},
        history,
        whole(asked(_LINKED), register),
        assignees_of(connection, [sha256]).get(sha256) or "",
        drafters_of(connection, [sha256]).get(sha256) or "",
        bool(chosen(connection)["drafter_approves"]),
        whole(asked(_LATER, number=number, organ=document["organ_key"], day=document["received"]), register),
    )


def _plain(rows: Iterable[Row[Any]]) -> tuple[Mapping[str, Any], ...]:
    return tuple(row._asdict() for row in rows)


def found_in(connection: Connection, sha256: str) -> set[tuple[str, str]]:
    """Rule and fingerprint of every finding that any reading of the document kept."""
    asked = select(findings.c.rule, findings.c.fingerprint).join(documents, documents.c.id == findings.c.document_id)
    return {(row.rule, row.fingerprint) for row in connection.execute(asked.where(documents.c.sha256 == sha256))}


def last_event(connection: Connection, sha256: str) -> int | None:
    """The number of the newest event of a document; ``None`` for one that is not there."""
    found = connection.scalar(select(func.max(events.c.id)).where(events.c.sha256 == sha256))
    return None if found is None else int(found)
