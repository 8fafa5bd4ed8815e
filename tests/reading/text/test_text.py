"""Plain text, Markdown and OCR text: encodings, tables, marks, and wrapped lines put together."""

from __future__ import annotations

import pytest

from checker.model import Block, Cell, Document
from checker.reading import read
from tests.reading.wordfile import texts

LONG = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025 của Quốc"
BODY = [
    "Thực hiện Kế hoạch số 109/KH-UBND ngày 06 tháng 8 năm 2019 của Ủy ban nhân dân",
    "tỉnh Thái Nguyên tổ chức Đại hội Thi đua yêu nước các cấp tiến tới Đại hội Thi",
    "đua yêu nước toàn quốc lần thứ X, Sở Khoa học và Công nghệ xây dựng kế hoạch.",
]


def opened(text: str, **options: str) -> Document:
    return read(text.encode(), **options)


def blocks(text: str) -> tuple[Block, ...]:
    return opened(text).blocks


class TestEncodings:
    TEXT = "KẾ HOẠCH năm 2024 của Sở Nội vụ tỉnh Đắk Lắk"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_unicode_in_every_dress(self, encoding: str) -> None:
        assert texts(read(self.TEXT.encode(encoding))) == [self.TEXT]

    def test_the_old_windows_code_page(self) -> None:
        tones = {"Ế": "Ê\u0301", "Ạ": "A\u0323", "ở": "ơ\u0309", "ộ": "ô\u0323", "ủ": "u\u0309", "ụ": "u\u0323"}
        tones |= {"ỉ": "i\u0309", "ắ": "ă\u0301"}
        document = read("".join(tones.get(letter, letter) for letter in self.TEXT).encode("cp1258"))
        assert texts(document) == [self.TEXT]
        assert document.traits["encoding"] == "cp1258"

    def test_line_ends_of_every_system(self) -> None:
        assert texts(opened("a\r\nb\rc\nd")) == ["a", "b", "c", "d"]

    def test_decomposed_letters_are_composed(self) -> None:
        document = opened("KE\u0302\u0301 HOA\u0323CH")
        assert texts(document) == ["KẾ HOẠCH"]
        assert document.traits["nfd"]


class TestMedium:
    def test_vietnamese_with_its_marks_is_text(self) -> None:
        assert opened("\n".join(BODY)).medium == "text"

    def test_vietnamese_without_them_is_ocr(self) -> None:
        assert opened("Thuc hién Ké hoach sé 109/KH-UBND ngay 06 thang 8 nam 2019 cua Uy ban nhan dan tinh").medium == "ocr"

    def test_english_is_text(self) -> None:
        assert opened("The plan of the department for the year 2024 and the duties of its staff").medium == "text"

    def test_the_caller_may_know_better(self) -> None:
        assert opened("KẾ HOẠCH", medium="ocr").medium == "ocr"


