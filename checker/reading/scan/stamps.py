"""Short words stamped in colour at the head of a page, as a mark of secrecy is: the print is read without them, so they are read alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PIL import Image, ImageChops

from checker.reading.scan import tesseract
from checker.reading.scan.tesseract import Patience

_HEAD = 0.45  # of the page's height: a mark stands beside or below the letterhead
_INKED = 60  # of 255: how much darker a pixel is with its colour than without
_LEAST, _MOST = 0.0003, 0.25  # of the head's pixels: fewer are a speck, more are a letterhead in colour
_MARGIN = 0.1  # in: white round what is read
_FRAME = "|[]()_-–—=:.,'‘’“”\"! "
"""What a frame round the words is taken for."""


def stamped(print_: Image.Image, inked: Image.Image, dpi: float, patience: Patience) -> tuple[str, ...]:
    """The lines in colour at the head of a page, of which there is a picture of its ``print_`` alone and one of all inks, both grey."""
    head = (0, 0, inked.width, round(inked.height * _HEAD))
    colour = ImageChops.subtract(print_.crop(head), inked.crop(head))
    mask = colour.point(lambda level: 255 if level > _INKED else 0)
    share = mask.histogram()[255] / max(mask.width * mask.height, 1)
    box = mask.getbbox()
    if box is None or not _LEAST <= share <= _MOST:
        return ()
    room = round(_MARGIN * dpi)
    ink = ImageChops.invert(mask.crop((box[0] - room, box[1] - room, box[2] + room, box[3] + room)))
    return tuple(dict.fromkeys(_lines(ink, dpi, patience)))


def _lines(ink: Image.Image, dpi: float, patience: Patience) -> Iterator[str]:
    for _, words in groupby(tesseract.words(ink, dpi, patience), key=lambda word: word.line):
        line = " ".join(word.text for word in words).strip(_FRAME)
        if any(map(str.isalpha, line)):
            yield line
