"""What a document is, where its plan ends, and which rules its date chooses."""

import pathlib

import pytest

from checker.parsing import parse
from checker.reading import read
from tests.parsing.plans import BODY, HEADER, OPENING, TITLE, plan_of, whole

SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(
    ("text", "code", "scope"),
    [
        (whole(header=HEADER.replace("/KH-", "/QĐ-"), title="\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch kiểm tra\n"), "QĐ", "type"),
        (whole(header=HEADER.replace("/KH-", "/BC-"), title="\nBÁO CÁO\nKết quả kiểm tra\n"), "BC", "type"),
        (HEADER.replace("125/KH-SNV", "125/SNV-VP\nV/v kiểm tra công tác văn thư") + "\nKính gửi: Các phòng\n" + OPENING, "CV", "type"),
        (
            "ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY TÂY NINH\nSố 26-KH/TU\nTây Ninh, ngày 05 tháng 3 năm 2024\n" + TITLE + OPENING + BODY,
            "KH",
            "party",
        ),
        ("Danh sách mua sắm tuần này: gạo, nước mắm, rau muống và cà chua cho bốn người ăn.\n", None, "none"),
        ("KẾ HOẠCH\nMua sắm tuần này\n\n1. Gạo: năm cân\n\n2. Nước mắm: hai chai\n\nTổng cộng: 500.000 đồng\n", "KH", "none"),
        ("KẾ HOẠCH TUẦN 12\n\nI. ĐI CHỢ\n\nRau, thịt.\n\nII. NẤU ĂN\n\nCơm, canh.\n", "KH", "none"),
        ("KẾ HOẠCH\nTập huấn văn thư\n" + BODY, "KH", "in"),
        ("KẾ HOẠCH\nTập huấn\n(Kèm theo Quyết định số 15/QĐ-SNV ngày 01/3/2024)\n\n1. Lịch học\n\nBốn buổi.\n", "KH", "in"),
        ('Tài liệu nói về dòng "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" và dòng "Độc lập - Tự do - Hạnh phúc" trong văn bản.\n', None, "none"),
    ],
)
def test_a_document_is_known_for_what_it_is(text, code, scope):
    plan = plan_of(text)
    assert (plan.type, plan.scope) == (code, scope)


def test_the_plan_ends_where_its_annexes_begin():
    annex = (
        "\nPhụ lục I\nDANH SÁCH CƠ QUAN\n(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của Sở Nội vụ)\n"
        "\nI. CÁC SỞ\n\n1. Sở Tài chính\n"
        "\nPhụ lục II\nĐỀ CƯƠNG BÁO CÁO\n(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của Sở Nội vụ)\n"
    )
    plan = plan_of(whole(after=annex))
    assert [(row["label"], row["title"]) for row in plan["annexes"].value] == [
        ("Phụ lục I", "DANH SÁCH CƠ QUAN"),
        ("Phụ lục II", "ĐỀ CƯƠNG BÁO CÁO"),
    ]
    assert [row["numeral"] for row in plan["sections"].value] == ["I", "II", "III"]
    (first, _) = plan["annexes"].items["labels"]
    assert (first.fields["note_code"], first.fields["note_number"], first.fields["note_date"]) == ("KH-SNV", "125", "2024-03-15")


def test_a_plan_promulgated_with_a_decision_is_attached():
    header = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    title = TITLE + "(Ban hành kèm theo Quyết định số 15/QĐ-SNV ngày 01 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)\n"
    plan = plan_of(whole(header=header, title=title))
    assert (plan.stage, plan["number"].status, plan["date"].status) == ("attached", "not_applicable", "not_applicable")


@pytest.mark.parametrize(
    ("header", "date", "cue"),
    [
        (HEADER, "2024-03-15", "date 2024-03-15"),
        (HEADER.replace("ngày 15 tháng 3 năm", "ngày     tháng 3 năm"), "2024-03-28", "month 2024-03"),
        (HEADER.replace("Tây Ninh, ngày 15 tháng 3 năm 2024\n", ""), "2020-03-05", "newest_act 2020-03-05"),
    ],
)
def test_the_date_that_chooses_the_rules_and_where_it_was_read(header, date, cue):
    plan = plan_of(whole(header=header))
    assert (plan.date, plan.date_cue) == (date, cue)


