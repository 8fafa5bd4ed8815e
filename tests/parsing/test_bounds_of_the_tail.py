"""Counts and lengths in the reading of what stands below a plan's body, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.grammar.citation import read_citations
from checker.model import Assignment, Block, Box, Cell, Document
from checker.parsing.address import foot_taken_out
from checker.parsing.anchors import anchor_of
from checker.parsing.cited import citation_item
from checker.parsing.closing import read_closing
from checker.parsing.covered import covered
from checker.parsing.leftovers import read_leftovers
from checker.parsing.sides import printed_sides
from checker.parsing.signed_lines import set_signed_lines
from checker.parsing.signed_near import heads_name, is_below_office, row_of, typed_signers
from checker.parsing.signing import read_signers, wraps_stamp
from checker.parsing.signs import is_note, is_second_post, signs
from tests.parsing.plans import CLOSING, HEADER, plan_of, whole
from tests.parsing.test_edges import document, padded, page

OFFICE, NAME = "GIÁM ĐỐC", "Trần Hoài Thu"


def signer_of(*rows: str | Block) -> tuple[str | None, str | None]:
    """The post and the name that rows of a signature give."""
    signed = page(*rows)
    parts = read_signers(signed, signed.lines(0, len(rows))).components
    return parts["position"].text, parts["full_name"].text


class TestAnchor:
    @pytest.mark.parametrize(("between", "anchor"), [(4, 0), (5, None)])
    def test_a_name_stands_near_below_its_post_within_a_paragraph(self, between, anchor):
        assert anchor_of(page("\n".join((OFFICE, *["(Đã ký)"] * between, NAME))), 0, 1) == anchor

    def test_a_name_above_a_post_is_not_below_it(self):
        assert anchor_of(page(f"{NAME}\n{OFFICE}"), 0, 1) is None

    @pytest.mark.parametrize("label", ["Nơi nhận", "Nơi nhận:"])
    def test_a_label_may_stand_alone(self, label):
        assert anchor_of(page(label, "Sở Nội vụ"), 0, 2) == 0


def test_a_line_drawn_on_top_of_the_page_goes_with_the_address_below_it():
    foot = ("Địa chỉ: 12 Trần Phú, Tây Ninh", "Điện thoại: 0276 3822 233")
    rows = (Block("______", page=1, rule_line=True), *(Block(row, page=1) for row in foot), Block("Hai.", page=2))
    assert [block.text for block in foot_taken_out(document(*rows)).blocks] == ["Hai."]


class TestSigns:
    @pytest.mark.parametrize(("text", "note"), [("--", True), ("---", False), ("...", False)])
    def test_a_speck_is_of_two_signs(self, text, note):
        assert is_note(text) is note

    @pytest.mark.parametrize("text", ["Phó Chủ tịch UBND tỉnh;", "Phó Chủ tịch UBND tỉnh."])
    def test_a_second_post_ends_no_entry(self, text):
        assert (is_second_post(text), is_second_post(text[:-1])) == (False, True)

    @pytest.mark.parametrize("text", ["(để báo cáo)", "- sở Nội vụ"])
    def test_the_rest_of_a_stamp_begins_with_a_small_letter(self, text):
        assert not wraps_stamp(text)

    @pytest.mark.parametrize(("text", "title"), [("CHỦ TXCH", True), ("PHÓ GIXX ĐỐC", False)])
    def test_a_smudged_title_keeps_eight_letters_of_ten(self, text, title):
        assert signs(text, ocr=True) is title


class TestSignedNear:
    @pytest.mark.parametrize(("columns", "at", "start", "first"), [(1, 1, 0, 1), (2, 1, 0, 0), (3, 1, 0, 0), (4, 1, 0, 1), (2, 1, 1, 1)])
    def test_two_or_three_sign_in_a_row(self, columns, at, start, first):
        row = [Block(OFFICE, cell=Cell(0, 0, column, columns)) for column in range(2)]
        assert row_of(page(*row), at, start) == first

    @pytest.mark.parametrize(
        ("rows", "last"), [([OFFICE, NAME] * 10, 18), ([OFFICE, NAME, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", NAME, *[OFFICE, NAME] * 8], 17)]
    )
    def test_who_signs_below_stands_within_sixteen_paragraphs(self, rows, last):
        assert typed_signers(page(*rows), 0, 2, len(rows)) == last

    @pytest.mark.parametrize(("between", "below"), [(3, True), (4, False)])
    def test_a_post_in_letters_stands_close_below_an_office(self, between, below):
        rows = page(OFFICE, *["(Đã ký)"] * between, "PGĐ")
        assert is_below_office(rows, rows.pieces(between + 1)[0], 0) is below

    @pytest.mark.parametrize(("below", "end", "heads"), [(NAME, 2, True), (NAME, 1, False), (f"(Đã ký)\n{NAME}", 2, False)])
    def test_capitals_right_above_a_name_are_a_post(self, below, end, heads):
        assert heads_name(page("CHỦ NHIỆM", below), 0, end, posted=True) is heads


class TestSignedLines:
    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("PHÓ\n" + padded(OFFICE, 60).upper(), 1),
            ("PHÓ\n" + padded(OFFICE, 61).upper(), 2),
            (f"(Đã ký.{' x' * 19}) {NAME}", 2),
            (f"(Đã ký{' x' * 20}) {NAME}", 1),
            (f"{OFFICE}\nSỞ NỘI VỤ", 2),
        ],
    )
    def test_lines_of_a_signature_are_short(self, text, lines):
        signed = page(text)
        set_signed_lines(signed, 0)
        assert len(signed.pieces(0)) == lines

    @pytest.mark.parametrize(("below", "joined"), [("GIÁM ĐỐC", True), ("GIÁM ĐỐC\nSỞ NỘI VỤ", False)])
    def test_the_rest_of_a_post_on_another_side_is_all_that_stands_below(self, below, joined):
        signed = page("Nơi nhận:\tPHÓ", below)
        set_signed_lines(signed, 0)
        assert (signed.pieces(0)[-1].text == "PHÓ GIÁM ĐỐC") is joined


class TestSigning:
    @pytest.mark.parametrize(
        ("rows", "signer"),
        [
            (["KT. GIÁM ĐỐC", "TRẦN Hoài Ân"], (None, "TRẦN Hoài Ân")),
            (["KT. GIÁM ĐỐC", "PGĐ Lê Văn An"], ("PGĐ", "Lê Văn An")),
            (["PHÓ GIÁM ĐỐC,", f"TS. {NAME}"], ("PHÓ GIÁM ĐỐC,", f"TS. {NAME}")),
            (["VĨNH SƠN", "TỔNG ĐIỀU HÀNH", NAME], ("TỔNG ĐIỀU HÀNH", NAME)),
            ([f"{NAME}\n………………"], (None, NAME)),
            ([OFFICE, "H'LOAN"], (OFFICE, "H'LOAN")),
            ([OFFICE, "TRẦN THỊ HOÀI THU"], (OFFICE, "TRẦN THỊ HOÀI THU")),
            ([OFFICE, "TRẦN NGUYỄN THỊ HOÀI THU"], (f"{OFFICE} TRẦN NGUYỄN THỊ HOÀI THU", None)),
        ],
    )
    def test_post_and_name(self, rows, signer):
        assert signer_of(*rows) == signer

    @pytest.mark.parametrize(("below", "post"), [(2, "PHÓ GIÁM ĐỐC VÀ CHỦ NHIỆM"), (1, "CHỦ NHIỆM")])
    def test_a_cell_of_the_signature_goes_on_upon_the_next_page(self, below, post):
        rows = (Block("PHÓ GIÁM ĐỐC VÀ", cell=Cell(0, 0, 1, 2), page=1), Block("CHỦ NHIỆM", page=below), Block(NAME, page=below))
        assert signer_of(*rows)[0] == post

    def test_two_authorities_on_one_line_are_two(self):
        signed = page("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", NAME)
        assert len(read_signers(signed, signed.lines(0, 3)).components["competence"].items["lines"]) == 2

    @pytest.mark.parametrize(("posts", "second"), [((OFFICE,), ""), ((OFFICE, "PHÓ TRƯỞNG BAN"), "PHÓ TRƯỞNG BAN")])
    def test_the_second_post_is_the_second(self, posts, second):
        signed = page(*posts, NAME)
        assert read_signers(signed, signed.lines(0, len(posts) + 1)).components["position"].fields["second"] == second

    def test_below_a_post_without_a_name_an_authority_with_a_post_is_another_s(self):
        signed = page(OFFICE, "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", NAME)
        assert [item.fields["name"] for item in read_signers(signed, signed.lines(0, 4)).signers] == ["", NAME]

    @pytest.mark.parametrize(("between", "behind"), [(" - ", "PHÓ GIÁM ĐỐC"), (" -- ", "")])
    def test_a_post_stands_close_behind_an_authority_on_its_line(self, between, behind):
        signed = page(f"KT. GIÁM ĐỐC{between}PHÓ GIÁM ĐỐC", NAME)
        assert read_signers(signed, signed.lines(0, 2)).components["position"].fields["run_in"] == behind

    @pytest.mark.parametrize(
        ("name", "others"),
        [(NAME, ""), (f"{NAME} - Lê Văn Tám", "Lê Văn Tám"), (f"{NAME} - Lê Văn Tám - Võ Thị An", "Lê Văn Tám, Võ Thị An")],
    )
    def test_who_signs_beside_the_first(self, name, others):
        signed = page(OFFICE, name)
        assert read_signers(signed, signed.lines(0, 2)).components["full_name"].fields["others"] == others

    def test_on_one_line_no_authority_stands_below_the_post(self):
        signed = page(f"KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC {NAME}")
        assert read_signers(signed, signed.lines(0, 1)).components["competence"].fields["below_post"] == ""


@pytest.mark.parametrize(
    ("rows", "sides"),
    [
        ([OFFICE + " " * 30 + "KẾ TOÁN TRƯỞNG", " " * 22 + NAME], [0, 1, 1]),
        ([OFFICE + " " * 10 + "KẾ TOÁN TRƯỞNG", NAME + " " * 47 + "Lê Văn Tám"], [0, 1, 0, 1]),
        ([OFFICE, " " * 22 + NAME], []),
    ],
)
def test_two_on_one_printed_line_tell_the_sides(rows, sides):
    signed = page(*rows)
    assert list(printed_sides(signed, signed.lines(0, len(rows))).values()) == sides


class TestClosing:
    def test_what_stands_on_the_right_of_a_typed_list_is_signed(self):
        rows = ("Nơi nhận:\tGIÁM ĐỐC", "- Sở Nội vụ;\tbản 2, 3", "- Đảng ủy và", "Công đoàn;", "- Lưu: VT.", NAME)
        parts = read_closing(page(*rows), (0, len(rows))).components
        assert (parts["recipients"].value, parts["full_name"].text) == (["Sở Nội vụ", "Đảng ủy và Công đoàn"], NAME)

    def test_what_stands_on_the_right_in_the_cell_of_the_list_is_signed(self):
        listed = "Nơi nhận:\tGIÁM ĐỐC\n- Sở Nội vụ và\nCông đoàn;\tTrần Hoài Thu\n- Lưu: VT."
        parts = read_closing(page(Block(listed, cell=Cell(0, 0, 0, 2))), (0, 1)).components
        assert (parts["recipients"].value, parts["full_name"].text) == (["Sở Nội vụ và Công đoàn"], NAME)


class TestLeftovers:
    @pytest.mark.parametrize(("hole", "own"), [((2, 5), True), ((2, 6), False), ((10, 13), True), ((9, 13), False)])
    def test_a_prompt_beside_a_field_is_one_of_its_own(self, hole, own):
        found = read_leftovers(page(Block("Ghi: [tên] vào đây", holes=(hole,))), 0, range(1), 1)
        assert [item.text for item in found] == ["[tên]", *["Ghi: [tên] vào đây"[slice(*hole)]] * own]

    @pytest.mark.parametrize(
        ("rows", "forms"),
        [
            (["………………", "Đoạn văn.", "………………"], [False, False]),
            (["………………", "………………", "Đoạn văn."], [True, True]),
            (["Đoạn văn.", "………………"], [False]),
        ],
    )
    def test_dots_on_two_lines_that_follow_one_another_are_a_form(self, rows, forms):
        assert [item.fields["form"] for item in read_leftovers(page(*rows), 0, range(len(rows)), len(rows))] == forms


def test_the_year_of_an_act_is_of_four_figures():
    text = "Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2023 của UBND tỉnh"
    (act,), cited = read_citations(text), page(text)
    assert citation_item(cited, cited.pieces(0)[0], act, first=True, row=0).fields["year"] == "2023"


@pytest.mark.parametrize(("line", "organ"), [("BỘ CÔNG AN", None), ("BỘ GD&ĐT CỤC NHÀ GIÁO", "BỘ GD&ĐT CỤC NHÀ GIÁO")])
def test_behind_two_words_of_a_superior_s_name_an_issuer_s_begins(line, organ):
    header = HEADER.replace("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ", line).replace("KH-SNV", "KH-CNG")
    closing = CLOSING.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "CỤC TRƯỞNG")
    assert plan_of(whole(header=header, closing=closing))["organ"].text == organ


class TestCovered:
    WORD = (0.0, 0.0, 10.0, 10.0)

    def hidden(self, word, *, letter=None, frame=None):
        asides = (Block("Ký", "signature", boxes=(Box(0, 2, 1, *letter),)),) if letter else ()
        traits = {"laid_over": ((1, *frame),)} if frame else {}
        given = Document("plan.pdf", "0", "pdf", (Block("Mục", boxes=(Box(0, 3, 1, *word),)),), asides=asides, traits=traits)
        return bool(covered(given, [Assignment(0, "sections", "wording")]))

    @pytest.mark.parametrize(("width", "hidden"), [(3.0, True), (2.9, False)])
    def test_letters_hide_a_word_from_three_tenths_on(self, width, hidden):
        assert self.hidden(self.WORD, letter=(10.0 - width, 0.0, 20.0 - width, 10.0)) is hidden

    @pytest.mark.parametrize(("width", "hidden"), [(6.0, True), (5.9, False)])
    def test_a_frame_hides_a_word_from_six_tenths_on(self, width, hidden):
        assert self.hidden(self.WORD, frame=(10.0 - width, 0.0, 90.0, 10.0)) is hidden

    @pytest.mark.parametrize(
        ("word", "hidden"), [((5.0, 5.0, 6.0, 6.0), True), ((5.0, 5.0, 5.0, 6.0), False), ((5.0, 5.0, 6.0, 5.0), False)]
    )
    def test_a_small_word_is_hidden_and_one_without_extent_is_not(self, word, hidden):
        assert self.hidden(word, letter=self.WORD) is hidden
