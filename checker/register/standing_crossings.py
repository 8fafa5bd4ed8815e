"""Findings across documents as they stand: what a piece of a comparison found is kept, what no longer is so goes, each told by events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select, update

from checker.across import RunFinding, Spot
from checker.across.comparing import OF_ORDERS, across_rules
from checker.model.tuples import NamedTuple
from checker.register import chain
from checker.register.attesting import crossing_mark, hashes_of
from checker.register.selects import some_of
from checker.register.tables import crossings, documents


class Touched(NamedTuple):
    """What is looked at in one piece: documents, whole series, and plans whose orders are asked about."""

    identities: Sequence[int]
    series: Sequence[str]
    parents: Sequence[int]


class Settled(NamedTuple):
    """What became of the findings: those that are new, how many went, and what the events of documents tell of it, by their numbers."""

    new: Sequence[RunFinding]
    gone: int
    changes: Mapping[int, Mapping[str, Any]]


def settle(connection: Connection, run: int, found: Iterable[tuple[RunFinding, str]], touched: Touched) -> Settled:
    """Keep what was found and let go what no longer is."""
    now = {each.fingerprint: (each, series) for each, series in found}
    before = {row.fingerprint: row for condition in _touching(touched) for row in connection.execute(select(crossings).where(condition))}
    gone = [row for row in before.values() if row.fingerprint not in now]
    for part in some_of(row.id for row in gone):
        connection.execute(delete(crossings).where(crossings.c.id.in_(part)))
    for part in some_of(now.keys() - before.keys()):
        before |= {row.fingerprint: row for row in connection.execute(select(crossings).where(crossings.c.fingerprint.in_(part)))}
    ids = _identities(connection, [each for each, _ in now.values()])
    rows = {name: _row(each, series, ids) for name, (each, series) in now.items()}
    new = [{"run_id": run, **row} for name, row in sorted(rows.items()) if name not in before]
    if new:
        connection.execute(insert(crossings), new)
    changed = []
    for name in sorted(rows.keys() & before.keys()):
        if any(getattr(before[name], key) != value for key, value in rows[name].items()):
            connection.execute(update(crossings).where(crossings.c.id == before[name].id).values(**rows[name]))
            changed.append({"run_id": before[name].run_id, **rows[name]})
    others = {identity: sha256 for sha256, identity in ids.items()}
    return Settled([now[row["fingerprint"]][0] for row in new], len(gone), _changes([*new, *changed], gone, others))


def _changes(kept: Iterable[Mapping[str, Any]], gone: Iterable[Row[Any]], hashes: Mapping[int, str]) -> dict[int, dict[str, Any]]:
    """What the events of documents tell: the digests of findings that are new or no longer as they were, and those that went."""
    changes: dict[int, dict[str, Any]] = {}
    for row in kept:
        other = None if row["other_id"] is None else hashes[row["other_id"]]
        changes.setdefault(row["document_id"], {}).setdefault("found", {})[row["fingerprint"]] = crossing_mark(row, other)
    for each in gone:
        changes.setdefault(each.document_id, {}).setdefault("gone", []).append(each.fingerprint)
    return changes


def tell(connection: Connection, touched: Touched, changes: Mapping[int, Mapping[str, Any]], passed: Collection[int], today: date) -> None:
    """The events of a piece: of the documents looked at, of others between which and these something changed, and of those with an order
    whose day had ``passed``.
    """
    looked = set(touched.identities)
    hashes = hashes_of(connection, looked | changes.keys() | set(passed))
    happened = []
    for identity, sha256 in sorted(hashes.items()):
        details = {**changes.get(identity, {}), **({"until": today.isoformat()} if identity in passed else {})}
        happened.append(chain.Happened("compared" if identity in looked else "crossed", "thethuc", document=sha256, details=details))
    chain.append_all(connection, happened)


def _touching(touched: Touched) -> Iterator[ColumnElement[bool]]:
    """The findings that are made anew: of the series, of the documents, of the orders."""
    ordering = [rule["id"] for rule in across_rules() if rule["check"]["kind"] in OF_ORDERS]
    for series in some_of(touched.series):
        yield crossings.c.series.in_(series)
    for part in some_of(touched.identities):
        yield crossings.c.document_id.in_(part)
        yield crossings.c.other_id.in_(part)
    for part in some_of(touched.parents):
        yield and_(crossings.c.rule.in_(ordering), crossings.c.document_id.in_(part))


def _identities(connection: Connection, found: Sequence[RunFinding]) -> dict[str, int]:
    hashes = sorted({spot.sha256 for each in found for spot in each.spots})
    asked_ = (select(documents.c.sha256, documents.c.id).where(documents.c.sha256.in_(part)) for part in some_of(hashes))
    return {sha256: identity for some in asked_ for sha256, identity in map(tuple, connection.execute(some))}


def _row(finding: RunFinding, series: str, ids: dict[str, int]) -> dict[str, Any]:
    first = finding.spots[0]
    other = next((spot for spot in finding.spots[1:] if spot.sha256 != first.sha256), None)
    return {
        "rule": finding.rule, "level": finding.level, "document_id": ids[first.sha256], "other_id": ids[other.sha256] if other else None,
        "fingerprint": finding.fingerprint, "series": series, "place": _place(first), "other_place": _place(other) if other else None,
        "facts": dict(finding.values),
    }  # fmt: skip


def _place(spot: Spot) -> dict[str, str]:
    return {"component": spot.component, "text": spot.text}
