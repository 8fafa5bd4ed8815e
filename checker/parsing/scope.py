"""Whom the decree binds (Điều 2): state bodies and state enterprises; others write by rules of their own."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Component
from checker.model.patterns import lazy_pattern

_UNITS = r"(?:TRUNG ƯƠNG|TỈNH|THÀNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ)"
_BOARD = r"(?:BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BTV|BAN THƯỜNG TRỰC|BTT)"
_ISSUERS = (
    ("front", lazy_pattern(rf"^(?:{_BOARD} )?(?:(?:ỦY|UỶ) BAN |UB\s?)?(?:MẶT TRẬN TỔ QUỐC|MTTQ)(?!\w)")),
    (
        "youth",
        lazy_pattern(
            rf"^(?:{_BOARD} )?(?:{_UNITS} ĐOÀN(?! (?:ĐẠI BIỂU|ĐBQH))(?!\w)|ĐOÀN (?:TNCS|THANH NIÊN|CƠ SỞ|KHỐI|{_UNITS} )"
            r"|HỘI LIÊN HIỆP THANH NIÊN|HỘI ĐỒNG ĐỘI)"
        ),
    ),
    ("union", lazy_pattern(rf"^(?:{_BOARD} )?(?:TỔNG LIÊN ĐOÀN LAO ĐỘNG|LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ|CÔNG ĐOÀN)(?!\w)")),
    (
        "association",
        lazy_pattern(
            rf"^(?:{_BOARD} )?(?:HỘI (?:LIÊN HIỆP PHỤ NỮ|LHPN|PHỤ NỮ|NÔNG DÂN|CỰU CHIẾN BINH|CCB|CHỮ THẬP ĐỎ|KHUYẾN HỌC|NGƯỜI CAO TUỔI"
            r"|LUẬT GIA|NHÀ BÁO|ĐÔNG Y|SINH VIÊN|LÀM VƯỜN)|HIỆP HỘI|LIÊN HIỆP CÁC (?:HỘI|TỔ CHỨC))(?!\w)"
        ),
    ),
    # One owner may be the State (một thành viên, MTV); a company of shares or of several members says nothing of it.
    (
        "company",
        lazy_pattern(r"^(?:CÔNG TY (?:CỔ PHẦN|CP|TNHH(?! (?:MỘT THÀNH VIÊN|MTV|NHÀ NƯỚC)))|DOANH NGHIỆP TƯ NHÂN|HỢP TÁC XÃ)(?!\w)"),
    ),
)  # fmt: skip
# Without one of these no pattern need be asked.
_WORDS = {
    "front": ("MẶT TRẬN", "MTTQ"),
    "youth": ("ĐOÀN", "THANH NIÊN", "HỘI ĐỒNG ĐỘI"),
    "union": ("LAO ĐỘNG", "LĐLĐ", "CÔNG ĐOÀN"),
    "association": ("HỘI", "LIÊN HIỆP"),
    "company": ("CÔNG TY", "DOANH NGHIỆP", "HỢP TÁC XÃ"),
}
_BOARD_ALONE = lazy_pattern(rf"^{_BOARD}$")
_STATE_OWNER = lazy_pattern(r"^(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|BỘ |SỞ |TỔNG CÔNG TY|TẬP ĐOÀN)")


def issuer_scope(parts: Mapping[str, Component]) -> str | None:
    """Which of the bodies of Điều 2 khoản 2 issues the plan, or ``None``. An issuer of several names is judged by its first."""
    organ = (parts["organ"].text or "").upper()
    if organ.startswith("B") and _BOARD_ALONE.match(organ):  # the board of whom, the line above says
        organ = (parts["superior_organ"].text or "").upper()
    found = next((name for name, pattern in _ISSUERS if any(word in organ for word in _WORDS[name]) and pattern.search(organ)), None)
    if found == "company" and _STATE_OWNER.search((parts["superior_organ"].text or "").upper()):
        return None
    return found
