"""Lengths, likenesses and confidences in recognised text, each with a text on either side of it; many to one test."""

from __future__ import annotations

from checker.model import Cell, Document
from checker.parsing.ocr.archive_line import is_archive
from checker.parsing.ocr.closing import part_closing
from checker.parsing.ocr.header import part_header
from checker.parsing.ocr.laidout import mend_laid_out
from checker.parsing.ocr.offices import in_capitals, named_offices, office_from, office_line, signs
from checker.parsing.ocr.printed import Printed, blocks_of, without_debris
from checker.parsing.ocr.sealed import unsealed
from checker.parsing.ocr.title import title_at
from checker.parsing.ocr.wording import mend_body
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.recognised import numbered
from tests.parsing.test_recognised_lines import block

NAMES = ["CONG HOA XA HOI CHU NGHIA VIET NAM", "Doc lap - Tu do - Hanh phuc", "Số: 12/KH-SNV"]
LIST = ["Nơi nhận:", "- UBND tỉnh;"]


def printed(*texts):
    return [Printed(text, at, 1) for at, text in enumerate(texts)]


def said(lines):
    return [line.text for line in lines]


def sealed(text, sure=(), *, label=0.4, cell=None):
    """What a closing with this line below its list holds once it is sorted; a seal runs through its label."""
    rows = (("Nơi nhận:", (label, 0.9), None), ("- UBND tỉnh;", (0.9,) * 3, None), (text, sure or (0.9,) * len(text.split()), cell))
    blocks = tuple(block(text, sure, cell, 20 * at) for at, (text, sure, cell) in enumerate(rows))
    return [each.text for each in unsealed(Document("scan.pdf", "0", "scan", blocks)).blocks]


def test_what_stands_below_a_seal_is_read_as_far_as_the_recogniser_is_sure():
    for sure, last, first in (
        (0.29, "- Giám đốc Sở", [*LIST, "- Giám đốc Sở;"]),
        (0.3, "- Giám đốc Sở Y", [LIST[0], f"{LIST[1]} x Giám đốc Sở;"]),
    ):
        assert sealed("- Giám đốc Sở Y", (0.9, 0.9, 0.9, 0.9, sure))[-1] == last
        assert sealed("x Giám đốc Sở;", (sure, 0.9, 0.9, 0.9)) == first
    for sure, read in ((0.49, LIST), (0.5, [*LIST, "- Sở Y tế;"]), (0.51, [*LIST, "- Sở Y tế;"])):
        assert sealed("- Sở Y tế;", (sure,) * 4) == read
    for sure, read in ((0.59, "- Sở Y tế;"), (0.6, "- Sở Y tế; vv"), (0.61, "- Sở Y tế; vv")):  # a clear page is left as it is
        assert sealed("- Sở Y tế; vv", label=sure)[-1] == read


def test_a_line_below_a_seal_has_letters_enough_to_be_one():
    for text, last in (
        ("các sở", "- UBND tỉnh; các sở"), ("các s", "- UBND tỉnh;"), ("- Cục X", "- Cục X"), ("- Bộ A", "- UBND tỉnh;"),
        ("- Cục Xa", "- Cục Xa"),
    ):  # fmt: skip
        assert sealed(text)[-1] == last
    for column, last in ((0, "- Hoàng Văn An"), (1, "- UBND tỉnh;")):  # no list stands in the signer's column
        assert sealed("- Hoàng Văn An", cell=Cell(0, 0, column, 2))[-1] == last


def test_words_printed_within_three_points_of_their_like_are_the_same():
    first = block("Nơi nhận:", (0.9, 0.9), Cell(0, 0, 0, 1), 10)
    for right, down, kept in ((2.9, 0.0, 1), (3.0, 0.0, 2), (0.0, 2.9, 1), (0.0, 3.0, 2)):
        boxes = tuple(box._replace(x0=box.x0 + right, y0=box.y0 + down) for box in first.boxes)
        assert len(unsealed(Document("scan.pdf", "0", "scan", (first, first._replace(boxes=boxes)))).blocks) == kept


