"""Word's automatic numbering, rendered: half the headings of some plans exist only as numbers Word draws."""

from __future__ import annotations

import re

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.reading.word.markup import Definitions, W
from checker.reading.word.properties import Properties, is_on, paragraph_properties, run_properties
from checker.reading.word.styles import StyleSheet

LEVELS = 9
LISTS = (("abstractNum", "abstractNumId"), ("num", "numId"), ("numPicBullet", "numPicBulletId"))
"""The definitions a :class:`Numbering` is made of: the tag of each, and the attribute that names it."""
_PLACEHOLDER = lazy_pattern(r"%([1-9])")
_SEPARATORS = {"tab": " ", "space": " ", "nothing": ""}
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")
_SYMBOLS = {"-": "-", "+": "+", "\u00b7": "•", "\uf02d": "-", "\uf02b": "+", "\uf0be": "-"}
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
           (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST_ROMAN = 3999
_LETTERS = 26
_LARGEST = 32_767  # Word's own; also keeps ``aaa…`` and padded numbers of a hostile file short
_WIDEST = 9
_LONGEST = 200  # letters of a level's text or format: no label has as many, and each paragraph of the list repeats them


@dataclass(slots=True, eq=False, repr=False)
class Level:
    """One level of a list as Word stores it."""

    start: int = 1
    format: str = "decimal"
    custom: str = ""
    text: str = ""
    separator: str = " "
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    picture: str = ""  # the id of the one drawn in place of its text
    font: str = ""
    paragraph: Properties = field(default_factory=dict)
    look: Properties = field(default_factory=dict)  # of its label


class Numbering:
    """The lists of a document and how far each has counted; paragraphs must be asked in reading order."""

    def __init__(self, abstracts: Definitions | None, numbers: Definitions | None, pictures: Definitions | None, sheet: StyleSheet) -> None:
        self._abstracts = abstracts
        self._numbers = numbers
        self._pictures = pictures
        self._sheet = sheet
        self._levels: dict[str, tuple[str, list[Level], dict[int, int]] | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def level(self, number: str, level: int | None, style: str | None) -> int:
        """The level to use: the one given, else the one bound to the paragraph's style, else the first."""
        if level is not None:
            return min(max(level, 0), LEVELS - 1)
        found = self._list(number)
        bound = (index for index, each in enumerate(found[1]) if each.style and each.style == style) if found else iter(())
        return next(bound, 0)

    def paragraph(self, number: str, level: int) -> Properties:
        """The indents that the level of the list gives its paragraphs."""
        found = self._list(number)
        return found[1][level].paragraph if found else {}

    def look(self, number: str, level: int) -> Properties:
        """How the labels of that list and level look, as far as the list itself says."""
        found = self._list(number)
        return found[1][level].look if found else {}

    def is_drawn(self, number: str, level: int) -> bool:
        """Whether the labels of that list and level are a picture."""
        found = self._list(number)
        picture = found[1][level].picture if found else ""
        return bool(picture and self._pictures and self._pictures.find(picture) is not None)

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of that list and level with the space after it; counts it."""
        found = self._list(number)
        if found is None:
            return ""
        abstract, levels, overrides = found
        counts = self._count(abstract, number, level, levels, overrides)
        this = levels[level]
        text = _bullet(this) if this.format == "bullet" else _render(this, levels, counts)
        return text + this.separator if text else ""

    def _count(self, abstract: str, number: str, level: int, levels: list[Level], overrides: dict[int, int]) -> list[int | None]:
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        if number not in self._started:
            self._started.add(number)
            for index in overrides:
                counts[index] = None
        now = counts[level]
        counts[level] = levels[level].start if now is None else now + 1
        for below in range(level + 1, LEVELS):
            restart = levels[below].restart
            # w:lvlRestart 0 never restarts; k restarts after a paragraph of level k (counted from 1) or higher.
            if restart is None or level + 1 <= restart:
                counts[below] = None
        return counts

    def _list(self, number: str) -> tuple[str, list[Level], dict[int, int]] | None:
        if number not in self._levels:
            self._levels[number] = self._read(number)
        return self._levels[number]

    def _read(self, number: str) -> tuple[str, list[Level], dict[int, int]] | None:
        element = self._numbers.find(number) if self._numbers and number != "0" else None
        link = element.find(W + "abstractNumId") if element is not None else None
        identity = link.get(W + "val") if link is not None else None
        abstract, identity = self._abstract(identity)
        if element is None or abstract is None or identity is None:
            return None
        levels = [Level() for _ in range(LEVELS)]
        for each in abstract.iterfind(W + "lvl"):
            _put_level(each, levels)
        overrides: dict[int, int] = {}
        for override in element.iterfind(W + "lvlOverride"):
            index = _number(override.get(W + "ilvl"), 0)
            full, start = override.find(W + "lvl"), override.find(W + "startOverride")
            if full is not None:
                _put_level(full, levels)
            if start is not None and 0 <= index < LEVELS:
                overrides[index] = levels[index].start = _number(start.get(W + "val"), 1)
        return identity, levels, overrides

    def _abstract(self, identity: str | None) -> tuple[etree._Element | None, str | None]:
        element = self._abstracts.find(identity) if self._abstracts and identity else None
        link = element.find(W + "numStyleLink") if element is not None else None
        if link is None:
            return element, identity
        # A list that only names a numbering style: the style names a number, the number names the real list.
        number = self._sheet.numbering(link.get(W + "val", "")).paragraph.get("numbering")
        target = self._numbers.find(number) if self._numbers and number else None
        real = target.find(W + "abstractNumId") if target is not None else None
        identity = real.get(W + "val") if real is not None else None
        return (self._abstracts.find(identity) if self._abstracts and identity else None), identity


def _put_level(element: etree._Element, levels: list[Level]) -> None:
    index = _number(element.get(W + "ilvl"), 0)
    if not 0 <= index < LEVELS:
        return
    level = levels[index] = Level(start=0)
    for child in element.iter(W + "numFmt"):  # a custom format hides in mc:AlternateContent
        level.format, level.custom = child.get(W + "val", "decimal"), child.get(W + "format", "")[:_LONGEST]
        break
    for child in element:
        tag, value = child.tag[len(W) :], child.get(W + "val", "")
        if tag == "start":
            level.start = _number(value, 0)
        elif tag == "lvlText":
            level.text = value[:_LONGEST]
        elif tag == "suff":
            level.separator = _SEPARATORS.get(value, " ")
        elif tag == "lvlRestart":
            level.restart = _number(value, 0)
        elif tag == "isLgl":
            level.legal = is_on(child)
        elif tag == "pStyle":
            level.style = value
        elif tag == "lvlPicBulletId":
            level.picture = value
        elif tag == "pPr":
            level.paragraph = {k: v for k, v in paragraph_properties(child).items() if k in ("left", "right", "first")}
        elif tag == "rPr":
            fonts = child.find(W + "rFonts")
            level.font = fonts.get(W + "ascii", "").lower() if fonts is not None else ""
            level.look = run_properties(child)


def _number(value: str | None, default: int) -> int:
    try:
        return min(max(int(value), 0), _LARGEST) if value is not None else default
    except ValueError:
        return default


def _bullet(level: Level) -> str:
    text = level.text
    if text[:1] in _SYMBOLS:
        return _SYMBOLS[text[0]]
    if level.font.startswith(_SYMBOL_FONTS) or "\ue000" <= text[:1] <= "\uf8ff" or (text == "o" and "courier" in level.font):
        return "•"
    return text


def _render(this: Level, levels: list[Level], counts: list[int | None]) -> str:
    def one(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        level, count = levels[index], counts[index]
        number = level.start if count is None else count
        return str(number) if this.legal and level.format != "none" else ordinal(number, level.format, level.custom)

    return _PLACEHOLDER.sub(one, this.text)


def ordinal(number: int, form: str, custom: str = "") -> str:
    """A number in one of Word's formats (ST_NumberFormat); those no Vietnamese office uses come out as digits."""
    if form == "none":
        return ""
    if form == "custom":
        return _custom(number, custom)
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _LARGEST_ROMAN:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * (min((number - 1) // _LETTERS + 1, _WIDEST))
        return letter.upper() if form == "upperLetter" else letter
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMANS:
        while number >= value:
            out += letters
            number -= value
    return out


def _custom(number: int, form: str) -> str:
    """Word's own custom formats: ``001, 002, 003, ...`` (zeros) or a list of letters such as ``a, b, c, d, đ, e``."""
    words = [word.strip() for word in form.split(",")]
    words = [word for word in words if word.strip(".…")]
    if words and words[0].isdigit():
        return f"{number:0{min(len(words[0]), _WIDEST)}d}"
    return words[number - 1] if 0 < number <= len(words) else str(number)
