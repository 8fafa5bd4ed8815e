"""``rules show`` as a clerk reads it: plain sentences, nothing of how the rule is written down."""

import re

import pytest

from checker.cli.rules.page import rule_page
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper
from checker.running.rule_lookup import across_shown, every_rule, shipped


def test_a_rule_is_told_in_plain_sentences(thethuc):
    page = thethuc("rules", "show", "TT0302").out
    assert page.startswith("TT0302 · Số nhỏ hơn 10 có số 0 phía trước\nLỖI · Số\n\nLuật yêu cầu\n  “Với những số nhỏ hơn 10")
    for said in (
        "  - “Số: 5/KH-SNV”\n  Báo cáo nói: Số “5” nhỏ hơn 10 chưa ghi thêm số 0 phía trước.",
        "Ví dụ đúng\n  - “Số: 05/KH-SKHCN”",
        "Cách sửa\n  Sửa số thành “05”.\n",
        "    thethuc fix ke-hoach.docx -o da-sua.docx\n",
        "bản quét.",
    ):
        assert said in page
    assert page.count("“Với những số nhỏ hơn 10") == 1  # two laws ask it in the same words
    assert "Thông tư số 01/2011/TT-BNV, Điều 8, khoản 2; văn bản ghi ngày từ 05/3/2011 đến" in page


@pytest.mark.parametrize(
    ("lang", "stop", "comma"), [("vi", "kết thúc bằng dấu chấm", "kết thúc bằng dấu “phẩy”"), ("en", "full stop", "with a comma")]
)
def test_each_law_is_quoted_in_its_own_words(lang, stop, comma):
    said = " ".join(" ".join(rule_page(shipped("TT0602"), Words(lang), Paper(80))).split())
    assert said.index(stop) < said.index("30/2020/NĐ-CP") < said.index(comma) < said.index("01/2011/TT-BNV")


def test_a_change_is_told_as_what_stands_instead_of_what(thethuc):
    said = " ".join(thethuc("rules", "show", "TT0601").out.split())
    assert "“về công tác văn thư,” thay vì “về công tác văn thư;”" in said
    assert "Lề trên …; quy định 20-25 mm." in thethuc("rules", "show", "TT0003").out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_page_shows_patterns_unfilled_places_or_lines_wider_than_the_terminal(lang):
    words = Words(lang)
    for rule in (*every_rule(), *(each.rule.id for each in across_shown())):
        page = list(rule_page(shipped(rule), words, Paper(80)))
        text = "\n".join(page)
        assert all(len(line) <= 80 for line in page), rule
        assert not any(mark in text for mark in ("{", "(?", "headings.", "by_machine")), rule
        assert all(words.ui(f"rules.headings.{key}") in page for key in ("level", "bad", "mend", "scope", "more")), rule


def test_what_one_example_changes_is_told_as_one(thethuc):
    said = " ".join(thethuc("rules", "show", "TT0659").out.split())
    assert "- “1. Mục đích / 2.1. Đánh” thay vì “1. Mục đích / a) Đánh”; “2.2. Phát” thay vì “b) Phát”" in said


def test_a_count_nobody_knows_yet_takes_the_word_for_many():
    assert "“- ” stands before a basis (… lines)." in "\n".join(rule_page(shipped("TT0685"), Words("en"), Paper(80)))


def test_english_tells_practice_in_english():
    for rule in every_rule():
        told = phrases.clause(shipped(rule)[0].rule.clause, Words("en"))
        assert not re.search(r"\w[ăâđêôơưàáảãạệộớ]|[ăâđêôơư]\w", re.sub("NĐ-CP|Quốc hiệu", "", told)), (rule, told)


def test_practice_is_not_called_law(thethuc):
    page = thethuc("rules", "show", "TT2082").out
    assert "Luật yêu cầu" not in page
    assert "không bao giờ là" in page


def test_a_rule_across_plans_is_told_like_any_other(thethuc):
    page = " ".join(thethuc("rules", "show", "tt3011").out.split())
    assert page.startswith("TT3011 · Viện dẫn khác ngày CẢNH BÁO · ")
    assert "“Căn cứ ban hành văn bản được ghi đầy đủ tên loại văn bản" in page
    assert "Phụ lục I, Phần I, Mục II, khoản 6, điểm a" in page
    assert "viện dẫn 05/KH-SNV, 11/3/2024, Sở Nội vụ tỉnh Vĩnh Sơn” ↔ “05/KH-SNV, 10/3/2024" in page
    assert "thethuc audit" in page
    assert "thethuc audit" not in thethuc("rules", "show", "TT0302").out


def test_rules_across_plans_are_listed_with_the_others_but_in_no_law(thethuc):
    assert "TT3011" in thethuc("rules", "list").out
    assert "TT3011" not in thethuc("rules", "list", "--ruleset", "nd30-2020").out


def test_a_rule_nobody_has_is_refused_with_one_across_plans_that_is_near(thethuc):
    run = thethuc("rules", "show", "TT3010")
    assert run.code == 2
    assert "TT301" in run.err


def test_no_page_calls_a_look_by_the_word_a_rule_is_written_with():
    words = re.compile(r"(?<![\w./-])(?:bold|italic|struck|left|right|center|both|tiny|squeezed)(?![\w./-])")
    pages = {rule: "\n".join(rule_page(shipped(rule), Words("vi"), Paper(80))) for rule in every_rule()}
    assert {rule: found for rule, page in pages.items() if (found := words.findall(page))} == {}
    assert "Báo cáo nói: Số trang in đậm;" in pages["TT0013"]
    assert "bị gạch ngang" in pages["TT0087"]
