"""Numerals that begin with the number of another item than they stand in."""

from __future__ import annotations

import pytest

from checker.parsing.borrowed import number_of_their_own
from tests.parsing.plans import plan_of, whole


def own(body):
    """The numerals that are another item's, and what they should be."""
    plan = plan_of(whole(body=body))
    return {item.fields["numeral"]: item.fields["own"] for item in plan["sections"].items["all"] if item.fields["own"]}


def body(*lines, before="I. MỤC ĐÍCH\n\nĐúng.\n\n", after="\n\nIII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư chủ trì./.\n"):
    return f"\n{before}II. NỘI DUNG\n\n" + "\n\n".join(lines) + after


def test_the_first_of_them_should_begin_with_the_number_above():
    lines = ("1. Kiểm tra", "1.1. Văn thư.", "1.2. Lưu trữ.", "2. Tập huấn", "1.1. Nội dung.", "1.2. Thời gian.", "3. Báo cáo")
    assert own(body(*lines)) == {"1.1": "2.1"}
    assert own(body("1. Kiểm tra", "3.4. Văn thư.", "2. Tập huấn", "3. Báo cáo")) == {"3.4": "1.4"}


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Kiểm tra", "1.1. Văn thư.", "1.2. Lưu trữ.", "2. Tập huấn", "2.1. Nội dung."),
        ("1. Kiểm tra", "2.1. Văn thư.", "2.2. Lưu trữ.", "2. Tập huấn"),  # by the part above, which is II
        ("1. Kiểm tra", "5.1. Văn thư.", "2. Tập huấn"),  # no item bears the number: a figure of the text
        ("1. Kiểm tra", "1.1. Văn thư.", "3.1. Lưu trữ.", "2. Tập huấn", "3. Báo cáo"),  # the item that these belong to may be lost
        ("1. Kiểm tra", "a) Văn thư.", "2. Tập huấn", "a) Nội dung."),
        ("a) Kiểm tra", "3.1. Văn thư.", "b) Tập huấn", "c) Báo cáo"),
    ],
)
def test_others_bear_their_own(lines):
    assert own(body(*lines)) == {}


def test_the_items_of_another_part_lend_no_number():
    before = "I. MỤC ĐÍCH\n\n1. Một\n\n2. Hai\n\n3. Ba\n\n4. Bốn\n\n"
    assert own(body("1. Kiểm tra", "4.1. Văn thư.", "2. Tập huấn", before=before)) == {}


def test_no_items_no_numbers():
    assert number_of_their_own([]) == {}
