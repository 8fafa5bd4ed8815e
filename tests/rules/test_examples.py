"""``thethuc rules test`` in the test suite: every rule fires on each bad example, alone, and is silent on each good one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checker.authoring.compiling import heads, sources
from checker.authoring.proving import UnprovableError, changed, prove, prove_rows
from checker.model import DocumentReport
from checker.running.examples import examine
from tests.rules.examined import BY_BOX, examined

LAW = heads()[0]
ROW = next(row for row in sources()["nd30-2020"] if row["id"] == "TT0302")


@pytest.mark.parametrize("box", BY_BOX)
def test_every_rule_of_a_box_behaves_on_its_examples(box: str) -> None:
    tried = 0
    for head in heads():
        results = list(prove_rows([row for row in sources()[head["id"]] if row["id"][2:4] == box], head, examined))
        assert [(result.rule, result.problem, dict(result.example)) for result in results if result.problem] == []
        tried += len(results)
    assert tried


def test_one_rule_can_be_proved_alone() -> None:
    assert {result.rule for result in prove("nd30-2020", examine, "TT0302")} == {"TT0302"}


def test_a_bad_example_that_brings_nothing_is_no_proof() -> None:
    def deaf(text: str | Path, **facts: Any) -> DocumentReport:
        return replace(examine(text, **facts), findings=())

    problems = {result.problem for result in prove("nd30-2020", deaf, "TT0302") if not result.good}
    assert problems == {"silent"}


def test_a_line_takes_the_place_of_its_slot() -> None:
    assert changed("a\nSố: 125/KH-SNV\nb", {"text": "Số: 5/KH-SNV"}, ROW, LAW) == "a\nSố: 5/KH-SNV\nb"


def test_lines_are_dropped_cut_and_appended() -> None:
    assert changed("a\nb\nc", {"drop": "^b$", "append": "\nd"}, ROW, LAW) == "a\nc\nd"
    assert changed("a\nb\nc", {"cut": "b"}, ROW, LAW) == "a\n"
    assert changed("a\nb\nc", {"drop_between": ["b", "c"]}, ROW, LAW) == "a\nc"


def test_an_example_that_changes_nothing_is_refused() -> None:
    with pytest.raises(UnprovableError):
        changed("a", {"replace": {"z": "y"}}, ROW, LAW)
