"""Whom the decree binds (Điều 2): state bodies and state enterprises; others write by rules of their own."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Component
from checker.model.patterns import lazy_pattern

_UNITS = r"(?:TRUNG ƯƠNG|TỈNH|THÀNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ)"
_BOARD = r"(?:BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BTV|BAN THƯỜNG TRỰC|BTT)"
_ISSUERS = (
    ("front", ("MẶT TRẬN", "MTTQ"), lazy_pattern(rf"^(?:{_BOARD} )?(?:(?:ỦY|UỶ) BAN |UB\s?)?(?:MẶT TRẬN TỔ QUỐC|MTTQ)(?!\w)")),
    (
        "youth",
        (" ĐOÀN", "ĐOÀN ", "HỘI LIÊN HIỆP", "HỘI ĐỒNG ĐỘI"),
        lazy_pattern(
            rf"^(?:{_BOARD} )?(?:{_UNITS} ĐOÀN(?! (?:ĐẠI BIỂU|ĐBQH))(?!\w)|ĐOÀN (?:TNCS|THANH NIÊN|CƠ SỞ|KHỐI|{_UNITS} )"
            r"|(?:LIÊN )?CHI ĐOÀN(?!\w)|HỘI LIÊN HIỆP THANH NIÊN|HỘI ĐỒNG ĐỘI)"
        ),
    ),
    (
        "union",
        ("LIÊN ĐOÀN", "LĐLĐ", "CÔNG ĐOÀN"),
        lazy_pattern(rf"^(?:{_BOARD} )?(?:TỔNG LIÊN ĐOÀN LAO ĐỘNG|LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ|CÔNG ĐOÀN)(?!\w)"),
    ),
    (
        "association",
        ("HỘI ", "LIÊN HIỆP"),
        lazy_pattern(
            rf"^(?:{_BOARD} )?(?:(?:LIÊN )?CHI HỘI SINH VIÊN(?!\w)|HỘI (?:LIÊN HIỆP PHỤ NỮ|LHPN|PHỤ NỮ|NÔNG DÂN|CỰU CHIẾN BINH|CCB"
            r"|CHỮ THẬP ĐỎ|KHUYẾN HỌC|NGƯỜI CAO TUỔI|LUẬT GIA|NHÀ BÁO|ĐÔNG Y|SINH VIÊN|LÀM VƯỜN)"
            r"|HIỆP HỘI|LIÊN HIỆP CÁC (?:HỘI|TỔ CHỨC))(?!\w)"
        ),
    ),
    # One owner may be the State (một thành viên, MTV); a company of shares or of several members says nothing of it.
    (
        "company",
        ("CÔNG TY", "DOANH NGHIỆP", "HỢP TÁC XÃ"),
        lazy_pattern(r"^(?:CÔNG TY (?:CỔ PHẦN|CP|TNHH(?! (?:MỘT THÀNH VIÊN|MTV|NHÀ NƯỚC)))|DOANH NGHIỆP TƯ NHÂN|HỢP TÁC XÃ)(?!\w)"),
    ),
)  # fmt: skip
"""Kind of issuer, words without one of which its name is not of the kind, and how such names open."""
_BOARD_ALONE = lazy_pattern(rf"^{_BOARD}$")
# What these bodies print where the State's papers have the quốc hiệu; on text without diacritics.
_HEADINGS = {
    "doan tncs ho chi minh": "youth",
    "doan thanh nien cong san ho chi minh": "youth",
    "doan thanh nien": "youth",
    "hoi lien hiep thanh nien viet nam": "youth",
    "hoi lhtn viet nam": "youth",
    "hoi sinh vien viet nam": "association",
}
_STATE_OWNER = lazy_pattern(r"^(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|BỘ |SỞ |TỔNG CÔNG TY|TẬP ĐOÀN)")


def heading_scope(low: str) -> str | None:
    """The body whose own heading a line is, printed in the place of the quốc hiệu, or ``None``. ``low``: without diacritics.

    >>> heading_scope("doan tncs ho chi minh")
    'youth'
    """
    return _HEADINGS.get(low)


def issuer_scope(parts: Mapping[str, Component]) -> str | None:
    """Which of the bodies of Điều 2 khoản 2 issues the plan, or ``None``. An issuer of several names is judged by its first."""
    organ = (parts["organ"].text or "").upper()
    if _BOARD_ALONE.match(organ):  # the board of whom, the line above says
        organ = (parts["superior_organ"].text or "").upper()
    found = next((name for name, words, pattern in _ISSUERS if any(map(organ.__contains__, words)) and pattern.search(organ)), None)
    if found == "company" and _STATE_OWNER.search((parts["superior_organ"].text or "").upper()):
        return None
    return found
