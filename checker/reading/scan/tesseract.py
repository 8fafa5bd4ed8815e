"""The recogniser: Tesseract, a program of the machine that is there or not, and what it says of a picture."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache

from PIL import Image

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.guarded import Room
from checker.reading.programs import run

# The Windows installer does not put it on the PATH.
_PLACES = ("tesseract", r"C:\Program Files\Tesseract-OCR\tesseract.exe")
_PREFERRED = ("vie", "eng")
_ASKING = 10  # seconds to say which languages it has
# Its threads cost more than they give, and several files are checked at once.
_ENV = {"OMP_THREAD_LIMIT": "1"}
_WORD_LEVEL = "5"
_PAGE, _COLUMN = "3", "6"
"""Ways in which it takes a picture to be laid out (``--psm``)."""
_ENOUGH = 25
"""Characters, half of what it asks for by itself, that tell which way up a page of print is."""
_MEMORY, _MEMORY_A_PIXEL = 70, 5e-6
"""MB it may hold, and MB more for each pixel: twice what a page of print takes; a page of noise would take as much as it finds."""


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


class Patience:
    """What the recogniser may take over one page, however often it is asked: ``work`` seconds of processor time in all.

    ``seconds`` by the clock each time, since a machine may be busy; ``share`` of the memory it may hold else.
    """

    def __init__(self, seconds: float, work: float, share: float = 1.0) -> None:
        self.seconds = seconds
        self.share = share
        self.work = self.left = work

    @property
    def spent(self) -> float:
        """Seconds of processor time taken."""
        return self.work - self.left

    def spend(self, seconds: float) -> None:
        """Take so much of what is left."""
        self.left -= seconds


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


def words(image: Image.Image, dpi: float, patience: Patience) -> tuple[Seen, ...]:
    """The words of a grey picture of a page, in the order the recogniser reads them.

    Raises :class:`Unreadable`: no recogniser, or it died or took more than ``patience`` has.
    """
    return _words([image], dpi, patience, _PAGE)[0]


def words_of_columns(images: Sequence[Image.Image], dpi: float, patience: Patience) -> list[tuple[Seen, ...]]:
    """The same of each of some pictures that show one column of text each.

    The recogniser is begun once for all: that costs as much as a short column does.
    """
    return _words(images, dpi, patience, _COLUMN) if images else []


def _words(images: Sequence[Image.Image], dpi: float, patience: Patience, laid_out: str) -> list[tuple[Seen, ...]]:
    rows = list(_rows(_ask(images, dpi, patience, "-l", language(), "--psm", laid_out, "-c", "tessedit_create_tsv=1")))
    return [tuple(seen for number, seen in rows if number == page) for page in range(1, len(images) + 1)]


def quarter_turns(image: Image.Image, dpi: float, patience: Patience) -> int:
    """How many quarter turns clockwise set the picture upright, as far as the recogniser can tell: 0 when it cannot.

    It is asked of the middle of the page, and of all of it only where too little stands there: a page of print would cost as much as
    to read it.
    """
    width, height = image.size
    middle = image.crop((width // 4, height // 4, width - width // 4, height - height // 4))
    for picture, options in ((middle, ("-c", f"min_characters_to_try={_ENOUGH}")), (image, ())):
        try:
            said = _ask([picture], dpi, patience, "-l", "osd", "--psm", "0", *options)
        except Unreadable:  # a page with too little text, or no data for this
            continue
        for line in said.splitlines():
            name, _, value = line.partition(":")
            if name == "Rotate":
                return int(value) // 90
    return 0


def _ask(images: Sequence[Image.Image], dpi: float, patience: Patience, *options: str) -> str:
    """What the recogniser says of pictures. It gets pixels that nothing has packed: no file of others is left to its decoders."""
    path = program()
    if path is None:
        raise Unreadable("unreadable.no_recogniser")
    if patience.left <= 0:
        raise Unreadable("unreadable.recogniser_slow", seconds=round(patience.work))
    command = [path, "stdin", "stdout", "--dpi", str(round(dpi)), *options]
    pixels = sum(image.width * image.height for image in images)
    room = Room(patience.left, patience.share * (_MEMORY + _MEMORY_A_PIXEL * pixels))
    with tempfile.TemporaryFile() as file:
        if len(images) == 1:
            images[0].save(file, "PPM")
        else:
            images[0].save(file, "TIFF", save_all=True, append_images=images[1:])
        file.seek(0)
        try:
            status, said, late, spent = run(command, seconds=patience.seconds, stdin=file, env=_ENV, room=room)
        except OSError:
            raise Unreadable("unreadable.recogniser_failed") from None
    patience.spend(spent)
    if late:
        raise Unreadable("unreadable.recogniser_slow", seconds=round(patience.work))
    if status == -signal.SIGABRT:  # how it says that there is no more memory
        raise Unreadable("unreadable.too_costly", cost=f"{room.megabytes:.0f} MB")
    if status:
        raise Unreadable("unreadable.recogniser_failed")
    return said.decode("utf-8", "replace")


def _rows(table: str) -> Iterator[tuple[int, Seen]]:
    """The words of a table, each with the number of its picture, from 1."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = map(int, cells[6:10])
        sure = max(float(cells[10]), 0.0) / 100
        yield int(cells[1]), Seen(cells[11].strip(), left, top, left + width, top + height, sure, tuple(cells[2:5]))
