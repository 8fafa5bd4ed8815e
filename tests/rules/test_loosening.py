"""No condition of a rule, and no choice it makes, can be dropped unseen."""

from __future__ import annotations

from typing import Any

import pytest

from checker.authoring import loosening
from checker.authoring.loosening import Loose, loose_conditions
from checker.running.examples import planned


def test_every_condition_is_needed_by_some_good_example() -> None:
    assert list(loose_conditions(planned)) == []


def test_a_condition_that_nothing_needs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()

    def sources() -> dict[str, list[dict[str, Any]]]:
        rows = [{**row, "when": {"plan.stage": "issued"}} if row["id"] == "TT0302" else row for row in real["nd30-2020"]]
        return {**real, "nd30-2020": rows}

    monkeypatch.setattr(loosening, "sources", sources)
    assert list(loose_conditions(planned, "TT0302")) == [Loose("nd30-2020", "TT0302", "when: plan.stage")]


def test_a_need_that_no_medium_of_the_rule_lacks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()
    rows = [{**row, "needs": ["letters", "capitals"]} if row["id"] == "TT0505" else row for row in real["nd30-2020"]]
    monkeypatch.setattr(loosening, "sources", lambda: {**real, "nd30-2020": rows})
    assert list(loose_conditions(planned, "TT0505")) == [Loose("nd30-2020", "TT0505", "needs: letters")]


def test_a_rule_that_nobody_spares_a_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()
    rows = [{**row, "yields_to": ["TT0104"]} if row["id"] == "TT0302" else row for row in real["nd30-2020"]]
    monkeypatch.setattr(loosening, "sources", lambda: {**real, "nd30-2020": rows})
    assert list(loose_conditions(planned, "TT0302")) == [Loose("nd30-2020", "TT0302", "yields_to")]


def test_a_choice_that_no_example_needs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()
    rows = [{**row, "check": {**row["check"], "where": {"level": 1}}} if row["id"] == "TT0637" else row for row in real["nd30-2020"]]
    monkeypatch.setattr(loosening, "sources", lambda: {**real, "nd30-2020": rows})
    assert list(loose_conditions(planned, "TT0637")) == [Loose("nd30-2020", "TT0637", "where: level")]


def test_a_condition_that_an_older_law_alone_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()
    rows = [{**row, "when": {**row["when"], "plan.stage": "issued"}} if row["id"] == "TT0471" else row for row in real["tt01-2011"]]
    monkeypatch.setattr(loosening, "sources", lambda: {**real, "tt01-2011": rows})
    assert list(loose_conditions(planned, "TT0471")) == [Loose("tt01-2011", "TT0471", "when: plan.stage")]


def test_what_an_older_law_takes_over_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real = loosening.sources()
    rows = {law: [{**row, "when": {"type_name": "found"}} if row["id"] == "TT0602" else row for row in real[law]] for law in real}
    monkeypatch.setattr(loosening, "sources", lambda: rows)
    assert list(loose_conditions(planned, "TT0602")) == [Loose("nd30-2020", "TT0602", "when: type_name")]
