"""Which rules judge a plan, and why."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.checking import UnknownRuleSetError, load_ruleset
from checker.checking.rulesets import available, laws, made_rule, rules_of
from tests.checking.plans import plan


@pytest.mark.parametrize(
    ("date", "identity", "why"),
    [
        ("2024-03-07", "nd30-2020", "date 2024-03-07"),
        ("2020-03-05", "nd30-2020", "date 2020-03-05"),
        ("2020-03-04", "tt01-2011", "date 2020-03-04"),
        ("2011-03-05", "tt01-2011", "date 2011-03-05"),
        ("2011-03-04", "tt01-2011", "nearest 2011-03-04"),
        ("2005-05-06", "tt01-2011", "nearest 2005-05-06"),
        (None, "nd30-2020", "none"),
    ],
)
def test_the_plan_s_own_date_chooses(date: str | None, identity: str, why: str) -> None:
    chosen = load_ruleset(plan(date=date))
    assert (chosen.id, chosen.chosen_by) == (identity, why)


def test_the_reason_is_what_the_plan_says_of_its_date() -> None:
    assert load_ruleset(plan(date="2026-04-28", date_cue="month 2026-04")).chosen_by == "month 2026-04"


def test_a_date_asked_for_wins() -> None:
    chosen = load_ruleset(plan(date="2024-03-07"), as_of="2015-01-01")
    assert (chosen.id, chosen.chosen_by, chosen.facts["on"]) == ("tt01-2011", "as_of 2015-01-01", "2015-01-01")


def test_a_rule_set_asked_for_wins() -> None:
    chosen = load_ruleset(plan(date="2024-03-07"), ruleset="tt01-2011")
    assert (chosen.id, chosen.chosen_by) == ("tt01-2011", "option")


@pytest.mark.parametrize("name", ["nd30", "practice", ""])
def test_an_unknown_rule_set_is_refused_and_the_known_are_named(name: str) -> None:
    with pytest.raises(UnknownRuleSetError) as caught:
        load_ruleset(plan(), ruleset=name)
    assert caught.value.known == ("nd30-2020", "tt01-2011")


def test_the_rules_of_an_unknown_set_are_refused_and_the_layers_are_named_too() -> None:
    with pytest.raises(UnknownRuleSetError) as caught:
        rules_of("nd30")
    assert caught.value.known == ("nd30-2020", "tt01-2011", "practice")


@pytest.mark.parametrize("law", laws())
def test_practice_lies_on_top_of_every_law(law: str) -> None:
    rules = {rule.id for rule in load_ruleset(plan(date="2025-07-01"), ruleset=law).rules}
    assert {rule.id for rule in rules_of("practice")} <= rules


def test_a_rule_joins_on_its_first_day() -> None:
    before, after = ({rule.id for rule in load_ruleset(plan(date=date)).rules} for date in ("2025-06-30", "2025-07-01"))
    assert after - before == {"TT0210", "TT0211", "TT0219", "TT0220", "TT0921", "TT2004"}


@pytest.mark.parametrize(("cue", "on"), [("year 2025", "2025-01-01"), ("month 2025-12", "2025-12-01"), ("no_date", "")])
def test_a_vague_date_is_taken_at_its_earliest(cue: str, on: str) -> None:
    assert load_ruleset(plan(date="2025-12-31", date_cue=cue)).facts["on"] == on


def test_the_newest_law_comes_first() -> None:
    assert [head["id"] for head in available()] == ["nd30-2020", "tt01-2011", "practice"]


def test_loading_the_rules_loads_no_author_s_library() -> None:
    code = (
        "import sys, checker.checking as c; from checker.checking.rulesets import rules_of; rules_of('nd30-2020');"
        "print([m for m in ('yaml', 'jsonschema', 'rapidfuzz', 'pyparsing', 'pathlib') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_clause_that_names_no_act_is_of_the_rules_own() -> None:
    row = {"id": "TT0001", "name": "a-rule", "component": "number", "level": "error", "basis": "decree", "check": {}}
    clauses = [made_rule({**row, "clause": clause}, document="30/2020/NĐ-CP").clause for clause in (["II.3"], ["01/2011/TT-BNV", "7"])]
    assert [(clause.document, clause.at) for clause in clauses] == [("30/2020/NĐ-CP", "II.3"), ("01/2011/TT-BNV", "7")]
