"""What one ``w:rPr`` or ``w:pPr`` says by itself: plain dictionaries, one entry a property, units already turned."""

from __future__ import annotations

from typing import Any

from lxml import etree

from checker.reading.word.grounds import shading
from checker.reading.word.markup import W_NS, W

Properties = dict[str, Any]

_AFTER, _BEFORE, _BOTTOM, _END = (W + name for name in ("after", "before", "bottom", "end"))
_FIRST_LINE, _HANGING, _ILVL, _LEFT = (W + name for name in ("firstLine", "hanging", "ilvl", "left"))
_LINE, _LINE_RULE, _NUM_ID, _RIGHT = (W + name for name in ("line", "lineRule", "numId", "right"))
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_START, _TOP, _VAL = (W + name for name in ("start", "top", "val"))
_FOUR_SIDES = (_TOP, _BOTTOM, _LEFT, _RIGHT)
_BEFORE_AUTO, _AFTER_AUTO = W + "beforeAutospacing", W + "afterAutospacing"
AUTOMATIC_GAP = 14.0  # pt; what Word puts between paragraphs that come from a web page
_TWIPS_PER_PT = 20
_LONGEST = 1e6  # pt
_LINE_UNIT = 240
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
OFF = ("0", "false", "off", "none")
TOGGLES = ("b", "i", "caps", "vanish")
_ALIGN = {"start": "left", "end": "right", "distribute": "both", "lowKashida": "both", "thaiDistribute": "both"}


def points(value: str | None, per_point: float = _TWIPS_PER_PT) -> float | None:
    """A length in pt: twips in everyday files (``per_point`` 20), a number with its unit in Strict ones."""
    if value is None:
        return None
    unit = _UNITS.get(value[-2:])
    try:
        length = float(value) / per_point if unit is None else float(value[:-2]) * unit
    except ValueError:
        return None
    return round(length, 3) if abs(length) < _LONGEST else None  # not a number and infinity are no lengths either


def is_on(element: etree._Element) -> bool:
    """The value of an on/off property: on when it has no value."""
    return element.get(_VAL) not in OFF


def run_properties(element: etree._Element | None) -> Properties:
    """Keys: ``style`` ``font`` ``font_beyond`` (of letters beyond ASCII) ``size`` (pt) ``b`` ``i`` ``caps`` ``vanish`` ``underline``
    ``color`` ``vertical`` ``lang`` ``deleted`` ``struck`` ``struck_twice`` ``spec_vanish`` ``highlight`` ``shading`` (colours) ``scale``
    (per cent) ``raised`` (half pt) ``small_caps`` ``outlined`` ``filled`` (a colour or ``none``) ``apart`` ``fitted`` (pt).
    """
    found: Properties = {}
    for child in element if element is not None else ():
        known = _RUN.get(child.tag)
        if known:
            key, read = known
            value = read(child)
            if value is not None:
                found[key] = value
            if key == "font":
                found["font_beyond"] = _font_beyond(child)
    return found


def _value(element: etree._Element) -> str | None:
    return element.get(_VAL)


_FONT_SLOTS = tuple((W + slot, f"{W}{slot}Theme") for slot in ("ascii", "hAnsi"))


def _font(element: etree._Element) -> str | None:
    """The font of Latin letters; a theme font is ``+minor`` or ``+major``. LibreOffice writes a list: the first counts."""
    for slot, theme_slot in _FONT_SLOTS:
        theme = element.get(theme_slot)
        if theme:
            return "+major" if theme.startswith("major") else "+minor"
        name = element.get(slot)
        if name:
            return name.split(";")[0]
    return None


def _font_beyond(element: etree._Element) -> str | None:
    """The font of letters beyond ASCII (``ế``, ``đ``) where it is named apart from that of ASCII; ``None`` where it is the same."""
    ascii_font, beyond = element.get(W + "ascii"), element.get(W + "hAnsi")
    themed = any(element.get(theme) for _, theme in _FONT_SLOTS)
    return beyond.split(";")[0] if beyond and ascii_font and beyond != ascii_font and not themed else None


