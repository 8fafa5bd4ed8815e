"""Who signed an electronic plan (khoản 7 điểm a, khoản 8), on whole PDF files that are signed: the rules' own examples only say so."""

from __future__ import annotations

import pytest

from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plans import SO_NOI_VU, TT01_2013
from tests.builders.printed_plans import printed_plan
from tests.builders.signing import ORGAN, PERSON, signed

PRINTED = printed_plan(SO_NOI_VU)
_SIGNING = {"TT2092", "TT2093", "TT2095"}


def _told(data: bytes) -> list[tuple[str, str | None]]:
    report = judged_bytes(data, "a.pdf", Task()).report
    return [(finding.rule, finding.got) for finding in report.findings if finding.rule in _SIGNING]


def test_a_plan_that_the_organ_alone_signed_lacks_the_persons_signature():
    assert _told(signed(PRINTED, ORGAN, box=None)) == [("TT2095", "Sở Nội vụ")]


@pytest.mark.parametrize("box", [None, (330, 90, 480, 150)])
def test_a_plan_that_both_signed_lacks_nothing(box):
    both = signed(signed(PRINTED, PERSON, box=box), ORGAN, box=None, field="ChuKy2")
    assert _told(both) == []


def test_a_plan_that_the_person_alone_signed_lacks_the_organs():
    assert [rule for rule, _ in _told(signed(PRINTED, PERSON, box=None))] == ["TT2093"]


def test_an_unsigned_print_says_nothing_of_signatures():
    assert _told(PRINTED) == []


def test_the_circular_of_2011_knew_no_digital_signature():
    assert "TT2095" not in [rule for rule, _ in _told(signed(printed_plan(TT01_2013), ORGAN, box=None))]
