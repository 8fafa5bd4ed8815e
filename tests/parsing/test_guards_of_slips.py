"""The shortest text that needs each guard of what tells slips: without it, a line that is right, or none, would be told."""

from __future__ import annotations

import pytest

from checker.model import Block, Cell, Document
from checker.parsing.lines import Line
from checker.parsing.recognition.authorities import slips_of_signature
from checker.parsing.recognition.figures import guess_number, guess_wrapped_date
from checker.parsing.recognition.keys import typed_office
from checker.parsing.recognition.recognised import organ_meant
from checker.parsing.recognition.strays import strays_of_tail
from checker.parsing.recognition.swapped import in_order
from checker.parsing.recognition.wrapped_names import slips_of_wrapped_names


def lines_of(*texts):
    return [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]


@pytest.mark.parametrize(("text", "meant"), [("XHƯ VIỆN TÂN LẬP", "THƯ VIỆN TÂN LẬP"), ("XKƯ VIỆN TÂN LẬP", "XKƯ VIỆN TÂN LẬP")])
def test_of_an_opening_one_of_the_first_two_letters_is_right(text, meant):
    assert organ_meant(text) == meant


def test_a_figure_of_the_same_shape_is_the_letter():
    assert [organ_meant(text) for text in ("5Ở NỘI VỤ", "SỞ N0I VU")] == ["SỞ NỘI VỤ"] * 2  # no BỘ


@pytest.mark.parametrize(
    ("text", "meant"), [("phó Giám đốc", ["PHÓ GIÁM ĐỐC"]), ("Phó Giám đốc", []), ("Kt. Giám đốc", ["KT. GIÁM ĐỐC"]), ("KT. Giám đốc", [])]
)
def test_a_post_that_the_grammar_takes_is_no_slip_for_its_small_letters(text, meant):
    lines = lines_of(text, "Trần Hoài Thu")
    assert [guess.meant for guess in slips_of_signature(lines, [*enumerate(lines)], None, None)] == meant


def test_words_that_could_be_keys_stay_in_an_authority_that_is_one():
    (post, right) = lines_of("KT. GIAMS DDOOCS", "KT. GIÁM ĐỐC TAXI")
    assert [guess and guess.meant for guess in (typed_office(post, ""), typed_office(right, ""))] == ["KT. GIÁM ĐỐC", None]


def test_a_date_wraps_over_two_lines():
    whole = "Tây Ninh, ngày", "15 thág 3 năm 2024"
    assert [guess.meant for guess in guess_wrapped_date(lines_of(*whole))] == ["Tây Ninh, ngày", "15 tháng 3 năm 2024"]
    assert guess_wrapped_date(lines_of(" ".join(whole))) == []


@pytest.mark.parametrize("text", ["Căn cứ KH số 12/KHH-SNV", "Kèm theo số văn bản: 12/KHH-SNV", "Thực hiện số, ký hiệu: 12/KHH-SNV"])
def test_a_line_that_cites_costs_more_than_a_number_line_may(text):
    assert list(guess_number(lines_of(text)[0])) == []


def headed(*rows):
    """The lines of a head, its type name the last but one or two, that stand on its wrong side."""
    blocks = tuple(row if isinstance(row, Block) else Block(row) for row in rows)
    title = next(at for at, each in enumerate(blocks) if each.text == "KẾ HOẠCH")
    return [item.text for item in in_order(Document("plan.txt", "0", "text", blocks), 0, title)[1]]


@pytest.mark.parametrize(
    ("between", "fallen"),
    [("Kiểm tra", True), ("I. NỘI DUNG", False), ("Căn cứ Luật Lưu trữ", False), (Block("Kiểm tra", cell=Cell(0, 0, 0, 1)), False)],
)
def test_a_number_below_the_title_stands_above_the_body(between, fallen):
    assert headed("SỞ NỘI VỤ", "KẾ HOẠCH", between, "Số: 12/KH-SNV") == ["Số: 12/KH-SNV"] * fallen


@pytest.mark.parametrize(
    ("text", "risen"),
    [
        ("Kiểm tra văn", False),  # 12 letters
        ("Kiểm tra văns", True),
        ("K" + "iểm tra" * 42 + "văns", True),  # 299
        ("K" + "iểm tra" * 42 + "vănss", False),
        ("KIỂM TRA CÔNG TÁC VĂN THƯ", False),
        ("Kiểm tra    công tác", False),
        ("Kiểm tra\tcông tác", False),
        ("Kiểm tra\ncông tác", False),
    ],
)
def test_a_subject_above_the_title_is_one_line_in_small_letters(text, risen):
    assert headed("SỞ NỘI VỤ", text, "KẾ HOẠCH", "Căn cứ Luật Lưu trữ") == [text] * risen


def test_a_name_that_goes_on_behind_a_comma_wraps_with_its_slip():
    lines = lines_of("PHÒNG KINH TẾ", "HẠ TẦNG VÀ ĐÔ THỊ")
    assert [(guess.line, guess.meant) for guess in slips_of_wrapped_names(lines, [])] == [(lines[0], "PHÒNG KINH TẾ,")]


def test_an_entry_in_capitals_is_of_the_list_by_its_end():
    assert [[guess.meant for guess in strays_of_tail(lines_of(text))] for text in ("- GIÁM ĐỐC;", "- GIÁM ĐỐC")] == [[], ["GIÁM ĐỐC"]]
