"""Headers as offices make them: attached plans, marks in brackets, organs by their short names, places on a line of their own."""

import pytest

from checker.checking import lint, load_ruleset
from tests.parsing.plans import HEADER, OPENING, TITLE, plan_of, whole

NOTE = "(Ban hành kèm theo Quyết định số 56/QĐ-UBND ngày 15 tháng 9 năm 2026 của Ủy ban nhân dân xã Tân Hòa)\n"


def rules_of(plan):
    return {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}


def test_the_note_of_a_plan_attached_to_a_decision_is_no_date_line():
    plan = plan_of(whole(header="", title=TITLE + NOTE))
    assert (plan.type, plan.scope, plan.stage) == ("KH", "in", "attached")
    assert (plan["date"].status, plan["place"].text) == ("not_applicable", None)


@pytest.mark.parametrize("line", ["Số: 12/QĐ-SNV; 15/3/2024; 10:20:30", "Số: 12/QĐ-SNV; ngày 15/3/2024; 10 giờ 20 phút"])
def test_the_line_of_the_digital_signature_is_no_number_of_the_plan(line):
    plan = plan_of(whole(header=line + "\n" + "".join(HEADER.splitlines(keepends=True)[:4])))
    assert (plan.stage, plan["number"].status, plan["date"].status) == ("attached", "not_applicable", "not_applicable")


def test_a_mark_in_brackets_is_no_date_line():
    plan = plan_of(whole(header=HEADER.replace("Số: 125", "(Dự thảo ngày 01/3/2024)\nSố: 125")))
    assert plan["date"].value == "2024-03-15"


@pytest.mark.parametrize(
    ("mark", "part", "told"),
    [
        ("Mật", "secrecy", {"TT1001"}),
        ("Tối mật", "secrecy", {"TT1001"}),
        ("Hỏa tốc", "urgency", {"TT1002"}),
        ("KHẨN CẤP", "urgency", {"TT1002"}),
        ("(Hẹn giờ 9 giờ 30 ngày 16/3/2024)", "urgency", {"TT1002"}),
        ("THƯỢNG KHẨN\n(Hẹn giờ 9 giờ 30 ngày 16/3/2024)", "urgency", set()),
    ],
)
@pytest.mark.parametrize("below", ["SỞ NỘI VỤ\n", "Số: 125/KH-SNV\n"])
def test_a_mark_in_the_header_is_told_as_a_mark_and_hides_nobody(mark, part, told, below):
    plan = plan_of(whole(header=HEADER.replace(below, f"{below}\n{mark}\n\n")))
    assert plan["organ"].text == "SỞ NỘI VỤ"
    assert (plan[part].status, plan["date"].value) == ("found", "2024-03-15")
    assert {rule for rule in rules_of(plan) if rule.startswith(("TT10", "TT02", "TT04"))} == told


def test_a_number_of_many_digits_is_a_number_and_no_organ():
    plan = plan_of(whole(header=HEADER.replace("Số: 125/", "Số: 2412507/")))
    assert (plan["number"].value, plan["organ"].text) == (2412507, "SỞ NỘI VỤ")


def test_a_basis_is_no_header():
    plan = plan_of(whole(header=""))
    assert (plan.type, plan.scope, plan["national_name"].status) == ("KH", "in", "missing")


def test_a_title_alone_makes_no_plan():
    assert plan_of("KẾ HOẠCH\n\nMua hai cân gạo, một chai dầu\n").scope == "none"


@pytest.mark.parametrize(
    ("superior", "organ"),
    [
        ("BHXH VIỆT NAM", "BHXH TỈNH BÌNH AN"),
        ("TAND TỈNH BÌNH AN", "TÒA ÁN NHÂN DÂN KHU VỰC 2"),
        ("VKSND TỈNH BÌNH AN", "VIỆN KIỂM SÁT NHÂN DÂN KHU VỰC 2"),
        ("MTTQ VIỆT NAM TỈNH BÌNH AN", "HỘI NÔNG DÂN"),
        ("TRƯỜNG ĐẠI HỌC BÌNH LÂM", "PHÂN HIỆU TẠI SƠN HẢI"),
        ("TRƯỜNG ĐẠI HỌC BÌNH LÂM", "KHOA KINH TẾ"),
        ("[CƠ QUAN CHỦ QUẢN]", "[CƠ QUAN BAN HÀNH]"),
        ("[TÊN CƠ QUAN CHỦ QUẢN]", "[TÊN CƠ QUAN BAN HÀNH]"),
    ],
)
def test_superior_and_issuer_are_two(superior, organ):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{superior}\n{organ}")))
    assert (plan["superior_organ"].text, plan["organ"].text) == (superior, organ)


