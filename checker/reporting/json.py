"""A report as JSON: the contract ``thethuc-report/1`` of ``reports/report.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from checker import __version__
from checker.model import COMPONENTS, Component, DocumentReport, Finding, Item, Location, NotChecked, NotRead
from checker.reporting import summaries
from checker.reporting.catalogue import Words
from checker.reporting.groups import NumberedFinding, numbered
from checker.reporting.order import Tally, in_order
from checker.reporting.paper import TURNING
from checker.reporting.phrases import message, not_read, problem, reason, spot

SCHEMA = "thethuc-report/1"
_LINES = 4
"""Levels of the tree that get lines of their own: report, documents, document, its lists."""
_WRITTEN = json.JSONEncoder(ensure_ascii=False).encode
_OBEYED = re.compile(f"[\x7f-\x9f\u2028\u2029{TURNING}]")  # by a terminal or a log; JSON itself escapes what is below a space
_LEAVES = (str, int, float, bool)
"""The types of JSON that hold nothing else."""
_SILENCES = 4096
"""Reasons for silence kept as written; the rules make a few hundred."""


class _Written(str):
    """What is JSON already."""

    __slots__ = ()


class JsonWriter:
    """The report, indented; the same bytes for the same documents. The summary stands last, when it is known."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._counted = Tally()
        self._rows = Rows(_LINES - 2, 1)

    def head(self) -> str:
        """Schema, program, and the beginning of the list of documents."""
        opening = _laid_out({"schema": SCHEMA, "tool": {"name": "thethuc", "version": __version__}}, _LINES, 0)
        return f'{opening[:-2]},\n "documents": ['

    def entry(self, document: DocumentReport) -> str:
        """One document."""
        self._counted.add(document)
        return self._rows.row(_document(document, self._words))

    def foot(self, code: int | None = None, skipped: Sequence[str] = ()) -> Iterator[str]:
        """The end of the list, and the summary."""
        left = f',\n "skipped": {_laid_out(list(skipped), _LINES - 1, 1)}' if skipped else ""
        summary = _laid_out(self._counted.numbers(), _LINES - 1, 1)
        yield _valid(f'{self._rows.end()},\n "summary": {summary}{left}\n}}\n')


writer = JsonWriter


class Rows:
    """A list of JSON written row by row: ``depth`` levels of each row get lines of their own, the list stands at ``indent``."""

    def __init__(self, depth: int, indent: int) -> None:
        self._depth = depth
        self._indent = indent
        self._begun = False

    def row(self, value: Any) -> str:
        """One more row, with the comma before it."""
        comma, self._begun = "," if self._begun else "", True
        return _valid(f"{comma}\n{' ' * (self._indent + 1)}{_laid_out(value, self._depth, self._indent + 1)}")

    def end(self) -> str:
        """The bracket that ends the list."""
        return f"\n{' ' * self._indent}]" if self._begun else "]"


def dump(tree: Mapping[str, Any]) -> str:
    """``tree`` as the program prints every JSON: a line for each part or finding, Vietnamese letters as they are.

    Lone surrogates, which no UTF-8 can hold, become question marks.
    """
    return _valid(_laid_out(tree, _LINES, 0)) + "\n"


def json_of(value: Any) -> str:
    """``value`` as JSON on one line."""
    return _valid(on_one_line(value))


