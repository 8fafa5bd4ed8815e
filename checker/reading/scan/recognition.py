"""A picture of a page to the words on it."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import mean, median
from typing import Any

from PIL import Image

from checker.model.tuples import NamedTuple
from checker.reading.limits import DEFAULT, Limits
from checker.reading.page_layout import Sheet
from checker.reading.scan import tesseract
from checker.reading.scan.cleaning import grey_of, is_grey, resized, runs_down, skew_of, turned, without_colour
from checker.reading.scan.columns import PixelZone, down_to_name, zone_beside, zones
from checker.reading.scan.effort import Effort, passed_over
from checker.reading.scan.handwriting import ILLEGIBLE, illegible_marked, strokes_marked
from checker.reading.scan.seals import Seal, seal_on, without_its_letters
from checker.reading.scan.specks import tidied
from checker.reading.scan.stamps import stamped
from checker.reading.scan.tesseract import Patience, Seen
from checker.reading.scan.word_lines import on_baselines

_PACE = 130  # times what straightening a page costs, whatever is on it, reading it may cost: pages of print take up to 85 on any machine
_PRINT = 90  # times the same, what a page that may be print has in any case, however little its document has left
_NOISY = 0.5  # of the memory a page may take, one that is no print has
_PAPER = 250  # of 255: a page with nothing darker on it bears nothing
_POINTS = 72.0
_TURNED = 0.6  # mean confidence below which a page is likely to lie on its side or its head
_FEW = 5  # words: too few to tell which way is up
_SIGNED = 2.0  # radii of a seal above and below its middle within which posts, signature and name stand
_TALLEST = 1.8  # of the height of most words: what is higher is no word of a line
_OPENS, _CLOSES = 1.2, 0.4  # of the height: how near a sign stands to the word it opens, and to the one it closes
_SPECK = 0.4  # of the height of most words
_ALONE = re.compile(r"[-–+•*&=%;:…/]|\.{2,}|…+|[^\W_].*|\W*[^\W_].*|" + ILLEGIBLE)
"""What is printed as a word of its own: a dash or another sign that opens an entry, leaders, letters."""


class ReadyPage(NamedTuple):
    """A page fit to be read, in grey: all its ``ink``, and its ``print`` without what is in colour, one picture where nothing is; its
    resolution.
    """

    ink: Image.Image
    print: Image.Image
    dpi: float


class _Standing(NamedTuple):
    """A page turned some way, straightened: all its ``inked``, and its print as a ``page`` with what is ``seen`` on it."""

    inked: Image.Image
    page: Image.Image
    seen: Sequence[Seen]


def made_ready(image: Image.Image, dpi: float) -> ReadyPage:
    """The page without what is stamped, signed or otherwise in colour, at a resolution that can be read; smaller to hold than itself."""
    inked, fit = resized(grey_of(image), dpi)
    return ReadyPage(inked, *((inked, fit) if is_grey(image) else resized(without_colour(image), dpi)))


def recognise(ready: ReadyPage, *, number: int = 1, limits: Limits = DEFAULT, effort: Effort | None = None, spent: float = 0.0) -> Sheet:
    """The words on a picture of page ``number``, upright and straightened, and the size of that page, in pt.

    ``effort`` is that of its document, on which a page draws that shows none; ``spent``: seconds it has taken already. Raises
    :class:`~checker.model.Unreadable`: no recogniser, or it failed or took longer than ``limits`` have it.
    """
    effort = effort or Effort(limits.fruitless_work)
    began = time.thread_time()
    page, littered = tidied(ready.print)
    if page is None:
        sheet = passed_over(number)
        effort.took(spent + time.thread_time() - began, sheet)
        return sheet
    ready = ready._replace(print=page)
    spent += time.thread_time() - began
    with effort.turn(littered=littered) as most:
        if effort.is_spent:
            return passed_over(number)
        began = time.thread_time()
        if not any(ready.ink.histogram()[:_PAPER]):
            sheet = Sheet(number, ready.ink.width * _POINTS / ready.dpi, ready.ink.height * _POINTS / ready.dpi, exact=False)
            effort.took(spent, sheet)
            return sheet
        skew = skew_of(ready.print)
        straightening = time.thread_time() - began
        patience = _patience(straightening, most - spent, effort, limits)
        sheet = _seen(ready, skew, patience, number)
        effort.took(spent + time.thread_time() - began + patience.spent, sheet)
        return sheet


def _patience(straightening: float, most: float, effort: Effort, limits: Limits) -> Patience:
    """What the recogniser may take over a page that took so long (s) to straighten, and may take ``most`` in all when it is no print."""
    work = max(limits.recognition_work, _PACE * straightening)
    if most == math.inf:
        return Patience(limits.recognition_seconds, min(work, max(2 * effort.left, _PRINT * straightening)))
    return Patience(limits.recognition_seconds, max(math.floor(min(work, most - straightening)), 1), _NOISY)


def _seen(ready: ReadyPage, skew: float, patience: Patience, number: int) -> Sheet:
    """The words on a page that lies askew by so many degrees."""
    dpi = ready.dpi
    inked, page, seen = _upright(ready, skew, patience)
    scale = _POINTS / dpi
    seal = seal_on(inked, dpi)
    words = illegible_marked(_column_by_column(page, dpi, patience, seen, _columns(_print_only(seen, seal, scale), seal, scale)), inked)
    words = strokes_marked(without_its_letters(words, seal, scale))
    seals = (seal.box,) if seal else ()
    size, lines = (page.width * scale, page.height * scale), stamped(page, inked, dpi, patience)
    return Sheet(number, *size, on_baselines(_printed(words), scale), exact=False, seals=seals, stamps=lines)


def _upright(ready: ReadyPage, skew: float, patience: Patience) -> _Standing:
    """The page as it stands upright: where lines run down it, it is turned before it is read, since on its side it reads as nothing."""
    page = _straightened(ready, skew)
    over = _turned_over(ready, page, skew, patience) if (down := runs_down(page.print)) else None
    if over is not None and not _lies(over.seen):
        return over
    given = _read(page, patience)
    if _lies(given.seen) and not down:
        over = _turned_over(ready, page, skew, patience)
    return over if over is not None and _lies(given.seen) else given


def _turned_over(ready: ReadyPage, page: ReadyPage, skew: float, patience: Patience) -> _Standing | None:
    """The page turned as the recogniser says of it straightened, and read; ``None`` where it stands as far as that can tell."""
    turns = tesseract.quarter_turns(page.print, page.dpi, patience)
    if not turns:
        return None
    over = _changed(ready, lambda picture: picture.rotate(-90 * turns, expand=True))
    # Lines that ran down the page did not show how far it is askew.
    return _read(_straightened(over, skew_of(over.print) if turns % 2 else skew), patience)


def _straightened(ready: ReadyPage, skew: float) -> ReadyPage:
    return _changed(ready, lambda picture: turned(picture, skew))


def _changed(ready: ReadyPage, change: Callable[[Image.Image], Image.Image]) -> ReadyPage:
    """The page with both its pictures changed, or the one that is both."""
    page = change(ready.print)
    return ReadyPage(page if ready.ink is ready.print else change(ready.ink), page, ready.dpi)


def _read(page: ReadyPage, patience: Patience) -> _Standing:
    return _Standing(page.ink, page.print, tesseract.words(page.print, page.dpi, patience))


def traits_of(language: str, sheets: Sequence[Sheet] = ()) -> dict[str, Any]:
    """What rules and parsing must know of the recogniser: its language, whether it lacks Vietnamese, and what it could not see.

    ``seals`` are page and box (pt) of the seals: what stands there may be hidden from the recogniser. ``stamps`` are lines stamped in
    colour, of which a mark may be one.
    """
    seals = tuple((sheet.number, *(round(edge, 1) for edge in box)) for sheet in sheets for box in sheet.seals)
    found: dict[str, Any] = {"seals": seals, "stamps": tuple(line for sheet in sheets for line in sheet.stamps)}
    known = {} if language == "vie" else {"without_vietnamese": True}
    return {"recogniser": language} | known | {name: rows for name, rows in found.items() if rows}


def _print_only(seen: Sequence[Seen], seal: Seal | None, scale: float) -> list[Seen]:
    """The words by which columns are told: a seal and a signature reach across the gutter, and are no line of either column."""
    words = [word for word in strokes_marked(without_its_letters(seen, seal, scale)) if word.text != ILLEGIBLE]
    height = median(word.bottom - word.top for word in words) if words else 0
    return [word for word in words if word.bottom - word.top <= _TALLEST * height]


def _column_by_column(page: Image.Image, dpi: float, patience: Patience, seen: Sequence[Seen], columns: Sequence[PixelZone]) -> list[Seen]:
    """The words, those in two columns side by side read again each column on its own."""
    words = list(seen)
    parts: list[tuple[Image.Image, int, int, str]] = []
    for number, zone in enumerate(columns):
        words = [word for word in words if not zone.top <= (word.top + word.bottom) / 2 <= zone.bottom]
        bottom = min(zone.bottom, page.height)
        for side, (left, right) in enumerate(((0, zone.cut), (zone.cut, page.width))):
            parts.append((page.crop((left, zone.top, right, bottom)), left, zone.top, f"{number}.{side}"))
    found = tesseract.words_of_columns([picture for picture, *_ in parts], dpi, patience)
    for (_, left, top, column), of_column in zip(parts, found, strict=True):
        words += [_moved(word, left, top, column) for word in of_column]
    return words


def _columns(sure: Sequence[Seen], seal: Seal | None, scale: float) -> list[PixelZone]:
    """The zones told by words that are print; where none is told beside a seal, what it blots out is a column all the same."""
    found = zones(sure)
    if seal is None:
        return found
    middle, reach = (seal.x / scale, seal.y / scale), _SIGNED * seal.radius / scale
    signed = next((zone for zone in found if zone.top < middle[1] < zone.bottom), None)
    if signed is not None:
        down = down_to_name(signed, sure, middle[1] + reach)
        return [*(zone for zone in found if zone.bottom <= signed.top or zone.top >= down), replace(signed, bottom=down)]
    blotted = zone_beside(sure, middle, reach)
    if blotted is None:
        return found
    return [*(zone for zone in found if zone.bottom <= blotted.top or zone.top >= blotted.bottom), blotted]


def _moved(word: Seen, left: int, top: int, column: str) -> Seen:
    """A word of a part of the page at its place on the page."""
    return word._replace(
        left=word.left + left,
        right=word.right + left,
        top=word.top + top,
        bottom=word.bottom + top,
        line=(column, *word.line),
        column=column,
    )


def _lies(seen: Sequence[Seen]) -> bool:
    """Whether the page may not stand upright: little sense in it, or words taller than wide."""
    if len(seen) < _FEW:
        return True
    upright = sum(word.right - word.left > word.bottom - word.top for word in seen if len(word.text) > 2)
    tall = sum(word.right - word.left < word.bottom - word.top for word in seen if len(word.text) > 2)
    return tall > upright or mean(word.confidence for word in seen) < _TURNED


def _printed(seen: Sequence[Seen]) -> list[Seen]:
    """The words without specks, rules and bits of either."""
    height = median(word.bottom - word.top for word in seen) if seen else 0
    lines: dict[tuple[str, tuple[str, ...]], list[Seen]] = {}
    for word in seen:
        lines.setdefault((word.column, word.line), []).append(word)
    dirt = {word for words in lines.values() for word in _dirt(sorted(words, key=lambda word: word.left), height)}
    return [
        word for word in seen
        if word not in dirt
        and _ALONE.fullmatch(word.text)
        and (word.bottom - word.top > _SPECK * height or not any(map(str.isalnum, word.text)))
    ]  # fmt: skip


def _dirt(words: Sequence[Seen], height: float) -> Iterator[Seen]:
    """Signs of one line that open no entry, close no word and stand between no two: specks of dust taken for print."""
    for at, word in enumerate(words):
        if len(word.text) > 1 or word.text.isalnum() or word.text == ILLEGIBLE:
            continue
        before = word.left - words[at - 1].right if at else None
        after = words[at + 1].left - word.right if at + 1 < len(words) else None
        opens = after is not None and after <= _OPENS * height
        closes = before is not None and before <= _CLOSES * height
        if not (opens or closes):
            yield word
