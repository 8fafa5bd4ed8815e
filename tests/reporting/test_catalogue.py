import json
import string

import pytest

from checker.reporting.catalogue import Words, data_file, fill


def leaves(tree, path=()):
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


@pytest.fixture(scope="module")
def catalogues():
    with open(data_file("catalogues.json"), encoding="utf-8") as file:
        return json.load(file)


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


class DescribeTheCatalogues:
    def it_has_every_key_in_both_languages(self, catalogues):
        keys = {lang: {path for path, _ in leaves(catalogues[lang]) if path[:2] != ("ui", "divisions")} for lang in ("vi", "en")}
        assert keys["vi"] == keys["en"]

    def it_fills_the_same_places_in_both_languages(self, catalogues):
        vietnamese = dict(leaves(catalogues["vi"]["ui"]))
        for path, sentence in leaves(catalogues["en"]["ui"]):
            if isinstance(sentence, str) and path in vietnamese and path != ("date",):
                assert places(sentence) == places(vietnamese[path]), path


class DescribeWords:
    def it_says_the_key_when_a_sentence_is_lost(self):
        assert Words("vi").say("ui", "no.such.key") == "no.such.key"
        assert Words("vi").rule("TT9999", "message") == ""

    def it_falls_back_to_vietnamese_for_a_language_it_does_not_have(self):
        assert Words("fr").lang == "vi"

    def it_keeps_a_place_it_has_no_value_for(self):
        assert fill("cần {want}, thấy {got}", {"got": "5"}) == "cần {want}, thấy 5"

    def it_takes_braces_in_values_as_text(self):
        assert fill("thấy {got}", {"got": "{{x}}"}) == "thấy {{x}}"

    def it_survives_a_broken_sentence(self):
        assert fill("hỏng {", {}) == "hỏng {"
