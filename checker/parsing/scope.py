"""Whom the decree binds (Điều 2): state bodies and state enterprises; others write by rules of their own, or by none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.model import Component
from checker.model.patterns import lazy_pattern
from checker.parsing.head import Header

_UNITS = r"(?:TRUNG ƯƠNG|TỈNH|THÀNH|THÀNH PHỐ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ)"
_BOARD = r"(?:BAN CHẤP HÀNH|BCH|BAN THƯỜNG VỤ|BTV|BAN THƯỜNG TRỰC|BTT)"
_PARTY = r"(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) (?:ỦY|UỶ)(?! BAN(?!\w))"
_OF_SHARES = r"(?:TỔNG )?CÔNG T[YI] (?:CỔ PHẦN|CP)"
_OF_PARTY_WORDS = (" ỦY", " UỶ", "ĐẢNG BỘ")
_PARTY_OFFICE = lazy_pattern(r"^(?:VĂN PHÒNG|BAN (?:TỔ CHỨC|TUYÊN GIÁO|DÂN VẬN|NỘI CHÍNH)|(?:ỦY|UỶ) BAN KIỂM TRA)(?!\w)")
_ISSUERS = (
    (
        "party",
        (*_OF_PARTY_WORDS, "CHI BỘ"),
        lazy_pattern(
            rf"^(?:{_BOARD} )?(?:{_PARTY}|ĐẢNG BỘ|CHI (?:BỘ|ỦY|UỶ))(?!\w)"
            rf"|^(?:VĂN PHÒNG|BAN|(?:ỦY|UỶ) BAN KIỂM TRA) (?:(?!CỦA )[^\W_]+,? ){{0,9}}?{_PARTY}(?!\w)"
        ),
    ),
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
        ("CÔNG TY", "CÔNG TI", "DOANH NGHIỆP", "HỢP TÁC XÃ"),
        lazy_pattern(rf"^(?:{_OF_SHARES}|CÔNG T[YI] TNHH(?! (?:MỘT THÀNH VIÊN|MTV|NHÀ NƯỚC))|DOANH NGHIỆP TƯ NHÂN|HỢP TÁC XÃ)(?!\w)"),
    ),
    ("cooperatives", ("LIÊN MINH HỢP TÁC XÃ", "LIÊN MINH HTX"), lazy_pattern(r"^LIÊN MINH (?:HỢP TÁC XÃ|HTX)(?!\w)")),
    (
        "religious",
        ("GIÁO ", "CHÙA ", "TRỊ SỰ", "GIÁM MỤC", "HỘI THÁNH", "TỊNH XÁ", "THIỀN VIỆN", "TU VIỆN", "THÁNH THẤT"),
        lazy_pattern(
            r"^(?:GIÁO (?:HỘI|XỨ|PHẬN|HẠT)|CHÙA|BAN TRỊ SỰ|HỘI ĐỒNG TRỊ SỰ|T(?:ÒA|OÀ) (?:TỔNG )?GIÁM MỤC|HỘI THÁNH|TỊNH XÁ|THIỀN VIỆN"
            r"|TU VIỆN|THÁNH THẤT)(?!\w)"
        ),
    ),
    # Only where its own name says so: of other schools and hospitals nobody can tell whose they are.
    (
        "private",
        ("TƯ THỤC", "DÂN LẬP", "NGOÀI CÔNG LẬP", "TƯ NHÂN"),
        lazy_pattern(
            r"^(?:TRƯỜNG|NHÓM TRẺ|LỚP MẪU GIÁO|BỆNH VIỆN|PHÒNG KHÁM) (?:[^\W_]+ ){0,8}?(?:TƯ THỤC|DÂN LẬP|NGOÀI CÔNG LẬP|TƯ NHÂN)(?!\w)"
        ),
    ),
)  # fmt: skip
"""Kind of issuer, words without one of which its name is not of the kind, and how such names open."""
_OF_PARTY = lazy_pattern(rf"^(?:{_PARTY}|ĐẢNG BỘ)(?!\w)", words=_OF_PARTY_WORDS)
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
# A shopping list may be titled "Kế hoạch": a plan has something of what the decree asks of one besides.
_OF_PLANS = ("national_name", "motto", "organ", "number", "date", "legal_bases", "recipients", "position", "archive")
_PURPOSE = lazy_pattern(r"\bmục đích\b", re.IGNORECASE)
_STATE_OWNER = lazy_pattern(r"^(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|BỘ |SỞ |TỔNG CÔNG T[YI](?! (?:CỔ PHẦN|CP)(?!\w))|TẬP ĐOÀN)")
_OF_ONE_OWNER = lazy_pattern(r"^CÔNG T[YI] TNHH (?:MỘT THÀNH VIÊN|MTV)(?!\w)", words=("TNHH",))
_PARENT_OF_SHARES = lazy_pattern(rf"^{_OF_SHARES}(?!\w)", words=("CÔNG T",))


def heading_scope(low: str) -> str | None:
    """The body whose own heading a line is, printed in the place of the quốc hiệu, or ``None``. ``low``: without diacritics.

    >>> heading_scope("doan tncs ho chi minh")
    'youth'
    """
    return _HEADINGS.get(low)


def issuer_scope(parts: Mapping[str, Component]) -> str | None:
    """Which of the bodies of Điều 2 khoản 2 issues the plan, or ``None``. An issuer of several names is judged by its first."""
    organ, above = (_name_meant(parts[name]) for name in ("organ", "superior_organ"))
    if _BOARD_ALONE.match(organ):  # the board of whom, the line above says
        organ = above
    found = next((name for name, words, pattern in _ISSUERS if any(map(organ.__contains__, words)) and pattern.search(organ)), None)
    if found in ("company", "party") and _STATE_OWNER.search(above):
        return None
    if _OF_ONE_OWNER.search(organ) and _PARENT_OF_SHARES.search(above):  # the one owner is the company of shares above
        return "company"
    return "party" if found is None and _OF_PARTY.search(above) and _PARTY_OFFICE.search(organ) else found


def _name_meant(part: Component) -> str:
    """An organ's name in capitals, without the slips of the pen in its words: a company with one is no other issuer.

    A word left out is not put in: whose the name is without it nobody can be sure of.
    """
    printed = part.text or ""
    same = part.meant if part.meant and len(part.meant.split()) == len(printed.split()) else printed
    return same.upper()


def scope_of(header: Header, parts: Mapping[str, Component], code: str | None, *, attached: bool) -> str:
    """``in``, or why the decree's rules for a plan do not apply (see :class:`checker.model.Plan`).

    ``attached``: something says that it is promulgated with another document.
    """
    number = header.number
    if header.party or (number is not None and number.form == "party" and not number.colon and not parts["national_name"].present):
        return "party"
    if code not in (None, "KH"):
        return "type"
    if code is None and parts["type_name"].status != "blank":
        return "none"
    own = header.own or issuer_scope(parts)
    looks_it = attached or _is_divided(parts["sections"]) or any(parts[name].present for name in _OF_PLANS if name in parts)
    return own or ("in" if looks_it else "none")


def _is_divided(sections: Component) -> bool:
    """Whether its sections are a plan's: what it is for, how it is carried out. Anybody numbers a list."""
    return sections.fields.get("implementation") == "yes" or _PURPOSE.search(sections.text or "") is not None
