"""What stands for a value in help and complaints: typed once in English in the code, shown in the user's language."""

from __future__ import annotations

import re

from checker.reporting.catalogue import Words

_SHOUTED = r"[A-Z][A-Z0-9]*(?:-[A-Z]+)*"
"""A word that stands for a value: ``FILE``, ``YYYY-MM-DD``. What is typed as it stands (``text|json``, ``.md``) is in small letters."""


def localised(metavar: str, words: Words) -> str:
    """``[FORMAT:]FILE`` as ``[ĐỊNH-DẠNG:]TỆP``; a word without an entry under ``ui.metavars`` stays."""
    known = words.find("ui", "metavars") or {}
    return re.sub(_SHOUTED, lambda word: str(known.get(word.group(), word.group())), metavar)
