"""Which earlier document a file is the next version of: as a person said, else as organ and number or subject suggest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from checker.across.identity import code_key, letters_of
from checker.desk.damaged_rows import whole
from checker.desk.dossiers import Dossier, dossier
from checker.desk.queue_rows import PAGE, PATH, newest_told
from checker.model.errors import Damaged, Refused
from checker.model.tuples import NamedTuple
from checker.register.columns import unseen
from checker.register.register import Register
from checker.register.states import OPEN
from checker.register.tables import documents, links, readings

KIND = "resubmitted"
SENT_BACK = ("returned", "told")
"""States of a document whose next version is waited for."""
_LIKELY = 200
"""Documents of one organ looked at for a suggestion."""


class Resubmission(NamedTuple):
    """The document before; ``said``: a person said so, else it is a suggestion."""

    before: Dossier
    said: bool


def resubmission(register: Register, found: Dossier) -> Resubmission | None:
    """What ``found`` is the next version of; ``None`` where nobody said so and nothing suggests it."""
    said = _said(found)
    if said:
        before = _whole(register, said)
        return Resubmission(before, True) if before is not None else None
    for sha256 in _suggested(register, found):
        before = _whole(register, sha256)
        if before is not None:
            return Resubmission(before, False)
    return None


def _whole(register: Register, sha256: str) -> Dossier | None:
    """Another document; ``None`` also where its rows were changed by another program, which its own page tells."""
    try:
        return dossier(register, sha256)
    except Damaged:
        return None


def _said(found: Dossier) -> str:
    """The document before by the newest word on it."""
    return next((str(_details(row).get("by", "")) for row in found.history if row["kind"] == KIND), "")


def _details(row: Mapping[str, Any]) -> dict[str, Any]:
    told = json.loads(row["details"] or "{}")
    return told if isinstance(told, dict) else {}


def _suggested(register: Register, found: Dossier) -> list[str]:
    """Documents of the same organ that were sent back, of the same number or subject, the newest first; those apart left out."""
    if found.document["state"] not in OPEN:
        return []
    apart = {_details(row).get("apart") for row in found.history if row["kind"] == "noted"}
    rows = _asked(register, _SENT_BACK, found)
    return [row["sha256"] for row in rows if row["sha256"] not in apart and _alike(row, found.document)]


def _alike(one: Mapping[Any, Any], other: Mapping[str, Any]) -> bool:
    """Whether both bear one number and symbol of a year, or one subject; what was not read is like nothing."""
    if all(each["code_number"] and each["code_notation"] for each in (one, other)):
        return _numbered(one) == _numbered(other)
    return bool(one["subject"]) and letters_of(one["subject"]) == letters_of(other["subject"])


def _numbered(row: Mapping[Any, Any]) -> tuple[str, str]:
    return code_key(f"{row['code_number']}/{row['code_notation']}"), row["issued_date"][:4]


_EARLIER = (
    select(
        *map(unseen, (
            documents.c.id, documents.c.sha256, documents.c.received, documents.c.state, readings.c.code_number, readings.c.code_notation,
            readings.c.issued_date, readings.c.subject,
        )), PATH,
    )
    .join(readings, and_(readings.c.document_id == documents.c.id, readings.c.current))
    .where(readings.c.organ_key == bindparam("organ"), readings.c.organ_key > "")
    .where(
        or_(
            documents.c.received < bindparam("day"),
            and_(documents.c.received == bindparam("day"), documents.c.id < bindparam("number")),
        )
    )
    .order_by(documents.c.received.desc(), documents.c.id.desc())
)  # fmt: skip
"""Documents of the same organ that came before, the newest first; an organ that was not read has none."""
_SENT_BACK = _EARLIER.where(documents.c.state.in_(SENT_BACK)).limit(_LIKELY)
_CHOICE = _EARLIER.limit(PAGE)


def _asked(register: Register, question: Any, found: Dossier) -> Sequence[Mapping[str, Any]]:
    it = found.document
    with register.reading() as connection:
        rows = connection.execute(question, {"organ": it["organ_key"], "day": it["received"], "number": it["id"]}).all()
    return whole((row._asdict() for row in rows), register.name)


def earlier(register: Register, found: Dossier) -> Sequence[Mapping[str, Any]]:
    """The documents a person may choose among."""
    return _asked(register, _CHOICE, found)


def later_versions(register: Register, found: Dossier) -> Sequence[Mapping[str, Any]]:
    """The documents of which it was said that they are the next version of this one."""
    asked = (
        select(*map(unseen, (documents.c.id, documents.c.sha256)), PATH).join(links, links.c.other_id == documents.c.id)
        .where(links.c.kind == KIND, links.c.document_id == found.document["id"]).order_by(documents.c.id)
    )  # fmt: skip
    with register.reading() as connection:
        rows = whole((row._asdict() for row in connection.execute(asked).all()), register.name)
        said = newest_told(connection, KIND, "by", [row["sha256"] for row in rows])
    return [row for row in rows if said.get(row["sha256"]) == found.document["sha256"]]


def say(register: Register, sha256: str, before: str, why: str, who: str) -> None:
    """Keep that a document is the next version of ``before``. Raises :class:`Refused` for itself and for one that is not there."""
    if before == sha256:
        raise Refused("desk.own_resubmission")
    register.record(KIND, sha256, who=who, why=why, by=before)


def say_apart(register: Register, sha256: str, other: str, why: str, who: str) -> None:
    """Keep that a document is no version of ``other``, so that it is suggested no more."""
    register.record("noted", sha256, who=who, why=why, details={"apart": other})
