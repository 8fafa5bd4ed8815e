"""Figures written out in words: ``tám tư``, ``một trăm hai mươi lăm``, ``hai nghìn không trăm hai mươi tư``."""

from __future__ import annotations

from checker.wording.folding import bare

_UNITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_FACTORS = {"muoi": 10, "tram": 100, "nghin": 1000, "ngan": 1000}
_JOINING = frozenset(("linh", "le"))
_FEW = 12  # words


def spoken(text: str) -> int | None:
    """The figure that words say, or ``None`` when a word among them says none.

    >>> [spoken(words) for words in ("tám tư", "mười lăm", "hai nghìn không trăm hai mươi tư", "hai không hai tư", "năm học")]
    [84, 15, 2024, 2024, None]
    """
    words = [word for word in bare(text).split() if word not in _JOINING]
    if not 0 < len(words) <= _FEW or any(word not in _UNITS and word not in _FACTORS for word in words):
        return None
    if len(words) > 2 and not any(word in _FACTORS for word in words):
        return int("".join(str(_UNITS[word]) for word in words))
    return _summed(words)


def _summed(words: list[str]) -> int:
    whole, last = 0, None
    for word in words:
        if word in _FACTORS:
            whole += (1 if last is None else last) * _FACTORS[word]
            last = None
        else:
            whole, last = (whole if last is None else 10 * last), _UNITS[word]
    return whole + (last or 0)