def test_the_stage_can_be_forced():
    assert (plan_of(whole(), stage="template").stage, plan_of(whole()).stage) == ("template", "issued")


def test_every_block_is_explained():
    plan = plan_of(whole())
    assert {reading.block for reading in plan.readings} == {at for at, block in enumerate(plan.document.blocks) if block.text.strip()}


def test_headings_keep_their_order_level_and_group():
    rows = [(item.fields["numeral"], item.fields["level"]) for item in plan_of(whole())["sections"].items["all"]]
    assert rows == [("I", 1), ("1", 2), ("2", 2), ("a", 3), ("b", 3), ("II", 1), ("III", 1)]


def test_a_list_that_starts_again_under_a_point_is_a_list_of_its_own():
    body = BODY.replace("a) Khách quan.", "a) Khách quan:\n\n1. Một.\n\n2. Hai.")
    rows = [item.fields for item in plan_of(whole(body=body))["sections"].items["all"]]
    inner = [row for row in rows if row["level"] == 4]
    assert [row["numeral"] for row in inner] == ["1", "2"]
    assert not any(row["sure"] for row in inner)


@pytest.mark.parametrize("name", ["000_58d19113bc817e1d.txt", "001_8e413b8f2795254f.txt", "003_304048239374bdd2.txt"])
def test_smudged_seeds_are_plans_with_three_sections(name):
    path = SHARED / "seeds" / name
    if not path.exists():
        pytest.skip("the shared seeds are not beside this checkout")
    plan = parse(read(path))
    assert plan.type == "KH"
    assert [row["numeral"] for row in plan["sections"].value] == ["I", "II", "III"]
    assert plan["sections"].status == "garbled"


def test_a_second_plan_of_the_file_is_known_by_its_number():
    plan = plan_of(whole() + "\n" + whole().replace("125/KH", "126/KH"))
    (other,) = plan.extra["further_plans"]
    assert other.text == "Số: 126/KH-SNV"
    assert plan.document.blocks[0].text == "UBND TỈNH TÂY NINH"
    assert plan["number"].text == "125"
    assert other.place is not None
    assert other.place.line > plan["full_name"].places[0].line


@pytest.mark.parametrize(
    "after",
    [
        "\nPhụ lục\nMẪU ĐƠN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN ĐĂNG KÝ\n\nKính gửi: Sở Nội vụ\n",
        "\nPhụ lục\nMẪU KẾ HOẠCH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nKẾ HOẠCH\nThực hiện năm …\n",
        "\nPHỤ LỤC\n(Mẫu số 01)\n\n" + whole().replace("125/KH", "     /KH"),
        "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/BC-SNV\n\nBÁO CÁO\nKết quả kiểm tra\n",
    ],
)
def test_a_form_or_another_paper_behind_it_is_no_further_plan(after):
    assert plan_of(whole(after=after)).extra["further_plans"] == ()


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("Trong quá trình thực hiện Quyết định này, các phòng báo cáo Sở.", False),
        ("Thực hiện Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh; nội dung Quyết định này được niêm yết.", True),
        ("Thực hiện Quyết định số 12/QĐ-UBND.\n\nNội dung Quyết định này được niêm yết.", True),
    ],
)
def test_a_reference_may_mean_the_act_just_named(sentence, cited):
    plan = plan_of(whole(body=BODY.replace("Kiểm tra việc soạn thảo văn bản.", sentence)))
    assert [item.fields["cited"] for item in plan.extra["self_references"]] == [cited]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Đối tượng là ……………… cơ quan.", [False]),
        ("Họ và tên: ……………………\n\nĐơn vị: ……………………", [True, True]),
        ("☐ Dự tập huấn, số người: ……………………", [True]),
        ("Đối tượng là […] cơ quan.\n\nThời gian: ……………………", [False, False]),
    ],
)
def test_dots_of_a_form_are_told_from_a_place_left_open(text, forms):
    plan = plan_of(whole(body=BODY.replace("Kiểm tra việc soạn thảo văn bản.", text)))
    assert [item.fields["form"] for item in plan.extra["placeholders"]] == forms


def test_two_departments_are_joint_issuers():
    plan = plan_of(whole(header=HEADER.replace("SỞ NỘI VỤ", "SỞ NỘI VỤ\nSỞ TÀI CHÍNH")))
    assert (plan["superior_organ"].text, plan["organ"].text) == ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ SỞ TÀI CHÍNH")


