"""Organs' names from which the word of their kind was left out: ``Y TẾ TÂY NINH`` for SỞ Y TẾ …, ``ĐĂNG KIỂM VIỆT NAM`` for CỤC …"""

from __future__ import annotations

from functools import cache

from checker.parsing.recognition.provinces import province_meant
from checker.parsing.recognition.wordings import COUNCILS, NAMED_WHOLE, OF_MINISTRIES, OF_THE_STATE, SCHOOLS, UNIT_WORDS, UNITS
from checker.wording.departments import MINISTRIES, behind_department, is_province
from checker.wording.folding import same_tone

_SCHOOL = "TRƯỜNG"
_KINDS = ("TRUNG TÂM", "BỆNH VIỆN", "HỘI", "BAN QUẢN LÝ", "BỘ CHỈ HUY", *OF_MINISTRIES)
_FIELDS = {kind: tuple(same_tone(name[len(kind) + 1 :]) for name in NAMED_WHOLE if name.startswith(f"{kind} ")) for kind in ("SỞ", "PHÒNG")}
"""What the departments of a province, and the offices of the units below it, are of."""
_LOCAL = tuple(f"{same_tone(council)} {same_tone(unit)} " for council in COUNCILS[::2] for unit in UNITS)
_PROVINCIAL = tuple(f"{same_tone(council)} {unit} " for council in COUNCILS[::2] for unit in ("tỉnh", "thành phố"))
_MINISTRIES = frozenset(map(same_tone, MINISTRIES))


def kind_left_out(text: str, above: str, top: bool) -> str:
    """The word that a name in capitals lacks at its head; ``""`` where it lacks none, or nobody knows which.

    ``above``: the line above it; ``top``: none stands there. Below any other line the name may go on: ``TRƯỜNG CAO ĐẲNG`` / ``Y TẾ …``.
    """
    low, over = same_tone(text), same_tone(above)
    return _department(text, low, over, top) or (_body(low) if top or _is_whole(over) else "")


def _department(text: str, low: str, over: str, top: bool) -> str:
    """``NỘI VỤ`` below a committee, ``GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH`` on top: SỞ, below a commune's PHÒNG, is left out."""
    kind = "SỞ" if over.startswith(_PROVINCIAL) else "PHÒNG" if over.startswith(_LOCAL) else ""
    named = next((name for name in _FIELDS[kind or "SỞ"] if f"{low} ".startswith(f"{name} ")), None)
    if named is None:
        return ""
    place = text[len(named) :].strip()
    return kind or ("SỞ" if top and (is_province(place) or province_meant(f"TỈNH {place}")) else "")


def _body(low: str) -> str:
    """The kind of the one organ that is of this name, its unit's behind it; a school's own name is of any words.

    ``MẪU GIÁO ĐỘC LẬP …`` is a class or a group of children, no school (Thông tư 49/2021/TT-BGDĐT).
    """
    if low.startswith(_schools()) and " độc lập" not in low:
        return _SCHOOL
    rest = max((rest for rest in _rests() if f"{low} ".startswith(f"{rest} ")), key=len, default="")
    behind = f"{low[len(rest) :].strip()} "
    return _rests()[rest] if rest and (not behind.strip() or behind.startswith(UNIT_WORDS) or is_province(behind)) else ""


def _is_whole(over: str) -> bool:
    """Whether a superior's name stands there to its end: a council's with its unit, a ministry's, a department's with its province."""
    return over.startswith(_LOCAL) or over in _MINISTRIES or is_province(behind_department(over) or "")


@cache
def _schools() -> tuple[str, ...]:
    return tuple(f"{same_tone(level)} " for level in SCHOOLS)


@cache
def _rests() -> dict[str, str]:
    """The names less their kinds, two words at least, each of one kind alone, and the kind."""
    found: dict[str, set[str]] = {}
    for name in OF_THE_STATE:
        kind = next((kind for kind in _KINDS if name.startswith(f"{kind} ")), "")
        found.setdefault(same_tone(name[len(kind) + 1 :]), set()).add(kind)
    return {rest: kinds.pop() for rest, kinds in found.items() if len(kinds) == 1}
