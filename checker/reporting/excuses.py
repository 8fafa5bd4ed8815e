"""Why a finding was accepted before, by whom and until when, as far as the report tells."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Finding
from checker.reporting.catalogue import Words

IN_SOURCE = "comment"
"""The kind of an acceptance that stands in the document itself; all others stand in a file beside it."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """What whoever accepted a finding said; ``until`` is an ISO date. What was not said is empty."""

    kind: str = ""
    reason: str = ""
    by: str = ""
    until: str = ""


def excuse(finding: Finding) -> Excuse:
    """The acceptance of an entry of :attr:`DocumentReport.suppressed`."""
    said = finding.suppression
    return Excuse(said.kind, said.reason or "", said.by or "", said.until or "") if said else Excuse()


def told(finding: Finding, words: Words) -> str:
    """That a finding was accepted before, and why."""
    reason = excuse(finding).reason
    return words.ui("pipeline.accepted_for", reason=reason) if reason else words.ui("pipeline.accepted")
