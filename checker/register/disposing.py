"""Disposal: a list of what is past its retention, a decision of the office, and only then removal, which is an event.

Nothing is ever removed by age alone: the archive's law asks for a decision, kept with its number, its day and who carried it out. How long
a document is kept is the office's to choose (``retention_months``, 0: for ever); no period is claimed here to be the law's.
"""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from io import StringIO

from sqlalchemy import select

from checker.model.errors import Misconfigured, Refused, cause
from checker.model.regular import read_regular
from checker.model.tuples import NamedTuple
from checker.register import entering
from checker.register.arriving import LARGEST_LIST
from checker.register.register import Register
from checker.register.selects import path_of
from checker.register.sheets import spoken_day
from checker.register.tables import documents, readings
from checker.reporting.catalogue import Words
from checker.reporting.csv import table
from checker.wording.issuer_names import named_apart

COLUMNS = ("sha256", "Ngày nhận", "Tác giả", "Số, ký hiệu văn bản", "Tên loại và trích yếu nội dung văn bản", "Trạng thái", "Tệp")


class Decision(NamedTuple):
    """What allows documents to be removed: the decision's number and symbol, its day (ISO), who carries it out."""

    code: str
    day: str
    who: str


def due_before(today: date, months: int) -> str:
    """The day (ISO) before which a document must have been received to be past a retention of so many months on ``today``."""
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    if years < 1:
        return ""
    return date(years, month + 1, min(today.day, monthrange(years, month + 1)[1])).isoformat()


def past(register: Register, today: date) -> Iterator[tuple[str, ...]]:
    """The rows of the list by :data:`COLUMNS`, the oldest first; none where the office keeps for ever."""
    months = int(register.choices["retention_months"])
    if months <= 0:
        return
    words = Words("vi")
    asked = (
        select(documents.c.sha256, documents.c.received, documents.c.state, readings, path_of().label("path"))
        .outerjoin(readings, (readings.c.document_id == documents.c.id) & readings.c.current)
        .where(documents.c.received < due_before(today, months)).order_by(documents.c.received, documents.c.id)
    )  # fmt: skip
    for row in register.rows(asked):
        author = named_apart(row.organ_name or "", row.superior_organ or "", row.place or "")
        about = " ".join(filter(None, (row.type_name, row.subject)))
        state = words.ui(f"register.states.{row.state}")
        yield row.sha256, spoken_day(row.received), author, row.code or "", about, state, row.path or ""


def as_list(rows: Sequence[Sequence[str]]) -> str:
    """The list as CSV, its heads first, for the office to look through, shorten and decide on."""
    return "".join(table([COLUMNS, *rows]))


def hashes_in(path: str) -> tuple[list[str], str]:
    """The documents a decided list names, and the hash of the list itself. Raises :class:`Misconfigured`."""
    try:
        data = read_regular(path, LARGEST_LIST)
        text = data.decode("utf-8-sig")
        delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
        found = [row["sha256"].strip().lower() for row in csv.DictReader(StringIO(text), delimiter=delimiter)]
    except OSError as error:
        raise Misconfigured("register.list_unopened", file=path, cause=cause(error)) from None
    except (UnicodeDecodeError, csv.Error, KeyError, AttributeError):
        raise Misconfigured("register.bad_list", file=path) from None
    return list(dict.fromkeys(found)), sha256(data).hexdigest()


def dispose(register: Register, hashes: Sequence[str], decision: Decision, today: date, listed: str = "") -> int:
    """Remove the documents with all that was kept of them, all or none, each with an event that names the decision; how many.

    ``listed``: the hash of the list that was decided on. Raises :class:`Refused` for one that is not past its retention.
    """
    if not (decision.code.strip() and decision.who.strip()):
        raise Refused("register.decision_bare")
    due = {row[0] for row in past(register, today)}
    for each in hashes:
        if each not in due:
            raise Refused("register.not_on_list", document=each)
    more = {"decision": decision.code, "day": decision.day, "list": listed}
    with register.writing() as connection:
        for each in hashes:
            identity, _ = entering.known(connection, each)
            entering.dropped(connection, identity, each, "disposed", decision.who, decision.code, more)
    register.scrub()
    return len(hashes)
