"""What is stamped on paper: the round seal with the organ's name, names and titles set by a rubber stamp."""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageDraw, ImageFont

RED, BLACK = (200, 30, 40), (25, 25, 25)


def seal(page: Image.Image, middle: tuple[float, float], dpi: float, name: str, ink: tuple[int, int, int], chance: Random) -> None:
    """A seal 36 mm across: two rings, the organ's name between them, a star; worn where it printed badly."""
    radius = round(dpi * 36 / 25.4 / 2)
    size = 2 * radius + 8
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    pen = max(2, round(dpi / 90))
    draw.ellipse((4, 4, size - 4, size - 4), outline=255, width=pen + 1)
    inner = radius * 0.68
    draw.ellipse((size / 2 - inner, size / 2 - inner, size / 2 + inner, size / 2 + inner), outline=255, width=pen)
    draw.polygon(_star(size / 2, radius * 0.3), fill=255)
    _around(mask, name, radius * 0.83, font(round(radius * 0.2), "sans-bold"))
    grain = size // 12 + 1
    noise = Image.frombytes("L", (grain, grain), chance.randbytes(grain * grain)).resize((size, size), Image.Resampling.BILINEAR)
    worn = noise.point(lambda level: 255 if level > 25 else 90)
    mask = Image.composite(mask, Image.new("L", mask.size, 0), worn).rotate(chance.uniform(-25, 25))
    page.paste(ink, (round(middle[0] - size / 2), round(middle[1] - size / 2)), mask)


def stamped(page: Image.Image, text: str, middle: tuple[float, float], dpi: float, chance: Random) -> None:
    """A line set by a rubber stamp: another face, a little askew, unevenly inked."""
    face = font(round(dpi * 14 / 72), "sans-bold")
    left, top, right, bottom = face.getbbox(text)
    mask = Image.new("L", (round(right - left) + 20, round(bottom - top) + 20), 0)
    ImageDraw.Draw(mask).text((10 - left, 10 - top), text, font=face, fill=chance.randint(190, 255))
    mask = mask.rotate(chance.uniform(-2.5, 2.5), expand=True, resample=Image.Resampling.BICUBIC)
    page.paste(BLACK, (round(middle[0] - mask.width / 2), round(middle[1] - mask.height / 2)), mask)


_FACES = {
    "serif": ("times.ttf", "Tinos-Regular.ttf", "DejaVuSerifCondensed.ttf"),
    "serif-bold": ("timesbd.ttf", "Tinos-Bold.ttf", "DejaVuSerifCondensed-Bold.ttf"),
    "serif-italic": ("timesi.ttf", "Tinos-Italic.ttf", "DejaVuSerifCondensed-Italic.ttf"),
    "serif-bold-italic": ("timesbi.ttf", "Tinos-BoldItalic.ttf", "DejaVuSerifCondensed-BoldItalic.ttf"),
    "sans-bold": ("arialbd.ttf", "DejaVuSansCondensed-Bold.ttf"),
}
_NARROWED = 0.88  # DejaVu runs wider than Times


def font(pixels: int, face: str) -> ImageFont.FreeTypeFont:
    """A face of that size that has every Vietnamese letter. Raises :class:`OSError` when the machine has none."""
    for name in _FACES[face]:
        try:
            return ImageFont.truetype(name, round(pixels * (_NARROWED if name.startswith("DejaVu") else 1)))
        except OSError:
            continue
    raise OSError(f"no font for {face}: install fonts-dejavu")


def _star(middle: float, reach: float) -> list[tuple[float, float]]:
    corners = [(at * math.pi / 5 - math.pi / 2, reach * (0.4 if at % 2 else 1)) for at in range(10)]
    return [(middle + math.cos(angle) * far, middle + math.sin(angle) * far) for angle, far in corners]


def _around(mask: Image.Image, text: str, radius: float, face: ImageFont.FreeTypeFont) -> None:
    """Letters along the upper part of a ring, each turned to stand on it."""
    step = min(math.radians(14), math.radians(300) / max(len(text), 1))
    for at, letter in enumerate(text):
        angle = (at - (len(text) - 1) / 2) * step
        piece = Image.new("L", (face.size * 2, face.size * 2), 0)
        ImageDraw.Draw(piece).text((face.size, face.size), letter, font=face, fill=255, anchor="mm")
        piece = piece.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = mask.width / 2 + math.sin(angle) * radius, mask.height / 2 - math.cos(angle) * radius
        mask.paste(255, (round(x - piece.width / 2), round(y - piece.height / 2)), piece)
