"""Parts of the header that stand on two lines: the type name, the number below its word."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset
from tests.parsing.plans import HEADER, plan_of, whole

NUMBER = "Số: 125/KH-SNV"
SUBJECT = "Kiểm tra công tác văn thư, lưu trữ năm 2024"


def told(plan):
    return [(finding.rule, finding.got, finding.want) for finding in lint(plan, load_ruleset(plan)).findings if finding.level != "note"]


@pytest.mark.parametrize(
    ("name", "findings"),
    [
        ("KẾ\nHOẠCH", []),
        ("KẾ\n\nHOẠCH", []),
        ("KÊ\nHOẠCH", [("TT0590", "KÊ", "KẾ")]),
        ("KẾ\nHOACH", [("TT0590", "HOACH", "HOẠCH")]),
    ],
)
def test_a_type_name_on_two_lines_is_one(name, findings):
    plan = plan_of(whole(title=f"\n{name}\n{SUBJECT}\n"))
    assert (plan["type_name"].text, plan["subject"].text) == (name.replace("\n\n", " ").replace("\n", " "), SUBJECT)
    assert told(plan) == findings


@pytest.mark.parametrize("name", ["KẾ\nhoạch", "Kế\nHOẠCH"])
def test_two_lines_of_which_one_is_in_small_letters_are_none(name):
    assert plan_of(whole(title=f"\n{name}\n{SUBJECT}\n"))["type_name"].text != name.replace("\n", " ")


@pytest.mark.parametrize(
    ("word", "findings"),
    [
        ("Số:", []),
        ("Số", [("TT0304", "Số 125/KH-SNV", "Số: 125/KH-SNV")]),
        ("SỐ:", [("TT0305", "SỐ", "Số")]),
        ("Sô:", [("TT0390", "Sô:", "Số:")]),
        ("Số;", [("TT0390", "Số;", "Số:")]),
    ],
)
def test_a_word_above_the_number_is_its_own_with_a_slip_too(word, findings):
    plan = plan_of(whole(header=HEADER.replace(NUMBER, f"{word}\n125/KH-SNV")))
    assert (plan["number"].text, plan["notation"].text, plan["organ"].text) == ("125", "KH-SNV", "SỞ NỘI VỤ")
    assert told(plan) == findings


def test_a_word_like_it_above_another_line_is_left_alone():
    assert told(plan_of(whole(header=HEADER.replace(NUMBER, f"So\n{NUMBER}")))) == []
