"""The site: a page for every rule there is, each telling what the program tells."""

import re

import pytest

from checker.authoring.compiling import heads, sources
from checker.reporting.rule_pages import rule_page as address
from checker.running.rule_lookup import every_rule
from checker.settings.settling import RULES as OF_SUPPRESSIONS
from docs.building import references, rule_lists
from docs.building.markdown import escaped
from docs.building.mending import by_hand, site_words, way_of
from docs.building.rule_pages import rule_page, written_rules
from docs.building.sheet_css import sheet_css
from docs.building.suppression_pages import suppression_pages
from tests.reporting import page

# A part of a line, a line that is not there, one of several, a look, the page as a whole, a house's practice, a law of its own.
SEEN = ("TT0302", "TT0101", "TT0902", "TT0151", "TT0003", "TT0681", "TT0012")
RULES = {rule.id: rule for rule in written_rules()}


def figures(text):
    """The pieces of paper on a page, wrong and right."""
    return [page.parse(f"<main>{each}</main>") for each in re.findall(r'^<div class="paper.*$', text, re.MULTILINE)]


class DescribeAddresses:
    def it_has_a_page_for_every_rule_a_report_may_name(self, monkeypatch):
        monkeypatch.setenv("THETHUC_SITE", "https://example.vn")
        pages = {rule.page for rule in written_rules()} | set(suppression_pages())
        named = {*every_rule(), *(rule.id for rule in OF_SUPPRESSIONS.values())}
        assert {address(rule) for rule in named} == {f"https://example.vn/{each.removesuffix('.md')}.html" for each in pages}


class DescribeRulePage:
    @pytest.mark.parametrize("rule", SEEN)
    def it_tells_duty_law_and_span(self, rule):
        written, text = RULES[rule], rule_page(RULES[rule])
        assert escaped(written.row["asks"]) in text
        assert escaped(written.row["clause"]["at"]) in text
        assert all(heading in text for heading in ("## Cách sửa", "## Áp dụng", "bỏ qua " + rule))
        laws = {head["id"] for head in heads() if any(row["id"] == rule for row in sources()[head["id"]])}
        assert {head["id"] for head, _ in written.laws} == laws

    @pytest.mark.parametrize(
        ("rule", "wrong", "right"),
        [("TT0302", "Sai", "Đúng"), ("TT0305", "Bị nhắc", "Không bị nhắc"), ("TT0681", "Khác thông lệ", "Theo thông lệ")],
    )
    def it_calls_wrong_only_what_the_law_orders(self, rule, wrong, right):
        assert re.findall("^## (.*)$", rule_page(RULES[rule]), re.MULTILINE)[:2] == [wrong, right]

    @pytest.mark.parametrize(
        ("rule", "said"),
        [("TT0302", ">Lỗi</span> \nBắt buộc theo quy định ·"), ("TT0229", ">Cảnh báo</span> \nQuy định có nêu, còn"),
         ("TT1633", ">Lưu ý</span> \nQuy định có nêu, không rõ"), ("TT0584", ">Lưu ý</span> \nThông lệ soạn thảo, quy định không")],
    )  # fmt: skip
    def it_says_no_more_binding_than_its_level(self, rule, said):
        assert said in rule_page(RULES[rule])

    def it_draws_the_line_below_the_last_line_of_a_name(self):
        head = rule_page(RULES["TT0229"]).split("## Không bị nhắc")[1]
        assert 0 < head.index("TỈNH AN GIANG") < head.index('class="rule ') < head.index("Số: 308/KH-UBND")
        assert 'class="rule ' not in head[: head.index("TỈNH AN GIANG")]

    def it_tells_each_law_with_its_days(self):
        text = rule_page(RULES["TT0302"])
        assert "văn bản từ 05/3/2020" in text
        assert "văn bản từ 05/3/2011 đến 04/3/2020" in text

    def it_sets_a_text_as_a_letterhead_in_the_letters_of_the_decree(self):
        wrong, _ = figures(rule_page(RULES["TT0302"]))
        assert "UBND TỈNH TÂY NINH" in wrong.all("div", "row")[0].text
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in wrong.all("div", "row")[0].text

    def it_shows_a_line_that_stands_in_the_wrong_place_there(self):
        wrong, _ = figures(rule_page(RULES["TT0593"]))
        assert wrong.text.index("KẾ HOẠCH") < wrong.text.index("Tây Ninh, ngày")

    def it_shows_a_part_that_must_be_there_as_the_decree_writes_it(self):
        _, right = figures(rule_page(RULES["TT0101"]))
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in right.text

    def it_sets_only_the_label_of_the_recipients_as_a_label(self):
        _, right = figures(rule_page(RULES["TT0902"]))
        label, *others = [each for each in right.all("p") if each.text.startswith(("Nơi nhận", "- "))]
        assert label.text == "Nơi nhận:"
        assert len({each.attributes["class"] for each in others}) == 1
        assert label.attributes["class"] != others[0].attributes["class"]

    def it_names_media_that_do_not_show_what_is_asked(self):
        assert "| Không kết luận ở | văn bản thuần (.txt, .md)" in rule_page(RULES["TT0151"])

    def it_has_no_anchor_twice(self):
        for rule in SEEN:
            found = re.findall(r' id="([^"]+)"', rule_page(RULES[rule]))
            assert len(found) == len(set(found))


class DescribeMending:
    def it_knows_a_way_for_every_rule_and_no_way_is_idle(self):
        used = {way_of(row["check"]) for rows in sources().values() for row in rows}
        assert used == set(site_words()["ways"])

    def it_names_the_menu(self):
        word, libreoffice = by_hand({"kind": "page", "asks": "margin"})
        assert "**Layout › Margins" in word
        assert "**Format › Page Style…" in libreoffice


class DescribeLists:
    def it_names_every_rule_by_part_and_every_rule_of_a_law_by_clause(self):
        assert set(re.findall(r"\[(TT[0-9]{4})\]", rule_lists.by_part())) == set(RULES)
        of_laws = {row["id"] for head in heads() if not head["layer"] for row in sources()[head["id"]]}
        assert set(re.findall(r"\[(TT[0-9]{4})\]", rule_lists.by_clause())) == of_laws


class DescribeReferences:
    def it_has_the_tables_of_the_program(self, thethuc):
        assert thethuc("config", "keys").out.strip() in references.configuration()
        for key in re.findall(r"^\| `([^`]+)`", thethuc("profile", "keys").out, re.MULTILINE):
            assert f"| `{key}`" in references.profile()

    def it_explains_every_definition_of_the_report_and_links_only_to_those(self):
        text = references.json_report()
        anchors = set(re.findall(r"\{#([\w-]+)\}", text))
        assert {"document", "finding", "place"} <= anchors
        assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= anchors


class DescribeSheetCss:
    def it_keeps_the_paper_of_the_report_in_both_schemes(self):
        css = sheet_css()
        assert css.count("--paper:") == 2
        assert ".sheet {" in css
        assert "div.remark" in css
        assert ":root" not in css
        assert css.count("{") == css.count("}")


def test_words_are_not_taken_for_markdown():
    assert escaped("a*b_c <i> [x](y) `z`") == "a&#42;b&#95;c &#60;i&#62; &#91;x&#93;(y) &#96;z&#96;"
