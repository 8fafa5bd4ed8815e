import json
import re
import string
from pathlib import Path

import pytest
import yaml

from checker.model import Clause, Finding
from checker.model.data import built_file
from checker.reporting.catalogue import LANGUAGES, Words, fill
from checker.reporting.phrases import stands, wanted
from checker.running.tools import HELPERS, LIBRARIES


def leaves(tree, path=()):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


@pytest.fixture(scope="module")
def catalogues():
    trees = {}
    for lang in LANGUAGES:
        with open(built_file(f"catalogue.{lang}.json"), encoding="utf-8") as file:
            trees[lang] = json.load(file)
    return trees


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


class DescribeTheCatalogues:
    def it_has_every_key_in_both_languages(self, catalogues):
        keys = {lang: {path for path, _ in leaves(catalogues[lang]) if path[:2] != ("ui", "divisions")} for lang in ("vi", "en")}
        assert keys["vi"] == keys["en"]

    def it_fills_the_same_places_in_both_languages(self, catalogues):
        vietnamese = dict(leaves(catalogues["vi"]["ui"]))
        for path, sentence in leaves(catalogues["en"]["ui"]):
            if isinstance(sentence, str) and path in vietnamese and path not in (("date",), ("table_day",), ("month",)):
                assert places(sentence) == places(vietnamese[path]), path


class DescribeWords:
    def it_says_the_key_when_a_sentence_is_lost(self):
        assert Words("vi").say("ui", "no.such.key") == "no.such.key"
        assert Words("vi").rule("TT9999", "message") == ""

    def it_falls_back_to_vietnamese_for_a_language_it_does_not_have(self):
        assert Words("fr").lang == "vi"

    def it_keeps_a_place_it_has_no_value_for(self):
        assert fill("cần {want}, thấy {got}", {"got": "5"}) == "cần {want}, thấy 5"

    def it_says_the_word_that_goes_with_a_number(self):
        assert [fill("{count} {count:file is|files are} left", {"count": count}) for count in (0, 1, 21)] == [
            "0 files are left", "1 file is left", "21 files are left",
        ]  # fmt: skip
        assert Words("en").ui("unchecked", count=1).startswith("1 rule ")

    def it_says_one_place_and_several_of_what_rules_count(self):
        assert [Words("en").rule("TT0685", "message", got="- ", count=count) for count in (1, 2)] == [
            "“- ” stands before a basis (1 line).", "“- ” stands before a basis (2 lines).",
        ]  # fmt: skip

    def it_takes_braces_in_values_as_text(self):
        assert fill("thấy {got}", {"got": "{{x}}"}) == "thấy {{x}}"

    def it_survives_a_broken_sentence(self):
        assert fill("hỏng {", {}) == "hỏng {"


class DescribeTheSources:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_has_no_key_twice(self, lang):
        """YAML takes the last of two rows with one key and says nothing."""
        tree = yaml.compose((Path(__file__).parents[2] / "reports" / f"{lang}.yaml").read_text(encoding="utf-8"))
        assert list(doubled(tree)) == []

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def it_says_what_every_tool_is_for(self, lang):
        words = Words(lang)
        assert [name for name in (*LIBRARIES, *HELPERS) if not words.find("ui", "doctor", name)] == []


def doubled(node):
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from (key for number, key in enumerate(keys) if key in keys[:number])
        for _, value in node.value:
            yield from doubled(value)


class DescribeSettings:
    def it_says_how_a_thing_is_set_in_words(self):
        found = a_finding(got="footer/center", want="both")
        assert (stands(found, Words("vi")), wanted(found, Words("vi"))) == ("lề dưới, canh giữa", "canh đều hai lề")
        assert stands(a_finding(got="header/?", want=None), Words("en")) == "in the top margin"
        assert stands(a_finding(got="lowerRoman", want=None), Words("vi")) == "i, ii, iii"

    @pytest.mark.parametrize("text", ["05/KH-SNV", "ngày 5/3/2026", "", "K/T"])
    def it_leaves_the_document_s_own_letters(self, text):
        assert stands(a_finding(got=text, want=None), Words("vi")) == text


def a_finding(got, want):
    return Finding(
        rule="TT0008", name="page-number-place", component="page", level="error", basis="decree", clause=Clause("30/2020/NĐ-CP", "x"),
        got=got, want=want,
    )  # fmt: skip


MENUS = "|".join(
    (
        "Page Setup",
        "Margins",
        "Different First",
        "Header",
        "Footer",
        "Spacing",
        "First line",
        "Start at",
        "Format Page",
        "Shapes",
        "Underline",
        "Justify",
    )
)


def test_names_of_words_menus_stand_beside_vietnamese_ones_never_alone():
    words = Words("vi")
    for rule, said in words.find("rules").items():
        for part in ("message", "mend"):
            outside = re.sub(r"\([^()]*\)", "", str(said.get(part, "")))
            assert not re.search(MENUS, outside), (rule, part)


@pytest.mark.parametrize(("count", "said"), [(0, "0 rules"), (1, "1 rule"), (2, "2 rules")])
def test_a_number_and_its_noun_agree(count, said):
    assert Words("en").ui("rules.count", count=count) == said
    assert Words("vi").ui("rules.count", count=count) == f"{count} quy tắc"


def test_no_english_sentence_says_a_number_and_its_noun_as_if_it_were_always_more():
    told = Words("en")
    for key in ("total_unjudged", "unchecked", "counts.unchecked", "fixable.told", "rules.count"):
        sentence = told.ui(key, count=1, all=1, documents=1, verdicts="1 pass")
        assert not re.search(r"\b1 (?:rule|document|finding)s\b", sentence), key
