"""Địa danh và thời gian ban hành."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar.dateline import calendar_date, format_dateline, read_dateline

PLACES = st.sampled_from(
    ["Hà Nội", "Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "Quảng Ngãi", "Phường 1, Quận 3", "Đắk Lắk", "Bà Rịa - Vũng Tàu"]
)


@given(place=PLACES, day=st.dates(datetime.date(1946, 1, 1), datetime.date(2099, 12, 31)))
def test_a_date_line_written_by_the_law_is_read_back(place, day):
    found = read_dateline(format_dateline(place, day.day, day.month, day.year))
    assert found is not None
    assert (found.place, found.iso, found.comma, found.form) == (place, day.isoformat(), ",", "words")


@pytest.mark.parametrize(
    "line",
    [
        "Lào Cai,  ngày       tháng 4 năm 2026",
        "Hà Giang, ngày     tháng     năm 2014",
        "Hà Nội, ngày … tháng … năm 2026",
        "Hà Nội, ngày ... tháng ... năm 202...",
        "Đắk Lắk, ngày <dd> tháng <mm> năm 2025",
        "<địa danh>, ngày … tháng … năm …",
    ],
)
def test_room_for_handwriting_is_a_blank_date(line):
    found = read_dateline(line)
    assert found.blank
    assert found.iso is None


def test_slashes_are_read_and_named():
    found = read_dateline("Hà Nội, ngày 15/3/2024")
    assert (found.form, found.iso) == ("slashes", "2024-03-15")
    assert read_dateline("Hà Nội, 15/3/2024").iso == "2024-03-15"


def test_a_day_the_calendar_does_not_have_has_no_iso_date():
    found = read_dateline("TP. Hồ Chí Minh, ngày 31 tháng 02 năm 2024")
    assert (found.place, found.blank, found.iso) == ("TP. Hồ Chí Minh", False, None)


def test_a_missing_comma_is_seen_as_missing():
    assert read_dateline("Hà Nội ngày 05 tháng 3 năm 2020").comma == ""


def test_ocr_spellings_of_the_words_are_read():
    assert read_dateline("Qudng Ngdi, ngay 07 thang 3 ndam 2024").iso == "2024-03-07"


@pytest.mark.parametrize("line", ["", "Ngày Quốc khánh", "KẾ HOẠCH", "ngàn năm", "Trong ngày làm việc"])
def test_other_lines_are_no_date(line):
    assert read_dateline(line) is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_grammar(text):
    read_dateline(text)


@given(st.integers(-5, 40), st.integers(-5, 20), st.integers(0, 10_000))
def test_a_calendar_date_is_a_date_of_the_calendar(day, month, year):
    iso = calendar_date(str(day), str(month), str(year))
    assert iso is None or datetime.date.fromisoformat(iso) == datetime.date(year, month, day)


def test_a_line_may_begin_with_the_word_and_end_in_letters():
    assert read_dateline("ngày 15 tháng 3 năm 2024 tại Huế").iso == "2024-03-15"
    assert read_dateline("trangày 15 tháng 3 năm 2024") is None


@pytest.mark.parametrize(("line", "place"), [("Ý, 15/3/2024", "Ý"), ("Huế, 15/3/2024", "Huế")])
def test_without_the_word_the_date_comes_after_the_comma_of_a_place(line, place):
    assert (read_dateline(line).place, read_dateline(line).iso) == (place, "2024-03-15")


def test_a_comma_without_a_place_opens_no_date():
    assert read_dateline(", 15/3/2024") is None


@pytest.mark.parametrize(("month", "words"), [(1, "01"), (2, "02"), (3, "3"), (12, "12")])
def test_months_one_and_two_are_padded(month, words):
    assert format_dateline("Huế", 5, month, 2024) == f"Huế, ngày 05 tháng {words} năm 2024"


def test_a_year_that_came_apart_is_still_the_year():
    found = read_dateline("Tây Ninh, ngày 15/3/2 013")
    assert (found.year, found.iso) == ("2013", "2013-03-15")
    assert read_dateline("Tây Ninh, ngày   /3/2013").year == "2013"
    assert read_dateline("Tây Ninh, ngày 15/3/20135") is None


def test_figures_of_a_date_are_no_longer_than_a_date_has_them():
    for printed, year in (("ngày 015 tháng 3 năm 2024", None), ("ngày 15 tháng 003 năm 2024", None), ("ngày 15 tháng 3 năm 2124", "")):
        found = read_dateline(f"Tây Ninh, {printed}")
        assert (found.year if found else None) == year


@pytest.mark.parametrize("sign", [";", ".", ":", " ;"])
def test_a_sign_where_the_comma_should_be_is_no_part_of_the_place(sign):
    found = read_dateline(f"Hòa Sơn{sign} ngày 15 tháng 3 năm 2024")
    assert found is not None
    assert (found.place, found.comma) == ("Hòa Sơn", "")


def test_a_year_behind_its_word_belongs_to_a_day_and_month_parted_by_a_slash():
    found = read_dateline("Hòa Sơn, ngày 09/10 năm 2017")
    assert found is not None
    assert (found.text, found.iso, found.form) == ("ngày 09/10 năm 2017", "2017-10-09", "slashes")
