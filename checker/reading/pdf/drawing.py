"""What a PDF page draws besides text: straight lines, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from checker.model.tuples import NamedTuple
from checker.reading.page_layout import Stroke
from checker.reading.pdf.turning import Turn

_THIN = 3.0  # pt; a box no thicker is a line
_SHORTEST = 4.0  # pt
_PATH, _IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
_DEEPEST = 8  # forms in forms
_MOST = 20_000  # objects, and corners, of one page; a drawing of more is no text page's
_WHITE = 250  # of 255

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class Corner(NamedTuple):
    """A corner of a path on the sheet; ``opens``: the pen is set down there."""

    x: float
    y: float
    opens: bool


@dataclass
class Drawing:
    """The straight lines of a page, and the share of it its largest picture covers."""

    strokes: list[Stroke] = field(default_factory=list)
    pictured: float = 0.0


def drawing_of(page: Any, turn: Turn) -> Drawing:
    """What a page draws."""
    found = Drawing()
    width, height = page.get_size()
    area = max(width * height, 1.0)
    budget = _MOST
    for drawn, matrix in _objects(page.raw, _SAME, 0):
        budget -= 1
        if budget <= 0:
            break
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == _IMAGE:
            found.pictured = max(found.pictured, _image_area(drawn, matrix) / area)
        elif kind == _PATH:
            strokes, corners = _strokes(drawn, matrix, turn)
            found.strokes += strokes
            budget -= corners
    return found


def _objects(holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page with the matrix of the forms they stand in."""
    inside = depth > 0
    count = pdfium.FPDFFormObj_CountObjects(holder) if inside else pdfium.FPDFPage_CountObjects(holder)
    for at in range(count):
        drawn = pdfium.FPDFFormObj_GetObject(holder, at) if inside else pdfium.FPDFPage_GetObject(holder, at)
        if not drawn:
            continue
        if pdfium.FPDFPageObj_GetType(drawn) == _FORM:
            if depth < _DEEPEST:
                yield from _objects(drawn, _times(_matrix(drawn), matrix), depth + 1)
        else:
            yield drawn, matrix


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, found):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """First the inner, then the outer."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _image_area(drawn: Any, matrix: Matrix) -> float:
    a, b, c, d, *_ = _times(_matrix(drawn), matrix)
    return abs(a * d - b * c)


def _strokes(drawn: Any, matrix: Matrix, turn: Turn) -> tuple[list[Stroke], int]:
    """The straight lines of a path, and how many corners were looked at."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, mode, stroked)
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE
    if (not filled and not stroked.value) or _is_white(drawn, bool(stroked.value)):
        return [], 1
    corners = list(_corners(drawn, _times(_matrix(drawn), matrix), turn))
    found: list[Stroke] = []
    for figure in _figures(corners):
        box = Stroke(*(min(each[side] for each in figure) for side in (0, 1)), *(max(each[side] for each in figure) for side in (0, 1)))
        if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
            found.append(box)
        elif stroked.value:
            found += [_between(one, other) for one, other in itertools.pairwise(figure)]
    return [stroke for stroke in found if _is_line(stroke)], len(corners)


def _is_line(stroke: Stroke) -> bool:
    return stroke.length >= _SHORTEST and min(stroke.x1 - stroke.x0, stroke.y1 - stroke.y0) <= _THIN


def _is_white(drawn: Any, stroked: bool) -> bool:
    """Drawn in white: nobody sees it on paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    return bool(ask(drawn, red, green, blue, alpha)) and min(red.value, green.value, blue.value) >= _WHITE


def _corners(drawn: Any, matrix: Matrix, turn: Turn) -> Iterator[Corner]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Corner | None = None
    for at in range(min(pdfium.FPDFPath_CountSegments(drawn), _MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = turn.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        opens = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        corner = Corner(*place, opens)
        start = corner if opens else start
        yield corner
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
            yield Corner(start.x, start.y, False)


def _figures(corners: list[Corner]) -> Iterator[list[Corner]]:
    """The path cut where the pen is set down anew."""
    figure: list[Corner] = []
    for corner in corners:
        if corner.opens and figure:
            yield figure
            figure = []
        figure.append(corner)
    if len(figure) > 1:
        yield figure


def _between(one: Corner, other: Corner) -> Stroke:
    return Stroke(min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y))
