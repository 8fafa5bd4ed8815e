"""Whether a picture that lies behind the text of a page bears lines of text itself: a frame, an emblem or a photograph does not."""

from __future__ import annotations

from itertools import pairwise

from checker.model import Unreadable
from checker.reading.limits import Limits

_MIDDLE = (0.2, 0.12, 0.8, 0.88)  # of the picture: a frame's ornaments stand around it
_ROWS, _CELLS = 640, 60  # what the middle is made of; a line of 13 pt stands on some seven of the rows, the gap below on as many
_INKED, _BARE = 40, 12  # of 255, from the paper; between them a cell tells nothing
_SOME = 0.08  # of the cells of a row that are inked, and that are bare: a ruled line is inked throughout
_FEWEST = 8  # lines one below the other; an emblem has some


def bears_lines(data: bytes, limits: Limits) -> bool:
    """Whether lines of text stand one below the other on the picture; one that is too large to be looked at may bear them."""
    from checker.reading.scan.pictures import pages_of

    try:
        image, _ = next(pages_of(data, limits))
    except Unreadable as trouble:
        return trouble.key not in ("unreadable.bad_picture", "unreadable.truncated")
    width, height = image.size
    left, top, right, bottom = _MIDDLE
    middle = (int(left * width), int(top * height), int(right * width), int(bottom * height))
    if min(middle[2] - middle[0], middle[3] - middle[1]) < _CELLS:
        return False
    cells = image.convert("L").resize((_CELLS, _ROWS), box=middle, reducing_gap=2.0).tobytes()
    paper = sorted(cells)[len(cells) * 9 // 10]
    rows = [_says(cells[at : at + _CELLS], paper) for at in range(0, len(cells), _CELLS)]
    said = [row for row in rows if row is not None]
    return sum(before and not after for before, after in pairwise(said)) >= _FEWEST


def _says(row: bytes, paper: int) -> bool | None:
    """Whether a row goes through letters (``True``) or between lines; ``None`` where it may be either, or is something else."""
    inked = sum(paper - cell > _INKED for cell in row)
    bare = sum(paper - cell < _BARE for cell in row)
    if inked >= _SOME * len(row) and bare >= _SOME * len(row):
        return True
    return False if bare > len(row) - 2 else None