def _size(element: etree._Element) -> float | None:
    return points(element.get(_VAL), 2)


def _underline(element: etree._Element) -> bool:
    return element.get(_VAL, "single") != "none"


def _color(element: etree._Element) -> str:
    value = element.get(_VAL, "auto")
    if value == "auto" and element.get(W + "themeColor") in ("background1", "light1"):
        return "FFFFFF"
    return "" if value == "auto" else value.upper()


_CLEAR = 90_000
"""Thousandths of a per cent of the paper that shows through: black then looks ``E6E6E6``, hardly told from white."""


def _text_fill(element: etree._Element) -> str | None:
    """The colour Word 2010 fills letters with, over any other; ``none`` for none at all."""
    if element.find(f"{_W14}noFill") is not None or _lets_through(element.find(f"{_W14}solidFill/*/{_W14}alpha")):
        return "none"
    plain, theme = element.find(f"{_W14}solidFill/{_W14}srgbClr"), element.find(f"{_W14}solidFill/{_W14}schemeClr")
    if plain is not None:
        return plain.get(f"{_W14}val", "").upper()
    return "FFFFFF" if theme is not None and theme.get(f"{_W14}val") in ("bg1", "lt1") else None


def _lets_through(alpha: etree._Element | None) -> bool:
    """Whether a fill lets so much of the paper through that it is not seen: here, unlike elsewhere in DrawingML, all is 100000."""
    value = alpha.get(f"{_W14}val", "") if alpha is not None else ""
    return value.isdecimal() and len(value) < 9 and int(value) >= _CLEAR


def _has_line(element: etree._Element) -> bool:
    return element.find(f"{_W14}noFill") is None


def _vertical(element: etree._Element) -> str:
    value = element.get(_VAL, "")
    return "" if value == "baseline" else value


