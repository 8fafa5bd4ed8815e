"""The shortest text that needs each guard of the reading: without it, something else would be taken for the part."""

from checker.grammar.signer import read_competence
from checker.model import Document
from checker.parsing import parse
from tests.parsing.plans import CLOSING, HEADER, TITLE, plan_of, whole
from tests.parsing.test_recognised_lines import block


def test_a_label_with_the_office_behind_it_heads_the_list():
    plan = plan_of(whole(closing="\nNơi nhận: GIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\n\nTrần Hoài Thu\n"))
    assert (plan["recipients"].value, plan["position"].text) == (["UBND tỉnh"], "GIÁM ĐỐC")


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


def test_q_without_its_point_is_no_authority_by_itself():
    assert read_competence("Q GIÁM ĐỐC") is None


def test_a_name_that_runs_on_is_one_organ():
    plan = plan_of(whole(header=HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", "HỘI ĐỒNG PHỐI HỢP VỀ\nPHÒNG CHỐNG MA TÚY")))
    assert (plan["superior_organ"].text, plan["organ"].text) == (None, "HỘI ĐỒNG PHỐI HỢP VỀ PHÒNG CHỐNG MA TÚY")
