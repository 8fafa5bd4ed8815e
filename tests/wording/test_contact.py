"""Lines of an address block."""

import pytest

from checker.wording.contact import contact_kinds, is_street


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Địa chỉ: 12 Trần Phú", {"address"}),
        ("ĐT: 0276 3822 233, Fax: 0276 3822 234", {"phone", "fax"}),
        ("Email: van.thu@binhlam.gov.vn", {"mail"}),
        ("Cổng thông tin điện tử: www.binhlam.gov.vn", {"site"}),
        ("- Điện thoại: 0276 3822 233", set()),
        ("1. Địa chỉ: 12 Trần Phú", set()),
        ("Điện thoại của các phòng", set()),
    ],
)
def test_what_a_line_gives(line, kinds):
    assert contact_kinds(line) == kinds


@pytest.mark.parametrize(("length", "found"), [(160, True), (161, False)])
def test_a_line_of_an_address_is_short(length, found):
    assert bool(contact_kinds(f"Địa chỉ: {'x' * (length - 9)}")) is found
    assert is_street(f"12 {'x' * (length - 3)}") is found
