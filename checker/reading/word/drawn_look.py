"""Whether a drawn line shows as an unbroken line: the law asks for ``nét liền`` below tiêu ngữ, organ and subject."""

from __future__ import annotations

from lxml import etree

from checker.model.patterns import lazy_pattern

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_WHITE = lazy_pattern(r"#?(?:f{3}|f{6})\b|white\b")
_PAPER = ("bg1", "lt1")  # the theme's colour of the paper
_HIDDEN = lazy_pattern(r"visibility:\s*hidden")
_UNBROKEN = ("solid", "")
_OFF = ("f", "false", "0")


def is_unbroken(shape: etree._Element) -> bool:
    """Whether a DrawingML geometry or a VML shape is drawn in an ink that shows, without gaps; one that does not say is."""
    return _vml_shows(shape) if shape.tag.startswith(_VML) else _drawing_shows(shape)


def _drawing_shows(geometry: etree._Element) -> bool:
    anchor = next(geometry.iterancestors(*_ANCHORS), None)
    named = anchor.find(_PROPERTIES) if anchor is not None else None
    if named is not None and named.get("hidden") in ("1", "true"):
        return False
    above = geometry.getparent()
    if above is None:
        return True
    outline = above.find(f"{_A}ln")
    if outline is None:
        return True
    if outline.find(f"{_A}noFill") is not None:  # a thin box may be filled instead
        return any(_inks(fill) for fill in above.findall(f"{_A}solidFill"))
    dash = outline.find(f"{_A}prstDash")
    broken = outline.find(f"{_A}custDash") is not None or (dash is not None and dash.get("val", "") not in _UNBROKEN)
    fill = outline.find(f"{_A}solidFill")
    return not broken and (fill is None or _inks(fill))


_ANCHORS = tuple(f"{_PROPERTIES.rpartition('}')[0]}}}{tag}" for tag in ("anchor", "inline"))


def _inks(fill: etree._Element) -> bool:
    """Whether a fill is another colour than the paper's."""
    plain, theme = fill.find(f"{_A}srgbClr"), fill.find(f"{_A}schemeClr")
    if plain is not None:
        return _WHITE.match(plain.get("val", "").lower()) is None
    return theme is None or theme.get("val") not in _PAPER


def _vml_shows(shape: etree._Element) -> bool:
    stroke = shape.find(f"{_VML}stroke")
    if _HIDDEN.search(shape.get("style", "")) or shape.get("stroked") in _OFF:
        return False
    if _WHITE.match(shape.get("strokecolor", "").lower()):
        return False
    return stroke is None or (stroke.get("on") not in _OFF and stroke.get("dashstyle", "") in _UNBROKEN)