class TestWebTables:
    HEAD = (
        "|\n**ỦY BAN NHÂN DÂN\n**\nTỈNH ĐẮK LẮK\n-------\n|\n**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\n|\n|\n"
        "Số: 0124/KH-UBND\n|\n*Đắk Lắk, ngày 18*\n|\n\n**KẾ HOẠCH**\n"
    )

    def test_each_line_of_a_cell_is_a_block(self) -> None:
        found = [(block.text, block.cell) for block in blocks(self.HEAD)]
        assert found == [
            ("ỦY BAN NHÂN DÂN", Cell(0, 0, 0, 2)), ("TỈNH ĐẮK LẮK", Cell(0, 0, 0, 2)), ("-------", Cell(0, 0, 0, 2)),
            ("CỘNG HÒA XÃ HỘI", Cell(0, 0, 1, 2)), ("CHỦ NGHĨA VIỆT NAM", Cell(0, 0, 1, 2)),
            ("Số: 0124/KH-UBND", Cell(0, 1, 0, 2)), ("Đắk Lắk, ngày 18", Cell(0, 1, 1, 2)), ("KẾ HOẠCH", None),
        ]  # fmt: skip

    def test_a_mark_open_over_a_line_end_holds_on_both(self) -> None:
        assert [block.runs[0].style.bold for block in blocks(self.HEAD) if block.runs][:4] == [True, False, True, True]

    def test_a_title_right_after_the_last_bar_is_no_cell(self) -> None:
        assert blocks(self.HEAD.replace("|\n\n**KẾ", "|\n**KẾ"))[-1].cell is None

    @pytest.mark.parametrize(
        ("above", "below", "count"),
        [
            (BODY[0], "tỉnh Tây Ninh về tổ chức bán trú.", 6),
            (BODY[0], "Tỉnh Tây Ninh về tổ chức bán trú.", 7),
            (BODY[0], "- tỉnh Tây Ninh về tổ chức bán trú.", 7),
            (f"{BODY[0]};", "tỉnh Tây Ninh về tổ chức bán trú.", 7),
            (f"{BODY[0]}\n\n{BODY[0][:66]}", "tỉnh Tây Ninh về tổ chức bán trú.", 8),
        ],
    )
    def test_a_line_without_room_for_the_next_word_goes_on_in_a_text_too_short_for_a_width(
        self, above: str, below: str, count: int
    ) -> None:
        short = [
            "Bảo đảm dinh dưỡng cho trẻ em tại nhà trường.",
            "Xây dựng thực đơn theo tuần cho các lớp.",
            "Lưu mẫu đủ 24 giờ theo quy định.",
        ]
        text = "\n\n".join([f"{above}\n{below}", *short, *(f"{line[:-1]} mỗi lớp." for line in short[1:])])
        assert len(blocks(text)) == count

    def test_a_short_copy_is_put_together_where_no_line_can_end(self) -> None:
        head = "|\nSỞ Y TẾ\n|\nSố: 5/KH-SYT\n|\n\n"
        lines = "Thực hiện Nghị định số\n27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ về\nquản lý.\nI. MỤC ĐÍCH,\nYÊU CẦU\nTheo dõi.\n"
        assert [block.text for block in blocks(head + lines)][2:] == [
            "Thực hiện Nghị định số 27/2022/NĐ-CP ngày 19/4/2022 của Chính phủ về quản lý.", "I. MỤC ĐÍCH, YÊU CẦU", "Theo dõi.",
        ]  # fmt: skip

    @pytest.mark.parametrize("line", ["05 | Họp thông qua | 23/4/2024 |", "Thư ký đại hội | |", "sau: . 7 | , |", "các cơ quan. |"])
    def test_bars_a_recogniser_saw_make_no_row(self, line: str) -> None:
        assert [block.cell for block in blocks(f"{line}\n")] == [None]

    def test_a_row_may_close_with_a_bar_alone(self) -> None:
        rows = blocks("SỞ Y TẾ | CỘNG HÒA |\nSố: 5 | Huế, ngày 1 |\n\nKế hoạch a | b\n")
        assert [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in rows] == [
            ("SỞ Y TẾ", (0, 0)), ("CỘNG HÒA", (0, 1)), ("Số: 5", (1, 0)), ("Huế, ngày 1", (1, 1)), ("Kế hoạch a | b", None),
        ]  # fmt: skip

    def test_an_empty_cell_is_a_cell(self) -> None:
        table = "|\na\n|\nb\n|\nc\n|\n|\nd\n|\ne\n|\nf\n|\n|\ng\n|\n|\nh\n|\n|\n|\ni\n|\nj\n|\n"
        assert [(block.text, block.cell and block.cell.row, block.cell and block.cell.column) for block in blocks(table)][6:] == [
            ("g", 2, 0), ("h", 2, 2), ("i", 3, 1), ("j", 3, 2),
        ]  # fmt: skip


