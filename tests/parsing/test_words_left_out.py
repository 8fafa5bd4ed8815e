"""Words that stand in small letters where the law wants capitals, and wordings that lack a word or have one twice: the part is found."""

from __future__ import annotations

import pytest

from checker import lint, load_ruleset
from checker.grammar.organ import is_name_in_small, may_end_small_name, opens_with_unit, wants_more
from checker.parsing.lines import Line
from checker.parsing.recognition.left_out import less_a_middle_word, short_of, typed_once
from checker.parsing.recognition.organs import slips_of_organs
from checker.parsing.recognition.wordings import NAMED_WHOLE
from tests.parsing.plans import BODY, CLOSING, HEADER, OPENING, TITLE, plan_of

WHOLE = HEADER + TITLE + OPENING + BODY + CLOSING


def told(old, new):
    """The parts by status and text, and the findings by rule and part."""
    text = WHOLE.replace(old, new)
    assert text != WHOLE
    plan = plan_of(text)
    report = lint(plan, load_ruleset(plan))
    return plan, {(finding.rule, finding.component) for finding in report.findings}


def headed(*organ, number="125/KH-SNV"):
    plan, findings = told("UBND TỈNH TÂY NINH\nSỞ NỘI VỤ\n", "\n".join(organ) + "\n")
    return plan["superior_organ"].text, plan["organ"].text, findings


