"""Pages strewn with specks: a recogniser weighs each against all others, and a page of ten thousand costs it half a minute."""

from __future__ import annotations

from itertools import accumulate

from PIL import Image, ImageChops, ImageFilter

from checker.model.tuples import NamedTuple

_FEW = 9000
"""Pieces of ink on a page, letters and marks that begin anew counted twice: the densest pages of print have seven thousand."""
_SMALL = 1 / 28  # of its dots a piece is, where most are specks: those of print have forty dots and more
_MOST = 15_000  # pieces, whatever their size, from which a page is none of print
_REACHES = (3, 5)  # dots across that are taken off
_EDGE = 32  # of 255 between two neighbouring dots
_BUSY = 0.35  # of its dots stand beside such an edge: print as close as can be has a quarter, a page of noise half and more
_LINES = 512  # of a page looked at at once


class Tidied(NamedTuple):
    """A page as it is fit to be read, ``None`` when nothing makes it fit; ``littered``: it has more edges or pieces than print has."""

    page: Image.Image | None
    littered: bool


def tidied(page: Image.Image) -> Tidied:
    """A page in grey without its specks, where it is strewn with them; any other as it is, noise too."""
    if is_busy(page):
        return Tidied(page, True)
    level = _level(page)
    pieces, dots = _pieces(page, level)
    for reach in _REACHES:
        if not _is_strewn(pieces, dots):
            break
        page = page.filter(ImageFilter.MedianFilter(reach))
        pieces, dots = _pieces(page, level)
    return Tidied(None if _is_strewn(pieces, dots) else page, pieces > _MOST)


def is_busy(page: Image.Image) -> bool:
    """Whether a page in grey has more edges than print can have."""
    edges = 0
    for top in range(0, page.height, _LINES):
        strip = page.crop((0, top, page.width, min(top + _LINES, page.height)))
        beside = ImageChops.difference(strip, strip.transform(strip.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0)))
        edges += sum(beside.histogram()[_EDGE:])
    return edges > _BUSY * page.width * page.height


def _is_strewn(pieces: int, dots: int) -> bool:
    return pieces > _FEW and pieces > _SMALL * dots


def _pieces(page: Image.Image, level: int) -> tuple[int, int]:
    """How many runs of ink begin on the page with none above them, not even across the corner, and how many dots of ink it has."""
    begun = dots = 0
    for top in range(0, page.height, _LINES):
        strip = page.crop((0, top - 1, page.width, min(top + _LINES, page.height)))  # beyond its edges the page is black
        ink = strip.point(lambda shade: 255 if shade < level else 0)
        if not top:
            ink.paste(0, (0, 0, ink.width, 1))
        lines, above = ink.crop((0, 1, ink.width, ink.height)), ink.crop((0, 0, ink.width, ink.height - 1))
        beside = (above, ImageChops.offset(above, 1, 0), ImageChops.offset(above, -1, 0), ImageChops.offset(lines, 1, 0))
        for each in beside:
            dots += lines.histogram()[255] if each is above else 0
            lines = ImageChops.subtract(lines, each)
        begun += lines.histogram()[255]
    return begun, dots


def _level(page: Image.Image) -> int:
    """The shade that parts ink from paper best (Otsu), as the recogniser parts them."""
    counts = page.histogram()
    numbers = list(accumulate(counts))
    sums = list(accumulate(shade * count for shade, count in enumerate(counts)))
    most, whole = max(numbers[-1], 1), sums[-1]

    def parted(shade: int) -> float:
        below = numbers[shade]
        return (whole * below - sums[shade] * most) ** 2 / (below * (most - below)) if 0 < below < most else 0.0

    return max(range(255), key=parted) + 1
