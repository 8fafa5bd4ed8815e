"""The letters of a PDF page as words: what each says, how it looks, where it stands."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from checker.model import CharacterFormat, Unreadable
from checker.reading.letters import MOST_MARKS
from checker.reading.page_layout import Word
from checker.reading.pdf import fonts
from checker.reading.pdf.drawing import COVERS, Drawing
from checker.reading.pdf.turning import Turn

_INVISIBLE = (3, 7)  # text rendering modes (ISO 32000-1, table 106): no ink, a clipping path
_PEN_ALONE = (1, 5)  # outlined, filled with nothing
_TINY = 2.0  # pt; nobody reads smaller print
_NARROW = 0.1  # of its height; letters squeezed to lines
_CLEAR = 12  # of 255: what is filled so thinly does not show
_FEWEST = 3  # letters that are asked after
_INSIDE = 0.25  # em; from where a letter begins to a point in it
_ROWS, _ROW = 200, 60  # text objects, letters of one, that may be a stamp
_STROKED = (2, 6)  # filled and stroked: bold made by a pen
_TILT = 0.02  # of a letter's height; more is turned text: a watermark or a stamp
_SHEAR = 0.12  # of a letter's height; more is a slant made by the matrix
_GENERATED = 1
_UNKNOWN = "\ufffd"
_TOP, _BOTTOM = 0.8, 0.2  # of the size: a letter's box above and below its baseline
_APART = 0.2  # em; letters of one word stand nearer
_ROOM = 0.12  # em; behind a real space
_TWICE = 0.12  # em; one letter printed twice
_ROUNDING = 0.15  # pt
_KERNED = 0.03  # em; a letter drawn back this far into the space before it
_HALVES = 2  # of a point: sizes are chosen by halves, and printing rounds them by less than half of one
_MOST = 60_000  # letters of one page
_MADE = frozenset((0, 9, 10, 13, 32, 160))  # what the library makes up: spaces and line ends
_COMBINING = "\u0300"  # no letter before it combines


def _plainly(function: Any, result: Any, *arguments: Any) -> Any:
    """A function the library is asked of every letter, its addresses as numbers: half of its cost is what ctypes makes of them."""
    return ctypes.cast(function, ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *arguments))


_CODE = _plainly(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_IS_MADE, _IS_LOST = (_plainly(function, ctypes.c_int) for function in (pdfium.FPDFText_IsGenerated, pdfium.FPDFText_HasUnicodeMapError))
_OBJECT = _plainly(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_ORIGIN = _plainly(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_BOX = _plainly(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)


@dataclass(slots=True)
class LetterLook:
    """How the letters of one text object look. ``hidden``: printed without ink; ``turned``: not upright."""

    style: CharacterFormat
    size: float
    hidden: bool
    turned: bool
    sunk: bool = False  # of the colour of what it stands on, or laid over
    drawn: int = 0  # the text object
    blended: bool = False  # mixed with what lies below, in a way that may leave nothing of it
    quarter: int = 0  # quarters of a turn, against the clock, that the line is turned by
    stopgap: bool = False  # single letters that the chosen font lacks: their font is nobody's choice, nor is its weight


@dataclass(slots=True)
class Letter:
    """One letter: ``x0`` and ``x1`` are its edges, ``y`` its baseline, in pt from the top left; ``made``: a space by the library."""

    text: str
    x0: float
    x1: float
    y: float
    look: LetterLook
    lost: bool
    made: bool = False

    @property
    def size(self) -> float:
        """In pt."""
        return self.look.size

    @property
    def drawn(self) -> int:
        """The text object that prints it."""
        return self.look.drawn

    @property
    def point(self) -> tuple[float, float]:
        """A point within it."""
        return (self.x0 + self.x1) / 2, self.y - _INSIDE * self.look.size


@dataclass(slots=True)
class TextLayer:
    """The letters of a page: ``words`` that show, ``hidden`` ones laid under a picture, and how many have no known meaning."""

    words: tuple[Word, ...]
    hidden: tuple[Word, ...]
    letters: int
    lost: int
    unseen: int = 0
    """Letters and figures nobody sees: without ink over no picture, of their ground's colour, laid over, off the page."""
    turned: int = 0
    """Letters that are not upright."""
    aside: tuple[str, ...] = ()
    """What is written in letters that are no text of the page: turned ones, and those nobody sees."""
    objects: frozenset[int] = frozenset()
    """The addresses of the text objects that print the letters, while the page is open."""
    every: tuple[Letter, ...] = ()
    """The letters that were looked at, those that show and those that do not."""

    @property
    def looked(self) -> int:
        """How many letters were looked at."""
        return len(self.every)

    @property
    def quarter(self) -> int:
        """The quarters of a turn, against the clock, that most of the letters are turned by."""
        return Counter(letter.look.quarter for letter in self.every).most_common(1)[0][0] if self.every else 0

    @property
    def marks(self) -> frozenset[tuple[str, int, int]]:
        """Every letter with its place in whole points: by these a letter laid over the page is told from its own."""
        return frozenset(map(_mark, self.every))


