"""What style sheets give a property: its words, lengths and colours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

_LENGTH = lazy_pattern(r"([+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))\s?(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|%|vw|vh|vmin|vmax)?")
_PX = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 24 / 25.4, "rem": 16.0, "vw": 12.8, "vh": 7.2}
_OF_LETTERS = {"em": 1.0, "ex": 0.5, "ch": 0.5}
_KEYWORDS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_WORDS = lazy_pattern(r"[^\s()]++(?:\((?>(?:[^()]|\((?>(?:[^()]|\([^()]*+\))*)\))*)\))?")
_LONGEST_SUM = 300  # signs of a length that is reckoned
_SEEN_THROUGH = 0.05
CLEAR = ""
"""A colour that lets through what is behind it."""
_FAR = 1e6
"""No colour is further off than this in any direction; what is written so is reckoned with no longer."""
_OF_SYSTEM = {
    "canvas": "FFFFFF", "field": "FFFFFF", "buttonface": "EFEFEF", "canvastext": "000000", "fieldtext": "000000", "buttontext": "000000",
    "linktext": "0000EE", "graytext": "808080",
}  # fmt: skip
"""Colours of a browser's own, as it has them by day."""
_MIXED = lazy_pattern(r"(color-mix|light-dark)\((.{1,200})\)")
_DIM = 0.008856
"""Share of light from which a lightness (CIE L*) grows with its cube."""
AS_WRITTEN = frozenset(
    """content quotes list-style list-style-type list-style-image text-overflow hyphenate-character background background-image
    border-image border-image-source symbols additive-symbols prefix suffix negative pad fallback system initial-value""".split()  # noqa: SIM905
)
"""Properties whose values may quote words, hold a picture, or name what is named with large letters."""
LONGEST_OWN_STYLE = 20_000
"""Signs of an element's ``style`` attribute that are read; that there are more is told."""

Said = Mapping[str, "Declared"]


class Declared(NamedTuple):
    """What a property was given, in small letters but for what it quotes and what a variable (``--x``) is or fills."""

    value: str
    important: bool = False


def apart(value: str) -> list[str]:
    """The words of a value, each with the brackets it has."""
    return _WORDS.findall(value)


def pixels(value: str, size: float = 16.0, whole: float = 0.0) -> float | None:
    """A length in pixels of a screen, in letters of ``size``; a share is of ``whole``. ``None`` for what is none."""
    found = _LENGTH.fullmatch(value.strip())
    if found is None:
        if "(" not in value or len(value) > _LONGEST_SUM:
            return None
        from checker.reading.web.css_sums import reckoned

        return reckoned(value, size, whole)
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


@lru_cache(maxsize=4096)
def colour(value: str) -> str | None:
    """A colour as ``RRGGBB``, :data:`CLEAR` for one that is not seen, ``None`` for what is none.

    One that is not made of red, green and blue is given as a grey as light, since how much it stands out is asked of it and nothing else.
    """
    from tinycss2.color4 import Color, parse_color

    if (plain := _OF_SYSTEM.get(value)) is not None:
        return plain
    if mixed := _MIXED.fullmatch(value):
        from checker.reading.web.css_sums import mixture

        return mixture(mixed[1], mixed[2])
    found = parse_color(value)
    if found is None or isinstance(found, str):  # ``currentcolor``
        return None
    found = Color(found.space, [each and min(_FAR, max(-_FAR, each)) for each in found.coordinates], found.alpha)
    if found.alpha < _SEEN_THROUGH:
        return CLEAR
    if found.space in ("hsl", "hwb"):
        found = found.to("srgb")
    shares = (_grey(found.to("lab")[0] or 0.0),) * 3 if found.space in ("lab", "lch", "oklab", "oklch") else tuple(found)[:3]
    return "".join(f"{min(max(round((share or 0.0) * 255), 0), 255):02X}" for share in shares)


def _grey(lightness: float) -> float:
    """The share of red, green and blue in a grey of a lightness (CIE L*, 0 to 100)."""
    light = ((lightness + 16) / 116) ** 3
    light = light if light > _DIM else lightness / 903.3
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
