"""What one ``w:rPr`` or ``w:pPr`` says by itself: plain dictionaries, one entry a property, units already turned."""

from __future__ import annotations

from typing import Any

from lxml import etree

from checker.reading.markup import W_NS, W

Properties = dict[str, Any]

_CUT = len(W)
_TWIPS_PER_PT = 20
_LINE_UNIT = 240
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_OFF = ("0", "false", "off", "none")
TOGGLES = ("b", "i", "caps", "vanish")
_ALIGN = {"start": "left", "end": "right", "distribute": "both", "lowKashida": "both", "thaiDistribute": "both"}


def points(value: str | None, per_point: float = _TWIPS_PER_PT) -> float | None:
    """A length in pt: twips in everyday files (``per_point`` 20), a number with its unit in Strict ones."""
    if value is None:
        return None
    try:
        if value[-2:] in _UNITS:
            return round(float(value[:-2]) * _UNITS[value[-2:]], 3)
        return float(value) / per_point
    except ValueError:
        return None


def is_on(element: etree._Element) -> bool:
    """The value of an on/off property: on when it has no value."""
    return element.get(W + "val") not in _OFF


def run_properties(element: etree._Element | None) -> Properties:
    """Keys: ``style`` ``font`` ``size`` (pt) ``b`` ``i`` ``caps`` ``vanish`` ``underline`` ``color`` ``vertical`` ``lang`` ``deleted``."""
    found: Properties = {}
    for child in element if element is not None else ():
        tag = child.tag[_CUT:] if child.tag.startswith(W) else ""
        if tag in TOGGLES:
            found[tag] = is_on(child)
        elif tag in _RUN:
            key, read = _RUN[tag]
            value = read(child)
            if value is not None:
                found[key] = value
    return found


def _value(element: etree._Element) -> str | None:
    return element.get(W + "val")


def _font(element: etree._Element) -> str | None:
    """The font of Latin letters; a theme font is ``+minor`` or ``+major``. LibreOffice writes a list: the first counts."""
    for slot in ("ascii", "hAnsi"):
        theme = element.get(f"{W}{slot}Theme")
        if theme:
            return "+major" if theme.startswith("major") else "+minor"
        name = element.get(W + slot)
        if name:
            return name.split(";")[0]
    return None


def _size(element: etree._Element) -> float | None:
    return points(element.get(W + "val"), 2)


def _underline(element: etree._Element) -> bool:
    return element.get(W + "val", "single") != "none"


def _color(element: etree._Element) -> str:
    value = element.get(W + "val", "auto")
    return "" if value == "auto" else value.upper()


def _vertical(element: etree._Element) -> str:
    value = element.get(W + "val", "")
    return "" if value == "baseline" else value


def _true(_: etree._Element) -> bool:
    return True


_RUN = {
    "rStyle": ("style", _value), "rFonts": ("font", _font), "sz": ("size", _size), "u": ("underline", _underline),
    "color": ("color", _color), "vertAlign": ("vertical", _vertical), "lang": ("lang", _value), "del": ("deleted", _true),
    "moveFrom": ("deleted", _true),
}  # fmt: skip


def paragraph_properties(element: etree._Element | None) -> Properties:
    """What a ``w:pPr`` says; lengths in pt.

    Keys: ``style`` ``align`` ``left`` ``right`` ``first`` ``before`` ``after`` ``line`` ``line_rule`` ``outline``
    ``page_break`` ``border`` ``numbering`` (the number's id) ``level``.
    """
    found: Properties = {}
    for child in element if element is not None else ():
        read = _PARAGRAPH.get(child.tag)
        if read:
            read(child, found)
    return found


def _p_style(element: etree._Element, found: Properties) -> None:
    found["style"] = element.get(W + "val")


def _p_align(element: etree._Element, found: Properties) -> None:
    value = element.get(W + "val", "left")
    found["align"] = _ALIGN.get(value, value)


def _p_indent(element: etree._Element, found: Properties) -> None:
    get = element.get
    _put(found, "left", points(get(W + "left") or get(W + "start")))
    _put(found, "right", points(get(W + "right") or get(W + "end")))
    hanging = points(get(W + "hanging"))
    _put(found, "first", -hanging if hanging else points(get(W + "firstLine")) if hanging is None else 0.0)


def _p_spacing(element: etree._Element, found: Properties) -> None:
    get = element.get
    _put(found, "before", points(get(W + "before")))
    _put(found, "after", points(get(W + "after")))
    rule = get(W + "lineRule")
    line = get(W + "line")
    if line is not None:
        rule = rule or "auto"
        _put(found, "line", points(line, _LINE_UNIT if rule == "auto" else _TWIPS_PER_PT))
        found["line_rule"] = rule


def _put(found: Properties, key: str, value: float | None) -> None:
    if value is not None:
        found[key] = value


def _p_outline(element: etree._Element, found: Properties) -> None:
    level = _integer(element.get(W + "val"))
    found["outline"] = level if level is not None and level < 9 else None


def _p_page_break(element: etree._Element, found: Properties) -> None:
    found["page_break"] = is_on(element)


def _p_border(element: etree._Element, found: Properties) -> None:
    bottom = element.find(W + "bottom")
    if bottom is not None:
        found["border"] = bottom.get(W + "val", "none") not in ("none", "nil")


def _p_numbering(element: etree._Element, found: Properties) -> None:
    for child in element:
        if child.tag == W + "numId":
            found["numbering"] = child.get(W + "val")
        elif child.tag == W + "ilvl":
            found["level"] = _integer(child.get(W + "val"))


def _integer(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


_PARAGRAPH = {
    f"{{{W_NS}}}{tag}": read
    for tag, read in {
        "pStyle": _p_style, "jc": _p_align, "ind": _p_indent, "spacing": _p_spacing, "outlineLvl": _p_outline,
        "pageBreakBefore": _p_page_break, "pBdr": _p_border, "numPr": _p_numbering,
    }.items()
}  # fmt: skip
