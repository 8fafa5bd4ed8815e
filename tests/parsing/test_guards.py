"""The shortest text that needs each guard of the reading: without it, something else would be taken for the part."""

from dataclasses import replace

import pytest

from checker.grammar.signer import read_competence
from checker.model import Block, Cell, Document
from checker.model.document import NotRead
from checker.parsing import parse
from checker.parsing.annexes import read_label_line
from checker.reading import read
from tests.parsing.plans import BODY, CLOSING, HEADER, TITLE, plan_of, whole
from tests.parsing.test_edges import document
from tests.parsing.test_recognised_lines import block


def test_a_label_with_the_office_behind_it_heads_the_list():
    plan = plan_of(whole(closing="\nNơi nhận: GIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\n\nTrần Hoài Thu\n"))
    assert (plan["recipients"].value, plan["position"].text) == (["UBND tỉnh"], "GIÁM ĐỐC")


@pytest.mark.parametrize(("printed", "recipient"), [("Các phòng, đơn vị;", "Các phòng, đơn vị"), ("th (để báo cáo,", "th (để báo cáo")])
def test_a_label_with_the_first_recipient_behind_it_heads_a_list_that_runs_to_the_archive_line(printed: str, recipient: str):
    closing = CLOSING.replace("Nơi nhận:\n- UBND tỉnh (để báo cáo);\n- Các phòng, đơn vị;", f"Nơi nhận: {printed}")
    plan = plan_of(whole(closing=closing))
    assert (plan["recipients"].value, plan["full_name"].text) == ([recipient], "Trần Hoài Thu")


@pytest.mark.parametrize("behind", ["Trần Hoài Thu", "(Đã ký)"])
def test_a_name_behind_the_label_is_the_signers(behind: str):
    plan = plan_of(whole(closing=f"\nGIÁM ĐỐC\nNơi nhận: {behind}\n- UBND tỉnh;\n- Lưu: VT.\n"))
    assert plan["recipients"].value == ["UBND tỉnh"]


def test_a_label_with_words_behind_it_is_a_line_of_the_body():
    plan = plan_of(whole(body="\nI. NƠI NHẬN HỒ SƠ\n\nNơi nhận: Bộ phận Một cửa.\n", closing=CLOSING))
    assert len(plan["recipients"].value) == 2


def test_a_number_in_the_middle_of_a_line_is_not_the_plans():
    plan = plan_of(whole(header=HEADER.replace("Số: 125/KH-SNV", "Sao y từ bản chính Số: 125/KH-SNV")))
    assert plan["number"].status == "missing"


def test_a_long_line_above_the_date_is_no_beginning_of_the_place():
    left = "UBND TỈNH TÂY NINH<br>SỞ NỘI VỤ<br>Số: 125/KH-SNV"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"
    line = "Bản này thay cho bản đã gửi các cơ quan trong tuần trước<br>Tây Ninh, ngày 15 tháng 3 năm 2024"
    plan = plan_of(whole(header=f"| {left} | {right}<br>{line} |\n|---|---|\n"))
    assert plan["place"].text == "Tây Ninh"


def test_a_figure_the_recogniser_doubts_makes_the_date_illegible_though_its_words_are_sure():
    head = [block("Bình Lâm, ngày 15 tháng 3 năm 2019", (0.9, 0.9, 0.9, 0.4, 0.9, 0.9, 0.9, 0.9), None, 50)]
    rest = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư")
    blocks = [block(text, (0.9,) * len(text.split(" ")), None, 60 + 10 * at) for at, text in enumerate(rest)]
    plan = parse(Document("scan.pdf", "0", "scan", (*blocks[:2], *head, *blocks[2:]), traits={"recogniser": "vie"}))
    assert (plan["date"].status, plan["date"].value) == ("garbled", None)


def test_a_second_document_in_the_file_does_not_sign_the_first():
    plan = plan_of(whole(closing="", after="\n" + HEADER + TITLE + CLOSING))
    assert plan["recipients"].status == "missing"


