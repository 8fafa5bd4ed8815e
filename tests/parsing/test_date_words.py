"""A date line without the word ngày, or with its month in Roman figures: told for that, its place and its other figures left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.checking import lint, load_ruleset
from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU, TRUONG_THPT
from tests.parsing.plans import plan_of, whole


def _told(plan):
    return _told_of_text(plan.text())


def _told_of_text(text):
    report = judged_bytes(text.encode(), "a.txt", Task()).report
    return [(finding.rule, finding.got, finding.want, finding.after) for finding in report.findings]


@pytest.mark.parametrize("place", ["Tây Ninh", "Đồng Tháp", "Thanh Hóa", "Huế", "Ngãi An"])
def test_the_word_ngay_is_put_in_and_the_place_kept(place):
    plan = replace(TRUONG_THPT, superior="SỞ GIÁO DỤC VÀ ĐÀO TẠO", place=place, date_form="{place}, {day} tháng {month} năm {year}")
    told = [each for each in _told(plan) if each[0] == "TT0490"]
    assert told == [("TT0490", "11", "ngày 11", f"{place}, ngày 11 tháng 9 năm 2023")]


@pytest.mark.parametrize(
    ("printed", "got", "want"),
    [
        ("ngày 15 tháng 3 năm hai nghìn không trăm hai mươi tư", "hai nghìn không trăm hai mươi tư", "2024"),
        ("ngày 15 tháng 3 năm hai không hai tư", "hai không hai tư", "2024"),
        ("ngày mười lăm tháng ba năm 2024", "mười lăm tháng ba", "15 tháng 3"),
    ],
)
def test_figures_written_out_in_words_are_told_with_the_figures(printed, got, want):
    told = _told(replace(SO_NOI_VU, date_form="{place}, " + printed))
    assert [each[:3] for each in told] == [("TT0490", got, want)]


@pytest.mark.parametrize("number", ["tám tư", "Tám mươi tư"])
def test_a_number_written_out_in_words_is_told_with_its_figures(number):
    told = _told_of_text(SO_NOI_VU.text().replace("Số: 125/", f"Số: {number}/"))
    assert [each[:3] for each in told] == [("TT0390", f"{number}/KH-SNV", "84/KH-SNV")]


_DRAFT = SO_NOI_VU.text().replace("Số: 125/", "Số:       /")
_DATE = "Tây Ninh, ngày 15 tháng 3 năm 2024"


@pytest.mark.parametrize(
    ("printed", "want"),
    [
        ("ngày     /     /2024", "ngày … tháng … năm 2024"),
        ("ngày …/…/2024", "ngày … tháng … năm 2024"),
        ("ngày    /3/2024", "ngày … tháng 3 năm 2024"),
        ("ngày    -    -    ", "ngày … tháng … năm …"),
    ],
)
def test_a_draft_s_date_in_strokes_is_room_left_for_it(printed, want):
    told = _told_of_text(_DRAFT.replace(_DATE, f"Tây Ninh, {printed}"))
    assert [each[::2][:2] for each in told] == [("TT0404", want)]


@pytest.mark.parametrize(("word", "rule"), [("Số;", "TT0304"), ("Số::", "TT0390"), ("Sốt:", "TT0390"), ("S:", "TT0390")])
def test_a_draft_s_number_line_with_a_slip_is_one_line(word, rule):
    for room in ("      ", "\t", "……"):
        told = _told_of_text(_DRAFT.replace("Số:       /", f"{word}{room}/"))
        assert [each[0] for each in told if each[0] != "TT0315"] == [rule]  # which says that the day is there already


@pytest.mark.parametrize(
    ("line", "got", "want"),
    [
        ("{{dia_danh}}, ngay {{ngay}} tháng {{thang}} năm {{nam}}", "ngay", "ngày"),
        ("Tây Ninh, ngày …… thang …… năm ……", "thang", "tháng"),
        ("<Địa danh>, ngày <ngày> thang <tháng> năm <năm>", "thang", "tháng"),
        ("Tây Ninh, ngày «d» tháng «m» nănm 20…", "nănm", "năm"),
        ("Tây Ninh, ngày <ngày> tháng <tháng> năm <năm>", None, None),
    ],
)
def test_a_template_s_date_line_is_read_word_by_word(line, got, want):
    told = _told_of_text(_DRAFT.replace(_DATE, line))
    assert [each[1:3] for each in told if each[0] == "TT0490"] == ([(got, want)] if got else [])
    assert not any(each[0] == "TT0401" for each in told)


def test_a_date_hard_by_the_comma_of_its_place_is_told():
    printed = "Tây Ninh,ngày 15 tháng 3 năm 2024"
    told = _told_of_text(SO_NOI_VU.text().replace(_DATE, printed))
    plan = plan_of(SO_NOI_VU.text().replace(_DATE, printed))
    assert (plan["place"].text, plan["date"].text) == ("Tây Ninh", "ngày 15 tháng 3 năm 2024")
    assert [each[:3] for each in told] == [("TT0490", "Ninh,ngày", "Ninh, ngày")]


def test_a_misspelt_day_word_is_no_part_of_the_place():
    told = _told(replace(SO_NOI_VU, date_form="{place}, ngyà {day} tháng {month} năm {year}"))
    assert told == [("TT0490", "ngyà", "ngày", "Tây Ninh, ngày 15 tháng 3 năm 2024")]


@pytest.mark.parametrize(("roman", "month"), [("III", "3"), ("IV", "4"), ("XI", "11")])
def test_a_month_in_roman_figures_is_told_with_the_figure_meant(roman, month):
    plan = replace(SO_NOI_VU, month=roman)
    assert _told(plan) == [("TT0490", roman, month, f"Tây Ninh, ngày 15 tháng {month} năm 2024")]


def test_a_nought_before_two_figures_of_a_day_is_one_too_many_and_a_day_of_three_figures_is_nobody_s_guess():
    for day, want in (("015", "15"), ("115", None)):
        told = _told_of_text(SO_NOI_VU.text().replace("ngày 15 tháng 3", f"ngày {day} tháng 3"))
        assert [each[:3] for each in told] == [("TT0490", day, want)]


@pytest.mark.parametrize(
    "printed", ["Tây Ninh, ygày 15 tháng 3 năm 2024", "Tây Ninh, ngày 15 tháng 3 nămm 2024", "Tây Ninh, ngày 15 tháng 3 ănm 2024"]
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kiểm tra công tác văn thư, lưu trữ năm 2024", "Kỷ niệm Quốc khánh Việt Nam, ngày 02 tháng 9 năm 2024"),
        ("Kiểm tra công tác văn thư, lưu trữ năm 2024", "Chào mừng ngày 30 tháng 4 năm 2024"),
        ("Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", "Thực hiện Chỉ thị số 28/CT-TTg ngày 20 tháng 9 năm 2023;"),
        ("Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;", "Thực hiện Luật Lưu trữ ngày 11 tháng 11 năm 2011;"),
    ],
)
def test_the_day_of_a_feast_or_an_act_is_not_the_plan_s(printed, old, new):
    """With such a day below the type name the plan's own, a slip in it, was told as missing, or its slip as none."""
    text = whole().replace(old, new)
    plan = plan_of(text.replace("Tây Ninh, ngày 15 tháng 3 năm 2024", printed))
    assert (plan["place"].text, plan["date"].value, plan["subject"].text) == ("Tây Ninh", "2024-03-15", plan_of(text)["subject"].text)
    assert [finding.rule for finding in lint(plan, load_ruleset(plan)).findings if finding.component in ("date", "place")] == ["TT0490"]


@pytest.mark.parametrize("place", ["tây ninh,", "Thành phố Hồ Chí Minh", "xã Tân Lập,", "Phường 12,"])
def test_a_place_that_is_written_otherwise_is_a_place(place):
    plan = plan_of(whole().replace("Tây Ninh, ngày 15 tháng 3 năm 2024", f"{place} ngày 15 thángg 3 năm 2024"))
    assert (plan["place"].text, plan["date"].value) == (place.rstrip(","), "2024-03-15")


def test_a_subject_that_closes_with_a_day_is_no_date_line_below_the_type_name():
    feast = "Kỷ niệm Quốc khánh Việt Nam, ngày 02 tháng 9 năm 2024"
    text = whole().replace("Kiểm tra công tác văn thư, lưu trữ năm 2024", feast).replace("Tây Ninh, ngày 15 tháng 3 năm 2024\n", "")
    assert (plan_of(text)["subject"].text, plan_of(text)["date"].status) == (feast, "missing")
