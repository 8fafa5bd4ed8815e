"""The keys of organs in a register of before revision 0008, under which schools and stations of one name were one organ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, select, update

from checker.register import tallying
from checker.register.attesting import reading_mark
from checker.register.chain import Happened, append_all
from checker.register.columns import unseen
from checker.register.keeping import organ_key
from checker.register.retelling import NONE_OF_OURS, retold, told_of
from checker.register.tables import documents, readings, versions

_PIECE = 400
"""Readings looked at together."""


def rekey(connection: Connection) -> None:
    """Give the readings their organ's key as it is made now, each attested anew, and move the sums.

    A row that is not as the events have it stays as it is, and so do sums that did not hold: both are told afterwards as before.
    """
    held = not any(tallying.wrong(connection))
    judged_by = {row["id"]: row for row in connection.execute(select(*map(unseen, versions.c))).mappings()}
    changed = False
    for piece in _pieces(connection):
        moved = list(_moved(connection, piece, judged_by))
        for row in moved:
            connection.execute(update(readings).where(readings.c.id == row["id"]).values(organ_key=row["organ_key"]))
        append_all(connection, [_attested(row, judged_by) for row in moved])
        changed = changed or bool(moved)
    if changed and held:
        tallying.recount(connection)


def _pieces(connection: Connection) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The rows of readings that may have another key now, with the hash and the state of their documents."""
    asked = (
        select(*map(unseen, readings.c), unseen(documents.c.sha256), unseen(documents.c.state))
        .join_from(readings, documents).where(readings.c.superior_organ == "", readings.c.organ_key != "", readings.c.place != "")
        .order_by(readings.c.id).limit(_PIECE)
    )  # fmt: skip
    last = 0
    while rows := [row._asdict() for row in connection.execute(asked.where(readings.c.id > last))]:
        yield rows
        last = rows[-1]["id"]


def _moved(connection: Connection, piece: Sequence[Mapping[str, Any]], judged_by: Mapping[int, Any]) -> Iterator[Mapping[str, Any]]:
    """Those of the rows that hold and are to have another key, with it."""
    told = told_of(connection, list({row["sha256"] for row in piece}))
    for row in piece:
        if _holds(row, judged_by, told[row["sha256"]]):
            key = organ_key(row["organ_name"], row["superior_organ"], row["place"])
            if key != row["organ_key"]:
                yield {**row, "organ_key": key}


def _holds(row: Mapping[str, Any], judged_by: Mapping[int, Any], told: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a reading is as the events of its document have it."""
    with suppress(*NONE_OF_OURS):
        version, account = judged_by[row["version_id"]], retold(told)
        return account is not None and account["readings"][version["mark"]]["reading"] == reading_mark(version, row)
    return False


def _attested(row: Mapping[str, Any], judged_by: Mapping[int, Any]) -> Happened:
    version = judged_by[row["version_id"]]
    told = {"readings": {version["mark"]: {"reading": reading_mark(version, row)}}}
    return Happened("attested", "thethuc", row["state"], row["state"], row["sha256"], details=told)