def layer_of(
    page: Any,
    turn: Turn,
    without: frozenset[tuple[str, int, int]] = frozenset(),
    drawing: Drawing | None = None,
    known: frozenset[str] = frozenset(),
) -> TextLayer:
    """The text layer of a page, but for letters that stand ``without``. ``drawing``: what lies behind and over them, where it is asked;
    ``known``: letters that are right although the library cannot tell what they are.
    """
    text = page.get_textpage()
    try:
        letters = list(_letters(text.raw, turn, drawing, known))
    finally:
        text.close()
    off = _begun_off(letters, page.get_size())
    shown = [letter for letter in letters if not letter.look.turned and id(letter.look) not in off]
    shown = [letter for letter in shown if _mark(letter) not in without] if without else shown
    counted = [letter for letter in shown if not letter.text.isspace()]
    below = _below(page, letters, drawing) if drawing else frozenset()
    unseen = list(_unseen(letters, off, below, drawing)) if drawing else []
    scanned = below if drawing and drawing.pictured >= COVERS else frozenset()
    turned = [letter for letter in letters if letter.look.turned]
    return TextLayer(
        tuple(_words([letter for letter in shown if not letter.look.hidden and id(letter) not in scanned])),
        tuple(_words([letter for letter in shown if letter.look.hidden or id(letter) in scanned])),
        len(counted),
        sum(letter.lost for letter in counted),
        sum(letter.text.isalnum() for letter in unseen),
        sum(letter.text.isalnum() for letter in turned),
        tuple(_written(turned)) + tuple(_written(unseen)),
        frozenset({letter.look.drawn for letter in letters}),
        tuple(letters),
    )


def _below(page: Any, letters: list[Letter], drawing: Drawing) -> frozenset[int]:
    """The letters, by identity, that something laid over them hides, or that are lost in what they are mixed with.

    The page is drawn only where some may be.
    """
    if not drawing.lays_unknown and not any(each.look.blended for each in letters):
        return frozenset()
    printed = [each for each in letters if not each.look.hidden and not each.text.isspace()]
    doubtful = [each for each in printed if each.look.blended or drawing.may_lie_under(each.drawn, *each.point)]
    if len(doubtful) < _FEWEST:
        return frozenset()
    from checker.reading.pdf.laid_under import covered

    return covered(page, printed, doubtful)


def _is_off(letter: Letter, size: tuple[float, float]) -> bool:
    """Whether a letter stands wholly beyond the edges of the page."""
    height = letter.look.size
    return letter.x1 <= 0 or letter.x0 >= size[0] or letter.y <= 0 or letter.y - _TOP * height >= size[1]


