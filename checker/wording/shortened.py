"""Abbreviations of organs' names that every office knows, written in full."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TP": "thành phố", "BCĐ": "Ban Chỉ đạo"}
_SHORTENED = lazy_pattern(rf"\b({'|'.join(_SHORT)})\b\.?")


def spelt_out(name: str) -> str:
    """An organ's name with such abbreviations written in full.

    >>> spelt_out("UBND TP. Huế")
    'Ủy ban nhân dân thành phố Huế'
    """
    if not any(short in name for short in _SHORT):
        return name  # most names: no pattern is compiled for them
    return _SHORTENED.sub(lambda found: _SHORT[found[1]], name)
