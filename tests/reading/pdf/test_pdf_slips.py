"""A slip of the pen in a line by which a PDF's columns are known leaves the columns whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model import Plan
from checker.parsing import parse
from checker.reading import read
from tests.builders.plans import BAN_CHI_DAO, XA
from tests.builders.printed_plans import printed_plan

PARTS = ("competence", "position", "full_name", "archive")


def printed(plan_text: object) -> Plan:
    return parse(read(printed_plan(plan_text)))  # type: ignore[arg-type]


@pytest.mark.parametrize("label", ["ơi nhận:", "ơNi nhận:", "Nowi nhận:", "Nơi nhậ:", "Bơi nhận;"])
def test_the_label_of_the_recipients_is_known_with_a_slip(label: str) -> None:
    was, now = printed(BAN_CHI_DAO), printed(replace(BAN_CHI_DAO, recipients_label=label))
    assert now["recipients"].text == label
    assert [now[part].text for part in PARTS] == [was[part].text for part in PARTS]


def test_a_small_letter_before_a_capital_begins_no_small_line() -> None:
    plan = printed(replace(XA, position="cHỦ TỊCH"))
    assert (plan["competence"].text, plan["position"].text) == (XA.competence[0], "cHỦ TỊCH")