def _begun_off(letters: list[Letter], size: tuple[float, float]) -> frozenset[int]:
    """The looks, by identity, of text objects that begin beyond the page; one that only runs over its edge is cut, not hidden."""
    first: dict[int, Letter] = {}
    for letter in letters:
        first.setdefault(id(letter.look), letter)
    return frozenset(look for look, letter in first.items() if _is_off(letter, size))


def _unseen(letters: list[Letter], off: frozenset[int], below: frozenset[int], drawing: Drawing) -> Iterator[Letter]:
    """The letters nobody sees; most stand in text objects of which that is known at once."""
    looks = {id(letter.look): letter.look for letter in letters}
    doubted = {known for known, look in looks.items() if known in off or look.sunk or look.hidden}
    for letter in letters if doubted or below else ():
        if id(letter) in below or (id(letter.look) in doubted and (id(letter.look) in off or _is_unseen(letter, drawing))):
            yield letter


def _is_unseen(letter: Letter, drawing: Drawing) -> bool:
    """Whether nobody sees a letter; one without ink over a picture says what stands on that."""
    without_ink = letter.look.hidden and not drawing.pictures((letter.x0 + letter.x1) / 2, letter.y - _BOTTOM * letter.look.size)
    return letter.look.sunk or without_ink


def _written(letters: list[Letter]) -> Iterator[str]:
    """What some letters say, as far as it is short: those of each text object, and all in a row."""
    rows = ["".join(letter.text for letter in group) for _, group in groupby(letters, key=lambda letter: id(letter.look))]
    for row in (*rows[:_ROWS], "".join(rows[:_ROWS])):
        if 0 < len(row) <= _ROW:
            yield row


def _mark(letter: Letter) -> tuple[str, int, int]:
    return letter.text, round(letter.x0), round(letter.y)


def _letters(text: Any, turn: Turn, drawing: Drawing | None, known: frozenset[str]) -> Iterator[Letter]:
    """In the order of the content. Line ends that the library made up are left out; its spaces are kept, see :func:`_once`."""
    count = pdfium.FPDFText_CountChars(text)
    if count > _MOST:
        raise Unreadable("unreadable.too_complex", what="pdf", limit=_MOST)
    looks = _Looks(text, turn, drawing)
    page = ctypes.cast(text, ctypes.c_void_p).value
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    last: Letter | None = None
    space: Letter | None = None
    for at in range(count):
        code = _CODE(page, at)
        made = code in _MADE and _IS_MADE(page, at) == _GENERATED
        sign = chr(code) if code else _UNKNOWN
        if made and sign != " ":
            continue
        look = last.look if made and last is not None else looks.of(at)
        if look is None:
            continue
        _BOX(page, at, at_box)
        right = turn.ax * box.right + turn.bx * box.top + turn.cx
        if last is not None and sign >= _COMBINING and unicodedata.combining(sign):
            last.text = unicodedata.normalize("NFC", (last.text + sign)[: MOST_MARKS + 1])
            last.x1 = max(last.x1, right)
            continue
        _ORIGIN(page, at, at_x, at_y)
        left, stands = turn.point(x.value, y.value)
        edge = left if made else max(left, right, turn.ax * box.left + turn.bx * box.bottom + turn.cx)
        letter = Letter(sign, left, edge, stands, look, _IS_LOST(page, at) == 1 and sign not in known, made)
        if made:
            space = letter
        elif space is not None:
            yield _before(last, space, letter)
            space = None
        if not made:
            last = letter
            yield letter


def _before(last: Letter | None, space: Letter, letter: Letter) -> Letter:
    """A space as it stands between two letters: where the second was drawn back into it (``A V``), behind the first."""
    size = letter.look.size
    drawn_back = last is not None and last.y == letter.y and space.x0 - letter.x0 > _KERNED * size
    if last is not None and drawn_back and letter.x0 - last.x1 >= _ROOM * size:
        return replace(space, x0=last.x1, x1=last.x1)
    return space


