"""Letters of drawn fonts (Type 3) that the file calls by their names: the library gives the code, and does not know that it is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from checker.model.patterns import lazy_pattern

_DRAWN = lazy_pattern(rb"/Type ?3\b")
_NAMED = lazy_pattern(rb"/Differences\s{0,9}\[([^\[\]]{1,8000})\]")
_STANDARD = lazy_pattern(rb"/(?:Base)?Encoding\s{0,9}/(?:WinAnsi|MacRoman|Standard)Encoding\b")
_TOKEN = lazy_pattern(rb"/([^\s/\[\]<>()]{1,60})|(\d{1,3})")
_AROUND = 1500  # bytes of a font before and behind the word that says what it is
_MOST = 400  # fonts
_CODES = 256
_UNICODE = lazy_pattern(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})")
_ACCENTED = lazy_pattern(r"([A-Za-z])(acute|grave|circumflex|tilde|dieresis|ring|cedilla)")
_ACCENTS = {
    "grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308", "ring": "\u030a",
    "cedilla": "\u0327",
}  # fmt: skip
_NAMES = (
    "space", "exclam", "quotedbl", "numbersign", "dollar", "percent", "ampersand", "quotesingle", "parenleft", "parenright", "asterisk",
    "plus", "comma", "hyphen", "period", "slash", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "colon",
    "semicolon", "less", "equal", "greater", "question", "at",
)  # fmt: skip
_SIGNS = {name: chr(code) for code, name in enumerate(_NAMES, 0x20)} | {
    "bracketleft": "[", "backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "braceleft": "{", "bar": "|",
    "braceright": "}", "asciitilde": "~", "minus": "-", "degree": "°",
}  # fmt: skip
"""By the names of the Adobe Glyph List."""


def rightly_coded(pieces: Sequence[bytes]) -> frozenset[str]:
    """The letters whose code is their own in each drawn font of a file that has it, given as its bytes and its object streams."""
    if not any(_DRAWN.search(piece) for piece in pieces):
        return frozenset()
    right, wrong = set[str](), set[str]()
    for piece in pieces:
        for found in islice(_NAMED.finditer(piece), _MOST):
            for code, name in _codes(found[1]):
                (right if _meaning(name) == chr(code) else wrong).add(chr(code))
    if any(map(_is_standard, _fonts(pieces))):
        right.update(map(chr, range(0x20, 0x7F)))
    return frozenset(right - wrong)


def _fonts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What stands around each word for a drawn font, within its own object."""
    for piece in pieces:
        for found in islice(_DRAWN.finditer(piece), _MOST):
            before, behind = piece[max(found.start() - _AROUND, 0) : found.start()], piece[found.end() : found.end() + _AROUND]
            yield before[before.rfind(b"endobj") + 1 :] + behind.partition(b"endobj")[0]


def _is_standard(font: bytes) -> bool:
    return _STANDARD.search(font) is not None


def _codes(differences: bytes) -> Iterator[tuple[int, str]]:
    """The codes of an encoding with the names it gives them (ISO 32000-2, 9.6.5.1)."""
    code = 0
    for name, number in _TOKEN.findall(differences):
        if number:
            code = int(number)
        elif code < _CODES:
            yield code, name.decode("latin-1")
            code += 1


def _meaning(name: str) -> str:
    """The letter of a name, as far as it is one that a code of one byte may be; nothing for others."""
    if len(name) == 1 and name.isalpha():
        return name
    if numbered := _UNICODE.fullmatch(name):
        code = int(numbered[1] or numbered[2], 16)
        return chr(code) if code < 0x110000 else ""
    if accented := _ACCENTED.fullmatch(name):
        return unicodedata.normalize("NFC", accented[1] + _ACCENTS[accented[2]])
    return _SIGNS.get(name, "")
