"""Noise of the confusable shapes in compliant plans: no part is called missing, and nothing is an error."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import lint, load_ruleset, parse, read
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT
from tests.rendering.smudging import page, smudged
from tests.rendering.varied import varied


def judged(plan: PlanText, seed: int, share: float, *, marks: bool) -> tuple[set[str], set[str]]:
    """The parts called missing, and the rules that found an error."""
    read_plan = parse(read(smudged(page(plan), Random(seed), share, marks=marks).encode()))
    report = lint(read_plan, load_ruleset(read_plan))
    missing = {name for name, part in read_plan.components.items() if part.status == "missing"}
    return missing, {finding.rule for finding in report.findings if finding.level == "error"}


@pytest.mark.parametrize("marks", [True, False], ids=["with its diacritics", "without"])
@pytest.mark.parametrize("name", COMPLIANT)
def test_a_compliant_plan_without_noise_stands_whole(name, marks):
    assert judged(COMPLIANT[name], 0, 0.0, marks=marks) == (set(), set())


@settings(max_examples=60, deadline=None)
@given(number=st.integers(0, 500), seed=st.integers(0, 10_000), share=st.sampled_from((0.02, 0.04, 0.06)), marks=st.booleans())
def test_a_smudged_plan_stands_whole(number, seed, share, marks):
    assert judged(varied(number), seed, share, marks=marks) == (set(), set())
