"""Names of organs broken as offices break them."""

import pytest

from checker.fixing.drawing import text_width
from checker.fixing.organ_lines import organ_lines

ROOM, SIZE = 180.0, 13.0


@pytest.mark.parametrize(
    "lines",
    [
        ("SỞ NỘI VỤ",),
        ("BỘ NỘI VỤ",),
        ("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"),
        ("UỶ BAN NHÂN DÂN", "XÃ TÂN LẬP"),
        ("HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"),
        ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        ("BAN QUẢN LÝ", "KHU KINH TẾ CỬA KHẨU"),
        ("TRƯỜNG TRUNG HỌC", "PHỔ THÔNG HÒA BÌNH"),
        ("TRƯỜNG TIỂU HỌC", "NGUYỄN VĂN HƯỞNG"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",),
        ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"),
        ("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
        ("SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"),
    ],
    ids="/".join,
)
def test_a_name_is_broken_where_people_break_it(lines):
    assert organ_lines(" ".join(lines), ROOM, SIZE) == lines


@pytest.mark.parametrize(
    "name",
    [
        "TRUNG TÂM QUY HOẠCH VÀ KIỂM ĐỊNH CHẤT LƯỢNG CÔNG TRÌNH XÂY DỰNG TỈNH TÂY NINH",
        "BAN CHỈ ĐẠO PHÒNG, CHỐNG THAM NHŨNG, LÃNG PHÍ, TIÊU CỰC",
        "X" * 60,
    ],
)
def test_every_line_fits_its_column_and_no_letter_is_lost(name):
    lines = organ_lines(name, ROOM, SIZE)
    assert " ".join(lines) == name
    assert all(text_width(line, SIZE) <= ROOM or " " not in line for line in lines)
    assert not any(line.startswith(("LÝ", "DỰNG", "LƯỢNG", "PHÍ", "CỰC", "NHŨNG")) for line in lines)
