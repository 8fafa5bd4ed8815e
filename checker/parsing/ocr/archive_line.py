"""How an archive line opens in smudged letters."""

from __future__ import annotations

import re

from checker.grammar.ocr_shapes import alike
from checker.model.patterns import lazy_pattern
from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.recognised import READ
from checker.wording.folding import bare

_ARCHIVE_ANY = lazy_pattern(r"\W{0,4}(?P<word>[^\W\d]{2,4})\s?[:;]\s*(?=VT\b)")  # whatever letter the word lost
_ARCHIVE = lazy_pattern(r"\W{0,4}(?P<word>[l1i|!][a-z]{1,4})\s?[:;.,]?\s*(?=v[t1i]\b|v[t1],)")
_ARCHIVE_ALONE = lazy_pattern(r"\W{0,4}(?P<word>L[^\W\d]{1,3})\s?[:;.,]?\s*(?=[A-ZĐ][\w.]*[A-Z.,])")  # of an office that has no VT
# broken up, or with signs between its letters
_OPENING = lazy_pattern(r"\W{0,4}(?P<word>[^\W\d][^:;]{1,6}[:;])\s*(?=V[\W_]?T\b|VP\b|HS\b)")
_FIXED = form("Lưu:")
_LIMIT = 0.9


def is_archive(text: str) -> bool:
    """Whether a line is the archive line, smudged or not."""
    found = archive_in(text)
    return found is not None and (found.re in (_ARCHIVE_ANY, _OPENING) or alike(found["word"], "Lưu") >= 0.5)


def archive_in(text: str) -> re.Match[str] | None:
    """How an archive line opens."""
    found = _ARCHIVE.match(bare(text))
    alone = _ARCHIVE_ALONE.match(text) if found is None else None
    if alone is not None and bare(alone["word"]) in ("luu", "lu"):
        return alone
    return found or _ARCHIVE_ANY.match(text) or _broken(text)


def _broken(text: str) -> re.Match[str] | None:
    """``L ưu: VT``, ``Lu7u: VT``: the word by the fewest, likeliest faults of reading."""
    found = _OPENING.match(text)
    return found if found is not None and aligned(found["word"], _FIXED, _LIMIT, READ) else None
