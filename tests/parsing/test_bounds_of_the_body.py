"""Counts and lengths of title, headings, bases, closing and annexes, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.grammar.heading import read_heading
from checker.model import Block, Cell, CharacterFormat, Component, Document, Item, ParagraphFormat, Run
from checker.model.document import Slip
from checker.parsing import parse
from checker.parsing.annexes import find_annex, read_annexes
from checker.parsing.body import note_rest, read_body
from checker.parsing.columns import columns_of
from checker.parsing.listing import read_list
from checker.parsing.lines import Line
from checker.parsing.numeral_slips import read_first_with_comma, read_slipped_heading
from checker.parsing.outline import Node, bases_section, grow, read_candidates, top_style
from checker.parsing.promulgated import cut_from, noted_date
from checker.parsing.quoting import as_printed, slips_on
from checker.parsing.reach import find_closing
from checker.parsing.sections import read_sections
from checker.parsing.title import read_title
from checker.parsing.type_line import find_type
from tests.parsing.plans import HEADER, plan_of, whole
from tests.parsing.test_edges import NATIONAL, document, padded, page, prose

NOTE = "(Kèm theo Kế hoạch số 12/KH-SNV)"


def numerals(*rows: str | Block, start: int = 0, medium: str = "text") -> list[str]:
    return [node.heading.numeral for node in read_candidates(page(*rows, medium=medium), start, len(rows))]


def nodes(*rows: str, at: tuple[int, ...] = ()) -> list[Node]:
    """Headings in blocks ``at``, else one below another."""
    headings = [heading for row in rows if (heading := read_heading(row))]
    return [Node(block, heading, heading.title) for block, heading in zip(at or range(len(rows)), headings, strict=True)]


def levels(*rows: str, at: tuple[int, ...] = ()) -> list[int]:
    made = nodes(*rows, at=at)
    grow(made, "roman")
    return [node.level for node in made]


class TestOutline:
    @pytest.mark.parametrize(("between", "found"), [(7, []), (8, ["i"])])
    def test_the_second_of_small_roman_numerals_stands_near_below_the_first(self, between, found):
        assert numerals("i) Rà soát;", *prose(between), "ii) Tập huấn.") == found

    @pytest.mark.parametrize(("between", "found"), [(7, []), (8, ["v"])])
    def test_what_stands_before_another_is_near_above_it(self, between, found):
        assert numerals("iv) Rà soát;", *prose(between), "v) Tập huấn.") == found

    @pytest.mark.parametrize(("between", "found"), [(59, ["1", "2"]), (60, ["2"])])
    def test_the_second_that_proves_a_first_with_a_comma_is_not_far(self, between, found):
        assert numerals("1, Mục đích", *prose(between), "2. Yêu cầu") == found

    @pytest.mark.parametrize(("length", "found"), [(260, ["I"]), (261, [])])
    def test_a_title_in_capitals_is_no_paragraph(self, length, found):
        assert numerals(f"I. {'X' * length}") == found

    def test_a_figure_before_a_figure_is_no_smudged_stroke(self):
        assert [each.heading.style for each in read_candidates(page("1. MỤC ĐÍCH", "2. NỘI DUNG", medium="ocr"), 0, 2)] == ["arabic"] * 2

    def test_the_line_above_the_body_announces_none_of_its_lists_and_wants_no_numeral(self):
        (first,) = read_candidates(page("Gồm các việc:", "1. Rà soát."), 1, 2)
        assert not first.announced
        assert numerals("Báo cáo Quý", "I. MỤC ĐÍCH", start=1) == ["I"]

    @pytest.mark.parametrize(
        ("rows", "style"),
        [
            (("A. NỘI DUNG", "1. Rà soát", "2. Tập huấn"), "arabic"),
            (("A. NỘI DUNG", "1. Rà soát", "2. Tập huấn", "B. KINH PHÍ"), "capital"),
            (("Điều 1. Rà soát", "1. Đợt một", "2. Đợt hai"), "arabic"),
            (("1. Rà soát",), None),
            (("1. Rà soát", "2. Tập huấn"), "arabic"),
        ],
    )
    def test_the_highest_level_has_two_headings(self, rows, style):
        assert top_style(nodes(*rows)) == style

    def test_bases_in_the_only_section_run_to_the_end_of_the_body(self):
        assert bases_section(nodes("I. CĂN CỨ XÂY DỰNG KẾ HOẠCH"), 5) == (1, 5)

    @pytest.mark.parametrize(("below", "wanted"), [(2, [1, 2, 3]), (3, [1, 2, 2])])
    def test_text_stands_between_two_titles_of_one_numeral(self, below, wanted):
        assert levels("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "1. Yêu cầu", at=(0, 1, below)) == wanted

    @pytest.mark.parametrize(("length", "wanted"), [(39, [1, 2, 2]), (40, [1, 2, 3])])
    def test_such_a_title_is_bare(self, length, wanted):
        assert levels("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", f"1. {padded('Yêu cầu', length)}", at=(0, 1, 3)) == wanted

    @pytest.mark.parametrize(("length", "wanted"), [(59, [1, 2, 3]), (60, [1, 2, 2])])
    def test_a_point_that_says_something_by_itself_was_numbered_twice(self, length, wanted):
        assert levels("I. NỘI DUNG", f"1. {padded('Rà soát', length)}", "1. Tập huấn") == wanted

    def test_a_letter_said_again_and_again_opens_no_more_than_twenty_levels(self):
        assert levels("I. NỘI DUNG", *["a) Việc"] * 25) == [*range(1, 21), *[20] * 6]


class TestNumeralSlips:
    @pytest.mark.parametrize(("length", "found"), [(119, True), (120, False)])
    def test_a_title_behind_a_numeral_without_its_mark_is_short(self, length, found):
        assert (read_slipped_heading(f"II {'X' * length}", {"roman": 1}) is not None) is found

    @pytest.mark.parametrize(
        ("text", "reached", "numeral"),
        [("1, Mục đích", {}, None), ("10, Nội dung", {"arabic": 9}, "10"), ("12 , Nội dung", {"arabic": 11}, "12")],
    )
    def test_a_comma_behind_figures(self, text, reached, numeral):
        found = read_slipped_heading(text, reached)
        assert (found and found.numeral) == numeral

    def test_a_comma_behind_the_first(self):
        assert read_first_with_comma("a , Khách quan", ["b) Đúng thẩm quyền"]) is not None


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


class TestSections:
    BODY = "\nI. NỘI DUNG\n\n1. Rà soát\n\n2. {title}\n\na) {point}\n\nVăn bản đến.\n"

    def part(self, more: str = "", *, title: str = "Tập huấn", point: str = "Đợt một") -> Component:
        return plan_of(whole(body=self.BODY.format(title=title, point=point) + more))["sections"]

    @pytest.mark.parametrize(("more", "says"), [("", "yes"), ("\nII. KINH PHÍ\n\nNgân sách.\n", "no")])
    def test_one_part_alone_holds_all_that_is_said(self, more, says):
        assert self.part(more, title="Nội dung và tổ chức thực hiện").fields["implementation"] == says

    @pytest.mark.parametrize(("titles", "says"), [({"title": "Tổ chức thực hiện"}, "yes"), ({"point": "Tổ chức thực hiện"}, "no")])
    def test_of_several_the_second_level_says_it_too(self, titles, says):
        assert self.part("\nII. KINH PHÍ\n\nNgân sách.\n", **titles).fields["implementation"] == says

    def test_the_first_level_is_the_parts(self):
        part = self.part("\nII. KINH PHÍ\n\nNgân sách.\n")
        assert [item.fields["numeral"] for item in part.items["top"]] == ["I", "II"]
        assert [item.fields["through"] for item in part.items["all"]] == [True, False, False, False, True]

    def test_each_heading_is_told_once(self):
        plan = plan_of(whole(body=self.BODY.format(title="Tập huấn", point="Đợt một")))
        assert len([each for each in plan.readings if each.component == "sections"]) == 4

    def test_what_stands_below_the_body_is_no_title_of_its(self):
        given = page("I. NỘI DUNG", "GIÁM ĐỐC")
        assert read_sections(given, read_candidates(given, 0, 1), 1).items["top"][0].fields["title"] == "NỘI DUNG"
        given = page("Phần I")
        assert read_sections(given, read_candidates(given, 0, 1), 1).items["top"][0].fields["title"] == ""

    @pytest.mark.parametrize(("length", "titled"), [(59, True), (60, False)])
    def test_a_title_in_small_letters_is_short(self, length, titled):
        given = page("Phần I", padded("Nội dung", length), "Phần II", "KINH PHÍ")
        part = read_sections(given, read_candidates(given, 0, 4), 4)
        assert bool(part.items["top"][0].fields["title"]) is titled

    @pytest.mark.parametrize(("title", "bare"), [(padded("Rà soát", 59), True), (padded("Rà soát", 60), False), ("Rà soát;", False)])
    def test_a_title_that_says_nothing_by_itself_is_short_and_has_no_end(self, title, bare):
        given = page("I. NỘI DUNG", f"1. {title}", "Văn bản đến.")
        assert read_sections(given, read_candidates(given, 0, 3), 3).items["all"][1].fields["titled"] is bare


class TestBody:
    @pytest.mark.parametrize(("cited", "left"), [(9_999, 1), (10_000, 2)])
    def test_no_more_than_ten_thousand_acts_are_looked_at(self, cited, left):
        act = Item("Luật Lưu trữ", None, {"code": "1/2011/QH13", "basis": False})
        bases = Component("legal_bases", "found", items={"citations": (act,) * cited})
        told = read_body(page(*["Thực hiện Nghị định số 30/2020/NĐ-CP."] * 2), 0, 0, 2, bases, "")
        assert len(told["citations_left"]) == left

    def test_an_act_in_the_first_paragraph_of_the_body_is_cited(self):
        told = read_body(page(*["Thực hiện Nghị định số 30/2020/NĐ-CP."] * 3), 0, 1, 3, Component("legal_bases", "missing"), "")
        assert len(told["citations"]) == 2

    def test_what_no_part_claims_is_body_from_the_title_to_the_end_of_the_plan(self):
        given = page(*prose(4))
        note_rest(given, 1, 3)
        assert [each.component for each in given.readings] == ["document", "body", "body", "document"]


@pytest.mark.parametrize(("text", "columns"), [("Số:   Tây Ninh, ngày 15", 1), ("UBND   Tây Ninh, ngày 15", 1), ("SỞ NỘI VỤ    VĂN PHÒNG", 2)])
def test_a_gap_of_four_spaces_parts_columns(text, columns):
    assert len(columns_of(text)) == columns


class TestListing:
    def entries(self, *rows: str) -> list[Item]:
        given = page("Nơi nhận:", *rows)
        return [*read_list(given, given.lines(0, len(rows) + 1)).components["recipients"].items["entries"]]

    def test_a_line_in_small_letters_wraps_whatever_ends_above(self):
        assert [each.text for each in self.entries("- UBND các xã;", "tP Tây Ninh;", "Sở Y tế;")] == ["UBND các xã; tP Tây Ninh", "Sở Y tế"]

    def test_an_entry_ends_where_the_next_on_its_line_begins(self):
        (first, second) = [each.place for each in self.entries("- Sở Y tế; - Sở Nội vụ;")]
        assert first and second and (first.start, first.end, second.end) == (2, 10, 23)


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
        rows = (Block("TM.Giám đốcTrần Thu", slips=(Slip(3, 8, "Giam ", "position"),)),)
        assert slips_on(rows, "position", [name]) == ()
