"""Số, ký hiệu: what is read, and that what is written is read back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.code import format_number, read_number

ORGANS = st.from_regex(r"[A-ZĐ]{2,8}(-[A-ZĐ]{2,4})?(&[A-Z]{2,3})?", fullmatch=True)
CODES = st.sampled_from(["KH", "QĐ", "TTr", "QyĐ", "CTr", "BC"])


@given(number=st.one_of(st.none(), st.integers(1, 999_999)), code=CODES, organ=ORGANS)
def test_a_number_line_written_by_the_law_is_read_back(number, code, organ):
    found = read_number(format_number(number, code, organ))
    assert found is not None
    assert found.symbol == f"{code}-{organ}"
    assert found.type == code
    assert found.digits == ("" if number is None else f"{number:02d}")
    assert (found.word, found.colon, found.slash, found.form) == ("Số", ":", "/", "state")


@pytest.mark.parametrize(
    ("line", "digits", "symbol"),
    [
        ("Số: 419/KH-SKHCN", "419", "KH-SKHCN"),
        ("Số: 60 /KH-KHCN", "60", "KH-KHCN"),
        ("Số: 0124/KH-UBND", "0124", "KH-UBND"),
        ("Số: 454/KH-BCA-T03", "454", "KH-BCA-T03"),
        ("Số: 12/KH-SVHTT&DL", "12", "KH-SVHTT&DL"),
        ("Số: 252/KH-BCĐQG1237", "252", "KH-BCĐQG1237"),
        ("Số: 02/KH/CCB-VSP", "02", "KH/CCB-VSP"),
        ("Số: 5 / KH - SNV", "5", "KH-SNV"),
        ("Số: 5/KH–SNV", "5", "KH-SNV"),
        ("125/KH-SNV", "125", "KH-SNV"),
    ],
)
def test_the_spellings_of_real_offices_are_read(line, digits, symbol):
    found = read_number(line)
    assert (found.digits, found.symbol) == (digits, symbol)


@pytest.mark.parametrize(
    "line",
    [
        "Số:           /KH-SCT",
        "Số: ....../KH-SCT",
        "Số: …/KH-SCT",
        "Số: ____/KH-SCT",
        "Số: <số>/KH-SCT",
        "Số: {{so}}/KH-SCT",
        "Số: xx/KH-SCT",
        "Số:/KH-SCT",
    ],
)
def test_a_blank_number_is_blank_and_its_symbol_is_read(line):
    found = read_number(line)
    assert (found.digits, found.smudge, found.symbol) == ("", "", "KH-SCT")


@pytest.mark.parametrize(
    ("line", "symbol"),
    [
        ("Số: 125/KH-BCĐTƯ", "KH-BCĐTƯ"),
        ("Số: 125/KH-HĐÔ", "KH-HĐÔ"),
        ("Số: 125/KH-SNV-vp", "KH-SNV-vp"),
        ("Số: 125/KH-TTr", "KH-TTr"),
        ("Số: 125/KH-BCĐ-ƯBDT", "KH-BCĐ-ƯBDT"),
        ("Số: 125/KH-THPT NTT", "KH-THPTNTT"),
        ("Số: 125/KH-VP HĐND&UBND", "KH-VPHĐND&UBND"),
        ("Số: 125/KH-VP HĐND-UBND", "KH-VPHĐND-UBND"),
        ("Số: 125/KH-SNV/2024", "KH-SNV/2024"),
        ("Số: 5 / KH - SNV - VP", "KH-SNV-VP"),
        ("Số: 125/KH", "KH"),
    ],
)
def test_a_notation_is_taken_to_its_end(line, symbol):
    found = read_number(line)
    assert (found.symbol, found.end) == (symbol, len(line))


@pytest.mark.parametrize(
    "behind", [" Vĩnh Sơn, ngày 05 tháng 3 năm 2024", " - Vĩnh Sơn, ngày 05", " ngày 05/3/2024", ", ngày", " VĨNH SƠN"]
)
def test_what_stands_behind_a_notation_is_not_its_own(behind):
    assert read_number(f"Số: 125/KH-SNV{behind}").symbol.rstrip(",") == "KH-SNV"


@given(number=st.one_of(st.none(), st.integers(1, 999_999)), code=CODES, organ=ORGANS)
def test_a_regular_line_is_understood_as_by_the_larger_grammar(number, code, organ):
    line = format_number(number, code, organ)
    assert read_number(line) == read_number(line + " ")


def test_a_number_may_stand_alone_behind_its_word():
    assert (read_number("Số: 125").digits, read_number("Số: 125").slash) == ("125", "")
    assert read_number("Sổ tay 125") is None


def test_the_party_form_is_told_apart_from_the_state_form():
    assert read_number("Số 26-KH/TU").form == "party"
    assert read_number("Số: 125-KH/SNV").form == "party"
    assert read_number("Số: 125/KH-SNV").form == "state"


def test_a_year_group_is_named():
    found = read_number("Số: 60/2026/KH-UBND")
    assert (found.year, found.symbol) == ("2026", "KH-UBND")


def test_a_missing_colon_or_slash_is_seen_as_missing():
    assert read_number("Số 125/KH-SNV").colon == ""
    assert read_number("Số: 125 KH-SNV").slash == ""


def test_a_handwritten_smudge_is_no_number():
    found = read_number("Số: M /KH-KHCN")
    assert (found.digits, found.smudge) == ("", "M")


@pytest.mark.parametrize("line", ["SỞ NỘI VỤ", "Sở Nội vụ số 5", "Sổ tay/KH", "", "Căn cứ Luật Lưu trữ", "số lượng: 5/10 người"])
def test_other_lines_are_no_number_line(line):
    assert read_number(line) is None


@pytest.mark.parametrize(
    ("line", "digits", "symbol"),
    [("Sb: 419 [KH-SKHCN Qudng Ngdi, ngay 07", "419", "KH-SKHCN"), ("S6:2166 /KH-SKHCN Lang Son", "2166", "KH-SKHCN")],
)
def test_smudged_number_lines_of_ocr_are_read(line, digits, symbol):
    found = read_number(line, ocr=True)
    assert (found.digits, found.symbol) == (digits, symbol)


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text):
    read_number(text)
    read_number(text, ocr=True)
