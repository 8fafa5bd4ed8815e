"""Signs that Word takes from a font by number, and words set in a font that has signs or Greek letters where others have letters."""

from __future__ import annotations

from checker.model.patterns import lazy_pattern

_BULLETS = ("wingding", "webding")  # fonts of signs alone
_SYMBOL = "symbol"
_PRIVATE = range(0xE000, 0xF900)
_SYMBOL_OFFSET = 0xF000
_SYMBOL_TEXT = frozenset(" !%&()+,./0123456789:;<=>?[]{|}_")  # what the font Symbol has in common with text
_SYMBOL_LETTERS = dict(zip(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True
))  # fmt: skip
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
    sign = chr(code - _SYMBOL_OFFSET) if 0x20 <= code - _SYMBOL_OFFSET < 0x100 else "•"
    if not font or font.lower().startswith(_BULLETS):
        return "•"
    if font.lower() == _SYMBOL:
        return sign if sign in _SYMBOL_TEXT else _SYMBOL_LETTERS.get(sign, "•")
    return sign


def shows_signs(font: str | None) -> bool:
    """Whether a font shows signs or Greek letters for Latin ones."""
    name = (font or "").lower()
    return name == _SYMBOL or name.startswith(_BULLETS)


def holds_word(text: str) -> bool:
    """Whether some text is more than the letters that stand for signs."""
    return _WORD.search(text) is not None
