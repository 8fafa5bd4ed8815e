"""Two versions of a document as one page shows them, made by a process of the bench."""

from __future__ import annotations

from checker.desk.work import GivenFile, reports_of
from checker.model.tuples import NamedTuple
from checker.reporting.catalogue import Words


class Pair(NamedTuple):
    """The older and the newer version, each its part of the page, and the style rules of both."""

    markups: tuple[str, ...]
    style: str


def paired(old: GivenFile, new: GivenFile) -> Pair | None:
    """Both judged again; ``None`` where one is not a single document or bears a mark of secrecy."""
    from checker.reporting.html import articles

    found = (reports_of(old), reports_of(new))
    if any(len(reports) != 1 or reports[0].secret for reports in found):
        return None
    markups, style = articles([reports[0] for reports in found], Words(new.lang))
    return Pair(markups, style)
