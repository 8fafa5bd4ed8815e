"""Signs that Word takes from a font by number, and words set in a font that has signs or Greek letters where others have letters."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from checker.model.patterns import lazy_pattern
from checker.reading.word.markup import W

SYM = W + "sym"

_BULLETS = ("wingding", "webding")  # fonts of signs alone
_SYMBOL = "symbol"
_PRIVATE = range(0xE000, 0xF900)
_SYMBOL_OFFSET = 0xF000
_SYMBOL_TEXT = frozenset(" !%&()+,./0123456789:;<=>?[]{|}_")  # what the font Symbol has in common with text
_SYMBOL_LETTERS = dict(zip(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True
))  # fmt: skip
_HEX = lazy_pattern(r"[0-9A-Fa-f]{1,6}")
_SHORTEST = 3
"""Different letters of a word; fewer are bullets, boxes, or a formula."""
_WORD = lazy_pattern(r"[^\W\d_]{3}")  # bullets and boxes are letters alone, as are those of formulas
_SYMBOL_CODES = {0xF02D: "-", 0xF0BE: "-", 0xF0D8: "•"}


def symbol(char: str, font: str) -> str:
    """The sign of a ``w:sym``: its letter where the font has letters there, a bullet where it has signs of its own."""
    try:
        code = int(char, 16)
    except ValueError:
        return "•"
    if code in _SYMBOL_CODES:
        return _SYMBOL_CODES[code]
    if code not in _PRIVATE and not font.lower().startswith(_BULLETS):
        return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
    sign = chr(code - _SYMBOL_OFFSET) if _is_shown(code) else "•"
    if not font or font.lower().startswith(_BULLETS):
        return "•"
    if font.lower() == _SYMBOL:
        return sign if sign in _SYMBOL_TEXT else _SYMBOL_LETTERS.get(sign, "•")
    return sign


def letters_as_signs(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """Kind and font of each row of ``w:sym`` in which words may stand: letters of a font of signs, or signs only their font knows."""
    row: list[tuple[str, int]] = []
    for each in (*paragraph.iter(SYM, W + "t"), None):
        if each is not None and each.tag == SYM:
            char = each.get(W + "char", "")
            row.append((each.get(W + "font", ""), int(char, 16) if _HEX.fullmatch(char) else 0))
        elif each is None or each.text:
            if found := _word(row):
                yield found
            row = []


def _word(row: list[tuple[str, int]]) -> tuple[str, str] | None:
    if len(row) < _SHORTEST:
        return None
    signs = {chr(code & 0xFF if code in _PRIVATE else code) for font, code in row if shows_signs(font)}
    if sum(map(str.isalpha, signs)) >= _SHORTEST:
        return "sign_font", next(font for font, _ in row if shows_signs(font))
    unknown = {code for font, code in row if code in _PRIVATE and not _is_shown(code) and not shows_signs(font)}
    return ("private_letters", "") if len(unknown) >= _SHORTEST else None


def _is_shown(code: int) -> bool:
    return 0x20 <= code - _SYMBOL_OFFSET < 0x100


def shows_signs(font: str | None) -> bool:
    """Whether a font shows signs or Greek letters for Latin ones."""
    name = (font or "").lower()
    return name == _SYMBOL or name.startswith(_BULLETS)


def holds_word(text: str) -> bool:
    """Whether some text is more than the letters that stand for signs."""
    return _WORD.search(text) is not None
