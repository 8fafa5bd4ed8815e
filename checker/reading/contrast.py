"""Whether letters sink into the ground they stand on: the contrast of two colours, given as ``RRGGBB``."""

from __future__ import annotations

from functools import lru_cache

from checker.model.patterns import lazy_pattern

PAPER = "FFFFFF"
_HEX = lazy_pattern("[0-9A-F]{6}")
_SINKS = 1.25
"""Least contrast (WCAG 2.2: 1 to 21) of letters that are seen; a light grey on white has 1.4, yellow on white 1.07."""


@lru_cache(maxsize=1024)
def sinks(color: str | None, ground: str | None) -> bool:
    """Whether letters of a colour are of that of their ground (none: paper). Automatic letters (``None``) turn white on a dark one."""
    if color is None or (ground is None and color == "000000"):
        return False
    ink, under = parts(color), parts(ground or PAPER)
    return ink is not None and under is not None and _contrast(ink, under) < _SINKS


def parts(color: str) -> tuple[int, int, int] | None:
    """Red, green and blue of six hexadecimal digits; ``None`` for anything else."""
    return (int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)) if _HEX.fullmatch(color) else None


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: tuple[int, int, int]) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""
    red, green, blue = (part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
