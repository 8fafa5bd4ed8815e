"""Which pieces of a text are in an old code, by their font and by their letters; and those pieces in Unicode.

The font alone proves nothing: Unicode text is set in ``.VnTime`` (and looks wrong), and text in an old code is set in
Times New Roman (and looks worse). What proves it is how many words become Vietnamese syllables one way and the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from checker.model import CharacterFormat
from checker.reading.legacy import TCVN3, VNI, code_of_font, in_unicode, pieces_in_unicode
from checker.reading.syllables import is_syllable

_WORD = re.compile(r"[A-Za-z\u00a1-\uffff]+")
_QUOTES = "\u2010-\u201f\u2026\u2022"
_APART = re.compile(f"[{_QUOTES}]")
_FEWEST = 5  # different words that only an old code explains
_MOST = 0.6  # of the words that are no Vietnamese as they stand
_SUSPECT = 3  # different words that only an old code explains, from which the rest is no chance
_SOME = 0.3  # of the words that are no Vietnamese as they stand
_FEW = 0.1  # words only Unicode explains, to those only the old code does: then the whole text is in the old code
_SIGN_FONTS = ("symbol", "wingdings", "webdings", "cambria math")


class Recoder:
    """Knows the code of a document's text, and reads its pieces.

    ``text`` is all of the document's text; ``fonts``: fonts of old codes are used in it. ``code`` is the code the text
    is in where no font says so, ``None`` for Unicode; ``used``: the code some piece was read from, in capitals.
    """

    def __init__(self, text: str, *, fonts: bool = False) -> None:
        words = Counter(_words(text))
        self.code: str | None = None
        self._wholly = False
        strange = [word for word in words if not is_syllable(word)]
        foreign = sum(words[word] for word in strange)
        self.unsure = False  # some of the text seems to be in an old code, too little to turn it
        for code in (TCVN3, VNI):
            hits = [word for word in strange if _is_syllable_in(word, code)]
            weight = sum(words[word] for word in hits)
            if len(hits) >= _FEWEST and weight >= _MOST * foreign:
                self.code = code
                modern = sum(count for word, count in words.items() if is_syllable(word) and not _is_syllable_in(word, code))
                self._wholly = not fonts and modern <= _FEW * weight
            self.unsure |= len(hits) >= _SUSPECT and weight >= _SOME * foreign
        self.unsure &= self.code is None
        self._styles: dict[tuple[CharacterFormat, str], CharacterFormat] = {}
        self.used = ""

    def codes(self, texts: Sequence[str], fonts: Sequence[str | None]) -> list[str | None]:
        """The code of each piece of one paragraph."""
        named = [code_of_font(font) for font in fonts]
        found: list[str | None] = [None] * len(texts)
        for code in (TCVN3, VNI):
            self._settle(code, texts, [each == code for each in named], found, strict=False)
        if self.code is not None:
            free = [each is None and not (font or "").lower().startswith(_SIGN_FONTS) for each, font in zip(named, fonts, strict=True)]
            self._settle(self.code, texts, free, found, strict=not self._wholly)
        return found

    def recoded(
        self, texts: Sequence[str], styles: Sequence[CharacterFormat], codes: Sequence[str | None]
    ) -> tuple[list[str], list[CharacterFormat]]:
        """The pieces in Unicode, and their styles, which tell the code they were in."""
        pieces = pieces_in_unicode(texts, codes, [style.font for style in styles])
        return pieces, [self._coded(style, code) for style, code in zip(styles, codes, strict=True)]

    def line(self, text: str) -> str:
        """A line of plain text in Unicode."""
        codes = self.codes([text], [None])
        return text if codes[0] is None else pieces_in_unicode([text], codes, [None])[0]

    def _settle(self, code: str, texts: Sequence[str], meant: Sequence[bool], found: list[str | None], *, strict: bool) -> None:
        """Give the pieces meant their code when more of their words are syllables in it; not ``strict``: or as many."""
        if not any(meant):
            return
        words = _words("".join(text if is_meant else " " for text, is_meant in zip(texts, meant, strict=True)))
        now, then = sum(map(is_syllable, words)), sum(_is_syllable_in(word, code) for word in words)
        if then > now or (then == now and not strict):
            found[:] = [code if is_meant else each for each, is_meant in zip(found, meant, strict=True)]

    def _coded(self, style: CharacterFormat, code: str | None) -> CharacterFormat:
        if code is not None:
            self.used = code.upper()
        return style if code is None else self._styles.setdefault((style, code), style._replace(code=code))


def _words(text: str) -> list[str]:
    """The words that are not all ASCII: only they differ from code to code."""
    return [word for word in _WORD.findall(_APART.sub(" ", text)) if not word.isascii()]


@lru_cache(maxsize=8192)
def _is_syllable_in(word: str, code: str) -> bool:
    meant = in_unicode(word, code)
    return meant is not None and is_syllable(meant)
