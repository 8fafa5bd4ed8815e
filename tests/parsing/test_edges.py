"""Lengths and distances of the reading, each with a text on either side of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.grammar.citation import Citation, read_citations
from checker.model import Block, Cell, Component, Document, ParagraphFormat
from checker.parsing.absence import doubted
from checker.parsing.accents import set_right
from checker.parsing.address import foot_taken_out, read_address
from checker.parsing.anchors import anchor_of, is_listed
from checker.parsing.annexes import find_annex, read_annexes, read_label_line
from checker.parsing.copies import copies
from checker.parsing.further import further_plans
from checker.parsing.header import find_start
from checker.parsing.issuer import small_organ
from checker.parsing.lines import Page, lines_of, missing
from checker.parsing.opening import nameless
from checker.parsing.reach import find_closing
from checker.parsing.signing import wraps_stamp
from checker.parsing.signs import approves, draws_up, heads_annex, signs
from checker.parsing.stage import stage_of
from checker.parsing.type_line import find_type
from tests.parsing.plans import HEADER, plan_of, whole

NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def document(*rows: str | Block, medium: str = "text") -> Document:
    blocks = tuple((row if isinstance(row, Block) else Block(row))._replace(paragraph=at) for at, row in enumerate(rows))
    return Document("plan", "0" * 64, medium, blocks)


def page(*rows: str | Block, medium: str = "text") -> Page:
    return Page(document(*rows, medium=medium))


def padded(text: str, length: int) -> str:
    """The text made so long by words behind it."""
    longer = (text + " x" * length)[:length]
    return f"{longer[:-1]}x" if longer.endswith(" ") else longer


def prose(count: int) -> list[str]:
    return ["Đoạn văn của kế hoạch."] * count


class TestRecognised:
    @pytest.mark.parametrize(("length", "first"), [(120, "CHỦ TỊCH"), (121, "CHỦ TICH")])
    def test_a_line_in_capitals_is_short(self, length, first):
        (block,) = set_right(document(padded("CHỦ TICH", length), medium="scan")).blocks
        assert block.text.startswith(first)

    @pytest.mark.parametrize(("specks", "doubtful"), [("ab", False), ("abc", True)])
    def test_three_letters_nobody_knows_may_be_the_part_that_is_missing(self, specks, doubtful):
        beside = {name: Component(name, "found", "x") for name in ("organ", "motto", "date", "type_name")}
        part = doubted(page(specks, medium="ocr"), {"number": missing("number"), **beside}, range(1))["number"]
        assert part == (replace(missing("number"), confidence=0.0) if doubtful else missing("number"))

    def test_where_the_post_left_no_letters_its_authority_may_have_left_none(self):
        parts = {"position": missing("position"), "competence": Component("competence", "not_applicable")}
        told = doubted(page("x", medium="ocr"), parts, range(1))
        assert [each.told for each in told.values()] == ["cannot_tell", "cannot_tell"]


class TestHeader:
    @pytest.mark.parametrize(("above", "found"), [(399, (399, 399)), (400, None)])
    def test_the_national_name_is_looked_for_below_a_web_page_s_notice(self, above, found):
        assert find_start(page(*prose(above), NATIONAL)) == found

    @pytest.mark.parametrize(
        ("text", "length", "found"),
        [(NATIONAL, 109, True), (NATIONAL, 110, False), (NATIONAL[:25], 59, True), (NATIONAL[:25], 60, False)],
    )
    def test_a_line_with_the_national_name_is_no_paragraph(self, text, length, found):
        assert (find_start(page(padded(text, length).upper())) is not None) is found

    @pytest.mark.parametrize(("above", "found"), [(29, 29), (30, None)])
    def test_a_number_line_without_it_stands_near_the_top(self, above, found):
        start = find_start(page(*prose(above), "Số: 12/KH-SNV"))
        assert (start and start[1]) == found

    @pytest.mark.parametrize(("between", "anchor"), [(59, 60), (60, 0)])
    def test_a_number_line_far_above_it_heads_its_own_document(self, between, anchor):
        start = find_start(page("Số: 12/KH-SNV", *prose(between), NATIONAL))
        assert start is not None
        assert start[1] == anchor

    @pytest.mark.parametrize(("length", "found"), [(159, True), (160, False)])
    def test_a_number_line_is_short(self, length, found):
        assert (find_start(page(padded("Số: 12/KH-SNV", length))) is not None) is found

    @pytest.mark.parametrize(("place", "found"), [(39, True), (40, False)])
    def test_the_place_of_a_date_line_is_short(self, place, found):
        assert (find_start(page(f"{padded('Hà', place)}, ngày 15 tháng 3 năm 2024")) is not None) is found

    @pytest.mark.parametrize(("lines", "top"), [(14, 0), (15, 1)])
    def test_so_many_lines_in_capitals_stand_above_it(self, lines, top):
        assert find_start(page(*["SỞ NỘI VỤ"] * lines, NATIONAL)) == (top, lines)

    @pytest.mark.parametrize(("length", "top"), [(119, 0), (120, 1)])
    def test_each_of_them_is_short(self, length, top):
        assert find_start(page(padded("SỞ", length).upper(), NATIONAL)) == (top, 1)

    @pytest.mark.parametrize(("length", "found"), [(79, True), (80, False)])
    def test_an_organ_in_small_letters_is_short(self, length, found):
        assert small_organ(padded("Sở Nội vụ", length)) is found

    @pytest.mark.parametrize("mark", [".", ";", ":", ","])
    def test_an_organ_in_small_letters_ends_no_sentence(self, mark):
        assert not small_organ(f"Sở Nội vụ{mark}")


class TestIssuer:
    BELOW = HEADER.partition("SỞ NỘI VỤ\n")[2]
    NAMELESS = ("GÒ DẦU BA", "GÒ DẦU HAI", "GÒ DẦU MỘT", "GÒ DẦU TƯ", "GÒ DẦU SÁU")

    @pytest.mark.parametrize(
        ("lines", "organ", "superior"),
        [
            (["………………"] * 3, "………………", "……………… ………………"),
            (["………………"] * 4, None, None),
            (NAMELESS[:4], " ".join(NAMELESS[:4]), None),
            (NAMELESS, None, None),
            (["SỞ NỘI VỤ", "VÕ"], "SỞ NỘI VỤ VÕ", None),
            (["HUYỆN GÒ DẦU", "TỈNH TÂY NINH", "BAN CHỈ ĐẠO 389"], "BAN CHỈ ĐẠO 389", "TỈNH TÂY NINH"),
        ],
    )
    def test_few_lines_of_few_letters_name_no_organ(self, lines, organ, superior):
        plan = plan_of(whole(header="".join(f"{line}\n" for line in lines) + self.BELOW))
        assert (plan["organ"].text, plan["superior_organ"].text) == (organ, superior)

    def test_a_header_may_be_all_there_is(self):
        assert plan_of(HEADER)["organ"].text == "SỞ NỘI VỤ"


class TestTitle:
    @pytest.mark.parametrize(("between", "found"), [(58, True), (59, False)])
    def test_the_type_name_stands_near_the_header(self, between, found):
        assert (find_type(page(NATIONAL, *prose(between), "KẾ HOẠCH"), 0, 0) is not None) is found

    @pytest.mark.parametrize(("title", "found"), [("I. ABC", True), ("I. ABCD", False)])
    def test_no_type_name_stands_below_a_section(self, title, found):
        assert (find_type(page(NATIONAL, title, "KẾ HOẠCH"), 0, 0) is not None) is found
        assert find_type(page(title, "KẾ HOẠCH"), 0, 0) is not None

    @pytest.mark.parametrize(("length", "found"), [(399, True), (400, False)])
    def test_a_subject_run_in_behind_it_is_no_paragraph(self, length, found):
        assert (find_type(page(padded("KẾ HOẠCH Kiểm tra", length)), 0, 0) is not None) is found

    @pytest.mark.parametrize(("letters", "whole_"), [(6, True), (7, False)])
    def test_below_a_subject_in_capitals_only_capitals_go_on(self, letters, whole_):
        subject = plan_of(whole(title=f"\nKẾ HOẠCH\n{'X' * letters}\nnăm nay\n"))["subject"].text
        assert subject == ("X" * letters + (" năm nay" if whole_ else ""))

    @pytest.mark.parametrize(("length", "taken"), [(130, True), (131, False)])
    def test_a_long_line_that_opens_like_a_basis_is_none_of_the_subject(self, length, taken):
        line = padded("Theo đó", length)
        subject = plan_of(whole(title=f"\nKẾ HOẠCH\nKiểm tra văn thư\n{line}\n"))["subject"].text
        assert subject == (f"Kiểm tra văn thư {line}" if taken else "Kiểm tra văn thư")


class TestBases:
    @pytest.mark.parametrize(("between", "found"), [(60, 0), (61, 1)])
    def test_a_law_by_its_name_stands_far_before_an_act_by_its_code(self, between, found):
        at = len("Luật") + between
        act = Citation("Nghị định", "30/2020/NĐ-CP", None, "", "", True, at, at + 13)
        assert len(nameless(padded("Luật Lưu trữ", at + 20), [act])) == found

    def test_an_act_by_its_code_has_its_name_from_that(self):
        basis = "Luật Lưu trữ số 33/2024/QH15"
        assert nameless(basis, read_citations(basis)) == []

    @pytest.mark.parametrize(("length", "last"), [(350, True), (351, False)])
    def test_a_long_paragraph_behind_a_semicolon_is_no_basis(self, length, last):
        opening = f"\nCăn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;\n\n{padded('Thực hiện Công văn số 12/SNV-VP', length)}\n"
        assert plan_of(whole(opening=opening))["legal_bases"].items["lines"][-1].fields["last"] is last

    @pytest.mark.parametrize(("above", "count"), [(39, 1), (40, 0)])
    def test_a_basis_stands_near_below_the_title(self, above, count):
        opening = "\n\n".join(("", *prose(above), "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", ""))
        assert len(plan_of(whole(opening=opening))["legal_bases"].items.get("lines", ())) == count


class TestAnnexes:
    @pytest.mark.parametrize(("length", "found"), [(160, True), (161, False)])
    def test_a_label_is_short(self, length, found):
        assert (read_label_line(padded("PHỤ LỤC I.", length).upper()) is not None) is found

    @pytest.mark.parametrize(("columns", "found"), [(2, 0), (3, None)])
    def test_a_label_in_a_table_of_figures_heads_none(self, columns, found):
        assert find_annex(page(Block("Phụ lục I", cell=Cell(0, 0, 0, columns))), 0) == found

    @pytest.mark.parametrize(("lines", "first"), [(5, 0), (6, 1)])
    def test_the_title_above_a_note_has_few_lines(self, lines, first):
        rows = ["DANH SÁCH"] * lines
        assert find_annex(page(*rows, "(Kèm theo Kế hoạch số 12/KH-SNV)"), 0) == first

    def test_a_note_at_the_very_beginning_heads_none(self):
        assert find_annex(page("(Kèm theo Kế hoạch số 12/KH-SNV)", "DANH SÁCH"), 0) is None

    @pytest.mark.parametrize(("lines", "note"), [(6, True), (7, False)])
    def test_the_note_stands_within_seven_lines_of_the_label(self, lines, note):
        text = "(Kèm theo Kế hoạch số 12/KH-SNV)"
        part = read_annexes(page("PHỤ LỤC I", *["DANH SÁCH"] * lines, text), 0, "")
        assert part.value[0]["note"] == (text if note else "")

    @pytest.mark.parametrize(("length", "title"), [(300, True), (301, False)])
    def test_a_paragraph_below_the_label_is_no_title(self, length, title):
        part = read_annexes(page("PHỤ LỤC I", "X" * length), 0, "")
        assert part.value[0]["title"] == ("X" * length if title else "")

    def test_a_label_in_a_row_of_figures_is_no_annex_of_its_own(self):
        rows = [Block("Phụ lục II", cell=Cell(0, 0, 0, columns)) for columns in (2, 3)]
        assert [row["numeral"] for row in read_annexes(page("PHỤ LỤC I", "Đoạn văn.", *rows), 0, "").value] == ["I", "II"]

    @pytest.mark.parametrize(("text", "heads"), [(f"{' ' * 31}DANH SÁCH", True), (f"{' ' * 32}DANH SÁCH", False)])
    def test_a_title_of_an_annex_opens_its_line(self, text, heads):
        assert heads_annex(text) is heads


class TestCopies:
    @pytest.mark.parametrize(("between", "code"), [(5, "SY"), (6, "")])
    def test_a_copy_s_number_stands_near_its_words(self, between, code):
        (item,) = copies(page("Hết.", "SAO Y", *prose(between), "Số: 15/SY-SNV"), 0, 1)
        assert item.fields["code"] == code

    @pytest.mark.parametrize(("length", "found"), [(240, 1), (241, 0)])
    def test_the_line_of_an_electronic_copy_is_short(self, length, found):
        assert len(copies(page(padded("SAO Y; Sở Nội vụ;", length)), 0, 1)) == found


class TestFurther:
    @pytest.mark.parametrize(("between", "found"), [(12, 1), (13, 0)])
    def test_a_number_line_stands_near_the_national_name(self, between, found):
        rows = [NATIONAL, *["SỞ NỘI VỤ"] * between, "Số: 12/KH-SNV", "KẾ HOẠCH"]
        assert len(further_plans(page("Hết.", *rows), 1)) == found

    @pytest.mark.parametrize(("between", "found"), [(4, 0), (5, 1)])
    def test_what_says_that_a_form_follows_stands_near_above_it(self, between, found):
        rows = ["Mẫu số 1", *["SỞ NỘI VỤ"] * between, NATIONAL, "Số: 12/KH-SNV", "KẾ HOẠCH"]
        assert len(further_plans(page("Hết.", *rows), 1)) == found


class TestAddress:
    LINES = ("Địa chỉ: 12 Trần Phú, Tây Ninh", "Điện thoại: 0276 3822 233")

    @pytest.mark.parametrize(("count", "found"), [(0, False), (1, False), (2, True)])
    def test_two_kinds_are_an_address(self, count, found):
        part = read_address(page(*self.LINES[:count]), 0, count)
        assert part.present is found

    @pytest.mark.parametrize(("count", "found"), [(6, True), (7, False)])
    def test_it_has_at_most_six_lines(self, count, found):
        rows = (*self.LINES, *["Fax: 0276 3822 234"] * (count - 2))
        taken = foot_taken_out(document(Block("Đoạn.", page=1), *(Block(row, page=1) for row in rows), Block("Đoạn.", page=2)))
        assert (len(taken.asides) == count) is found

    @pytest.mark.parametrize(("streets", "found"), [(2, 4), (3, 4)])
    def test_two_lines_may_be_streets_without_a_label(self, streets, found):
        rows = (*["Số 12, đường Trần Phú"] * streets, *self.LINES)
        taken = foot_taken_out(document(Block("Đoạn.", page=1), *(Block(row, page=1) for row in rows), Block("Đoạn.", page=2)))
        assert len(taken.asides) == found

    def test_the_first_block_may_be_the_foot(self):
        taken = foot_taken_out(document(*(Block(row, page=1) for row in self.LINES), Block("Đoạn.", page=2)))
        assert [block.text for block in taken.blocks] == ["Đoạn."]

    def test_a_line_drawn_above_goes_with_it(self):
        rows = (Block("Đoạn.", page=1), Block("", page=1, rule_line=True), *(Block(row, page=1) for row in self.LINES))
        assert [block.text for block in foot_taken_out(document(*rows, Block("Hai.", page=2))).blocks] == ["Đoạn.", "Hai."]

    def test_a_text_of_one_page_has_no_foot(self):
        assert foot_taken_out(document(*(Block(row, page=1) for row in self.LINES))).asides == ()


class TestAnchor:
    @pytest.mark.parametrize(("length", "listed"), [(89, True), (90, False)])
    def test_an_entry_of_the_list_is_no_paragraph(self, length, listed):
        (line,) = lines_of(Block(padded("- Sở Nội vụ", length)), 0)
        assert is_listed(line) is listed

    @pytest.mark.parametrize(("entries", "anchor"), [(13, 0), (14, 15)])
    def test_a_list_that_begins_beside_its_label_runs_to_the_archive_line(self, entries, anchor):
        rows = ["Nơi nhận: Bộ phận Một cửa;", *["- Sở Nội vụ;"] * entries, "- Lưu: VT."]
        assert anchor_of(page(*rows), 0, len(rows)) == anchor

    @pytest.mark.parametrize(("length", "anchor"), [(119, 0), (120, None)])
    def test_an_archive_line_is_short(self, length, anchor):
        assert anchor_of(page(padded("- Lưu: VT, HC", length)), 0, 1) == anchor

    @pytest.mark.parametrize(("between", "anchor"), [(4, 0), (5, None)])
    def test_a_name_stands_near_below_its_post(self, between, anchor):
        rows = ["GIÁM ĐỐC", *["(Đã ký)"] * between, "Trần Hoài Thu"]
        assert anchor_of(page(*rows), 0, len(rows)) == anchor

    @pytest.mark.parametrize(("columns", "anchor"), [(3, 0), (4, None)])
    def test_a_post_in_a_table_of_figures_signs_nothing(self, columns, anchor):
        post, name = (Block(text, cell=Cell(0, row, 0, columns)) for row, text in enumerate(("GIÁM ĐỐC", "Trần Hoài Thu")))
        assert anchor_of(page(post, name), 0, 2) == anchor


class TestSignature:
    @pytest.mark.parametrize(("length", "found"), [(120, True), (121, False)])
    def test_a_title_is_short(self, length, found):
        assert signs(padded("GIÁM ĐỐC", length).upper(), ocr=False) is found
        assert signs(padded("TM. ỦY BAN NHÂN DÂN", length).upper(), ocr=False) is found

    @pytest.mark.parametrize(("text", "ask"), [("PHÊ DUYỆT", approves), ("NGƯỜI LẬP KẾ HOẠCH", draws_up)])
    @pytest.mark.parametrize(("length", "found"), [(79, True), (80, False)])
    def test_the_words_above_a_signature_are_short(self, text, ask, length, found):
        assert ask(padded(text, length).upper()) is found

    @pytest.mark.parametrize(("length", "found"), [(39, True), (40, False)])
    def test_the_rest_of_a_stamp_is_short(self, length, found):
        assert wraps_stamp(padded("tỉnh Tây Ninh", length)) is found
        assert not wraps_stamp("Tỉnh Tây Ninh")

    @pytest.mark.parametrize(("back", "first"), [(14, 0), (15, 1)])
    def test_signature_lines_above_the_list_are_near(self, back, first):
        rows = ["GIÁM ĐỐC", *["Trần Hoài Thu"] * (back - 1), "Nơi nhận:", "- Lưu: VT."]
        found = find_closing(page(*rows), 0, len(rows))
        assert found is not None
        assert found[0] == (0 if first == 0 else back)

    @pytest.mark.parametrize(("rows", "end"), [(12, 14), (13, 14)])
    def test_a_table_of_the_closing_has_few_rows(self, rows, end):
        cells = [Block("Nơi nhận:\n- Lưu: VT.", cell=Cell(0, 0, 0, 2)), Block("GIÁM ĐỐC\nTrần Hoài Thu", cell=Cell(0, 0, 1, 2))]
        cells += [Block("x", cell=Cell(0, row, 0, 2)) for row in range(1, rows + 1)]
        assert find_closing(page(*cells), 0, len(cells)) == (0, end)

    def test_a_frame_of_one_column_does_not_draw_the_body_into_the_closing(self):
        rows = [
            Block(text, cell=Cell(0, 0, 0, 1)) for text in ("Các phòng thực hiện.", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Trần Hoài Thu")
        ]
        assert find_closing(page(*rows), 0, len(rows)) == (1, 5)


class TestStage:
    def stage(self, *rows: str, number: str = "blank") -> str:
        names = ("type_name", "subject", "organ", "position")
        parts = {name: Component(name, "found", "x") for name in names}
        parts |= {"number": Component("number", number), "date": Component("date", "found", "x", "2024-03-15")}
        return stage_of(document(*rows), parts, attached=False, draft=False, wanted=None)[0]

    @pytest.mark.parametrize(("holes", "blank", "given"), [(1, "draft", "issued"), (2, "template", "issued"), (5, "template", "issued")])
    def test_two_fields_make_a_plan_without_a_number_a_template(self, holes, blank, given):
        rows = ["Họ tên: [Tên đơn vị]"] * holes
        assert (self.stage(*rows), self.stage(*rows, number="found")) == (blank, given)

    def test_six_fields_make_any_plan_a_template(self):
        assert self.stage(*["Họ tên: [Tên đơn vị]"] * 6, number="found") == "template"

    @pytest.mark.parametrize(("rows", "stage"), [(1, "draft"), (2, "template")])
    def test_so_do_two_lines_of_dots(self, rows, stage):
        assert self.stage(*["………………"] * rows) == stage

    @pytest.mark.parametrize(("letters", "stage"), [(11, "template"), (12, "draft")])
    def test_a_line_of_dots_holds_few_letters(self, letters, stage):
        assert self.stage(*["x" * letters + "………………"] * 2) == stage

    @pytest.mark.parametrize(("above", "stage"), [(58, "template"), (59, "draft")])
    def test_lines_of_dots_are_looked_for_at_the_top(self, above, stage):
        assert self.stage(*prose(above), "………………", "………………") == stage


class TestLines:
    @pytest.mark.parametrize(("length", "pieces"), [(240, 2), (241, 1)])
    def test_a_long_line_is_a_paragraph_and_no_columns(self, length, pieces):
        assert len(lines_of(Block(padded("a\tb", length)), 0)) == pieces


class TestSections:
    @pytest.mark.parametrize(("length", "bold", "found"), [(120, False, True), (121, False, False), (121, True, True), (261, True, False)])
    def test_a_long_paragraph_that_opens_with_a_roman_numeral_is_no_section(self, length, bold, found):
        from checker.model import CharacterFormat, Run
        from checker.parsing.outline import read_candidates

        text = "I. " + ("abc " * length)[: length - 1] + "d"
        row = Block(text, runs=(Run(0, len(text), CharacterFormat(bold=bold)),), setting=ParagraphFormat())
        assert bool(read_candidates(page(row), 0, 1)) is found

    @pytest.mark.parametrize(
        ("more", "found"),
        [({}, True), ({"part": "header"}, False), ({"cell": Cell(0, 0, 0, 1)}, True), ({"cell": Cell(0, 0, 0, 2)}, False)],
    )
    def test_a_heading_stands_in_the_text_of_the_body(self, more, found):
        from checker.parsing.outline import read_candidates

        assert bool(read_candidates(page(Block("I. MỤC ĐÍCH", **more)), 0, 1)) is found


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("NỘI DUNG", "NỘI DUNG"),
        ("Nội dung kiểm tra", "Nội dung kiểm tra"),
        ("Các đơn vị thực hiện kiểm tra như sau:", ""),
        ("1. Nội dung", ""),
    ],
)
def test_the_title_of_a_part_stands_below_its_word(below, title):
    plan = plan_of(whole(body=f"Phần I\n{below}\n\nThực hiện kiểm tra.\n\nPhần II\nTỔ CHỨC\n\nSở thực hiện.\n"))
    assert plan["sections"].items["top"][0].fields["title"] == title


def test_the_header_of_a_plan_is_itself():
    assert find_start(page(*HEADER.splitlines())) == (0, 2)


def test_titles_in_capitals_are_sections_though_a_numeral_of_theirs_is_left_out():
    body = "\n1. MỤC ĐÍCH\n\nChấn chỉnh.\n\n2. NỘI DUNG\n\na) Kiểm tra.\n\n4. TỔ CHỨC THỰC HIỆN\n\nPhòng Văn thư chủ trì./.\n"
    assert [each["numeral"] for each in plan_of(whole(body=body)).components["sections"].value] == ["1", "2", "4"]
    assert plan_of(whole(body=body.replace("NỘI DUNG", "Nội dung"))).components["sections"].status == "missing"
