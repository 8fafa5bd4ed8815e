"""What a PDF's font names tell: family, weight, slant."""

from __future__ import annotations

import re
from functools import cache

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])|(?<=[-,])b(?:i|old)?(?![a-z])", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|(?<=[-,])b?i(?:t|talic)?(?![a-z])", re.IGNORECASE)
_MAKERS = re.compile(r"(?:PSMT|PS|MT|OPENTYPE|REGULAR|ROMAN)$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TIMES = "Times New Roman"
# Free fonts of the same letter widths that programs without Microsoft's fonts print instead of Times New Roman.
_CLONES = ("times", "liberationserif", "tinos", "nimbusroman", "texgyretermes", "freeserif", "thorndale", "termes", "stixgeneral")
# What they print single letters in when a font lacks them: nobody chose these.
_STOPGAPS = ("dejavu", "noto", "freesans", "unifont", "opensymbol", "symbol", "wingdings", "cambriamath", "segoeuisymbol", "bitstreamvera")

FORCE_BOLD, ITALIC = 1 << 18, 1 << 6
"""Flags of a font descriptor (ISO 32000-1, table 123)."""


@cache
def family(name: str) -> str | None:
    """The family a person would choose from a list; ``None`` when the font is a stopgap that tells nothing.

    ``ABCDEF+TimesNewRomanPS-BoldMT`` and its free clones are Times New Roman; the old codes' names (``.VnTime``) stay.
    """
    plain = _SUBSET.sub("", name)
    stem = re.split(r"[-,]", plain, maxsplit=1)[0]
    low = stem.replace(" ", "").lower()
    if not low or low.startswith(_STOPGAPS) or not any(map(str.isalpha, low)):
        return None
    if low.startswith(_CLONES):
        return _TIMES
    if low.startswith((".vn", "vni")):
        return plain
    return _CAMEL.sub(" ", _MAKERS.sub("", stem) or stem)


@cache
def is_bold(name: str) -> bool:
    """Whether the name says so."""
    return _BOLD.search(_SUBSET.sub("", name)) is not None


@cache
def is_italic(name: str) -> bool:
    """Whether the name says so."""
    return _ITALIC.search(_SUBSET.sub("", name)) is not None
