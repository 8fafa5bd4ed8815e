"""Whose plan it is: issuers outside the decree are named, and judged only when asked."""

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model.data import home
from checker.reporting.catalogue import Words

_TEXT = (home("fixtures") / "compliant/so-noi-vu.txt").read_text(encoding="utf-8")


def _plan(superior: str, organ: str):
    text = _TEXT.replace("UBND TỈNH TÂY NINH", superior, 1).replace("SỞ NỘI VỤ", organ, 1)
    return parse(read(text.encode(), name="plan.txt", medium="text"))


@pytest.mark.parametrize(
    ("superior", "organ", "scope"),
    [
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM", "ỦY BAN MTTQ VIỆT NAM TỈNH TÂY NINH", "front"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "CÔNG ĐOÀN XÃ TÂN LẬP", "union"),
        ("HIỆP HỘI DOANH NGHIỆP TÂY NINH", "CÔNG TY CỔ PHẦN XUẤT KHẨU TÂY NINH", "company"),
        ("HIỆP HỘI DOANH NGHIỆP TÂY NINH", "CÔNG TY CỔ PHÂN NƯỚC SẠCH", "company"),
        ("HIỆP HỘI DOANH NGHIỆP TÂY NINH", "CÔNG TI TNHH NƯỚC SẠCH", "company"),
        ("UBND TỈNH TÂY NINH", "LIÊN HIỆP PHỤ NỮ XÃ TÂN LẬP", "in"),
        ("UBND TỈNH TÂY NINH", "CÔNG TY TNHH MTV NƯỚC SẠCH", "in"),
        ("CÔNG TY CỔ PHẦN CẤP NƯỚC", "CÔNG TY TNHH MTV NƯỚC SẠCH", "company"),
        ("TỔNG CÔNG TY CỔ PHẦN CẤP NƯỚC", "CÔNG TY CỔ PHẦN NƯỚC SẠCH", "company"),
        ("TỔNG CÔNG TY CẤP NƯỚC", "CÔNG TY TNHH MTV NƯỚC SẠCH", "in"),
        ("ỦY BAN MTTQ VIỆT NAM TỈNH BÌNH AN", "BAN THƯỜNG TRỰC", "front"),
        ("TỈNH ĐOÀN BÌNH AN", "BAN CHẤP HÀNH", "youth"),
        ("ỦY BAN MTTQ VIỆT NAM XÃ SƠN HẢI", "HỘI NÔNG DÂN", "association"),
        ("HỘI LHPN TỈNH BÌNH AN", "BAN THƯỜNG VỤ", "association"),
        ("UBND TỈNH BÌNH AN", "BAN CHẤP HÀNH PHÒNG, CHỐNG THIÊN TAI", "in"),
        ("ĐOÀN XÃ TÂN LẬP", "CHI ĐOÀN ẤP 3", "youth"),
        ("HỘI SINH VIÊN TỈNH TÂY NINH", "HỘI SINH VIÊN TRƯỜNG CAO ĐẲNG NGHỀ", "association"),
        ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "in"),
        ("UBND TỈNH TÂY NINH", "HỘI CHỮ THẬP ĐỎ", "association"),
        ("LIÊN MINH HỢP TÁC XÃ VIỆT NAM", "LIÊN MINH HỢP TÁC XÃ TỈNH TÂY NINH", "cooperatives"),
        ("UBND TỈNH TÂY NINH", "LIÊN MINH HTX TỈNH TÂY NINH", "cooperatives"),
        ("GIÁO HỘI PHẬT GIÁO VIỆT NAM", "CHÙA LINH SƠN", "religious"),
        ("GIÁO HỘI PHẬT GIÁO VIỆT NAM", "BAN TRỊ SỰ TỈNH TÂY NINH", "religious"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC TƯ THỤC SÔNG LAM", "private"),
        ("UBND XÃ TÂN LẬP", "TRƯỜNG MẦM NON TƯ THỤC HOA SEN", "private"),
        ("UBND XÃ TÂN LẬP", "TRƯỜNG MẦM NON HOA SEN", "in"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH", "TRUNG TÂM GIÁO DỤC THƯỜNG XUYÊN", "in"),
        ("ĐẢNG BỘ TỈNH TÂY NINH", "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY", "party"),
        ("TỈNH ỦY TÂY NINH", "VĂN PHÒNG", "party"),
        ("ĐẢNG ỦY XÃ TÂN LẬP", "CHI BỘ TRƯỜNG TIỂU HỌC TÂN LẬP", "party"),
        ("TỈNH ỦY TÂY NINH", "ĐẢNG ỦY UBND TỈNH", "party"),
        ("TỈNH ỦY TÂY NINH", "TRƯỜNG CHÍNH TRỊ", "in"),
        ("UBND TỈNH TÂY NINH", "BAN CHỈ ĐẠO THỰC HIỆN NGHỊ QUYẾT CỦA TỈNH ỦY", "in"),
        ("UBND TỈNH TÂY NINH", "BAN CHỈ ĐẠO THỰC HIỆN NGHỊ QUYẾT TỈNH ỦY", "in"),
        ("UBND TỈNH TÂY NINH", "VĂN PHÒNG", "in"),
    ],
)
def test_scope_is_by_the_issuer(superior: str, organ: str, scope: str) -> None:
    assert _plan(superior, organ).scope == scope


@pytest.mark.parametrize(
    ("superior", "organ", "heading", "scope"),
    [
        ("ĐOÀN XÃ TÂN LẬP", "CHI ĐOÀN ẤP 3", "ĐOÀN TNCS HỒ CHÍ MINH", "youth"),
        ("BCH ĐOÀN TRƯỜNG THPT LÊ VĂN HƯU", "LIÊN CHI ĐOÀN KHỐI 12", "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH", "youth"),
        ("HỘI SINH VIÊN TRƯỜNG CAO ĐẲNG NGHỀ", "LIÊN CHI HỘI KHOA ĐIỆN", "HỘI SINH VIÊN VIỆT NAM", "association"),
        ("HỘI SINH VIÊN TRƯỜNG CAO ĐẲNG NGHỀ", "BCH KHÓA IV", "HỘI SINH VIÊN VIỆT NAM", "association"),
    ],
)
def test_scope_is_by_the_heading_in_place_of_the_national_name(superior: str, organ: str, heading: str, scope: str) -> None:
    text = _TEXT.replace("UBND TỈNH TÂY NINH", superior, 1).replace("SỞ NỘI VỤ", organ, 1)
    text = text.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", heading, 1).replace("Độc lập - Tự do - Hạnh phúc\n", "", 1)
    plan = parse(read(text.encode(), name="plan.txt", medium="text"))
    assert plan.scope == scope
    assert heading not in (plan["organ"].text or "")


def test_what_is_not_judged_says_whose_rules_apply() -> None:
    words = {name: Words(name).ui("outside.association") for name in ("vi", "en")}
    assert "Hội" in words["vi"]
    assert "association" in words["en"]


def test_it_is_not_judged() -> None:
    plan = _plan("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "CÔNG ĐOÀN XÃ TÂN LẬP")
    assert lint(plan, load_ruleset(plan)).verdict == "out_of_scope"


@pytest.mark.parametrize(
    ("front", "scope"),
    [
        ("kind: organ\norgan: Sở Thủy lợi\nsubject: Nạo vét kênh mương\n", "source"),
        ("title: Nạo vét\nname: Hà\nsubject: Nạo vét\n", "in"),  # of a site that shows plans
        ("organ: Sở Thủy lợi\ncode: STL\n", "in"),
    ],
)
def test_what_is_typed_to_make_a_plan_of_is_no_plan_yet(front, scope):
    assert parse(read(f"---\n{front}---\n\n{_TEXT}".encode(), name="ke-hoach.md")).scope == scope
