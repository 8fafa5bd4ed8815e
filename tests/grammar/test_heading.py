"""Numbered headings and points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.heading import LETTERS, format_numeral, read_heading, read_smudged_heading, roman_numeral, roman_value


@given(st.integers(1, 89))
def test_a_roman_numeral_is_read_back(value):
    assert roman_value(roman_numeral(value)) == value


@given(style=st.sampled_from(["roman", "arabic"]), ordinal=st.integers(1, 20))
def test_a_heading_written_is_read_back(style, ordinal):
    found = read_heading(f"{format_numeral(style, ordinal)}. NỘI DUNG THỰC HIỆN")
    assert (found.style, found.ordinal, found.title) == (style, ordinal, "NỘI DUNG THỰC HIỆN")


@given(st.integers(1, len(LETTERS)))
def test_the_letters_run_in_the_order_of_the_decree(ordinal):
    found = read_heading(f"{format_numeral('letter', ordinal)}) Rà soát văn bản")
    assert (found.style, found.ordinal) == ("letter", ordinal)


@pytest.mark.parametrize(
    ("text", "style", "ordinal", "title"),
    [
        ("I.MỤC ĐÍCH, YÊU CẦU", "roman", 1, "MỤC ĐÍCH, YÊU CẦU"),
        ("II, PHẠM VI RÀ SOÁT", "roman", 2, "PHẠM VI RÀ SOÁT"),
        ("IV , KINH PHÍ\nDo ngân sách xã bảo đảm.", "roman", 4, "KINH PHÍ Do ngân sách xã bảo đảm."),
        ("A. MỤC ĐÍCH", "capital", 1, "MỤC ĐÍCH"),
        ("B . NỘI DUNG", "capital", 2, "NỘI DUNG"),
        ("3.1. Mục tiêu tổng quát", "decimal", 1, "Mục tiêu tổng quát"),
        ("1/ Mục đích", "arabic", 1, "Mục đích"),
        ("đ) Kinh phí", "letter", 5, "Kinh phí"),
        ("Phần thứ nhất", "part", 1, ""),
        ("Phần II", "part", 2, ""),
        ("Mục 3. Kinh phí", "item", 3, "Kinh phí"),
        ("Điều 5. Trách nhiệm", "article", 5, "Trách nhiệm"),
        ("- Phát huy", "dash", 0, "Phát huy"),
        ("+ Cá nhân", "dash", 0, "Cá nhân"),
        ("a1) Kinh phí bổ sung", "letter_digit", 1, "Kinh phí bổ sung"),
        ("f) Không có trong bảng chữ", "letter", 0, "Không có trong bảng chữ"),
    ],
)
def test_every_form_of_numbering_is_read(text, style, ordinal, title):
    found = read_heading(text)
    assert (found.style, found.ordinal, found.title) == (style, ordinal, title)


@pytest.mark.parametrize("text", ["II, III và IV", "I, II, III", "II, UBND các xã báo cáo", "V, VI, VII VÀ VIII", "L, M", "X, 2025"])
def test_numerals_in_a_row_are_no_heading(text):
    assert read_heading(text) is None


@pytest.mark.parametrize("text", ["2024 là năm bản lề", "10% công chức", "31/12/2024", "V/v kiểm tra", "Mức 1", "Ủy ban nhân dân", ""])
def test_running_text_is_no_heading(text):
    assert read_heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Điều 8 Luật Lưu trữ quy định các hành vi bị nghiêm cấm.",
        "Điều 8 của Luật Lưu trữ quy định rõ.",
        "Điều 8, Điều 9 Luật Lưu trữ quy định rõ.",
        "Điều 8 và Điều 9 Nghị định số 30/2020/NĐ-CP quy định rõ.",
    ],
)
def test_an_article_of_an_act_is_no_heading(text):
    assert read_heading(text) is None


@pytest.mark.parametrize("text", ["Điều 8 Phạm vi", "Điều 8. Luật áp dụng"])
def test_an_article_without_a_dot_is_a_heading(text):
    assert read_heading(text).style == "article"


@pytest.mark.parametrize(
    ("text", "expected", "numeral"),
    [
        ("|. MUC DICH", 1, "I"),
        ("I1. DOI TUONG", 2, "II"),
        ("I11. TO CHUC", 3, "III"),
        ("1V. KINH PHI", 4, "IV"),
        ("Il. NOI DUNG", 2, "II"),
        ("1. MUC DICH", 1, "I"),
    ],
)
def test_smudged_strokes_are_read_by_their_place(text, expected, numeral):
    assert read_smudged_heading(text, expected).numeral == numeral


@pytest.mark.parametrize("text", ["||||. NỘI DUNG", "VV. NỘI DUNG", "lVl. NỘI DUNG"])
def test_strokes_that_make_no_numeral_are_none(text):
    assert read_smudged_heading(text, 3) is None


def test_a_smudged_numeral_before_small_letters_is_no_roman_heading():
    assert read_smudged_heading("1. Muc dich", 1) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text):
    read_heading(text)
    read_smudged_heading(text, 1)


def test_a_letter_before_a_stroke_numbers_a_point():
    found = [read_heading(text) for text in ("a/ Khách quan", "đ/ Khách quan", "A/ Khách quan", "a/b Khách quan")]
    assert [heading and heading.numeral for heading in found] == ["a", "đ", None, None]