def test_a_title_on_top_is_not_looked_for_below_a_header_far_down():
    far = "\n\n".join(f"Đoạn thứ {count} của kế hoạch." for count in range(70))
    plan = plan_of(f"KẾ HOẠCH\nTập huấn văn thư\n\nI. MỤC ĐÍCH\n\n{far}\n\n{HEADER}\nQUYẾT ĐỊNH\nVề việc khác\n")
    assert (plan.type, plan["subject"].text) == ("KH", "Tập huấn văn thư")


def test_q_without_its_point_is_an_authority_before_a_post_alone():
    assert read_competence("Q GIÁM ĐỐC") is not None
    assert read_competence("Q BÌNH THẠNH") is None


def test_a_name_that_runs_on_is_one_organ():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "HỘI ĐỒNG PHỐI HỢP VỀ\nPHÒNG CHỐNG MA TÚY")))
    assert (plan["superior_organ"].text, plan["organ"].text) == (None, "HỘI ĐỒNG PHỐI HỢP VỀ PHÒNG CHỐNG MA TÚY")


def test_an_annex_in_the_table_of_the_closing_ends_it():
    closing = "\n| Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT. | GIÁM ĐỐC<br>Trần Hoài Thu |\n|---|---|\n"
    assert plan_of(whole(closing=closing, after="| Phụ lục I<br>DANH SÁCH | x |\n| - Sở Y tế; | y |\n"))["recipients"].value == [
        "UBND tỉnh"
    ]


def test_what_stands_beside_a_letters_v_v_line_is_none_of_its_subject():
    left = "UBND TỈNH TÂY NINH<br>SỞ NỘI VỤ<br>Số: 125/SNV-VP<br>V/v kiểm tra"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc<br>Tây Ninh, ngày 15 tháng 3 năm 2024<br>Bản giấy gửi sau"
    plan = plan_of(whole(header=f"| {left} | {right} |\n|---|---|\n", title="\nKính gửi: Sở Y tế\n"))
    assert (plan.type, plan["subject"].text) == ("CV", "V/v kiểm tra")


def test_a_number_far_above_the_national_name_heads_its_own_document():
    party = "ĐẢNG BỘ XÃ BÌNH AN\nĐẢNG ỦY\n*\nSố: 12-KH/ĐU\nBình An, ngày 15 tháng 3 năm 2024\n---\nMẬT\n\nKẾ HOẠCH\nHọc tập nghị quyết\n\n"
    body = "\n\n".join(f"Đoạn thứ {count} của kế hoạch." for count in range(70))
    plan = plan_of(f"{party}{body}\n\n{HEADER}\nQUYẾT ĐỊNH\nVề việc khác\n")
    assert plan["notation"].text == "KH/ĐU"


def test_dots_in_a_table_are_there_to_be_written_on():
    rows = (Block("Tên đơn vị: ………………", cell=Cell(0, 0, 0, 1), paragraph=90), Block("Tên đơn vị: ………………", paragraph=91))
    head = tuple(Block(line, paragraph=at) for at, line in enumerate([*HEADER.splitlines(), "KẾ HOẠCH", "Kiểm tra", "I. NỘI DUNG"]))
    rest = (Block("Đoạn một.", paragraph=92),)
    plan = parse(Document("plan.docx", "0", "docx", (*head, rows[0], *rest, rows[1], *rest)))
    assert [hole.fields["form"] for hole in plan.extra["placeholders"]] == [True, False]


def test_a_short_form_of_an_act_is_the_same_act():
    opening = "\nCăn cứ Đề án 08-ĐA/TU ngày 05 tháng 01 năm 2024 của Tỉnh ủy;\n\nThực hiện Đề án số 08 ngày 05/01/2024.\n"
    assert [act["code"] for act in plan_of(whole(opening=opening))["legal_bases"].value] == ["08-ĐA/TU"]


def test_a_bare_number_of_another_day_is_another_act():
    opening = "\nCăn cứ Văn bản số 02/ĐN-HT ngày 05 tháng 01 năm 2024 của Công ty A;\n\nXét Văn bản số 02 ngày 09/01/2024 của Công ty B.\n"
    assert [act["code"] for act in plan_of(whole(opening=opening))["legal_bases"].value] == ["02/ĐN-HT", "02"]


