"""Counts and lengths of number, title, bases, list and the whole, and of what is quoted, with texts just within and just beyond."""

from __future__ import annotations

import pytest

from checker.model import Block, CharacterFormat, Document, Item, ParagraphFormat, Run
from checker.model.document import Slip
from checker.parsing.columns import columns_of
from checker.parsing.head import Header
from checker.parsing.lines import Line
from checker.parsing.listing import read_list
from checker.parsing.numbering import take_number
from checker.parsing.plan import parse
from checker.parsing.promulgated import cut_from, noted_date
from checker.parsing.quoting import as_printed, slips_on
from checker.parsing.title import read_title
from checker.parsing.type_line import find_type
from tests.parsing.plans import HEADER, plan_of, whole
from tests.parsing.test_edges import MOTTO, NATIONAL, document, padded, page, prose


class TestTitle:
    @pytest.mark.parametrize(("length", "found"), [(129, True), (130, False)])
    def test_a_subject_with_a_full_stop_is_short(self, length, found):
        subject = f"{padded('Thực hiện', length - 1)}."
        assert (plan_of(whole(title=f"\nKẾ HOẠCH\n{subject}\n"))["subject"].text == subject) is found

    @pytest.mark.parametrize(("length", "found"), [(119, True), (120, False)])
    def test_the_rest_of_a_subject_begun_on_the_line_of_the_type_is_short(self, length, found):
        rest = padded("năm nay", length)
        subject = plan_of(whole(title=f"\nKẾ HOẠCH TẬP HUẤN\n{rest}\n"))["subject"].text
        assert subject == (f"TẬP HUẤN {rest}" if found else "TẬP HUẤN")

    @pytest.mark.parametrize("mark", [".", ";", ":"])
    def test_it_ends_no_sentence(self, mark):
        assert plan_of(whole(title=f"\nKẾ HOẠCH TẬP HUẤN\nnăm nay{mark}\n"))["subject"].text == "TẬP HUẤN"

    def test_a_subject_that_is_indented_is_not_begun_on_that_line(self):
        rows = (*HEADER.splitlines(), "KẾ HOẠCH", " TẬP HUẤN", "năm nay", Block("I. NỘI DUNG", gap=True))
        assert parse(document(*rows))["subject"].text == "TẬP HUẤN"

    @pytest.mark.parametrize(("length", "found"), [(699, True), (700, False)])
    def test_a_subject_is_no_paragraph(self, length, found):
        assert (plan_of(whole(title=f"\nKẾ HOẠCH\n{padded('Tập huấn', length)}\n"))["subject"].present) is found

    @pytest.mark.parametrize(("length", "lines"), [(400, 3), (401, 2)])
    def test_so_much_of_it_in_several_lines_is_all(self, length, lines):
        rows = [padded("Tập huấn", length), padded("văn thư", 300), "năm nay"]
        assert plan_of(whole(title="\n".join(("\nKẾ HOẠCH", *rows, ""))))["subject"].text == " ".join(rows[:lines])

    @pytest.mark.parametrize(("length", "found"), [(149, False), (150, True)])
    def test_a_short_line_with_a_roman_numeral_opens_a_section(self, length, found):
        rows = (NATIONAL, "KẾ HOẠCH", padded("I. Tập huấn", length))
        assert read_title(page(*rows), find_type(page(*rows), 0, 0), 1).subject.present is found

    @pytest.mark.parametrize(("length", "found"), [(250, True), (251, False)])
    def test_a_subject_that_does_not_stand_out_is_shorter(self, length, found):
        rows = ("KẾ HOẠCH", Block(padded("Tập huấn", length), setting=ParagraphFormat(align="left")))
        assert read_title(page(*rows), find_type(page(*rows), 0, 0), 1).subject.present is found

    @pytest.mark.parametrize(("bold", "subject"), [(7, "Tập huấn"), (8, "Tập huấn văn thư số")])
    def test_a_line_stands_out_by_more_than_seven_tenths_in_bold(self, bold, subject):
        setting, run = ParagraphFormat(align="left"), Run(0, bold, CharacterFormat(bold=True))
        rows = ("KẾ HOẠCH", "Tập huấn", Block("văn thư số", runs=(run,), setting=setting))
        assert read_title(page(*rows), find_type(page(*rows), 0, 0), 1).subject.text == subject

    @pytest.mark.parametrize(
        ("above", "told"),
        [(("- Kính gửi: Sở Nội vụ;",), 1), (("Kính gửi:", "- Sở Nội vụ;"), 1), ((), 0)],
    )
    def test_whom_it_is_for_stands_above_the_title_and_not_at_the_end_of_the_file(self, above, told):
        rows = (*above, "KẾ HOẠCH", "Tập huấn văn thư", "I. NỘI DUNG", "Rà soát.", "Kính gửi: Sở Y tế")
        assert len(read_title(page(*rows), find_type(page(*rows), 0, 0), 0).addressee) == told

    @pytest.mark.parametrize("below", [(), ("Kính gửi: Sở Nội vụ;",)])
    def test_nothing_need_stand_below_the_type(self, below):
        rows = ("KẾ HOẠCH", *below)
        assert read_title(page(*rows), find_type(page(*rows), 0, 0), 0).subject.status == "missing"


