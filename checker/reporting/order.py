"""The order a records officer reads in: that of the decree's parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from checker.model import COMPONENTS, LEVELS, VERDICTS, DocumentReport, Finding, Location, Report

# Page and font are clause I of the annex, before any part; the body follows the sections; the whole document comes last.
_WHOLE = {
    "page": -2.0,
    "font": -1.0,
    "addressee": COMPONENTS.index("subject") + 0.5,
    "body": COMPONENTS.index("sections") + 0.5,
    "document": float(len(COMPONENTS)),
}
_RANK: Mapping[str, float] = {**{name: float(rank) for rank, name in enumerate(COMPONENTS)}, **_WHOLE}


def _spot(place: Location | None) -> tuple[int, int, int, int]:
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


WITH_ERRORS = "with_errors"
"""What is told of a document that passes though errors stand in it: it was asked that none fail (``--fail-on never``)."""
TOLD_VERDICTS = (VERDICTS[0], WITH_ERRORS, *VERDICTS[1:])
"""The verdicts as people are told them, each a key of ``verdicts`` in the catalogues."""


def told_verdict(document: DocumentReport) -> str:
    """The verdict as people are told it: nothing with an error in it is called passed."""
    return WITH_ERRORS if document.verdict == "pass" and document.levels.get("error") else document.verdict


class Tally:
    """The documents of a run counted as they come: by verdict, and their findings by level. It keeps none of them."""

    def __init__(self) -> None:
        self.documents = 0
        self.accepted = 0
        self._verdicts: Counter[str] = Counter()
        self._told: Counter[str] = Counter()
        self._levels: Counter[str] = Counter()
        self._undone = False

    def add(self, document: DocumentReport) -> None:
        """Count one more."""
        self.documents += 1
        self._verdicts[document.verdict] += 1
        self._told[told_verdict(document)] += 1
        self._levels.update(document.levels)
        self.accepted += len(document.suppressed)
        self._undone |= undone(document)

    def numbers(self) -> dict[str, int]:
        """The summary of the contract."""
        return {
            "documents": self.documents,
            **{verdict: self._verdicts[verdict] for verdict in VERDICTS},
            **{f"{level}s": self._levels[level] for level in LEVELS},
        }

    def told(self) -> list[tuple[str, int]]:
        """The verdicts there are as people are told them, each with its documents."""
        return [(name, self._told[name]) for name in TOLD_VERDICTS if self._told[name]]

    def exit_code(self) -> int:
        """2 when a file or a rule could not do its part, 1 when a document fails, else 0."""
        return 2 if self._undone else int(self._verdicts["fail"] > 0)


def undone(document: DocumentReport) -> bool:
    """Whether a file could not be read, or a rule broke on it."""
    return document.verdict == "unreadable" or document.crashed


def tally(documents: Iterable[DocumentReport]) -> dict[str, int]:
    """The summary of these documents."""
    return counted(documents).numbers()


def exit_code(report: Report) -> int:
    """The exit code of a run that gave this report."""
    return counted(report.documents).exit_code()


def counted(documents: Iterable[DocumentReport]) -> Tally:
    """These documents counted."""
    tally_ = Tally()
    for document in documents:
        tally_.add(document)
    return tally_