def test_a_long_paragraph_below_the_bases_is_the_narrative_opening():
    long = f"Thực hiện Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh{' về công tác văn thư' * 20}."
    rows = plan_of(whole(opening=f"\nCăn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;\n\n{long}\n"))["legal_bases"].items["lines"]
    assert [row.fields["last"] for row in rows] == [True, False]


def test_a_numeral_that_begins_anew_below_a_point_is_no_sibling_of_what_stands_above():
    body = "\nI. NỘI DUNG\n\n1. Việc thứ nhất\n\n1.1. Rà soát\n\na) Văn bản đến.\n\n2.1. Tập huấn\n\nII. KINH PHÍ\n\nNgân sách.\n"
    items = plan_of(whole(body=body))["sections"].items["all"]
    group = {item.fields["numeral"]: item.fields["group"] for item in items}
    assert group["1.1"] != group["2.1"]


def test_a_name_beside_a_title_in_the_middle_of_the_list_is_the_rest_of_its_entry():
    closing = "\nNơi nhận:\tGIÁM ĐỐC\n- Đảng ủy và\tSỞ NỘI VỤ\nCông Đoàn\n- Lưu: VT.\n\nTrần Hoài Thu\n"
    plan = plan_of(whole(closing=closing))
    assert (plan["recipients"].value, plan["full_name"].text) == (["Đảng ủy và Công Đoàn"], "Trần Hoài Thu")


@pytest.mark.parametrize(
    "text",
    ["Phụ lục I kèm theo Kế hoạch này nêu các việc phải làm.", "Phụ lục (kèm theo Kế hoạch này) nêu các việc phải làm."],
)
def test_a_sentence_about_an_annex_is_no_label(text):
    assert read_label_line(text) is None


def test_a_label_in_capitals_with_its_note_behind_it_is_a_label():
    note = "(Kèm theo Kế hoạch số 12/KH-SNV)"
    assert read_label_line(f"PHỤ LỤC {note}") == ("PHỤ LỤC", "", note)


def test_what_an_annex_says_is_not_its_title():
    plan = plan_of(whole(after="\nPHỤ LỤC I\nDANH MỤC HỒ SƠ\n\nĐơn vị nộp hồ sơ trước ngày 15.\n"))
    assert [label.fields["title"] for label in plan["annexes"].items["labels"]] == ["DANH MỤC HỒ SƠ"]


@pytest.mark.parametrize(("page", "own"), [(1, "no"), (2, "yes")])
def test_an_annex_has_a_page_of_its_own_where_the_pages_say_so(page, own):
    rows = [Block(text, page=1) for text in whole().split("\n") if text]
    annex = [Block(text, page=page) for text in ("PHỤ LỤC I", "DANH MỤC HỒ SƠ")]
    plan = parse(Document("plan.pdf", "0", "pdf", (*rows, *annex)))
    assert [label.fields["own_page"] for label in plan["annexes"].items["labels"]] == [own]


def test_the_short_name_of_an_act_is_no_citation_of_its_own():
    plan = plan_of(whole(body="\nI. MỤC ĐÍCH\n\nThực hiện Đề án số 08 và Nghị định số 12/2023/NĐ-CP ngày 03 tháng 4 năm 2023.\n"))
    assert [act.fields["code"] for act in plan.extra["citations"]] == ["12/2023/NĐ-CP"]


def test_only_what_no_part_claims_is_body():
    plan = plan_of(whole(body="\nI. MỤC ĐÍCH\n\nĐánh giá đúng tình hình.\n\nII. NỘI DUNG\n"))
    body = {plan.document.blocks[each.block].text for each in plan.readings if each.component == "body"}
    assert body == {"Sở Nội vụ ban hành Kế hoạch kiểm tra như sau:", "Đánh giá đúng tình hình."}