class TestDrawnTables:
    def test_a_row_a_line(self) -> None:
        found = blocks("| UBND TỈNH ------- | CỘNG HÒA |\n|---|---|\n| Số: 1/KH | Hà Nội |\n\nKẾ HOẠCH")
        assert [(block.text, block.cell and (block.cell.row, block.cell.column)) for block in found] == [
            ("UBND TỈNH", (0, 0)), ("-------", (0, 0)), ("CỘNG HÒA", (0, 1)), ("Số: 1/KH", (1, 0)), ("Hà Nội", (1, 1)), ("KẾ HOẠCH", None),
        ]  # fmt: skip


class TestMarks:
    @pytest.mark.parametrize(("line", "text"), [
        ("**I. MỤC ĐÍCH**", "I. MỤC ĐÍCH"), ("*(NSNN) *năm **2025**", "(NSNN) năm 2025"), ("**Điều 1.**** **Ban hành", "Điều 1. Ban hành"),
        ("Số: *M* /KH **x**", "Số: M /KH x"), ("(*) Ghi chú **x**", "(*) Ghi chú x"), ("# KẾ HOẠCH", "KẾ HOẠCH"),
        ("1\\. Một **x**", "1. Một x"), ("1\\. Một", "1. Một"), ("  \\- Lưu: VT.", "- Lưu: VT."), ("a\\) Hai", "a) Hai"),
        ("***đậm nghiêng***", "đậm nghiêng"), ("__đậm__ và **x**", "đậm và x"), ("Số: ___/KH **x**", "Số: ___/KH x"),
        ("<http://www.dosttn.gov.vn> **x**", "<http://www.dosttn.gov.vn> x"),
    ])  # fmt: skip
    def test_marks_are_taken_off(self, line: str, text: str) -> None:
        assert texts(opened(line)) == [text]

    @pytest.mark.parametrize(
        "line", ["(*) Ghi chú", "* Mục tiêu:", "3 * 4", "tên_tệp_dài", "C:\\kế hoạch", "\\\\may-chu\\ke-hoach", "5 \\- 3"]
    )
    def test_a_plain_text_keeps_its_signs(self, line: str) -> None:
        assert texts(opened(line)) == [line]

    def test_pairs_with_nothing_inside_are_nothing(self) -> None:
        assert texts(opened("** **\n\n**KẾ HOẠCH**\n\n* *\n")) == ["KẾ HOẠCH"]

    def test_the_formatting_stays(self) -> None:
        block = blocks("**2. Thời gian:** Từ *tháng 10*")[0]
        assert [(block.text[run.start : run.end], run.style.bold, run.style.italic) for run in block.runs] == [
            ("2. Thời gian:", True, False), (" Từ ", False, False), ("tháng 10", False, True),
        ]  # fmt: skip

    def test_two_spaces_at_the_end_break_the_line(self) -> None:
        assert texts(opened("**KẾ HOẠCH**  \n**thi đua**  \n**ra lời**")) == ["KẾ HOẠCH", "thi đua", "ra lời"]

    @pytest.mark.parametrize("line", ["-------", "_____", "=====", "*****"])
    def test_a_drawn_line_is_no_text(self, line: str) -> None:
        assert [block.rule_line for block in blocks(f"Hạnh phúc\n{line}\nSố: 1")] == [False, True, False]


