"""One slip of a typing hand in a line, by its kind: every place it could happen, each as an edit of the line.

=========  =========================================================================================================
kind       what the hand did
=========  =========================================================================================================
dropped    left out a letter
doubled    struck a letter twice
swapped    struck two neighbouring letters of a word the other way round
neighbour  struck a key beside the one meant (QWERTY)
mark       lost the tone or the vowel's mark, or set another tone
case       struck a letter in the other case
space      left out the space between two words, or struck one within a word
point      left out a point, comma, colon, stroke or hyphen, or struck the one beside it
telex      left the keys of Telex standing: ``Soos``, ``HOACHJ``, ``DDỐC``
vni        left the keys of VNI standing: ``So61``, ``HOACH5``
stray      struck a sign too many before or behind the line: ``*KT. GIÁM ĐỐC``, ``Nơi nhận:_``
shape      struck a digit for a letter, or a letter for a digit, that looks like it: ``5ố: l25``
alphabet   struck a letter of the Cyrillic alphabet that looks like the Latin one
tab        struck the tabulator for a space
no_break   struck a space that breaks no line: nobody sees it
lowered    left the capitals' lock off: ``Sở nội vụ``, ``Sở Nội Vụ``, ``sở nội vụ``
raised     left the capitals' lock on: ``NƠI NHẬN:``
unmarked   typed the whole line without marks: ``SO NOI VU``
word       left out a word, or typed one twice
=========  =========================================================================================================
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Edit(NamedTuple):
    """``line[start:end]`` becomes ``put``."""

    start: int
    end: int
    put: str

    def on(self, line: str) -> str:
        """The line with the edit made."""
        return line[: self.start] + self.put + line[self.end :]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where ``line[start:end]`` stands once the edit is made; what is put at its edge belongs to it."""
        by = len(self.put) - (self.end - self.start)
        return start if start <= self.start else max(start + by, self.start), end if end < self.start else end + by


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_MARK_KEYS = {".": ",", ",": ".", ":": ";", ";": ":", "/": ".", "-": "_"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_SHAPES = "\u0302\u0306\u031b"  # â, ă, ơ
_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j", "\u0302": "", "\u0306": "w", "\u031b": "w", "đ": "d"}
_VNI = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5", "\u0302": "6", "\u0306": "8", "\u031b": "7", "đ": "9"}


def _dropped(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, "") for at, letter in enumerate(line) if letter.isalpha())


def _doubled(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, letter * 2) for at, letter in enumerate(line) if letter.isalpha())


def _swapped(line: str) -> Iterator[Edit]:
    for at in range(len(line) - 1):
        pair = line[at : at + 2]
        if pair.isalpha() and pair[0] != pair[1]:
            yield Edit(at, at + 2, pair[1] + pair[0])


def _neighbour(line: str) -> Iterator[Edit]:
    for at, letter in enumerate(line):
        for key in _beside(letter.lower()):
            yield Edit(at, at + 1, key.upper() if letter.isupper() else key)


def _beside(letter: str) -> str:
    """The keys left and right of a letter without marks, and the one below it."""
    for number, row in enumerate(_ROWS):
        at = row.find(letter)
        if at >= 0:
            below = _ROWS[number + 1][at : at + 1] if number + 1 < len(_ROWS) else ""
            return row[max(at - 1, 0) : at] + row[at + 1 : at + 2] + below
    return ""


def _mark(line: str) -> Iterator[Edit]:
    for at, letter in enumerate(line):
        if letter in "đĐ":
            yield Edit(at, at + 1, "dD"["đĐ".index(letter)])
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        for mark in marks:
            rest = [other for other in marks if other != mark]
            yield Edit(at, at + 1, _composed(base, *rest))
            if mark in _TONES:
                yield from (Edit(at, at + 1, _composed(base, *rest, other)) for other in _TONES if other != mark)


def _case(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, letter.swapcase()) for at, letter in enumerate(line) if letter.isalpha())


def _space(line: str) -> Iterator[Edit]:
    for at in range(1, len(line)):
        if line[at] == " ":
            yield Edit(at, at + 1, "")
        elif line[at - 1] != " ":
            yield Edit(at, at, " ")