def test_half_a_motto_is_the_motto_and_a_sentence_with_its_words_is_not():
    plan = plan_of(whole(header=HEADER.replace("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do")))
    assert plan["motto"].text == "Độc lập - Tự do"
    long = "Độc lập, tự do và hạnh phúc là quyền mà Hiến pháp ghi nhận cho mọi công dân"
    assert plan_of(whole(header=HEADER.replace("Độc lập - Tự do - Hạnh phúc", long)))["motto"].status == "missing"


@pytest.mark.parametrize("name", ["ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG CỘNG SẢN\nVIỆT NAM"])
def test_the_partys_name_heads_its_papers_however_far_down(name):
    notice = "\n\n".join(f"Tin thứ {count} của trang." for count in range(70))
    plan = plan_of(f"{notice}\n\n{name}\n{TITLE}{BODY}")
    assert plan.scope == "party"


@pytest.mark.parametrize(("medium", "hidden"), [("pdf", ["Tập huấn văn thư"]), ("scan", [])])
def test_a_recogniser_reads_what_a_signature_shows_as_the_pages_own(medium, hidden):
    rows = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư")
    blocks = tuple(block(text, (0.9,) * len(text.split(" ")), None, 50 + 20 * at) for at, text in enumerate(rows))
    traits = {"recogniser": "vie", "laid_over": ((1, 60.0, 108.0, 500.0, 122.0),)}
    plan = parse(Document("plan.pdf", "0", medium, blocks, traits=traits))
    assert [item.text for item in plan.extra["covered"]] == hidden


def test_a_field_that_waits_in_another_column_is_no_date():
    header = HEADER.replace("Tây Ninh, ngày 15 tháng 3 năm 2024\n", "")
    waiting = plan_of(whole(header=header + "{{địa danh}}, {{ngày}}\n"))
    assert waiting["date"].status == "blank"
    assert plan_of(whole(header="{{tên đơn vị}}\n" + header))["date"].status == "missing"


@pytest.mark.parametrize("medium", ["text", "ocr"])
def test_the_names_of_a_flattened_cell_are_two_parts(medium):
    names = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
    text = whole(header=HEADER.replace("\n".join(names), " ".join(names)))
    plan = parse(read(text.encode(), name="plan.txt", medium=medium))
    assert (plan["national_name"].text, plan["motto"].text, plan["organ"].text) == (*names, "SỞ NỘI VỤ")


def test_what_a_recogniser_runs_on_behind_an_entry_is_the_entrys_unless_somebody_signs_there():
    closing = "\nNơi nhận:\n- UBND tỉnh; các sở;\n- Lưu: VT; TH.\n\nGIÁM ĐỐC\n\nTrần Hoài Thu\n"
    plan = parse(replace(read(whole(closing=closing).encode(), name="plan.txt"), medium="ocr"))
    assert (plan["recipients"].value, plan["archive"].value["codes"]) == (["UBND tỉnh; các sở"], ["VT", "TH"])


def test_a_date_line_that_wraps_in_its_cell_is_one():
    left = "UBND TỈNH TÂY NINH<br>SỞ NỘI VỤ<br>Số: 125/KH-SNV"
    right = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc"
    for place, line in (
        ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí<br>Minh, ngày 15 tháng 3 năm 2024"),
        ("Tây Ninh", "Tây Ninh,<br>ngày 15 tháng 3 năm 2024"),
        ("Tây Ninh", "Tây Ninh, ngày<br>15 tháng 3 năm<br>2024"),
    ):
        plan = plan_of(whole(header=f"| {left} | {right}<br>{line} |\n|---|---|\n"))
        assert (plan["place"].text, plan["date"].value) == (place, "2024-03-15")


