"""One spelling of each letter and space: what every reader does to text before anybody else sees it."""

from __future__ import annotations

import re
import unicodedata

from checker.model.patterns import lazy_pattern
from checker.wording.unusual import UNUSUAL

# Old fonts and web forms give Icelandic or African letters that look the same as the Vietnamese Đ.
_LOOKALIKES = {"\u00d0": "\u0110", "\u0189": "\u0110", "\u00f0": "\u0111"}
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u115f\u1160\u2800\u3164\uffa0"
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\ufffe"
_UNSHOWN = ((0x34F, 0x34F), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2064, 0x2065), (0x206A, 0x206F), (0xFE00, 0xFE0F), (0xE0000, 0xE01EF))
"""Ranges of what no font shows: joiners, tags, and what asks for one shape or colour of the sign before it."""
_UNSHOWN_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSHOWN)
_REVERSED = lazy_pattern("[\u202b\u202e\u2067]")  # letters behind one are shown from right to left
# What has no width, between two letters of a word.
_WITHIN = lazy_pattern(f"[^\\W\\d_][\u200b\u200c\u200d\u2060\ufeff{_UNSHOWN_CLASS}]+[^\\W\\d_]")
# Combining marks, and the few letters whose composed form is another letter (Ångström, Kelvin and Ohm signs).
_DECOMPOSED = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2126\u212a\u212b"

_ODD = lazy_pattern(f"[{''.join(_LOOKALIKES)}{_SPACES}{_NOTHING}{_UNSHOWN_CLASS}{_DECOMPOSED}\u2028\u2029\ud800-\uf8ff]")
MOST_MARKS = 8
"""Combining marks one letter may bear; Vietnamese has two."""
_MANY_SIGNS = lazy_pattern(rf"[^\w\s\0-\x7f….–—“”]{{{MOST_MARKS + 1},}}")  # no combining mark of any script is \w
_COMBINING = lazy_pattern(f"[{_DECOMPOSED}]")
_INVISIBLE = lazy_pattern(f"[{_NOTHING}{_UNSHOWN_CLASS}]")
_LEADING_MARKS = lazy_pattern("[\u0300-\u036f]+")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff]")  # codes that every font may use for signs of its own
_SURROGATES = lazy_pattern("[\ud800-\udfff]")

OLD_CODES = ("tcvn3", "vni")
"""The codes before Unicode that are read, as ``Style.code`` names them."""

# Signs that text in an old code is full of and Vietnamese in Unicode has none of; a foreign name may have one.
_OLD = lazy_pattern("[¨ªµ¶¸¹¼¾Ä-ÇËÎÏÑÖØÛÜÞßä-çëîïñö-øûüþ]")

_TABLE = {ord(a): b for a, b in _LOOKALIKES.items()}
_TABLE |= dict.fromkeys(map(ord, _SPACES), " ")
_TABLE |= dict.fromkeys(map(ord, _NOTHING), "")
_TABLE |= {code: "" for first, last in _UNSHOWN for code in range(first, last + 1)}
_TABLE |= {0x2028: "\n", 0x2029: "\n"}


def is_odd(text: str) -> bool:
    """Whether :func:`tidy` would change the text; cheap, and the answer is nearly always no."""
    if text.isascii() or UNUSUAL.search(text) is None:
        return False
    return _ODD.search(text) is not None or _MANY_SIGNS.search(text) is not None


def with_few_marks(text: str) -> str:
    """The text with no more than :data:`MOST_MARKS` combining marks in a row: composing a letter is quadratic in its marks."""
    return text if text.isascii() else _MANY_SIGNS.sub(_few, text)


def _few(signs: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for sign in signs.group():
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def may_be_old(text: str) -> bool:
    """Whether a text may be in TCVN3 or VNI: a first look, for most texts the last one."""
    return not text.isascii() and _OLD.search(text) is not None


def tidy(text: str, seen: set[str]) -> str:
    """The text in NFC with plain spaces, no invisible characters, and Đ and đ as the Vietnamese letters.

    Adds to ``seen`` what was found: ``nfd``, ``lookalikes``, ``odd_spaces``, ``invisible``, and of these ``reversed`` where letters are
    shown in another order than they are read in, ``split_words`` where words are cut by what nobody sees; ``private_use`` for
    codes of which only a font knows the signs.
    """
    if not is_odd(text):
        return text
    text = with_few_marks(text)
    if any(letter in text for letter in _LOOKALIKES):
        seen.add("lookalikes")
    if any(space in text for space in _SPACES):
        seen.add("odd_spaces")
    if _INVISIBLE.search(text):
        seen.add("invisible")
        seen |= {name for name, pattern in (("reversed", _REVERSED), ("split_words", _WITHIN)) if pattern.search(text)}
    if _PRIVATE.search(text):
        seen.add("private_use")
    # A half of a surrogate pair cannot be printed or encoded: shown as the replacement character.
    text = _SURROGATES.sub("\ufffd", text.translate(_TABLE))
    if _COMBINING.search(text) and not unicodedata.is_normalized("NFC", text):
        seen.add("nfd")
        text = unicodedata.normalize("NFC", text)
    return text


def tidy_pieces(pieces: list[str], seen: set[str]) -> list[str]:
    """The same for a text cut in pieces: a combining mark that opens a piece joins the letter before it."""
    whole: list[str] = []
    for piece in pieces:
        marks = _LEADING_MARKS.match(piece) if whole else None
        if marks:
            room = MOST_MARKS - _marks_at_end(whole[-1])
            whole[-1] += marks.group()[: max(room, 0)]
            piece = piece[marks.end() :]  # noqa: PLW2901
        whole.append(piece)
    return [tidy(piece, seen) for piece in whole]


def _marks_at_end(text: str) -> int:
    tail = text[-MOST_MARKS:]
    return next((at for at, sign in enumerate(reversed(tail)) if not unicodedata.combining(sign)), len(tail))
