"""Text boxes, frames and tables that stand off the page, or show nothing: what is in them is read, but on no paper."""

from __future__ import annotations

from lxml import etree

from checker.model.document import Cell, ParagraphFormat
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.word.markup import W
from checker.reading.word.properties import points

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ANCHORS = (f"{_DRAWING}anchor", f"{_DRAWING}inline")
_VML = tuple(f"{{urn:schemas-microsoft-com:vml}}{tag}" for tag in ("shape", "rect", "roundrect", "oval", "textbox"))
_PARAGRAPH = W + "p"
_EMU_PER_PT = 12_700
_STYLE = lazy_pattern(r"(?:^|;)\s*(margin-left|margin-top|width|height|visibility|position)\s*:\s*(-?[\d.]+|hidden|absolute)(pt|in|cm|mm)?")
_LONGEST_STYLE = 2000  # characters
_THIN = 2.0  # pt; no letter shows in so small a box


_EXACT = "exact"
_LETTER = 4.0  # pt; no letter of a text is narrower on the average
_SMALL_INDENT = 120.0  # pt; so far a line may be drawn out whatever stands around it
_MARGIN = 42.5  # pt; the least that a page has in earnest, and what one has that states none


class PaperSize(NamedTuple):
    """A page's width and height in pt, and its ``left`` and ``right`` margins."""

    width: float
    height: float
    left: float = _MARGIN
    right: float = _MARGIN


def box_is_off(box: etree._Element, page: PaperSize) -> bool:
    """Whether the shape of a text box is hidden, has no room for a letter, or lies wholly beyond the edges of its page.

    What hangs on a paragraph may stand anywhere on the page: only what is a whole page away is off it.
    """
    for above in box.iterancestors():
        if above.tag in _ANCHORS:
            return _is_hidden(above) or _is_thin(above) or (above.tag == _ANCHORS[0] and _drawing_is_off(above, page))
        if above.tag in _VML and _vml_is_off(above.get("style", "")[:_LONGEST_STYLE], page):
            return True
        if above.tag == _PARAGRAPH:
            return False
    return False


def _is_hidden(anchor: etree._Element) -> bool:
    named = anchor.find(f"{_DRAWING}docPr")
    return named is not None and named.get("hidden") in ("1", "true")


def _sides(anchor: etree._Element) -> tuple[float, float] | None:
    extent = anchor.find(f"{_DRAWING}extent")
    sides = [points(extent.get(side), _EMU_PER_PT) for side in ("cx", "cy")] if extent is not None else []
    return (sides[0], sides[1]) if len(sides) == 2 and sides[0] is not None and sides[1] is not None else None


def _is_thin(anchor: etree._Element) -> bool:
    sides = _sides(anchor)
    return sides is not None and min(sides) < _THIN


def _drawing_is_off(anchor: etree._Element, page: PaperSize) -> bool:
    sides = _sides(anchor) or (0.0, 0.0)
    for axis, size, edge in (("H", sides[0], page.width), ("V", sides[1], page.height)):
        position = anchor.find(f"{_DRAWING}position{axis}")
        offset = position.find(f"{_DRAWING}posOffset") if position is not None else None
        value = points(offset.text, _EMU_PER_PT) if offset is not None else None
        if position is not None and value is not None and _is_beyond(value, size, edge, exact=position.get("relativeFrom") == "page"):
            return True
    return False


def _vml_is_off(style: str, page: PaperSize) -> bool:
    found = {name: (word, unit) for name, word, unit in _STYLE.findall(style)}
    if found.get("visibility", ("",))[0] == "hidden":
        return True
    if found.get("position", ("",))[0] != "absolute":
        return False
    for side, size, edge in (("left", "width", page.width), ("top", "height", page.height)):
        value = _length(found.get(f"margin-{side}"))
        exact = f"mso-position-{'horizontal' if side == 'left' else 'vertical'}-relative:page" in style
        if value is not None and _is_beyond(value, _length(found.get(size)) or 0.0, edge, exact=exact):
            return True
    return False


def _length(said: tuple[str, str] | None) -> float | None:
    return points(f"{said[0]}{said[1] or 'pt'}") if said is not None else None


def _is_beyond(value: float, size: float, edge: float, *, exact: bool) -> bool:
    """Whether what begins at ``value`` ends before the page or begins behind it; not ``exact``: from some place on the page."""
    return value >= edge or value + size <= (0 if exact else -edge)


def is_drawn_far(setting: ParagraphFormat) -> bool:
    """Whether a paragraph's indents are so large that :func:`line_is_off` is worth asking; those of most are none."""
    left, right, first = setting.indent_left or 0.0, setting.indent_right or 0.0, setting.indent_first or 0.0
    return max(abs(left), abs(right), abs(left + first)) >= _SMALL_INDENT


def line_is_off(setting: ParagraphFormat, letters: int, cell: Cell | None, page: PaperSize) -> bool:
    """Whether its indents draw a paragraph of so many letters, if it is of one line, out of its page."""
    start, end = page.left, page.width - page.right
    if cell is not None:
        width = cell.width or (end - start) / max(cell.columns, 1)
        start = page.left + cell.column * width
        end = start + width
    start += (setting.indent_left or 0.0) + (setting.indent_first or 0.0)
    end, length = end - (setting.indent_right or 0.0), letters * _LETTER
    if setting.align == "center":
        start = (start + end - length) / 2
    elif setting.align == "right":
        start = end - length
    return start >= page.width or start + length <= 0


def frame_is_off(frame: etree._Element, page: PaperSize) -> bool:
    """The same of a ``w:framePr``."""
    height = points(frame.get(W + "h")) if frame.get(W + "hRule") == _EXACT else None
    if height is not None and height < _THIN:
        return True
    return _twips_off(frame, ("x", "hAnchor", "w"), page.width) or _twips_off(frame, ("y", "vAnchor", "h"), page.height)


def table_is_off(table: etree._Element, page: PaperSize) -> bool:
    """The same of a floating table, or of one drawn in beyond the edge."""
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return False
    place, indent = properties.find(f"{W}tblpPr"), properties.find(f"{W}tblInd")
    drawn_in = points(indent.get(f"{W}w")) if indent is not None and indent.get(f"{W}type", "dxa") == "dxa" else None
    if drawn_in is not None and abs(drawn_in) >= page.width:
        return True
    return place is not None and (
        _twips_off(place, ("tblpX", "horzAnchor", ""), page.width) or _twips_off(place, ("tblpY", "vertAnchor", ""), page.height)
    )


def _twips_off(element: etree._Element, names: tuple[str, str, str], edge: float) -> bool:
    at, anchor, size = names
    value = points(element.get(W + at))
    room = (points(element.get(W + size)) or edge) if size else edge
    return value is not None and _is_beyond(value, room, edge, exact=element.get(W + anchor) == "page")
