"""Whether a line is the rest of the organ's name above it, as the law gives the whole of it."""

from __future__ import annotations

from checker.grammar.organ import wants_more
from checker.parsing.recognition.wordings import NAMED_WHOLE, SPELT_SO
from checker.wording.folding import same_tone

_SAID = tuple(f"{same_tone(name)} " for name in (*SPELT_SO, *NAMED_WHOLE))


def is_rest_of(above: str, line: str) -> bool:
    """``BAN CHỈ ĐẠO`` / ``CHUYỂN ĐỔI SỐ``, ``CHI CỤC BẢO VỆ`` / ``MÔI TRƯỜNG``.

    >>> [is_rest_of(above, "CÔNG NGHỆ") for above in ("SỞ KHOA HỌC VÀ", "SỞ KHOA HỌC", "UBND TỈNH TÂY NINH", "")]
    [True, False, False, False]
    """
    over, low = same_tone(above), same_tone(line)
    return wants_more(above) or any(len(name) > len(over) + 1 and f"{over} {low} ".startswith(name) for name in _SAID)
