"""Whether lines of text plainly stand on a picture in the text: a photograph, a seal or a chart with its labels bears none."""

from __future__ import annotations

from checker.model import Unreadable
from checker.reading.limits import Limits

_WIDTH = 800  # px it is looked at with; at 160 mm a letter of 13 pt is some ten high
_TALLEST = 1600  # px
_MARGIN = 0.03  # of the picture on each side, where it may have a border
_INKED, _BARE = 70, 30  # of 255, from the paper; between them a dot tells nothing
_FIELDS = 16  # side by side, in which strokes are counted
_STROKES = 4  # in one field of a row through letters
_WIDE = 0.5  # of the fields that a line of text runs through; labels of a chart are shorter
_KINDS = 6  # of widths that strokes and the room between them have in such a row: windows of a house have a few
_EMPTY = 0.06  # of a row's dots that may be inked between two lines: rules of a table, marks of letters
_HIGHEST = 0.12  # of the picture that one line takes
_THROUGH = 0.3  # of a line's rows that go through its letters throughout
_ALIKE = (0.6, 1.6)  # times the usual height of a line that one may be high
_FEWEST = 8  # lines


def lines_stand_on(data: bytes, limits: Limits) -> bool:
    """Whether at least eight lines of letters run across most of the picture, with room between them; not of one that cannot be opened."""
    from PIL import ImageOps

    from checker.reading.scan.pictures import pages_of

    try:
        image, _ = next(pages_of(data, limits))
    except Unreadable:
        return False
    width, height = image.size
    edge = int(_MARGIN * width), int(_MARGIN * height)
    inside = (*edge, max(width - edge[0], 1), max(height - edge[1], 1))
    rows = min(max(round(height * _WIDTH / width), 1), _TALLEST)
    grey = image.convert("L").resize((_WIDTH, rows), box=inside, reducing_gap=2.0)
    dots = grey.tobytes()
    middle = sorted(dots[:: max(len(dots) // 10_000, 1)])
    if middle[len(middle) // 2] < 128:  # light letters on a dark ground
        dots = ImageOps.invert(grey).tobytes()
        middle = [255 - each for each in reversed(middle)]
    paper = middle[len(middle) * 9 // 10]
    marks = bytes(ord("x") if paper - shade > _INKED else ord(" ") if paper - shade < _BARE else ord(".") for shade in range(256))
    drawn = dots.translate(marks)
    return _lines([_row(drawn[at : at + _WIDTH]) for at in range(0, len(drawn), _WIDTH)]) >= _FEWEST


def _row(dots: bytes) -> bool | None:
    """Whether a row goes through a line of letters (``True``) or between two (``False``)."""
    if dots.count(b"x") <= _EMPTY * len(dots):
        return False
    size = len(dots) // _FIELDS
    fields = (dots[at : at + size].replace(b".", b"") for at in range(0, len(dots), size))
    if sum(field.count(b" x") >= _STROKES for field in fields) < _WIDE * _FIELDS:
        return None
    plain = dots.replace(b".", b"")
    return True if len({*map(len, plain.split())}) + len({*map(len, plain.split(b"x"))}) >= _KINDS else None


def _lines(rows: list[bool | None]) -> int:
    """How many low bands of rows through letters are parted by rows between lines, those of another height than most left out."""
    bands, high, through = list[int](), 0, 0
    for row in (*rows, False):
        if row is False:
            if through > _THROUGH * high and high <= _HIGHEST * len(rows):
                bands.append(high)
            high = through = 0
        else:
            high, through = high + 1, through + (row is True)
    usual = sorted(bands)[len(bands) // 2] if bands else 0
    least, most = _ALIKE
    return sum(least * usual <= band <= most * usual for band in bands)
