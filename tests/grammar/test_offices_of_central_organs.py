"""Offices of central organs, and of a chi cục, stand below their superior; a name wrapped over two lines is one."""

import pytest

from checker.grammar.organ import bears_name_above, is_name_in_small, organ_kind, split_organs

TWO = (
    ("TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM", "VNPT AN BÌNH"),
    ("KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC KHU VỰC XI"),
    ("KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC CHUYÊN NGÀNH V"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC CHI NHÁNH KHU VỰC 5"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM CHI NHÁNH TỈNH TÂY NINH"),
    ("THÔNG TẤN XÃ VIỆT NAM", "CƠ QUAN THƯỜNG TRÚ TẠI TÂY NINH"),
    ("CHI CỤC THỦY LỢI", "HẠT QUẢN LÝ ĐÊ SỐ 3"),
    ("CỤC THỐNG KÊ", "THỐNG KÊ TỈNH AN BÌNH"),
    ("THỐNG KÊ TỈNH AN BÌNH", "THỐNG KÊ CƠ SỞ SÔNG LAM"),
    ("CÔNG AN TỈNH AN BÌNH", "TRẠI TẠM GIAM"),
    ("CÔNG AN TỈNH AN BÌNH", "CƠ QUAN CẢNH SÁT ĐIỀU TRA"),
    ("CỤC QUẢN LÝ THI HÀNH ÁN DÂN SỰ", "THI HÀNH ÁN DÂN SỰ TỈNH AN BÌNH"),
    ("THI HÀNH ÁN DÂN SỰ TỈNH AN BÌNH", "PHÒNG THADS KHU VỰC 2"),
    ("BỘ NGOẠI GIAO", "TỔNG LÃNH SỰ QUÁN VIỆT NAM"),
    ("QUÂN KHU 5", "LỮ ĐOÀN 573"),
    ("SƯ ĐOÀN 315", "TRUNG ĐOÀN 733"),
    ("BỘ QUỐC PHÒNG", "BỘ TỔNG THAM MƯU"),
    ("BỘ TƯ LỆNH CẢNH SÁT BIỂN", "HẢI ĐOÀN 21"),
    ("BAN CHỈ HUY BỘ ĐỘI BIÊN PHÒNG", "ĐỒN BIÊN PHÒNG SƠN HẢI"),
    ("THUẾ TỈNH AN BÌNH", "THUẾ CƠ SỞ 5"),
    ("TÒA ÁN NHÂN DÂN TỐI CAO", "TÒA PHÚC THẨM TẠI SƠN HẢI"),
    ("SỞ Y TẾ TỈNH AN BÌNH", "CƠ SỞ CAI NGHIỆN MA TÚY"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM", "BẢO HIỂM"),
)
ONE = (
    ("KIỂM TOÁN NHÀ NƯỚC", "KHU VỰC XI"),
    ("CHI CỤC THỦY LỢI", "VÀ PHÒNG, CHỐNG THIÊN TAI"),
    ("THÔNG TẤN XÃ", "VIỆT NAM"),
    ("CỤC", "THỐNG KÊ TỈNH AN BÌNH"),
    ("CỤC QUẢN LÝ", "THI HÀNH ÁN DÂN SỰ"),
    ("TẬP ĐOÀN DẦU KHÍ", "QUỐC GIA VIỆT NAM"),
    ("BAN CHỈ HUY", "BỘ ĐỘI BIÊN PHÒNG"),
    ("BỘ TƯ LỆNH", "QUÂN KHU 5"),
    ("PHÂN HIỆU", "TRƯỜNG ĐẠI HỌC SÔNG LAM"),
    ("CÔNG AN TỈNH AN BÌNH", "SƯ ĐOÀN TRƯỞNG"),
)


def test_an_office_below_its_superior_is_an_organ_of_its_own():
    for lines in TWO:
        assert split_organs(list(lines), [None, None]) == 1, lines


def test_a_wrapped_name_has_no_superior():
    for lines in ONE:
        assert split_organs(list(lines), [None, None]) == 0, lines


@pytest.mark.parametrize(
    ("lines", "superior"),
    [
        (["NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC", "CHI NHÁNH TỈNH AN BÌNH"], 1),
        (["NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC", "KHU VỰC 5"], 2),
        (["KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC", "KHU VỰC II"], 1),
        (["TRƯỜNG ĐẠI HỌC SÔNG LAM", "TRƯỜNG ĐẠI HỌC SÔNG LAM", "PHÂN HIỆU SƠN HẢI"], 1),
        (["TRƯỜNG ĐẠI HỌC SÔNG LAM", "PHÂN HIỆU", "TRƯỜNG ĐẠI HỌC SÔNG LAM", "TẠI SƠN HẢI"], 1),
        (["QUÂN CHỦNG HẢI QUÂN", "VÙNG 4", "HẢI QUÂN"], 1),
        (["BỘ XÂY DỰNG", "CỤC", "ĐĂNG KIỂM VIỆT NAM"], 1),
    ],
)
def test_an_issuer_that_begins_with_its_superiors_name_stands_below_it(lines, superior):
    assert split_organs(lines, [None] * len(lines)) == superior


def test_a_superior_printed_twice_above_its_department_bears_no_branch():
    assert not bears_name_above(["UBND TỈNH AN BÌNH", "UBND TỈNH AN BÌNH", "SỞ NỘI VỤ"], 1)
    assert not bears_name_above(["UBND TỈNH AN BÌNH", "UBND TỈNH AN BÌNH", "TỈNH AN BÌNH"], 1)


@pytest.mark.parametrize(
    ("lines", "bold", "superior"),
    [
        (["LÂM TRƯỜNG SÔNG LAM", "PHÂN TRƯỜNG SỐ 2"], [False, True], 1),
        (["LÂM TRƯỜNG SÔNG LAM", "PHÂN TRƯỜNG SỐ 2"], [True, True], 0),
        (["SỞ VĂN HÓA VÀ THỂ THAO", "TRUNG TÂM BẢO TỒN", "BẢO TÀNG VÀ DI TÍCH"], [False, True, True], 1),
        (["SỞ VĂN HÓA VÀ THỂ THAO", "TRUNG TÂM BẢO TỒN", "BẢO TÀNG VÀ DI TÍCH"], [False, True, False], 2),
        (["UBND TỈNH AN BÌNH", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"], [False, False, True], 1),
        (["BỘ CHỈ HUY", "QUÂN SỰ TỈNH AN BÌNH", "BAN CHỈ HUY", "BỘ ĐỘI BIÊN PHÒNG"], [False, False, True, True], 2),
    ],
)
def test_the_plain_lines_above_the_bold_ones_are_the_superiors(lines, bold, superior):
    assert split_organs(lines, bold) == superior


def test_a_post_that_begins_as_a_unit_of_the_forces_is_no_organ():
    assert [organ_kind(line) for line in ("SƯ ĐOÀN 315", "SƯ ĐOÀN TRƯỞNG", "LỮ ĐOÀN PHÓ")] == ["military", None, None]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Phòng Nội vụ", True), ("Phòng " + "x" * 73, True), ("Phòng " + "x" * 74, False), ("", False), ("Phòng Nội vụ.", False),
        ("Phòng Nội vụ: thực hiện", False), ("Ban hành kèm theo", False),
    ],
)  # fmt: skip
def test_a_name_in_small_letters_ends_no_sentence(text, named):
    assert is_name_in_small(text) is named
