"""Every part of a plan is found where offices put it, with its place."""

import pytest

from checker import parse, read
from checker.model import COMPONENTS
from tests.builders.plans import SO_NOI_VU
from tests.parsing.plans import BODY, CLOSING, HEADER, OPENING, TITLE, plan_of, whole


@pytest.fixture(scope="module")
def plan():
    return plan_of(whole())


def test_every_component_of_the_design_is_a_key(plan):
    assert tuple(plan.components) == COMPONENTS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("national_name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("superior_organ", "UBND TỈNH TÂY NINH"),
        ("organ", "SỞ NỘI VỤ"),
        ("number", "125"),
        ("notation", "KH-SNV"),
        ("place", "Tây Ninh"),
        ("date", "ngày 15 tháng 3 năm 2024"),
        ("type_name", "KẾ HOẠCH"),
        ("subject", "Kiểm tra công tác văn thư, lưu trữ năm 2024"),
        ("competence", "KT. GIÁM ĐỐC"),
        ("position", "PHÓ GIÁM ĐỐC"),
        ("full_name", "Trần Hoài Thu"),
        ("archive", "Lưu: VT, CCVC."),
    ],
)
def test_a_part_is_found_as_printed(plan, name, text):
    assert (plan[name].status, plan[name].text) == ("found", text)


def test_the_lists_hold_their_entries(plan):
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]
    assert [(row["numeral"], row["title"]) for row in plan["sections"].value] == [
        ("I", "MỤC ĐÍCH, YÊU CẦU"),
        ("II", "NỘI DUNG"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
    ]
    assert [row["code"] for row in plan["legal_bases"].value] == [None, "30/2020/NĐ-CP"]


def test_a_place_points_at_the_text(plan):
    document = plan.document
    (place,) = plan["number"].places
    block = next(block for block in document.blocks if block.line == place.line)
    assert block.text[place.start : place.end] == "125"


def test_both_columns_on_one_line_are_parted():
    header = (
        "UBND TỈNH TÂY NINH\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ          Độc lập - Tự do - Hạnh phúc\n"
        "Số: 125/KH-SNV        Tây Ninh, ngày 15 tháng 3 năm 2024\n"
    )
    plan = plan_of(whole(header=header))
    assert [plan[name].text for name in ("superior_organ", "organ", "national_name", "motto", "number", "place")] == [
        "UBND TỈNH TÂY NINH",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "125",
        "Tây Ninh",
    ]


def test_an_organ_on_two_lines_is_one_name():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH")))
    assert plan["organ"].text == "ỦY BAN NHÂN DÂN TỈNH TÂY NINH"
    assert plan["superior_organ"].status == "not_applicable"


def test_room_for_handwriting_is_blank_not_missing():
    header = HEADER.replace("125/KH", "      /KH").replace("ngày 15 tháng 3", "ngày     tháng    ")
    plan = plan_of(whole(header=header))
    assert (plan["number"].status, plan["notation"].text, plan["date"].status) == ("blank", "KH-SNV", "blank")
    assert (plan.stage, plan.date) == ("draft", "2024-12-31")


@pytest.mark.parametrize(
    ("gone", "names"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", ["national_name"]),
        ("Độc lập - Tự do - Hạnh phúc\n", ["motto"]),
        ("Số: 125/KH-SNV\n", ["number", "notation"]),
        ("Tây Ninh, ngày 15 tháng 3 năm 2024\n", ["place", "date"]),
        ("KẾ HOẠCH\n", ["type_name"]),
        ("Kiểm tra công tác văn thư, lưu trữ năm 2024\n", ["subject"]),
        (OPENING, ["legal_bases"]),
        ("- Lưu: VT, CCVC.\n", ["archive"]),
        ("Trần Hoài Thu\n", ["full_name"]),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Hoài Thu\n", ["position", "full_name"]),
        (CLOSING, ["position", "full_name", "recipients", "archive"]),
    ],
)
def test_a_part_taken_out_is_missing_and_no_other_is(gone, names):
    plan = plan_of(whole().replace(gone, ""))
    assert [name for name in COMPONENTS if plan[name].status == "missing"] == names
    assert plan.type == "KH"


def test_the_signature_may_stand_beside_or_above_the_recipients():
    above = CLOSING.strip().split("\n\n", 1)
    for closing in (
        f"\n{above[1]}\n\n{above[0]}\n",
        "\nNơi nhận:\t\tKT. GIÁM ĐỐC\n- UBND tỉnh (để báo cáo);\tPHÓ GIÁM ĐỐC\n- Các phòng, đơn vị;\n"
        "- Lưu: VT, CCVC.\n\n\t\tTrần Hoài Thu\n",
    ):
        plan = plan_of(whole(closing=closing))
        assert [plan[name].text for name in ("competence", "position", "full_name")] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Hoài Thu"]
        assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng, đơn vị"]


def test_a_wrapped_recipient_is_one_recipient():
    plan = plan_of(whole(closing=CLOSING.replace("- Các phòng, đơn vị;", "- Các phòng chuyên môn, nghiệp vụ,\nđơn vị trực thuộc;")))
    assert plan["recipients"].value == ["UBND tỉnh (để báo cáo)", "Các phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc"]


def test_a_second_office_is_no_name_and_no_first_title():
    closing = CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nGIÁM ĐỐC SỞ NỘI VỤ")
    plan = plan_of(whole(closing=closing))
    assert (plan["position"].text, plan["position"].fields["second"], plan["full_name"].text) == (
        "TRƯỞNG BAN",
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "Trần Hoài Thu",
    )


def test_the_rest_of_a_title_is_no_name_though_it_looks_like_one():
    title = "TRƯỞNG PHÒNG QUẢN LÝ\nCHẤT LƯỢNG"
    plan = plan_of(whole(closing=CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"TL. GIÁM ĐỐC\n{title}")))
    assert (plan["position"].text, plan["full_name"].text) == ("TRƯỞNG PHÒNG QUẢN LÝ CHẤT LƯỢNG", "Trần Hoài Thu")