@pytest.mark.parametrize(
    ("above", "below", "found"),
    [
        ("SỞ NỘI VỤ", "UBND TỈNH TÂY NINH", "yes"), ("TRƯỜNG TIỂU HỌC TÂN LẬP", "UBND XÃ TÂN LẬP", "yes"),
        ("CỤC VIỄN THÔNG", "BỘ KHOA HỌC VÀ CÔNG NGHỆ", "yes"), ("KHOA TOÁN", "BỘ MÔN ĐẠI SỐ", "no"), ("SỞ NỘI VỤ", "UBND XÃ TÂN LẬP", "no"),
        ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "no"), ("SỞ NỘI VỤ", "SỞ TÀI CHÍNH", "no"),
    ],
)  # fmt: skip
def test_a_superior_below_its_organ_is_seen(above, below, found):
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", f"{above}\n{below}")))
    assert plan["organ"].fields["reversed"] == found


def test_points_that_all_bear_one_letter_are_read():
    points = "\n\n".join(f"a) Đơn vị thứ {number} rà soát, báo cáo." for number in range(1200))
    plan = plan_of(whole(body=f"\nI. NỘI DUNG\n\n{points}\n"))
    assert sum(item.fields["numeral"] == "a" for item in plan.components["sections"].items["all"]) == 1200


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo đề nghị của Trưởng phòng Hành chính tại Tờ trình số 4/TTr-HC ngày 01 tháng 3 năm 2024, Sở Nội vụ ban hành Kế hoạch như sau:",
        "Thực hiện Công văn số 34/BNV-VP ngày 05 tháng 02 năm 2024 của Bộ Nội vụ, Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:",
    ],
)
def test_bases_that_run_on_into_the_opening_sentence_end_with_it(sentence):
    opening = f"\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n\n{sentence}\n"
    rows = plan_of(whole(opening=opening))["legal_bases"].items["lines"]
    assert [(row.fields["basis"], row.fields["last"]) for row in rows] == [(True, False), (False, True)]


def test_the_agency_s_own_sentence_is_not_the_last_of_the_bases():
    opening = (
        "\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\n\n"
        "Sở Nội vụ ban hành Kế hoạch thực hiện Công văn số 34/BNV-VP ngày 05 tháng 02 năm 2024 của Bộ Nội vụ như sau:\n"
    )
    rows = plan_of(whole(opening=opening))["legal_bases"].items["lines"]
    assert [row.fields["last"] for row in rows] == [True, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Kế hoạch số 34/KH-UBND ngày 05 tháng 02 năm 2024 của UBND tỉnh, Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:",
        "Thực hiện Công văn số 34/BNV-VP ngày 05 tháng 02 năm 2024 của Bộ Nội vụ về công tác văn thư.",
        "Để triển khai công tác văn thư, Sở Nội vụ ban hành Kế hoạch kiểm tra với những nội dung sau:",
        "Trên cơ sở tình hình thực tế, Sở Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư.",
        "Thực hiện chức năng, nhiệm vụ được giao, Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:",
    ],
)
@pytest.mark.parametrize("stop", [".", ",", ""])
def test_a_sentence_below_bases_that_no_semicolon_carries_on_is_none_of_them(sentence, stop):
    opening = f"\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư{stop}\n\n{sentence}\n"
    rows = plan_of(whole(opening=opening))["legal_bases"].items["lines"]
    assert [(row.fields["last"], row.fields["listed"]) for row in rows] == [(True, True), (False, False)]


@pytest.mark.parametrize(("ending", "listed"), [("", True), (";", True), (".", False), (",", False)])
def test_a_narrative_line_that_carries_bases_on_ends_them_with_its_own_mark(ending, listed):
    opening = (
        "\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n\n"
        f"Thực hiện Công văn số 34/BNV-VP ngày 05 tháng 02 năm 2024 của Bộ Nội vụ về công tác văn thư{ending}\n\n"
        "Sở Nội vụ ban hành Kế hoạch như sau:\n"
    )
    rows = plan_of(whole(opening=opening))["legal_bases"].items["lines"]
    assert [(row.fields["last"], row.fields["listed"]) for row in rows] == [(False, True), (True, listed)]


