"""How long a drawn line is: across and down, in pt."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.properties import points

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU_PER_PT = 12_700
_SIZE = lazy_pattern(r"(?:^|;)\s*(width|height):(-?[\d.]+)(pt|in|cm|mm|pc|px)?")
_NUMBER = lazy_pattern(r"-?[\d.]+")
_PT_PER_PX = 0.75


def extent(shape: etree._Element) -> tuple[float, float]:
    """Across and down of a DrawingML geometry, a ``v:line`` or a ``v:shape``; zeros when it does not say."""
    start, end = shape.get("from"), shape.get("to")
    if start and end:
        return _between(start, end)
    if shape.tag == f"{_A}prstGeom":
        above = shape.getparent()
        size = above.find(f"{_A}xfrm/{_A}ext") if above is not None else None
        if size is None:
            return 0.0, 0.0
        return abs(points(size.get("cx"), _EMU_PER_PT) or 0.0), abs(points(size.get("cy"), _EMU_PER_PT) or 0.0)
    found = {side: abs(points_of(number, unit)) for side, number, unit in _SIZE.findall(shape.get("style", ""))}
    return found.get("width", 0.0), found.get("height", 0.0)


def _between(start: str, end: str) -> tuple[float, float]:
    """From corner to corner, each ``x,y``."""
    first, last = ([_coordinate(each) for each in f"{corner},,".split(",")[:2]] for corner in (start, end))
    return abs(last[0] - first[0]), abs(last[1] - first[1])


def _coordinate(text: str) -> float:
    number = _NUMBER.match(text.strip())
    return points_of(number.group(), text.strip()[number.end() :]) if number else 0.0


def points_of(number: str, unit: str) -> float:
    """A measure of VML in pt, of its number and its unit; a bare number counts pixels."""
    value = points(f"{number}{unit}", 1) if unit not in ("", "px") else points(number, 1 / _PT_PER_PX)
    return value or 0.0
