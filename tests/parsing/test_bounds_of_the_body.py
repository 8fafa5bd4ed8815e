"""Counts and lengths of headings, body, closing and annexes, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.grammar.heading import read_heading
from checker.model import Block, Cell, Component, Item
from checker.parsing.annexes import find_annex, read_annexes
from checker.parsing.body import note_rest, read_body
from checker.parsing.numeral_slips import read_first_with_comma, read_slipped_heading
from checker.parsing.outline import Node, bases_section, grow, read_candidates, top_style
from checker.parsing.reach import find_closing
from checker.parsing.sections import read_sections
from tests.parsing.plans import plan_of, whole
from tests.parsing.test_edges import padded, page, prose

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

    @pytest.mark.parametrize(
        ("rows", "empty"),
        [
            (("I. MỤC ĐÍCH", "II. NỘI DUNG"), [True, True]),
            (("I. NỘI DUNG", "1. Rà soát", "2. Tập huấn"), [False] * 3),
            (("I. Nội dung rà soát", "II. Rà soát văn bản."), [True, False]),
        ],
    )
    def test_a_part_is_empty_and_a_list_is_not(self, rows, empty):
        given = page(*rows)
        part = read_sections(given, read_candidates(given, 0, len(rows)), len(rows))
        assert [item.fields["empty"] for item in part.items["all"]] == empty


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


class TestClosing:
    SIGNED = ("Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Hoài Thu")

    @staticmethod
    def end(*rows: str | Block) -> int:
        found = find_closing(page(*rows), 0, len(rows))
        assert found is not None
        return found[1]

    def test_no_signature_stands_above_where_the_body_begins(self):
        assert find_closing(page("GIÁM ĐỐC", "Nơi nhận:", "- Lưu: VT."), 1, 3) == (1, 3)

    @pytest.mark.parametrize(("entries", "end"), [(59, 60), (60, 61), (61, 61)])
    def test_a_list_has_sixty_lines(self, entries, end):
        assert self.end("Nơi nhận:", *["- Sở Y tế;"] * entries) == end

    @pytest.mark.parametrize(("columns", "end"), [(1, 4), (2, 5), (3, 5), (4, 4)])
    def test_a_table_of_further_signers_has_two_or_three_columns(self, columns, end):
        assert self.end(*self.SIGNED, Block("PHÓ GIÁM ĐỐC\nLê Văn Ba", cell=Cell(0, 0, 0, columns))) == end

    @pytest.mark.parametrize(
        ("rows", "end"),
        [
            (("Nơi nhận:\tGIÁM ĐỐC", "- Lưu: VT.\tTrần Hoài Thu"), 2),
            ((*SIGNED, "- Phòng Văn thư rà soát;"), 4),
            (("Nơi nhận:\tTRƯỞNG PHÒNG", "- UBND xã;\tVĂN THƯ", "- Lưu: VT.", "Trần Hoài Thu"), 4),
            (("Nơi nhận:\tGIÁM ĐỐC", "- Lưu: VT.\tTrần Hoài Thu", "Phụ trách\t- Sở Y tế"), 2),
        ],
    )
    def test_a_list_goes_on_below_what_stood_beside_an_entry(self, rows, end):
        assert self.end(*rows) == end

    def test_a_name_in_capitals_may_be_the_last_line_of_the_file(self):
        assert self.end(*self.SIGNED[:3], "TRẦN HOÀI THU") == 4

    @pytest.mark.parametrize(("below", "end"), [("CHỦ TỊCH", 5), ("- Rà soát văn bản\tCHỦ TỊCH", 4)])
    def test_a_post_below_its_name_opens_its_line(self, below, end):
        assert self.end("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "Trần Hoài Thu", below) == end

    @pytest.mark.parametrize(("length", "end"), [(89, 4), (90, 2)])
    def test_the_rest_of_an_entry_is_no_paragraph(self, length, end):
        assert self.end("Nơi nhận:", "- Sở Y tế và", padded("các đơn vị", length), "- Lưu: VT.") == end

    @pytest.mark.parametrize(("length", "end"), [(39, 4), (40, 2)])
    def test_the_head_of_a_part_of_the_list_is_short(self, length, end):
        assert self.end("Nơi nhận:", "- Lưu: VT.", f"{padded('Bản điện tử', length - 1)}:", "- Sở Y tế.") == end


class TestAnnexes:
    def test_the_title_above_a_note_stands_below_the_plan(self):
        assert find_annex(page("TRẦN HOÀI THU", "DANH SÁCH", NOTE), 1) == 1

    @pytest.mark.parametrize(("columns", "title"), [(2, "DANH SÁCH"), (3, "")])
    def test_a_title_in_a_table_of_figures_is_none(self, columns, title):
        assert read_annexes(page("PHỤ LỤC I", Block("DANH SÁCH", cell=Cell(0, 0, 0, columns))), 0, "").value[0]["title"] == title

    @pytest.mark.parametrize(("rows", "start"), [((NOTE, "PHỤ LỤC I", "DANH SÁCH"), 1), (("PHỤ LỤC I", NOTE), 0)])
    def test_a_note_stands_above_the_label_or_ends_the_file(self, rows, start):
        assert read_annexes(page(*rows), start, "").value[0]["note"] == NOTE

    @pytest.mark.parametrize(("rows", "start"), [(("PHỤ LỤC I. DANH SÁCH",), 11), (("PHỤ LỤC I", "DANH SÁCH"), 0)])
    def test_a_title_stands_where_it_is_printed(self, rows, start):
        (title,) = read_annexes(page(*rows), 0, "").items["titles"]
        assert (title.text, title.place and title.place.start) == ("DANH SÁCH", start)