def _valid(text: str) -> str:
    """``text`` as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def on_one_line(value: Any) -> str:
    """``value`` as JSON on one line, :func:`escaped`."""
    return escaped(_WRITTEN(value))


def escaped(text: str) -> str:
    """JSON in which what a terminal would obey is escaped, so that nothing of it is lost."""
    return text if text.isprintable() else _OBEYED.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _laid_out(value: Any, depth: int, indent: int) -> str:
    """``value`` with ``depth`` levels on lines of their own; deeper ones stay on the line of theirs, which is ten times faster."""
    if isinstance(value, _Written):
        return value
    if not value or depth == 0 or not isinstance(value, dict | list):
        return on_one_line(value)
    margin = "\n" + " " * (indent + 1)
    if isinstance(value, dict):
        rows = [f"{on_one_line(name)}: {_laid_out(part, depth - 1, indent + 1)}" for name, part in value.items()]
        return "{" + margin + f",{margin}".join(rows) + "\n" + " " * indent + "}"
    rows = [_laid_out(part, depth - 1, indent + 1) for part in value]
    return "[" + margin + f",{margin}".join(rows) + "\n" + " " * indent + "]"


def plain(value: Any) -> Any:
    """``value`` in the types JSON knows: places as the contract prints them, tuples as lists."""
    if value is None or isinstance(value, _LEAVES):  # first: nearly all that is asked for
        return value
    if isinstance(value, Location):
        return value.as_dict()
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(part) for part in value)
    return str(value)


def _document(document: DocumentReport, words: Words) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "path": document.path,
        "sha256": document.sha256,
        "medium": document.medium,
        "type": document.type,
        "stage": document.stage,
        "verdict": document.verdict,
        "ruleset": {"id": document.ruleset, "chosen_by": document.chosen_by} if document.ruleset else None,
        "components": {name: _component(document.components.get(name)) for name in COMPONENTS},
        "findings": [_Written(on_one_line(_numbered(each, words))) for each in numbered(document)],
        "not_checked": [_silence(rest, words.lang) for rest in sorted(document.not_checked)],
        "suppressed": [_finding(finding, words) for finding in in_order(document.suppressed)],
        "rules": _heads(document),
        "not_read": [_unread(row, words) for row in document.not_read],
    }
    if advice := summaries.advice(document, words):
        tree["note"] = advice
    if document.disregarded:
        tree["disregarded"] = document.disregarded
    if document.tracked:
        tree["tracked"] = {"count": document.tracked, "message": summaries.tracked(document, words)}
    if document.signers:
        tree["signers"] = [_signer(signer) for signer in document.signers]
    if document.signatures:
        tree["signatures"] = [signature.as_dict() for signature in document.signatures]
    if document.secret:
        tree["secret"] = document.secret
    if document.problem is not None:
        tree["problem"] = {"key": document.problem[0], "message": problem(document, words)}
    return tree


def _heads(document: DocumentReport) -> list[dict[str, Any]]:
    """The rules that found something, each once."""
    spoke = {finding.rule for finding in (*document.findings, *document.suppressed)}
    return [{**head._asdict(), "clause": head.clause.as_dict()} for rule, head in sorted(document.rules.items()) if rule in spoke]


def _unread(row: NotRead, words: Words) -> dict[str, Any]:
    """What was not read; ``member`` only where it has one."""
    where = row.place.as_dict() if row.place else {}
    member = {"member": row.member} if row.member else {}
    return {"kind": row.kind, "place": where, **member, "count": row.number, "message": not_read(row, words)}


@lru_cache(_SILENCES)
def _silence(rest: NotChecked, lang: str) -> _Written:
    """A rule that gave no answer; most documents have the same ones."""
    return _Written(on_one_line({"rule": rest.rule, "state": rest.state, "why": reason(rest, Words(lang))}))


def _signer(signer: Item) -> dict[str, Any]:
    """A signer: authority, posts and name as printed; ``approves``: the plan is approved there, not signed."""
    fields = signer.fields
    place = signer.place.as_dict() if signer.place else None
    return {name: plain(fields[name]) for name in ("authority", "posts", "name", "approves")} | {"place": place}


def _component(component: Component | None) -> dict[str, Any]:
    """A part as the contract prints it; a part nobody looked for is not applicable."""
    if component is None:
        return {"status": "not_applicable", "form": "ok", "text": None, "value": None, "places": [], "confidence": 1.0}
    return {
        "status": component.told,
        "form": component.form,
        "text": component.text,
        "value": plain(component.value),
        "places": [place.as_dict() for place in component.places],
        "confidence": round(component.confidence, 3),
    }


def _numbered(each: NumberedFinding, words: Words) -> dict[str, Any]:
    """A finding with its number, and the group it is told in."""
    group = {"number": each.label, "group": each.group.number}
    return group | _finding(each.finding, words) | ({"family": each.group.family} if each.group.family else {})


def _finding(finding: Finding, words: Words) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "rule": finding.rule,
        "name": finding.name,
        "component": finding.component,
        "state": finding.state,
        "level": finding.level,
        "basis": finding.basis,
        "message": message(finding, words),
        "clause": finding.clause.as_dict(),
        "place": finding.place.as_dict() if finding.place else {},
        "where": spot(finding, words),
        "got": finding.got,
        "want": finding.want,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }
    if finding.after:
        tree["before"], tree["after"] = finding.before, finding.after
    if finding.adjusted:
        tree["adjusted"] = finding.adjusted
    if finding.suppression:
        tree["suppression"] = finding.suppression._asdict()
    return tree
