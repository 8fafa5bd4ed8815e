"""How long a line is that stands on the wrong side of the type name or wraps, and what a sign costs that a slot takes, with both sides."""

from __future__ import annotations

import pytest

from checker.parsing.recognition.alignment import aligned, form
from checker.parsing.recognition.costs import KEY, ONE_LETTER, OTHER, SIGN, SPACE, SWAP, TWICE, TWO_SLIPS
from checker.parsing.recognition.printed_head import readings
from checker.parsing.recognition.swapped import in_order
from checker.parsing.recognition.type_names import guess_type
from tests.parsing.test_bounds_of_recognised_lines import cut, lines
from tests.parsing.test_edges import document

NUMBER, DATE, SUBJECT = "Số: 5/KH-SNV", "Tây Ninh, ngày 15 tháng 3 năm 2024", "Về việc kiểm tra"


def misplaced(*rows: str) -> list[str]:
    """What stands on the wrong side of the type name."""
    return [item.text for item in in_order(document(*rows), 0, rows.index("KẾ HOẠCH"))[1]]


@pytest.mark.parametrize(("between", "fallen"), [(5, True), (6, False)])
def test_a_number_below_the_type_name_stands_among_the_six_lines_of_the_subject(between, fallen):
    assert misplaced("SỞ NỘI VỤ", "KẾ HOẠCH", *["Kiểm tra"] * between, NUMBER) == [NUMBER] * fallen


@pytest.mark.parametrize(("length", "fallen"), [(60, True), (61, False)])
def test_a_number_line_below_the_type_name_is_short(length, fallen):
    number = f"{NUMBER}{' ' * (length - len(NUMBER))}"
    assert misplaced("SỞ NỘI VỤ", "KẾ HOẠCH", number) == [NUMBER] * fallen


@pytest.mark.parametrize(
    ("date", "fallen"),
    [
        (f"{DATE}{' ' * (70 - len(DATE))}", True),
        (f"{DATE}{' ' * (71 - len(DATE))}", False),
        (cut("Tây Ninh", 30) + DATE[8:], True),
        (cut("Tây Ninh", 31) + DATE[8:], False),
    ],
)
def test_a_date_line_below_the_type_name_is_short(date, fallen):
    assert misplaced("SỞ NỘI VỤ", "KẾ HOẠCH", date) == [date.strip()] * fallen


@pytest.mark.parametrize(("length", "risen"), [(12, False), (13, True), (299, True), (300, False)])
def test_a_subject_above_the_type_name_has_some_words_and_no_more_than_a_paragraph(length, risen):
    subject = cut("Kiểm tra xa", length)
    assert misplaced("SỞ NỘI VỤ", subject, "KẾ HOẠCH", "Căn cứ Luật Lưu trữ;") == [subject] * risen


def test_the_first_line_of_the_head_may_be_the_subject_and_the_type_name_its_last():
    assert misplaced(SUBJECT, "KẾ HOẠCH", "Căn cứ Luật Lưu trữ;") == [SUBJECT]
    assert misplaced(SUBJECT, "KẾ HOẠCH") == []


@pytest.mark.parametrize(("length", "fallen"), [(300, False), (301, True)])
def test_a_paragraph_above_the_type_name_is_no_number_or_date_line(length, fallen):
    assert misplaced(f"{NUMBER}{' ' * (length - len(NUMBER))}", "KẾ HOẠCH", NUMBER) == [NUMBER] * fallen
    assert misplaced(f"{DATE}{' ' * (length - len(DATE))}", "KẾ HOẠCH", DATE) == [DATE] * fallen


@pytest.mark.parametrize(("slot", "signs", "letters"), [("digits", 5, 4), ("junk", 10, 3), ("hand", 20, 1)])
def test_signs_that_a_slot_takes_cost_as_much_as_so_many_letters(slot, signs, letters):
    fit = aligned("bcdeg" * (signs // 5), form(f"{{{slot}}}"), 9.0)
    assert fit is not None
    assert fit.cost == pytest.approx(letters * OTHER)


@pytest.mark.parametrize(("between", "lines_read"), [(2, 2), (3, 1)])
def test_a_wording_that_wrapped_ends_within_three_lines(between, lines_read):
    found = readings(["CỘNG HÒA XÃ HỘI", *["SỞ"] * between, "CHỦ NGHĨA VIỆT NAM"])
    assert max(len(each.signs) for each in found if each.part == "national_name") == lines_read


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("KẾ HOẠCHHH", True),
        ("KE HOACH", True),
        ("KẾ HOẠCH (lần 2)", True),
        ("kế hoạch", True),
    ],
)
def test_slips_of_the_type_name(printed, known):
    assert any(guess.meant == "KẾ HOẠCH" for guess in guess_type(*lines(printed))) == known


def test_what_slips_cost_beside_one_another():
    assert 2 * TWICE == OTHER
    assert 2 * SPACE == SIGN
    assert SWAP == KEY


@pytest.mark.parametrize(
    ("printed", "limit", "known"),
    [
        ("SƠ NÔI VU", ONE_LETTER, True),  # three marks
        ("SƠ NÔI VUU", TWO_SLIPS, False),  # and a letter twice
        ("sở nộI V Ụ", TWO_SLIPS, True),  # four letters of another case, a space
        ("sở nội VỤ", TWO_SLIPS, False),  # five
        ("SỞS NỘIF V Ụ", TWO_SLIPS, True),  # two signs left standing, a space
        ("SỞS NỘIF VU", TWO_SLIPS, False),  # and a mark
        ("SỞNÔI VỤ", ONE_LETTER, True),  # a space lost, a mark
        (" SỞNỘIVỤ", TWO_SLIPS, False),  # two lost, one too many
    ],
)
def test_slips_within_a_limit(printed, limit, known):
    assert (aligned(printed, form("SỞ NỘI VỤ"), limit) is not None) == known
