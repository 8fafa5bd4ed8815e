"""The literals without which a pattern cannot match: every match has one, and a pattern that can do without has none."""

import re

import pytest

from checker.authoring.compiling import compile_rules, literals_of_patterns
from checker.authoring.literals import literals_of
from checker.checking.conditions import literals_key, occurs, pattern, written_out
from tests.patterns.making import samples


@pytest.mark.parametrize(
    ("text", "literals"),
    [
        ("Sở (?:Nội vụ|Tài chính)", {"Sở Nội vụ", "Sở Tài chính"}),
        ("[Tt]ết (?:Trung Thu|Nguyên Đán)(?!nào)", {f"{first}ết {rest}" for first in "Tt" for rest in ("Trung Thu", "Nguyên Đán")}),
        (r"\d+ (?:phụ )?lục", {" lục"}),
        (r"(?<=cuối )tháng \w+ sau", {"tháng "}),
        ("(?>KH|QĐ)-+x", {"KH", "QĐ"}),
        (r"(?:Sở|\d+) ", set()),
        ("(?i)bản chính", set()),
        ("(?:bản (?i:chính))?", set()),
        ("x?", set()),
        ("[a-z]+", set()),
        (r".*", set()),
    ],
)
def test_literals_are_what_every_match_holds_one_of(text, literals):
    assert set(literals_of(text)) == literals


@pytest.mark.parametrize(
    ("text", "literals"),
    [(r"\\", {"\\"}), (r"^\d{1,2} ?[)/]", {")", "/"}), (r"(?<![^\n])[fjwz](?![^\n])", set("fjwz")), (r"\d+ (?:phụ )?lục", {" lục"})],
)
def test_one_letter_is_enough_where_one_text_is_asked(text, literals):
    assert set(literals_of(text, shortest=1)) == literals


def test_every_text_a_rules_pattern_occurs_in_holds_one_of_its_literals():
    tried = 0
    for text, literals in ((text, literals) for text, literals in literals_of_patterns().items() if literals):
        for sample in samples(written_out(text)):
            if pattern(text).search(sample):
                tried += 1
                assert any(literal in sample for literal in literals), (text, sample)
                assert occurs(text, sample)
    assert tried > 300


def test_no_two_patterns_stand_for_the_same_literals():
    patterns = literals_of_patterns()
    assert len({literals_key(text) for text in patterns}) == len(patterns)
    assert len(compile_rules()["literals"]) == sum(map(bool, patterns.values()))


def test_every_text_a_rules_pattern_occurs_in_holds_one_of_its_hints():
    checks = [row["check"] for rows in compile_rules()["rules"].values() for row in rows if (row.get("check") or {}).get("hints")]
    tried = 0
    for check in checks:
        for sample in samples(written_out(check["forbid"])):
            if pattern(check["forbid"]).search(sample):
                tried += 1
                assert any(hint in sample for hint in check["hints"]), (check["forbid"], sample)
    assert tried > 300


def test_a_pattern_whose_literals_are_not_there_is_not_compiled():
    text = next(text for text, literals in literals_of_patterns().items() if "PHỤ TRÁCH" in literals)
    pattern.cache_clear()
    assert not occurs(text, "GIÁM ĐỐC")
    assert pattern.cache_info().currsize == 0
    assert occurs(text, "PHỤ TRÁCH SỞ")
    assert re.search(written_out(text), "PHỤ TRÁCH SỞ")
