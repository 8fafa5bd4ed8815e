"""A few plans printed, scanned and read back: as well as with the tools at hand it can be done in half a minute."""

from __future__ import annotations

import json

import pytest

from checker import lint, load_ruleset, parse, read, render
from tests.builders import outcomes
from tests.builders.plan_text import PlanText
from tests.builders.plans import COMPLIANT
from tests.builders.shapes import word
from tests.rendering.printing import missing_tools, printed, recognised
from tests.rendering.scoring import scored, total
from tests.rendering.varied import varied

PLANS: dict[str, PlanText] = {"xa": COMPLIANT["xa"], "varied-4": varied(4)}
LEAST = {"vie": 0.97, "eng": 0.92}
SLIPS = 1  # parts of one plan that recognition may have blotted out

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"not on this machine: {', '.join(missing_tools())}")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return printed({name: word(plan) for name, plan in PLANS.items()}, tmp_path_factory.mktemp("printed"))


@pytest.mark.parametrize("language", ["vie", "eng"])
def test_plans_are_read_back_from_their_images(pages, language):
    scores, missing, errors = [], [], []
    for name, plan in PLANS.items():
        read_plan = parse(read(recognised(pages[name], language).encode()))
        report = json.loads(render(lint(read_plan, load_ruleset(read_plan)), "json"))["documents"][0]
        scores.append(scored(outcomes.components(plan), report["components"]))
        missing += [(name, part) for part, found in report["components"].items() if found["status"] == "missing"]
        errors += [(name, finding["rule"]) for finding in report["findings"] if finding["level"] == "error"]
    assert total(scores).f1 >= LEAST[language]
    assert len(missing) <= SLIPS, missing
    assert errors == []
