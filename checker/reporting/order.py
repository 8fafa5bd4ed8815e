"""The order a records officer reads in: that of the decree's parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from checker.model import COMPONENTS, LEVELS, VERDICTS, DocumentReport, Finding, Place, Report

# Page and font are clause I of the annex, before any part; the body follows the sections; the whole document comes last.
_WHOLE = {
    "page": -2.0,
    "font": -1.0,
    "addressee": COMPONENTS.index("subject") + 0.5,
    "body": COMPONENTS.index("sections") + 0.5,
    "document": float(len(COMPONENTS)),
}
_RANK: Mapping[str, float] = {**{name: float(rank) for rank, name in enumerate(COMPONENTS)}, **_WHOLE}


def _spot(place: Place | None) -> tuple[int, int, int, int]:
    """Where a place stands in reading order, near enough to sort by."""
    if place is None:
        return (0, 0, 0, 0)
    return (place.page or 0, place.line or 0, place.paragraph or 0, place.start or 0)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by part, then rule, then place: the same order whatever order the rules ran in."""
    last = float(len(COMPONENTS)) + 1
    return sorted(
        findings,
        key=lambda f: (_RANK.get(f.component, last), LEVELS.index(f.level), f.rule, _spot(f.place), f.got or "", f.fingerprint),
    )


def tally(documents: Iterable[DocumentReport]) -> dict[str, int]:
    """The summary of the contract: documents by verdict, findings by level."""
    documents = tuple(documents)
    verdicts = Counter(document.verdict for document in documents)
    levels: Counter[str] = Counter()
    for document in documents:
        levels.update(document.levels)
    return {
        "documents": len(documents),
        **{verdict: verdicts[verdict] for verdict in VERDICTS},
        **{f"{level}s": levels[level] for level in LEVELS},
    }


def exit_code(report: Report) -> int:
    """2 when a file or a rule could not do its part, 1 when a document fails, else 0."""
    for document in report.documents:
        if document.verdict == "unreadable" or document.crashed:
            return 2
    return int(any(document.verdict == "fail" for document in report.documents))