def test_the_number_in_an_organs_name_on_a_line_of_its_own_is_no_number_line():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "CHI CỤC THỦY LỢI\nHẠT QUẢN LÝ ĐÊ\nSỐ 3")))
    assert (plan["organ"].text, plan["number"].text, plan["notation"].text) == ("HẠT QUẢN LÝ ĐÊ SỐ 3", "125", "KH-SNV")
    plan = plan_of(whole(header=HEADER.replace("Số: 125/KH-SNV", "SỐ 125")))
    assert plan["number"].text == "125"


def test_science_is_no_faculty():
    plan = plan_of(whole(header=HEADER.replace("SỞ NỘI VỤ", "TRƯỜNG ĐẠI HỌC\nKHOA HỌC TỰ NHIÊN")))
    assert plan["organ"].text == "TRƯỜNG ĐẠI HỌC KHOA HỌC TỰ NHIÊN"


def test_a_place_on_the_line_above_the_date_is_the_place():
    plan = plan_of(whole(header=HEADER.replace("Tây Ninh, ngày", "Tây Ninh,\nngày")))
    assert (plan["place"].text, plan["date"].value) == ("Tây Ninh", "2024-03-15")


def test_a_year_behind_the_symbol_is_told():
    plan = plan_of(whole(header=HEADER.replace("KH-SNV", "KH-SNV/2024")))
    assert "TT0311" in rules_of(plan)


def test_letters_of_vietnamese_stand_in_a_symbol():
    plan = plan_of(whole(header=HEADER.replace("KH-SNV", "KH-BCĐTƯ")))
    assert (plan["notation"].text, plan["organ"].text, plan["number"].form) == ("KH-BCĐTƯ", "SỞ NỘI VỤ", "ok")


def test_a_letter_for_a_figure_is_told_and_gives_no_number():
    plan = plan_of(whole(header=HEADER.replace("125", "I25")))
    assert (plan["number"].status, plan["number"].value) == ("found", None)
    assert "TT0390" in rules_of(plan)


def test_a_type_name_in_small_letters_right_below_the_date_is_one():
    """Capitals that a style makes are small letters in a copy of the text, whose blank lines are lost as well."""
    title = TITLE.strip().replace("KẾ HOẠCH", "Kế hoạch")
    plan = plan_of(whole(header=HEADER.rstrip() + "\n", title=title + "\n"))
    assert (plan["type_name"].text, plan["subject"].text) == ("Kế hoạch", title.splitlines()[1])


@pytest.mark.parametrize("superior", ["SỞ XÂY DỰNG", "SỞ XÂY DỰNG TÂY NINH", "SỞ GIAO THÔNG VẬN TẢI BÀ RỊA - VŨNG TÀU"])
@pytest.mark.parametrize(
    "organ",
    ["BẾN XE KHÁCH TÂN BIÊN", "CÔNG VIÊN CÂY XANH", "CẢNG HÀNG KHÔNG TÂN BIÊN", "NGHĨA TRANG LIỆT SĨ", "ĐƠN VỊ ĐIỀU HÀNH GIAO THÔNG"],
)
def test_below_a_department_stands_the_organ_whatever_it_is_called(superior, organ):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{superior}\n{organ}")))
    assert (plan["superior_organ"].text, plan["organ"].text) == (superior, organ)
    assert "TT0202" not in rules_of(plan)


