"""A title of office in small letters is the signer's title all the same (recognised), and is told as what it is (judged)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.running.suppressing import judged_bytes
from checker.running.tasks import Task
from tests.builders.plan_text import PlanText
from tests.builders.plans import SO_NOI_VU, UBND_TINH


def _told(plan: PlanText) -> list[tuple[str, str | None]]:
    report = judged_bytes(plan.text().encode(), "a.txt", Task()).report
    return [(finding.rule, finding.want) for finding in report.findings]


@pytest.mark.parametrize("post", ["Phó Giám đốc", "Phó giám đốc"])
def test_a_deputy_in_small_letters_is_told_for_the_letters_alone(post: str) -> None:
    assert _told(replace(SO_NOI_VU, position=post)) == [("TT0710", "PHÓ GIÁM ĐỐC")]


def test_the_authority_in_small_letters_is_read_whole() -> None:
    plan = replace(SO_NOI_VU, competence=("TL. Giám đốc",), position="Chánh Văn phòng")
    assert _told(plan) == [("TT0722", "GIÁM ĐỐC"), ("TT0710", "CHÁNH VĂN PHÒNG")]


def test_a_body_in_small_letters_behind_tm() -> None:
    plan = replace(UBND_TINH, competence=("TM. Ủy ban nhân dân", "KT. Chủ tịch"), position="Phó Chủ tịch")
    assert [rule for rule, _ in _told(plan)] == ["TT0722", "TT0722", "TT0710"]


def test_members_of_a_committee_above_the_closing_stay_of_the_body() -> None:
    plan = replace(SO_NOI_VU, body=(*SO_NOI_VU.body[:-1], "Ông Lê Văn Tám", "Trưởng phòng"))
    assert _told(plan) == []
