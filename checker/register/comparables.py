"""A plan's row among ``comparables``, and rows made readings again for :func:`checker.across.across`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from checker.across import Beside, CitedAct, PlanReading, PlanSigner
from checker.across.identity import code_key, folded, full_name, series_key
from checker.across.plan_readings import CODE_PARTS
from checker.model import DocumentReport
from checker.register.selects import path_of, some_of
from checker.register.tables import citations, comparables, documents, readings, uncompared

SETTLED = ("corrected", "replaced", "recalled")
"""States of a document that no longer stands as it was issued."""
_JUDGED = ("pass", "fail", "review")
_PIECE = 1_000
_READING = (
    documents.c.id.label("document_id"), path_of().label("path"), documents.c.sha256, documents.c.state, readings.c.id.label("reading_id"),
    readings.c.organ_name, readings.c.superior_organ, readings.c.place, readings.c.number, readings.c.code_notation, readings.c.issued_date,
    readings.c.subject, readings.c.type_code, readings.c.stage, readings.c.medium, readings.c.signers, readings.c.code_number,
)  # fmt: skip


def comparable(report: DocumentReport, kept: Mapping[str, Any]) -> dict[str, Any] | None:
    """The row of a report, of which ``kept`` is the row of its reading; none for what is no plan or was not read."""
    if report.scope != "in" or report.verdict not in _JUDGED:
        return None
    plain = _plain(kept)
    unsure = any(name in report.components and report.components[name].status == "garbled" for name in CODE_PARTS)
    return _row(plain._replace(clear=not unsure), report.beside or Beside())


def _row(reading: PlanReading, beside: Beside) -> dict[str, Any]:
    whole = reading.stage == "issued" and bool(reading.code and reading.organ)
    return {
        "series": f"{series_key(reading)} < {reading.year}" if whole else "",
        "code_key": code_key(reading.code) if whole and reading.clear else "",
        "issuer": full_name(reading) if whole and reading.clear else "", "date": reading.date,
        "annexes": list(beside.annexes), "shingles": beside.shingles,
    }  # fmt: skip


def asked(*more: Any) -> Select[Any]:
    """The readings that stand, with ``more`` columns, as :func:`readings_of` takes them."""
    return (
        select(*_READING, comparables.c.series, comparables.c.code_key, comparables.c.annexes, comparables.c.shingles, *more)
        .select_from(documents.join(readings, readings.c.document_id == documents.c.id).join(comparables))
        .where(readings.c.current)
    )


def readings_of(connection: Connection, rows: Iterable[Row[Any]], *, citing: bool = False) -> list[PlanReading]:
    """What :func:`asked` found as readings, where asked with what they cite."""
    found = list(rows)
    cited = _cited(connection, [row.reading_id for row in found]) if citing else {}
    return [
        _plain({**row._mapping, **({} if row.series else {"number": None})})._replace(
            path=row.path or row.sha256, sha256=row.sha256, settled=row.state if row.state in SETTLED else "",
            annexes=tuple(row.annexes), shingles=row.shingles, clear=bool(row.code_key), citations=tuple(cited.get(row.reading_id, ())),
        )
        for row in found
    ]  # fmt: skip


def _plain(row: Mapping[Any, Any]) -> PlanReading:
    """The reading in a row of ``readings``."""
    return PlanReading(
        "", organ=row["organ_name"], superior=row["superior_organ"], place=row["place"], number=row["number"] or 0,
        symbol=row["code_notation"], date=row["issued_date"], subject=row["subject"], type=row["type_code"], stage=row["stage"],
        medium=row["medium"], signers=tuple(_signers(row["signers"])), written=row["code_number"],
    )  # fmt: skip


def _signers(told: Sequence[Mapping[str, Any]]) -> Iterator[PlanSigner]:
    for each in told:
        if each.get("name") and not each.get("approves"):
            yield PlanSigner(str(each["name"]), str((each.get("posts") or [""])[-1]))


def _cited(connection: Connection, numbers: Sequence[int]) -> dict[int, list[CitedAct]]:
    """The acts cited by readings, by their numbers."""
    found: dict[int, list[CitedAct]] = {}
    for some in some_of(numbers):
        rows = select(citations).where(citations.c.reading_id.in_(some), citations.c.code != "")
        for row in connection.execute(rows.order_by(citations.c.reading_id, citations.c.ordinal)):
            found.setdefault(row.reading_id, []).append(CitedAct(row.code, row.date, row.organ, row.subject, row.type))
    return found


def fill(connection: Connection) -> None:
    """Make the rows of a register that has none: all that an older version kept, to be compared by the next run."""
    connection.execute(update(citations).values(code_key=func.ltrim(citations.c.code_key, "0")))
    for organ in connection.scalars(select(citations.c.organ).distinct()).all():
        connection.execute(update(citations).where(citations.c.organ == organ).values(issuer=folded(organ)))
    last = 0
    columns = [*_READING[4:], readings.c.document_id]
    while True:
        some = select(*columns).where(readings.c.id > last, readings.c.scope == "in", readings.c.verdict.in_(_JUDGED))
        rows = connection.execute(some.order_by(readings.c.id).limit(_PIECE)).all()
        if not rows:
            break
        last = rows[-1].reading_id
        said = [
            {**_row(_plain(dict(row._mapping)), Beside()), "reading_id": row.reading_id, "document_id": row.document_id} for row in rows
        ]
        connection.execute(insert(comparables), said)
    connection.execute(insert(uncompared).from_select(["document_id"], select(documents.c.id)))
