"""What came in, held against what lies in the register: only the series, the cited plans and the orders it touches are looked at.

Each piece is one transaction: what was found stands, what no longer is so goes, and the documents are marked as looked at. A run that was
killed leaves the mark on the rest, for the next one. The same register gives the same findings, however it came to hold what it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, update

from checker.across import AnnouncedPlan, NumberSeries, PlanReading, RunFinding, across
from checker.across.comparing import OF_COPIES, OF_ORDERS, OF_PAIRS, OF_SERIES
from checker.across.identity import code_key, folded, full_name, province
from checker.model.tuples import NamedTuple
from checker.register.choices import chosen
from checker.register.comparables import asked, readings_of
from checker.register.pending import looked_at
from checker.register.register import Register
from checker.register.selects import some_of
from checker.register.standing_crossings import Touched, settle, tell
from checker.register.tables import announcements, citations, comparables, copies, documents, readings, uncompared

_PIECE = 200
"""Documents that wait, taken together; all that wait in their series go with them."""
_TOGETHER = 2_000
"""Readings in memory at once, where one series alone has no more."""


class Crossed(NamedTuple):
    """What a comparison came to: findings that are new, and how many that stood before are so no longer."""

    new: Sequence[RunFinding]
    gone: int


def compare(register: Register, run: int, today: date) -> Crossed:
    """Look at every document that waits for it, and at orders whose day has passed before ``today``; what is new is of ``run``.

    A register in which nothing waits is not written to. Raises :class:`Refused`.
    """
    new: list[RunFinding] = []
    gone = 0
    while _waits(register, today):
        with register.writing() as connection:
            touched = _next(connection, today)
            found = [*_in_series(connection, touched.series), *_of_documents(connection, touched, today)]
            settled = settle(connection, run, found, touched)
            looked_at(connection, touched.identities)
            tell(connection, touched, settled.changes, _passed(connection, touched.parents, today), today)
            new += settled.new
            gone += settled.gone
    return Crossed(sorted(new, key=lambda each: (each.rule, each.spots)), gone)


def _waits(register: Register, today: date) -> bool:
    return bool(register.rows(select(uncompared.c.document_id).limit(1)) or register.rows(_overdue(today).limit(1)))


def _overdue(today: date) -> Select[Any]:
    """Plans with an order that waited when it was last asked about and whose day has passed."""
    passed = and_(announcements.c.waits, announcements.c.due < today.isoformat())
    return select(announcements.c.document_id).join(readings, readings.c.id == announcements.c.reading_id).where(passed, readings.c.current)


def _next(connection: Connection, today: date) -> Touched:
    standing = comparables.join(readings, and_(readings.c.id == comparables.c.reading_id, readings.c.current))
    waiting = (
        select(uncompared.c.document_id, comparables.c.series)
        .select_from(uncompared.outerjoin(standing, comparables.c.document_id == uncompared.c.document_id))
    )  # fmt: skip
    some = connection.execute(waiting.order_by(comparables.c.series, uncompared.c.document_id).limit(_PIECE)).all()
    series = sorted({row.series for row in some} - {None, ""})
    identities = {row.document_id for row in some}
    for part in some_of(series):
        identities |= {row.document_id for row in connection.execute(waiting.where(comparables.c.series.in_(part)))}
    parents = set(connection.scalars(_overdue(today))) if not some else set()
    for part in some_of(sorted(identities)):
        parents |= set(connection.scalars(_ordering(part)))
    return Touched(sorted(identities), series, sorted(parents))


def _ordering(identities: Sequence[int]) -> Select[Any]:
    """Plans among these that order others, and those that they may answer."""
    cited = select(citations.c.code_key).join(readings).where(citations.c.document_id.in_(identities), readings.c.current)
    own = or_(comparables.c.document_id.in_(identities), and_(comparables.c.code_key != "", comparables.c.code_key.in_(cited)))
    standing = announcements.join(readings, and_(readings.c.id == announcements.c.reading_id, readings.c.current))
    told = standing.join(comparables, comparables.c.reading_id == announcements.c.reading_id)
    return select(announcements.c.document_id).distinct().select_from(told).where(own)


def _in_series(connection: Connection, series: Sequence[str]) -> Iterator[tuple[RunFinding, str]]:
    """What series show, each read whole; the findings with their series."""
    told = [NumberSeries(**each) for each in chosen(connection)["series"]]
    for some in _by_size(connection, series):
        rows = connection.execute(asked().where(comparables.c.series.in_(some))).all()
        of = {row.sha256: row.series for row in rows}
        for each in across(readings_of(connection, rows), told, kinds=OF_SERIES):
            yield each, of[each.spots[0].sha256]


def _by_size(connection: Connection, series: Sequence[str]) -> Iterator[list[str]]:
    """The series, so many at a time as hold no more readings together than memory is for."""
    some: list[str] = []
    held = 0
    for part in some_of(series):
        sizes = select(comparables.c.series, func.count()).where(comparables.c.series.in_(part)).group_by(comparables.c.series)
        for name, size in sorted(map(tuple, connection.execute(sizes))):
            if some and held + size > _TOGETHER:
                yield some
                some, held = [], 0
            some.append(name)
            held += size
    if some:
        yield some


def _of_documents(connection: Connection, touched: Touched, today: date) -> Iterator[tuple[RunFinding, str]]:
    """What hangs on documents alone: their copies, what they cite and who cites them, what they order and answer."""
    for part in some_of(touched.identities):
        for each in across(_copies(connection, part), kinds=OF_COPIES):
            yield each, ""
        for each in across(_citing(connection, part), kinds=OF_PAIRS):
            yield each, ""
    for part in some_of(touched.parents):
        for each in across(_answering(connection, part), today=today.isoformat(), kinds=OF_ORDERS):
            yield each, ""


def _passed(connection: Connection, parents: Sequence[int], today: date) -> set[int]:
    """Those of the plans with an order that waited and whose day has passed; it waits no longer."""
    found: set[int] = set()
    for part in some_of(parents):
        passed = (announcements.c.document_id.in_(part), announcements.c.waits, announcements.c.due < today.isoformat())
        found |= set(connection.scalars(select(announcements.c.document_id).where(*passed)))
        connection.execute(update(announcements).where(*passed).values(waits=False))
    return found


def _copies(connection: Connection, identities: Sequence[int]) -> Iterator[PlanReading]:
    """Documents that lie in several files, once for each."""
    several = select(copies.c.document_id).where(copies.c.document_id.in_(identities)).group_by(copies.c.document_id)
    places = (
        select(copies.c.path, documents.c.sha256).join_from(copies, documents).where(documents.c.id.in_(several.having(func.count() > 1)))
    )
    for path, sha256 in map(tuple, connection.execute(places)):
        yield PlanReading(path, sha256)


def _citing(connection: Connection, identities: Sequence[int]) -> list[PlanReading]:
    """These documents with those they may cite and those that may cite them."""
    fresh = readings_of(connection, connection.execute(asked().where(documents.c.id.in_(identities))), citing=True)
    acts = [(act, f"{folded(act.organ)} {province(each)}") for each in fresh for act in each.citations]
    issued = [each for each in fresh if each.code]
    meant = _of_code(comparables.c.code_key, comparables.c.issuer, comparables.c.date)
    citing = _of_code(citations.c.code_key, citations.c.issuer, citations.c.date)
    ids = {
        *connection.scalars(
            select(comparables.c.document_id).where(
                meant(
                    {code_key(act.code) for act, _ in acts},
                    {name for act, local in acts for name in (folded(act.organ), local)},
                    {act.date for act, _ in acts if act.subject},
                )
            )
        ),
        *connection.scalars(
            select(citations.c.document_id).where(
                citing(
                    {code_key(each.code) for each in issued},
                    {name for each in issued for name in (full_name(each), folded(each.organ))},
                    {each.date for each in issued},
                )
            )
        ),
    } - set(identities)
    others = [connection.execute(asked().where(documents.c.id.in_(part))).all() for part in some_of(sorted(ids))]
    return [*fresh, *(each for rows in others for each in readings_of(connection, rows, citing=True))]


def _of_code(code: Any, issuer: Any, day: Any) -> Any:
    """The condition that a code is among some, and its issuer or its day among others."""

    def condition(codes: Iterable[str], names: Iterable[str], days: Iterable[str]) -> ColumnElement[bool]:
        told = or_(issuer.in_(sorted(set(names) - {""})), day.in_(sorted(set(days) - {""})))
        return and_(code.in_(sorted(set(codes) - {""})), told)

    return condition


def _answering(connection: Connection, parents: Sequence[int]) -> list[PlanReading]:
    """Plans with their orders, and all that cite one of them."""
    orders: dict[str, list[AnnouncedPlan]] = {}
    told = (
        select(documents.c.sha256, announcements.c.organ, announcements.c.due).join_from(announcements, documents)
        .join(readings, readings.c.id == announcements.c.reading_id).where(documents.c.id.in_(parents), readings.c.current)
    )  # fmt: skip
    for sha256, organ, due in map(tuple, connection.execute(told.order_by(announcements.c.id))):
        orders.setdefault(sha256, []).append(AnnouncedPlan(organ, due))
    own = readings_of(connection, connection.execute(asked().where(documents.c.id.in_(parents))), citing=True)
    codes = sorted({code_key(each.code) for each in own if each.code})
    ids = {*connection.scalars(select(citations.c.document_id).where(citations.c.code_key.in_(codes)))} - set(parents)
    for part in some_of(sorted(ids)):
        own += readings_of(connection, connection.execute(asked().where(documents.c.id.in_(part))), citing=True)
    return [each._replace(announced=tuple(orders.get(each.sha256, ()))) for each in own]
