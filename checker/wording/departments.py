"""The ministries and the departments of a province by their names, and the provinces whose names close them.

Specialised agencies of the provinces: Nghị định 24/2014/NĐ-CP, 107/2020/NĐ-CP, 45/2025/NĐ-CP.
"""

from __future__ import annotations

from functools import cache

from checker.model.data import compiled
from checker.wording.folding import one_space, same_tone

DEPARTMENTS = tuple(
    f"SỞ {name}"
    for name in (
        "NỘI VỤ", "TƯ PHÁP", "TÀI CHÍNH", "KẾ HOẠCH VÀ ĐẦU TƯ", "CÔNG THƯƠNG", "NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        "NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "GIAO THÔNG VẬN TẢI", "XÂY DỰNG", "TÀI NGUYÊN VÀ MÔI TRƯỜNG", "THÔNG TIN VÀ TRUYỀN THÔNG",
        "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "VĂN HÓA, THỂ THAO VÀ DU LỊCH", "VĂN HÓA VÀ THỂ THAO", "KHOA HỌC VÀ CÔNG NGHỆ",
        "GIÁO DỤC VÀ ĐÀO TẠO", "Y TẾ", "NGOẠI VỤ", "DU LỊCH", "QUY HOẠCH - KIẾN TRÚC", "DÂN TỘC VÀ TÔN GIÁO", "AN TOÀN THỰC PHẨM",
    )
)  # fmt: skip
MINISTRIES = tuple(
    f"BỘ {name}"
    for name in (
        "NỘI VỤ", "TƯ PHÁP", "TÀI CHÍNH", "CÔNG THƯƠNG", "XÂY DỰNG", "Y TẾ", "NGOẠI GIAO", "QUỐC PHÒNG", "CÔNG AN",
        "GIÁO DỤC VÀ ĐÀO TẠO", "KHOA HỌC VÀ CÔNG NGHỆ", "KẾ HOẠCH VÀ ĐẦU TƯ", "GIAO THÔNG VẬN TẢI", "THÔNG TIN VÀ TRUYỀN THÔNG",
        "TÀI NGUYÊN VÀ MÔI TRƯỜNG", "NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        "LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "VĂN HÓA, THỂ THAO VÀ DU LỊCH", "DÂN TỘC VÀ TÔN GIÁO",
    )
)  # fmt: skip
_OPENINGS = tuple(f"{same_tone(name)} " for name in DEPARTMENTS)


def is_whole_department(line: str) -> bool:
    """Whether it is a department's whole name, its province's behind it or left out.

    >>> [is_whole_department(line) for line in ("SỞ XÂY DỰNG", "SỞ XÂY DỰNG TÂY NINH", "SỞ DU LỊCH VÀ")]
    [True, True, False]
    """
    behind = behind_department(line)
    return behind is not None and (not behind or is_province(behind))


def behind_department(line: str) -> str | None:
    """What stands behind a department's name that opens the line, in small letters; ``None`` where none does.

    >>> [behind_department(line) for line in ("SỞ XÂY DỰNG", "SỞ DU LỊCH VÀ", "PHÒNG Y TẾ")]
    ['', 'và', None]
    """
    low = f"{same_tone(one_space(line))} "
    if not low.startswith(_OPENINGS):
        return None
    return next(low.removeprefix(name) for name in _OPENINGS if low.startswith(name)).strip()


def is_province(name: str) -> bool:
    """Whether it is the name of a province that is or that was."""
    return same_tone(one_space(name)).strip() in provinces()


@cache
def provinces() -> frozenset[str]:
    """The provinces that are and that were, in small letters (``rules/facts/provinces.yaml``)."""
    return frozenset(same_tone(one_space(row["name"])) for row in compiled().section("facts")["province_names"])