@pytest.mark.parametrize(
    ("text", "columns"), [("Số:   Tây Ninh, ngày 15", 1), ("UBND   Tây Ninh, ngày 15", 1), ("SỞ NỘI VỤ    VĂN PHÒNG", 2)]
)
def test_a_gap_of_four_spaces_parts_columns(text, columns):
    assert len(columns_of(text)) == columns


@pytest.mark.parametrize(("before", "found"), [("** ", True), ("*** ", False)])
def test_a_number_opens_its_line_but_for_three_signs(before, found):
    given, header = page(f"{before}Số: 12/KH-SNV"), Header(0, 1)
    take_number(given, header, given.pieces(0))
    assert (header.number is not None) is found


class TestWhole:
    @pytest.mark.parametrize(("above", "status"), [(38, "found"), (39, "missing")])
    def test_a_header_without_a_title_has_forty_blocks(self, above, status):
        assert parse(document(NATIONAL, *prose(above), "Số: 12/KH-SNV"))["number"].status == status

    @pytest.mark.parametrize(("length", "status"), [(160, "found"), (161, "missing")])
    def test_a_paragraph_ends_it(self, length, status):
        assert parse(document(NATIONAL, padded("Đoạn văn", length), "Số: 12/KH-SNV"))["number"].status == status

    @pytest.mark.parametrize(("above", "below", "status"), [(0, 57, "missing"), (0, 58, "found"), (5, 60, "found"), (6, 60, "missing")])
    def test_a_title_on_top_stands_far_above_the_header_of_another_document(self, above, below, status):
        rows = (*prose(above), "KẾ HOẠCH", "Tập huấn", *prose(below - above), "I. NỘI DUNG", NATIONAL, MOTTO)
        assert parse(document(*rows))["type_name"].status == status

    @pytest.mark.parametrize(("lines", "slips"), [(7, 1), (8, 0)])
    def test_a_note_is_put_right_near_the_title(self, lines, slips):
        note = "(Ban hành kèm theo Quyêt định số 12/QĐ-SNV ngày 15 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)"
        rows = (*HEADER.splitlines(), "KẾ HOẠCH", *["TẬP HUẤN VĂN THƯ"] * lines, note, "I. NỘI DUNG", "Rà soát.")
        assert len(parse(document(*rows)).extra["note_slips"]) == slips


class TestPromulgated:
    @pytest.mark.parametrize(("between", "date"), [(["của Chủ tịch"], "2024-03-15"), (["của Chủ tịch", "Ủy ban nhân dân tỉnh"], None)])
    def test_a_note_has_three_blocks(self, between, date):
        given = page("(Ban hành kèm theo Quyết định số 12/QĐ-UBND", *between, "ngày 15 tháng 3 năm 2024)")
        noted = noted_date(given, given.pieces(0)[0])
        assert (noted and noted.date) == date

    def test_of_what_was_mended_the_first_block_of_the_plan_is_kept(self):
        given = document(*prose(4), medium="scan")
        mended = Document(given.path, given.sha256, given.medium, given.blocks, traits={"mended": frozenset((1, 2, 3))})
        assert cut_from(mended, 2).traits["mended"] == {0, 1}


