"""Numerals with a slip: what their place proves is a heading, and what a sentence is."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset, parse, read
from tests.builders.plans import SO_NOI_VU


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
