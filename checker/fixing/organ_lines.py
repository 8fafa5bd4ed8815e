"""Where a name of an organ is broken on paper: by words, where people break it, never within a word of two syllables.

A line ends before a place (``ỦY BAN NHÂN DÂN | TỈNH …``), after the kind of organ (``BAN CHỈ ĐẠO | …``), before ``VÀ`` or after a
comma; elsewhere only where nothing else would let the name into its column. Lines are as even as that lets them be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.fixing.drawing import text_width

_PLACES = "TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU"
_COUNCILS = r"(?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|(?:ỦY|UỶ) BAN MẶT TRẬN TỔ QUỐC VIỆT NAM"
_ALWAYS = re.compile(rf"(?:{_COUNCILS})(?= (?:{_PLACES}) )")
_KINDS = re.compile(
    r"(?:\[TÊN CƠ QUAN|"
    r"BAN CHỈ ĐẠO|BAN QUẢN LÝ(?: DỰ ÁN)?|BAN TỔ CHỨC|TRƯỜNG (?:TRUNG HỌC PHỔ THÔNG|TRUNG HỌC CƠ SỞ|TIỂU HỌC|MẦM NON|MẪU GIÁO|"
    r"ĐẠI HỌC|CAO ĐẲNG|THPT|THCS|TH)|TRUNG TÂM|CHI CỤC|CỤC|SỞ|PHÒNG|VĂN PHÒNG|VIỆN|BỆNH VIỆN(?: ĐA KHOA)?|"
    r"CÔNG TY|LIÊN ĐOÀN LAO ĐỘNG|HỘI ĐỒNG)\Z"
)
_FREE, _GOOD, _BAD, _WORST = 0.0, 0.15, 2.0, 6.0
_SYLLABLES = 2
_GOOD_BEFORE = re.compile(rf"(?:VÀ|{_PLACES}|KHU|CÔNG TRÌNH|CÔNG NGHIỆP|HUYỆN|CỦA)\Z")


def organ_lines(name: str, room: float, size: float) -> tuple[str, ...]:
    """A name in capitals as the lines it is set in, bold, ``size`` pt, in a column of ``room`` pt."""
    name = " ".join(name.split())
    always = _ALWAYS.match(name)
    if always is not None:
        return name[: always.end()], *organ_lines(name[always.end() :], room, size)
    if text_width(name, size) <= room:
        return (name,)
    words = name.split(" ")
    return tuple(_best(tuple(words), room, size))


def _best(words: Sequence[str], room: float, size: float) -> list[str]:
    """The fewest, most even lines whose ends cost least; a word wider than the column has a line of its own."""
    whole = text_width(" ".join(words), size)
    least = max(2, -int(-whole // room))

    @cache
    def lines_from(start: int) -> tuple[float, tuple[str, ...]]:
        found: list[tuple[float, tuple[str, ...]]] = []
        for end in range(start + 1, len(words) + 1):
            line = " ".join(words[start:end])
            width = text_width(line, size)
            if width > room and end > start + 1:
                break
            even = (width / room - whole / least / room) ** 2
            if end == len(words):
                found.append((even, (line,)))
            else:
                cost, rest = lines_from(end)
                found.append((even + cost + _cost(words, start, end), (line, *rest)))
        return min(found)

    return list(lines_from(0)[1])


def _cost(words: Sequence[str], start: int, end: int) -> float:
    """How ill a line may end before ``words[end]``."""
    before, after = " ".join(words[start:end]), words[end]
    if words[end - 1] == "VÀ":
        return _WORST
    if start == 0 and _KINDS.fullmatch(before):
        return _FREE
    pair = " ".join(words[end : end + 2])
    if before.endswith(",") or after == "-" or _GOOD_BEFORE.fullmatch(after) or _GOOD_BEFORE.fullmatch(pair):
        return _GOOD
    return _BAD if _since_boundary(words, end) % _SYLLABLES == 0 else _WORST


def _since_boundary(words: Sequence[str], end: int) -> int:
    """Syllables since a word surely ended: most words have two."""
    return next((end - at for at in range(end, 0, -1) if _ends_a_word(words, at)), end)


def _ends_a_word(words: Sequence[str], at: int) -> bool:
    before = " ".join(words[:at])
    return words[at - 1] == "VÀ" or before.endswith(",") or before == "TRƯỜNG" or _KINDS.fullmatch(before) is not None