def test_a_proposal_below_a_base_is_one_of_them_whatever_the_base_ends_with():
    opening = (
        "\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.\n\n"
        "Xét đề nghị của Trưởng phòng Hành chính.\n\nSở Nội vụ ban hành Kế hoạch như sau:\n"
    )
    rows = plan_of(whole(opening=opening))["legal_bases"].items["lines"]
    assert [(row.fields["last"], row.fields["among"]) for row in rows] == [(False, True), (True, True)]


def headings(body: str) -> list[tuple[str, str]]:
    return [(item.fields["style"], item.fields["numeral"]) for item in plan_of(whole(body=body))["sections"].items["all"]]


def test_small_roman_numerals_are_no_letters_of_the_alphabet():
    body = "\nI. NỘI DUNG\n\na) Gồm:\n\ni) Tài liệu;\n\nii) Hồ sơ;\n\nb) Kho.\n\nII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    assert headings(body) == [("roman", "I"), ("letter", "a"), ("letter", "b"), ("roman", "II")]


def test_the_letter_after_h_is_a_letter():
    body = "\nI. NỘI DUNG\n\nh) Tài liệu.\n\ni) Hồ sơ.\n\nk) Kho.\n\nII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    assert ("letter", "i") in headings(body)


def test_a_numeral_that_the_line_above_wants_opens_no_section():
    body = (
        "\nI. NỘI DUNG\n\nCác phòng gửi báo cáo tình hình và kết quả thực hiện của quý\n"
        "I. Văn phòng tổng hợp chung.\n\nII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    )
    assert headings(body) == [("roman", "I"), ("roman", "II")]


@pytest.mark.parametrize(
    ("title", "empty"),
    [("KINH PHÍ", True), ("KINH PHÍ: do ngân sách bảo đảm.", False), ("Kinh phí do ngân sách bảo đảm.", False), ("KINH PHÍ:", True)],
)
def test_a_section_is_empty_when_its_title_says_nothing_by_itself(title, empty):
    body = f"\nI. NỘI DUNG\n\nKiểm tra.\n\nII. {title}\n\nIII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    sections = plan_of(whole(body=body))["sections"].items["top"]
    assert [item.fields["empty"] for item in sections] == [False, empty, False]


@pytest.mark.parametrize("title", ["CĂN CỨ XÂY DỰNG KẾ HOẠCH", "CƠ SỞ PHÁP LÝ", "Các căn cứ"])
def test_bases_may_be_a_section_of_their_own(title):
    acts = "1. Quyết định số 56/QĐ-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh.\n\n2. Luật Lưu trữ ngày 11 tháng 11 năm 2011.\n"
    body = f"\nI. {title}\n\n{acts}\nII. NỘI DUNG\n\nKiểm tra theo Công văn số 7/SNV-VP.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    bases = plan_of(whole(opening="", body=body))["legal_bases"]
    assert [(act["type"], act["code"]) for act in bases.value] == [("Quyết định", "56/QĐ-UBND"), ("Luật", None)]


def test_an_act_of_a_section_of_bases_is_cited_once():
    acts = "1. Quyết định số 56/QĐ-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh.\n"
    body = f"\nI. CƠ SỞ PHÁP LÝ\n\n{acts}\nII. NỘI DUNG\n\nKiểm tra.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    assert [(act.text, act.fields["first"]) for act in plan_of(whole(opening="", body=body)).extra["citations"]] == [(acts[3:53], True)]


def test_bases_in_a_section_have_not_the_form_of_a_preamble():
    acts = "- Căn cứ Quyết định số 56/QĐ-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh.\n"
    body = f"\nI. CƠ SỞ PHÁP LÝ\n\n{acts}\nII. NỘI DUNG\n\nKiểm tra.\n\nIII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    bases = plan_of(whole(opening="", body=body))["legal_bases"]
    assert [row.fields["basis"] for row in bases.items["lines"]] == [False]


def test_an_act_in_another_section_is_no_basis():
    body = "\nI. NỘI DUNG\n\nKiểm tra theo Công văn số 7/SNV-VP ngày 01 tháng 3 năm 2024.\n\nII. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư.\n"
    assert plan_of(whole(opening="", body=body))["legal_bases"].status == "missing"
