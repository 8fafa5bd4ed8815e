"""The letters a mark of secrecy is printed in, as a reader sees them: no unseen signs, no letters of another script that look alike."""

from __future__ import annotations

import re
import unicodedata

from checker.model.patterns import lazy_pattern
from checker.wording.unusual import UNUSUAL

_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\U000e0000-\U000e0fff"
)
_OVER = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"  # lines and signs upon letters
_FOREIGN = r"\u0370-\u04ff\u0250-\u02af\u1d00-\u1d7f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff\u2113"
_ODD = lazy_pattern(f"[{_UNSEEN}{_OVER}{_FOREIGN}\u1e00-\u1e9f]")
_NOT_SHOWN, _LAID_OVER = lazy_pattern(f"[{_UNSEEN}]"), lazy_pattern(f"[{_OVER}]")
_TONES, _SHAPES = "\u0300\u0301\u0303\u0309\u0323", "\u0302\u0306\u031b"
_OWN_MARKS = _TONES + _SHAPES
_MARKED = lazy_pattern(f"([A-Za-z])([{_OWN_MARKS}]+)")
# Letters of other scripts that print as those of a mark: Cyrillic, Greek, small capitals, Cherokee, Coptic, Lisu; wide ones are NFKC's.
_ALIKE = str.maketrans(
    "МТІОАУЕмтіоауеѕү" + "ΜΤΙΟΑΥΕμτιοαυε" + "ᴍᴛɪᴏᴀᴜʏᴇ" + "ᎷᎢᎪᎩᎬ" + "ⲘⲦⲒⲞⲀⲨⲈ" + "ꓟꓔꓲꓳꓮꓴꓬꓰ" + "\u0406\u04c0ℓ",
    "MTIOAYEmtioayesy" + "MTIOAYEmtioaue" + "MTIOAUYE" + "MTAYE" + "MTIOAYE" + "MTIOAUYE" + "III",
)


def plain(text: str) -> str:
    """The text composed, entities of a page of the web as the letters they stand for, those that only look like a mark's replaced, and
    what no reader sees between letters left out.
    """
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    if UNUSUAL.search(text) is None or _ODD.search(text) is None:
        return text
    apart = unicodedata.normalize("NFD", _NOT_SHOWN.sub("", text)).translate(_ALIKE)
    letters = _LAID_OVER.sub(lambda sign: sign[0] if sign[0] in _OWN_MARKS else "", apart)
    return unicodedata.normalize("NFC", _MARKED.sub(_as_vietnamese, letters))


def _as_vietnamese(found: re.Match[str]) -> str:
    """A letter with no more marks than a Vietnamese one has: a consonant with none, a vowel with one tone, as Ậ where it may be that."""
    letter, marks = found.groups()
    if letter not in "AEIOUYaeiouy":
        return letter
    tones, shapes = [sign for sign in marks if sign in _TONES], [sign for sign in marks if sign in _SHAPES]
    return letter + "".join(shapes[:1]) + ("\u0323" if "\u0323" in tones and "\u0302" in shapes else "".join(tones[:1]))
