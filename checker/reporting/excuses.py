"""That a finding was accepted before, and why."""

from __future__ import annotations

from checker.model import Finding
from checker.reporting.catalogue import Words

IN_SOURCE = "comment"
"""The kind of an acceptance that stands in the document itself; all others stand in a file beside it."""


def told(finding: Finding, words: Words) -> str:
    """That an entry of :attr:`DocumentReport.suppressed` was accepted before, and why."""
    reason = finding.suppression.reason if finding.suppression else None
    return words.ui("pipeline.accepted_for", reason=reason) if reason else words.ui("pipeline.accepted")
