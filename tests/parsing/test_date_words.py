"""A date line without the word ngày, or with its month in Roman figures: told for that, its place and its other figures left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU, TRUONG_THPT


def _told(plan):
    report = judged_bytes(plan.text().encode(), "a.txt", Task()).report
    return [(finding.rule, finding.got, finding.want, finding.after) for finding in report.findings]


@pytest.mark.parametrize("place", ["Tây Ninh", "Đồng Tháp", "Thanh Hóa", "Huế", "Ngãi An"])
def test_the_word_ngay_is_put_in_and_the_place_kept(place):
    plan = replace(TRUONG_THPT, superior="SỞ GIÁO DỤC VÀ ĐÀO TẠO", place=place, date_form="{place}, {day} tháng {month} năm {year}")
    told = [each for each in _told(plan) if each[0] == "TT0490"]
    assert told == [("TT0490", "11", "ngày 11", f"{place}, ngày 11 tháng 9 năm 2023")]


def test_a_misspelt_day_word_is_no_part_of_the_place():
    told = _told(replace(SO_NOI_VU, date_form="{place}, ngyà {day} tháng {month} năm {year}"))
    assert told == [("TT0490", "ngyà", "ngày", "Tây Ninh, ngày 15 tháng 3 năm 2024")]


@pytest.mark.parametrize(("roman", "month"), [("III", "3"), ("IV", "4"), ("XI", "11")])
def test_a_month_in_roman_figures_is_told_with_the_figure_meant(roman, month):
    plan = replace(SO_NOI_VU, month=roman)
    assert _told(plan) == [("TT0490", roman, month, f"Tây Ninh, ngày 15 tháng {month} năm 2024")]
