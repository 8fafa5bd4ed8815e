"""A folder other programs read: a JSON file a document, named by its hash, written anew only when what it says has changed.

The office's own system takes the files from there and sends what it will (this program sends nothing). Fields bear the names of Phụ lục VI;
what was not told stays empty. A document that was forgotten leaves the folder too; files that are none of ours are left alone.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import and_, select

from checker.model.errors import Refused, Unavailable, cause
from checker.model.regular import open_regular
from checker.model.tuples import NamedTuple
from checker.register.register import Register
from checker.register.tables import arrivals, decisions, documents, findings, readings, versions
from checker.running.replacing import replace_file

SCHEMA = "thethuc-outbox/1"
_NAME = re.compile(r"[0-9a-f]{64}\.json")
_FIELDS = {
    "OrganName": "organ_name", "OrganizationInCharge": "superior_organ", "TypeCode": "type_code", "TypeName": "type_name",
    "CodeNumber": "code_number", "CodeNotation": "code_notation", "IssuedDate": "issued_date", "Place": "place", "Subject": "subject",
    "Priority": "priority", "ToPlaces": "to_places",
}  # fmt: skip
"""Names of Phụ lục VI (and edXML) and the columns that hold them."""
_RESULTS = ("verdict", "form", "doubt", "authentic", "whole", "addressed", "errors", "warnings", "notes", "ruleset", "stage")
_PIECE = 400


class Delivered(NamedTuple):
    """What a delivery did: files written, left as they were, and taken away."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def deliver(register: Register, folder: str) -> Delivered:
    """Bring the folder, made when it is not there, to what the register holds; each file is whole at any moment.

    Raises :class:`Refused`.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        written, unchanged, there = 0, 0, set()
        for sha256, row in entries(register):
            name = f"{sha256}.json"
            there.add(name)
            data = (json.dumps(row, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
            before = _bytes(os.path.join(folder, name))
            if before == data:
                unchanged += 1
                continue
            if before and not _is_ours(before):
                raise Refused("register.not_ours", path=os.path.join(folder, name))
            replace_file(os.path.join(folder, name), data)
            written += 1
        return Delivered(written, unchanged, _clear(folder, there))
    except OSError as error:
        raise Unavailable("cannot_write", path=folder, cause=cause(error)) from None


def _bytes(path: str) -> bytes | None:
    with suppress(FileNotFoundError), open_regular(path) as file:
        return file.read()
    return None


def _is_ours(data: bytes) -> bool:
    return f'"{SCHEMA}"'.encode() in data


def _clear(folder: str, there: set[str]) -> int:
    """Take away what this program delivered of documents that are no longer in the register; how many."""
    removed = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name not in there and _NAME.fullmatch(name) and os.path.isfile(path) and _is_ours(_bytes(path) or b""):
            os.unlink(path)
            removed += 1
    return removed


def entries(register: Register) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each document that was judged by its hash, and what is told of it, in the order of their numbers."""
    asked = (
        select(readings, documents.c.sha256, documents.c.received, documents.c.state, versions.c.mark)
        .join_from(readings, documents).join(versions, versions.c.id == readings.c.version_id)
        .where(readings.c.current).order_by(documents.c.id).limit(_PIECE)
    )  # fmt: skip
    last = 0
    while rows := register.rows(asked.where(documents.c.id > last)):
        ids = [row.document_id for row in rows]
        came, found = _by_document(register, arrivals, ids), _findings(register, ids)
        for row in rows:
            yield row.sha256, _entry(row, came.get(row.document_id, []), found.get(row.document_id, []))
        last = ids[-1]


def _by_document(register: Register, table: Any, ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in register.rows(select(table).where(table.c.document_id.in_(ids)).order_by(table.c.id)):
        found.setdefault(row.document_id, []).append(row)
    return found


def _findings(register: Register, ids: list[int]) -> dict[int, list[Mapping[str, Any]]]:
    of_it = and_(
        decisions.c.document_id == findings.c.document_id, decisions.c.rule == findings.c.rule,
        decisions.c.fingerprint == findings.c.fingerprint,
    )  # fmt: skip
    asked = (
        select(findings, decisions.c.decision).join_from(findings, readings).outerjoin(decisions, of_it)
        .where(readings.c.current, findings.c.document_id.in_(ids)).order_by(findings.c.document_id, findings.c.ordinal)
    )  # fmt: skip
    found: dict[int, list[Mapping[str, Any]]] = {}
    for row in register.rows(asked):
        clause = {"document": row.clause_document, "at": row.clause_at}
        found.setdefault(row.document_id, []).append(
            {"rule": row.rule, "name": row.name, "component": row.component, "level": row.level, "basis": row.basis, "clause": clause,
             "place": row.place, "fingerprint": row.fingerprint, "decision": row.decision}
        )  # fmt: skip
    return found


def _entry(row: Any, came: list[Any], found: list[Mapping[str, Any]]) -> dict[str, Any]:
    signers = [{"FullName": row.full_name, "Position": row.position, "Competence": row.competence}] if row.full_name or row.position else []
    return {
        "schema": SCHEMA, "id": row.sha256, "received": row.received, "state": row.state, "version": row.mark,
        "document": {
            **{name: getattr(row, column) for name, column in _FIELDS.items()}, "Code": row.code, "SignerInfo": signers,
            "Arrivals": [
                {"ArrivalNumber": each.arrival_number, "ArrivalDate": each.arrival_date, "ToPlaces": each.to_places,
                 "DueDate": each.due_date}
                for each in came
            ],
        },
        "results": {name: getattr(row, name) for name in _RESULTS}, "findings": found,
    }  # fmt: skip
