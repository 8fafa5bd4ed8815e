"""Families of rules: what a person mends in one go, however many parts of the plan it touches and rules it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CAPITALS = "TT16"
"""How the rules of Phụ lục II begin: when to write a capital."""
_ASKED: Mapping[str, Mapping[str, str]] = {
    "styled": {
        "size": "letters", "bold": "bold", "italic": "italic", "underline": "underline", "align": "align", "line": "spacing",
    },
    "prose": {
        "size": "letters", "one_size": "letters", "heading_size": "letters", "align": "align", "line": "spacing",
        "upright": "italic", "not_bold": "bold",
    },
    "printed": {"font": "letters", "name": "letters"},
    "page": {"margin": "margin"},
}  # fmt: skip
"""By check kind and what it asks for."""

LOOKS = frozenset(("letters", "bold", "italic", "underline", "align", "spacing", "margin", "line_below", "line_length"))
"""Families about looks, which are set, not written."""


def family_of(id: str, check: Mapping[str, Any]) -> str:
    """The family of a rule by its id and its ``check``; empty for a rule that stands alone."""
    if id.startswith(_CAPITALS):
        return "capitals"
    kind = check.get("kind", "")
    if kind == "ruled":
        return "line_length" if "length" in check else "line_below"
    if kind == "present":
        return _of_presence(check)
    known = _ASKED.get(kind, {})
    asked = check.get("asks") or next((name for name in known if name in check), "")
    return known.get(asked, "")


def _of_presence(check: Mapping[str, Any]) -> str:
    """A part of the plan that must be there, or slips of the pen that must not."""
    of = check.get("of", "")
    if of.endswith("/slips"):
        return "slips"
    whole = "/" not in of and "." not in of and not check.get("where")
    return "absent" if whole and check.get("wanted", True) and not check.get("filled") else ""