class TestSmallLetters:
    @pytest.mark.parametrize(
        ("lines", "superior", "organ"),
        [
            (("UBND tỉnh Tây Ninh", "Sở Nội vụ"), "UBND tỉnh Tây Ninh", "Sở Nội vụ"),
            (("UBND tỉnh Tây Ninh", "sở Nội vụ"), "UBND tỉnh Tây Ninh", "sở Nội vụ"),
            (("Sở Nội vụ", "Phòng Cải cách hành chính"), "Sở Nội vụ", "Phòng Cải cách hành chính"),
            (("UBND tỉnh Tây Ninh", "Ban Chỉ đạo", "Cải cách hành chính"), "UBND tỉnh Tây Ninh", "Ban Chỉ đạo Cải cách hành chính"),
            (("UBND TỈNH TÂY NINH", "TRƯỜNG ĐẠI HỌC", "Kinh tế - Kỹ thuật"), "UBND TỈNH TÂY NINH", "TRƯỜNG ĐẠI HỌC Kinh tế - Kỹ thuật"),
            (("SỞ NỘI VỤ", "TRUNG TÂM", "Lưu trữ lịch sử"), "SỞ NỘI VỤ", "TRUNG TÂM Lưu trữ lịch sử"),
        ],
    )
    def test_an_organ_typed_in_small_letters_is_the_organ(self, lines, superior, organ):
        found = headed(*lines)
        assert found[:2] == (superior, organ)
        assert ("TT0201", "organ") not in found[2]
        assert any(part == "organ" and rule in ("TT0205", "TT0290") for rule, part in found[2])

    @pytest.mark.parametrize(
        "lines",
        [
            ("Ủy ban nhân dân", "tỉnh Tây Ninh"),
            ("Ủy Ban Nhân Dân", "Tỉnh Tây Ninh"),
            ("ỦY BAN NHÂN DÂN", "Tỉnh Tây Ninh"),
            ("UBND TỈNH", "Tây Ninh"),
        ],
    )
    def test_a_unit_on_a_line_of_its_own_is_the_rest_of_the_name(self, lines):
        assert headed(*lines)[1] == " ".join(lines)

    def test_a_note_above_the_title_is_no_organ(self):
        for note in ("Báo cáo theo mẫu của Sở", "Ban hành theo phân cấp", "Trường hợp khẩn"):
            plan, _ = told("SỞ NỘI VỤ\n", f"SỞ NỘI VỤ\n{note}\n")
            assert plan["organ"].text == "SỞ NỘI VỤ"

    def test_a_note_below_the_number_is_no_organ(self):
        for note in ("Văn phòng lưu ý", "Đoàn kiểm tra số 1", "Hội đồng nhân dân"):
            plan, findings = told("năm 2024\n\nKẾ", f"năm 2024\n{note}\n\nKẾ")
            assert (plan["superior_organ"].text, plan["organ"].text, findings) == ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", set())

    @pytest.mark.parametrize("capital", [("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ"), ("SỞ NỘI VỤ TÂY NINH", "TRUNG TÂM LƯU TRỮ")])
    def test_a_web_copy_s_menu_above_the_header_names_no_superior(self, capital):
        assert headed("Ủy ban nhân dân tỉnh Tây Ninh", "Phòng Nội vụ", *capital)[:2] == capital

    @pytest.mark.parametrize(
        ("authority", "post"), [("Kt. Giám đốc", "Phó giám đốc"), ("kt. giám đốc", "phó giám đốc"), ("Ký thay Giám đốc", "Phó Giám đốc")]
    )
    def test_an_authority_and_a_post_in_small_letters_are_what_they_are(self, authority, post):
        plan, findings = told("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"{authority}\n{post}")
        assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == (authority, post, "Trần Hoài Thu")
        assert {part for _, part in findings} == {"competence", "position"}

    @pytest.mark.parametrize("authority", ["Tm. UBND tỉnh", "T/m Ban Chỉ đạo"])
    def test_a_body_that_nobody_listed_is_signed_for_in_small_letters(self, authority):
        plan, _ = told("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"{authority}\nChủ tịch")
        assert (plan["competence"].text, plan["position"].text, plan["full_name"].text) == (authority, "Chủ tịch", "Trần Hoài Thu")

    @pytest.mark.parametrize("post", ["P. Giám đốc", "P.Giám đốc", "Phó Giám đốc phụ trách", "phó giám đốc thường trực"])
    def test_a_deputy_in_small_letters_is_the_post(self, post):
        plan, findings = told("PHÓ GIÁM ĐỐC", post)
        assert (plan["position"].text, plan["full_name"].text, {part for _, part in findings}) == (post, "Trần Hoài Thu", {"position"})

    def test_a_sentence_of_the_closing_is_no_post(self):
        plan, findings = told("thực hiện./.\n", "thực hiện./.\n\nGiám đốc Sở giao Phòng Văn thư theo dõi\n")
        assert plan["position"].text == "PHÓ GIÁM ĐỐC"
        assert findings == set()


class TestWordsLeftOut:
    @pytest.mark.parametrize("printed", ["KẾ", "HOẠCH"])
    def test_half_of_the_type_name_is_the_type_name(self, printed):
        plan, findings = told("KẾ HOẠCH", printed)
        assert (plan["type_name"].text, findings) == (printed, {("TT0590", "type_name")})

    @pytest.mark.parametrize(
        ("printed", "meant"),
        [("PHÓ ĐỐC", "PHÓ GIÁM ĐỐC"), ("PHÓ GIÁM", "PHÓ GIÁM ĐỐC")],
    )
    def test_a_deputy_below_an_authority_lacks_a_word(self, printed, meant):
        plan, findings = told("PHÓ GIÁM ĐỐC", printed)
        assert (plan["position"].text, findings) == (printed, {("TT0789", "position")})
        assert meant

    @pytest.mark.parametrize("printed", ["CHÁNH", "PHÓ CHÁNH", "TRƯỞNG"])
    def test_half_of_a_post_that_may_be_several_has_no_one_meaning(self, printed):
        """A head of office’s, an inspectorate’s or a court’s: none of them is wanted, and the post is told as not whole."""
        plan, findings = told("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", printed)
        assert (plan["position"].text, plan["full_name"].text) == (printed, "Trần Hoài Thu")
        assert ("TT0736", "position") in findings
        assert ("TT0789", "position") not in findings

    def test_an_authority_that_wrapped_lacks_nothing(self):
        plan, findings = told("KT. GIÁM ĐỐC", "KT. GIÁM\nĐỐC")
        assert (plan["competence"].text, plan["position"].text, findings) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", set())

    def test_a_head_above_the_deputy_lacks_a_word(self):
        plan, findings = told("KT. GIÁM ĐỐC", "KT. GIÁM")
        assert (plan["competence"].text, findings) == ("KT. GIÁM", {("TT0790", "competence")})

    @pytest.mark.parametrize(
        "printed",
        ["ỦY BAN DÂN TỈNH TÂY NINH", "BAN NHÂN DÂN TỈNH TÂY NINH", "ỦY BAN NHÂN TỈNH TÂY NINH", "ỦY BAN NHÂN DÂN DÂN TỈNH TÂY NINH"],
    )
    def test_a_council_lacks_a_word_or_has_one_twice(self, printed):
        _, organ, findings = headed(printed)
        assert organ == printed
        assert ("TT0290", "organ") in findings

    @pytest.mark.parametrize("name", ["ỦY BAN DÂN TỘC", "HỘI ĐỒNG DÂN TỘC"])
    def test_a_committee_of_another_field_lacks_none(self, name):
        assert not {"TT0290", "TT0227"} & {rule for rule, _ in headed(name)[2]}

    @pytest.mark.parametrize("name", ["SỞ THƯƠNG MẠI", "SỞ THƯƠNG MẠI VÀ DU LỊCH", "SỞ THƯƠNG MẠI - DU LỊCH"])
    def test_a_department_of_another_field_lacks_none(self, name):
        """No SỞ CÔNG THƯƠNG less a word: what stands behind a whole name is its province or its unit."""
        assert ("TT0290", "organ") not in headed("UBND TỈNH TÂY NINH", name)[2]
        assert ("TT0290", "organ") in headed("UBND TỈNH TÂY NINH", "SỞ CÔNG THƯƠG TÂY NINH")[2]
        assert ("TT0290", "organ") in headed("UBND TỈNH TÂY NINH", "SỞ GIÁO VÀ ĐÀO TẠO TÂY NINH")[2]

    @pytest.mark.parametrize("unit", ["QUẢNG NINH", "QUẢNG PHÚ CẦU", "PHƯƠNG LIỆT", "XUÂN LỘC", "TỊNH BIÊN", "HUYỀN HỘI", "XÀ PHIÊN"])
    @pytest.mark.parametrize("body", ["ỦY BAN NHÂN DÂN", "UBND", "BẢO HIỂM XÃ HỘI", "CÔNG AN"])
    def test_a_name_whose_level_lacks_has_no_slip_in_the_level(self, body, unit):
        """``QUẢNG NINH`` is no ``QUẬN G NINH``."""
        assert not {"TT0290", "TT0210"} & {rule for rule, _ in headed(f"{body} {unit}")[2]}

    @pytest.mark.parametrize("unit", ["PHƯƠNG HẢI CHÂU", "QUÂN LÊ CHÂN", "PHƯỜNGHẢI CHÂU", "XẢ TÂN LẬP", "QUÂN 12", "THÀNH PH HUẾ"])
    def test_a_slip_in_the_level_is_told(self, unit):
        assert ("TT0290", "organ") in headed(f"ỦY BAN NHÂN DÂN {unit}")[2]

    @pytest.mark.parametrize(
        "lines",
        [
            ("BAN QUẢN LÝ, BẢO VỆ RỪNG TÂN BIÊN",),
            ("TRƯỜNG TIỂU HỌC, THCS VÀ THPT TÂN BIÊN",),
            ("TRƯỜNG TIỂU HỌC,", "THCS VÀ THPT TÂN BIÊN"),
        ],
    )
    def test_a_comma_behind_known_words_is_the_name_s(self, lines):
        assert ("TT0290", "organ") not in headed("UBND TỈNH TÂY NINH", *lines)[2]
        assert ("TT0290", "organ") in headed("UBND TỈNH TÂY NINH", "SỞ VĂN HÓA, THỂ THAO, VÀ DU LỊCH")[2]

    @pytest.mark.parametrize("lines", [("PHÒNG VĂN HÓA – XÃ HỘI",), ("PHÒNG", "VĂN HÓA – XÃ HỘI"), ("PHÒNG VĂN HÓA –", "XÃ HỘI")])
    def test_a_longer_dash_in_a_name_is_no_slip(self, lines):
        """Word makes one of a hyphen between blanks, and the decree does not say which stands there."""
        assert ("TT0290", "organ") not in headed("UBND HUYỆN TÂN BIÊN", *lines)[2]

    @pytest.mark.parametrize("printed", ["VĂN PHÒG", "VN PHÒNG", "THAH TRA", "THƯ VIỆ", "BAN CHỈ ĐẠO CHUYÊN ĐỔI SỐ"])
    def test_below_a_whole_name_a_slip_in_another_s_opening_is_told(self, printed):
        """``THANH TRÌ`` and ``HẢI QUANG`` are places, but none stands alone where no name goes on."""
        superior, organ, findings = headed("UBND TỈNH TÂY NINH", printed, number="12/KH-VP")
        assert (superior, organ) == ("UBND TỈNH TÂY NINH", printed)
        assert ("TT0290", "organ") in findings
        assert ("TT0204", "organ") not in findings

    @pytest.mark.parametrize(
        "lines", [("ỦY BAN NHÂN DÂN XÃ TÂN", "HẢI QUANG"), ("ỦY BAN NHÂN DÂN HUYỆN", "THANH TRÌ"), ("BHXH", "THANH TRÌ")]
    )
    def test_a_place_that_ends_the_name_above_has_no_slip(self, lines):
        assert ("TT0290", "organ") not in headed(*lines)[2]

    def test_a_department_lacks_its_last_word(self):
        assert ("TT0290", "organ") in headed("UBND TỈNH TÂY NINH", "SỞ NỘI")[2]
        assert ("TT0290", "organ") not in headed("UBND TỈNH TÂY NINH", "SỞ NỘI", "VỤ")[2]
        assert ("TT0290", "organ") not in headed("UBND TỈNH TÂY NINH", "SỞ TÀI", "NGUYÊN VÀ MÔI TRƯỜNG")[2]

    @pytest.mark.parametrize("body", ["ỦY BAN NHÂN", "HỘI ĐỒNG NHÂN"])
    def test_the_body_signed_for_lacks_its_last_word(self, body):
        for below in ("CHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"):
            plan, findings = told("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"TM. {body}\n{below}")
            assert plan["competence"].text.startswith(f"TM. {body}")
            assert ("TT0790", "competence") in findings

    @pytest.mark.parametrize(
        ("body", "printed", "post"), [("ỦY BAN NHÂN DÂN", "CHỦ", "CHỦ TỊCH"), ("HỘI ĐỒNG TRƯỜNG", "HIỆU", "HIỆU TRƯỞNG")]
    )
    def test_who_signs_for_a_body_lacks_a_word(self, body, printed, post):
        plan = plan_of(WHOLE.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"TM. {body}\n{printed}"))
        findings = lint(plan, load_ruleset(plan)).findings
        assert [(finding.got, finding.want) for finding in findings if finding.rule == "TT0789"] == [(printed, post)]

    @pytest.mark.parametrize("body", ["ỦY BAN", "HỘI ĐỒNG", "ỦY BAN\nNHÂN DÂN", "ỦY BAN NHÂN\nDÂN", "HỘI ĐỒNG TRƯỜNG"])
    def test_a_whole_body_lacks_none(self, body):
        _, findings = told("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", f"TM. {body}\nCHỦ TỊCH")
        assert ("TT0790", "competence") not in findings

    def test_a_whole_name_lacks_nothing(self):
        for below in ("CỤC ĐƯỜNG BỘ VIỆT NAM", "TRUNG TÂM LƯU TRỮ"):
            for name in NAMED_WHOLE:
                lines = [Line(text, at, 0, len(text)) for at, text in enumerate((name, below))]
                assert list(slips_of_organs(lines)) == [], name

    def test_a_unit_s_word_stands_twice(self):
        _, organ, findings = headed("ỦY BAN NHÂN DÂN", "XÃ XÃ TÂN LẬP")
        assert organ == "ỦY BAN NHÂN DÂN XÃ XÃ TÂN LẬP"
        assert ("TT0290", "organ") in findings
        assert ("TT0289", "superior_organ") in headed("UBND TỈNH TỈNH TÂY NINH", "SỞ NỘI VỤ")[2]

    @pytest.mark.parametrize("lines", [("ỦY BAN NHÂN", "DÂN TỈNH TÂY NINH"), ("ỦY", "BAN NHÂN DÂN TỈNH TÂY NINH")])
    def test_a_name_that_wrapped_lacks_nothing(self, lines):
        assert ("TT0290", "organ") not in headed(*lines)[2]

    @pytest.mark.parametrize(
        "organ", ["BAN CHỈ ĐẠO 389", "BAN CHỈ HUY PHÒNG THỦ DÂN SỰ", "BAN AN TOÀN GIAO THÔNG", "HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ"]
    )
    def test_a_board_bears_its_unit_s_name_above_its_own(self, organ):
        for unit in ("TỈNH TÂY NINH", "XÃ TÂN LẬP"):
            superior, found, findings = headed(unit, organ)
            assert (superior, found, findings & {("TT0289", "superior_organ"), ("TT0290", "organ")}) == (unit, organ, set())

    @pytest.mark.parametrize("organ", ["SỞ NỘI VỤ", "VĂN PHÒNG", "TRƯỜNG CHÍNH TRỊ"])
    def test_above_an_organ_under_a_committee_the_committee_is_left_out(self, organ):
        assert ("TT0289", "superior_organ") in headed("TỈNH TÂY NINH", organ)[2]

    def test_a_department_below_its_province_lacks_its_first_word(self):
        assert headed("UBND TỈNH TÂY NINH", "NỘI VỤ")[:2] == ("UBND TỈNH TÂY NINH", "NỘI VỤ")

    @pytest.mark.parametrize(
        "name",
        [
            "Y TẾ TÂY NINH", "GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH", "XÂY DỰNG TÂY NIH", "ĐĂNG KIỂM VIỆT NAM", "LIÊN HIỆP PHỤ NỮ XÃ TÂN LẬP",
            "KIỂM SOÁT BỆNH TẬT TÂY NINH", "TIỂU HỌC TÂN LẬP",
        ],
    )  # fmt: skip
    def test_a_name_on_top_lacks_the_word_of_its_kind(self, name):
        superior, organ, findings = headed(name, "TRUNG TÂM LƯU TRỮ")
        assert (superior, organ, ("TT0289", "superior_organ") in findings) == (name, "TRUNG TÂM LƯU TRỮ", True)
        assert ("TT0290", "organ") in headed(name)[2]

    @pytest.mark.parametrize(
        "lines",
        [
            ("UBND XÃ TÂN LẬP", "MẦM NON HOA SEN"),
            ("UBND XÃ TÂN LẬP", "PHỤC VỤ HÀNH CHÍNH CÔNG"),
            ("SỞ Y TẾ TÂY NINH", "ĐA KHOA TỈNH TÂY NINH"),
            ("SỞ Y TẾ TÂY NINH", "KIỂM SOÁT BỆNH TẬT"),
            ("BỘ XÂY DỰNG", "ĐĂNG KIỂM VIỆT NAM"),
        ],
    )
    def test_a_name_below_its_superior_lacks_the_word_of_its_kind(self, lines):
        superior, organ, findings = headed(*lines)
        assert (superior, organ, ("TT0290", "organ") in findings) == (*lines, True)

    @pytest.mark.parametrize(
        "lines",
        [
            ("TRƯỜNG CAO ĐẲNG", "Y TẾ TÂY NINH"),
            ("CÔNG TY CỔ PHẦN", "XÂY DỰNG TÂY NINH"),
            ("CÔNG ĐOÀN", "Y TẾ TÂY NINH"),
            ("HỘI", "NÔNG DÂN TỈNH TÂY NINH"),
            ("UBND XÃ TÂN LẬP", "TRƯỜNG", "MẦM NON HOA SEN"),
            ("UBND XÃ TÂN LẬP", "MẪU GIÁO ĐỘC LẬP HOA SEN"),
            ("SỞ Y TẾ TÂY NINH", "BỆNH VIỆN", "ĐA KHOA TỈNH TÂY NINH"),
            ("SỞ Y TẾ", "KIỂM SOÁT BỆNH TẬT"),
            ("BỘ XÂY DỰNG", "CỤC", "ĐĂNG KIỂM VIỆT NAM"),
            ("Y TẾ VIỆT NAM",),
            ("Y TẾ",),
            ("NÔNG DÂN VIỆT NAM",),
            ("TÀI CHÍNH BƯU ĐIỆN",),
            ("VIỄN THÔNG TÂY NINH",),
            ("BÁO CÔNG THƯƠNG",),  # a newspaper, no slip of its ministry's name
            ("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "BÁO NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        ],
    )
    def test_a_name_of_which_nobody_knows_the_kind_lacks_nothing(self, lines):
        assert not headed(*lines)[2] & {("TT0290", "organ"), ("TT0289", "superior_organ")}

    @pytest.mark.parametrize(
        ("lines", "organ"),
        [
            (("BỘ CÔNG THƯƠNG", "TRƯỜNG ĐẠI HỌC", "CÔNG ĐOÀN"), "TRƯỜNG ĐẠI HỌC CÔNG ĐOÀN"),
            (("UBND TỈNH TÂY NINH", "SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG"), "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
            (("TỈNH ĐOÀN TÂY NINH", "HUYỆN ĐOÀN TÂN LẬP"), "HUYỆN ĐOÀN TÂN LẬP"),
        ],
    )
    def test_the_issuer_is_told_from_its_superior(self, lines, organ):
        assert headed(*lines)[:2] == (lines[0], organ)

    def test_an_organ_without_any_marks_is_told(self):
        assert ("TT0290", "organ") in headed("SỞ Y TẾ TÂY NINH", "TRUNG TAM PHAP Y")[2]

    @pytest.mark.parametrize("printed", ["cứ Luật Lưu trữ", "Căn cứ cứ Luật Lưu trữ", "Căn căn cứ Luật Lưu trữ"])
    def test_a_basis_lacks_one_of_its_words_or_has_it_twice(self, printed):
        plan, findings = told("Căn cứ Luật Lưu trữ", printed)
        assert len(plan["legal_bases"].value) == 2
        assert findings == {("TT0690", "legal_bases")}

    def test_the_label_lacks_a_word(self):
        for printed in ("Nơi:", "Nơi"):
            plan, findings = told("Nơi nhận:", printed)
            assert plan["recipients"].status in ("found", "garbled")
            assert {part for _, part in findings} == {"recipients"}

    def test_the_last_entry_that_names_the_clerk_is_the_archive_line(self):
        plan, findings = told("- Lưu: VT, CCVC.", "- VT, CCVC.")
        assert plan["archive"].text == "VT, CCVC."
        assert {part for _, part in findings} == {"archive"}

    def test_a_number_typed_twice_is_the_number(self):
        plan, findings = told("Số: 125/KH-SNV", "Số: 125/KH-SNV 125/KH-SNV")
        assert (plan["number"].text, plan["organ"].text, {part for _, part in findings}) == ("125", "SỞ NỘI VỤ", {"number"})

    def test_a_date_lacks_its_month_s_word(self):
        plan, findings = told("ngày 15 tháng 3 năm", "ngày 15 3 năm")
        assert plan.date == "2024-03-15"
        assert {part for _, part in findings} == {"date"}


def test_what_a_word_left_out_leaves():
    assert short_of("phó tịch", ("PHÓ CHỦ TỊCH",)) == ("PHÓ CHỦ TỊCH",)
    assert short_of("PHÓ", ("PHÓ CHỦ TỊCH",)) == ()
    assert short_of("CHỦ TỊCH", ("CHỦ TỊCH", "PHÓ CHỦ TỊCH")) == ()  # a wording of its own
    assert dict(less_a_middle_word(("BAN CHỈ ĐẠO", "ĐẠI HỌC"))) == {"ban đạo": ("BAN CHỈ ĐẠO",)}
    assert list(typed_once("BAN CHỈ CHỈ ĐẠO")) == [(1, "BAN CHỈ ĐẠO")]


def test_names_in_small_letters():
    assert [is_name_in_small(text) for text in ("Phòng Nội vụ", "Phòng: Nội vụ", "Phòng Nội vụ.", "Báo cáo", "x" * 80)] == [
        True,
        *[False] * 4,
    ]
    assert [may_end_small_name(text) for text in ("Tây Ninh", "Ngày 5", "a;", "")] == [True, False, False, False]
    assert [may_end_small_name("x" * length) for length in (1, 79, 80)] == [True, True, False]
    assert [opens_with_unit(text) for text in ("xã Tân Lập", "XÃ TÂN LẬP", "Tân Lập")] == [True, True, False]
    assert [wants_more(text) for text in ("BAN CHỈ ĐẠO", "Sở Y tế và", "SỞ Y TẾ")] == [True, True, False]


class TestRunIn:
    """A subject on the line of the type name, in whatever letters: the type name is there, and told for what follows it."""

    @pytest.mark.parametrize("title", ["KẾ HOẠCH kiểm tra", "KẾ HOẠCH 2024", "KẾ HOẠCH: kiểm tra", "KẾ  HOẠCH Kiểm tra"])
    def test_behind_capitals(self, title):
        plan, findings = told("KẾ HOẠCH\nKiểm tra", f"{title}\nKiểm tra")
        assert (plan["type_name"].text, plan["subject"].fields["run_in"]) == ("KẾ HOẠCH", title.split("OẠCH")[1].strip(" :"))
        assert findings == {("TT0508", "subject")}

    def test_behind_small_letters(self):
        plan, findings = told("KẾ HOẠCH\nKiểm tra", "Kế hoạch kiểm tra\nKiểm tra")
        assert plan["type_name"].text == "Kế hoạch"
        assert findings == {("TT0502", "type_name"), ("TT0508", "subject")}

    @pytest.mark.parametrize("title", ["KẾ HOẠCH này gồm ba phần.", "KẾ HOẠCH số 5 năm 2023", "KẾ HOẠCH kiểm tra gồm ba phần."])
    def test_a_sentence_names_no_type(self, title):
        plan, findings = told("KẾ HOẠCH\nKiểm tra", f"{title}\nKiểm tra")
        assert (plan["type_name"].status, ("TT0501", "type_name") in findings) == ("missing", True)

    def test_a_title_of_its_own_comes_first(self):
        plan, _ = told("KẾ HOẠCH\nKiểm tra", "KẾ HOẠCH kiểm tra\nKẾ HOẠCH\nKiểm tra")
        assert (plan["subject"].text, "run_in" in plan["subject"].fields) == ("Kiểm tra công tác văn thư, lưu trữ năm 2024", False)


@pytest.mark.parametrize(("month", "meant"), [("003", "3"), ("002", "02"), ("010", "10")])
def test_of_a_month_with_zeros_too_many_the_law_s_own_form_is_wanted(month, meant):
    text = WHOLE.replace("tháng 3 năm 2024", f"tháng {month} năm 2024", 1)
    plan = plan_of(text)
    findings = [(finding.rule, finding.want) for finding in lint(plan, load_ruleset(plan)).findings]
    assert text != WHOLE
    assert findings == [("TT0490", meant)]
