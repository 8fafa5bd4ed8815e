"""Numerals with a slip: what their place proves is a heading, and what a sentence is."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset, parse, read
from tests.builders.plans import SO_NOI_VU
from tests.parsing.plans import BODY, plan_of, whole


def plan_with(printed, slipped):
    text = SO_NOI_VU.text()
    assert printed in text
    return parse(read(text.replace(printed, slipped, 1).encode()))


def told(plan):
    findings = lint(plan, load_ruleset(plan)).findings
    return [(finding.rule, finding.got, finding.want) for finding in findings]


def numerals(plan):
    return [row["numeral"] for row in plan.components["sections"].value]


@pytest.mark.parametrize(
    ("printed", "slipped", "finding"),
    [
        ("\nII. NỘI", "\nII NỘI", ("TT0639", "II", "II.")),
        ("\nII. NỘI", "\nII.. NỘI", ("TT0639", "II..", "II.")),
        ("\nIII. TỔ", "\nIII TỔ", ("TT0639", "III", "III.")),
        ("\n2. Yêu", "\n2, Yêu", ("TT0638", "2,", "2.")),
        ("\nb) Phát", "\nb, Phát", ("TT0633", "b,", "b)")),
        ("\nIII. TỔ", "\nIIII. TỔ", ("TT0648", "IIII", None)),
        ("\nII. NỘI", "\nIII. NỘI", ("TT0621", "III", "II")),
    ],
)
def test_a_slip_in_a_numeral_is_told_once_and_nothing_else_is_blamed(printed, slipped, finding):
    plan = plan_with(printed, slipped)
    assert told(plan) == [finding]
    assert len(numerals(plan)) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "2, 3 và 5 là các ngày nghỉ trong tuần.",
        "12, Các đơn vị khác báo cáo sau.",
        "c, d thì không áp dụng.",
        "II Các nội dung khác thực hiện sau.",
        "IV NỘI DUNG KHÁC",
    ],
)
def test_a_line_that_follows_no_numeral_is_text(sentence):
    plan = plan_with("\nII. NỘI", f"\n{sentence}\n\nII. NỘI")
    assert numerals(plan) == ["I", "II", "III"]
    assert told(plan) == []


def test_the_first_of_a_list_is_proven_by_the_second():
    assert told(plan_with("\n1. Mục đích", "\n1, Mục đích")) == [("TT0638", "1,", "1.")]
    assert told(plan_with("\na) Đánh giá", "\na, Đánh giá")) == [("TT0633", "a,", "a)")]
    both = SO_NOI_VU.text().replace("\na) Đánh giá", "\na, Đánh giá").replace("\nb) Phát", "\nb, Phát")
    assert told(parse(read(both.encode()))) == [("TT0633", "a,", "a)")]


@pytest.mark.parametrize("sentence", ["1, Đơn vị nào chưa báo cáo thì báo cáo.", "a, Đơn vị nào chưa báo cáo thì báo cáo."])
def test_a_line_that_no_second_follows_is_text(sentence):
    plan = plan_with("\nIII. TỔ", f"\n{sentence}\n\nIII. TỔ")
    assert told(plan) == []


def test_one_part_alone_is_not_said_to_lack_what_it_holds():
    plan = plan_with("\nI. MỤC ĐÍCH", "\nPhần 1\nMỤC ĐÍCH")
    assert told(plan) == [("TT0634", "Phần 1", None)]


@pytest.mark.parametrize(
    ("items", "printed", "slipped", "findings"),
    [
        ("1. MỤC ĐÍCH|2. YÊU CẦU", "\nII. NỘI", "\n2. NỘI", [("TT0660", "2", "II")]),
        ("1. MỤC ĐÍCH|2. YÊU CẦU", "\nII. NỘI", "\nII. NỘI", []),
        ("1. Mục đích|2. Yêu cầu", "\nIII. TỔ", "\n3. TỔ", [("TT0660", "3", "III")]),
        ("1. MỤC ĐÍCH|2. YÊU CẦU", "\nIII. TỔ CHỨC THỰC HIỆN", "\n3. KINH PHÍ", []),
    ],
)
def test_a_part_numbered_in_figures_is_one_among_items_in_capitals_too(items, printed, slipped, findings):
    first, second = items.split("|")
    text = SO_NOI_VU.text().replace("\n1. Mục đích", f"\n{first}").replace("\n2. Yêu cầu", f"\n{second}")
    assert printed in text
    assert [each for each in told(parse(read(text.replace(printed, slipped, 1).encode()))) if each[0] != "TT0683"] == findings


def test_the_carrying_out_is_an_item_among_items_in_capitals():
    body = BODY.replace("\nII. NỘI DUNG\n", "\nII. NỘI DUNG\n\n1. SỔ SÁCH\n\nLàm.\n\n2. KHO\n\nLàm.\n").replace("III. TỔ", "3. TỔ")
    assert numerals(plan_of(whole(body=body))) == ["I", "II"]


def test_a_part_left_out_before_the_figures_proves_no_part():
    text = SO_NOI_VU.text().replace("\nII. NỘI", "\nIV. NỘI").replace("\nIII. TỔ", "\n5. TỔ")
    assert numerals(parse(read(text.encode()))) == ["I", "IV"]
