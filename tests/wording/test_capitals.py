"""Which letters are capitals."""

import pytest

from checker.wording.folding import is_upper, mostly_upper


@pytest.mark.parametrize(
    ("text", "upper"), [("A", False), ("AB", True), ("Ab", False), ("QĐ-TTg SỞ", True), ("QĐ-TTg", False), ("12", False), ("A 1", False)]
)
def test_two_letters_and_none_of_them_small(text, upper):
    assert is_upper(text) is upper


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("A", False),
        ("AB", True),
        ("X" * 900, True),
        ("X" * 901, False),
        ("XXXXx", True),
        ("XXXXXXXXx x", True),
        ("XXXx", False),
        ("Phát HUY SỨC MẠNH ĐOÀN KẾT", False),
        ("A1 KẾ HOẠCH", True),
    ],
)
def test_four_letters_of_five_in_a_line_are_capitals(text, upper):
    assert mostly_upper(text) is upper
