"""What a PDF page draws besides text: straight lines, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from checker.model.tuples import NamedTuple
from checker.reading.contrast import sinks
from checker.reading.page_layout import Stroke
from checker.reading.pdf.turning import Turn

_THIN = 3.0  # pt; a box no thicker is a line
_SHORTEST = 4.0  # pt
_PATH, _IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
_TEXT, _SHADING = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_SHADING
_SURFACES = 300  # of one page; a table of more shaded cells is not looked into
_FIELDS = 20  # each way
COVERS = 0.6
"""Share of a page; a picture so large is a scan."""
_BOX_CORNERS = 6
_OPAQUE = 255
_UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))  # corners of a picture before it is placed
UNKNOWN = "?"
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


class Surface(NamedTuple):
    """What letters may stand on or under: when it is drawn, where (pt, top left), in what colour; ``picture``: a picture.

    The colour is ``?`` for a picture, and for what is not one opaque upright box: a ground nobody can tell, that covers nothing.
    """

    order: int
    x0: float
    y0: float
    x1: float
    y1: float
    color: str = UNKNOWN
    picture: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass
class Drawing:
    """The straight lines of a page, the share of it its largest picture covers, the surfaces on it, and when each text is drawn.

    ``tiled``: the share that all pictures cover together. ``clipped``: texts of which a clipping path leaves nothing.
    ``whole``: no surface was left out. ``looked``: how many objects and corners were looked at.
    """

    strokes: list[Stroke] = field(default_factory=list)
    pictured: float = 0.0
    tiled: float = 0.0
    surfaces: list[Surface] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    clipped: set[int] = field(default_factory=set)
    whole: bool = True
    looked: int = 0

    def shows(self, text: int, x: float, y: float, color: str) -> bool:
        """Whether letters of that text and colour are seen at a point: neither laid over nor of the colour they stand on."""
        order = self.texts.get(text)
        if text in self.clipped:
            return False
        if order is None or not self.whole:
            return True
        here = [each for each in self.surfaces if each.holds(x, y)]
        if any(each.order > order and each.color != UNKNOWN for each in here):
            return False
        below = [each for each in here if each.order < order]
        return not sinks(color, below[-1].color if below else None)

    @property
    def lays_unknown(self) -> bool:
        """Whether anything is laid on the page of which nobody can tell what it lets through."""
        return any(each.color == UNKNOWN for each in self.surfaces)

    def may_lie_under(self, text: int, x: float, y: float) -> bool:
        """Whether something drawn after a text, of which nobody can tell what it lets through, lies at a point of it."""
        order = self.texts.get(text)
        return order is not None and any(each.order > order and each.color == UNKNOWN and each.holds(x, y) for each in self.surfaces)

    def pictures(self, x: float, y: float) -> bool:
        """Whether a picture lies at a point."""
        return not self.whole or any(each.picture and each.holds(x, y) for each in self.surfaces)

    def cover(self, box: tuple[float, float, float, float]) -> None:
        """What is laid over the page, in a box (pt, top left), may hide what stands there."""
        self.lay(Surface(_MOST + 1, *box))

    def lay(self, surface: Surface | None) -> None:
        """One more surface, unless there are too many to ask."""
        self.whole = self.whole and len(self.surfaces) < _SURFACES
        if surface is not None and self.whole:
            self.surfaces.append(surface)


def drawing_of(page: Any, turn: Turn) -> Drawing:
    """What a page draws."""
    found = Drawing()
    width, height = page.get_size()
    area = max(width * height, 1.0)
    budget = _MOST
    for order, (drawn, matrix) in enumerate(_objects(page.raw, _SAME, 0)):
        budget -= 1
        if budget <= 0:
            found.whole = False
            break
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == _IMAGE:
            found.pictured = max(found.pictured, _image_area(drawn, matrix) / area)
            found.lay(_boxed(order, [turn.point(*_moved(_times(_matrix(drawn), matrix), *corner)) for corner in _UNIT], picture=True))
        elif kind == _PATH:
            strokes, surface, corners = _path(drawn, matrix, turn, order)
            found.strokes += strokes
            found.lay(surface)
            budget -= corners
        elif kind == _SHADING:
            found.lay(Surface(order, 0.0, 0.0, width, height))
        elif kind == _TEXT and matrix == _SAME and _is_clipped_away(drawn):
            found.clipped.add(ctypes.cast(drawn, ctypes.c_void_p).value or 0)
        elif kind == _TEXT:
            found.texts[ctypes.cast(drawn, ctypes.c_void_p).value or 0] = order
    found.tiled = max(found.pictured, _together([each for each in found.surfaces if each.picture], width, height))
    found.looked = _MOST - budget
    return found


def _together(pictures: list[Surface], width: float, height: float) -> float:
    """The share of a page that pictures cover together, by the middles of its fields: scanners cut a page into strips."""
    if len(pictures) < 2:
        return 0.0
    points = [((column + 0.5) * width / _FIELDS, (row + 0.5) * height / _FIELDS) for column in range(_FIELDS) for row in range(_FIELDS)]
    return sum(any(each.holds(*point) for each in pictures) for point in points) / len(points)


def _boxed(order: int, points: list[tuple[float, float]], *, picture: bool = False) -> Surface:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Surface(order, min(across), min(down), max(across), max(down), picture=picture)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


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


def _path(drawn: Any, matrix: Matrix, turn: Turn, order: int) -> tuple[list[Stroke], Surface | None, int]:
    """The straight lines of a path, the box it fills, and how many corners were looked at."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, mode, stroked)
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE
    white = _is_white(drawn, bool(stroked.value))
    if (not filled and not stroked.value) or (white and not filled):
        return [], None, 1
    corners = list(_corners(drawn, _times(_matrix(drawn), matrix), turn))
    surface = _surface(drawn, corners, order, turn if matrix == _SAME else None) if filled else None
    found: list[Stroke] = []
    for figure in _figures(corners) if not white else ():
        box = Stroke(*(min(each[side] for each in figure) for side in (0, 1)), *(max(each[side] for each in figure) for side in (0, 1)))
        if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
            found.append(box)
        elif stroked.value:
            found += [_between(one, other) for one, other in itertools.pairwise(figure)]
    return [stroke for stroke in found if _is_line(stroke)], surface, len(corners)


