"""A sign too many behind or before a line of the head or the tail: ``Số: 125/KH-SNV.`` is the number line, and its full stop is a slip.

Only a line that is a part letter by letter without the sign; what else a sign may mean (a room left for figures, a name or symbol
that goes on below, an abbreviation) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise, takewhile

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.organ import organ_kind
from checker.grammar.recipients import is_entry, read_archive
from checker.grammar.signer import is_name, is_title, read_competence
from checker.grammar.typename import type_of
from checker.model.patterns import lazy_pattern
from checker.parsing.lines import Line
from checker.parsing.recognition.authorities import NAMED_WITHIN
from checker.parsing.recognition.costs import OTHER
from checker.parsing.recognition.figures import names_place
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.head import is_sure
from checker.wording.folding import fold, mostly_upper

_SIGNS = tuple(".,;:-–—/*_'’\"")
_BEFORE = tuple("-–—*_•+.,;:'’\"")
"""Signs that may stand before a line of the closing and are none of it; no entry of the list is one of those lines."""
_ENDED = (";", ".")
"""Signs that end an entry: what has a dash before it and one of them behind it is of the list."""
_HANGING = frozenset("-–—/,")
"""Signs behind which a line may go on below."""
_DOUBLED = ("--", ",,", "//")
_STRAY = lazy_pattern(r"(?<=[^\W_]|:)\s{0,2}(?:[.,;:/–—*_'’\"-]|\.\.)\s*$")
_TWICE = lazy_pattern(r"(?<=\w)(?:(?P<sign>[-,/])(?P=sign)+)(?=\s?\w)")
_WORD_TWICE = lazy_pattern(r"(?<!\w)(?P<word>[^\W\d_]+)[.:]?\s(?=(?P=word)(?!\w))", re.IGNORECASE)
_DATE_WORDS = frozenset(("ngày", "tháng", "năm"))
_ABBREVIATED = lazy_pattern(r"(?<!\w)(?:[BCDĐGHKLMNPQRSTVX]{1,3}|CA|TƯ|UB)\s?\.$")
"""``TP.``, ``Q.``: letters that make no syllable, so that ``AN.`` and ``LẬP.`` are whole words."""
_ON_BELOW = lazy_pattern(r"[A-ZĐƯƠ0-9&/-]{1,12}")
_UNDER_COMMITTEES = frozenset({"department", "office", "unit", "steering", "military"})
_UNDER = {"ubnd": _UNDER_COMMITTEES, "hdnd": _UNDER_COMMITTEES, "department": frozenset({"unit"})}
"""Organs that stand below a committee or a department, and that its own name never goes on with."""
_LONGEST = 100  # characters of such a line
_LABEL = "nơi nhận:"


def strays_of_head(lines: Sequence[Line], taken: Container[Line] = ()) -> Iterator[Guess]:
    """Number, date, type name and organs with a sign behind them, or a sign doubled in number or date.

    ``taken``: the lines that are another part in all but some letters.
    """
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        text = _TWICE.sub(r"\g<sign>", line.text) if any(sign in line.text for sign in _DOUBLED) else line.text
        text = once if type_of(once := _once(text)) else _once(text, _DATE_WORDS)
        text = _coded_once(text)
        text = _undated(text, lines) if "/" in text else text
        if (text := _bare(text) or text) != line.text and (part := _of_head(text, lines, at, taken)) and not _goes_on(lines, at):
            yield Guess(OTHER, line, part, text)


def strays_of_tail(lines: Sequence[Line]) -> Iterator[Guess]:
    """Label, authority, post and name of the closing with a sign behind or before them."""
    for at, line in enumerate(lines):
        if len(line.text) > _LONGEST or (line.text.endswith(_ENDED) and is_entry(line.text)):
            continue
        twice = line.text.startswith(("N", "n")) or (mostly_upper(line.text) and not _heads_its_like(line.text))
        once = _once(line.text) if twice else line.text
        if once == line.text and not (line.text.endswith(_SIGNS) or line.text.startswith(_BEFORE)):
            continue
        for text in (_led(_bare(once) or once), _led(once)):
            if text != line.text and (part := _of_tail(text, lines, at)):
                yield Guess(OTHER, line, part, text)
                break


def _once(text: str, words: Container[str] | None = None) -> str:
    """The text without the words that were typed twice; ``words``: those alone that cannot stand twice."""
    if not _may_repeat(text):
        return text
    return _WORD_TWICE.sub(lambda found: found.group() if words and found["word"].lower() not in words else "", text)


def _coded_once(text: str) -> str:
    """The text without a number and symbol typed twice in a row."""
    words = text.split()
    return text[: text.rindex(words[-1])].rstrip() if len(words) > 1 and words[-1] == words[-2] and "/" in words[-1] else text


def _undated(text: str, lines: Sequence[Line]) -> str:
    """The number line without a date behind the symbol, where a line of place and date stands besides."""
    number = read_number(text)
    rest = text[number.end :] if number is not None and number.word and number.organ else ""
    date = read_dateline(rest) if any(map(str.isdigit, rest)) else None
    if number is None or number.start > 1 or date is None or date.place.strip(" ,(") or not date.iso:
        return text
    dates = (read_dateline(line.text) for line in lines if line.text[-4:].isdigit() and "/" not in line.text)
    return text[: number.end].rstrip() if any(each and each.comma and each.iso for each in dates) else text


def _heads_its_like(text: str) -> bool:
    """``TRƯỞNG BAN BAN DÂN NGUYỆN``: the head of what bears the same word in its name."""
    words = text.split()
    return any(words[at] == "TRƯỞNG" and words[at + 1] == words[at + 2] for at in range(len(words) - 3))


def _may_repeat(text: str) -> bool:
    """Whether a word may stand twice in a row: asked of every line, where the pattern would be compiled for most plans in vain."""
    words = text.casefold().split()
    near = (pair for pair in pairwise(words) if pair[0][0] == pair[1][0] or not pair[0].isalpha())  # of most no two begin alike
    return any(_may_open(first.rstrip(".:"), second) for first, second in near)


def _may_open(first: str, second: str) -> bool:
    """Whether the last word of ``first``, letters between two blanks, may be the one that ``second`` opens with."""
    return second.startswith(first) if first.isalpha() else bool(first) and first[-1].isalnum() and not first[-1].isdecimal()


def _led(text: str) -> str:
    """The text without a sign before it."""
    return behind if text.startswith(_BEFORE) and (behind := text[1:].lstrip()) and behind[0].isalpha() else text


def _bare(text: str) -> str:
    """The text without the sign behind it; empty when there is none, or it is more than a slip."""
    found = _STRAY.search(text) if text.endswith(_SIGNS) else None
    return text[: found.start()] if found else ""


def _of_head(text: str, lines: Sequence[Line], at: int, taken: Container[Line]) -> str | None:
    number = read_number(text)
    if number is not None and number.word and number.digits and number.organ and number.end == len(text):
        return "number"
    date = read_dateline(text)
    if date is not None and date.iso and date.end == len(text):
        return "date" if not date.start or date.comma or names_place(text[: date.start]) else None
    if type_of(text) and mostly_upper(text):
        return "type_name"
    return "organ" if mostly_upper(text) and _ends_a_name(text, lines, at, taken) else None


def _ends_a_name(text: str, lines: Sequence[Line], at: int, taken: Container[Line]) -> bool:
    """Whether what stands behind a name in capitals is a slip; a comma is, where the name goes on in no line of the head below."""
    printed = lines[at].text
    if is_sure(lines[at]):  # SỐ: above the number
        return False
    if printed[-1] != ",":
        return printed[-1] not in _HANGING and not _ABBREVIATED.search(printed)
    following = _next_unsure([line for line in lines[at + 1 :] if line not in taken])
    if following is None or not mostly_upper(following.text):
        return True
    return organ_kind(following.text) in _UNDER.get(organ_kind(text) or "", ())


def _next_unsure(lines: Sequence[Line]) -> Line | None:
    """The next line above the type name that is no other part letter by letter: a name may go on in it."""
    above = takewhile(lambda line: not type_of(line.text), lines)
    return next((line for line in above if any(map(str.isalpha, line.text)) and not is_sure(line)), None)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a number whose line ends with a dash or a slash, or a name in capitals, goes on below."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return lines[at].text[-1] in _HANGING and _ON_BELOW.fullmatch(following) is not None


def _of_tail(text: str, lines: Sequence[Line], at: int) -> str | None:
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if text.startswith(("N", "n")) and fold(text) == _LABEL:
        return "recipients"
    if read_competence(text):
        return "competence"
    if is_title(text):
        printed = lines[at].text
        apart = printed[-2].isspace() and is_title(following)  # TRƯỞNG BAN , above a second post: nothing hangs on a comma so typed
        hangs = printed[-1] in _HANGING and mostly_upper(following) and not apart
        return None if hangs else "position"
    named = is_name(text) and read_archive(text) is None  # “Lưu VT” has the shape of a name
    if named and any(is_title(line.text) or read_competence(line.text) for line in lines[max(at - NAMED_WITHIN, 0) : at]):
        return "full_name"
    return None