class _Looks:
    """The look of each text object, worked out when its first letter comes."""

    def __init__(self, text: Any, turn: Turn, drawing: Drawing | None = None) -> None:
        self._text = text
        self._page = ctypes.cast(text, ctypes.c_void_p).value
        self._drawing = drawing
        self._turn = turn
        self._known: dict[int, LetterLook] = {}
        self._styles: dict[tuple[Any, ...], CharacterFormat] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(256)

    def of(self, at: int) -> LetterLook | None:
        """The look of a letter; ``None`` for what no text object prints."""
        key = _OBJECT(self._page, at)
        if key is None:
            return None
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._look(pdfium.FPDFText_GetTextObject(self._text, at), at)
        return look

    def _look(self, drawn: Any, at: int) -> LetterLook:
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(drawn, size)
        pdfium.FPDFText_GetMatrix(self._text, at, self._matrix)
        matrix = self._turn.matrix(self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d)
        across, up = math.hypot(*matrix[:2]), math.hypot(*matrix[2:])
        turned = abs(matrix[1]) > _TILT * (across or 1) or matrix[0] <= 0
        effective = round(abs(size.value) * up * _HALVES) / _HALVES
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        name, bold, italic = self._font(drawn)
        bold = bold or mode in _STROKED
        italic = italic or (not turned and abs(matrix[2]) > _SHEAR * (up or 1))
        font = fonts.family(name)
        weight = bold if bold or name else None  # a font without a name does not tell
        key = (font, effective, weight, italic, self._colour(drawn))
        style = self._styles.setdefault(
            key, CharacterFormat(font=font, size=effective, bold=weight, italic=italic, underline=False, color=key[4])
        )
        inks = (() if mode in _PEN_ALONE else (key[4],)) + ((self._stroke(drawn),) if mode in (*_PEN_ALONE, *_STROKED) else ())
        seen = self._drawing is None or any(self._shows(drawn, at, effective, ink) for ink in inks)
        address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        sunk = not seen or effective < _TINY or across < _NARROW * up
        hidden = mode in _INVISIBLE or self._is_clear(drawn)
        blended, quarter = bool(pdfium.FPDFPageObj_HasTransparency(drawn)), _quarter(*matrix[:2])
        return LetterLook(style, effective, hidden, turned, sunk, address, blended, quarter, font is None)

    def _shows(self, drawn: Any, at: int, size: float, color: str) -> bool:
        """Whether the text object that begins with a letter is seen, by where that stands."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._text, at, x, y)
        across, down = self._turn.point(x.value, y.value)
        address = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        return self._drawing is None or self._drawing.shows(address, across + _INSIDE * size, down - _INSIDE * size, color)

    def _stroke(self, drawn: Any) -> str:
        """The colour of the pen."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        known = pdfium.FPDFPageObj_GetStrokeColor(drawn, red, green, blue, alpha)
        return f"{red.value:02X}{green.value:02X}{blue.value:02X}" if known else "000000"

    def _is_clear(self, drawn: Any) -> bool:
        """Whether its letters are filled with nothing one could see."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        return bool(pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha)) and alpha.value < _CLEAR

    def _font(self, drawn: Any) -> tuple[str, bool, bool]:
        """Base name, bold and italic of the font an object is printed in."""
        font = pdfium.FPDFTextObj_GetFont(drawn)
        if not font:
            return "", False, False
        length = pdfium.FPDFFont_GetBaseFontName(font, self._name, len(self._name))
        name = self._name.raw[: max(min(length, len(self._name)) - 1, 0)].decode("utf-8", "replace")
        flags = max(pdfium.FPDFFont_GetFlags(font), 0)
        angle = ctypes.c_int()
        slanted = bool(pdfium.FPDFFont_GetItalicAngle(font, angle)) and angle.value != 0
        return name, fonts.is_bold(name) or bool(flags & fonts.FORCE_BOLD), fonts.is_italic(name) or slanted or bool(flags & fonts.ITALIC)

    def _colour(self, drawn: Any) -> str:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
            return "000000"
        return f"{red.value:02X}{green.value:02X}{blue.value:02X}"


def _quarter(right: float, up: float) -> int:
    """The quarters of a turn that a direction is turned by, 0 for one askew."""
    return 0 if min(abs(right), abs(up)) > _TILT * max(abs(right), abs(up)) else round(math.atan2(up, right) / (math.pi / 2)) % 4


def _words(letters: list[Letter]) -> Iterator[Word]:
    """Letters without white space between, from left to right on each line; those in a stopgap font take their neighbour's."""
    bands: dict[tuple[float, float], tuple[float, float, float]] = {}
    for row in _rows(letters):
        group: list[Letter] = []
        spaces = 0
        for letter in row:
            if letter.text.isspace():
                if group:
                    yield _word(group, spaces, bands)
                    group, spaces = [], 0
                spaces += 1
                continue
            if group and not _belongs(group[-1], letter):
                yield _word(group, spaces, bands)
                group, spaces = [], 0
            group.append(letter)
        if group:
            yield _word(group, spaces, bands)