def _surface(drawn: Any, corners: list[Corner], order: int, turn: Turn | None) -> Surface | None:
    """The room a path fills, with its colour where it is one opaque upright box that nothing cuts; a line fills none."""
    if not corners:
        return None
    room = _boxed(order, [(each.x, each.y) for each in corners])
    if min(room.x1 - room.x0, room.y1 - room.y0) <= _THIN:
        return None
    xs, ys = {round(each.x, 1) for each in corners}, {round(each.y, 1) for each in corners}
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha) and alpha.value == _OPAQUE
    if not known or len(xs) != 2 or len(ys) != 2 or len(corners) > _BOX_CORNERS or _is_cut(drawn, room, turn):
        return room
    return room._replace(color=f"{red.value:02X}{green.value:02X}{blue.value:02X}")


def _is_cut(drawn: Any, room: Surface, turn: Turn | None) -> bool:
    """Whether a clipping path may leave only some of it, or it lets what is below show. ``turn``: of what stands on the page itself."""
    if pdfium.FPDFPageObj_HasTransparency(drawn):
        return True
    clip = pdfium.FPDFPageObj_GetClipPath(drawn)
    paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    return paths > 0 and (turn is None or paths > _BOX_CORNERS or not all(_is_round(clip, at, room, turn) for at in range(paths)))


def _is_clipped_away(text: Any) -> bool:
    """Whether a text of the page itself lies wholly beside a box that its clipping path leaves."""
    clip = pdfium.FPDFPageObj_GetClipPath(text)
    paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not 0 < paths <= _BOX_CORNERS or not pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top):
        return False
    for at in range(paths):
        points = _clip_points(clip, at)
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if right.value < min(xs) or left.value > max(xs) or top.value < min(ys) or bottom.value > max(ys):
                return True
    return False


def _clip_points(clip: Any, at: int) -> list[tuple[float, float]]:
    """The corners of one path of a clipping path, in the page's own coordinates; none for one of many."""
    count = pdfium.FPDFClipPath_CountPathSegments(clip, at)
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for segment in range(count if 0 < count <= _BOX_CORNERS else 0):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, at, segment), x, y)
        points.append((x.value, y.value))
    return points


def _is_round(clip: Any, at: int, room: Surface, turn: Turn) -> bool:
    """Whether a path of a clipping path is an upright box with the whole room in it."""
    points = [turn.point(*point) for point in _clip_points(clip, at)]
    if not points:
        return False
    box = _boxed(0, points)
    upright = len({round(x, 1) for x, _ in points}) == len({round(y, 1) for _, y in points}) == 2
    return upright and box.x0 <= room.x0 + 1 and box.y0 <= room.y0 + 1 and room.x1 - 1 <= box.x1 and room.y1 - 1 <= box.y1


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
