"""Whether a word is spelt as a Vietnamese syllable can be: what tells a text in an old code from gibberish."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP, _HEAVY = "\u0301", "\u0323"
_TONE = re.compile(f"[{_TONES}]")
_ONSET = "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnrstvx])?"
_CLOSED = "(?:iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uyê|uy|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])"
_OPEN = (
    "(?:[aeêioôơuưy]|ia|ya|uya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oi|ôi|ơi|ui|ưi|ưu|uôi|ươi|ươu|oa|oe|oai|oay|oao|oeo|uê|uy|uơ"
    "|uyu|uây|uâ)"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{_CLOSED}|{_OPEN})|gi|qu[ôơ]?")
_STOPPED = re.compile("(?:ch|[cpt])\\Z")


_LONGEST = 14  # signs: nghiêng, its marks apart, has nine


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case and either form of Unicode, can be one syllable of Vietnamese."""
    if len(word) > _LONGEST:
        return False
    apart = normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    bare = normalize("NFC", _TONE.sub("", apart))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(bare):
        return False
    return not _STOPPED.search(bare) or (bool(tones) and tones[0] in (_SHARP, _HEAVY))
