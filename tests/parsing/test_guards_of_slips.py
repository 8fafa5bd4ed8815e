"""The shortest text that needs each guard of what tells slips: without it, a line that is right, or none, would be told."""

from __future__ import annotations

import pytest

from checker.parsing.lines import Line
from checker.parsing.recognition.authorities import slips_of_signature
from checker.parsing.recognition.figures import guess_number, guess_wrapped_date
from checker.parsing.recognition.keys import typed_office
from checker.parsing.recognition.recognised import organ_meant


def lines_of(*texts):
    return [Line(text, at, 0, len(text)) for at, text in enumerate(texts)]


@pytest.mark.parametrize(("text", "meant"), [("XHƯ VIỆN TÂN LẬP", "THƯ VIỆN TÂN LẬP"), ("XKƯ VIỆN TÂN LẬP", "XKƯ VIỆN TÂN LẬP")])
def test_of_an_opening_one_of_the_first_two_letters_is_right(text, meant):
    assert organ_meant(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("phó Giám đốc", ["PHÓ GIÁM ĐỐC"]), ("Phó Giám đốc", []), ("Kt. Giám đốc", ["KT. GIÁM ĐỐC"]), ("KT. Giám đốc", [])]
)
def test_a_post_that_the_grammar_takes_is_no_slip_for_its_small_letters(text, meant):
    lines = lines_of(text, "Trần Hoài Thu")
    assert [guess.meant for guess in slips_of_signature(lines, [*enumerate(lines)], None, None)] == meant


def test_words_that_could_be_keys_stay_in_an_authority_that_is_one():
    (post, right) = lines_of("KT. GIAMS DDOOCS", "KT. GIÁM ĐỐC TAXI")
    assert [guess and guess.meant for guess in (typed_office(post, ""), typed_office(right, ""))] == ["KT. GIÁM ĐỐC", None]


def test_a_date_wraps_over_two_lines():
    whole = "Tây Ninh, ngày", "15 thág 3 năm 2024"
    assert [guess.meant for guess in guess_wrapped_date(lines_of(*whole))] == ["Tây Ninh, ngày", "15 tháng 3 năm 2024"]
    assert guess_wrapped_date(lines_of(" ".join(whole))) == []


@pytest.mark.parametrize("text", ["Căn cứ KH số 12/KHH-SNV", "Kèm theo số văn bản: 12/KHH-SNV", "Thực hiện số, ký hiệu: 12/KHH-SNV"])
def test_a_line_that_cites_costs_more_than_a_number_line_may(text):
    assert list(guess_number(lines_of(text)[0])) == []
