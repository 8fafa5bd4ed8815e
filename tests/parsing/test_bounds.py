"""Counts and lengths of the reading, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.grammar.citation import read_citations
from checker.model import Block, Document
from checker.parsing import parse
from checker.parsing.address import foot_taken_out
from checker.parsing.cited import citation_item
from checker.parsing.header import find_start
from checker.parsing.promulgated import promulgated_at
from checker.parsing.received import stamp_taken_out
from checker.parsing.signed_lines import set_signed_lines
from checker.parsing.type_line import find_type
from tests.parsing.plans import HEADER, plan_of, whole
from tests.parsing.test_edges import document, padded, page, prose
from tests.parsing.test_recognised_lines import block


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (["Điều 1. Mục đích", "1. Rà soát.", "Điều 2. Nội dung", "Đúng hạn./."], [("1", 1), ("1", 2), ("2", 1)]),
        (["I. NỘI DUNG", "1. Rà soát.", "1. Kiểm tra.", "2. Báo cáo."], [("I", 1), ("1", 2), ("1", 2), ("2", 2)]),
        (["I. NỘI DUNG", "1. Việc", "2. Rà soát.", "1. Kiểm tra.", "2. Báo cáo."], [("I", 1), ("1", 2), ("2", 2), ("1", 3), ("2", 3)]),
    ],
)
def test_levels_of_few_headings(body, wanted):
    plan = plan_of(whole(body="\n" + "\n\n".join(body) + "\n"))
    assert [(item.fields["numeral"], item.fields["level"]) for item in plan["sections"].items["all"]] == wanted


def test_the_bases_end_where_the_second_of_two_sections_begins():
    body = "\nI. CĂN CỨ XÂY DỰNG KẾ HOẠCH\n\nLuật Lưu trữ năm 2011;\n\nII. NỘI DUNG\n\nThực hiện Luật Thư viện năm 2019./.\n"
    assert plan_of(whole(opening="", body=body))["legal_bases"].text == "Luật Lưu trữ năm 2011;"


@pytest.mark.parametrize(("length", "goes_on"), [(159, True), (160, False)])
def test_a_title_runs_on_to_a_short_line(length, goes_on):
    body = f"\nI. MỤC ĐÍCH\n{('VÀ YÊU CẦU ' * 20)[: length - 1]}A\n\nII. NỘI DUNG\n\nKiểm tra./.\n"
    title = plan_of(whole(body=body))["sections"].items["top"][0].fields["title"]
    assert (title != "MỤC ĐÍCH") == goes_on


def test_one_sign_may_follow_the_date_by_which_a_header_is_known():
    assert find_start(page(*prose(3), "UBND TỈNH TÂY NINH", "Tây Ninh, ngày 15 tháng 3 năm 2024;", "KẾ HOẠCH")) == (3, 4)


@pytest.mark.parametrize(("words", "hidden"), [(2, []), (3, ["Tập huấn văn"])])
def test_a_frame_covers_three_words(words, hidden):
    rows = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", "Tập huấn văn thư năm")
    blocks = tuple(block(text, (0.9,) * len(text.split(" ")), None, 50 + 20 * at) for at, text in enumerate(rows))
    frame = (1, 50.0, 100.0, blocks[3].boxes[words - 1].x1 + 1, 130.0)
    plan = parse(Document("plan.pdf", "0", "pdf", blocks, traits={"recogniser": "vie", "laid_over": (frame,)}))
    assert [item.text for item in plan.extra["covered"]] == hidden


@pytest.mark.parametrize(("between", "at"), [(20, 1), (21, 22)])
def test_a_letterhead_above_a_promulgated_plan_is_short(between, at):
    assert promulgated_at(page("QUYẾT ĐỊNH", *prose(between), "KẾ HOẠCH"), "Ban hành Kế hoạch tập huấn", 1) == at


@pytest.mark.parametrize(("length", "lines"), [(240, 2), (241, 3)])
def test_a_post_on_two_lines_stands_in_a_short_block(length, lines):
    signed = page(f"PHÓ\nGIÁM ĐỐC\n{padded('x', length - 13)}")
    set_signed_lines(signed, 0)
    assert len(signed.pieces(0)) == lines


@pytest.mark.parametrize(("above", "taken"), [((), True), (("UBND XÃ TÂN LẬP",), True), (("UBND XÃ TÂN LẬP", "VĂN PHÒNG"), False)])
def test_a_stamp_of_receipt_names_its_receiver_in_one_line(above, taken):
    stamp = "\n".join((*above, "ĐẾN", "Số: 5", "Ngày: 3/4/2024"))
    left = stamp_taken_out(document("SỞ NỘI VỤ", stamp, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH"))
    assert (stamp not in [each.text for each in left.blocks]) == taken


@pytest.mark.parametrize(("above", "mark"), [(119, "MẬT"), (120, "")])
def test_letters_on_end_are_a_mark_in_the_head_alone(above, mark):
    assert parse(document(*prose(above), "M\nẬ\nT", *prose(3))).secret == mark


@pytest.mark.parametrize(("letters", "owned"), [(43, True), (44, False)])
def test_whose_an_act_is_stands_close_behind_a_day_that_cannot_be_read(letters, owned):
    text = "Quyết định số 12/QĐ-UBND"
    (act,), cited = read_citations(text), page(text)
    act = act._replace(subject="x" * letters + " của Sở")
    assert citation_item(cited, cited.pieces(0)[0], act, first=True, row=0).fields["owned"] == owned


def test_nothing_stands_above_an_address_that_is_all_of_its_page():
    address = "Địa chỉ: số 5, đường Trần Phú; Điện thoại: 0276 3822111; Email: snv@tayninh.gov.vn"
    given = document(Block(address, page=1), Block("KẾ HOẠCH", page=2), Block("______", page=2, rule_line=True))
    left = foot_taken_out(given)
    assert [each.text for each in left.blocks] == ["KẾ HOẠCH", "______"]


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (["SỞ NỘI VỤ", "Tây Ninh, ngày 15 tháng 3 năm 2024", "KẾ HOẠCH", "Tập huấn", "KẾ HOẠCH"], 2),
        (["SỞ NỘI VỤ", "Kính gửi: UBND", "Căn cứ Luật Lưu trữ;", "KẾ HOẠCH"], None),
    ],
)
def test_the_type_is_named_once_and_above_the_bases(rows, at):
    found = find_type(page(*rows), 0, 0)
    assert (found and found[0].block) == at


def test_an_organ_s_words_with_a_wrong_mark_are_told():
    assert plan_of(whole(header=HEADER.replace("SỞ NỘI VỤ", "HỘI ĐÒNG THI")))["organ"].meant == "HỘI ĐỒNG THI"
