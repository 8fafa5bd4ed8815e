"""The literals without which a pattern cannot match: every match has one, and a pattern that can do without has none."""

import pytest

from checker.authoring.compiling import compile_rules, demands_of_patterns
from checker.authoring.literals import demands_of, literals_of
from checker.checking.conditions import demands_key, occurs, pattern, written_out
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
    ("text", "demands"),
    [
        (r"^KH-?\d+ .*phụ lục", ["KH", "phụ lụ"]),
        (r"(?<=cuối )tháng \w+ sau", ["tháng ", " sau", "cuối "]),
        (r"Sở (?:Nội vụ|Y tế \d+ xã)$", ["Sở ", ["Nội vụ", ["Y tế ", " xã"]]]),
        (r"A\d|(?:B|C\dD)E", [["A", [["B", ["C", "D"]]]]]),
        (r"\\", ["\\"]),
        (r"^\d{1,2} ?[)/]", [[")", "/"]]),
        ("(?i)SỞ (?:GIAO DỊCH|Y TẾ)", ["ở ", ["ao dịc", "y tế"]]),
        ("(?i)İs", []),
        ("(?:bản (?i:chính))?", []),
        (r"(?:Sở|\d+)", []),
    ],
)
def test_a_text_without_what_a_pattern_demands_is_none_it_occurs_in(text, demands):
    assert demands_of(text) == demands


def test_every_text_a_rules_pattern_occurs_in_holds_what_it_demands():
    tried = 0
    for text, demands in demands_of_patterns().items():
        for sample in samples(written_out(text)):
            if pattern(text).search(sample):
                tried += bool(demands)
                assert occurs(text, sample), (text, sample)
    assert tried > 300


def test_a_letter_of_three_forms_is_not_demanded():
    for text in (text for text, demands in demands_of_patterns().items() if demands and text.startswith("(?i)")):
        for sample in samples(written_out(text)):
            for letter, other in (("i", "ı"), ("I", "İ"), ("s", "ſ"), ("k", "\u212a")):
                odd = sample.replace(letter, other)
                assert occurs(text, odd) is (pattern(text).search(odd) is not None), (text, odd)


def test_no_two_patterns_stand_for_the_same_demands():
    patterns = demands_of_patterns()
    assert len({demands_key(text) for text in patterns}) == len(patterns)
    assert len(compile_rules()["demands"]) == sum(map(bool, patterns.values()))


def test_every_text_a_rules_pattern_occurs_in_holds_one_of_its_hints():
    checks = [row["check"] for rows in compile_rules()["rules"].values() for row in rows if (row.get("check") or {}).get("hints")]
    tried = 0
    for check in checks:
        for sample in samples(written_out(check["forbid"])):
            if pattern(check["forbid"]).search(sample):
                tried += 1
                assert any(hint in sample for hint in check["hints"]), (check["forbid"], sample)
    assert tried > 300


def test_a_pattern_that_demands_what_is_not_there_is_not_compiled():
    text = next(text for text, demands in demands_of_patterns().items() if "TUQ" in demands)
    pattern.cache_clear()
    assert not occurs(text, "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Hoài Thu")
    assert pattern.cache_info().currsize == 0
    assert occurs(text, "TUQ. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Hoài Thu")
