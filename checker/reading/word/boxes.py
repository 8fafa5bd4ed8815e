"""The text boxes of one anchor in the order in which a reader meets them."""

from __future__ import annotations

from operator import itemgetter

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.inline import TEXT_BOX
from checker.reading.word.markup import W
from checker.reading.word.properties import points

_P = W + "p"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OFFSET = lazy_pattern(r"margin-(left|top):(-?[\d.]+)(pt|in|cm|mm)?")
_EMU_PER_PT = 12_700


def in_order(boxes: list[etree._Element]) -> list[etree._Element]:
    """Boxes of one anchor by where they stand, left to right then down; as written when one does not say."""
    if len(boxes) == 1:
        return boxes
    offsets = [offset for offset in map(_offset, boxes) if offset is not None]
    if len(offsets) < len(boxes):
        return boxes
    return [box for _, box in sorted(zip(offsets, boxes, strict=True), key=itemgetter(0))]


def _offset(box: etree._Element) -> tuple[float, float] | None:
    """Horizontal and vertical offset of a text box in pt, from its anchor or its VML style."""
    for above in box.iterancestors():
        if above.tag == f"{_DRAWING}anchor":
            across, down = (_anchor_offset(above.find(f"{_DRAWING}position{axis}")) for axis in "HV")
            return None if across is None or down is None else (across, down)
        style = above.get("style", "")
        if "margin-left" in style:
            found = {side: points(number + (unit or "pt")) for side, number, unit in _OFFSET.findall(style)}
            return found.get("left") or 0.0, found.get("top") or 0.0
        if above.tag in (_P, TEXT_BOX):
            break
    return None


def _anchor_offset(position: etree._Element | None) -> float | None:
    offset = position.find(f"{_DRAWING}posOffset") if position is not None else None
    value = offset.text if offset is not None else None
    return points(value, _EMU_PER_PT)
