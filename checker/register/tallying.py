"""The sums of a register, moved with each document, so that a summary of a million documents is looked up and not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, and_, exists, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from checker.register.tables import documents, findings, readings, tallies

Key = tuple[str, str, str, str]
"""Kind, month, organ, name."""
_CODE = (readings.c.organ_key, readings.c.year, readings.c.number, readings.c.code_notation)
_NUMBERED = and_(readings.c.current, readings.c.number.is_not(None), readings.c.year.is_not(None), readings.c.organ_key != "")


def shift(connection: Connection, reading: int, by: int) -> None:
    """Count a reading that has become current (``by`` 1) or ceases to be (-1)."""
    row = connection.execute(
        select(func.substr(documents.c.received, 1, 7), readings.c.organ_key, readings.c.verdict)
        .join_from(readings, documents)
        .where(readings.c.id == reading)
    ).one()
    month, organ, verdict = row
    rules = Counter(connection.scalars(select(findings.c.rule).where(findings.c.reading_id == reading)))
    _move(connection, ("verdict", month, organ, verdict), by, by * sum(rules.values()))
    for rule, count in sorted(rules.items()):
        _move(connection, ("rule", month, "", rule), by, by * count)
    _share(connection, reading, by)


def _share(connection: Connection, reading: int, by: int) -> None:
    """Mark a reading and those of its organ, year, number and symbol, or take the mark from it and from one that is alone now."""
    code = connection.execute(select(*_CODE).where(readings.c.id == reading)).one()
    same = and_(_NUMBERED, *(column == value for column, value in zip(_CODE, code, strict=True)))
    others = list(connection.scalars(select(readings.c.id).where(same, readings.c.id != reading).limit(2)))
    numbered = connection.scalar(select(readings.c.id).where(same, readings.c.id == reading)) is not None
    if by > 0 and numbered and others:
        alone = others if len(others) == 1 else []  # of more all but this one bear the mark already
        connection.execute(update(readings).where(readings.c.id.in_((reading, *alone))).values(shared=True))
    elif by < 0:
        alone = others if len(others) == 1 else []
        connection.execute(update(readings).where(readings.c.id.in_((reading, *alone))).values(shared=False))


def _move(connection: Connection, key: Key, number: int, found: int) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = dict(zip(("kind", "month", "organ_key", "name"), key, strict=True))
    adding = dialect.insert(tallies).values(**row, documents=number, findings=found)
    connection.execute(
        adding.on_conflict_do_update(
            index_elements=list(row),
            set_={"documents": tallies.c.documents + number, "findings": tallies.c.findings + found},
        )
    )


def wrong(connection: Connection) -> Iterator[Key]:
    """Sums that are not what counting gives: only a register changed by something else has such."""
    kept = {tuple(row[:4]): tuple(row[4:]) for row in connection.execute(select(tallies)) if row.documents or row.findings}
    counted = _counted(connection)
    for key in sorted(kept.keys() | counted.keys()):
        if kept.get(key) != counted.get(key):
            kind, month, organ, name = key
            yield kind, month, organ, name
    yield from _wrongly_marked(connection)


def _wrongly_marked(connection: Connection) -> Iterator[Key]:
    """Codes whose readings are marked as shared and are not, or the other way round."""
    counted = select(*_CODE, func.count()).group_by(*_CODE)
    marked = {tuple(row) for row in connection.execute(counted.where(readings.c.shared))}
    shared = {tuple(row) for row in connection.execute(counted.where(_NUMBERED).having(func.count() > 1))}
    for organ, *code in sorted({row[:-1] for row in marked ^ shared}, key=str):
        yield "shared", "", organ, " ".join(map(str, code))


def recount(connection: Connection) -> None:
    """Make the sums anew from what there is."""
    connection.execute(tallies.delete())
    rows = [
        dict(zip(("kind", "month", "organ_key", "name", "documents", "findings"), (*key, *counts), strict=True))
        for key, counts in _counted(connection).items()
    ]
    if rows:
        connection.execute(tallies.insert(), rows)
    other = readings.alias()
    same = and_(*(column == other.c[column.name] for column in _CODE), other.c.current, other.c.id != readings.c.id)
    connection.execute(update(readings).values(shared=and_(_NUMBERED, exists().where(same))))


def _counted(connection: Connection) -> dict[tuple[str, ...], tuple[int, ...]]:
    month = func.substr(documents.c.received, 1, 7)
    current = readings.join(documents).outerjoin(findings, findings.c.reading_id == readings.c.id)
    number, found = func.count(readings.c.id.distinct()), func.count(findings.c.id)
    by_verdict = (
        select(literal("verdict"), month, readings.c.organ_key, readings.c.verdict, number, found)
        .select_from(current).where(readings.c.current).group_by(month, readings.c.organ_key, readings.c.verdict)
    )  # fmt: skip
    by_rule = (
        select(literal("rule"), month, literal(""), findings.c.rule, number, found)
        .select_from(current).where(and_(readings.c.current, findings.c.id.is_not(None))).group_by(month, findings.c.rule)
    )  # fmt: skip
    return {tuple(row[:4]): tuple(row[4:]) for asked in (by_verdict, by_rule) for row in connection.execute(asked)}


def move_month(connection: Connection, document: int, day: str) -> None:
    """Tell that a document came on ``day``, and count it there."""
    current = connection.scalar(select(readings.c.id).where(readings.c.document_id == document, readings.c.current))
    if current is not None:
        shift(connection, current, -1)
    connection.execute(update(documents).where(documents.c.id == document).values(received=day))
    if current is not None:
        shift(connection, current, 1)
