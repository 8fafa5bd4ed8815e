"""Many texts asked at once say what each of them would say."""

import pytest

from checker.checking.joined import JoinedTexts

TEXTS = (
    "Giao Sở Nội vụ  chủ trì", "", "Quý II năm 2031\tTrung Thu", "phòng\u00a0Nội vụ,Sở", "chủ trì", "UBND xã Mây Hồng", "khoản 11 Điều a b",
)  # fmt: skip
LITERALS = (
    "Sở Nội vụ", "ở Nội", " Nội ", "Nội vụ", "vụ  chủ", "chủ trì", "II năm", "phòng Nội", "Trung Thu", " Thu", "Mây", "ây Hồ",
    "xã Mây Hồng", "Hồng ",
    " Giao", "Giao ", "G", "Sở", "trì Quý", " ", "  ", "1 Điều", "n 1 Đ", "Điều a b", " a ", "u a", "năm 2031\tTrung", "không đâu có",
)  # fmt: skip


@pytest.mark.parametrize("literal", LITERALS)
def test_a_literal_is_held_where_a_text_holds_it(literal):
    holding = [number for number, text in enumerate(TEXTS) if literal in text]
    joined = JoinedTexts(TEXTS)
    assert joined.holds(literal) is bool(holding)
    assert joined.holders([literal]) == holding


def test_holders_of_several_come_once_and_in_order():
    assert JoinedTexts(TEXTS).holders(["chủ trì", "Sở", "Nội vụ"]) == [0, 3, 4]


def test_nothing_is_held_by_no_text():
    assert JoinedTexts(()).holders(["Sở", " "]) == []
