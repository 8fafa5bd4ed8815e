"""A finding that was accepted before, with why, by whom and until when, as far as the report tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.model import Finding


@dataclass(frozen=True, slots=True)
class Excuse:
    """The finding, and the words of whoever accepted it; ``until`` is an ISO date."""

    finding: Finding
    reason: str
    by: str
    until: str


def excuse(item: Any) -> Excuse:
    """An entry of :attr:`DocumentReport.suppressed`: a finding, or what holds one under ``finding``."""
    finding: Finding = getattr(item, "finding", item)
    reason, by, until = (str(getattr(item, name, None) or "") for name in ("reason", "by", "until"))
    return Excuse(finding, reason, by, until)
