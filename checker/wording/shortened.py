"""Abbreviations of organs' names that every office knows, written in full."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

_SHORT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TP": "thành phố", "BCĐ": "Ban Chỉ đạo"}
_SHORTENED = lazy_pattern(rf"\b({'|'.join(_SHORT)})\b\.?")
_UNITS = {"T": "tỉnh", "H": "huyện", "Q": "quận", "TX": "thị xã", "TT": "thị trấn", "X": "xã", "P": "phường"}
_BEHIND_A_COUNCIL = lazy_pattern(rf"(?<=UBND |HĐND )({'|'.join(_UNITS)})\.\s?")


def spelt_out(name: str) -> str:
    """An organ's name with such abbreviations written in full.

    >>> spelt_out("UBND TP. Huế")
    'Ủy ban nhân dân thành phố Huế'
    >>> spelt_out("UBND P.12")
    'Ủy ban nhân dân phường 12'
    """
    if not any(short in name for short in _SHORT):
        return name  # most names: no pattern is compiled for them
    levelled = _BEHIND_A_COUNCIL.sub(lambda found: f"{_UNITS[found[1]]} ", name) if "." in name else name
    return _SHORTENED.sub(lambda found: _SHORT[found[1]], levelled)
