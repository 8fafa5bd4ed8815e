"""The recogniser: Tesseract, a program of the machine that is there or not, and what it says of a picture."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.programs import run

# The Windows installer does not put it on the PATH.
_PLACES = ("tesseract", r"C:\Program Files\Tesseract-OCR\tesseract.exe")
_PREFERRED = ("vie", "eng")
_ASKING = 10  # seconds to say which languages it has
# Its threads cost more than they give, and several files are checked at once.
_ENV = {"OMP_THREAD_LIMIT": "1"}
_WORD_LEVEL = "5"


class Seen(NamedTuple):
    """A word in a picture: its box in pixels, how sure the recogniser is of it (0 to 1), and the line it found it on.

    ``column`` names the column of the page that was read on its own, when it was.
    """

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[str, ...]
    column: str = ""


def program() -> str | None:
    """Where Tesseract is; ``None`` when this machine has none."""
    return next(filter(None, map(shutil.which, _PLACES)), None)


def language() -> str:
    """``vie`` when the recogniser knows Vietnamese, else ``eng``. Raises :class:`Unreadable` when there is none or it has neither."""
    path = program()
    if path is None:
        raise Unreadable("unreadable.no_recogniser")
    known = _languages(path, os.environ.get("TESSDATA_PREFIX"))
    chosen = next((name for name in _PREFERRED if name in known), None)
    if chosen is None:
        raise Unreadable("unreadable.recogniser_failed")
    return chosen


@lru_cache(maxsize=8)
def _languages(path: str, data: str | None) -> frozenset[str]:
    """The languages it has data for; ``data`` is where it was told to look for them."""
    try:
        said = run([path, "--list-langs"], seconds=_ASKING, env=_ENV).said
    except OSError:
        return frozenset()
    return frozenset(said.decode("utf-8", "replace").split())


def words(image: Image.Image, dpi: float, seconds: float, *, block: bool = False) -> tuple[Seen, ...]:
    """The words of a grey picture, in the order the recogniser reads them; ``block``: it shows one column of text.

    Raises :class:`Unreadable`: no recogniser, or it died or took longer than ``seconds``.
    """
    return tuple(_rows(_ask(image, dpi, seconds, "-l", language(), "--psm", "6" if block else "3", "-c", "tessedit_create_tsv=1")))


def quarter_turns(image: Image.Image, dpi: float, seconds: float) -> int:
    """How many quarter turns clockwise set the picture upright, as far as the recogniser can tell: 0 when it cannot."""
    try:
        said = _ask(image, dpi, seconds, "-l", "osd", "--psm", "0")
    except Unreadable:  # a page with too little text, or no data for this
        return 0
    for line in said.splitlines():
        name, _, value = line.partition(":")
        if name == "Rotate":
            return int(value) // 90
    return 0


def _ask(image: Image.Image, dpi: float, seconds: float, *options: str) -> str:
    """What the recogniser says of a picture. It gets the bare pixels: no format of ours is left to its decoders."""
    path = program()
    if path is None:
        raise Unreadable("unreadable.no_recogniser")
    with tempfile.TemporaryFile() as file:
        image.save(file, "PPM")
        file.seek(0)
        try:
            status, said, late = run([path, "stdin", "stdout", "--dpi", str(round(dpi)), *options], seconds=seconds, stdin=file, env=_ENV)
        except OSError:
            raise Unreadable("unreadable.recogniser_failed") from None
    if late:
        raise Unreadable("unreadable.recogniser_slow", seconds=round(seconds))
    if status:
        raise Unreadable("unreadable.recogniser_failed")
    return said.decode("utf-8", "replace")


def _rows(table: str) -> Iterator[Seen]:
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        yield Seen(cells[11].strip(), left, top, left + width, top + height, max(float(cells[10]), 0.0) / 100, tuple(cells[2:5]))