@pytest.mark.parametrize(
    "lines",
    [
        ("SỞ VĂN HÓA VÀ THỂ THAO", "VÀ DU LỊCH TÂY NINH"),
        ("SỞ Y TẾ", "BÀ RỊA - VŨNG TÀU"),
        ("SỞ Y TẾ", "THÀNH PHỐ HỒ CHÍ MINH"),
        ("SỞ LAO ĐỘNG", "- THƯƠNG BINH VÀ XÃ HỘI"),
        ("SỞ LAO ĐỘNG", "THƯƠNG BINH VÀ XÃ HỘI"),
        ("SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"),
    ],
)
def test_a_department_s_name_goes_on_below(lines):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "UBND TỈNH TÂY NINH\n" + "\n".join(lines))))
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH TÂY NINH", " ".join(lines))


def test_a_place_whose_name_opens_like_an_organ_s_closes_the_department_s():
    for place in ("BẾN TRE", "CHỢ LÁCH", "LẠNG SƠN"):
        plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"UBND TỈNH {place}\nSỞ Y TẾ\n{place}")))
        assert plan["organ"].text == f"SỞ Y TẾ {place}"


@pytest.mark.parametrize(
    ("superior", "organ"),
    [
        ("UBND TỈNH TÂY NINH", ("SỞ", "NỘI VỤ")),
        ("UBND TỈNH TÂY NINH", ("BAN", "CHỈ ĐẠO CHUYỂN ĐỔI SỐ")),
        ("SỞ Y TẾ CÀ MAU", ("TRUNG", "TÂM Y TẾ KHU VỰC")),
        ("UBND XÃ TÂN LẬP", ("TRẠM", "Y TẾ")),
        ("UBND XÃ TÂN LẬP", ("HỘI ĐỒNG NGHĨA", "VỤ QUÂN SỰ")),
        ("UBND XÃ TÂN LẬP", ("TRƯỜNG", "MẦM NON HOA SEN")),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", ("TRƯỜNG", "THPT TÂN LẬP")),
        ("UBND TỈNH TÂY NINH", ("VƯỜN QUỐC", "GIA LÒ GÒ")),
        ("UBND TỈNH TÂY NINH", ("VƯỜN QUỐC GIA LÒ GÒ - XA", "MÁT")),
    ],
)
def test_an_organ_s_name_may_wrap_behind_its_first_word(superior, organ):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "\n".join((superior, *organ)))))
    assert (plan["superior_organ"].text, plan["organ"].text, plan["secrecy"].status) == (superior, " ".join(organ), "not_applicable")


@pytest.mark.parametrize(
    ("lines", "superior", "organ"),
    [
        (("BỘ NỘI", "VỤ", "HỌC VIỆN HÀNH CHÍNH"), "BỘ NỘI VỤ", "HỌC VIỆN HÀNH CHÍNH"),
        (("UBND TỈNH TÂY", "NINH", "SỞ NỘI VỤ"), "UBND TỈNH TÂY NINH", "SỞ NỘI VỤ"),
        (("SỞ", "Y TẾ TÂY NINH", "BỆNH VIỆN MẮT"), "SỞ Y TẾ TÂY NINH", "BỆNH VIỆN MẮT"),
        (("ỦY", "BAN NHÂN DÂN", "XÃ TÂN LẬP"), None, "ỦY BAN NHÂN DÂN XÃ TÂN LẬP"),
    ],
)
def test_a_superior_s_name_may_too(lines, superior, organ):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "\n".join(lines))))
    assert (plan["superior_organ"].text, plan["organ"].text) == (superior, organ)


def test_two_departments_on_lines_of_their_own_plan_together():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "SỞ NỘI VỤ\nSỞ TÀI CHÍNH")))
    assert (plan["superior_organ"].status, plan["organ"].text) == ("missing", "SỞ NỘI VỤ SỞ TÀI CHÍNH")
    assert "TT0203" not in rules_of(plan)


@pytest.mark.parametrize(
    ("left", "right", "want"),
    [
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM", set()),
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIÊT NAM", {"TT0103"}),
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HÔI\nCHỦ NGHĨA VIỆT NAM", {"TT0103"}),
    ],
)
@pytest.mark.parametrize("columns", [True, False])
def test_a_national_name_that_wraps_beside_the_organs_or_below_them_is_no_part_of_theirs(left, right, want, columns):
    upper, lower = right.split("\n")
    beside = f"UBND TỈNH TÂY NINH\t{upper}\n{left}\t{lower}\n\tĐộc lập - Tự do - Hạnh phúc\n" + HEADER.splitlines()[4]
    below = "\n".join(("UBND TỈNH TÂY NINH", left, right, *HEADER.splitlines()[3:5]))
    plan = plan_of(whole(header=f"{beside if columns else below}\n{HEADER.splitlines()[5]}\n"))
    assert (plan["organ"].text, plan["national_name"].text) == (left, right.replace("\n", " "))
    assert rules_of(plan) & {"TT0101", "TT0103", "TT0201", "TT0289", "TT0290"} == want


