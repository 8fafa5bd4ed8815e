"""From a report to rows: what the registers of Phụ lục IV ask for, what was found, three results kept apart, and nothing else.

Kept: whose plan, its number, day, type, subject, signers, recipients, archive line, urgency, annexes' names, the acts it cites. Not kept:
headings and text, the drafter, addresses, who holds a certificate. Words quoted by findings only where the office chose so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.across.identity import code_key, folded
from checker.model import DocumentReport, Finding
from checker.model.tuples import NamedTuple
from checker.register.comparables import comparable
from checker.reporting.json import plain
from checker.reporting.particulars import code_parts
from checker.wording.folding import fold
from checker.wording.issuer_names import told_apart_by

_TEXTS = {
    "organ_name": "organ", "superior_organ": "superior_organ", "type_name": "type_name", "code_number": "number",
    "code_notation": "notation", "place": "place", "subject": "subject", "competence": "competence", "position": "position",
    "full_name": "full_name", "archive": "archive", "priority": "urgency",
}  # fmt: skip
"""Columns of a reading and the parts whose text they hold."""
_DIGITS = 9
"""Figures of a number that fit an integer column."""
_UNHOLY = ("broken", "changed")
"""States of a signature that tell of other bytes than were signed."""
_ENVELOPE = "envelope-"
"""How the names of rules begin that hold a plan against the envelope it came in."""


class Kept(NamedTuple):
    """The rows of one report, without the numbers the database gives them."""

    reading: Mapping[str, Any]
    citations: tuple[Mapping[str, Any], ...] = ()
    findings: tuple[Mapping[str, Any], ...] = ()
    comparables: tuple[Mapping[str, Any], ...] = ()
    announcements: tuple[Mapping[str, Any], ...] = ()


def kept(report: DocumentReport, *, excerpts: bool = False, organ: str = "") -> Kept:
    """What is kept of a report. ``excerpts``: findings with their words; ``organ``: the office's own name.

    Raises ``ValueError`` for a report on a document under a mark of secrecy: of such nothing is kept, not even that it came.
    """
    if report.secret:
        raise ValueError("a document under a mark of secrecy")
    texts = {column: _text(report, part) for column, part in _TEXTS.items()}
    day = _value(report, "date")
    issued = day if isinstance(day, str) else ""
    number = texts["code_number"]
    code = "/".join(filter(None, code_parts(report, number, texts["code_notation"])))
    levels = report.levels
    reading = {
        **texts, **_results(report, organ), "medium": report.medium or "", "stage": report.stage or "", "scope": report.scope,
        "ruleset": report.ruleset or "", "chosen_by": report.chosen_by, "verdict": report.verdict,
        "problem": report.problem[0] if report.problem else "", "errors": levels.get("error", 0), "warnings": levels.get("warning", 0),
        "notes": levels.get("note", 0), "organ_key": organ_key(texts["organ_name"], texts["superior_organ"], texts["place"]),
        "type_code": report.type or "", "code": code,
        "number": int(number) if number.isdecimal() and len(number) <= _DIGITS else None, "issued_date": issued,
        "year": int(issued[:4]) if issued else None, "to_places": _list(report, "recipients"), "annexes": _list(report, "annexes"),
        "signers": [{name: plain(each.fields.get(name)) for name in ("authority", "posts", "name", "approves")} for each in report.signers],
    }  # fmt: skip
    cited = tuple(_citation(at, act) for at, act in enumerate(_list(report, "legal_bases")) if isinstance(act, Mapping))
    found = tuple(_finding(at, each, excerpts) for at, each in enumerate(report.findings))
    beside = comparable(report, reading)
    orders = report.beside.announced if beside and report.beside else ()
    return Kept(reading, cited, found, (beside,) if beside else (), tuple(order._asdict() for order in orders))


def organ_key(organ: str, superior: str, place: str) -> str:
    """An organ with what tells it from others of its name, the one above it or the place before the date, without regard to case, kinds of
    dash and spaces; an abbreviation is another name.
    """
    apart = told_apart_by(organ, superior, place)
    return fold(f"{organ} < {apart}" if apart else organ).casefold()


def _results(report: DocumentReport, organ: str) -> dict[str, Any]:
    """Intake, form and doubt, each by itself: a fault of form never makes a document one that may be returned."""
    states = [signature.state for signature in report.signatures]
    unlike = any(finding.name.startswith(_ENVELOPE) for finding in report.findings)
    broken = report.verdict == "unreadable" or any(state in _UNHOLY for state in states) or unlike
    judged = report.verdict in ("pass", "fail", "review")
    form = "not_judged" if not judged else "fail" if report.verdict == "fail" else "cannot_tell" if report.doubtful else "pass"
    return {
        "authentic": "no" if any(state in _UNHOLY for state in states) else "unknown",
        "whole": "no" if broken else "yes" if states and set(states) == {"intact"} and not report.not_read else "unknown",
        "addressed": _addressed(report, organ),
        "form": form,
        "doubt": bool(report.doubtful or report.not_read or report.crashed or report.verdict in ("review", "unreadable")),
    }


def _addressed(report: DocumentReport, organ: str) -> str:
    """Whether a plan names the office among its recipients; "Các sở, ban, ngành" may mean it, so that never is a no."""
    name = fold(organ).casefold()
    return "yes" if name and any(name in fold(str(line)).casefold() for line in _list(report, "recipients")) else "unknown"


def _text(report: DocumentReport, name: str) -> str:
    """What a part says on one line; nothing where it is blank or was not found."""
    part = report.components.get(name)
    return " ".join(part.readable.split()) if part is not None and part.status in ("found", "garbled") else ""


def _value(report: DocumentReport, name: str) -> Any:
    part = report.components.get(name)
    return plain(part.value) if part is not None and part.status in ("found", "garbled") else None


def _list(report: DocumentReport, name: str) -> list[Any]:
    value = _value(report, name)
    return value if isinstance(value, list) else []


def _citation(at: int, act: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: str(act.get(name) or "") for name in ("code", "type", "date", "organ", "subject")}
    return {"ordinal": at, **said, "code_key": code_key(said["code"]), "issuer": folded(said["organ"])}


def _finding(at: int, finding: Finding, excerpts: bool) -> dict[str, Any]:
    words = {name: plain(getattr(finding, name)) for name in ("got", "want", "before", "after", "quote", "values")}
    return {
        "ordinal": at, "fingerprint": finding.fingerprint, "rule": finding.rule, "name": finding.name, "component": finding.component,
        "level": finding.level, "basis": finding.basis, "clause_document": finding.clause.document, "clause_at": finding.clause.at,
        "place": finding.place.as_dict() if finding.place else None, "fix": finding.fix, "excerpt": words if excerpts else None,
    }  # fmt: skip
