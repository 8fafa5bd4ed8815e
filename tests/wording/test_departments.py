"""A department is known by its whole name, which its province's may close."""

from checker.wording.departments import is_province, is_whole_department


def test_a_department_s_whole_name():
    for line in ("SỞ XÂY DỰNG", "Sở  Xây dựng", "SỞ XÂY DỰNG TÂY NINH", "SỞ Y TẾ BÀ RỊA - VŨNG TÀU"):
        assert is_whole_department(line), line
    for line in ("SỞ XÂY", "SỞ XÂY DỰNGG", "SỞ XÂY DỰNG VÀ", "SỞ XÂY DỰNG GÒ DẦU", "PHÒNG XÂY DỰNG"):
        assert not is_whole_department(line), line


def test_a_province_that_is_or_was():
    assert [is_province(name) for name in ("TÂY NINH", "Bà Rịa - Vũng Tàu", "Gò Dầu", "")] == [True, True, False, False]