def test_a_motto_that_wraps_is_read_whole():
    plan = plan_of(whole(header=HEADER.replace("Tự do - Hạnh phúc", "Tự do\n- Hanh phúc")))
    assert plan["motto"].text == "Độc lập - Tự do - Hanh phúc"
    assert "TT0105" not in rules_of(plan_of(whole(header=HEADER.replace("Tự do - Hạnh phúc", "Tự do\n- Hạnh phúc"))))


@pytest.mark.parametrize(
    ("date", "want"),
    [
        ("Tây Ninh, ngày 15\ntháng 3 năm 2024", set()),
        ("Tây Ninh, ngày 15 tháng 3\nnăm 2024", set()),
        ("Tây Ninh, ngày 15\ntháng 3 nắm 2024", {"TT0490"}),
    ],
)
def test_a_date_line_that_goes_on_below_is_one(date, want):
    plan = plan_of(whole(header=HEADER.replace("Tây Ninh, ngày 15 tháng 3 năm 2024", date)))
    assert (plan["place"].text, plan["date"].text) == ("Tây Ninh", date.removeprefix("Tây Ninh, ").replace("\n", " "))
    assert {rule for rule in rules_of(plan) if rule.startswith("TT04")} == want


def test_a_place_before_another_line_is_no_date_line():
    plan = plan_of(whole(header=HEADER.replace("ngày 15 tháng 3 năm 2024", "ngày 15\nHỎA TỐC")))
    assert plan["date"].value is None


@pytest.mark.parametrize("other", ["TỈNH ĐOÀN TÂY NINH", "LIÊN ĐOÀN LAO ĐỘNG TỈNH TÂY NINH"])
def test_a_joint_issuer_behind_a_hyphen_on_one_line_is_no_slip_of_the_first_ones_unit(other):
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"SỞ NỘI VỤ - {other}").replace("KH-SNV", "KH-SNV-TĐ")
    plan = plan_of(whole(header=header))
    assert (plan["organ"].text, plan["organ"].fields["joint"]) == (f"SỞ NỘI VỤ - {other}", "yes")
    assert not rules_of(plan) & {"TT0202", "TT0290"}


@pytest.mark.parametrize("word", ["số:", "SỐ:", "Sô:", "Số"])
def test_a_number_line_between_the_organ_and_the_national_name_ends_no_header(word):
    lines = HEADER.splitlines()
    header = "\n".join([*lines[:2], f"{word} 125/KH-SNV", *lines[2:4], *lines[5:], ""])
    plan = plan_of(whole(header=header))
    assert (plan["organ"].text, plan["number"].text, plan["notation"].text) == ("SỞ NỘI VỤ", "125", "KH-SNV")


def test_a_date_behind_the_symbol_is_told_there_where_a_date_line_stands_besides():
    plan = plan_of(whole(header=HEADER.replace("125/KH-SNV", "125/KH-SNV ngày 14/3/2024")))
    assert (plan["number"].text, plan["place"].text, plan["date"].value) == ("125", "Tây Ninh", "2024-03-15")
    assert rules_of(plan) == {"TT0390"}


def test_a_date_behind_the_symbol_alone_is_the_plans_own():
    header = HEADER.replace("125/KH-SNV", "125/KH-SNV ngày 14/3/2024").replace("Tây Ninh, ngày 15 tháng 3 năm 2024\n", "")
    assert plan_of(whole(header=header))["date"].value == "2024-03-14"


def test_a_basis_behind_a_dash_is_no_number_line_with_a_date():
    plan = plan_of(whole(opening=OPENING.replace("Căn cứ", "- Căn cứ")))
    assert plan["legal_bases"].items["lines"][-1].text.endswith("về công tác văn thư.")