@pytest.mark.parametrize("name", ["CỘNG HÒA VIỆT NAM", "Cộng hòa XHCN Việt Nam"])
def test_the_state_is_named_by_its_first_and_last_words(name):
    plan = plan_of(whole(header=HEADER.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", name)))
    assert (plan["national_name"].text, plan["organ"].text) == (name, "SỞ NỘI VỤ")


def test_a_place_for_the_type_s_name_is_no_subject():
    plan = plan_of(whole(title="\n[TÊN LOẠI VĂN BẢN]\nKiểm tra công tác văn thư\n"))
    assert (plan.type, plan["subject"].text) == (None, "Kiểm tra công tác văn thư")


def test_a_note_that_runs_on_behind_the_subject_is_none_of_it():
    note = "(Kèm theo Quyết định số 45/QĐ-SNV ngày 15 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)"
    plan = plan_of(whole(title=f"\nKẾ HOẠCH\nKiểm tra công tác văn thư {note}\n"))
    assert plan["subject"].text == "Kiểm tra công tác văn thư"


def test_a_title_in_capitals_runs_on_to_the_capital_line_below():
    plan = plan_of(whole(body="\nI. MỤC ĐÍCH VÀ\nYÊU CẦU CHUNG\n\nĐánh giá.\n\nII. NỘI DUNG\n\nKiểm tra.\n"))
    assert plan["sections"].text == "I. MỤC ĐÍCH VÀ YÊU CẦU CHUNG; II. NỘI DUNG"


def test_without_a_signature_the_body_ends_where_the_annexes_begin():
    plan = plan_of(whole(closing="", after="\nPHỤ LỤC\nDANH SÁCH\n\nIV. CÁC ĐƠN VỊ\n\nSở Tài chính.\n"))
    assert [item.fields["numeral"] for item in plan["sections"].items["top"]] == ["I", "II", "III"]


def test_a_report_of_this_program_is_no_plan():
    assert parse(replace(read(whole().encode(), name="plan.txt"), traits={"own_report": True})).scope == "report"


def test_letters_of_a_wrong_code_are_judged_as_nothing():
    plan = parse(replace(read(whole().encode(), name="plan.txt"), not_read=(NotRead("mojibake"),)))
    assert (plan.type, plan.scope) == (None, "none")


def test_a_date_without_its_year_is_the_date_all_the_same():
    assert plan_of(whole(header=HEADER.replace(" năm 2024", "")))["date"].text == "ngày 15 tháng 3"


def test_a_base_on_two_lines_of_one_paragraph_is_one():
    rows = [Block(line) for line in whole().split("\n") if line]
    at = next(at for at, row in enumerate(rows) if row.text.startswith("Căn cứ Luật"))
    rows[at] = Block("Căn cứ Luật Lưu trữ\nngày 11 tháng 11 năm 2011;")
    plan = parse(document(*rows, medium="docx"))
    assert plan["legal_bases"].items["lines"][0].text == "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;"


def test_a_word_of_the_number_s_line_on_a_line_of_its_own_goes_with_the_figures_below():
    plan = plan_of(whole(header=HEADER.replace("Số: 125/KH-SNV", "Số:\n125/KH-SNV")))
    assert (plan["number"].value, plan["notation"].text, plan["organ"].text) == (125, "KH-SNV", "SỞ NỘI VỤ")


def test_a_line_drawn_below_the_subject_ends_it():
    rows = [Block(line) for line in whole(opening="\nCác phòng của Sở thực hiện\n").split("\n") if line]
    at = next(at for at, row in enumerate(rows) if row.text.startswith("Các phòng của"))
    plan = parse(document(*rows[:at], Block("", rule_line=True), *rows[at:], medium="docx"))
    assert plan["subject"].text == "Kiểm tra công tác văn thư, lưu trữ năm 2024"


@pytest.mark.parametrize("again", ["1. Yêu cầu", "1. Yêu cầu:"])
def test_titles_numbered_one_twice(again):
    plan = plan_of(whole(body=BODY.replace("2. Yêu cầu", again)))
    assert [item.fields["level"] for item in plan["sections"].items["all"] if item.fields["numeral"] == "1"] == [
        2,
        2 if again[-1] != ":" else 3,
    ]


def test_one_field_for_number_and_symbol_leaves_both_blank():
    plan = plan_of(whole(header=HEADER.replace("Số: 125/KH-SNV", "Số: ………")))
    assert (plan["number"].status, plan["notation"].status) == ("blank", "blank")


@pytest.mark.parametrize("at", ["ngày\n15 tháng", "ngày 15\ntháng", "tháng\n3"])
def test_a_recognised_date_goes_on_on_the_line_below(at):
    text = whole(header=HEADER.replace(at.replace("\n", " "), at))
    plan = parse(replace(read(text.encode(), name="plan.txt", medium="text"), medium="ocr"))
    assert (plan["place"].text, plan["date"].value) == ("Tây Ninh", "2024-03-15")


def test_what_was_mended_is_counted_in_the_plan_below_its_decision():
    title = "\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch kiểm tra công tác văn thư năm 2024\n\nGIÁM ĐỐC SỞ NỘI VỤ\n\n"
    orders = "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công tác văn thư năm 2024.\n"
    head = "\n".join(HEADER.split("\n")[:4])
    text = HEADER.replace("KH-", "QĐ-") + title + orders + CLOSING + whole(header=f"{head}\n", body=BODY.replace("\nII. NỘI", "\nlI. NỘI"))
    plan = parse(replace(read(text.encode(), name="plan.txt", medium="text"), medium="ocr"))
    assert [plan.document.blocks[at].text for at in plan.document.traits["mended"]] == ["II. NỘI DUNG"]


def test_a_table_below_the_subject_is_none_of_it():
    head = [row for row in HEADER.split("\n") if row]
    table = Block("Nội dung", cell=Cell(0, 0, 0, 2)), Block("Thời gian", cell=Cell(0, 0, 1, 2))
    plan = parse(document(*head, "KẾ HOẠCH", "Diễn tập chữa cháy", *table, "I. NỘI DUNG", "Diễn tập.", medium="docx"))
    assert plan["subject"].text == "Diễn tập chữa cháy"


def test_points_that_begin_anew_open_no_more_than_twenty_levels():
    items = plan_of(whole(body="\nI. NỘI DUNG\n" + "\na) Lập danh sách:\n" * 50))["sections"].items["all"]
    assert [item.fields["level"] for item in items if item.fields["level"] > 18][:3] == [19, 20, 20]


def test_an_act_named_by_its_type_alone_is_one_and_an_office_s_own_paper_none():
    named = "Luật Ngân sách nhà nước", "Kế hoạch của Sở", "Quy chế làm việc; Nghị định số 30/2020/NĐ-CP của Chính phủ"
    plan = plan_of(whole(opening="\n" + "\n\n".join(f"Căn cứ {each};" for each in named) + "\n"))
    acts = [(act["type"], act["code"], act["subject"]) for act in plan["legal_bases"].value]
    assert acts == [("Luật", None, "Ngân sách nhà nước"), ("Quy chế", None, "làm việc"), ("Nghị định", "30/2020/NĐ-CP", "")]


def test_letters_of_an_office_tell_no_type_of_act():
    opening = "\nCăn cứ Công văn số 12/CT-TTHT của Cục Thuế; Chỉ thị số 15/CT-UBND của Ủy ban nhân dân tỉnh;\n"
    acts = plan_of(whole(opening=opening))["legal_bases"].items["citations"]
    assert [act.fields["type_in_code"] for act in acts] == ["", "Chỉ thị"]


def test_the_kind_of_a_plan_belongs_to_its_type_s_name():
    plan = plan_of(whole(title="\nKẾ HOẠCH LIÊN TỊCH\nKiểm tra công tác văn thư\n"))
    assert (plan.type, plan["type_name"].text, plan["subject"].text) == ("KH", "KẾ HOẠCH LIÊN TỊCH", "Kiểm tra công tác văn thư")


def test_a_date_may_lack_its_place():
    for above in ("", "Bản sao, số 2\n"):  # which is no place
        plan = plan_of(whole(header=HEADER.replace("Tây Ninh, ngày", f"{above}ngày")))
        assert (plan["place"].status, plan["date"].value) == ("missing", "2024-03-15")


def test_a_note_below_the_addressee_is_none_of_the_body():
    note = "(Kèm theo Quyết định số 45/QĐ-SNV ngày 15 tháng 3 năm 2024)"
    plan = plan_of(whole(title=f"{TITLE}Kính gửi: Sở Y tế\n{note}\n"))
    assert [item.text for item in plan.extra["attached_note"]] == [note]


def test_a_title_follows_points_that_are_told_to_the_end():
    for end, level in ((".", 2), (";", 2), ("", 4)):
        body = f"\nI. MỤC ĐÍCH\n\n1. Mục đích\n\na) Đánh giá đúng{end}\n\n1. Yêu cầu\n\nKhách quan.\n\nII. NỘI DUNG\n"
        items = plan_of(whole(body=body))["sections"].items["all"]
        assert [item.fields["level"] for item in items if item.fields["title"].startswith("Yêu cầu")] == [level]


def test_two_blanks_within_an_entry_part_nothing_that_does_not_sign():
    plan = plan_of(whole(closing="\nNơi nhận:\n- UBND tỉnh;  để báo cáo\n- Lưu: VT.  CCVC.\n\nGIÁM ĐỐC\n\nTrần Hoài Thu\n"))
    assert (plan["recipients"].value, plan["archive"].text) == (["UBND tỉnh; để báo cáo"], "Lưu: VT. CCVC.")


def test_an_item_above_the_first_section_is_none_of_the_tree():
    plan = plan_of(whole(body=f"\n1. Việc đầu\n{BODY}"))
    assert [item.fields["numeral"] for item in plan["sections"].items["top"]] == ["I", "II", "III"]


def test_room_for_a_post_below_the_archive_line_heads_a_signature():
    plan = plan_of(whole(closing="\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\n………………\n\nGIÁM ĐỐC\n\n………………\n"))
    assert (plan["recipients"].value, plan["position"].text, plan["full_name"].status) == (["UBND tỉnh"], "GIÁM ĐỐC", "blank")


def test_this_decision_is_one_named_up_to_three_paragraphs_above():
    for between, cited in ((2, True), (3, False)):
        rows = ["Thực hiện Quyết định của Sở.", *["Kiểm tra."] * between, "Đơn vị thực hiện Quyết định này."]
        plan = plan_of(whole(body="\nI. NỘI DUNG\n\n" + "\n\n".join(rows) + "\n"))
        assert [item.fields["cited"] for item in plan.extra["self_references"]] == [cited]


def test_of_two_number_lines_the_first_is_the_plans():
    plan = plan_of(whole(header=HEADER.replace("Số: 125/KH-SNV", "Số: 125/KH-SNV\nSố: 12/KH-HĐND")))
    assert (plan["number"].text, plan["notation"].text) == ("125", "KH-SNV")


def test_a_numeral_goes_on_the_list_in_which_it_is_next():
    body = "\nI. NỘI DUNG\n\n1. Việc\n\na) Các bước:\n\n1. Rà soát;\n\n2. Kiểm tra.\n\n2. Yêu cầu\n"
    rows = [(item.fields["numeral"], item.fields["level"]) for item in plan_of(whole(body=body))["sections"].items["all"]]
    assert rows == [("I", 1), ("1", 2), ("a", 3), ("1", 4), ("2", 4), ("2", 2)]


def test_a_post_above_a_sentence_of_the_body_signs_nothing():
    closing = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTrần Hoài Thu\n"
    plan = plan_of(whole(body=f"{BODY}\nGIÁM ĐỐC\n\nCác phòng báo cáo trước ngày 30.\n", closing=closing))
    assert (plan["position"].text, plan["full_name"].text) == (None, "Trần Hoài Thu")


def test_a_table_without_names_below_the_signers_is_not_theirs():
    signers = "| GIÁM ĐỐC<br>Trần Hoài Thu | GIÁM ĐỐC<br>Lê Văn Bình |\n|---|---|\n"
    table = "| Việc | Hạn |\n|---|---|\n| Rà soát | Tháng 5 |\n"
    plan = plan_of(whole(closing=f"\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\n{signers}\n{table}"))
    assert plan["recipients"].value == ["UBND tỉnh"]
