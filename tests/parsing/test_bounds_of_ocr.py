"""Counts, lengths and likenesses of recognised text, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.model import Cell, Document
from checker.parsing.lines import LEGIBLE
from checker.parsing.ocr.archive_line import is_archive
from checker.parsing.ocr.closing import part_closing
from checker.parsing.ocr.header import part_header
from checker.parsing.ocr.headings import mend_headings
from checker.parsing.ocr.laidout import mend_laid_out
from checker.parsing.ocr.printed import Printed
from tests.parsing.test_ocr_edges import LIST, NAMES, printed, said
from tests.parsing.test_recognised_lines import block

TEXT = ["Đoạn."] * 8
ARCHIVE, SIGNED = "- Lưu: VT.", ["GIÁM ĐỐC", "Trần Hoài Thu"]


def closed(*rows):
    """What the lines below the text become."""
    return said(part_closing(printed(*TEXT, *rows)))[len(TEXT) :]


@pytest.mark.parametrize(
    ("label", "known"),
    [("Nơxi nhậxn:", True), ("Nxi nhxn:", False), ("N0i nhan:", True), (". Nơi nhận:", False)],
)
def test_a_label_is_like_its_words_and_opens_with_a_letter(label, known):
    rows = [label, "GIÁM ĐỐC", "- UBND tỉnh;"]
    assert (closed(*rows) == [*LIST, "GIÁM ĐỐC"]) == known


def test_an_entry_that_reads_like_the_label_is_an_entry():
    rows = [*LIST, "- Nơi nhận hồ sơ;", ARCHIVE]
    assert closed(*rows) == rows


def test_a_label_with_its_own_letters_is_left_as_it_is_printed():
    assert [closed(label, *LIST[1:])[0] for label in ("NƠI NHẬN:", "Nơi nhận.:", "Nơi nhận")] == ["NƠI NHẬN:", *LIST[:1] * 2]


@pytest.mark.parametrize(("between", "read"), [(10, "KT. GIÁM ĐỐC"), (11, "KT. GIAM DbOC")])
def test_an_office_signs_eleven_lines_above_the_label(between, read):
    assert closed("KT. GIAM DbOC", *["Đoạn."] * between, *LIST)[0] == read


def test_what_stands_beside_a_list_without_its_label_is_its_first_entry():
    rows = ["các phòng, đơn vị; GIÁM ĐỐC", "- UBND tỉnh;", ARCHIVE]
    assert closed(*rows) == ["Nơi nhận:", "- các phòng, đơn vị;", "- UBND tỉnh;", ARCHIVE, "GIÁM ĐỐC"]
    assert closed(ARCHIVE) == [ARCHIVE]


@pytest.mark.parametrize(("length", "ends"), [(150, False), (151, True)])
def test_a_line_of_151_letters_ends_the_closing(length, ends):
    rows = [*LIST, "Các trạm bơm " * 20, "GIÁM ĐỐC", "- Sở Y tế;"]
    rows[2] = rows[2][: length - 1] + "x"
    assert (closed(*rows) == rows) == ends


@pytest.mark.parametrize(("words", "ends"), [("VỤ SỞ", False), ("VỤ Sở", True)])
def test_a_note_of_which_seven_letters_in_ten_are_capitals_does_not_end_the_closing(words, ends):
    rows = [*LIST, ARCHIVE, f"(BẢNG PHÂN CÔNG NHIỆM {words} hằng tháng)", "- Sở Y tế;"]
    assert (closed(*rows) == rows) == ends


def test_two_letters_beside_the_label_are_specks():
    for beside, listed, signed in (
        ("xy", [], []), ("xyz", [], ["xyz"]), ("- xy GIÁM ĐỐC", [], ["GIÁM ĐỐC"]), ("- xyz GIÁM ĐỐC", ["- xyz"], ["GIÁM ĐỐC"]),
    ):  # fmt: skip
        assert closed(f"{LIST[0]} {beside}", *LIST[1:]) == [LIST[0], *listed, LIST[1], *signed]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Các trạm báo cáo cho Sở ở tỉnh", False),  # 30 characters
        ("Các trạm báo cáo cho Sở ở tỉnhs", True),
        ("Thu", False),
        ("Hoài Thu", True),
        ("Trần hoài Thu", True),
        ("trần hoài Thu", False),
        ("Lê Thị Kim Mai Hoa An", True),
        ("Lê Thị Kim Mai Hoa An Vy", False),
        ("GIÁMx", True),
        ("GIÁM", False),
    ],
)
def test_a_line_below_the_office_is_a_name_an_office_or_long(line, kept):
    assert closed(*LIST, ARCHIVE, "GIÁM ĐỐC", line)[4:] == [line] * kept


def test_a_name_below_an_entry_without_its_end_has_all_its_capitals():
    rows = [LIST[0], "- Sở Y tế", "GIÁM ĐỐC"]
    assert closed(*rows, "Trần Hoài Thu") == [*rows, "Trần Hoài Thu"]
    assert closed(*rows, "Trần hoài Thu") == [*rows[:2], "Trần hoài Thu", rows[2]]


@pytest.mark.parametrize(("text", "goes_on"), [("ab", False), ("abc", True), ("c" * 100, True), ("c" * 101, False), ("bÁo cáo", True)])
def test_an_entry_goes_on_with_three_to_a_hundred_letters(text, goes_on):
    listed = closed(LIST[0], "- Sở Y tế;", text, ARCHIVE)
    assert (listed[2] == text) == goes_on


def test_an_archive_line_is_known_by_its_word():
    assert [is_archive(f"- {word}: VP") for word in ("Lvxu", "Ivxu")] == [True, False]


def test_the_place_on_the_line_above_goes_on_with_one_word():
    head = [*NAMES[:2], "Số: 12/KH-SNV  Thành phố Hồ Chí"]
    for place, read in (("Minh", "Thành phố Hồ Chí Minh"), ("Tây Ninh", "Tây Ninh")):
        assert said(part_header(printed(*head, f"{place}, ngày 5 tháng 6 năm 2024")))[-1] == f"{read}, ngày 5 tháng 6 năm 2024"


def test_an_organ_has_two_letters_that_were_read_as_letters():
    assert [said(part_header(printed(text, *NAMES)))[0] for text in ("$0 TE", "|B|")] == ["SO TE", NAMES[0]]


def test_a_wide_gap_behind_a_word_of_the_date_is_no_edge():
    assert said(part_header(printed(*NAMES, "Huong Son, ngày 5 tháng 6 hom    2024")))[3:] == ["Huong Son, ngày 5 tháng 6 năm 2024"]


TWENTY = "ABCDEFGHIJKLM nopqrst"


@pytest.mark.parametrize(("title", "strong"), [(TWENTY, True), (TWENTY.replace("M", "m"), False)])
def test_a_heading_has_thirteen_capitals_of_twenty_letters(title, strong):
    given = [*printed("I. NỘI DUNG", "Việc chung."), Printed(f"I1. {title}", 2, 1, opens=False)]
    assert mend_headings(given)[2].text == f"{'II' if strong else 'I1'}. {title}"
    assert mend_headings(printed("I. NỘI DUNG", title))[1].opens != strong
    assert (mend_headings(printed("1. VIỆC CHUNG", "1. VIỆC RIÊNG", f"2. {title}"))[0].text == "1. VIỆC CHUNG") == strong


@pytest.mark.parametrize(("length", "mended"), [(139, True), (140, False)])
def test_a_heading_in_small_letters_is_short(length, mended):
    line = f"I1. Các việc {'phải làm ' * 20}"[:length]
    assert mend_headings(printed("I. Mục đích", line))[1].text.startswith("II. ") == mended


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["I. MỤC ĐÍCH", "I1. VIỆC"], ["I. MỤC ĐÍCH", "II. VIỆC"]),
        (["I. MỤC ĐÍCH", "I1. VIE"], ["I. MỤC ĐÍCH", "II. VIE"]),
        (["I. MỤC ĐÍCH", "I1. VI"], ["I. MỤC ĐÍCH", "I1. VI"]),
        (["l MỤC ĐÍCH", "I. NỘI DUNG", "Il. TỔ CHỨC"], ["l MỤC ĐÍCH", "I. NỘI DUNG", "II. TỔ CHỨC"]),
        (["I. MỤC ĐÍCH", "II. NỘI DUNG", "Vl. Các việc"], ["I. MỤC ĐÍCH", "II. NỘI DUNG", "Vl. Các việc"]),
        (["I. MỤC ĐÍCH", "Il. Các việc"], ["I. MỤC ĐÍCH", "II. Các việc"]),  # one line in capitals is not all there are
        (["l. Việc đầu", "2, Việc sau"], ["1. Việc đầu", "2. Việc sau"]),
    ],
)
def test_headings_are_the_lines_in_capitals_where_there_are_two(lines, read):
    assert said(mend_headings(printed(*lines))) == read


@pytest.mark.parametrize(
    ("strokes", "numerals"),
    [
        ("I V", "I V"),  # nothing of II is in it
        ("I I II", "I II III"),  # each lost a stroke
        ("II IIL", "II III"),  # the first is passed over
        ("I II I II", "I II I II"),  # begun anew
        ("II V I II", "II V I II"),  # of a table above
        ("I II IT III", "I II II III"),  # one stands twice
        ("I II III IV V VI VII VIII IX X XI XII XIII XlV Xv", "I II III IV V VI VII VIII IX X XI XII XIII XIV Xv"),
    ],
)
def test_numerals_are_read_by_their_likeliest_sequence(strokes, numerals):
    assert said(mend_headings(printed(*(f"{each}. VIỆC" for each in strokes.split())))) == [f"{each}. VIỆC" for each in numerals.split()]


@pytest.mark.parametrize(("below", "opens"), [("các Sở, ngành", False), ("cÁc Sở, ngành", False), ("Các Sở", True)])
def test_a_heading_in_small_letters_goes_on_with_a_small_letter(below, opens):
    assert mend_headings([*printed("I. Trách nhiệm của"), Printed(below, 1, 1, opens=False)])[1].opens == opens


@pytest.mark.parametrize(("above", "read"), [(15, "Số: 207/KH-STL"), (16, "Sb: 2O7 [KH-STL")])
def test_the_cells_of_a_header_stand_in_the_first_sixteen_blocks(above, read):
    rows = [*(("Đoạn.", None),) * above, ("Sb: 2O7 [KH-STL", Cell(0, 0, 0, 2))]
    blocks = tuple(block(text, (0.9,) * len(text.split()), cell, 20 * at) for at, (text, cell) in enumerate(rows))
    assert mend_laid_out(Document("scan.pdf", "0", "scan", blocks)).blocks[-1].text == read


@pytest.mark.parametrize(
    ("text", "sure", "read"),
    [
        ("Sb: 2O7 [KH-STL", LEGIBLE, "Số: 207/KH-STL"),
        ("SỞTUPHÁP", LEGIBLE, "SỞTUPHÁP"),
        ("SỞTUPHÁP", LEGIBLE - 0.01, "SỞ TƯ PHÁP"),
        ("Số:12/KH - SNV", LEGIBLE, "Số:12/KH - SNV"),  # what can be read is left for the rules to judge
    ],
)
def test_a_line_of_the_header_is_mended_by_how_sure_its_words_are(text, sure, read):
    given = block(text, (sure,) * len(text.split()), Cell(0, 0, 0, 2), 10)
    assert mend_laid_out(Document("scan.pdf", "0", "scan", (given,))).blocks[0].text == read
