"""What may be shown of a document to those who may not read it: which rule spoke and where, what shape a line has, no word of the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from checker.model import DocumentReport, Finding
from checker.model.records import replace

_GONE = "…"


def shape_of(text: str) -> str:
    """A text with every letter as ``x`` or ``X``, every figure as ``0``, signs and spaces as they stand."""
    return "".join("X" if each.isupper() else "x" if each.isalpha() else "0" if each.isdigit() else each for each in normalize("NFC", text))


def veiled(report: DocumentReport) -> DocumentReport:
    """The report without what it quotes; verdict, rules, clauses, places and fingerprints are as they were."""
    return replace(
        report,
        findings=tuple(map(_finding, report.findings)),
        suppressed=tuple(map(_finding, report.suppressed)),
        components={name: replace(part, text=None, value=None) for name, part in report.components.items()},
        comments=(),
        signers=(),
        signatures=(),
        not_read=tuple(row._replace(member=row.member and _GONE) for row in report.not_read),
        document=None,
        page=None,
    )


def _finding(finding: Finding) -> Finding:
    return finding._replace(
        got=finding.got and _GONE,
        want=finding.want and _GONE,
        before="",
        after="",
        quote="",
        values={name: _value(each) for name, each in finding.values.items()},
    )


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _value(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_value(each) for each in value]
    return _GONE if isinstance(value, str) and value else value
