"""A report as bytes and back: JSON, packed, in three pieces of which a run that only counts looks at the first alone.

Nothing in it is ever run, and bytes that are not what was written are refused. What only the rules look at (``items`` and
``fields`` of parts) is left out, but for the slips of a part, which are its ``form``: no report shows it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.model import Clause, Comment, Component, DocumentReport, Finding, Item, Location, NotChecked, NotRead, RuleHead, Signature
from checker.model.lazy import LaterFindings, LaterList, LaterTable

if TYPE_CHECKING:
    from checker.across import Beside

_MARK = b"thethuc-report/10\n"
_PLACE = Location._fields
_HEAD = (
    "verdict", "sha256", "medium", "type", "stage", "stage_cue", "scope", "ruleset", "chosen_by", "doubtful", "crashed", "disregarded",
    "secret", "tracked",
)  # fmt: skip
_FINDING = (
    "rule", "name", "component", "level", "basis", "got", "want", "fix", "fingerprint", "state", "said", "adjusted", "before",
    "after", "quote",
)  # fmt: skip
_SIMPLE = frozenset((str, int, float, bool, type(None)))
_QUICK = 1
"""How hard zlib tries: least, since a report is packed once and small."""


def packed(report: DocumentReport) -> bytes:
    """The report as bytes, without its path and page."""
    head = {name: getattr(report, name) for name in _HEAD}
    head["levels"] = dict(report.levels)
    head["beside"] = _of_beside(report.beside)
    head["not_read"] = [[each.kind, _plain(each.place), each.member, each.number] for each in report.not_read]
    head["comments"] = [[each.text, each.author, each.first, each.last] for each in report.comments]
    pieces = [
        _dumped(head),
        _dumped([_of_finding(finding) for finding in report.findings]),
        _dumped(
            {
                "components": {name: _of_component(part) for name, part in report.components.items()},
                "rules": [[*head[:4], [*head.clause], head.component, head.family] for head in report.rules.values()],
                "rest": [[each.rule, each.state, each.why] for each in report.not_checked],
                "signers": [_of_item(each) for each in report.signers],
                "signatures": [_plain(each) for each in report.signatures],
            }
        ),
    ]
    body = b"".join(pieces)
    numbers = b" ".join(b"%d" % number for number in (zlib.crc32(body), *map(len, pieces)))
    return b"".join((_MARK, numbers, b"\n", body))


def unpacked(data: bytes, path: str) -> DocumentReport:
    """The report in ``packed`` bytes, for the file at ``path``. Raises ``ValueError`` for bytes that are none."""
    if not data.startswith(_MARK):
        raise ValueError("no report")
    end = data.index(b"\n", len(_MARK))
    check, *lengths = (int(number) for number in data[len(_MARK) : end].split(b" "))
    body = data[end + 1 :]
    if len(lengths) != 3 or sum(lengths) != len(body) or zlib.crc32(body) != check:
        raise ValueError("damaged")
    first, second = lengths[0], lengths[0] + lengths[1]
    head, findings, rest = body[:first], body[first:second], body[second:]
    table = _loaded(head)
    levels, comments, unread, beside = (table.pop(name) for name in ("levels", "comments", "not_read", "beside"))

    @cache
    def later() -> Mapping[str, Any]:
        found: Mapping[str, Any] = _loaded(rest)
        return found

    return DocumentReport(
        path=path,
        findings=LaterFindings(lambda: tuple(map(_finding, _loaded(findings))), levels),
        components=LaterTable(lambda: {name: _component(name, row) for name, row in later()["components"].items()}),
        not_checked=LaterList(lambda: tuple(NotChecked(*row) for row in later()["rest"])),
        rules=LaterTable(lambda: {head.id: head for head in map(_head, later()["rules"])}),
        signers=LaterList(lambda: tuple(map(_item, later()["signers"]))),
        signatures=LaterList(lambda: tuple(map(_signature, later()["signatures"]))),
        comments=tuple(Comment(*row) for row in comments),
        not_read=tuple(NotRead(kind, _real(place), member, number) for kind, place, member, number in unread),
        beside=_beside(beside) if beside else None,
        **table,
    )


def _dumped(tree: Any) -> bytes:
    return zlib.compress(json.dumps(tree, separators=(",", ":")).encode("ascii"), _QUICK)


def _loaded(piece: bytes) -> Any:
    return json.loads(zlib.decompress(piece))


def _of_beside(told: Beside | None) -> list[Any] | None:
    return [told.annexes, told.announced, told.shingles.hex(), told.text] if told is not None else None


def _beside(row: list[Any]) -> Beside:
    from checker.across import AnnouncedPlan, Beside

    annexes, announced, shingles, text = row
    return Beside(tuple(annexes), tuple(AnnouncedPlan(*each) for each in announced), bytes.fromhex(shingles), text)


def _of_finding(finding: Finding) -> list[Any]:
    row: list[Any] = [_plain(getattr(finding, name)) for name in _FINDING]
    return [*row, [finding.clause.document, finding.clause.at], _plain(finding.place), _plain(finding.values)]


def _finding(row: list[Any]) -> Finding:
    *plain, clause, place, values = row
    return Finding(clause=Clause(*clause), place=_real(place), values=_real(values), **dict(zip(_FINDING, plain, strict=True)))


def _head(row: list[Any]) -> RuleHead:
    identity, name, level, basis, clause, component, family = row
    return RuleHead(identity, name, level, basis, Clause(*clause), component, family)


def _of_component(part: Component) -> list[Any]:
    slips = [_of_item(slip) for slip in part.items.get("slips", ())]
    return [part.status, part.text, _plain(part.value), [_plain(place) for place in part.places], part.confidence, slips]


def _component(name: str, row: list[Any]) -> Component:
    status, text, value, places, confidence, slips = row
    items = {"slips": tuple(map(_item, slips))} if slips else {}
    return Component(name, status, text, _real(value), tuple(map(_real, places)), confidence, items=items)


def _of_item(item: Item) -> list[Any]:
    return [item.text, _plain(item.place), _plain(item.fields)]


def _item(row: list[Any]) -> Item:
    return Item(*map(_real, row))


def _signature(row: list[Any]) -> Signature:
    bbox = row[-1]
    return Signature(*row)._replace(bbox=tuple(bbox) if bbox else None)


def _plain(value: Any) -> Any:
    """A value in the types JSON has; a place is a table with one odd name."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind is Location:
        return {"~": [getattr(value, name) for name in _PLACE]}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return str(value)


def _real(value: Any) -> Any:
    if isinstance(value, dict):
        return _place(value["~"]) if "~" in value else {name: _real(part) for name, part in value.items()}
    return [_real(part) for part in value] if isinstance(value, list) else value


def _place(row: list[Any]) -> Location:
    part, paragraph, cell, line, page, start, end, bbox, table = row
    return Location(part, paragraph, tuple(cell) if cell else None, line, page, start, end, tuple(bbox) if bbox else None, table)