def test_a_closing_stands_within_the_last_blocks_of_a_scan():
    for more, text in ((31, "- UBND tỉnh;"), (32, "- UBND tỉnh;"), (33, "- UBND tỉnh; x")):
        blocks = (block("Nơi nhận:", (0.4, 0.9), None, 10), block("- UBND tỉnh; x", (0.9, 0.9, 0.9, 0.2), None, 20))
        rest = tuple(block("- Sở Y tế;", (0.9,) * 4, None, 30 + 12 * at) for at in range(more))
        assert unsealed(Document("scan.pdf", "0", "scan", (*blocks, *rest))).blocks[1].text == text


def test_a_closing_without_its_label_begins_above_the_archive_line_with_short_lines():
    for text, above, read in (
        (f"Các trạm {'thủy nông ' * 4}thủy nôngs", 0, "Các trạm thủy nông thủy nông thủy nông thủy nông thủy"),
        (f"Các trạm {'thủy nông ' * 4}thủy nôngss", 0, f"Các trạm {'thủy nông ' * 4}thủy nôngss"),  # 60 characters
        ("Các trạm thủy nông", 31, "Các trạm thủy"),
        ("Các trạm thủy nông", 32, "Các trạm thủy nông"),  # the 35th block from the end
    ):
        first = block(text.strip(), (*(0.9,) * (len(text.split()) - 1), 0.2), None, 10)
        rest = (*("- Sở Y tế;",) * (above + 1), "- Lưu: VT, TCHC.")
        blocks = tuple(block(each, (0.9,) * len(each.split()), None, 30 + 12 * at) for at, each in enumerate(rest))
        assert unsealed(Document("scan.pdf", "0", "scan", (first, *blocks))).blocks[0].text == read


def test_an_office_or_a_name_behind_an_entry_has_letters_enough_and_words_few_enough():
    for text, behind in (
        ("- UBND; CÔNGA", "CÔNGA"),
        ("- UBND; CÔNG", ""),
        ("-UBN GIÁM ĐỐC", "GIÁM ĐỐC"),
        ("-UB GIÁM ĐỐC", ""),
        ("- UBND tỉnh GIÁM ĐỐC", "GIÁM ĐỐC"),
        ("- UBND tỉnh GIAMĐỐC", ""),
        ("- Lưu: VT. Lê Hoa", "Lê Hoa"),
        ("- Lưu: VT. Lê Thị Kim Mai Hoa", "Lê Thị Kim Mai Hoa"),
        ("- Lưu: VT. Lê Thị Kim Mai Hoa An", ""),
        ("- Lưu: VT. LÊ THỊ Hoa", ""),
    ):
        assert text[office_from(text) :] == behind, text


def test_an_office_is_as_like_its_wording_as_it_must_be():
    assert [in_capitals(text) for text in ("ABCD", "ABCDE", "ABCDEFGhij", "ABCDEFGhijk")] == [False, True, True, False]
    assert [signs(text) for text in ("GIAM DbOC", "GIM DC", "GIáM đốC")] == [True, False, False]
    assert named_offices("Gidm déc, cdc Phé Gidm déc Sé") == "Giám đốc, cdc Phé Giám đốc Sé"
    assert named_offices("Gism dcc") == "Gism dcc"
    long = "GlÁM ĐỐC TRUNG TÂM KIỂM SOÁT BỆNH TẬT VÀ DỰ PHÒNG CẤP TỈNH AN"
    assert [office_line(Printed(long[:length], 1, 1)).text for length in (60, 61)] == [long[:60], long[:61]]
    assert [is_archive(text) for text in ("- Lxxu: VT, TH.", "xxx: VP")] == [True, False]


