"""What a hand writes on paper: figures and letters as strokes of a pen, never twice alike, and signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from PIL import ImageDraw

Point = tuple[float, float]

# Strokes in a box one high, from the top left; widths differ.
_STROKES: dict[str, tuple[float, tuple[tuple[Point, ...], ...]]] = {
    "0": (0.55, (((0.5, 0.05), (0.2, 0.1), (0.05, 0.5), (0.15, 0.9), (0.3, 1), (0.5, 0.8), (0.55, 0.4), (0.4, 0.05)),)),
    "1": (0.35, (((0.05, 0.3), (0.3, 0), (0.28, 0.5), (0.25, 1)),)),
    "2": (0.55, (((0.05, 0.25), (0.2, 0), (0.45, 0.05), (0.5, 0.3), (0.25, 0.65), (0, 1), (0.3, 0.92), (0.55, 1)),)),
    "3": (0.5, (((0.05, 0.1), (0.35, 0), (0.48, 0.2), (0.2, 0.45), (0.48, 0.65), (0.4, 0.95), (0.05, 0.95)),)),
    "4": (0.55, (((0.3, 0), (0.02, 0.6), (0.55, 0.6)), ((0.42, 0.3), (0.38, 1)))),
    "5": (0.5, (((0.1, 0), (0.08, 0.4), (0.35, 0.4), (0.48, 0.7), (0.3, 0.98), (0.02, 0.92)), ((0.1, 0.02), (0.5, 0)))),
    "6": (0.5, (((0.42, 0), (0.15, 0.3), (0.03, 0.75), (0.25, 1), (0.48, 0.75), (0.3, 0.55), (0.06, 0.7)),)),
    "7": (0.5, (((0, 0.05), (0.5, 0), (0.3, 0.5), (0.2, 1)), ((0.12, 0.5), (0.45, 0.48)))),
    "8": (0.5, (((0.4, 0.15), (0.2, 0), (0.08, 0.2), (0.4, 0.6), (0.4, 0.95), (0.12, 0.98), (0.08, 0.7), (0.42, 0.2)),)),
    "9": (0.5, (((0.45, 0.15), (0.2, 0), (0.05, 0.25), (0.25, 0.45), (0.45, 0.2), (0.44, 0.6), (0.3, 1)),)),
    "K": (0.6, (((0.08, 0), (0.05, 1)), ((0.55, 0.02), (0.1, 0.55), (0.6, 1)))),
    "T": (0.6, (((0, 0.05), (0.6, 0)), ((0.32, 0.02), (0.28, 1)))),
    ".": (0.2, (((0.05, 0.95), (0.08, 1)),)),
}  # fmt: skip
_GAP, _SHAKE = 0.14, 0.05  # of the height
_STEPS = 6


def write(draw: ImageDraw.ImageDraw, text: str, at: Point, height: float, chance: Random, ink: object) -> float:
    """Writes figures, ``K``, ``T`` and points with their top left there; gives the right edge, in pixels."""
    x, y = at
    slant, pen = chance.uniform(-0.05, 0.25), max(2, round(height * chance.uniform(0.06, 0.1)))
    for sign in text:
        width, strokes = _STROKES[sign]
        size, down = height * chance.uniform(0.9, 1.15), chance.uniform(-0.08, 0.08) * height
        for stroke in strokes:
            points = [_shaken(x, y + down, point, size, slant, chance) for point in stroke]
            draw.line(_smooth(points), fill=ink, width=pen, joint="curve")
        x += (width + _GAP) * size
    return x


def sign(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], chance: Random, ink: object, pen: int) -> None:
    """A signature across a box: loops that run out to the right."""
    left, top, right, bottom = box
    turns = chance.randint(3, 6)
    points = []
    for step in range(turns * 12):
        share = step / (turns * 12)
        angle = share * turns * 2 * math.pi
        x = left + (right - left) * share + math.cos(angle) * (right - left) * 0.08
        points.append((x, (top + bottom) / 2 + math.sin(angle) * (bottom - top) * (0.5 - 0.35 * share)))
    draw.line(points, fill=ink, width=pen, joint="curve")
    draw.line([(left, bottom), (right, bottom - (bottom - top) * 0.2)], fill=ink, width=pen)


def _shaken(x: float, y: float, point: Point, size: float, slant: float, chance: Random) -> Point:
    across, down = point[0] + slant * (1 - point[1]), point[1]
    return x + (across + chance.uniform(-_SHAKE, _SHAKE)) * size, y + (down + chance.uniform(-_SHAKE, _SHAKE)) * size


def _smooth(points: Sequence[Point]) -> list[Point]:
    """A curve through the points (Catmull-Rom)."""
    if len(points) < 3:
        return list(points)
    ends = [points[0], *points, points[-1]]
    curve = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(_STEPS):
            t = step / _STEPS
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
