"""Old files of more paragraphs than are read, told before LibreOffice is started: it takes seconds and 300 MB to find out."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits

_MARKUP = (lazy_pattern(rb"(?i)<(?:p|h[1-6])[\s>]"), lazy_pattern(rb"(?i)<t[dh][\s>]"), lazy_pattern(rb"(?i)<li[\s>]"))
_ENDS = {
    "rtf": (lazy_pattern(rb"\\par(?![a-z])"), lazy_pattern(rb"\\(?:nest)?cell(?![a-z])")),
    "html": _MARKUP,
    "mht": _MARKUP,
    "odt": (lazy_pattern(rb"<text:[ph][\s/>]"),),
    "fodt": (lazy_pattern(rb"<text:[ph][\s/>]"),),
    "wordml": (lazy_pattern(rb"<w:p[\s/>]"),),
}
"""What each paragraph of a format has; of several in a row a paragraph has one or more."""


def refuse_crowded(parts: Sequence[bytes], kind: str, limits: Limits) -> None:
    """Raise :class:`Unreadable` (``too_many_paragraphs``) for a file of a kind, given in parts, that has more than ``limits`` allow.

    A paragraph in a cell may be counted by both: as many as the commonest sign there are in any case.
    """
    for part in parts:
        count = max((sum(1 for _ in sign.finditer(part)) for sign in _ENDS.get(kind, ())), default=0)
        if count > limits.paragraphs:
            raise Unreadable("unreadable.too_many_paragraphs", count=count, limit=limits.paragraphs)