def test_a_title_is_looked_for_in_sixty_lines_above_the_body():
    assert [title_at(printed(*["Sở"] * above, "KE HOACH"))[0] for above in (59, 60)] == [59, 0]
    for capitals, length, above in ((14, 60, 2), (15, 60, 2), (15, 61, 1), (16, 61, 2), (16, 64, 2)):
        sentence = "A" * capitals + "b" * (length - capitals)
        assert title_at(printed("Sở", sentence, "KẾ HOẠCH"))[0] == above
    for text, lines in (
        ("HOA TOC KE HOACH", ["HỎA TỐC", "KE HOACH"]),
        ("KHxN KẾ HOẠCH", ["KHxN KẾ HOẠCH"]),
        ("MxT KẾ HOẠCH", ["KẾ HOẠCH"]),
    ):
        assert said(title_at(printed("Sở", text))[1])[1:] == lines


def test_what_is_beside_the_names_of_the_state_is_an_organ_with_capitals_and_letters_enough():
    for text, organs in (("UBND tinh AN", ["UBND TINH AN"]), ("SỞ nội VỤ", ["SỞ nội VỤ"]), ("SỞ", [])):
        assert said(part_header(printed(text, *NAMES))) == [*organs, *NAMES]
    for word, last in (("ngdy", ["Huong Son, ngày       tháng       năm 2024"]), ("nang", ["Huong Son, nang", "tháng    năm 2024"])):
        assert said(part_header(printed(*NAMES, f"Huong Son, {word}    tháng    năm 2024")))[3:] == last
    place = ("Số: 12/KH-SNV  Thành phố Hồ Chí", "Minh, ngày 5 tháng 6 năm 2024")
    together = printed(f"UBND TINH {NAMES[0]}", f"SO Y TE {NAMES[1]}", *place)
    assert said(part_header(together)) == ["UBND TINH", "SO Y TE", *NAMES, "Thành phố Hồ Chí Minh, ngày 5 tháng 6 năm 2024"]


def test_debris_is_a_number_of_a_page_or_signs_without_a_word():
    for text, kept in (("123", []), ("1234", ["1234"]), ("Sở . ,", []), ("xy zzt", ["xy zzt"])):
        assert said(without_debris(printed("Đầu dòng", text, "Cuối")))[1:-1] == kept
    (block_,), _ = blocks_of([Printed("kế-", 3, 1), Printed("hoạch", 4, 1, opens=False)])
    assert (block_.text, block_.lines) == ("kế-hoạch", ((0, 3), (3, 4)))


def test_a_basis_is_known_by_its_act_where_its_own_words_left_two_letters():
    for text, mended in (
        ("Cx c Luật Lưu trữ", "Căn cứ Luật Lưu trữ"),
        ("Căn cú Luat", "Căn cú Luật"),
        ("Căn cú Nghi dinh", "Căn cú Nghị định"),
    ):
        assert said(mend_body(printed(text))) == [mended]


def read_as(text):
    found = numbered(text)
    return (found.number, found.date) if found else None


def test_the_number_and_the_date_of_one_line_are_read_within_their_bounds():
    place = "An Giang " * 9
    date = "ngày 5 tháng 6 năm 2024"
    for text, read in (
        ("1/KH-S", None),
        ("1/KH-SN", ("Số: \ufffd/KH-SN", "")),
        (f"Số: {'x' * 12}/KH-SNV", ("Số: \ufffd/KH-SNV", "")),
        (f"Số: {'x' * 12}/KH-SNV An Giang, {date}", ("Số: \ufffd/KH-SNV", f"An Giang, {date}")),
        (f"Số: {'x' * 13}/KH-SNV", None),
        (f"Số: {'x' * 13}/KH-SNV An Giang, {date}", ("Số: \ufffd/KH-SNV", f"An Giang, {date}")),
        (f"{place[:60]}, {date}", None),
        (f"{place[:59]}, {date}", ("", f"{place[:59]}, {date}")),
        (f"Số: 12/KH-SNV {place[:71]} {date}", ("Số: 12/KH-SNV", f"{place[:71]}, {date}")),
        (f"Số: 12/KH-SNV {place[:72]} {date}", ("Số: 12/KH-SNV", f"{place[:71]}, {date}")),
        (f"Số: 12/KH-SNV {place[:73]} {date}", None),
    ):
        assert read_as(text) == read, text


