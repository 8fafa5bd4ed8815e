"""Offices of central organs, and of a chi cục, stand below their superior; a name wrapped over two lines is one."""

from checker.grammar.organ import split_organs

TWO = (
    ("KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC KHU VỰC XI"),
    ("KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC CHUYÊN NGÀNH V"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC CHI NHÁNH KHU VỰC 5"),
    ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM CHI NHÁNH TỈNH TÂY NINH"),
    ("THÔNG TẤN XÃ VIỆT NAM", "CƠ QUAN THƯỜNG TRÚ TẠI TÂY NINH"),
    ("CHI CỤC THỦY LỢI", "HẠT QUẢN LÝ ĐÊ SỐ 3"),
)
ONE = (
    ("KIỂM TOÁN NHÀ NƯỚC", "KHU VỰC XI"),
    ("CHI CỤC THỦY LỢI", "VÀ PHÒNG, CHỐNG THIÊN TAI"),
    ("THÔNG TẤN XÃ", "VIỆT NAM"),
)


def test_an_office_below_its_superior_is_an_organ_of_its_own():
    for lines in TWO:
        assert split_organs(list(lines), [None, None]) == 1, lines


def test_a_wrapped_name_has_no_superior():
    for lines in ONE:
        assert split_organs(list(lines), [None, None]) == 0, lines
