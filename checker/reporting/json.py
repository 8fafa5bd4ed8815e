"""A report as JSON: the contract ``thethuc-report/1`` of ``reports/report.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from checker import __version__
from checker.model import COMPONENTS, Component, DocumentReport, Finding, NotChecked, Place, Report
from checker.reporting import standing
from checker.reporting.catalogue import Words
from checker.reporting.order import in_order, tally
from checker.reporting.phrases import message, problem, reason

SCHEMA = "thethuc-report/1"
_LINES = 4
"""Levels of the tree that get lines of their own: report, documents, document, its lists."""
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_SILENCES = 4096
"""Reasons for silence kept as written; the rules make a few hundred."""


class _Written(str):
    """What is JSON already."""

    __slots__ = ()


def render(report: Report, words: Words) -> str:
    """The whole report, indented, one newline at the end; the same bytes for the same report."""
    tree = {
        "schema": SCHEMA,
        "tool": {"name": "thethuc", "version": __version__},
        "summary": tally(report.documents),
        "documents": [_document(document, words) for document in report.documents],
    }
    return dump(tree)


def dump(tree: Mapping[str, Any]) -> str:
    """``tree`` as the program prints every JSON: a line for each part or finding, Vietnamese letters as they are.

    Lone surrogates, which no UTF-8 can hold, become question marks.
    """
    return _laid_out(tree, _LINES, 0).encode("utf-8", "replace").decode("utf-8") + "\n"


def dump_list(rows: list[dict[str, Any]]) -> str:
    """The same for a bare list: a line a row."""
    return _laid_out(rows, 1, 0).encode("utf-8", "replace").decode("utf-8") + "\n"


def _laid_out(value: Any, depth: int, indent: int) -> str:
    """``value`` with ``depth`` levels on lines of their own; deeper ones stay on the line of theirs, which is ten times faster."""
    if isinstance(value, _Written):
        return value
    if not value or depth == 0 or not isinstance(value, dict | list):
        return _ENCODE(value)
    margin = "\n" + " " * (indent + 1)
    if isinstance(value, dict):
        rows = [f"{_ENCODE(name)}: {_laid_out(part, depth - 1, indent + 1)}" for name, part in value.items()]
        return "{" + margin + f",{margin}".join(rows) + "\n" + " " * indent + "}"
    rows = [_laid_out(part, depth - 1, indent + 1) for part in value]
    return "[" + margin + f",{margin}".join(rows) + "\n" + " " * indent + "]"


def plain(value: Any) -> Any:
    """``value`` in the types JSON knows: places as the contract prints them, tuples as lists."""
    if isinstance(value, Place):
        return value.as_dict()
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(part) for part in value)
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


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
        "findings": [_finding(finding, words) for finding in in_order(document.findings)],
        "not_checked": [_silence(rest, words.lang) for rest in sorted(document.not_checked)],
        "suppressed": [_finding(finding, words) for finding in in_order(document.suppressed)],
    }
    if advice := standing.advice(document, words):
        tree["note"] = advice
    if document.signatures:
        tree["signatures"] = [signature.as_dict() for signature in document.signatures]
    if document.problem is not None:
        tree["problem"] = {"key": document.problem[0], "message": problem(document, words)}
    return tree


@lru_cache(_SILENCES)
def _silence(rest: NotChecked, lang: str) -> _Written:
    """A rule that gave no answer; most documents have the same ones."""
    return _Written(_ENCODE({"rule": rest.rule, "state": rest.state, "why": reason(rest, Words(lang))}))


def _component(component: Component | None) -> dict[str, Any]:
    """A part as the contract prints it; a part nobody looked for is not applicable."""
    if component is None:
        return {"status": "not_applicable", "text": None, "value": None, "places": [], "confidence": 1.0}
    return {
        "status": component.status,
        "text": component.text,
        "value": plain(component.value),
        "places": [place.as_dict() for place in component.places],
        "confidence": round(component.confidence, 3),
    }


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
        "got": finding.got,
        "want": finding.want,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }
    if finding.adjusted:
        tree["adjusted"] = finding.adjusted
    if finding.suppression:
        tree["suppression"] = finding.suppression._asdict()
    return tree
