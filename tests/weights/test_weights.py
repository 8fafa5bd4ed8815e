"""The weights hold what they were learned for: a part with slips is nearer than any line of a body, and every part has its weights."""

import json
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from checker import read
from checker.parsing.recognition import weighing
from checker.parsing.recognition.guessing import REACH
from checker.parsing.recognition.tail import REACH_OF_TAIL
from tests.parsing.plans import whole
from tests.weights.labelled import cases
from tests.weights.learning import learned
from tests.weights.pages import pages


@pytest.fixture(scope="module")
def labelled():
    return list(cases(read(whole().encode(), name="plan.txt"), Random(7)))


def test_every_part_is_weighed_by_the_evidence_that_is_gathered(labelled):
    weights = json.loads(Path(weighing.FILE).read_text(encoding="utf-8"))["typed"]
    assert set(weights) == {*REACH, *REACH_OF_TAIL} == {case.part for case in labelled}
    assert all({*case.evidence, "bias"} == set(weights[case.part]) for case in labelled)


def test_the_plans_own_lines_are_told_from_the_background(labelled):
    wrong = [case for case in labelled if (weighing.log_odds("typed", case.part, case.evidence) > 0) is not case.right]
    assert sum(case.right for case in labelled) > 20
    assert len(wrong) <= len(labelled) // 50


def test_the_parts_of_a_recognised_header_are_told_from_what_stands_around_them():
    header = [case for group in islice(pages(7), 4) for case in group]
    lost = [case for case in header if case.right and weighing.log_odds("read", case.part, case.evidence) <= 0]
    assert {case.part for case in header if case.right} == {"national_name", "motto", "number", "date"}
    assert len(lost) <= sum(case.right for case in header) // 50


def test_what_is_learned_parts_what_the_evidence_parts():
    weights = learned([({"slips": cost}, cost < 3) for cost in (0.5, 1.0, 1.5, 2.0, 4.0, 5.0, 6.0)] * 5)
    assert weights["bias"] + weights["slips"] * 1.0 > 0 > weights["bias"] + weights["slips"] * 6.0
