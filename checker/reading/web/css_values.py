"""Lengths and colours as style sheets write them."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

_LENGTH = lazy_pattern(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))\s?(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|%|vw|vh|vmin|vmax)?")
_PX = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 24 / 25.4, "rem": 16.0, "vw": 12.8, "vh": 7.2}
_OF_LETTERS = {"em": 1.0, "ex": 0.5, "ch": 0.5}
_KEYWORDS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_CHANNELS = lazy_pattern(r"rgba?\(\s*+([\d.]{1,9}%?)[\s,]++([\d.]{1,9}%?)[\s,]++([\d.]{1,9}%?)(?:[\s,/]++([\d.]{1,9}%?))?\s*+\)")
_HEX = lazy_pattern(r"#?([0-9a-f]{3,8})")
_SHORT, _LONG = (3, 4), (6, 8)  # digits of a colour, with its alpha or without
_SEEN_THROUGH = 0.05
CLEAR = ""
"""A colour that lets through what is behind it."""


def pixels(value: str, size: float = 16.0, whole: float = 0.0) -> float | None:
    """A length in pixels of a screen, in letters of ``size``; a share is of ``whole``. ``None`` for what is none."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        return None
    number, unit = float(found[1]), found[2] or "px"
    if unit == "%":
        return number / 100 * whole
    return number * (_OF_LETTERS[unit] * size if unit in _OF_LETTERS else _PX.get(unit, 10.0))


def letter_size(value: str, size: float) -> float:
    """A font's size in pixels, that of what is around being ``size``."""
    if value in _KEYWORDS:
        return _KEYWORDS[value]
    if value in ("larger", "smaller"):
        return size * 1.2 if value == "larger" else size / 1.2
    found = pixels(value, size, size)
    return size if found is None else max(found, 0.0)


def colour(value: str) -> str | None:
    """A colour as ``RRGGBB``, :data:`CLEAR` for one that is not seen, ``None`` for what is none."""
    value = value.strip()
    if value == "transparent":
        return CLEAR
    if channels := _CHANNELS.fullmatch(value):
        if channels[4] and _share(channels[4]) < _SEEN_THROUGH:
            return CLEAR
        return "".join(f"{_channel(channels[at]):02X}" for at in (1, 2, 3))
    if digits := _HEX.fullmatch(value):
        return _of_digits(digits[1])
    return _named(value)


def _of_digits(digits: str) -> str | None:
    if len(digits) in _SHORT:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in _LONG:
        return None
    alpha = digits[6:] or "ff"
    return CLEAR if int(alpha, 16) < _SEEN_THROUGH * 255 else digits[:6].upper()


def _named(value: str) -> str | None:
    if not value or not value[0].isalpha():
        return None
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(value)[:3]
    except ValueError:
        return None
    return f"{red:02X}{green:02X}{blue:02X}"


def _channel(value: str) -> int:
    return min(round(float(value[:-1]) * 2.55 if value.endswith("%") else float(value)), 255)


def _share(value: str) -> float:
    return float(value[:-1]) / 100 if value.endswith("%") else float(value)
