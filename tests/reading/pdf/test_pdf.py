"""PDF files: what their letters, lines and layers tell, and what is said of those that tell nothing."""

from __future__ import annotations

import re
import zlib

import pytest

from checker.model import CharacterFormat, Document, Unreadable
from checker.parsing import parse
from checker.reading import read
from checker.reading.limits import DEFAULT, Limits
from checker.reading.page_layout import Word
from checker.reading.pdf.letters import Letter, LetterLook, _before, _words
from checker.reading.pdf.soundness import is_broken
from tests.builders.sheets import DRAWN, Page, Show, pdf
from tests.hostile import papers

BODY = (
    "Việc kiểm tra phải khách quan, đúng thẩm quyền, không gây cản trở hoạt",
    "động thường xuyên của cơ quan, đơn vị được kiểm tra; kết quả kiểm tra là",
    "căn cứ đánh giá.",
)


def a_plan(*more: Show, bold: str = "F2", **options: object) -> bytes:
    """One page with a header in two columns, a title, a section and a closing."""
    shows = (
        Show("UBND TỈNH MẪU", 90, 770, size=13), Show("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 310, 770, bold, 13),
        Show("SỞ NỘI VỤ", 103, 754, bold, 13), Show("Độc lập - Tự do - Hạnh phúc", 331, 754, bold, 14),
        Show("Số: 125/KH-SNV", 86, 730, size=13), Show("Tây Ninh, ngày 15 tháng 3 năm 2024", 306, 730, "F3", 14),
        Show("KẾ HOẠCH", 290, 700, bold), Show("Kiểm tra công tác văn thư năm 2024", 199, 684, bold),
        Show("I. MỤC ĐÍCH, YÊU CẦU", 121, 650, bold),
        *(Show(text, 121 if at == 0 else 85, 628 - 16 * at) for at, text in enumerate(BODY)),
        Show("Nơi nhận:", 85, 560, bold, 12), Show("GIÁM ĐỐC", 400, 558, bold),
        Show("- UBND tỉnh;", 85, 547, size=11), Show("- Lưu: VT.", 85, 535, size=11), Show("Trần Hoài Thu", 383, 480, bold),
        *more,
    )  # fmt: skip
    return pdf([Page(shows, rules=((346, 748, 520),))], **options)  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


class DescribeLetters:
    def it_finds_every_part_of_a_plan(self) -> None:
        plan = parse(read(a_plan()))
        told = {
            name: plan[name].text for name in ("national_name", "motto", "superior_organ", "organ", "number", "notation", "date", "subject")
        }
        assert told == {
            "national_name": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "motto": "Độc lập - Tự do - Hạnh phúc",
            "superior_organ": "UBND TỈNH MẪU",
            "organ": "SỞ NỘI VỤ",
            "number": "125",
            "notation": "KH-SNV",
            "date": "ngày 15 tháng 3 năm 2024",
            "subject": "Kiểm tra công tác văn thư năm 2024",
        }
        assert (plan["position"].text, plan["full_name"].text, plan["archive"].text) == ("GIÁM ĐỐC", "Trần Hoài Thu", "Lưu: VT.")

    def it_joins_wrapped_lines_and_keeps_their_words_places(self) -> None:
        block = next(block for block in read(a_plan()).blocks if block.text.startswith("Việc kiểm tra"))
        assert block.text == " ".join(BODY)
        start = block.text.index("căn cứ")
        place = block.place(start, start + len("căn cứ"))
        assert (place.page, place.line) == (1, None)
        assert place.bbox is not None
        x0, y0, x1, y1 = place.bbox
        assert (x0, x1) == pytest.approx((85, 85 + 7 * 6), abs=1)  # six letters of half an em
        assert y0 < 842 - (628 - 32) < y1

    def it_tells_font_size_weight_and_slant(self) -> None:
        document = read(a_plan())
        styles = {block.text: block.runs[0].style for block in document.blocks}
        motto, date = styles["Độc lập - Tự do - Hạnh phúc"], styles["Tây Ninh, ngày 15 tháng 3 năm 2024"]
        assert (motto.font, motto.size, motto.bold, motto.italic) == ("Times New Roman", 14, True, False)
        assert (date.bold, date.italic) == (False, True)

    def it_takes_letters_stroked_as_well_as_filled_for_bold(self) -> None:
        document = read(a_plan(Show("Đậm", 85, 400, mode=2)))
        assert next(block for block in document.blocks if block.text == "Đậm").runs[0].style.bold is True

    def it_does_not_ask_letters_of_a_font_without_a_name_whether_they_are_bold(self) -> None:
        within = (Show("H", 85, 400, "F2"), Show("Ộ", 92, 400, DRAWN), Show("I", 99, 400, "F2"))
        document = read(a_plan(*within, Show("Ủ", 120, 400, DRAWN)))
        block = next(block for block in document.blocks if block.text == "HỘI Ủ")
        assert [(block.text[run.start : run.end], run.style.bold) for run in block.runs] == [("HỘI", True), (" Ủ", None)]

    def it_takes_a_size_for_the_half_point_that_printing_rounded(self) -> None:
        rows = (Show("KẾ HOẠCH", 290, 700, "F2", 14.05), *(Show(text, 85, 640 - 16 * at, size=12.95) for at, text in enumerate(BODY)))
        assert {run.style.size for block in read(pdf([Page(rows)])).blocks for run in block.runs} == {14.0, 13.0}

    @pytest.mark.parametrize(("space", "words"), [(468.8, ["A", "V"]), (468.1, ["AV"])], ids=["drawn back", "letters spread"])
    def it_keeps_a_space_into_which_the_next_letter_is_drawn_back(self, space: float, words: list[str]) -> None:
        look = LetterLook(CharacterFormat(font="Times New Roman", size=12), 12, hidden=False, turned=False, stopgap=False)
        first, blank, second = (
            Letter(text, x0, x1, 75, look, lost=False, made=text == " ")
            for text, x0, x1 in (("A", 457.2, 465.9), (" ", space, space), ("V", 468.1, 476.7))
        )
        assert [word.text for word in _words([first, _before(first, blank, second), second])] == words

    def it_gives_a_drawn_line_to_the_text_above_it(self) -> None:
        drawn = {block.text: block.drawn for block in read(a_plan()).blocks if block.drawn}
        assert drawn == {"Độc lập - Tự do - Hạnh phúc": (174.0,)}

    def it_takes_the_left_margin_for_no_larger_than_where_anything_begins(self) -> None:
        """All the running text is paragraphs of one line, each indented; only the recipients touch the margin."""
        rows = tuple(Show(BODY[1], 121, 640 - 22 * row) for row in range(6))
        (indented,) = read(pdf([Page((*rows, Show("Nơi nhận:", 85, 480, "F2", 12)))])).sections
        assert "left" in indented.at_most
        (flush,) = read(pdf([Page(rows)])).sections
        assert "left" not in flush.at_most

    def it_takes_page_numbers_out_of_the_text(self) -> None:
        pages = [
            Page((Show("2" if at else "", 294, 800), *(Show(text, 85, 700 - 16 * row) for row, text in enumerate(BODY * 3))))
            for at in range(2)
        ]
        document = read(pdf(pages))
        assert "2" not in texts(document)
        (number,) = document.sections[0].numbers
        assert (number.where, number.kind, number.align, number.style.size) == ("header", "default", "center", 14)

    def it_joins_a_paragraph_over_a_page_break(self) -> None:
        opening, going = BODY[0].removesuffix(" hoạt"), BODY[0]
        rows = (Show(going if row % 3 else opening, 85 if row % 3 else 121, 760 - 16 * row, size=12) for row in range(42))
        first, second = Page(tuple(rows)), Page(tuple(Show(text, 85, 760 - 16 * row, size=12) for row, text in enumerate(BODY)))
        document = read(pdf([first, second]))
        broken = next(block for block in document.blocks if block.text.endswith("căn cứ đánh giá."))
        assert {box.page for box in broken.boxes} == {1, 2}


class DescribeWhatIsLaidOver:
    def it_keeps_a_signature_s_description_out_of_the_text(self) -> None:
        sign = (Show("Ký bởi: Sở Nội vụ", 400, 520, size=8), Show("Ngày ký: 15/03/2024 10:20:30", 400, 510, size=8))
        plan_page = Page(
            (Show("KẾ HOẠCH", 290, 700, "F2"), *(Show(text, 85, 650 - 16 * at) for at, text in enumerate(BODY))), laid=(("Widget", sign),)
        )
        document = read(pdf([plan_page]))
        assert not any("Ký bởi" in text for text in texts(document))
        assert [block.text for block in document.asides if block.part == "signature"] == [show.text for show in sign]
        (box,) = document.traits["laid_over"]
        assert box[0] == 1
        assert box[1:] == pytest.approx((395, 842 - 533, 400 + 0.5 * 8 * len(sign[1].text) + 5, 842 - 505), abs=1)

    def it_reads_a_number_typed_over_the_page_as_part_of_it(self) -> None:
        shows = (
            Show("Số:", 86, 730, size=13),
            Show("/KH-SNV", 130, 730, size=13),
            *(Show(text, 85, 650 - 16 * at) for at, text in enumerate(BODY)),
        )
        document = read(pdf([Page(shows, laid=(("FreeText", (Show("362", 108, 730, size=13),)),))]))
        assert texts(document)[0] == "Số: 362/KH-SNV"


class DescribeLayersThatTellNothing:
    @pytest.mark.parametrize("options", [{"shift": -29}, {"mapped": False}])
    def it_refuses_letters_of_no_known_meaning(self, options: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/no/recogniser")
        assert refused(a_plan(**options)) == "unreadable.broken_letters"  # type: ignore[arg-type]

    def it_refuses_a_picture_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/no/recogniser")
        assert refused(pdf([Page(pictured=True)])) == "unreadable.picture_only"

    def it_reads_a_scanner_s_layer_as_a_scan_where_no_recogniser_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/no/recogniser")
        layer = tuple(Show(text, 85, 700 - 16 * at, mode=3) for at, text in enumerate(BODY))
        document = read(pdf([Page(layer, pictured=True)]))
        assert document.medium == "scan"
        assert document.traits["recognised_pages"] == (1,)

    def it_finds_nothing_in_an_empty_page(self) -> None:
        assert refused(pdf([Page()])) == "unreadable.empty"


class DescribeHostileFiles:
    def it_names_a_password(self) -> None:
        assert refused(a_plan(locked=True)) == "unreadable.encrypted"

    @pytest.mark.parametrize("kept", [60, 2000, -200])
    def it_names_a_file_cut_short(self, kept: int) -> None:
        assert refused(a_plan()[:kept]) == "unreadable.truncated"

    def it_names_a_damaged_file(self) -> None:
        assert refused(b"%PDF-1.7\n" + b"\0\xff" * 5000 + b"\n%%EOF\n") == "unreadable.damaged_pdf"

    def it_refuses_ten_thousand_pages(self) -> None:
        assert refused(pdf([Page((Show("KẾ HOẠCH", 85, 700),))] * 10_000)) == "unreadable.too_many_pages"

    def it_takes_a_limit_of_pages(self) -> None:
        assert refused(pdf([Page((Show("KẾ HOẠCH", 85, 700),))] * 3), Limits(pages=2)) == "unreadable.too_many_pages"

    def it_refuses_a_page_of_monstrous_size(self) -> None:
        assert refused(pdf([Page((Show("KẾ HOẠCH", 85, 700),), size=(200_000, 200_000))])) == "unreadable.page_size"

    def it_refuses_a_file_without_pages(self) -> None:
        assert refused(pdf([])) == "unreadable.damaged_pdf"

    def it_survives_a_tree_of_pages_that_names_itself(self) -> None:
        assert texts(read(a_plan().replace(b"/Kids [", b"/Kids [2 0 R ")))[0] == "UBND TỈNH MẪU"

    def it_runs_no_script_and_says_one_is_there(self) -> None:
        document = read(a_plan(catalogue="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"))
        assert document.traits["javascript"] is True

    def it_is_known_by_its_content(self) -> None:
        assert read(b"\r\n\r\n" + a_plan(), name="ke-hoach.docx").medium == "pdf"


def refused(data: bytes, limits: Limits = DEFAULT) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, limits=limits)
    return caught.value.key


class DescribeSoundness:
    PLAN = "Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011; Căn cứ Quyết định của Ủy ban nhân dân tỉnh quy định chức năng, nhiệm vụ " * 3

    @pytest.mark.parametrize(
        "text",
        [
            PLAN,
            "The quick brown fox jumps over the lazy dog and runs away from the farm " * 6,
            "1 2 3 | 4,5 | 6.7 | 100 % - - - 12 ; " * 20,
        ],
        ids=["Vietnamese", "English", "a table of numbers"],
    )
    def it_believes_letters_that_make_sense(self, text: str) -> None:
        assert not is_broken(words_of(text), len(text), 0)

    def it_knows_letters_shifted_by_a_constant(self) -> None:
        assert is_broken(words_of("".join(chr(max(ord(sign) - 29, 33)) if sign != " " else sign for sign in self.PLAN)), len(self.PLAN), 0)

    def it_knows_letters_of_private_meaning(self) -> None:
        assert is_broken(words_of("".join(chr(0xE000 + ord(sign) % 256) if sign != " " else sign for sign in self.PLAN)), len(self.PLAN), 0)


def words_of(text: str) -> list[Word]:
    return [Word(each, 0, 0, 1, 1) for each in text.split()]


class DescribeAnAnnex:
    def it_keeps_its_title_apart_from_the_note_below_it(self) -> None:
        title = "PHÂN CÔNG NHIỆM VỤ CỦA TỔ CÔNG TÁC KIỂM TRA, CẤP GIẤY CHỨNG NHẬN NĂM"
        note = "(Kèm theo Kế hoạch số 125/KH-SNV ngày 15 tháng 3 năm 2024 của"
        body = [Show(text, 85, 660 - 16 * at) for at, text in enumerate(BODY)]
        page = Page((Show(title, 85, 770, "F2"), Show(note, 85, 754, "F3"), Show("Sở Nội vụ)", 280, 738, "F3"), *body))
        first, second, *_ = texts(read(pdf([page])))
        assert (first, second.startswith(note)) == (title, True)


class DescribePackedStreams:
    def it_refuses_one_that_unpacks_beyond_the_limit_before_any_is_unpacked(self) -> None:
        with pytest.raises(Unreadable) as refused:
            read(packed(b"0 0 m 9 9 l S " * 1_000_000))
        assert (refused.value.key, refused.value.values["what"]) == ("unreadable.bomb", "PDF")

    def it_refuses_one_packed_twice(self) -> None:
        with pytest.raises(Unreadable) as refused:
            read(packed(zlib.compress(b" " * 20_000_000), "[/FlateDecode /FlateDecode]"))
        assert refused.value.key == "unreadable.bomb"

    def it_reads_one_within_it(self) -> None:
        with pytest.raises(Unreadable) as refused:
            read(packed(b"0 0 m 9 9 l S " * 10_000))
        assert refused.value.key == "unreadable.empty"


def packed(content: bytes, packing: str = "/FlateDecode") -> bytes:
    """A page that draws ``content``, packed."""
    stream = zlib.compress(content)
    page = pdf([Page(())])
    found = re.search(rb"<< /Length 0[^>]*>>\nstream\n\nendstream", page)
    assert found
    return page.replace(found[0], b"<< /Length %d /Filter %s >>\nstream\n" % (len(stream), packing.encode()) + stream + b"\nendstream")


class DescribePagesThatShowWhatAnotherDoes:
    def it_stops_at_so_many_letters_and_names_the_pages_left(self) -> None:
        unread = read(papers.padded(papers.repeated(15, 1)), name="plan.pdf", limits=DEFAULT._replace(pdf_letters=10_000)).not_read
        assert [row.kind for row in unread] == ["page_left"]
        assert 0 < unread[0].number < 10

    def it_stops_at_letters_that_nobody_sees(self) -> None:
        data = papers.padded(papers.repeated(3, 1, f"BT /F 11 Tf 60 9999 Td ({'a' * 20_000}) Tj ET"))
        unread = read(data, name="plan.pdf", limits=DEFAULT._replace(pdf_letters=1000)).not_read
        assert ("page_left", 2) in [(row.kind, row.number) for row in unread]

    def it_counts_what_is_drawn_too(self) -> None:
        data = papers.padded(papers.repeated(6, 1, "0 0 m 9 9 l S " * 5000))
        unread = read(data, name="plan.pdf", limits=DEFAULT._replace(pdf_drawn=50_000)).not_read
        assert [(row.kind, row.number) for row in unread] == [("page_left", 1)]

    def it_reads_all_of_a_file_whose_pages_say_each_its_own(self) -> None:
        assert read(papers.repeated(6, 1), name="plan.pdf").not_read == ()