class TestWrapping:
    def test_wrapped_lines_are_one_paragraph(self) -> None:
        assert texts(opened("\n".join(BODY))) == [" ".join(BODY)]

    def test_each_line_can_be_found_again(self) -> None:
        block = blocks("\n\n" + "\n".join(BODY))[0]
        assert (block.line, [number for _, number in block.lines]) == (3, [3, 4, 5])
        assert block.place(block.text.index("đua yêu nước toàn")).line == 5

    def test_lines_of_whole_paragraphs_stay_alone(self) -> None:
        long = [" ".join(BODY), "Một đoạn khác " + " ".join(BODY), "không có dấu chấm " + " ".join(BODY)]
        assert texts(opened("\n".join(long))) == long

    def test_a_hyphen_at_the_end_joins_codes_and_a_dash_does_not(self) -> None:
        first = "Thực hiện Kết luận của Hội nghị Tỉnh ủy lần thứ mười bốn về kinh tế số 2043-"
        second = "KL/TU ngày 05 tháng 12 năm 2023 của Hội nghị Tỉnh ủy về phát triển kinh tế -"
        third = "xã hội của tỉnh trong năm 2024 và các năm tiếp theo của nhiệm kỳ này như sau"
        text = texts(opened("\n".join([first, second, third])))[0]
        assert "2043-KL/TU" in text
        assert "kinh tế - xã hội" in text

    @pytest.mark.parametrize("start", [
        "I. MỤC ĐÍCH", "|. MUC DICH", "I1. NOI DUNG", "I11. TO CHUC", "1. Yêu cầu", "a) Một việc", "đ) Việc khác", "- Sở Nội vụ;",
        "+ Một", "• Một",
        "Căn cứ Luật", "Nơi nhận:", "Noi nhgn: GIAM DOC", "Số: 12/KH", "Kính gửi: Sở", "KẾ HOẠCH", "Phụ lục I", "TM. ỦY BAN", "- Lưu: VT.",
        "[1] Xã",
    ])  # fmt: skip
    def test_a_marker_opens_a_block(self, start: str) -> None:
        assert texts(opened("\n".join([*BODY[:2], LONG, start])))[-1] == start

    def test_a_syllable_in_capitals_ends_a_post_and_begins_none(self) -> None:
        signed = ["KT. GIÁM", "ĐỐC", "PHÓ GIÁM ĐỐC"]
        assert texts(opened("\n".join([*BODY, ".", *signed])))[-3:] == signed

    def test_a_dash_inside_a_sentence_opens_none(self) -> None:
        lines = [
            BODY[0],
            "tỉnh Thái Nguyên phát triển kinh tế xã hội trong giai đoạn từ năm 2026",
            "- 2030 theo đúng quy định của pháp luật.",
        ]
        assert len(texts(opened("\n".join(lines)))) == 1

    @pytest.mark.parametrize("post", ["Bộ trưởng Bộ", "Thứ trưởng Bộ", "Chi cục trưởng Chi cục"])
    def test_a_post_goes_on_with_the_name_of_its_organ(self, post: str) -> None:
        lines = [f"Căn cứ Thông tư số 05/2025/TT-BNV của {post}", "Nội vụ quy định nghiệp vụ lưu trữ;"]
        assert texts(opened("\n".join(lines))) == [" ".join(lines)]
        assert texts(opened("\n".join([*BODY, "", *lines])))[1:] == [" ".join(lines)]

    @pytest.mark.parametrize("line", ["- Các Bộ", "- Giám đốc Sở", "- Bộ trưởng Bộ Y tế", "- Chủ tịch UBND"])
    def test_an_entry_that_may_end_so_takes_no_other(self, line: str) -> None:
        assert texts(opened("\n".join([line, "Nội vụ"]))) == [line, "Nội vụ"]

    def test_a_type_name_takes_nothing_after_it(self) -> None:
        assert texts(opened("\n".join(["KẾ HOẠCH", "phát động phong trào thi đua", "", *BODY])))[:2] == [
            "KẾ HOẠCH",
            "phát động phong trào thi đua",
        ]

    def test_header_lines_stay_lines(self) -> None:
        head = ["UBND TỈNH LẠNG SƠN", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 2166/KH-SKHCN"]
        assert texts(opened("\n".join([*head, "", *BODY])))[:3] == head

    def test_a_slip_in_its_first_letter_joins_no_line_to_the_one_above(self) -> None:
        lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "đỘc lập - Tự do - Hạnh phúc"]
        assert [block.text for block in blocks("\n".join([*lines, "", *BODY]))][:2] == lines

    def test_a_name_below_its_column_does_not_go_on_with_an_entry(self) -> None:
        lines = ["Nơi nhận:\tGIÁM ĐỐC", "- Các phòng;", "- Lưu: VT, VP,\t", "\tTrương Quốc Lâm"]
        assert blocks("\n".join([*BODY, "", *lines]))[-1].text.strip() == "Trương Quốc Lâm"

    def test_a_symbol_come_apart_makes_no_recognised_page_of_columns_that_stand_wide_apart(self) -> None:
        header = ["SỞ TÀI CHÍNH          Độc lập - Tự do - Hạnh phúc", "Số: 284/KH-S TCTH          Bình Lâm, ngày 15 tháng 3 năm 2024"]
        assert opened("\n".join([*header, "", *BODY])).medium == "text"
        assert opened("\n".join([*header, "", *BODY]).replace("          ", " ")).medium == "ocr"

    def test_columns_are_kept_as_printed(self) -> None:
        head = ["UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ NỘI VỤ          Độc lập - Tự do - Hạnh phúc"]
        assert texts(opened("\n".join([*head, "", *BODY])))[:2] == head

    def test_a_blank_line_is_a_gap(self) -> None:
        assert [block.gap for block in blocks("a\n\nb\nc")] == [False, True, False]


