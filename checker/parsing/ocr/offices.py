"""Offices and names in smudged letters: what a line signs, where the signature begins behind an entry, how it must read."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.grammar.ocr_shapes import best
from checker.grammar.signer import Competence, is_loose_name, is_name, is_title, read_competence, split_honorific
from checker.model.patterns import lazy_pattern
from checker.parsing.ocr.archive_line import archive_in, is_archive
from checker.parsing.ocr.headings import share_of_capitals
from checker.parsing.ocr.printed import Printed
from checker.wording.folding import bare, mostly_upper

_BODIES = ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO", "HỘI ĐỒNG", "BAN TỔ CHỨC", "BAN THƯỜNG VỤ", "ỦY BAN")
HEADS = (
    "GIÁM ĐỐC", "CHỦ TỊCH", "BỘ TRƯỞNG", "CỤC TRƯỞNG", "VỤ TRƯỞNG", "CHI CỤC TRƯỞNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "HIỆU TRƯỞNG",
    "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "TỔNG THANH TRA", "VIỆN TRƯỞNG", "CHỦ NHIỆM", "TỔNG CỤC TRƯỞNG", "TRƯỞNG ĐOÀN",
)  # fmt: skip
_AUTHORITY = lazy_pattern(r"(?:\S{1,4}\s?|[A-ZĐ] [A-ZĐ]{1,2})[.,/:]")
SMUDGED_MARK = lazy_pattern(r"\W{0,2}[A-ZĐ]{1,3}\W{1,2}\s*\S")
_MARK_BEFORE = lazy_pattern(r"(?<!\S)\W{0,2}(?=\S*[A-ZĐ])(?:[A-ZĐa-z]{1,3}|[A-ZĐ] [A-ZĐ]{1,2})[^\w\s]{1,2}\s*$")
"""A mark of authority at a text's end: one of its letters read small, or come apart."""
_ABBREVIATED = lazy_pattern(r"[^\W\d_]{1,6}\.(?=.)")
_WIDE = lazy_pattern(r"(?<=\S)(?:\s{3,}|\t)(?=\S)")
_ENDED = (";", ".", ",", ")", ":")
_DUST = " '‘’`|_*-"  # signs of a stamp or a fold behind an entry
_NUMBERED = lazy_pattern(r"[IVX\d]+\s?[.)]")
_TITLES = (*HEADS, *(f"PHÓ {head}" for head in HEADS), "THỨ TRƯỞNG", "PHÓ CHÁNH VĂN PHÒNG")
_OFFICE_WORDS = ("Giám đốc", "Chủ tịch", "Bộ trưởng", "Hiệu trưởng", "Cục trưởng")
_OFFICES = (
    *_TITLES, *(f"{sign}. {head}" for sign in ("KT", "TL", "TUQ", "Q") for head in HEADS), *(f"TM. {body}" for body in _BODIES),
)  # fmt: skip
LIKE, _LIKE_KNOWN = 0.74, 0.85
_CAPITALS, _LONGEST_OFFICE, LONGEST_NAME = 0.6, 60, 40
MOSTLY, _SHORTEST_OFFICE, LIKE_EXPECTED = 0.7, 5, 0.45
_DUST_BEHIND = lazy_pattern(r"(?:\s{1,9}[^\w\s]{1,2}|[~¬]){1,9}$")
_NAME_LETTERS = str.maketrans("60{}|!]14@", "ooiiiiilaa", '‘`"')


def name_letters(text: str) -> str:
    """A person's name with the letters that its digits and signs must be: a name has neither."""
    return text if text.replace(" ", "").isalpha() else _DUST_BEHIND.sub("", text).translate(_NAME_LETTERS).rstrip(" ’'.,;:")


def from_office(text: str) -> str:
    """What stands beside the label, without the specks of a stamp before the office."""
    starts = [0, *(space.end() for space in re.finditer(r"\s+", text))]
    for start in starts:
        if signs(text[start:]) and text[start : start + 1].isupper():
            mark = _MARK_BEFORE.search(text[:start])
            return text[mark.start() if mark else start :]
    return text


