"""The rules as data: their shape, their levels, their words, and the compiled copy that is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.authoring.compiling import compile_catalogues, compile_rules, dumps, heads, sources
from checker.authoring.vetting import problems
from checker.checking.kinds import KINDS
from checker.checking.rulesets import made_rule, rules_of
from checker.model import STAGES
from checker.model.data import built_file

RULES = [(ruleset, row) for ruleset, rows in sources().items() for row in rows]
each_rule = pytest.mark.parametrize(("ruleset", "row"), RULES, ids=[f"{ruleset}-{row['id']}" for ruleset, row in RULES])


def test_nothing_is_wrong_with_the_rule_files() -> None:
    assert list(problems()) == []


def test_the_compiled_files_say_what_the_yaml_says() -> None:
    assert Path(built_file("rules.json")).read_text(encoding="utf-8") == dumps(compile_rules())
    for lang, words in compile_catalogues().items():
        assert Path(built_file(f"catalogue.{lang}.json")).read_text(encoding="utf-8") == dumps(words)


def test_the_compiled_rules_are_small_and_hold_no_examples() -> None:
    text = Path(built_file("rules.json")).read_text(encoding="utf-8")
    assert len(text.encode()) < 300_000
    assert '"examples"' not in text


@each_rule
def test_an_error_rests_on_the_law(ruleset: str, row: dict[str, Any]) -> None:
    assert row["basis"] == "decree" or row["level"] != "error"


@each_rule
def test_a_rule_of_a_law_rests_on_it_and_one_of_practice_does_not(ruleset: str, row: dict[str, Any]) -> None:
    assert (row["basis"] == "decree") is (ruleset != "practice")


@each_rule
def test_its_kind_exists(ruleset: str, row: dict[str, Any]) -> None:
    assert row["check"]["kind"] in KINDS


@each_rule
def test_it_has_a_good_and_a_bad_example_somewhere(ruleset: str, row: dict[str, Any]) -> None:
    everywhere = [one["examples"] for _, one in RULES if one["id"] == row["id"]]
    assert any(examples["good"] for examples in everywhere)
    assert any(examples["bad"] for examples in everywhere)


@each_rule
def test_its_id_begins_with_a_box_of_its_part(ruleset: str, row: dict[str, Any]) -> None:
    boxes = {
        "00": {"page", "font"},
        "01": {"national_name", "motto"},
        "02": {"superior_organ", "organ"},
        "03": {"number", "notation"},
        "04": {"place", "date"},
        "05": {"type_name", "subject"},
        "06": {"legal_bases", "sections", "body"},
        "07": {"competence", "position", "full_name"},
        "08": {"document"},
        "09": {"addressee", "recipients", "archive"},
        "10": {"urgency", "secrecy"},
        "11": {"circulation"},
        "12": {"drafter"},
        "13": {"address"},
        "15": {"annexes"},
        "16": {"body", "recipients"},
        "20": {"body", "document"},
    }
    assert row["component"] in boxes[row["id"][2:4]]


def test_rules_of_what_a_plan_commonly_has_say_that_the_decree_does_not_order_it() -> None:
    for lang, words in (("vi", "Nghị định không bắt buộc"), ("en", "The decree does not require")):
        catalogue = compile_catalogues()[lang]["rules"]
        assert all(words in catalogue[rule]["message"] for rule in ("TT0681", "TT0682", "TT0683"))


def test_what_holds_of_most_rules_goes_unsaid() -> None:
    rows = {row["id"]: row for row in compile_rules()["rules"]["nd30-2020"]}
    assert not {"stages", "media", "in_force"} & rows["TT0302"].keys()
    assert ("needs" in rows["TT0304"], made_rule(rows["TT0304"]).needs) == (False, ("letters",))
    assert made_rule(rows["TT0302"]).stages == STAGES


def test_an_older_law_repeats_nothing() -> None:
    rows = {row["id"]: row for row in compile_rules()["rules"]["tt01-2011"]}
    assert rows["TT0302"] == {"id": "TT0302", "clause": ["01/2011/TT-BNV", "Điều 8, khoản 2"]}
    (rule,) = (rule for rule in rules_of("tt01-2011") if rule.id == "TT0302")
    (twin,) = (rule for rule in rules_of("nd30-2020") if rule.id == "TT0302")
    assert rule._replace(clause=twin.clause) == twin
    assert "TT1605" not in rows


def leaves(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(node, dict):
        for name, part in node.items():
            yield from leaves(part, (*path, name))
    else:
        yield path


def test_both_languages_have_the_same_words() -> None:
    trees = compile_catalogues()
    vi, en = ({path for path in leaves(trees[lang]) if path[:2] != ("ui", "divisions")} for lang in ("vi", "en"))
    assert vi == en


def test_places_in_a_sentence_are_the_same_in_both_languages() -> None:
    import string

    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}

    trees = compile_catalogues()
    for rule, said in trees["vi"]["rules"].items():
        for part, sentence in said.items():
            assert places(sentence) == places(trees["en"]["rules"][rule][part]), (rule, part)


def test_every_set_names_its_law() -> None:
    assert [(head["id"], head["document"]) for head in heads() if not head["layer"]] == [
        ("nd30-2020", "30/2020/NĐ-CP"),
        ("tt01-2011", "01/2011/TT-BNV"),
    ]