_HIGHLIGHTS = {
    "black": "000000", "darkBlue": "000080", "darkGreen": "008000", "darkCyan": "008080", "darkRed": "800000", "darkMagenta": "800080",
    "blue": "0000FF", "green": "00FF00", "cyan": "00FFFF", "red": "FF0000", "magenta": "FF00FF", "yellow": "FFFF00", "white": "FFFFFF",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def _highlight(element: etree._Element) -> str | None:
    return _HIGHLIGHTS.get(element.get(_VAL, ""))


def _number(element: etree._Element) -> int | None:
    return _integer((element.get(_VAL) or "").removesuffix("%"))


def _apart(element: etree._Element) -> float | None:
    return points(element.get(_VAL))


def _true(_: etree._Element) -> bool:
    return True


_RUN = {
    W + tag: known
    for tag, known in {
    **{toggle: (toggle, is_on) for toggle in TOGGLES},
    "rStyle": ("style", _value), "rFonts": ("font", _font), "sz": ("size", _size), "u": ("underline", _underline),
    "color": ("color", _color), "vertAlign": ("vertical", _vertical), "lang": ("lang", _value), "del": ("deleted", _true),
    "moveFrom": ("deleted", _true), "strike": ("struck", is_on), "dstrike": ("struck_twice", is_on),
    "specVanish": ("spec_vanish", is_on), "highlight": ("highlight", _highlight), "shd": ("shading", shading), "w": ("scale", _number),
    "position": ("raised", _number), "smallCaps": ("small_caps", is_on),
    "outline": ("outlined", is_on), "emboss": ("outlined", is_on), "imprint": ("outlined", is_on), "spacing": ("apart", _apart),
    "fitText": ("fitted", _apart),
    }.items()
} | {f"{_W14}textFill": ("filled", _text_fill), f"{_W14}textOutline": ("outlined", _has_line)}  # fmt: skip


def paragraph_properties(element: etree._Element | None) -> Properties:
    """What a ``w:pPr`` says; lengths in pt.

    Keys: ``style`` ``align`` ``left`` ``right`` ``first`` ``before`` ``before_auto`` ``after`` ``after_auto`` ``contextual``
    ``line`` ``line_rule`` ``outline`` ``page_break`` ``border`` ``border_top`` ``numbering`` (the number's id) ``level`` ``frame`` (where a
    frame stands across the page) ``framed`` (the frame) ``boxed`` (bordered all round) ``shading`` (a colour).
    """
    found: Properties = {}
    for child in element if element is not None else ():
        read = _PARAGRAPH.get(child.tag)
        if read:
            read(child, found)
    return found


def _p_style(element: etree._Element, found: Properties) -> None:
    found["style"] = element.get(_VAL)


def _p_align(element: etree._Element, found: Properties) -> None:
    value = element.get(_VAL, "left")
    found["align"] = _ALIGN.get(value, value)


def _p_indent(element: etree._Element, found: Properties) -> None:
    get = element.get
    _put(found, "left", points(get(_LEFT) or get(_START)))
    _put(found, "right", points(get(_RIGHT) or get(_END)))
    hanging = points(get(_HANGING))
    _put(found, "first", -hanging if hanging else points(get(_FIRST_LINE)) if hanging is None else 0.0)


def _p_spacing(element: etree._Element, found: Properties) -> None:
    get = element.get
    for key, given, automatic in (("before", _BEFORE, _BEFORE_AUTO), ("after", _AFTER, _AFTER_AUTO)):
        _put(found, key, points(get(given)))
        switch = get(automatic)
        if switch is not None:
            found[f"{key}_auto"] = switch not in OFF
    rule = get(_LINE_RULE)
    line = get(_LINE)
    if line is not None:
        rule = rule or "auto"
        if line.startswith("-"):  # Word keeps an exact height so (MS-DOC, LSPD) and takes it for one
            line, rule = line[1:], "exact"
        _put(found, "line", points(line, _LINE_UNIT if rule == "auto" else _TWIPS_PER_PT))
        found["line_rule"] = rule


def _put(found: Properties, key: str, value: float | None) -> None:
    if value is not None:
        found[key] = value


def _p_outline(element: etree._Element, found: Properties) -> None:
    level = _integer(element.get(_VAL))
    found["outline"] = level if level is not None and level < 9 else None


def _p_page_break(element: etree._Element, found: Properties) -> None:
    found["page_break"] = is_on(element)


def _p_contextual(element: etree._Element, found: Properties) -> None:
    found["contextual"] = is_on(element)


def _p_frame(element: etree._Element, found: Properties) -> None:
    found["frame"] = element.get(W + "xAlign", "")
    found["framed"] = element


def _p_shading(element: etree._Element, found: Properties) -> None:
    if (ground := shading(element)) is not None:
        found["shading"] = ground


def _p_border(element: etree._Element, found: Properties) -> None:
    bottom = element.find(_BOTTOM)
    if bottom is not None:
        found["border"] = bottom.get(_VAL, "none") not in ("none", "nil")
    found["boxed"] = all((side := element.find(tag)) is not None and side.get(_VAL) not in ("none", "nil") for tag in _FOUR_SIDES)
    top = element.find(_TOP)
    if top is not None:
        found["border_top"] = top.get(_VAL, "none") not in ("none", "nil")


def _p_numbering(element: etree._Element, found: Properties) -> None:
    for child in element:
        if child.tag == _NUM_ID:
            found["numbering"] = child.get(_VAL)
        elif child.tag == _ILVL:
            found["level"] = _integer(child.get(_VAL))


def _integer(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


_PARAGRAPH = {
    f"{{{W_NS}}}{tag}": read
    for tag, read in {
        "pStyle": _p_style, "jc": _p_align, "ind": _p_indent, "spacing": _p_spacing, "outlineLvl": _p_outline,
        "contextualSpacing": _p_contextual, "framePr": _p_frame, "pageBreakBefore": _p_page_break, "pBdr": _p_border, "numPr": _p_numbering,
        "shd": _p_shading,
    }.items()
}  # fmt: skip
