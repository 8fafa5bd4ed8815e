"""Counts and lengths in the reading of a plan's head, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.model import Block, Box, Cell, CharacterFormat, Component, Document, Item, Location, ParagraphFormat, Run
from checker.parsing.dating import date_of_rules
from checker.parsing.header import find_start, mark_of, read_header
from checker.parsing.lines import Line, Page, missing
from checker.parsing.received import stamp_taken_out
from checker.parsing.type_line import find_type
from tests.parsing.test_edges import MOTTO, NATIONAL, document, padded, page, prose

DATE = "Tây Ninh, ngày 15 tháng 3 năm 2024"


def parts_of(*rows: str | Block, medium: str = "text") -> dict[str, Component]:
    """What is read of rows that are all a header."""
    return read_header(page(*rows, medium=medium), 0, len(rows)).components


def beside(left: str, right: str = f"{NATIONAL}\n{MOTTO}\n{DATE}") -> tuple[Block, Block]:
    """The two cells of a letterhead."""
    return Block(left, cell=Cell(0, 0, 0, 2)), Block(right, cell=Cell(0, 0, 1, 2))


class TestStart:
    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ([MOTTO], (0, 0)),
            ([*["KHẨN"] * 14, NATIONAL], (0, 14)),
            ([*["KHẨN"] * 15, NATIONAL], (1, 15)),
            (["ĐẢNG CỘNG SẢN"], None),
            (["GHI CHÚ\nLịch sử nước Cộng hòa xã hội chủ nghĩa Việt Nam"], None),
            (["UBND " + "A" * 120 + f" {NATIONAL}"], (0, 0)),
            (["UBND " + "A" * 121 + f" {NATIONAL}"], None),
            (["Ủy ban nhân dân", "xã Tân Lập", NATIONAL], (0, 2)),
            (["xã Tân Lập", NATIONAL, "Sở Nội vụ"], (1, 1)),
            ([Block("Bản gửi.", cell=Cell(0, 0, 0, 2)), Block(NATIONAL, cell=Cell(0, 0, 1, 2))], (0, 1)),
        ],
    )
    def test_where_a_header_begins(self, rows, found):
        assert find_start(page(*rows)) == found

    @pytest.mark.parametrize("mark", ["Hẹn giờ 9", "HẸN GIỜ 9"])
    @pytest.mark.parametrize(("length", "name"), [(39, "urgency"), (40, None)])
    def test_an_hour_of_delivery_is_short(self, mark, length, name):
        line = padded(mark, length)
        assert mark_of(line.upper() if mark.isupper() else line) == name


class TestNames:
    @pytest.mark.parametrize(
        ("row", "name"),
        [
            (f"* {NATIONAL}", NATIONAL),
            (f"*{NATIONAL}", f"*{NATIONAL}"),
            (f"SỞ Y TẾ {NATIONAL}", NATIONAL),
            (f"{NATIONAL} {MOTTO}", NATIONAL),
        ],
    )
    def test_what_stands_before_the_national_name_is_cut_off_but_for_one_sign(self, row, name):
        assert parts_of(row)["national_name"].text == name

    @pytest.mark.parametrize("row", [f"{NATIONAL} {MOTTO}", f"SỞ NỘI VỤ {MOTTO}", f"{NATIONAL} SỞ NỘI VỤ {MOTTO}"])
    def test_the_motto_is_cut_off_from_what_stands_before_it(self, row):
        assert parts_of(row)["motto"].text == MOTTO

    def test_two_words_of_the_motto_are_a_name(self):
        assert parts_of(NATIONAL, MOTTO, "Xã Độc Lập, ngày 15 tháng 3 năm 2024")["place"].text == "Xã Độc Lập"

    @pytest.mark.parametrize(("rows", "mark"), [(("TUYỆT", "MẬT", "KHẨN"), "TUYỆT MẬT"), (("TUYỆT", "KHẨN", "MẬT"), "MẬT")])
    def test_a_mark_on_two_lines_stands_on_two_that_follow_one_another(self, rows, mark):
        assert parts_of(NATIONAL, *rows)["secrecy"].text == mark

    def test_the_first_half_of_the_party_s_name_may_be_the_last_line(self):
        assert not read_header(page("ĐẢNG CỘNG SẢN"), 0, 1).party

    @pytest.mark.parametrize(("length", "found"), [(59, True), (60, False)])
    def test_a_line_with_the_motto_is_short(self, length, found):
        assert parts_of(padded(MOTTO, length))["motto"].present is found

    @pytest.mark.parametrize(("length", "whole"), [(59, True), (60, False)])
    def test_a_national_name_on_two_lines_is_short(self, length, whole):
        first = padded("CỘNG HÒA XÃ HỘI", length - len(" CHỦ NGHĨA VIỆT NAM")).upper()
        text = parts_of(f"{first}\nCHỦ NGHĨA VIỆT NAM")["national_name"].text
        assert text == (f"{first} CHỦ NGHĨA VIỆT NAM" if whole else first)

    def test_a_recognised_national_name_that_opens_its_line_is_not_cut(self):
        assert parts_of("CONG HOA XA HOI CHU NGHIA VIET NAM", medium="ocr")["national_name"].text == "CONG HOA XA HOI CHU NGHIA VIET NAM"

    @pytest.mark.parametrize(
        ("row", "part", "text"),
        [
            ("XXXXXXOA XA HOI CHU NGHIA VIET NAM", "national_name", "XXXXXXOA XA HOI CHU NGHIA VIET NAM"),
            ("XXXXXXXA XA HOI CHU NGHIA VIET NAM", "national_name", None),
            ("SO VAN HOA XXXXXXOA XA HOI CHU NGHIA VIET NAM", "national_name", "XXXXXXOA XA HOI CHU NGHIA VIET NAM"),
            ("Tu do - Hanh phuc", "motto", "Tu do - Hanh phuc"),
            ("u do - Hanh phuc", "motto", None),
            ("SO BBBBBBBBB p - Tu do - Hanh phuc", "motto", "p - Tu do - Hanh phuc"),
            ("SO VAN HOA Dxc lap - Tu do - Hanh phuc XXXXX", "motto", "Dxc lap - Tu do - Hanh phuc XXXXX"),
            ("SO VAN HOA Dxc lap - Tu do - Hanh phuc XXXXXX", "motto", None),
        ],
    )
    def test_a_smudged_one_keeps_eight_letters_of_ten_and_its_length(self, row, part, text):
        assert parts_of(row, medium="ocr")[part].text == text


class TestOrgans:
    @pytest.mark.parametrize(("above", "superior"), [("GÒ DẦU", "GÒ DẦU"), ("GÒ ĐA", None)])
    def test_five_letters_above_the_issuer_may_be_a_superior(self, above, superior):
        assert parts_of(*beside(f"{above}\nSỞ NỘI VỤ"))["superior_organ"].text == superior

    @pytest.mark.parametrize(("rest", "organ"), [("VÕ", "SỞ NỘI VỤ"), ("VÕA", "SỞ NỘI VỤ VÕA")])
    def test_recognised_letters_of_a_name_are_three(self, rest, organ):
        rows = (Block(f"SỞ NỘI VỤ\n{rest}", cell=Cell(0, 0, 0, 2)), beside("")[1])
        assert parts_of(*rows, medium="scan")["organ"].text == organ

    @pytest.mark.parametrize(("waiting", "superior"), [(3, True), (4, False)])
    def test_three_lines_wait_for_names(self, waiting, superior):
        fields = "\n".join(["[Tên cơ quan]"] * waiting)
        assert parts_of(*beside(f"{fields}\nSỞ NỘI VỤ"))["superior_organ"].present is superior

    def test_a_line_is_as_bold_as_its_own_letters(self):
        text = "Số: 5/KH-PNV\nPHÒNG NỘI VỤ\nKIM LONG"
        ends = (0, text.index("PHÒNG"), text.index("\nKIM"), len(text))
        runs = tuple(Run(*ends[at : at + 2], CharacterFormat(bold=at != 1)) for at in range(3))
        parts = parts_of(Block(text, cell=Cell(0, 0, 0, 2), runs=runs), beside("")[1])
        assert (parts["superior_organ"].text, parts["organ"].text) == ("PHÒNG NỘI VỤ", "KIM LONG")

    def test_one_line_of_dots_waits_for_the_issuer(self):
        assert parts_of(*beside("………………"))["organ"].text == "………………"

    def test_a_name_in_small_letters_may_stand_in_the_block_of_the_number(self):
        assert parts_of(*beside("Sở Nội vụ\nSố: 12/KH-SNV"))["organ"].text == "Sở Nội vụ"

    @pytest.mark.parametrize(
        ("rows", "superior"),
        [(["Sở Tư pháp", "SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA"], "SỞ Y TẾ"), (["Sở Y tế", "BỆNH VIỆN ĐA KHOA"], "Sở Y tế")],
    )
    def test_above_two_names_in_capitals_small_ones_are_a_menu(self, rows, superior):
        assert parts_of(*beside("\n".join(rows)))["superior_organ"].text == superior


class TestDate:
    @pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
    def test_a_date_begins_near_the_beginning_of_its_line(self, length, found):
        line = padded("Ghi", length - 1) + " ngày 15 tháng 3 năm 2024"
        assert ("date" in parts_of(line)) is found

    @pytest.mark.parametrize(
        "lines", [("ngày 15 tháng 3", "năm 2024"), ("ngày 15", "tháng 3", "năm 2024"), ("ngày 15", "tháng 3", "năm 2024", "(bản giấy)")]
    )
    def test_a_date_without_a_place_may_stand_on_three_lines_of_its_cell(self, lines):
        assert parts_of(*beside("SỞ NỘI VỤ", "\n".join((NATIONAL, MOTTO, *lines))))["date"].value == "2024-03-15"

    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            (("Thành phố Hồ Chí", "Minh, ngày 15 tháng 3 năm 2024"), "Thành phố Hồ Chí Minh"),
            ((DATE, "bản giấy gửi sau"), "Tây Ninh"),
            ((padded("Thành phố", 40), "Minh, ngày 15 tháng 3 năm 2024"), f"{padded('Thành phố', 40)} Minh"),
            ((padded("Thành phố", 41), "Minh, ngày 15 tháng 3 năm 2024"), "Minh"),
        ],
    )
    def test_a_place_begins_on_a_short_line_above(self, lines, place):
        assert parts_of(*beside("SỞ NỘI VỤ", "\n".join((NATIONAL, MOTTO, *lines))))["place"].text == place

    @pytest.mark.parametrize(
        ("year", "month", "day"),
        [
            ("2024", "", "2024-12-31"), ("202", "", None), ("20245", "", None), ("2024", "0", "2024-12-31"), ("2024", "1", "2024-01-28"),
            ("2024", "12", "2024-12-28"), ("2024", "13", "2024-12-31"),
        ],
    )  # fmt: skip
    def test_a_year_of_four_figures_and_a_month_of_twelve_choose_the_rules(self, year, month, day):
        parts = {"date": Component("date", "garbled", fields={"year": year, "month": month}), "legal_bases": missing("legal_bases")}
        assert date_of_rules(parts)[0] == day

    @pytest.mark.parametrize(("newest", "day"), [("2020-03-05", "2020-03-05"), ("2020-03-04", None)])
    def test_an_act_of_the_day_of_the_decree_chooses_the_rules(self, newest, day):
        bases = Component("legal_bases", "found", items={"citations": (Item("", Location("body"), {"date": newest}),)})
        assert date_of_rules({"date": missing("date"), "legal_bases": bases})[0] == day

    @pytest.mark.parametrize(("row", "status"), [("SỞ NỘI VỤ\t[ngày ký]", "blank"), ("[ngày ký]", "missing")])
    def test_a_date_that_waits_stands_on_the_right(self, row, status):
        waiting = Block(row, holes=((row.index("["), len(row)),))
        parts = parts_of(NATIONAL, MOTTO, waiting)
        assert parts.get("date", missing("date")).status == status


class TestLines:
    @pytest.mark.parametrize(("sure", "status"), [(0.6, "found"), (0.59, "garbled")])
    def test_what_a_recogniser_is_sure_of_is_read(self, sure, status):
        read = Page(Document("plan", "0", "scan", (Block("Mục", boxes=(Box(0, 3, 1, 0, 0, 9, 9, sure),)),), traits={"recogniser": "vie"}))
        assert read.found("subject", read.pieces(0), cue="wording").status == status

    @pytest.mark.parametrize(("words", "sureness"), [(9, 0.1), (10, 0.82)])
    def test_the_least_sure_figure_of_a_short_line_tells_of_it(self, words, sureness):
        boxes = tuple(Box(at * 2, at * 2 + 1, 1, 0, 0, 9, 9, 0.9 if at else 0.1) for at in range(words))
        read = page(Block(" ".join("7" + "x" * (words - 1)), boxes=boxes))
        assert read.sureness(read.pieces(0)) == sureness

    def test_a_word_that_ends_where_a_line_begins_is_not_on_it(self):
        read = page(Block("ab", boxes=(Box(0, 1, 1, 0, 0, 9, 9, 0.9), Box(1, 2, 1, 9, 0, 18, 9, 0.3))))
        assert [read.sureness([Line(text, 0, at, at + 1)]) for at, text in enumerate("ab")] == [0.9, 0.3]

    @pytest.mark.parametrize(("text", "quoted"), [("Số: 01", "Số: 0l"), ("số 1", "số 1")])
    def test_a_text_is_quoted_where_it_was_read(self, text, quoted):
        read = Page(document("Số: 0l"), [Block("Số: 01")])
        assert read.quoted(read.pieces(0), text) == quoted


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        ([*prose(39), "ĐẾN\nSố: 5", "KẾ HOẠCH"], [*prose(39), "KẾ HOẠCH"]),
        ([*prose(40), "ĐẾN\nSố: 5", "KẾ HOẠCH"], [*prose(40), "ĐẾN\nSố: 5", "KẾ HOẠCH"]),
        (["ĐẾN", *["Số: 5"] * 5, "KẾ HOẠCH"], ["KẾ HOẠCH"]),
        (["ĐẾN", *["Số: 5"] * 6, "KẾ HOẠCH"], ["Số: 5", "KẾ HOẠCH"]),
        (["ĐẾN", "Số: 5"], []),
        (["SỐ: 5\nĐẾN", "KẾ HOẠCH"], ["SỐ: 5\nĐẾN", "KẾ HOẠCH"]),
        (["CÔNG VĂN ĐẾN", "SỞ NỘI VỤ"], ["SỞ NỘI VỤ"]),
        (["CÔNG VĂN ĐẾN"], ["CÔNG VĂN ĐẾN"]),
        (["KẾ HOẠCH", "CÔNG VĂN ĐẾN", "SỞ NỘI VỤ"], ["KẾ HOẠCH", "CÔNG VĂN ĐẾN", "SỞ NỘI VỤ"]),
        (["SỞ Y TẾ\nCÔNG VĂN ĐẾN", "SỞ NỘI VỤ"], ["SỞ Y TẾ\nCÔNG VĂN ĐẾN", "SỞ NỘI VỤ"]),
        (["SỞ NỘI VỤ", "ĐẾN", "Số: 5", "UBND XÃ TÂN LẬP"], ["UBND XÃ TÂN LẬP"]),
        (["UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "ĐẾN", "Số: 5", "UBND XÃ A"], ["UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "UBND XÃ A"]),
    ],
)
def test_a_stamp_of_receipt(rows, left):
    assert [block.text for block in stamp_taken_out(document(*rows)).blocks] == left


@pytest.mark.parametrize(("text", "found"), [("Kế hoạch kiểm tra", True), ("KẾ HOẠCH 5 năm phát triển", True)])
@pytest.mark.parametrize(("length", "short"), [(119, True), (120, False)])
def test_a_title_in_small_letters_is_short(text, found, length, short):
    row = Block(padded(text, length), setting=ParagraphFormat(align="center"))
    assert (find_type(page(row), 0, 0) is not None) is (found and (short or text.startswith("KẾ HOẠCH")))


@pytest.mark.parametrize(("anchor", "at"), [(1, 1), (2, 3)])
def test_an_organ_s_name_goes_on_above_the_first_sure_sign_alone(anchor, at):
    found = find_type(page("SỞ NỘI VỤ", "KẾ HOẠCH", "Tập huấn", "KẾ HOẠCH"), 0, anchor)
    assert found is not None
    assert found[0].block == at
