"""Shapes without words that are filled and lie before the text: what stands below them is read, but on no paper."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.markup import W
from checker.reading.word.properties import points

_DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FRAME = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
OLD_SHAPES = tuple(f"{_VML}{name}" for name in ("rect", "roundrect", "oval"))
NEW_SHAPE = "wordprocessingShape"
"""The end of the address by which a drawing says that it is one shape."""
_FILLS = tuple(f"{_DRAWINGML}{name}" for name in ("solidFill", "gradFill", "pattFill"))
_ALPHA, _TEXT = f"{_DRAWINGML}alpha", W + "t"
_WRAPS = "{urn:schemas-microsoft-com:office:word}wrap"
_EMU_PER_PT = 12_700
_LEAST = (85.0, 12.0)
"""pt: shorter or lower, a shape hides no line; boxes to tick and signs are smaller."""
_STYLE = lazy_pattern(r"(?:^|;)\s*(width|height|position|z-index|visibility)\s*:\s*(-?[\d.]+|\w+)(pt|in|cm|mm)?")
_LONGEST_STYLE = 2000  # characters
_OFF = ("f", "false", "0")


def lies_over_text(shape: etree._Element) -> bool:
    """Whether a shape (the ``a:graphicData`` of a drawing, or one of :data:`OLD_SHAPES`) may hide a line of the text it floats before."""
    if any((each.text or "").strip() for each in shape.iter(_TEXT)):
        return False
    return _old_lies_over(shape) if shape.tag in OLD_SHAPES else _new_lies_over(shape)


def _new_lies_over(graphic: etree._Element) -> bool:
    anchor = next(graphic.iterancestors(f"{_FRAME}anchor"), None)
    if anchor is None or anchor.get("behindDoc") in ("1", "true") or anchor.find(f"{_FRAME}wrapNone") is None:
        return False
    extent = anchor.find(f"{_FRAME}extent")
    sides = [points(extent.get(side), _EMU_PER_PT) or 0.0 for side in ("cx", "cy")] if extent is not None else [0.0, 0.0]
    return _is_large(*sides) and _is_filled(graphic)


def _is_filled(graphic: etree._Element) -> bool:
    """Whether a shape lets nothing through: by a fill of its own, or by the style it takes one from."""
    own = graphic.find("{*}wsp/{*}spPr")
    if own is None:
        return False
    fills = [fill for fill in own if fill.tag in _FILLS]
    if fills:
        return next(fills[0].iter(_ALPHA), None) is None
    taken = graphic.find("{*}wsp/{*}style/" + f"{_DRAWINGML}fillRef")
    return (
        own.find(f"{_DRAWINGML}noFill") is None
        and own.find(f"{_DRAWINGML}blipFill") is None
        and taken is not None
        and taken.get("idx") != "0"
    )


def _old_lies_over(shape: etree._Element) -> bool:
    said = {name: (word, unit) for name, word, unit in _STYLE.findall(shape.get("style", "")[:_LONGEST_STYLE])}
    if said.get("position", ("",))[0] != "absolute" or said.get("z-index", ("0",))[0].startswith("-") or "visibility" in said:
        return False
    fill = shape.find(f"{_VML}fill")
    through = shape.get("filled", "t") in _OFF or (fill is not None and (fill.get("on", "t") in _OFF or fill.get("opacity", "1") != "1"))
    wrap = shape.find(_WRAPS)
    if through or (wrap is not None and wrap.get("type", "none") != "none"):
        return False
    return _is_large(*(points("".join(said[side]) if side in said else None) or 0.0 for side in ("width", "height")))


def _is_large(width: float, height: float) -> bool:
    return width >= _LEAST[0] and height >= _LEAST[1]
