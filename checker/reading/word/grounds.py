"""The ground letters stand on (highlight, shading of a run, paragraph or cell), and whether letters sink into it."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.markup import W

PAPER = "FFFFFF"
UNKNOWN = "?"
"""A ground nobody can tell: a hatched one, a picture's, a table style's bands."""
_HEX = lazy_pattern("[0-9A-F]{6}")
_PER_CENT = lazy_pattern(r"pct(\d{1,2})")
_SINKS = 1.25
"""Least contrast (WCAG 2.2: 1 to 21) of letters that are seen; a light grey on white has 1.4, yellow on white 1.07."""
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WSP, _DRAWN = f"{_SHAPE}wsp", f"{_SHAPE}spPr"
_NO_FILL, _PLAIN_FILL = f"{_A}noFill", f"{_A}solidFill/{_A}srgbClr"
_SHAPES = (_WSP, *(f"{{urn:schemas-microsoft-com:vml}}{tag}" for tag in ("shape", "rect", "roundrect", "oval")))
_VAL, _FILL, _COLOR = W + "val", W + "fill", W + "color"


def shading(element: etree._Element) -> str | None:
    """The colour a ``w:shd`` gives, none where it gives none: its fill, its pattern's colour, or so many per cent of one on the other."""
    pattern, fill, color = element.get(_VAL, "clear"), element.get(_FILL, "auto").upper(), element.get(_COLOR, "auto").upper()
    if pattern == "solid":
        return "000000" if color == "AUTO" else color
    if pattern in ("clear", "nil"):
        return None if fill == "AUTO" else fill
    share = _PER_CENT.fullmatch(pattern)
    return (
        UNKNOWN
        if share is None
        else _mixed("000000" if color == "AUTO" else color, PAPER if fill == "AUTO" else fill, int(share.group(1)) / 100)
    )


def filling(box: etree._Element) -> str | None:
    """The colour of the shape around a text box, as far as it is told plainly: ``None`` for one that shows the paper."""
    for above in box.iterancestors(*_SHAPES):
        if above.tag != _WSP:
            said = above.get("fillcolor", "white").upper().lstrip("#")
            said = PAPER if said == "WHITE" or above.get("filled") in ("f", "false") else said
            return None if said == PAPER else said if _HEX.fullmatch(said) else UNKNOWN
        drawn = above.find(_DRAWN)
        if drawn is not None and drawn.find(_NO_FILL) is not None:
            return None
        plain = drawn.find(_PLAIN_FILL) if drawn is not None else None
        return UNKNOWN if plain is None else plain.get("val", UNKNOWN).upper()
    return UNKNOWN


def _mixed(color: str, fill: str, part: float) -> str:
    over, under = _parts(color), _parts(fill)
    if over is None or under is None:
        return UNKNOWN
    return "".join(f"{round(one * part + other * (1 - part)):02X}" for one, other in zip(over, under, strict=True))


def sinks(color: str | None, ground: str | None) -> bool:
    """Whether letters of a colour are of that of their ground (none: paper). Automatic letters (``None``) turn white on a dark one."""
    if color is None or (ground is None and color == "000000"):
        return False
    ink, under = _parts(color), _parts(ground or PAPER)
    return ink is not None and under is not None and _contrast(ink, under) < _SINKS


def _parts(color: str) -> tuple[int, int, int] | None:
    return (int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)) if _HEX.fullmatch(color) else None


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lights = sorted((_light(one), _light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(color: tuple[int, int, int]) -> float:
    """Relative luminance of an sRGB colour, 0 to 1."""
    red, green, blue = (part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