def _point(line: str) -> Iterator[Edit]:
    for at, mark in enumerate(line):
        if mark in _MARK_KEYS:
            yield Edit(at, at + 1, "")
            yield Edit(at, at + 1, _MARK_KEYS[mark])


def _telex(line: str) -> Iterator[Edit]:
    return _left_over(line, _TELEX)


def _vni(line: str) -> Iterator[Edit]:
    return _left_over(line, _VNI)


def _left_over(line: str, keys: dict[str, str]) -> Iterator[Edit]:
    """A mark's key stands for the mark: after its letter, and, of a tone, also at the end of the word."""
    for at, letter in enumerate(line):
        if letter in "đĐ":
            yield Edit(at, at + 1, _cased("d" + keys["đ"], letter))
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        for mark in marks:
            key = keys.get(mark)
            if key is None:
                continue
            plain = _composed(base, *(other for other in marks if other != mark))
            yield Edit(at, at + 1, _cased(plain + (key or base), letter))  # Telex doubles the letter for its circumflex
            end = _word_end(line, at)
            if mark in _TONES and end > at + 1:
                yield Edit(at, end, plain + line[at + 1 : end] + _cased(key, letter))


_BEFORE, _BEHIND = ".,*'-_•", ".,:;*'_"
_SHAPES_OF = {"0": "O", "O": "0", "1": "l", "I": "1", "l": "1", "5": "S", "S": "5"}
_CYRILLIC = dict(zip("AaBCcEeHKMOoPpTXxy", "АаВСсЕеНКМОоРрТХху", strict=True))


def _stray(line: str) -> Iterator[Edit]:
    yield from (Edit(0, 0, sign) for sign in _BEFORE)
    yield from (Edit(len(line), len(line), sign) for sign in (*_BEHIND, " .", " ,"))


def _shape(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, _SHAPES_OF[letter]) for at, letter in enumerate(line) if letter in _SHAPES_OF)


def _alphabet(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, _CYRILLIC[letter]) for at, letter in enumerate(line) if letter in _CYRILLIC)


def _tab(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, "\t") for at, letter in enumerate(line) if letter == " ")


def _no_break(line: str) -> Iterator[Edit]:
    return (Edit(at, at + 1, "\u00a0") for at, letter in enumerate(line) if letter == " ")


def _lowered(line: str) -> Iterator[Edit]:
    if line.isupper():
        yield from (Edit(0, len(line), low) for low in (line.capitalize(), line.title(), line.lower()))


def _raised(line: str) -> Iterator[Edit]:
    return iter([Edit(0, len(line), line.upper())] if not line.isupper() else [])


def _unmarked(line: str) -> Iterator[Edit]:
    yield Edit(
        0, len(line), "".join("dD"["đĐ".index(letter)] if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0] for letter in line)
    )


def _word(line: str) -> Iterator[Edit]:
    at = 0
    for word in line.split(" "):
        yield Edit(at, min(at + len(word) + 1, len(line)), "")
        yield Edit(at, at, f"{word} ")
        at += len(word) + 1


def _word_end(line: str, at: int) -> int:
    while at < len(line) and line[at].isalpha():
        at += 1
    return at


def _cased(text: str, like: str) -> str:
    return text.upper() if like.isupper() else text


def _composed(*marks: str) -> str:
    return unicodedata.normalize("NFC", "".join(marks))


KINDS: dict[str, Callable[[str], Iterator[Edit]]] = {
    "dropped": _dropped,
    "doubled": _doubled,
    "swapped": _swapped,
    "neighbour": _neighbour,
    "mark": _mark,
    "case": _case,
    "space": _space,
    "point": _point,
    "telex": _telex,
    "vni": _vni,
    "stray": _stray,
    "shape": _shape,
    "alphabet": _alphabet,
    "tab": _tab,
    "no_break": _no_break,
    "lowered": _lowered,
    "raised": _raised,
    "unmarked": _unmarked,
    "word": _word,
}


def slips(line: str, kind: str) -> list[Edit]:
    """Every slip of that kind that changes the line."""
    return [edit for edit in KINDS[kind](line) if edit.on(line) != line]
