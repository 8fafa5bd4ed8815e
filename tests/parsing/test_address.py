"""The organ's address (box 13): found at the foot of page 1 or below the signature, and never taken out of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checking import lint, load_ruleset
from checker.model import Plan
from checker.parsing import parse
from checker.reading import read
from checker.wording.contact import contact_kinds

from ..builders.feet import ADDRESS
from ..builders.plans import SO_NOI_VU
from ..builders.printed_plans import LEFT, RIGHT, printed_plan
from ..builders.sheets import Show

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
WHOLE = " ".join(ADDRESS)


def printed(*, size: float = 11, line: bool = True, font: str = "F1", texts: tuple[str, ...] = ADDRESS) -> Plan:
    """The plan as a PDF with the address at the foot of its first page."""
    foot = tuple(Show(text, LEFT, 80 - 13 * at, font, size) for at, text in enumerate(texts))
    rules = ((LEFT, 95.0, RIGHT),) if line else ()
    return parse(read(printed_plan(SO_NOI_VU, foot=foot, rules=rules, room=60), name="a.pdf"))


def texted(text: str) -> Plan:
    return parse(read(text.encode(), name="a.txt"))


def faults(plan: Plan) -> list[str]:
    return [finding.rule for finding in lint(plan, load_ruleset(plan)).findings]


def others(plan: Plan) -> dict[str, object]:
    return {name: (part.status, part.text) for name, part in plan.components.items() if name != "address"}


def test_a_line_that_ends_a_page_without_an_address_stays() -> None:
    plan = texted(SO_NOI_VU.text().replace("I. MỤC ĐÍCH", "________\n\fI. MỤC ĐÍCH", 1))
    assert "________" in [block.text for block in plan.document.blocks]


class TestOfAPrintedPage:
    @pytest.mark.parametrize("line", [True, False])
    def test_it_is_found_and_kept_out_of_the_paragraph_that_runs_on_over_the_page(self, line: bool) -> None:
        plan = printed(line=line)
        without = parse(read(printed_plan(SO_NOI_VU, room=60), name="a.pdf"))
        assert (plan["address"].status, plan["address"].text) == ("found", WHOLE)
        assert [block.text for block in plan.document.blocks] == [block.text for block in without.document.blocks]
        assert others(plan) == others(without)

    @pytest.mark.parametrize(("change", "rules"), [
        ({}, []), ({"size": 14}, ["TT1351"]), ({"font": "F3"}, ["TT1353"]), ({"line": False}, ["TT1365"]),
    ])  # fmt: skip
    def test_each_departure_is_one_finding(self, change: dict[str, object], rules: list[str]) -> None:
        assert faults(printed(**change)) == rules  # type: ignore[arg-type]

    def test_its_place_is_on_the_first_page(self) -> None:
        place = printed()["address"].places[0]
        assert (place.part, place.page) == ("footer", 1)

    def test_a_sentence_of_the_text_at_the_foot_stays_text(self) -> None:
        plan = printed(size=14, line=False, texts=("gửi về Sở Nội vụ, E-Mail: snv@vi-du.invalid, ĐT: 0276 3822 000.",))
        assert plan["address"].status == "not_applicable"


class TestOfAWordFile:
    def test_a_fixture_of_each_kind_is_judged(self) -> None:
        assert faults(parse(read(FIXTURES / "shapes/address-at-the-foot.docx"))) == []

    def test_a_plan_without_one_has_none_by_right(self) -> None:
        plan = parse(read(FIXTURES / "compliant/so-noi-vu.docx"))
        assert plan["address"].status == "not_applicable"
        assert faults(plan) == []


class TestOfAText:
    def test_it_is_found_below_the_signature(self) -> None:
        plan = texted(SO_NOI_VU.text() + "\n" + "\n".join(ADDRESS) + "\n")
        assert (plan["address"].status, plan["address"].text) == ("found", WHOLE)
        assert faults(plan) == []
        assert others(plan) == others(texted(SO_NOI_VU.text()))

    def test_it_is_found_at_the_end_of_the_first_page(self) -> None:
        head, tail = SO_NOI_VU.text().split("II. NỘI DUNG")
        plan = texted(head + "_" * 60 + "\n" + "\n".join(ADDRESS) + "\n\fII. NỘI DUNG" + tail)
        assert (plan["address"].status, plan["address"].text) == ("found", WHOLE)
        assert others(plan) == others(texted(SO_NOI_VU.text()))
        assert faults(plan) == []

    @pytest.mark.parametrize("line", [
        "Mọi vướng mắc gửi về Sở Nội vụ, địa chỉ: số 12, đường Cách Mạng Tháng Tám, điện thoại: 0276 3822 000.",
        "- Địa chỉ: số 12, đường Cách Mạng Tháng Tám; ĐT: 0276 3822 000;",
    ])  # fmt: skip
    def test_an_address_in_the_body_is_body(self, line: str) -> None:
        plan = texted(SO_NOI_VU.text().replace("2. Đối tượng và thời gian", f"{line}\n\n2. Đối tượng và thời gian"))
        assert plan["address"].status == "not_applicable"


@pytest.mark.parametrize(("line", "kinds"), [
    ("ĐT: (0276) 3822 233, Fax: (0276) 3822 234", {"phone", "fax"}), ("Địa chỉ: 12 Trần Phú", {"address"}),
    ("E-Mail: ……………, Website: ……………", {"mail", "site"}), ("Số điện thoại: 0276.3822000", {"phone"}),
    ("- Trang thông tin điện tử của Sở;", set()), ("- Email: các phòng;", set()), ("Thời gian ký: 15.03.2024", set()),
    ("I. MỤC ĐÍCH", set()), ("Công khai trên Trang thông tin điện tử: có", {"site"}),
])  # fmt: skip
def test_what_a_line_gives(line: str, kinds: set[str]) -> None:
    assert contact_kinds(line) == kinds
