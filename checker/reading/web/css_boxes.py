"""Whether a box shows nothing of itself: cut to nothing, turned on its edge, shrunk to a point, or moved off the screen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from checker.model.patterns import lazy_pattern
from checker.reading.web.css_values import apart, pixels

_FAR, _FAR_RIGHT, _SCREEN = -500.0, 5000.0, 600.0  # pixels
_THIN = 1.5  # pixels of a box that shows no letter
_NEARLY = 0.05
_BOX = 1000.0  # pixels that a side of a box has, whatever it has
_CLOSE = 0.6  # of a letter's size that letters are drawn together by, none of which can be told then
_SHAPE = lazy_pattern(r"([a-z]+)\((.*)\)", flags=16)  # re.DOTALL
_CALL = lazy_pattern(r"(?<![a-z0-9])([a-z0-9]++)\(((?>(?:[^()]|\([^()]*+\))*))\)")
_CLIPPED = lazy_pattern(r"rect\(\s*+(?:[01](?:\.\d++)?(?:px)?[\s,]*+){4}\)")
_ANGLE = lazy_pattern(r"([+-]?[\d.]{1,12})(deg|turn|grad|rad)")
_TURNS = {"deg": math.pi / 180, "turn": 2 * math.pi, "grad": math.pi / 200, "rad": 1.0}
_UNREAD_SHAPE = lazy_pattern(r"\b(?:path|shape|url)\(")
_NO_ROOM = lazy_pattern(r"(?>(?:0(?:fr|px|%)?\s*+)+)")

Style = Mapping[str, str]


def is_elsewhere(style: Style, size: float) -> bool:
    """Whether an element stands off the screen, where nobody scrolls to. ``size``: of its letters."""
    get = style.get
    margins = apart(get("margin", ""))
    moves = [*apart(get("text-indent", "")), get("margin-left", ""), get("margin-top", ""), *margins[:1], *margins[-1:]]
    if get("position", "static") != "static":
        inset = apart(get("inset", ""))
        moves += [get(name, "") for name in ("left", "top", "right", "bottom")] + [side for side in inset if side != "auto"]
    moves += apart(get("translate", ""))
    for name, arguments in _calls(get("transform", "")):
        if name.startswith("translate"):
            moves += arguments[:2] if name != "translatez" else []
        elif name in ("matrix", "matrix3d"):
            moves += arguments[4:6] if name == "matrix" else arguments[12:14]
    found = (pixels(move, size, _SCREEN) for move in moves if move)
    return any(move is not None and not _FAR < move < _FAR_RIGHT for move in found)


def is_squeezed(style: Style, size: float) -> bool:
    """Whether it is cut to nothing: by a clip, by a box with no room whose words do not flow over, or because its letters lie upon
    each other.
    """
    get = style.get
    if get("position") in ("absolute", "fixed") and _CLIPPED.search(get("clip", "")):
        return True
    if _is_cut_away(get("clip-path", "")) or _is_flat(style):
        return True
    if (close := pixels(get("letter-spacing", ""), size)) is not None and close <= -_CLOSE * size:
        return True
    return _is_cut(style) and _has_no_room(style, size)


def is_unread(style: Style) -> bool:
    """Whether a box may show nothing of itself by what is not reckoned here."""
    away = any(style.get(name, "none") not in ("none", "auto", "normal") for name in ("offset", "offset-path"))
    folded = _NO_ROOM.fullmatch(style.get("grid-template-rows", "-")) is not None
    return away or folded or _UNREAD_SHAPE.search(style.get("clip-path", "")) is not None


def _is_cut(style: Style) -> bool:
    """Whether what flows over a box is not shown, or shown where one scrolls alone."""
    said = " ".join(style.get(name, "") for name in ("overflow", "overflow-x", "overflow-y", "contain"))
    return any(word in said.split() for word in ("hidden", "clip", "auto", "scroll", "paint", "strict", "content"))


def _has_no_room(style: Style, size: float) -> bool:
    sides = (pixels(style.get(name, ""), size, _BOX) for name in ("width", "height", "max-width", "max-height"))
    if any(side is not None and 0 <= side < _THIN for side in sides):
        return True
    own = "strict" in style.get("contain", "") and not any(name in style for name in ("height", "min-height", "aspect-ratio"))
    indent = pixels(style.get("text-indent", ""), size, _BOX)
    is_beside = indent is not None and indent >= _BOX and style.get("white-space", "") == "nowrap"
    return own or is_beside or pixels(style.get("line-height", ""), size) == 0.0


def _calls(value: str) -> Iterator[tuple[str, list[str]]]:
    """What a ``transform`` calls, each with what it is given."""
    for name, given in _CALL.findall(value):
        yield name, [each for part in given.split(",") for each in apart(part)]


def _is_flat(style: Style) -> bool:
    """Whether it is turned on its edge, or shrunk to a point or a line."""
    if any(abs(_number(each)) <= _NEARLY for each in apart(style.get("scale", ""))):
        return True
    turned = style.get("rotate", "").split()
    calls = [*_calls(style.get("transform", ""))]
    calls += [(f"rotate{turned[0]}", turned[1:])] if len(turned) == 2 and turned[0] in ("x", "y") else []
    return any(_flattens(name, given, style) for name, given in calls)


def _flattens(name: str, given: Sequence[str], style: Style) -> bool:
    if name in ("scale", "scalex", "scaley", "scale3d"):
        return any(abs(_number(each)) <= _NEARLY for each in given[:2])
    if name in ("matrix", "matrix3d"):
        numbers = [_number(each) for each in given]
        one, other, third, fourth = (0, 1, 2, 3) if name == "matrix" else (0, 1, 4, 5)
        return len(numbers) > fourth and abs(numbers[one] * numbers[fourth] - numbers[other] * numbers[third]) <= _NEARLY**2
    if name in ("rotatex", "rotatey") and given and (found := _ANGLE.fullmatch(given[0])):
        shown = math.cos(float(found[1]) * _TURNS[found[2]])
        return abs(shown) <= _NEARLY or (shown < 0 and style.get("backface-visibility") == "hidden")
    return False


def _number(value: str) -> float:
    found = pixels(value, whole=1.0)
    return 1.0 if found is None else found


def _is_cut_away(shape: str) -> bool:
    """Whether a ``clip-path`` leaves nothing of a box."""
    found = _SHAPE.fullmatch(shape.strip())
    if found is None:
        return False
    name, said = found.groups()
    if name == "polygon":
        return _is_a_line(said)
    sides = [pixels(each, whole=_BOX) for each in apart(said.partition("round")[0].partition("at ")[0].replace(",", " "))]
    if name in ("circle", "ellipse"):
        return any(side is not None and side < _THIN for side in sides)
    if name == "inset":
        cut = [each or 0.0 for each in sides]
        top, right, bottom, left = {1: cut * 4, 2: cut * 2, 3: [*cut, *cut[1:2]]}.get(len(cut), [*cut, 0.0, 0.0, 0.0, 0.0][:4])
        return top + bottom >= _BOX - _THIN or left + right >= _BOX - _THIN
    if name == "rect":
        edges = [_BOX if side is None and at in (1, 2) else side or 0.0 for at, side in enumerate(sides[:4])]
        return len(edges) == 4 and (edges[2] - edges[0] < _THIN or edges[1] - edges[3] < _THIN)
    return name == "xywh" and any(side is not None and side < _THIN for side in sides[2:4])


def _is_a_line(said: str) -> bool:
    """Whether the corners of a polygon lie on a line, or in a point."""
    corners = [[pixels(each, whole=_BOX) for each in apart(corner)] for corner in said.split(",")]
    points = [(corner[0] or 0.0, corner[1] or 0.0) for corner in corners if len(corner) == 2]
    if len(points) != len(corners):
        return False
    area = sum(one[0] * other[1] - other[0] * one[1] for one, other in zip(points, [*points[1:], points[0]], strict=True)) / 2
    return abs(area) < _THIN * _BOX
