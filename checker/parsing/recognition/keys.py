"""Words as their keys were typed, where nothing turned them into letters: Telex ``DDOOCS``, VNI ``D9O61C`` for ``ĐỐC``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from checker.grammar.signer import read_competence
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.costs import LEFT_OVER
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.organs import KNOWN, WHOLE_NAMES, WITHOUT_UNIT
from checker.parsing.recognition.posts import RIGHT_AUTHORITIES, is_sound, opens_with
from checker.wording.folding import bare, one_space, same_tone

_WORD = lazy_pattern(r"(?<!\w)[A-Za-z][A-Za-z\d]{1,9}(?!\w)")
_MARKS = {keys: letter for letter, typed in zip("âêôđăơư", ("aa6", "ee6", "oo6", "dd9", "aw8", "ow7", "uw7"), strict=True)
          for keys in (typed[:2], typed[0] + typed[2])}  # fmt: skip
_TONES = dict(zip("fsrxj21345", "\u0300\u0301\u0309\u0303\u0323" * 2, strict=True))
_VOWELS, _MARKED = frozenset("aeiouyâêôăơư"), frozenset("âêôăơư")


def as_letters(text: str) -> str:
    """The text with each such word in the letters that its keys make.

    >>> as_letters("PHOS GIAMS DDOOCS"), as_letters("No7i nha65n:"), as_letters("UYR BAN NHAAN DAAN XAX HOAF AN")
    ('PHÓ GIÁM ĐỐC', 'Nơi nhận:', 'ỦY BAN NHÂN DÂN XÃ HÒA AN')
    """
    return _WORD.sub(lambda found: _lettered(found.group()), text)


def typed_office(line: Line, above: str) -> Guess | None:
    """The authority or post that a line is in the letters that its keys make, where it is none as it stands."""
    if _office(line.text, above):
        return None
    letters = as_letters(line.text)
    part = _office(letters, as_letters(above)) if letters != line.text else None
    return Guess(LEFT_OVER, line, part, letters) if part else None


def _office(text: str, above: str) -> str | None:
    authority = read_competence(text)
    if authority is None:
        return "position" if is_sound(text, above) else None
    rest = authority.rest
    return (
        "competence" if opens_with(rest, RIGHT_AUTHORITIES[authority.prefix]) or (authority.prefix != "TM" and is_sound(rest, "")) else None
    )


def typed_organs(lines: Sequence[Line]) -> Iterator[Guess]:
    """The lines that open with an organ's fixed words in the letters that their keys make, and with none as they stand."""
    for line in lines:
        text = one_space(line.text)
        letters = text if _names_organ(text) else as_letters(text)
        if letters != text and _names_organ(letters):
            yield Guess(LEFT_OVER, line, "organ", letters, margin=LEFT_OVER, instead="superior_organ")


def _names_organ(text: str) -> bool:
    low = same_tone(text)
    return low in WHOLE_NAMES or low in WITHOUT_UNIT or f"{low} ".startswith(KNOWN)


def _lettered(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for key in word.lower():
        if mark := _MARKS.get((letters[-1] if letters else "") + key):
            letters[-1] = mark
        elif key in _TONES and not _VOWELS.isdisjoint(letters):
            tone = _TONES[key]
        else:
            letters.append(key)
    if tone:
        at = _toned(letters)
        letters[at] = unicodedata.normalize("NFC", letters[at] + tone)
    low = "".join(letters)
    return low.upper() if word.isupper() else low.capitalize() if word[0].isupper() else low


def _toned(letters: list[str]) -> int:
    """Which letter bears the tone: the one with a mark of its own, else the last vowel before a consonant, else the last but one."""
    first = 2 if "".join(map(bare, letters[:2])) in ("gi", "qu") and not _VOWELS.isdisjoint(letters[2:]) else 0
    vowels = [at for at, letter in enumerate(letters) if at >= first and letter in _VOWELS]
    marked = [at for at in vowels if letters[at] in _MARKED]
    return marked[-1] if marked else vowels[-1 if vowels[-1] + 1 < len(letters) else -min(2, len(vowels))]
