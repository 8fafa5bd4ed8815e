"""Whether a page's text layer says what the page shows: letters mapped wrongly, marks lost, nothing but a picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from checker.reading.page_layout import Word
from checker.reading.pdf.drawing import COVERS
from checker.reading.pdf.letters import TextLayer
from checker.reading.text.plain import SYLLABLES

TYPED, LAYERED, PICTURED, BROKEN, EMPTY = "typed", "layered", "pictured", "broken", "empty"
"""A page typed; a recogniser's layer under a picture; a picture alone; letters that mean nothing; nothing at all."""

_FEW = 250  # letters; on a scan so few are what a signing program stamped over it
_STRANGE_SHARE, _LOST_SHARE = 0.12, 0.3  # of the letters
_KNOWN_SHARE = 0.12  # of the words: real plans have a third and more
_SIGNED, _SIGNS_SHARE, _FEW_KNOWN = 150, 0.4, 5  # letters shifted to signs: so many, such a share of them, so few words known
_VOWELS, _VOWEL_SHARE = frozenset("aeiouy"), 0.24  # of the letters; in any language of Latin letters a third and more are vowels
_OWN, _OWN_SHARE = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"), 0.05  # of all signs
_LEADERS = frozenset(".…-–—_=*|:;,/()%+")  # what tables and blanks are full of
_WORDS = 40  # fewer words tell nothing
_PLAIN = re.compile("[\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2010-\u2027\u2030-\u203a\u2190-\u27bf\u0300-\u0323]")
_PRIVATE = ("Co", "Cn", "Cc", "Cs")


def kind_of(layer: TextLayer, pictured: float) -> str:
    """What a page is by its text layer and the share of it a picture covers."""
    if pictured >= COVERS and layer.letters - _count(layer.hidden) <= _FEW:
        return LAYERED if layer.hidden else PICTURED
    if not layer.words and not layer.hidden:
        return EMPTY if pictured < COVERS / 2 else PICTURED
    return BROKEN if is_broken(layer.words or layer.hidden, layer.letters, layer.lost) else TYPED


def _count(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def is_broken(words: Sequence[Word], letters: int, lost: int) -> bool:
    """Letters of other scripts and private codes, or words of which no Vietnamese text consists (``.ӂ +2Ҥ&+``)."""
    text = "".join(word.text for word in words)
    if not text:
        return False
    strange = sum(_PLAIN.match(sign) is None and unicodedata.category(sign) not in ("So", "Sm") for sign in text)
    strange += sum(unicodedata.category(sign) in _PRIVATE for sign in text)
    if strange > _STRANGE_SHARE * len(text) or lost > _LOST_SHARE * max(letters, 1):
        return True
    syllables = [bare for word in words if (bare := _bare(word.text)).isalpha()]
    known = sum(each in SYLLABLES for each in syllables)
    if len(syllables) >= _WORDS:
        return known < _KNOWN_SHARE * len(syllables) and (_lacks_vowels("".join(syllables)) or _is_marked(text))
    signs = sum(not sign.isalnum() and sign not in _LEADERS for sign in text)
    return len(text) >= _SIGNED and signs > _SIGNS_SHARE * len(text) and known < _FEW_KNOWN


def _lacks_vowels(letters: str) -> bool:
    return sum(sign in _VOWELS for sign in letters) < _VOWEL_SHARE * len(letters)


def _is_marked(text: str) -> bool:
    """Full of letters that only Vietnamese has."""
    return len(_OWN.findall(text)) > _OWN_SHARE * len(text)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().strip(".,;:()\"'“”-/"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).replace("đ", "d")
