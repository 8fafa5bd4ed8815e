"""What every house may ask without writing rules: its names, abbreviations, places, sections and recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def demanded(profile: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rules a profile's ``names`` and ``requires`` stand for, as a rule file would have them, without examples.

    Their numbers are the last of each box: ``…0251`` organ, ``…0351`` notation, ``…0451`` place, ``…0651`` sections,
    ``…0951`` recipients.
    """
    names, requires = profile.get("names", {}), profile.get("requires", {})
    if names.get("organs"):
        yield _rule(profile, "0251", "organ", {"kind": "equals", "of": "organ", "any": names["organs"], "letters": "free"})
    if names.get("abbreviations"):
        check = {"kind": "agrees", "of": "notation.organ", "with": "organ", "exact": True, "through": names["abbreviations"]}
        yield _rule(profile, "0351", "notation", check)
    if names.get("places"):
        yield _rule(profile, "0451", "place", {"kind": "equals", "of": "place", "any": names["places"]})
    if requires.get("sections"):
        yield _rule(profile, "0651", "sections", {"kind": "present", "of": "sections/top", "each": requires["sections"]})
    if requires.get("recipients"):
        yield _rule(profile, "0951", "recipients", {"kind": "present", "of": "recipients/entries", "each": requires["recipients"]})


def _rule(profile: Mapping[str, Any], number: str, component: str, check: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": profile["prefix"] + number,
        "name": f"house-{component}",
        "component": component,
        "basis": "house",
        "clause": {"document": profile["document"], "at": profile.get("at", profile["title"])},
        "level": "warning",
        "stages": ["draft", "issued"],
        "check": check,
    }
