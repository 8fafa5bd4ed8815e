"""Where an organ's round seal stands on a page, and what a recogniser of print makes of it: letters that nobody printed.

A seal is a ring 36 mm across (Thông tư liên tịch 07/2002/TT-LT-BCA-TCCP); smaller and larger ones are in use. It stands over the
signature and reaches beside it (Phụ lục I, Phần I, Mục II, khoản 8, điểm a), over the names of posts and people and over recipients.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from PIL import Image, ImageChops, ImageFilter

from checker.model.tuples import NamedTuple
from checker.reading.scan.handwriting import ILLEGIBLE, is_word
from checker.reading.scan.tesseract import Seen

_POINTS = 72.0
_RADII = range(40, 60, 2)  # pt: seals 28 to 42 mm across
_SPOTS, _CLOSER = 24, 96  # places looked at along a ring: along every one, and along the best
_DARK = 205  # of 255, of a pixel a point wide: a thin line leaves it light
_WHOLE = 0.92  # of the ring is ink; lines of text reach 0.85
_EDGE = 6.0  # pt: how far the letters at its edge reach out
_TRUSTED = 0.6
_SHORT = 2  # letters; shreds of the ring are taken for short words, and surely


class Seal(NamedTuple):
    """A seal: its middle and radius, in pt from the top left of the page."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The square around it."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def seal_on(inked: Image.Image, dpi: float) -> Seal | None:
    """The seal on a page that shows all inks; ``None`` when there is none, or too little of it."""
    width, height = (max(1, round(side * _POINTS / dpi)) for side in inked.size)
    if min(width, height) <= 2 * _RADII.stop:
        return None
    weight = 255 // _SPOTS
    points = inked.resize((width, height), Image.Resampling.BOX)
    ink = points.point(lambda level: weight if level < _DARK else 0).filter(ImageFilter.MaxFilter(3))
    best, found = _WHOLE * _SPOTS * weight, None
    for radius in _RADII:
        rings = _rings(ink, radius)
        whole = rings.getextrema()[1]
        if isinstance(whole, int) and whole >= best:
            down, across = divmod(rings.tobytes().index(whole), rings.width)
            best, found = whole, Seal(across + radius, down + radius, radius)
    return found if found and _is_closed(ink, found) else None


def _is_closed(ink: Image.Image, seal: Seal) -> bool:
    """Whether the ring is ink all around: letters that happen to stand in a round leave gaps."""
    ink = ink.filter(ImageFilter.MaxFilter(3))  # no scanner keeps a circle quite round
    angles = [2 * math.pi * spot / _CLOSER for spot in range(_CLOSER)]
    spots = [(round(seal.x + seal.radius * math.cos(angle)), round(seal.y + seal.radius * math.sin(angle))) for angle in angles]
    return sum(bool(ink.getpixel(spot)) for spot in spots if spot[0] < ink.width and spot[1] < ink.height) >= _WHOLE * _CLOSER


def _rings(ink: Image.Image, radius: int) -> Image.Image:
    """For each point a ring of that radius fits around, how much of the ring is ink."""
    total = Image.new("L", (ink.width - 2 * radius, ink.height - 2 * radius), 0)
    for spot in range(_SPOTS):
        angle = 2 * math.pi * spot / _SPOTS
        across, down = radius + round(radius * math.cos(angle)), radius + round(radius * math.sin(angle))
        total = ImageChops.add(total, ink.crop((across, down, across + total.width, down + total.height)))
    return total


def without_its_letters(seen: Sequence[Seen], seal: Seal | None, scale: float) -> list[Seen]:
    """The words of a page but those that only the seal's ring and star made up; ``scale`` is pt a pixel.

    A doubtful word that stands hard by words that were read, under the seal, stays when it is a word, and is marked as illegible
    when it is none: part of that line is hidden. A line of which nothing was read goes: where a seal stands is told (``seals``).
    """
    if seal is None:
        return list(seen)
    read: dict[tuple[str, ...], list[Seen]] = {}
    for word in seen:
        if word.confidence >= _TRUSTED and _letters(word) > _SHORT:
            read.setdefault(word.line, []).append(word)
    kept: list[Seen] = []
    for word in seen:
        if not (_is_under(word, seal, scale) and _is_made_up(word, read)):
            kept.append(word)
        elif beside := next((other for other in read.get(word.line, ()) if _apart(word, other) <= other.bottom - other.top), None):
            kept.append(word if is_word(word.text) else _hidden(word, beside))
    return kept


def _apart(word: Seen, other: Seen) -> int:
    """The gap between two words of a line, in pixels."""
    return max(word.left, other.left) - min(word.right, other.right)


def _hidden(word: Seen, beside: Seen) -> Seen:
    """What of a line cannot be read, as high as the word beside it."""
    left, right = (
        (word.left, min(word.right, beside.left - 1)) if word.left < beside.left else (max(word.left, beside.right + 1), word.right)
    )
    return word._replace(text=ILLEGIBLE, left=left, top=beside.top, right=max(right, left + 1), bottom=beside.bottom, confidence=0.0)


def _is_under(word: Seen, seal: Seal, scale: float) -> bool:
    x, y = (word.left + word.right) / 2 * scale, (word.top + word.bottom) / 2 * scale
    return math.hypot(x - seal.x, y - seal.y) <= seal.radius + _EDGE


def _is_made_up(word: Seen, read: Collection[tuple[str, ...]]) -> bool:
    """Whether nobody printed it: the recogniser doubts it, or it is a shred and no word of its line was read."""
    return word.confidence < _TRUSTED or (_letters(word) <= _SHORT and word.line not in read)


def _letters(word: Seen) -> int:
    return sum(map(str.isalnum, word.text))
