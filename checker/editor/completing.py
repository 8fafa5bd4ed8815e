"""Phrases the law fixes, and those nearly every plan has, offered where a line begins as one of them does."""

from __future__ import annotations

from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.wording.folding import bare

PHRASES = (
    NATIONAL_NAME,
    MOTTO,
    "ỦY BAN NHÂN DÂN",
    "KẾ HOẠCH",
    "Số:      /KH-",
    "Căn cứ Luật",
    "Căn cứ Nghị định số",
    "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "Thực hiện Kế hoạch số",
    "Theo đề nghị của",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "II. NỘI DUNG",
    "II. NỘI DUNG THỰC HIỆN",
    "III. TỔ CHỨC THỰC HIỆN",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "KT. GIÁM ĐỐC",
    "TL. CHỦ TỊCH",
    "TUQ. CHỦ TỊCH",
    "Q. GIÁM ĐỐC",
    "PHÓ CHỦ TỊCH",
    "PHÓ GIÁM ĐỐC",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT,",
    "Phụ lục",
    "(Kèm theo Kế hoạch số      /KH-",
)
_LEAST = 2
"""Letters typed before anything is offered."""


def beginning_with(typed: str) -> list[str]:
    """The phrases that begin as what was typed on the line, in any case and without its marks; none for less than two letters."""
    start = bare(typed)
    return [phrase for phrase in PHRASES if bare(phrase).startswith(start)] if len(start.strip()) >= _LEAST else []