def test_a_figure_of_a_date_is_one_the_calendar_may_have():
    for printed, read in (
        (("0", "6", "2024"), ("\ufffd", "6", "2024")),
        (("1", "6", "2024"), ("1", "6", "2024")),
        (("31", "6", "2024"), ("31", "6", "2024")),
        (("32", "6", "2024"), ("\ufffd", "6", "2024")),
        (("5", "12", "1999"), ("5", "12", "1999")),
        (("5", "13", "1899"), ("5", "\ufffd", "\ufffd")),
        (("5", "6", "202"), ("5", "6", "\ufffd")),
    ):
        assert read_as("An Giang, ngày {} tháng {} năm {}".format(*printed)) == ("", "An Giang, ngày {} tháng {} năm {}".format(*read))


def test_an_opening_and_an_act_are_as_like_their_words_as_they_must_be():
    for text, mended in (
        ("Thxc hixn nhiệm vụ", "Thực hiện nhiệm vụ"),
        ("Kxnh gxi nhiệm vụ", "Kxnh gxi nhiệm vụ"),
        ("Căn cứ Nghx dixh số 67/2018/NĐ-CP", "Căn cứ Nghị định số 67/2018/NĐ-CP"),
        ("Căn cứ Nghx quyxx số 67/2018/NĐ-CP", "Căn cứ Nghx quyxx số 67/2018/NĐ-CP"),
    ):
        assert said(mend_body(printed(text))) == [mended]


def test_what_stands_behind_the_label_is_an_entry_or_the_office_or_both():
    for beside, listed, signed in (
        ("- UBND tỉnh;", ["- UBND tỉnh;"], []),
        ("- UBND tỉnh; Trần Hoài Thu", ["- UBND tỉnh;"], ["Trần Hoài Thu"]),
        ("- UBND tỉnh; GIÁM ĐỐC", ["- UBND tỉnh;"], ["GIÁM ĐỐC"]),
        ("- x GIÁM ĐỐC", [], ["GIÁM ĐỐC"]),
        (". KT. GIAM DbOC", [], ["KT. GIÁM ĐỐC"]),
        ("-", [], []),
    ):
        lines = printed("Ngân sách.", f"Nơi nhận: {beside}", "- Sở Y tế;", "- Lưu: VT.")
        assert said(part_closing(lines)) == ["Ngân sách.", "Nơi nhận:", *listed, "- Sở Y tế;", "- Lưu: VT.", *signed]


def test_an_approval_or_a_note_below_the_archive_line_ends_the_closing():
    text, signed = ["Ngân sách của Sở."] * 4, ["- Lưu: VT.", "GIÁM ĐỐC", "Trần Hoài Thu"]
    for below in ("PHÊ DUYỆT", "(Kèm theo bảng phân công)", "Bảng phân công công việc của các phòng trong năm 2019 như sau đây"):
        rows = [*text, *LIST, *signed, below, "- Phòng Kế hoạch;"]
        assert said(part_closing(printed(*rows))) == rows


def test_one_word_below_an_organ_s_name_goes_on_with_it():
    for organs, read in (
        (["UBND TỈNH HƯƠNG", "SƠN"], ["UBND TỈNH HƯƠNG SƠN"]),
        (["UBND TỈNH HƯƠNG", "SỞ THỦY LỢI"], ["UBND TỈNH HƯƠNG", "SỞ THỦY LỢI"]),
        (["UBND TỈNH HƯƠNG", "MẬT"], ["UBND TỈNH HƯƠNG", "MẬT"]),
        (["SƠN"], ["SƠN"]),
    ):
        assert said(part_header(printed(*organs, *NAMES)))[: len(read)] == read


def test_the_type_s_name_heads_the_line_of_its_subject():
    assert title_at(printed("SỞ Y TẾ", "KẾ HOẠCH Kiểm tra công tác"))[0] == 1


