"""Type names: written as the law has them, set apart letter by letter, before a subject on their line."""

import pytest

from checker.grammar.typename import type_leading, type_of, unspaced


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("K Ế  H O Ạ C H", "KẾ HOẠCH"),
        ("T Ờ T R Ì N H", "TỜ TRÌNH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("KẾ H O Ạ C H", "KẾ H O Ạ C H"),
        ("K Ế T O Á N", "K Ế T O Á N"),
        ("A B C", "A B C"),
        ("", ""),
    ],
)
def test_the_letters_of_a_type_name_set_apart_are_put_together_and_no_others(text, whole):
    assert unspaced(text) == whole


def test_a_type_name_is_one_when_it_says_nothing_else():
    assert type_of("** KẾ HOẠCH: **"[2:-3]) == ("Kế hoạch", "KH")
    assert type_of("KẾ HOẠCH TUẦN") is None


@pytest.mark.parametrize(
    ("line", "leading"),
    [
        ("KẾ HOẠCH Tổ chức hội thao", ("Kế hoạch", 8)),
        ("KẾ HOẠCH", ("Kế hoạch", 8)),
        ("KẾ  HOẠCH Tổ chức hội thao", ("Kế hoạch", 9)),
        (f"KẾ HOẠCH {'X' * 390}", ("Kế hoạch", 8)),
        (f"KẾ HOẠCH {'X' * 391}", None),
        ("KẾ HOẠCHH Tổ chức hội thao", None),
        ("Kế hoạch tổ chức hội thao", None),
        ("TỔ CHỨC KẾ HOẠCH", None),
        ("PHƯỜNG AN HÒA", None),
        ("PHƯƠNG ÁN HÒA GIẢI", ("Phương án", 9)),
    ],
)
def test_a_type_name_in_capitals_opens_the_line_of_its_subject(line, leading):
    assert type_leading(line) == leading


def test_a_ward_is_no_type_of_paper():
    assert type_of("PHƯỜNG AN") is None
    assert type_of("PHƯƠNG ÁN") == ("Phương án", "PA")
