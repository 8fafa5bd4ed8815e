"""The rules as data: their shape, their levels, their words, and the compiled copy that is shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from checker.authoring.compiling import compile_catalogues, compile_rules, dumps, heads, sources
from checker.authoring.vetting import problems
from checker.checking.kinds import KINDS
from checker.checking.rulesets import made_rule, rules_of
from checker.model import STAGES
from checker.model.data import built_file
from tests.rules.boxes import BOXES


@cache
def rules() -> list[tuple[str, dict[str, Any]]]:
    """Every rule as it is written, with the name of its set."""
    return [(ruleset, row) for ruleset, rows in sources().items() for row in rows]


def those_that_do_not(hold: Callable[[str, dict[str, Any]], bool]) -> list[str]:
    """The rules of which ``hold`` says no, by set and id."""
    return [f"{ruleset}-{row['id']}" for ruleset, row in rules() if not hold(ruleset, row)]


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


def test_a_clause_is_of_its_law_though_the_compiled_rule_leaves_the_act_out() -> None:
    """``rules_of`` names the act again; a clause of another act is written with it."""
    assert {rule.clause.document for rule in rules_of("tt01-2011")} == {"01/2011/TT-BNV"}
    practice = {row["id"]: row["clause"].get("document", "Thông lệ hành chính") for row in sources()["practice"]}
    assert {rule.id: rule.clause.document for rule in rules_of("practice")} == practice
    assert len(compile_rules()["rules"]["nd30-2020"][0]["clause"]) == 1


def test_an_error_rests_on_the_law() -> None:
    assert those_that_do_not(lambda _, row: row["basis"] == "decree" or row["level"] != "error") == []


def test_a_rule_of_a_law_rests_on_it_and_one_of_practice_does_not() -> None:
    assert those_that_do_not(lambda ruleset, row: (row["basis"] == "decree") is (ruleset != "practice")) == []


def test_its_kind_exists() -> None:
    assert those_that_do_not(lambda _, row: row["check"]["kind"] in KINDS) == []


def test_it_has_a_good_and_a_bad_example_somewhere() -> None:
    good, bad = ({row["id"] for _, row in rules() if row["examples"][side]} for side in ("good", "bad"))
    assert those_that_do_not(lambda _, row: row["id"] in good) == []
    assert those_that_do_not(lambda _, row: row["id"] in bad) == []


def test_its_id_begins_with_a_box_of_its_part() -> None:
    assert those_that_do_not(lambda _, row: row["component"] in BOXES[row["id"][2:4]]) == []


def test_there_are_rules_to_ask() -> None:
    assert {ruleset for ruleset, _ in rules()} == {head["id"] for head in heads()}
    assert len(rules()) > 700


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
    assert rows["TT0302"] == {"id": "TT0302", "clause": ["Điều 8, khoản 2"]}
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
