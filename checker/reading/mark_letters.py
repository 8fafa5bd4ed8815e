"""Whether words may be a mark of secrecy: only such are kept of what is no text of a document."""

from __future__ import annotations

import unicodedata


def may_be(words: str) -> bool:
    """A cheap first look: whether the letters of a mark are among the words, however far apart."""
    low = unicodedata.normalize("NFC", words).lower()
    return "m" in low and any(letters in low for letters in ("ật", "at", "ậ t", "ât", "a t", "m.", "m "))
