"""Whose plan it is: issuers outside the decree are named, and judged only when asked."""

import pytest

from checker import lint, load_ruleset, parse, read
from checker.model.data import home

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
        ("ỦY BAN MTTQ VIỆT NAM TỈNH BÌNH AN", "BAN THƯỜNG TRỰC", "front"),
        ("TỈNH ĐOÀN BÌNH AN", "BAN CHẤP HÀNH", "youth"),
        ("ỦY BAN MTTQ VIỆT NAM XÃ SƠN HẢI", "HỘI NÔNG DÂN", "association"),
        ("HỘI LHPN TỈNH BÌNH AN", "BAN THƯỜNG VỤ", "association"),
        ("UBND TỈNH BÌNH AN", "BAN CHẤP HÀNH PHÒNG, CHỐNG THIÊN TAI", "in"),
        ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "in"),
    ],
)
def test_scope_is_by_the_issuer(superior: str, organ: str, scope: str) -> None:
    assert _plan(superior, organ).scope == scope


def test_it_is_not_judged() -> None:
    plan = _plan("LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH", "CÔNG ĐOÀN XÃ TÂN LẬP")
    assert lint(plan, load_ruleset(plan)).verdict == "out_of_scope"
