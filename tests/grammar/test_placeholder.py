"""Placeholders: what is one, what only looks like one, and what the grammars read in its place."""

import pytest

from checker.grammar.placeholder import DOT, is_control, is_hole, leftovers, masked


@pytest.mark.parametrize(
    "text", ["{{ so }}", "«co_quan»", "<Họ và tên>", "[TÊN CƠ QUAN]", "……", ".........", "{chức vụ}", "{{ dia_danh }}, {{ ngay }}"]
)
def test_a_line_of_placeholders_is_a_hole(text: str) -> None:
    assert is_hole(text)


@pytest.mark.parametrize("text", ["SỞ NỘI VỤ", "KT. {{ chuc_vu }}", "Số: ……", "", "-", "15"])
def test_a_line_with_words_of_its_own_is_none(text: str) -> None:
    assert not is_hole(text)


@pytest.mark.parametrize("text", ["{%p for nn in noi_nhan %}", "{% endif %}", "{# ghi chú #}{% else %}", "  {%- set x = 1 -%}  "])
def test_a_paragraph_of_loops_and_conditions_alone_is_a_control(text: str) -> None:
    assert is_control(text) or "{%" not in text


@pytest.mark.parametrize("text", ["{% if x %}Nội dung{% endif %}", "{{ x }}", "Đạt 50 {%}"])
def test_a_paragraph_that_prints_something_is_no_control(text: str) -> None:
    assert not is_control(text)


def test_fields_become_dots_of_the_same_length() -> None:
    text = "Số: {{ so }}/KH-«ky_hieu»"
    assert masked(text) == "Số: ………………/KH-…………………"[: len("Số: ")] + "…" * 8 + "/KH-" + "…" * 9
    assert len(masked(text)) == len(text)


def test_prompts_become_dots_where_word_says_they_stand() -> None:
    assert masked("Số: Nhập số/KH-SNV", [(4, 11)]) == "Số: …………………/KH-SNV"


@pytest.mark.parametrize("hole", ["[…]", "[Tên đơn vị]", "………", "........", "{{ x }}", "{%p if x %}", "«x»", "<Tên đơn vị>"])
def test_a_placeholder_left_in_a_sentence_is_seen_once(hole: str) -> None:
    text = f"Đối tượng là {hole} cơ quan."
    assert [text[start:end] for start, end in leftovers(text)] == [hole]


@pytest.mark.parametrize(
    "text",
    ["Chỉ tiêu < 5% và > 3%", "Theo tài liệu [1], [12] và [3a]", "và các cơ quan...", "Gửi <vanthu@example.vn>", "<http://example.vn>"],
)
def test_signs_of_ordinary_sentences_are_no_leftovers(text: str) -> None:
    assert leftovers(text) == []


@pytest.mark.parametrize("style", ["${%s}", "#%s#", "%%%s%%", "[%s]", "{{%s}}", "«%s»"])
def test_every_style_of_field_reads_alike(style):
    field = style % "so_kh"
    assert masked(f"Số: {field}/KH-SNV") == f"Số: {DOT * len(field)}/KH-SNV"
    assert is_hole(field)
    assert leftovers(f"Giao {field} chủ trì.") == [(5, 5 + len(field))]


@pytest.mark.parametrize("text", ["Tăng 5% so với năm 2023, đạt 90%.", "Hộp thư #1 và #2", "Tài liệu [1], [2a]", "Lãi 3%/năm.", "{ }"])
def test_signs_of_running_text_are_no_fields(text):
    assert masked(text) == text
    assert leftovers(text) == []
