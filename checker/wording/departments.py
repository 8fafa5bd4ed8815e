"""The departments of a province by their names, and the provinces whose names close them."""

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
_OPENINGS = tuple(f"{same_tone(name)} " for name in DEPARTMENTS)


def is_whole_department(line: str) -> bool:
    """Whether it is a department's whole name, its province's behind it or left out.

    >>> [is_whole_department(line) for line in ("SỞ XÂY DỰNG", "SỞ XÂY DỰNG TÂY NINH", "SỞ DU LỊCH VÀ")]
    [True, True, False]
    """
    low = f"{same_tone(one_space(line))} "
    if not low.startswith(_OPENINGS):
        return False
    behind = next(low.removeprefix(name) for name in _OPENINGS if low.startswith(name))
    return not behind or is_province(behind)


def is_province(name: str) -> bool:
    """Whether it is the name of a province that is or that was."""
    return same_tone(one_space(name)).strip() in provinces()


@cache
def provinces() -> frozenset[str]:
    """The provinces that are and that were, in small letters (``rules/facts/provinces.yaml``)."""
    return frozenset(same_tone(one_space(row["name"])) for row in compiled().section("facts")["province_names"])