class TestBases:
    LAW = "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011"
    LETTER = "Thực hiện Công văn số {}/SNV-VP ngày 05 tháng 3 năm 2024 của Sở Nội vụ;"

    @pytest.mark.parametrize(
        ("lines", "field", "values"),
        [
            ((f"{LAW};", f"{LAW} của Quốc hội;", f"{LAW} và Nghị định số 30/2020/NĐ-CP."), "repeats", [False, True, False]),
            ((f"{LAW};", f"{LAW}."), "followed", [True, False]),
            ((f"{LAW};", "Theo đề nghị của Trưởng phòng Văn thư;"), "among", [True, True]),
            ((LETTER.format(12), LETTER.format(13)), "last", [False, False]),
        ],
    )
    def test_which_of_the_bases_a_line_is(self, lines, field, values):
        rows = plan_of(whole(opening="\n\n".join(("", *lines, ""))))["legal_bases"].items["lines"]
        assert [row.fields[field] for row in rows] == values


class TestQuoting:
    def test_two_lines_are_quoted_without_what_joins_them(self):
        rows = (Block("SỞ NỘI VỤ", slips=(Slip(0, 2, "SƠ", "organ"),)), Block("TÂY NINH"))
        printed, lines = (Block("SƠ NỘI VỤ"), rows[1]), [Line("SỞ NỘI VỤ", 0, 0, 9), Line("TÂY NINH", 1, 0, 8)]
        assert as_printed(rows, printed, lines, "SỞ NỘI VỤ TÂY NINH") == "SƠ NỘI VỤ TÂY NINH"
        assert as_printed(rows, printed, lines, "Sở Nội vụ Tây Ninh") == "Sở Nội vụ Tây Ninh"

    @pytest.mark.parametrize(
        ("slips", "printed", "part", "quoted"),
        [
            ([Slip(4, 8, "Ninhh", "place")], "Tây Ninhh, ngày 15", "Tây Ninh", "Tây Ninhh"),
            ([Slip(4, 8, "NNinh", "place")], "Tây NNinh, ngày 15", "Ninh, ngày", "NNinh, ngày"),
            ([Slip(0, 4, "Tây", "place"), Slip(8, 14, ",ngay", "date")], "TâyNinh,ngay 15", "Ninh,", "Ninh,"),
        ],
    )
    def test_a_slip_at_the_edge_of_a_part_is_whole(self, slips, printed, part, quoted):
        rows = (Block("Tây Ninh, ngày 15", slips=tuple(slips)),)
        at = rows[0].text.index(part)
        assert as_printed(rows, (Block(printed),), [Line(part, 0, at, at + len(part))], part) == quoted

    @pytest.mark.parametrize("name", [Line("Trần Thu", 0, 8, 16), Line("TM.", 0, 0, 3)])
    def test_a_slip_that_touches_a_line_is_none_of_its(self, name):
        rows = (Block("TM.Giám Trần Thu", slips=(Slip(3, 8, "Giam ", "position"),)),)
        assert slips_on(rows, "position", [name]) == ()


class TestListing:
    def entries(self, *rows: str) -> list[Item]:
        given = page("Nơi nhận:", *rows)
        return [*read_list(given, given.lines(0, len(rows) + 1)).components["recipients"].items["entries"]]

    def test_a_line_in_small_letters_wraps_whatever_ends_above(self):
        assert [each.text for each in self.entries("- UBND các xã;", "tP Tây Ninh;", "Sở Y tế;")] == ["UBND các xã; tP Tây Ninh", "Sở Y tế"]

    def test_an_entry_ends_where_the_next_on_its_line_begins(self):
        (first, second) = [each.place for each in self.entries("- Sở Y tế; - Sở Nội vụ;")]
        assert (first.start, first.end, second.end) == (2, 10, 23)

    def test_an_entry_put_together_from_two_lines_stands_on_both(self):
        given = page("Nơi nhận:", "- PHÓ\nGIÁM ĐỐC;")
        listed = read_list(given, [*given.pieces(0), Line("- PHÓ GIÁM ĐỐC;", 1, 0, 15)])
        (entry,) = listed.components["recipients"].items["entries"]
        assert (entry.place.start, entry.place.end) == (2, 15)
