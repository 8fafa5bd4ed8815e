"""What people do with a document, kept within the caller's transaction, so that many are done with together or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from checker.model.errors import Refused
from checker.register import chain, entering
from checker.register.states import DECISIONS, HAPPENINGS, RECORDED, after
from checker.register.successions import refuse_circle
from checker.register.tables import decisions, links, readings, versions


def recorded(
    connection: Connection, kind: str, sha256: str, *, who: str, why: str = "", by: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> int:  # fmt: skip
    """Keep what happened to a document, as :meth:`Register.record` does."""
    if kind not in (*HAPPENINGS, *RECORDED) or kind == "checked":
        raise Refused("register.no_kind", kind=kind, kinds=", ".join((*list(HAPPENINGS)[1:], *RECORDED)))
    identity, state = entering.known(connection, sha256)
    current = connection.execute(
        select(readings.c.stage, readings.c.verdict, versions.c.mark)
        .join(versions).where(readings.c.document_id == identity, readings.c.current)
    ).one_or_none()  # fmt: skip
    told = {"version": current.mark, "verdict": current.verdict} if current is not None and kind == "approved" else {}
    if by is not None:
        other, _ = entering.known(connection, by)
        refuse_circle(connection, kind, sha256, by)
        there = select(links).where(links.c.document_id == other, links.c.other_id == identity, links.c.kind == kind)
        if connection.execute(there).first() is None:
            connection.execute(insert(links).values(document_id=other, other_id=identity, kind=kind))
        told["by"] = by
    stage = current.stage if current is not None else ""
    return entering.moved(connection, identity, sha256, kind, who, state, stage, why=why, details={**_besides(details), **told})


def _besides(details: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a caller tells of an event, without what the register itself says by it."""
    return {name: value for name, value in (details or {}).items() if name not in ("by", "path", "version", "verdict")}


def decided(connection: Connection, sha256: str, rule: str, fingerprint: str, decision: str, *, who: str, why: str) -> int:
    """Keep a decision on a finding, as :meth:`Register.decide` does."""
    if decision not in DECISIONS:
        raise Refused("register.no_kind", kind=decision, kinds=", ".join(DECISIONS))
    identity, state = entering.known(connection, sha256)
    after(decision, state, "", why)
    spot = (decisions.c.document_id == identity, decisions.c.rule == rule, decisions.c.fingerprint == fingerprint)
    before = connection.scalar(select(decisions.c.decision).where(*spot)) or ""
    number = chain.append(
        connection, decision, who, before=before, after=decision, document=sha256, rule=rule, fingerprint=fingerprint, why=why
    )
    connection.execute(decisions.delete().where(*spot))
    row = {"document_id": identity, "rule": rule, "fingerprint": fingerprint, "decision": decision, "event_id": number}
    connection.execute(insert(decisions), row)
    return number
