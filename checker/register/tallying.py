"""The sums of a register, moved with each document, so that a summary of a million documents is looked up and not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, exists, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from checker.register.columns import unseen
from checker.register.tables import documents, findings, readings, tallies

Key = tuple[str, str, str, str]
"""Kind, month, organ, name."""
_CODE = (readings.c.organ_key, readings.c.year, readings.c.number, readings.c.code_notation)
_NUMBERED = and_(readings.c.current, readings.c.number.is_not(None), readings.c.year.is_not(None), readings.c.organ_key != "")


def shift(connection: Connection, reading: int, by: int) -> None:
    """Count a reading that has become current (``by`` 1) or ceases to be (-1)."""
    shift_all(connection, (reading,), by)


def shift_all(connection: Connection, numbers: Sequence[int], by: int) -> None:
    """Count readings, each sum moved once."""
    told = (
        select(readings.c.id, func.substr(documents.c.received, 1, 7).label("month"), readings.c.verdict, *_CODE)
        .join_from(readings, documents).where(readings.c.id.in_(numbers)).order_by(readings.c.id)
    )  # fmt: skip
    rows = connection.execute(told).all()
    rules: dict[int, Counter[str]] = {row.id: Counter() for row in rows}
    broken = select(findings.c.reading_id, findings.c.rule).where(findings.c.reading_id.in_(numbers))
    for number, rule in map(tuple, connection.execute(broken)):
        rules[number][rule] += 1
    documents_: Counter[Key] = Counter()
    found: Counter[Key] = Counter()
    for row in rows:
        mine = {("verdict", row.month, row.organ_key, row.verdict): sum(rules[row.id].values())}
        mine |= {("rule", row.month, "", rule): count for rule, count in rules[row.id].items()}
        documents_.update(mine.keys())
        found.update(mine)
    _move(connection, [(key, by * number, by * found[key]) for key, number in sorted(documents_.items())])
    if by > 0:
        _share(connection, rows)
    else:
        for row in rows:
            _unshare(connection, row)


def _share(connection: Connection, rows: Sequence[Any]) -> None:
    """Mark readings that bear the number of another, and that other."""
    codes = {tuple(row[-4:]) for row in rows if row.organ_key and None not in row[-4:]}
    if not codes:
        return
    some = (column.in_(sorted({code[at] for code in codes})) for at, column in enumerate(_CODE[:3]))
    there: dict[tuple[Any, ...], list[int]] = {}
    for row in connection.execute(select(readings.c.id, *_CODE).where(_NUMBERED, *some)):
        there.setdefault(tuple(row[1:]), []).append(row.id)
    marked = [number for code, those in sorted(there.items()) if code in codes and len(those) > 1 for number in those]
    if marked:
        connection.execute(update(readings).where(readings.c.id.in_(marked)).values(shared=True))


def _unshare(connection: Connection, row: Any) -> None:
    """Take the mark from a reading, and from one that is alone now."""
    same = and_(_NUMBERED, *(column == value for column, value in zip(_CODE, row[-4:], strict=True)))
    others = list(connection.scalars(select(readings.c.id).where(same, readings.c.id != row.id)))
    alone = others if len(others) == 1 else []
    connection.execute(update(readings).where(readings.c.id.in_((row.id, *alone))).values(shared=False))


def _move(connection: Connection, moves: Sequence[tuple[Key, int, int]]) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    names = ("kind", "month", "organ_key", "name")
    adding = dialect.insert(tallies)
    more = {name: tallies.c[name] + adding.excluded[name] for name in ("documents", "findings")}
    if moves:
        rows = [{**dict(zip(names, key, strict=True)), "documents": number, "findings": found} for key, number, found in moves]
        connection.execute(adding.on_conflict_do_update(index_elements=names, set_=more), rows)


def wrong(connection: Connection) -> Iterator[Key]:
    """Sums that are not what counting gives: only a register changed by something else has such."""
    kept = {tuple(row[:4]): tuple(row[4:]) for row in connection.execute(select(*map(unseen, tallies.c))) if row.documents or row.findings}
    counted = _counted(connection)
    for key in sorted(kept.keys() | counted.keys(), key=str):
        if kept.get(key) != counted.get(key):
            kind, month, organ, name = key
            yield kind, month, organ, name
    yield from _wrongly_marked(connection)


def _wrongly_marked(connection: Connection) -> Iterator[Key]:
    """Codes whose readings are marked as shared and are not, or the other way round."""
    counted = select(*map(unseen, _CODE), func.count()).group_by(*_CODE)
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
        select(literal("verdict"), month, unseen(readings.c.organ_key), unseen(readings.c.verdict), number, found)
        .select_from(current).where(readings.c.current).group_by(month, readings.c.organ_key, readings.c.verdict)
    )  # fmt: skip
    by_rule = (
        select(literal("rule"), month, literal(""), unseen(findings.c.rule), number, found)
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
