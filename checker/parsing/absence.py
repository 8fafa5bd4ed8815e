"""What may be said of a part that was not found on recognised pages: missing, or nothing at all.

A seal, a signature, a figure written by hand leave no letters. A part is missing there only where the parts beside it were found and
nothing stands in its place that was taken for nothing; of who signed, whose name lies under the seal, recognition never tells so much.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Component
from checker.model.records import replace
from checker.parsing.lines import Page

_BESIDE = {
    "national_name": ("motto", "organ"),
    "motto": ("national_name", "date"),
    "superior_organ": ("organ", "number"),
    "organ": ("national_name", "number"),
    "number": ("organ", "motto", "date", "type_name"),
    "notation": ("organ", "motto", "date", "type_name"),
    "place": ("national_name", "motto", "number", "type_name"),
    "date": ("national_name", "motto", "number", "type_name"),
    "type_name": ("number", "date", "subject"),
    "recipients": ("position", "full_name"),
    "archive": ("recipients", "position", "full_name"),
}
_UNDER_THE_SEAL = ("competence", "position", "full_name")
_LETTERS = 3  # fewer are specks


def doubted(page: Page, parts: Mapping[str, Component], header: range) -> dict[str, Component]:
    """The parts, those that are missing but may have left no letters with confidence 0; ``header`` are its blocks."""
    unexplained = _unexplained(page, header)
    found = {name: _doubted(part, parts, unexplained) for name, part in parts.items()}
    post, authority = found.get("position"), found.get("competence")
    if post is not None and authority is not None and post.told == "cannot_tell" and authority.status == "not_applicable":
        found["competence"] = replace(authority, status="missing", confidence=0.0)  # KT. may lie under the seal too
    return found


def _doubted(part: Component, parts: Mapping[str, Component], unexplained: bool) -> Component:
    if part.status != "missing":
        return part
    beside = _BESIDE.get(part.name, ())
    if part.name in _UNDER_THE_SEAL or (unexplained and part.name not in ("recipients", "archive")):
        return replace(part, confidence=0.0)
    return part if all(parts[name].present for name in beside) else replace(part, confidence=0.0)


def _unexplained(page: Page, header: range) -> bool:
    """Whether a block of the header was taken for nothing."""
    taken = {reading.block for reading in page.readings}
    return any(at not in taken and sum(map(str.isalpha, page.blocks[at].text)) >= _LETTERS for at in header)
