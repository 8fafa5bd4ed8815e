"""What counts as the same letter, and which lines say how to reach an organ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.wording.contact import contact_kinds, is_street
from checker.wording.folding import bare, fold, is_upper, likeness, mostly_upper, one_space, same_tone, skeleton


class DescribeFolding:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("Địa chỉ", "dia chi"), ("KẾ HOẠCH", "ke hoach"), ("Độc lập – Tự do", "doc lap - tu do"), ("01\u00a0/\tKH", "01 / kh")],
    )
    def it_bares_letters_and_keeps_every_place(self, text, expected):
        assert bare(text) == expected

    @given(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs"]), max_size=60))
    def it_keeps_one_character_for_one(self, text):
        assert len(bare(text)) == len(text)

    @pytest.mark.parametrize(("one", "other"), [("HOÀ", "Hòa"), ("Uỷ ban", "ỦY  BAN"), ("khoẻ", "khỏe"), ("a – b", "a - b")])
    def it_makes_two_spellings_of_one_wording_equal(self, one, other):
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("ban", "bàn"), ("đi", "di"), ("ủy", "úy")])
    def it_keeps_marks_that_tell_words_apart(self, one, other):
        assert fold(one) != fold(other)

    def it_moves_no_letter_when_it_moves_a_tone(self):
        assert same_tone("Uỷ ban hoà giải") == same_tone("Ủy ban hòa giải")
        assert len(same_tone("Uỷ ban")) == len("Uỷ ban")

    @pytest.mark.parametrize("text", ["hoàn thành", "hoàn", "đoàn 5"])
    def it_leaves_a_closed_syllable_whatever_stands_behind_it(self, text):
        assert same_tone(text) == text

    @pytest.mark.parametrize(("right", "slip"), [("hoạch", "họach"), ("hoàn", "hòan"), ("ngoài", "ngòai")])
    def it_keeps_a_tone_on_the_wrong_vowel_of_a_closed_syllable(self, right, slip):
        assert fold(right) != fold(slip)

    @pytest.mark.parametrize(("text", "expected"), [(" a  b ", "a b"), ("a\u00a0b", "a b"), ("a b", "a b"), ("", "")])
    def it_makes_white_space_one(self, text, expected):
        assert one_space(text) == expected

    @pytest.mark.parametrize("text", [" a  b\n\n", "a\u00a0b\x1c c\u2028", "a\n", "\tviệc  làm\r\n \v"])
    def it_makes_white_space_of_a_long_text_one_likewise(self, text):
        assert one_space(text * 30_000) == " ".join((text * 30_000).split())


class DescribeCapitals:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("SỞ NỘI VỤ", True), ("Sở Nội vụ", False), ("QĐ-TTg VỀ VIỆC", True), ("A", False), ("12", False), ("TTg", False)],
    )
    def it_looks_past_symbols(self, text, expected):
        assert is_upper(text) is expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [("KẾ HOẠCh NĂM 2024", True), ("Phát huy SỨC MẠNH TOÀN DÂN", False), ("KH nhỏ", False), ("K", False), ("A" * 901, False),
         ("Phát HUY SỨC MẠNH TOÀN DÂN TỘC", False), ("PháT HUY SỨC MẠNH TOÀN DÂN TỘC", False), ("PhÁT HUY SỨC MẠNH TOÀN DÂN", True),
         ("PHát HUY SỨC MẠNH TOÀN DÂN TỘC", True)],
    )  # fmt: skip
    def it_allows_a_stray_small_letter(self, text, expected):
        assert mostly_upper(text) is expected


class DescribeShapes:
    @pytest.mark.parametrize(("one", "other"), [("KE H0ACH", "KẾ HOẠCH"), ("C6NG HOA", "CỘNG HÒA"), ("No'i nhqn", "Nơi nhon")])
    def it_takes_look_alikes_for_one(self, one, other):
        assert skeleton(one) == skeleton(other)

    def it_measures_likeness_from_0_to_1(self):
        assert likeness("CỘNG HÒA", "C6NG HOA") == 1
        assert likeness("ABC", "XYZ") == 0
        assert 0.7 < likeness("KẾ HOẠH", "KẾ HOẠCH") < 1


class DescribeContactLines:
    @pytest.mark.parametrize(
        ("line", "kinds"),
        [
            ("Địa chỉ: Số 7, phố Lúa, phường Mai, tỉnh Bình Yên", {"address"}),
            ("ĐT: 0900 000 001 - Fax: 0900 000 002", {"phone", "fax"}),
            ("Email: vanthu@binhyen.example; Website: www.binhyen.example", {"mail", "site"}),
            ("Điện thoại: …………", {"phone"}),
        ],
    )
    def it_tells_what_a_line_gives(self, line, kinds):
        assert contact_kinds(line) == kinds

    @pytest.mark.parametrize(
        "line",
        ["Điện thoại viên trực 24/24 giờ", "- Fax: 0900 000 002 gửi về Phòng Tổng hợp", "2. Hộp thư: 12", "Kế hoạch", "Fax: 1" + "0" * 160],
    )
    def it_gives_nothing_for_any_other(self, line):
        assert contact_kinds(line) == frozenset()

    @pytest.mark.parametrize(
        ("line", "expected"),
        [("Số 12, đường Lê Lợi", True), ("24/3 phố Lúa", True), ("Số: …, phố Lúa", True), ("Số: 12/KH-SNV", False), ("Phố Lúa", False)],
    )
    def it_knows_a_street_without_its_label(self, line, expected):
        assert is_street(line) is expected


@pytest.mark.parametrize(
    ("line", "upper"),
    [
        ("Sở NỘI VỤ TỈNH TÂY NINH", True),
        ("KHu VỰC BIÊN GIỚI TÂY NINH", True),
        ("Đ/c TRẦN HOÀI THU", True),
        ("Ban CHỈ ĐẠO PHÒNG CHỐNG THIÊN TAI", False),
        ("“an TOÀN GIAO THÔNG ĐƯỜNG BỘ", False),
    ],
)
def test_a_line_whose_first_word_goes_on_in_small_letters_is_a_sentence(line, upper):
    assert mostly_upper(line) is upper
