"""Picture files (PNG, JPEG, TIFF, BMP, WebP) as the pages they show, within limits asked before a pixel is decoded."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, UnidentifiedImageError

from checker.model import Unreadable
from checker.reading.limits import Limits

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_A4 = (8.27, 11.69)  # inches
_SMALLEST, _LARGEST = 4.0, 17.0  # inches across a page: A6 to A2; what says otherwise says it of a screen


def pages_of(data: bytes, limits: Limits) -> Iterator[tuple[Image.Image, float]]:
    """Each page of a picture file and its resolution in dpi, one at a time.

    Raises :class:`Unreadable`: damaged, too many pages, or a page of more than ``limits.pixels``.
    """
    with _decoding(), Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        for page in range(_count(file, limits.recognised_pages)):
            file.seek(page)
            if file.width * file.height > limits.pixels:
                raise Unreadable("unreadable.too_many_pixels", width=file.width, height=file.height, limit=limits.pixels)
            file.load()
            yield ImageOps.exif_transpose(file), _dpi(file)


@contextmanager
def _decoding() -> Iterator[None]:
    """What a decoder says of a bad file, in our words. Its own limit of pixels is lifted: ours are asked before it decodes."""
    own = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damage that can be read past
            yield
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError) as error:
        cut = "truncated" in str(error) and not isinstance(error, UnidentifiedImageError)
        raise Unreadable("unreadable.truncated" if cut else "unreadable.bad_picture") from None
    finally:
        Image.MAX_IMAGE_PIXELS = own


def _count(file: Image.Image, most: int) -> int:
    """How many pages the file has, counted no further than the limit."""
    count = 0
    try:
        while True:
            file.seek(count)
            count += 1
            if count > most:
                raise Unreadable("unreadable.too_many_pictures", limit=most)
    except EOFError:
        return count


def _dpi(page: Image.Image) -> float:
    """The resolution the file states, if it makes a sheet of paper of the page; else that which makes it an A4 sheet."""
    short, long = sorted(page.size)
    stated = float(page.info.get("dpi", (0, 0))[0] or 0)
    if stated and _SMALLEST <= short / stated <= _LARGEST:
        return stated
    return max(short / _A4[0], long / _A4[1], 1.0)
