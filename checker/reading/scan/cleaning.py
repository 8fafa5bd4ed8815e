"""A scanned page made fit to be read: stamps and coloured ink taken off, straightened, at a size the recogniser likes."""

from __future__ import annotations

import math
from itertools import pairwise

from PIL import Image, ImageChops

FINE = 300.0
"""Dots per inch a recogniser reads best."""

_COARSE, _NEEDLESS = 190.0, 400.0  # dpi below and above which a picture is scaled to FINE
_VIVID = 70  # of 255: how far the strongest colour of a pixel stands above its weakest when it is no grey
_DARK = 160  # of 255
_PAINTED = 0.4  # of the ink on a page: more than this in colour is its text, not a stamp on it
_STRIP = 20  # times its width: a picture longer than that is no page, and is looked at no further
_LINES = 128  # of a page worked on at once
_LOOK = 600  # pixels across: enough to see which way the lines run
_STRIPS = 60  # of those: within one no line climbs a whole pixel, however askew
_STEEPEST, _STEP, _FINE_STEP = 5.0, 0.5, 0.1  # degrees
_SURE = 1.5  # times the contrast of its rows that the columns of a page of print have where it lies on its side; upright ones a half
_LEAST = 0.2  # degrees: the recogniser bears this


def grey_of(image: Image.Image) -> Image.Image:
    """The page in grey as the eye sees it, the transparent parts white."""
    return opaque(image).convert("L")


def without_colour(image: Image.Image) -> Image.Image:
    """The page in grey without what is stamped or written in colour; a text printed in colour stays."""
    image = opaque(image)
    if image.mode != "RGB":
        return image.convert("L")
    page = Image.new("L", image.size)
    coloured = dark = 0
    for top in range(0, image.height, _LINES):  # whole, each of these steps would take a copy of the page
        red, green, blue = image.crop((0, top, image.width, min(top + _LINES, image.height))).split()
        strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
        vivid = ImageChops.subtract(strongest, weakest).point(lambda level: 255 if level > _VIVID else 0)
        coloured += vivid.histogram()[255]
        dark += sum(weakest.histogram()[:_DARK])
        # The strongest colour alone makes a red stamp nearly as white as paper, and leaves what is black under it.
        page.paste(ImageChops.lighter(strongest, vivid), (0, top))
    return image.convert("L") if coloured > _PAINTED * dark else page


def is_grey(image: Image.Image) -> bool:
    """Whether a picture can show no colour and is nowhere transparent."""
    return image.mode in ("1", "L", "F") or image.mode.startswith("I")


def opaque(image: Image.Image) -> Image.Image:
    """In plain grey or colour, on white paper."""
    if image.mode in ("L", "RGB"):
        return image
    if is_grey(image):
        return image.convert("L")
    if image.mode in ("P", "PA", "LA", "RGBA") or "transparency" in image.info:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def resized(image: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """The page at a resolution that can be read, and that resolution."""
    if _COARSE <= dpi <= _NEEDLESS:
        return image, dpi
    scale = FINE / dpi
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.LANCZOS), FINE


def skew_of(image: Image.Image) -> float:
    """Degrees by which turning the page counter-clockwise sets its lines level, to a tenth; 0 when they are or none are seen."""
    height = min(max(1, round(_LOOK * image.height / image.width)), _LOOK * _STRIP)
    small = image.resize((_LOOK, height), Image.Resampling.BOX)
    strips = small.point(lambda level: 255 - level).resize((_STRIPS, height), Image.Resampling.BOX)
    rough = max(_angles(0.0, _STEEPEST, _STEP), key=lambda angle: _levelness(strips, angle))
    return max(_angles(rough, _STEP, _FINE_STEP), key=lambda angle: _levelness(strips, angle))


def runs_down(image: Image.Image) -> bool:
    """Whether lines seem to run down the page, as on one that lies on its side: its columns of ink alternate, not its rows."""
    ink = image.resize((_LOOK, _LOOK), Image.Resampling.BOX).point(lambda level: 255 - level)
    rows, columns = (ink.resize(size, Image.Resampling.BOX).tobytes() for size in ((1, _LOOK), (_LOOK, 1)))
    return _contrast(columns) > _SURE * _contrast(rows)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """The page turned counter-clockwise by a small angle, as large as it was."""
    if abs(degrees) < _LEAST:
        return image
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def _angles(middle: float, reach: float, step: float) -> list[float]:
    """Angles around one, the smallest turns first so that of equals the least is taken."""
    count = round(reach / step)
    return sorted((round(middle + step * number, 1) for number in range(-count, count + 1)), key=lambda angle: abs(angle - middle))


def _levelness(strips: Image.Image, angle: float) -> int:
    """How sharply rows of ink and rows of paper alternate once the page is turned by an angle.

    Of a page in upright strips, a pixel across each: they are moved up or down, which for so small an angle is to turn it.
    """
    drop = math.tan(math.radians(angle)) * _LOOK / strips.width
    sheared = strips.transform(strips.size, Image.Transform.AFFINE, (1, 0, 0, drop, 1, -drop * strips.width / 2), Image.Resampling.BILINEAR)
    return _contrast(sheared.resize((1, strips.height), Image.Resampling.BOX).tobytes())


def _contrast(levels: bytes) -> int:
    """How sharply neighbours differ."""
    return sum((one - other) ** 2 for one, other in pairwise(levels))
