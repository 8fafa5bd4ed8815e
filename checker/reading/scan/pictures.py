"""Picture files (PNG, JPEG, TIFF, BMP, WebP) as the pages they show, within limits asked before a pixel is decoded."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from checker.model import Unreadable
from checker.reading.limits import Limits
from checker.reading.scan.cleaning import opaque
from checker.reading.scan.side_by_side import Unopened

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_A4 = (8.27, 11.69)  # inches
_NARROWEST = 20  # times its width a page may be long: a strip is none, and drawn to a readable width has no end
_WEBP = 10_000_000  # pixels of a WebP picture, which its decoder holds four times
_WAVES = 160_000_000  # bytes that a JPEG which comes in waves may take: all its values are held until its last, beside what is made of them
_VALUE, _DOT = 2, 4  # bytes
_LARGE = 16_000_000  # pixels; A4 at 400 dpi, finer than any recogniser likes
_STRIP = 128  # lines of a picture worked on at once
_TURNING = ("exif", "XML:com.adobe.xmp", "xmp")  # which say which way is up
_MOVING = ("PNG", "WEBP")
_SMALLEST, _LARGEST = 4.0, 17.0  # inches across a page: A6 to A2; what says otherwise says it of a screen


Scanned = tuple[Image.Image, float]
"""A page and its resolution in dpi."""


def pages_of(data: bytes, limits: Limits) -> Iterator[Scanned]:
    """Each page of a picture file, one at a time; raises as :func:`unopened` and what it gives."""
    return (page.opened() for page in unopened(data, limits))


def unopened(data: bytes, limits: Limits) -> Iterator[Unopened[Scanned]]:
    """Each page of a picture file, not yet decoded.

    Raises :class:`Unreadable`: damaged, moving, too many pages, or a page larger than ``limits`` has it. A page in finer
    dots than are read is made coarser before anything else is done with it, since each copy of it costs its size.
    """
    with _decoding(), Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        pixels = _pixels(file, limits.recognised_pages)
    for number, each in enumerate(pixels):
        yield Unopened(each, partial(_page, data, number, limits))


def _page(data: bytes, number: int, limits: Limits) -> Scanned:
    """One page of a file, counted from 0, upright. By now no copy of it is held but this."""
    with _decoding():
        bands, info, dpi = _bands(data, number, limits)
        page = _merged(bands)
        bands.clear()  # turning takes as much again
        page.info = info
        ImageOps.exif_transpose(page, in_place=True)
        return page, dpi


def _bands(data: bytes, number: int, limits: Limits) -> tuple[list[Image.Image], dict[Any, Any], float]:
    """A page in grey or in three colours, what the file says of its turning, and its resolution.

    The file is opened for each page, so that none is held while another is decoded.
    """
    with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
        file.seek(number)
        refuse_large(file.width, file.height, limits._replace(pixels=min(limits.pixels, _most_pixels(file, limits))))
        dpi, width = _dpi(file), file.width
        if width * file.height > _LARGE:
            file.draft(None, (width // 2, file.height // 2))  # a JPEG is decoded at that size, others as they are
        file.load()
        bands = _made_coarser(file) if file.width * file.height > _LARGE else _on_paper(file)
        info = {key: value for key, value in file.info.items() if key in _TURNING}
        return bands, info, dpi * bands[0].width / width


def _most_pixels(file: Image.Image, limits: Limits) -> int:
    """How many pixels of such a file may be decoded: fewer of one that its decoder holds several times."""
    if file.format == "WEBP":
        return _WEBP
    if file.format != "JPEG" or not file.info.get("progressive"):
        return limits.pixels
    sampled = [across * down for _, across, down, *_ in getattr(file, "layer", ())] or [1]  # colours may be kept coarser than shades
    values = sum(sampled) / max(sampled)
    return int(_WAVES / (_VALUE * values + (_DOT if file.width * file.height <= _LARGE else _DOT / 4)))


def _on_paper(image: Image.Image) -> list[Image.Image]:
    """The picture on white paper, by colours."""
    bands = [Image.new("L", image.size) for _ in opaque(image.crop((0, 0, image.width, 1))).getbands()]
    for top, strip in _strips(image):
        for band, part in zip(bands, strip.split(), strict=True):
            band.paste(part, (0, top))
    return bands


def _made_coarser(image: Image.Image) -> list[Image.Image]:
    """The same with two dots by two made one: a grey band and, for a picture in colour, the two of its hue, coarser again as in a JPEG."""
    bands = list[Image.Image]()
    for top, strip in _strips(image):
        parts = strip.convert("YCbCr").split() if strip.mode == "RGB" else [strip]
        for number, (part, by) in enumerate(zip(parts, (2, 4, 4), strict=False)):
            if not top:
                bands.append(Image.new("L", (-(-image.width // by), -(-image.height // by))))
            bands[number].paste(part.reduce(by), (0, top // by))
    return bands


def _strips(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """A few lines of the picture at a time, on white paper, each with the line it begins at: whole, each step would take as much again."""
    for top in range(0, image.height, _STRIP):
        yield top, opaque(image.crop((0, top, image.width, min(top + _STRIP, image.height))))


def _merged(bands: list[Image.Image]) -> Image.Image:
    """One picture of what :func:`_on_paper` or :func:`_made_coarser` gave."""
    first, *colours = bands
    if not colours:
        return first
    if colours[0].size == first.size:
        return Image.merge("RGB", bands)
    return Image.merge("YCbCr", [first, *(each.resize(first.size) for each in colours)]).convert("RGB")


def refuse_large(width: int, height: int, limits: Limits) -> None:
    """Raise :class:`Unreadable` for a picture of more pixels, or with a longer side, than a page may have."""
    if width * height > limits.pixels:
        raise Unreadable("unreadable.too_many_pixels", width=width, height=height, limit=limits.pixels)
    longest = min(limits.longest, _NARROWEST * min(width, height))
    if max(width, height) > longest:
        raise Unreadable("unreadable.too_long_a_picture", width=width, height=height, limit=longest)


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


def _pixels(file: Image.Image, most: int) -> list[int]:
    """The pixels of each page of the file, counted no further than the limit. Only a TIFF has several: of a JPEG they are previews."""
    if file.format in _MOVING and getattr(file, "is_animated", False):
        raise Unreadable("unreadable.too_many_pictures", limit=1)
    if file.format != "TIFF":
        return [file.width * file.height]
    found: list[int] = []
    with suppress(EOFError):
        while True:
            file.seek(len(found))
            found.append(file.width * file.height)
            if len(found) > most:
                raise Unreadable("unreadable.too_many_pictures", limit=most)
    return found


def _dpi(page: Image.Image) -> float:
    """The resolution the file states, if it makes a sheet of paper of the page; else that which makes it an A4 sheet."""
    short, long = sorted(page.size)
    stated = float(page.info.get("dpi", (0, 0))[0] or 0)
    if stated and _SMALLEST <= short / stated <= _LARGEST:
        return stated
    return max(short / _A4[0], long / _A4[1], 1.0)
