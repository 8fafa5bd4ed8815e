"""The words by which columns are known where positions alone do not tell: the state's name and motto, the label of the recipients."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_LABEL = re.compile(r"\W*n[o0]i\s?nh", re.IGNORECASE)
_LABEL_LETTERS = Counter("noinhan")
_SLIPS, _LABEL_LENGTH = 2, 12  # letters lost and added in the label, signs in it
_STATE = re.compile(r"cong hoa xa hoi|doc lap\s*+-?\s*+tu do")
_MARKS = re.compile(r"[\u0300-\u036f]")


def plain(text: str) -> str:
    """Small letters without marks."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


def names_state(low: str) -> bool:
    """Whether a line, in small letters without marks, opens with the quốc hiệu or the tiêu ngữ."""
    return _STATE.match(low) is not None


def is_label(low: str) -> bool:
    """Whether a line, in small letters without marks, opens with the label of the recipients, or is it but for a slip of the pen."""
    if _LABEL.match(low):
        return True
    if len(low) > _LABEL_LENGTH or low[-1:] not in (":", ";"):
        return False
    letters = Counter(filter(str.isalnum, low))
    return (letters - _LABEL_LETTERS).total() + (_LABEL_LETTERS - letters).total() <= _SLIPS