def test_a_number_line_is_written_out_where_the_recogniser_is_sure_of_its_figures():
    for sure, read in ((0.9, "Số: 207/KH-STL"), (0.3, f"Số: {ILLEGIBLE}/KH-STL")):
        blocks = block("Sb: 2O7 [KH-STL", (sure,) * 3, Cell(0, 0, 0, 2), 10), block("KẾ HOẠCH", (0.9, 0.9), None, 20)
        assert mend_laid_out(Document("scan.pdf", "0", "scan", blocks)).blocks[0].text == read


def test_lines_of_which_none_is_surely_a_header_s_stay_as_they_are():
    lines = ["TRUNG TÂM LƯU TRỮ", "Tây Ninh, ngày 15 tháng 3 năm 2024 x", "SỞ"]
    assert said(part_header(printed(*lines))) == lines


def test_a_recognised_closing_is_sought_in_the_last_two_thirds_and_forty_five_lines_deep():
    def closed(above, entries, below=0):
        rows = [*["Đoạn."] * above, "Nơi nhận:", *["- Sở Y tế;"] * entries, "GIÁM ĐỐC", "- Lưu: VT.", *["(Kèm theo.)"] * below]
        return said(part_closing(printed(*rows)))[above + entries + 1 :][:2]

    parted, left = ["- Lưu: VT.", "GIÁM ĐỐC"], ["GIÁM ĐỐC", "- Lưu: VT."]
    assert [closed(25, entries) for entries in (42, 43)] == [parted, left]
    assert [closed(above, 1, 36 - above) for above in (12, 11)] == [parted, left]  # of forty lines


def test_lengths_below_a_recognised_list():
    text, signed = ["Đoạn."] * 8, ["- Lưu: VT.", "GIÁM ĐỐC"]
    for length, last in ((40, "Bảng phân công Bảng phân công Bảng phânx"), (41, "- Sở Nội vụ;")):
        line = f"{'Bảng phân công ' * 3}"[: length - 1] + "x"
        assert said(part_closing(printed(*text, *LIST, *signed, line, "- Sở Nội vụ;")))[-1] == last
    for beside, last in (("ab", "- Lưu: VT."), ("abc", "abc")):  # specks or an office
        assert said(part_closing(printed(*text, LIST[0], f"{LIST[1]}     {beside}", "- Lưu: VT.")))[-1] == last


def test_a_line_goes_on_with_the_entry_above_by_how_that_ends_or_it_begins():
    for entry, text, read in (
        ("- Sở Y tế.", "các phòng", ["- Sở Y tế.", "các phòng"]),
        ("- Sở Y tế;", "Các phòng;", ["- Sở Y tế;", "- Các phòng;"]),
        ("- Sở Y tế.", "(để biết)", ["- Sở Y tế.", "(để biết)"]),
        ("- Sở Y tế,", "Các phòng", ["- Sở Y tế,", "Các phòng"]),
        ("- Sở Y tế;", "Các phòng", ["- Sở Y tế;"]),  # nobody knows what it is
        ("- Sở Y tế;", "Các phòng ; x", ["- Sở Y tế;"]),
    ):
        assert said(part_closing(printed("Đoạn.", LIST[0], entry, text, "- Lưu: VT.")))[2:-1] == read


def test_a_deputy_s_word_under_a_seal_is_put_in_below_its_own_authority_alone():
    for column, read in ((1, "PHÓ GIÁM ĐỐC"), (0, "GIÁM ĐỐC")):
        rows = ("KẾ HOẠCH", None), ("KT. GIÁM ĐỐC", Cell(0, 0, 1, 2)), ("GIÁM ĐỐC", Cell(0, 0, column, 2))
        blocks = tuple(block(text, (0.9,) * len(text.split()), cell, 20 * at) for at, (text, cell) in enumerate(rows))
        assert mend_laid_out(Document("scan.pdf", "0", "scan", blocks)).blocks[-1].text == read