def test_a_subject_on_the_line_of_the_type_is_found():
    plan = plan_of(whole(title="\nKẾ HOẠCH KIỂM TRA CÔNG TÁC VĂN THƯ NĂM 2024\n"))
    assert (plan["type_name"].text, plan["subject"].text) == ("KẾ HOẠCH", "KIỂM TRA CÔNG TÁC VĂN THƯ NĂM 2024")


def test_a_subject_that_opens_like_a_basis_is_still_the_subject():
    plan = plan_of(whole(title=TITLE.replace("Kiểm tra công tác", "Thực hiện Đề án số 08 về công tác")))
    assert plan["subject"].text == "Thực hiện Đề án số 08 về công tác văn thư, lưu trữ năm 2024"


def test_a_kinh_gui_line_is_told_apart():
    plan = plan_of(whole(title=TITLE + "\nKính gửi: Ủy ban nhân dân tỉnh\n"))
    assert [item.text for item in plan.extra["addressee"]] == ["Kính gửi: Ủy ban nhân dân tỉnh"]
    assert plan["legal_bases"].present


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("năm 2024", "- 2026", True),
        ("từ ngày 02/4", "- 15/5/2024", True),
        ("năm 2024", "- Rà soát danh mục hồ sơ", False),
        ("năm 2024", "- 20265 hồ sơ", False),
        ("các năm tới", "- 2026", False),
    ],
)
def test_a_subject_goes_on_below_a_line_that_broke_before_the_dash_of_a_range(above, below, one):
    subject = plan_of(whole(title=TITLE.replace("năm 2024", f"{above}\n{below}")))["subject"].text
    assert subject == f"Kiểm tra công tác văn thư, lưu trữ {above}" + (f" {below}" if one else "")


def test_a_subject_that_opens_as_a_sentence_may_end_with_a_stop_right_below_the_type_name():
    subject = "Triển khai công tác văn thư, lưu trữ năm 2024."
    title = TITLE.replace("Kiểm tra công tác văn thư, lưu trữ năm 2024", subject)
    assert plan_of(whole(title=title))["subject"].text == subject
    for opening in ("Thực hiện chỉ đạo của tỉnh, Sở ban hành Kế hoạch như sau.", f"Thực hiện chỉ đạo {'của tỉnh ' * 15}trong năm."):
        assert plan_of(whole(title=title.replace(subject, opening)))["subject"].status == "missing"
    assert plan_of(whole(title=title.replace("KẾ HOẠCH\n", "KẾ HOẠCH\n\n")))["subject"].status == "missing"


