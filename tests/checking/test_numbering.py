"""Numerals that do not follow one another, wherever they stand; and lists that are right as they are."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset
from tests.parsing.plans import plan_of, whole

TEXT = "của việc kiểm tra công tác văn thư trong năm nay."
RULES = ("TT0621", "TT0622", "TT0623", "TT0624", "TT0625", "TT0626", "TT0627")


def breaks(*lines: str) -> list[tuple[str | None, str | None]]:
    body = "\n\n".join(("\nI. NỘI DUNG", *lines, "III. TỔ CHỨC THỰC HIỆN" if "II. YÊU CẦU" in lines else "II. TỔ CHỨC", "Phòng Văn thư.\n"))
    plan = plan_of(whole(body=body))
    return [(each.got, each.want) for each in lint(plan, load_ruleset(plan)).findings if each.rule in RULES]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((f"2. Yêu cầu {TEXT}", f"3. Mục tiêu {TEXT}"), [("2", "1")]),
        ((f"b) Yêu cầu {TEXT}", f"c) Mục tiêu {TEXT}"), [("b", "a")]),
        ((f"1. Yêu cầu {TEXT}", f"1. Mục tiêu {TEXT}", f"2. Kết quả {TEXT}"), [("1", "2")]),
        (("1. Mục đích", f"Đây là mục đích {TEXT}", "1. Yêu cầu", f"Đây là yêu cầu {TEXT}"), [("1", "2")]),
        (("1. Mục đích", f"a) Đánh giá kết quả {TEXT}", f"b) Rút kinh nghiệm {TEXT}", "1. Yêu cầu", f"Theo kế hoạch {TEXT}"), [("1", "2")]),
        (("1. Yêu cầu", f"1.1. Chung {TEXT}", f"1.3. Riêng {TEXT}"), [("1.3", "1.2")]),
    ],
    ids=["from 2", "from b", "1 twice", "titles, text between", "titles, points between", "1.1, 1.3"],
)
def test_a_numeral_out_of_order_is_told(lines, found):
    assert breaks(*lines) == found


@pytest.mark.parametrize(
    "lines",
    [
        (f"1. Yêu cầu {TEXT}", f"2. Mục tiêu {TEXT}", "II. YÊU CẦU", f"3. Kết quả {TEXT}", f"4. Báo cáo {TEXT}"),  # carried on
        (f"Các việc dưới đây đã nêu ở điểm 1 {TEXT}", f"2. Yêu cầu {TEXT}", f"3. Mục tiêu {TEXT}"),  # text stands before
        (f"2. Yêu cầu {TEXT}",),  # no list
        ("1. Yêu cầu gồm:", f"1. Chung {TEXT}", f"2. Riêng {TEXT}", f"2. Mục tiêu {TEXT}"),  # a list within an item
        ("1. Yêu cầu", "Các yêu cầu như sau:", "1. Chung", "2. Riêng", f"2. Mục tiêu {TEXT}"),
        ("1. Yêu cầu", "a) Các yêu cầu", "1. Chung", "2. Riêng", f"2. Mục tiêu {TEXT}"),
        ("1. Yêu cầu", f"1.1. Chung {TEXT}", f"1.2. Riêng {TEXT}", "2. Mục tiêu", f"2.1. Chung {TEXT}", f"2.2. Riêng {TEXT}"),
    ],
    ids=["carried on", "text before", "alone", "list within", "list of titles", "list below a point", "decimals"],
)
def test_a_list_in_its_order_is_left(lines):
    assert breaks(*lines) == []
