"""How an archive line opens in smudged letters."""

from __future__ import annotations

import re

from checker.grammar.ocr_shapes import alike
from checker.wording.folding import bare

_ARCHIVE_ANY = re.compile(r"\W{0,4}(?P<word>[^\W\d]{2,4})\s?[:;]\s*(?=VT\b)")  # whatever letter the word lost
_ARCHIVE = re.compile(r"\W{0,4}(?P<word>[l1i|!][a-z]{1,4})\s?[:;.,]?\s*(?=v[t1i]\b|v[t1],)")
_ARCHIVE_ALONE = re.compile(r"\W{0,4}(?P<word>L[^\W\d]{1,3})\s?[:;.,]?\s*(?=[A-ZĐ][\w.]*[A-Z.,])")  # of an office that has no VT


def is_archive(text: str) -> bool:
    """Whether a line is the archive line, smudged or not."""
    found = archive_in(text)
    return found is not None and (found.re is _ARCHIVE_ANY or alike(found["word"], "Lưu") >= 0.5)


def archive_in(text: str) -> re.Match[str] | None:
    """How an archive line opens."""
    found = _ARCHIVE.match(bare(text))
    alone = _ARCHIVE_ALONE.match(text) if found is None else None
    return alone if alone is not None and bare(alone["word"]) in ("luu", "lu") else found or _ARCHIVE_ANY.match(text)