@pytest.mark.parametrize(
    "addressee",
    ["Kính gửi: Các phòng, ban", "Kính gửi: Các phòng;\nCác đơn vị", "Kính gửi:\n- Các phòng;\n- Các đơn vị.", "Kính gửi: Sở\n"],
)
def test_an_addressee_between_type_name_and_subject_leaves_the_subject(addressee):
    subject = "Kiểm tra công tác văn thư, lưu trữ năm 2024"
    plan = plan_of(whole().replace(subject, f"{addressee}\n{subject}"))
    assert plan["subject"].text == subject
    assert [item.text for item in plan.extra["addressee"]] == [addressee.partition("\n")[0]]


def test_the_first_paragraph_of_a_letter_without_a_type_name_is_no_subject():
    letter = whole(
        title="\nKính gửi: Các phòng\n\nSở Nội vụ nhận được Công văn số 12/UBND-VX ngày 01 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh\n"
    )
    assert plan_of(letter)["subject"].status == "missing"


@pytest.mark.parametrize("addressee", ["Kính gửi: Các phòng, ban", "Kính gửi:\n- Các phòng;\n- Các đơn vị."])
def test_an_addressee_above_the_type_name_is_one(addressee):
    plan = plan_of(whole(title=f"\n{addressee}\n{TITLE}"))
    assert [item.text for item in plan.extra["addressee"]] == [addressee.split("\n")[0]]
    assert plan["subject"].text == plan_of(whole())["subject"].text


@pytest.mark.parametrize(
    ("below", "ends"), [("Lĩnh vực lưu trữ năm 2024", True), ("Thực hiện nhiệm vụ được giao, Sở ban hành Kế hoạch như sau:", False)]
)
def test_a_subject_begun_in_capitals_on_the_line_of_the_type_ends_below(below, ends):
    plan = plan_of(whole(title=f"\nKẾ HOẠCH KIỂM TRA CÔNG TÁC VĂN THƯ\n{below}\n"))
    assert plan["subject"].text == "KIỂM TRA CÔNG TÁC VĂN THƯ" + (f" {below}" if ends else "")


@pytest.mark.parametrize(
    ("line", "number", "suffix", "gap"),
    [
        ("Số: 37bis/KH-SNV", 37, "bis", ""),
        ("Số: 37 ter/KH-SNV", 37, "ter", ""),
        ("Số: 37/ KH-SNV", 37, "", " "),
        ("Số: 37 /KH-SNV", 37, "", " "),
    ],
)
def test_what_stands_beside_the_figures_is_kept_apart_from_them(line, number, suffix, gap):
    plan = parse(read(SO_NOI_VU.text().replace("Số: 125/KH-SNV", line).encode()))
    found = plan.components["number"]
    assert (found.value, found.fields["suffix"], found.fields["gap"]) == (number, suffix, gap)
    assert plan.components["notation"].text == "KH-SNV"


def test_a_number_in_roman_numerals_is_no_part_of_the_symbol():
    plan = parse(read(SO_NOI_VU.text().replace("125/KH", "CDXII/KH").encode()))
    assert (plan.components["number"].status, plan.components["number"].text) == ("garbled", "CDXII")
    assert plan.components["notation"].text == "KH-SNV"


def test_a_place_of_figures_alone_is_a_place_and_no_room_for_one():
    plan = parse(read(SO_NOI_VU.text().replace("Tây Ninh, ngày", "7, ngày").encode()))
    assert (plan.components["place"].status, plan.components["place"].text) == ("found", "7")


def test_whoever_announces_what_follows_opens_the_text_below_the_subject():
    title = "KẾ HOẠCH\nTổ chức Ngày hội đọc sách\nTổng công ty Sông Lam ban hành Kế hoạch như sau:\n"
    assert plan_of(HEADER + title + BODY + CLOSING)["subject"].text == "Tổ chức Ngày hội đọc sách"