def test_form_feeds_turn_pages() -> None:
    assert [(block.text, block.page) for block in blocks("trang một\n\n\ftrang hai\n\f\ftrang bốn")] == [
        ("trang một", 1),
        ("trang hai", 2),
        ("trang bốn", 4),
    ]


def test_without_them_no_page_is_known() -> None:
    assert blocks("a")[0].page is None


@pytest.mark.parametrize("sign", ["\v", "\u2028", "\u2029"])
def test_a_soft_break_is_no_line_of_the_file(sign):
    """``Shift+Enter`` copied out of Word: two lines to read, one to an editor; a comment below is still about the line it is about."""
    text = f"Một{sign}Hai\n\nBa\n<!-- thethuc: bỏ qua TT0302 — lý do -->\nSố: 5/KH-UBND\n"
    document = read(text.encode(), name="a.txt")
    assert [(block.text, block.line) for block in document.blocks if block.text in ("Ba", "Số: 5/KH-UBND")] == [
        ("Ba", 3),
        ("Số: 5/KH-UBND", 5),
    ]
    assert [(comment.first, comment.last) for comment in document.comments] == [(5, 5)]


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("── kh.docx ─── KHÔNG ĐẠT ──", True),
        ("── …/den/kh 5.docx ── FAIL ──  ", True),
        ("── o0o ──", False),
        ("── ── ── ──", False),
        ("── kh.docx ──────", False),
        ("   ── a ── b ──", False),
    ],
)
def test_a_report_of_the_program_is_known_by_the_bar_over_a_document(line: str, own: bool) -> None:
    for before in ("", "\ufeff\n", "ĐẠT             a.docx: không có vi phạm\n\n"):
        assert bool(opened(f"{before}{line}\nKẾ HOẠCH\n").traits.get("own_report")) == own


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_report_is_known_as_a_powershell_writes_it_too(code: str) -> None:
    mark = "" if code in ("utf-8-sig", "utf-16") else "\ufeff"
    assert read(f"{mark}── kh.docx ─── KHÔNG ĐẠT ──\nKẾ HOẠCH\n".encode(code), name="a.txt").traits.get("own_report")


def test_a_report_below_a_plan_makes_no_report_of_it() -> None:
    assert not opened("UBND TỈNH A      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n── kh.docx ─── KHÔNG ĐẠT ──\n").traits.get("own_report")


def test_a_comment_of_one_line_is_no_line_of_the_text_but_may_be_a_mark():
    document = read("<!-- bản cuối -->\nSỞ NỘI VỤ\n  <!--MẬT-->  \nKẾ HOẠCH <!-- chưa có số -->\n<!-- a\nb -->\n".encode(), name="a.md")
    assert [block.text for block in document.blocks][:2] == ["SỞ NỘI VỤ", "KẾ HOẠCH <!-- chưa có số -->"]
    assert document.blocks[1].line == 4
    assert document.traits["possible_marks"] == ("bản cuối", "MẬT")
