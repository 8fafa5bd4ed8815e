"""Offices, names, types and fixed words of recognised text, each as like and as long as it must be, or just not."""

from __future__ import annotations

import pytest

from checker.model import Block, Box, Cell
from checker.parsing.ocr.closing import part_closing
from checker.parsing.ocr.offices import from_office, office_from, office_line, signs
from checker.parsing.ocr.printed import Printed, blocks_of, printed_lines, without_debris
from checker.parsing.ocr.title import title_at
from checker.parsing.ocr.wording import mend_body
from tests.parsing.test_ocr_edges import LIST, printed, said


@pytest.mark.parametrize(
    ("entry", "behind"),
    [
        ("- Lưu;VT, QLCT.", ""),  # the codes of the line come first, whatever blank was lost
        ("- Lưu: VT. ", "Lê An"),
        ("- Lưu: VT. Lê A", ""),
        ("- Lưu: VT. ", "H'Nga"),  # a name of one word
        ("- Lưu: VT. ~~~~~~", ""),
        ("- Lưu: VT. ", "Trần HOÀI THu"),
        ("- Lưu: VT. Lê HOÀNG Anh", ""),  # seven letters of ten are capitals
        ("- Lưu: VT, ", "Lê Thị Hoa"),
        ("- Lưu: VT, Lê Thị Hoa.", ""),  # an office's code
        ("- Các Sở ", "GIÁM ĐỐC"),
        ("- UBND tỉnh ", "TRƯỞNGphòng TH"),
    ],
)
def test_what_stands_behind_an_entry(entry, behind):
    assert office_from(entry + behind) == len(entry)


def test_an_office_is_written_in_six_capitals_of_ten_letters():
    for text, written in (("HIỆU TRưởng", "HIỆU TRƯỞNG"), ("HIỆU Trưởng", "HIỆU Trưởng"), ("1. GIAM DbOC", "1. GIAM DbOC")):
        assert office_line(printed(text)[0]).text == written
        assert signs(text) == (text == "HIỆU TRưởng") or text[0] == "1"
    assert signs("GIAN DxC")
    assert from_office("xx yy GIÁM ĐỐC") == "GIÁM ĐỐC"


@pytest.mark.parametrize(("line", "read"), [("XXX XXÁM ĐỐCX", "PHÓ GIÁM ĐỐC"), ("XXX XXÁM ĐỐCXX", None)])
def test_below_its_authority_a_deputy_s_office_may_have_lost_half_its_letters(line, read):
    rows = ["Đoạn."] * 8
    assert said(part_closing(printed(*rows, *LIST, "- Lưu: VT.", "KT. GIÁM ĐỐC", line)))[-1] == (read or line)


def test_lines_stand_where_a_block_has_no_cell():
    assert printed_lines([Block("x", cell=Cell(0, 0, 0, 1))]) is None
    lines = printed_lines([Block("kế hoạch", gap=True, lines=((0, 3), (3, 4)))])
    assert [(line.text, line.line, line.gap, line.opens) for line in lines] == [("kế", 3, True, True), ("hoạch", 4, False, False)]


def test_debris_is_what_is_no_numeral_and_no_entry():
    lines = ("Đầu", "~ Giám đốc Sở;", "a)", "- 12 -", "1234", "Cuối")
    assert said(without_debris(printed(*lines))) == ["Đầu", "- Giám đốc Sở;", "a)", "1234", "Cuối"]


def test_lines_are_put_together_again():
    for above, below, whole in (("từ 5-", "7 km", "từ 5-7 km"), ("từ -", "7 km", "từ - 7 km"), ("từ 5-", "- km", "từ 5- - km")):
        (made,), _ = blocks_of([Printed(above, 3, 1), Printed(below, 4, 1, opens=False)])
        assert (made.text, made.lines[1][1]) == (whole, 4)
    (alone,), _ = blocks_of([Printed("từ", 3, 1)])
    assert (alone.line, alone.lines) == (3, ())


def test_boxes_are_those_of_the_words_that_are_left():
    boxes = tuple(Box(start, end, 1, 0, 0, 1, 1, 0.9) for start, end in ((0, 4), (5, 8)))
    for text, kept in (("GIÁM", [(0, 4)]), ("ĐỐC", [(0, 3)]), ("PHÓ ĐỐC", [(4, 7)])):
        (made,), _ = blocks_of([Printed(text, None, 1, source=Block("GIÁM ĐỐC", boxes=boxes))])
        assert [(box.start, box.end) for box in made.boxes] == kept


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("HxA TOC KẾ HOẠCH", ["HỎA TỐC", "KẾ HOẠCH"]),
        ("HỎA TỐC KẾ HOẠCH Kiểm tra công tác vănss", ["HỎA TỐC", "KẾ HOẠCH Kiểm tra công tác vănss"]),  # 40 characters
        ("HỎA TỐC KẾ HOẠCH Kiểm tra công tác vănsss", ["HỎA TỐC KẾ HOẠCH Kiểm tra công tác vănsss"]),
        ("Q U Y Ế T  Đ Ị N H", ["QUYẾT ĐỊNH"]),
    ],
)
def test_a_type_s_name_with_a_stamp_or_with_its_letters_apart(text, read):
    at, lines = title_at(printed("SỞ Y TẾ", text))
    assert (at, said(lines)[1:]) == (0 if text == read[0] else len(read), read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Căn cú Nghx dixh", "Căn cú Nghị định"),
        ("Căn cứ Lxật Lưu trữ", "Căn cứ Lxật Lưu trữ"),
        ("Thực hiện theo Nghx dixh số 67/2018/NĐ-CP", "Thực hiện theo Nghị định số 67/2018/NĐ-CP"),
        (f"Theo Nghx{' ' * 71}dixh số 67/2018/NĐ-CP", "Theo Nghị định số 67/2018/NĐ-CP"),
        (f"Theo Nghx{' ' * 72}dixh số 67/2018/NĐ-CP", f"Theo Nghx{' ' * 72}dixh số 67/2018/NĐ-CP"),  # 81 characters to the number
        ("Thực hiện Luật s6 67/2018/QH14", "Thực hiện Luật số 67/2018/QH14"),  # no Chiến lược
        ("Thực hiện Phxp lệnh số 67/2018/QH14", "Thực hiện Pháp lệnh số 67/2018/QH14"),
        ("theo s6 67/2018/NĐ-CP và s6 5/2019/NĐ-CP", "theo số 67/2018/NĐ-CP và số 5/2019/NĐ-CP"),
    ],
)
def test_the_name_of_an_act_and_the_word_before_its_number(text, read):
    assert said(mend_body(printed(text))) == [read]


def test_a_slip_is_mended_on_the_line_it_begins_on():
    lines = [*printed("Thực hiện Luật"), Printed("s6 67/2018/QH14", 1, 1, opens=False)]
    assert said(mend_body(lines)) == ["Thực hiện Luật", "số 67/2018/QH14"]