def named_offices(entry: str) -> str:
    """An entry with the offices it names written out: ``Gidm déc, cdc Phé Gidm déc Sé``."""
    words = [word.span() for word in re.finditer(r"[^\W_]+", entry)]
    for (start, _), (_, end) in reversed(list(pairwise(words))):
        office = best(entry[start:end], _OFFICE_WORDS, _LIKE_KNOWN) if entry[start].isupper() else None
        if office and bare(office) != bare(entry[start:end]):
            entry = entry[:start] + office + entry[end:]
    return entry


def office_from(text: str) -> int:
    """Where an office or the signer's name begins behind an entry; the line's end when none does."""
    wide = _WIDE.search(text)
    if wide and (text[: wide.start()].endswith(";") or signs(text[wide.end() :])):
        return wide.end()
    opening = archive_in(text)
    listed = opening.end() if opening else 0  # the archive line's own codes come first
    for space in re.finditer(r"\s+|(?<=;)(?=[A-ZĐ])", text):  # a blank behind the entry's end may be lost
        if space.start() <= listed:
            continue
        tail = text[space.end() :].strip(" .,;:_'‘’`|-")
        before = text[: space.start()].rstrip(_DUST)
        before = before.rstrip(" .") + ("." if before.endswith(".") else "")
        if len(tail) < 5 or len(before) < 4 or ";" in tail:
            continue
        if (
            (before.endswith(";") or share_of_capitals(tail.split()[0]) > 0.5)
            and signs(tail)
            and (before.endswith(_ENDED) or len(tail) > 7)
        ):
            return space.end()
        if before.endswith(";") and in_capitals(tail):
            return space.end()
        if _ends_before_name(before, text) and _is_full_name(name_letters(tail), loose=is_archive(text)):
            return space.end()
    return len(text)


def signs(text: str) -> bool:
    """A title of office or an authority, in capitals."""
    if share_of_capitals(text) < _CAPITALS or len(text) > _LONGEST_OFFICE:
        return False
    if read_competence(text) or is_title(text):
        return True
    return best(text, _offices(text), LIKE) is not None


def is_that_head(text: str, authority: Competence) -> bool:
    """Whether a line names the head that one signs KT. for, where only their deputy can stand: ``ỔNG THANH TRA``."""
    return authority.prefix == "KT" and best(text, (authority.rest, f"PHÓ {authority.rest}"), LIKE) == authority.rest


def _offices(text: str) -> tuple[str, ...]:
    """What the line may be: an authority only where a full stop or a comma shows that one opens it."""
    return _OFFICES if _AUTHORITY.match(text) else _TITLES


def in_capitals(text: str) -> bool:
    """An office smudged beyond its words: capitals, which no entry ends in."""
    return share_of_capitals(text) >= MOSTLY and sum(map(str.isalpha, text)) >= _SHORTEST_OFFICE


def _ends_before_name(before: str, text: str) -> bool:
    if before.endswith(",") and is_archive(text):  # a comma struck for its full stop
        return is_name(text[len(before) :].strip()) and not text.endswith(".")
    return before.endswith(";") or (before.endswith((".", ")")) and is_archive(text))


def _is_full_name(text: str, *, loose: bool) -> bool:
    words = text.split()
    return (
        len(words) <= 5
        and not _ABBREVIATED.match(split_honorific(text)[1])
        and (is_name(text) or (loose and is_loose_name(text) and words[0].istitle()))
        and share_of_capitals(text) < MOSTLY
        and text[-1] not in ";:,"
    )


def office_line(line: Printed) -> Printed:
    """A title or authority with its smudged letters written out."""
    text = line.text
    if share_of_capitals(text) < _CAPITALS or _NUMBERED.match(text):
        return line
    known = (read_competence(text) or is_title(text)) and mostly_upper(text)
    wanted = best(text, _offices(text), _LIKE_KNOWN if known else LIKE)
    if wanted is None or (known and (bare(wanted) == bare(text) or len(wanted.split()) != len(text.split()))):
        return line
    return line.saying(wanted)
