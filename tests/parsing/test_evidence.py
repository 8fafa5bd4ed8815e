"""What speaks for a line being a part, and which lines are laid beside no form."""

import pytest

from checker.parsing.lines import Line
from checker.parsing.recognition.evidence import Around, Standing
from checker.parsing.recognition.figures import guess_date, guess_number
from checker.parsing.recognition.guessing import Guess
from checker.parsing.recognition.head import claimed
from checker.parsing.recognition.restoring import meant_for
from checker.parsing.recognition.strays import strays_of_head
from tests.parsing.test_recognition import PLAN, told


def line_of(text: str, at: int = 0) -> Line:
    return Line(text, at, 0, len(text))


def evidence(part, lines, *, standing=None, exact=None, at=0):
    lines = [line_of(text, number) for number, text in enumerate(lines)]
    around = Around(lines, standing or [Standing(each.block) for each in lines], exact or [None] * len(lines))
    return around.evidence(Guess(0.0, lines[at], part, lines[at].text), at, 0.0)


@pytest.mark.parametrize(
    ("part", "text", "takes"),
    [
        ("number", "Số: 12/KH-SNV", 1.0),
        ("number", "Tây Ninh, ngày 15 tháng 3 năm 2024", 0.0),
        ("date", "Tây Ninh, ngày 15 tháng 3 năm 2024", 1.0),
        ("date", "Số: 12/KH-SNV", 0.0),
        ("type_name", "KẾ HOẠCH Tổ chức hội thao", 1.0),
        ("type_name", "Số: 12/KH-SNV", 0.0),
    ],
)
def test_the_strict_grammar_of_its_own_part_speaks_for_a_line(part, text, takes):
    assert evidence(part, [text])["grammar"] == takes


@pytest.mark.parametrize(("columns", "speaks"), [((None, None), 0.0), ((0, 0), 1.0), ((0, 1), 0.0)])
def test_a_part_in_the_column_of_its_neighbours_is_likelier_where_there_are_columns(columns, speaks):
    standing = [Standing(at, column) for at, column in enumerate(columns)]
    lines = ["Độc lập - Tự do - Hạnh phúc", "Tây Ninh, ngày 15 tháng 3 năm 2024"]
    assert evidence("date", lines, standing=standing, exact=["motto", None], at=1)["column"] == speaks
    assert evidence("number", lines, standing=standing, exact=["motto", None], at=1)["column"] == -speaks


@pytest.mark.parametrize("text", ["Kèm theo Kế hoạch số: 12/KHH-SNV", "Căn cứ số: 12/KHH-SNV", "Sốs: hết/KH-SNV"])
def test_a_line_that_cites_or_has_no_figure_is_no_number_line(text):
    assert list(guess_number(line_of(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "(Tây Ninh, ngày 15 thang 3 năm 2024)",
        "Kèm theo, ngày 15 thang 3 năm 2024",
        "Căn cứ Luật, ngày 15 thang 3 năm 2024",
        "Tây Ninh, ngày thang năm",
        "Tổ 12, khu phố Ninh An, ngày 15 thang 3 năm 2024",
    ],
)
def test_a_line_that_cites_or_has_no_figure_or_one_in_its_place_is_no_date_line(text):
    assert list(guess_date(line_of(text))) == []


def test_a_series_of_its_own_for_secret_papers_is_no_slip():
    assert "TT0390" not in {finding.rule for finding in told(PLAN.replace("Số: 125/KH-SNV", "Số: 12-M/KH-SNV"))[1]}


def test_what_is_printed_as_meant_is_no_slip():
    assert meant_for("KẾ HOẠCH", "KẾ HOẠCH", 0, "type_name") is None
    assert meant_for("KẾ HOẠCHH", "KẾ HOẠCH", 0, "type_name").text == "HOẠCH"
    assert meant_for("KẾ HOẠCH:", "KẾ HOẠCH", 0, "type_name").text == "KẾ HOẠCH"


@pytest.mark.parametrize("line", ["Số: １２５/KH-SNV", "Sô: 125/KH-SNV"])
def test_figures_in_full_width_and_a_word_without_its_tone_are_slips_and_the_number_is_known(line):
    plan, findings = told(PLAN.replace("Số: 125/KH-SNV", line))
    assert (plan["number"].value, plan["number"].form, plan["notation"].text) == (125, "malformed", "KH-SNV")
    assert [finding.rule for finding in findings] == ["TT0390"]


def test_a_day_in_full_width_is_the_day():
    plan, findings = told(PLAN.replace("ngày 15 tháng 3", "ngày １５ tháng 3"))
    assert (plan["date"].value, [finding.rule for finding in findings]) == ("2024-03-15", ["TT0490"])


def test_a_stray_sign_is_looked_for_behind_lines_that_are_no_paragraph():
    name = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    assert [guess.meant for guess in strays_of_head([line_of(f"{name}.")])] == [name]
    assert list(strays_of_head([line_of(f"{name} {name} {name} {name}.")])) == []


def test_a_comma_behind_the_national_name_is_no_slip_of_an_organ():
    assert list(strays_of_head([line_of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM,")])) == []


def types_in(text):
    groups = claimed([line_of(text)], lambda line: Standing(line.block))
    return [(guess.meant, guess.cost) for group, _ in groups for guess in group if guess.part == "type_name"]


def test_a_type_name_with_its_number_or_mark_of_a_draft_is_one_and_a_word_of_a_sentence_is_none():
    assert types_in("KẾ HOẠCH SỐ 12") == types_in("DỰ THẢO KẾ HOẠCH") == [("KẾ HOẠCH", 1.0)]
    assert "KẾ HOẠCH" in dict(types_in("KẾ HOẠHC"))
    assert types_in("Kế hoạhc") == []


def test_a_number_line_of_the_partys_form_is_no_slip():
    assert list(guess_number(line_of("Số: 125-KH/TU"))) == []
