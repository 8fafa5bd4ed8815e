"""How a fault is mended by hand, by the kind of check that found it: what to do in Word and in LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checker.authoring.compiling import load_yaml

_ASKED = {
    "one_size": "size", "heading_size": "size", "small": "size", "upright": "italic", "each_upright": "italic",
    "not_bold": "bold", "name": "font",
}  # fmt: skip
_LOOKS = ("size", "bold", "italic", "underline", "align", "line")
_KINDS = {"letter_case": "case", "sequence": "numbering", "ruled": "ruled"}
_TRAITS = {"trait.revisions": "revisions", "trait.comments": "comments", "trait.old_code": "encoding", "trait.nfd": "encoding"}


@cache
def site_words() -> Mapping[str, Any]:
    """``words.yaml``."""
    loaded: Mapping[str, Any] = load_yaml(Path(__file__).with_name("words.yaml"))
    return loaded


def way_of(check: Mapping[str, Any]) -> str:
    """The key under ``ways`` for a rule with this ``check``."""
    kind, asks, of = check["kind"], str(check.get("asks", "")), str(check.get("of", ""))
    if kind == "styled":
        return next(look for look in _LOOKS if look in check)
    if kind == "page":
        return asks if asks in site_words()["ways"] else "page_number"
    if kind in ("prose", "printed"):
        return _ASKED.get(asks, asks)
    if of.startswith("trait.sign"):
        return "signatures"
    if of in _TRAITS:
        return _TRAITS[of]
    return _KINDS.get(kind, "missing" if kind == "present" and check.get("wanted", True) else "words")


def by_hand(check: Mapping[str, Any]) -> tuple[str, str]:
    """What to do in Word, and in LibreOffice."""
    way = site_words()["ways"][way_of(check)]
    return way["word"], way["libreoffice"]


def by_machine(fix: str | None, safety: str | None) -> str:
    """Whether ``thethuc fix`` mends it, and when."""
    said: str = site_words()["fix"][(safety or "safe") if fix else "none"]
    return said
