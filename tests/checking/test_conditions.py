"""When a rule speaks: ``when``, ``unless`` and the selectors they name."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import Case, selector, shown_by
from checker.checking.conditions import applies
from checker.model import Document
from tests.checking.plans import item, part, plan


def holds(test: dict[str, Any], **settings: Any) -> bool:
    on = plan(
        part("number", "125", form="state", gap=""),
        part("organ", "SỞ NỘI VỤ", kind="department"),
        part("annexes", count=2),
        part("competence", items={"lines": (item("TM. A", prefix="TM"), item("KT. B", prefix="KT"))}),
        part("motto", status="missing"),
        **settings,
    )
    return applies({"when": test}, Case(on, {}))


@pytest.mark.parametrize(
    "test",
    [
        {"number": "found"},
        {"motto": ["missing", "blank"]},
        {"number.form": "state"},
        {"number.gap": {"filled": False}},
        {"extra/addressee": {"filled": False}},
        {"organ": {"matches": "^SỞ"}},
        {"organ": {"starts": ["sở "]}},
        {"organ": {"contains": ["nội vụ"]}},
        {"annexes.count": {"at_least": 2}},
        {"competence/lines.prefix": "KT"},
        {"plan.stage": "issued"},
        {"plan.medium": ["text", "ocr"]},
        {"plan.date": {"from": "2020-03-05", "before": "2025-07-01"}},
        {"plan.date": {"from": "2024-03-15", "before": "2024-03-16"}},
        {"number": "found", "organ": "found"},
    ],
)
def test_a_test_that_holds(test: dict[str, Any]) -> None:
    assert holds(test)


@pytest.mark.parametrize(
    "test",
    [
        {"number": "missing"},
        {"number.form": "party"},
        {"motto": {"matches": "."}},
        {"annexes.count": {"at_least": 3}},
        {"competence/lines.prefix": "TL"},
        {"plan.date": {"from": "2025-07-01"}},
        {"plan.date": {"before": "2024-03-15"}},
        {"number": "found", "organ": "missing"},
    ],
)
def test_a_test_that_does_not_hold(test: dict[str, Any]) -> None:
    assert not holds(test)


def test_one_unless_that_holds_is_enough_to_silence_a_rule() -> None:
    case = Case(plan(part("number", "5"), part("motto", status="missing")), {})
    assert not applies({"unless": {"motto": "missing", "number": "missing"}}, case)
    assert applies({"unless": {"motto": "found", "number": "missing"}}, case)


def test_a_selector_names_part_list_and_field() -> None:
    assert selector("legal_bases/lines.ending") == ("legal_bases", "lines", "ending")
    assert selector("number") == ("number", "", "")
    assert selector("extra/paragraphs").part is None


@pytest.mark.parametrize(
    ("kind", "traits", "shown"),
    [
        ("docx", {}, {"capitals", "words"}),
        ("docx", {"markdown": True}, {"words"}),
        ("scan", {"recogniser": "vie"}, {"words"}),
        ("scan", {"recogniser": "eng"}, set()),
    ],
)
def test_a_page_of_the_web_and_a_scan_show_less_than_the_paper(kind: str, traits: dict[str, Any], shown: set[str]) -> None:
    assert shown_by(Document("a", "0" * 64, kind, (), (), traits)) & {"capitals", "words"} == shown
