"""The ground letters stand on: the shading of a run, paragraph or cell, the filling of a box."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.contrast import PAPER, parts
from checker.reading.word.markup import W

UNKNOWN = "?"
"""A ground nobody can tell: a hatched one, a picture's, a table style's bands."""
_PER_CENT = lazy_pattern(r"pct(\d{1,2})")
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
            return None if said == PAPER else said if parts(said) else UNKNOWN
        drawn = above.find(_DRAWN)
        if drawn is not None and drawn.find(_NO_FILL) is not None:
            return None
        plain = drawn.find(_PLAIN_FILL) if drawn is not None else None
        return UNKNOWN if plain is None else plain.get("val", UNKNOWN).upper()
    return UNKNOWN


def _mixed(color: str, fill: str, part: float) -> str:
    over, under = parts(color), parts(fill)
    if over is None or under is None:
        return UNKNOWN
    return "".join(f"{round(one * part + other * (1 - part)):02X}" for one, other in zip(over, under, strict=True))