def _rows(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Letters on one baseline, from the left; letters printed twice in one place (bold by double strike) count once."""
    rows: dict[float, list[Letter]] = {}
    for letter in letters:
        rows.setdefault(round(letter.y, 1), []).append(letter)
    heights = sorted(rows)
    at = 0
    while at < len(heights):
        row = rows[heights[at]]
        while at + 1 < len(heights) and heights[at + 1] - heights[at] <= _ROUNDING:
            at += 1
            row = row + rows[heights[at]]
        at += 1
        yield _once(sorted(row, key=lambda letter: letter.x0))


def _once(row: list[Letter]) -> list[Letter]:
    """A row without what is printed twice (bold by double strike) or made up.

    The library puts a space at the end of any gap in a text object and then drops the real one that stands there. So one at
    which a letter begins is made up, and one with room behind it is real.
    """
    kept: list[Letter] = []
    for at, letter in enumerate(row):
        before = kept[-1] if kept else None
        if letter.made:
            following = next((other for other in row[at + 1 :] if not other.made), None)
            if before is None or before.text.isspace() or following is None or letter.x0 - before.x0 < _ROOM * letter.look.size:
                continue
            if following.x0 - letter.x0 < _ROOM * letter.look.size:
                continue
        elif before is not None and before.text == letter.text and abs(before.x0 - letter.x0) < _TWICE * letter.look.size:
            if not letter.text.isspace():
                kept[-1] = replace(before, look=replace(before.look, style=before.look.style._replace(bold=True)))
            continue
        if before is not None and before.x1 > letter.x0:  # a stopgap font's letters are wider than their room
            before.x1 = letter.x0
        kept.append(letter)
    return kept


def _belongs(before: Letter, letter: Letter) -> bool:
    """Whether a letter is of the word before it: near, and of one look; a stopgap letter takes that of its neighbour."""
    if letter.x0 - before.x1 > _APART * letter.look.size:
        return False
    one, other = before.look.style, letter.look.style
    if one is other:
        return True
    stopgap = before.look.stopgap or letter.look.stopgap
    return stopgap and one.color == other.color and abs(before.look.size - letter.look.size) <= 1 / _HALVES


def _word(group: list[Letter], spaces: int, bands: dict[tuple[float, float], tuple[float, float, float]]) -> Word:
    """The word some letters make. ``bands``: top, bottom and baseline of those so far, which the words of a line have in common."""
    known = next((letter.look.style for letter in group if not letter.look.stopgap), group[0].look.style)
    y, size = group[0].y, group[0].look.size
    top, bottom, baseline = bands.setdefault((y, size), (y - _TOP * size, y + _BOTTOM * size, y))
    text = "".join([letter.text for letter in group])
    return Word(text, group[0].x0, top, group[-1].x1, bottom, known, baseline, spaces)
