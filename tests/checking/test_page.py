"""The page: each question at its edge. Lengths in mm; A4 with the narrowest margins the decree allows."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import CannotTell, Case, Problem
from checker.checking.kinds.paper import page
from checker.model import Block, CharacterFormat, Component, Item, Location, PageNumber, PageSetup, ParagraphFormat
from tests.checking.plans import part, plan, standing

A4 = PageSetup(210, 297, 20, 20, 30, 15)
LETTER = {"width": 216.0, "height": 279.0}
NUMBER = PageNumber("header", "default", "center")
SIZE = {"size": [210, 297]}
TOP = {"side": "top", "range": [20, 25]}


def asked(asks: str, *sections: PageSetup, on: dict[str, Any] | None = None, **settings: Any) -> list[Any]:
    return list(page(Case(plan(sections=sections, **(on or {})), {}), {"asks": asks, **settings}))


def numbered(*numbers: PageNumber, **more: Any) -> PageSetup:
    return A4._replace(numbers=numbers, **more)


@pytest.mark.parametrize(
    "section", [A4, A4._replace(width=211), A4._replace(width=210.95), A4._replace(height=296.05), A4._replace(width=297, height=210)]
)
def test_a4_however_it_lies_within_a_millimetre(section: PageSetup) -> None:
    assert asked("paper", section, **SIZE) == []


@pytest.mark.parametrize("more", [{"width": 211.05}, {"height": 295.95}, LETTER])
def test_other_paper(more: dict[str, float]) -> None:
    (problem,) = asked("paper", A4._replace(**more), **SIZE)
    assert (problem.want, problem.values["wanted"]) == ("210 × 297 mm", {"width": 210, "height": 297})


def test_paper_on_its_side_is_mended_on_its_side() -> None:
    (problem,) = asked("paper", A4._replace(width=279, height=216), **SIZE)
    assert (problem.got, problem.values["wanted"]) == ("279 × 216 mm", {"width": 297, "height": 210})


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        (A4._replace(width=279, height=216), ()),
        (A4._replace(**LETTER, landscape=True), ()),
        (A4._replace(**LETTER), (1,)),
        (A4._replace(width=216, height=216), (1,)),
    ],
)
def test_only_upright_sections_after_the_first_are_asked_for_their_paper(second: PageSetup, wrong: tuple[int, ...]) -> None:
    found = asked("paper", A4, second, **SIZE)
    assert [(problem.values["sections"], problem.values["count"]) for problem in found] == [(wrong, 1)] * len(wrong)


def test_a_plan_on_its_side_needs_a_table() -> None:
    wide = A4._replace(width=297, height=210)
    table = {"paragraphs": (Item("Số lượng", Location(line=1), {"table": True}),)}
    assert [problem.got for problem in asked("portrait", wide)] == ["297 × 210 mm"]
    assert asked("portrait", wide, on=table) == asked("portrait", A4, wide) == []


@pytest.mark.parametrize(
    ("top", "want"), [(19.53, None), (19.47, 20), (25.47, None), (25.53, 25), (20, None), (25, None), (19.5, None), (25.5, None)]
)
def test_a_margin_within_half_a_millimetre(top: float, want: int | None) -> None:
    found = asked("margin", A4._replace(top=top), **TOP)
    assert [problem.values["wanted"] for problem in found] == ([] if want is None else [{"top": want}])


def test_margins_of_pages_on_their_side_are_left_alone() -> None:
    assert asked("margin", A4, A4._replace(width=297, height=210, top=5), **TOP) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"top": 30.0, "unmeasured": frozenset({"top"})}, [CannotTell]),
        ({"top": 30.0, "at_most": frozenset({"top"})}, [CannotTell]),
        ({"top": 12.0, "at_most": frozenset({"top"})}, [Problem]),
        ({"top": 30.0, "at_most": frozenset({"left"}), "unmeasured": frozenset({"left"})}, [Problem]),
    ],
)
def test_ink_may_leave_a_margin_in_doubt(more: dict[str, Any], told: list[type]) -> None:
    assert [type(each) for each in asked("margin", A4._replace(**more), **TOP)] == told


def test_a_margin_in_doubt_hides_no_other() -> None:
    doubtful, wrong = A4._replace(top=30, unmeasured=frozenset({"top"})), A4._replace(top=12)
    assert [problem.values["sections"] for problem in asked("margin", doubtful, wrong, **TOP)] == [(1,)]


@pytest.mark.parametrize(("lengths", "wanted"), [([1] * 60, 0), ([1] * 61, 1), ([75] * 30 + [1], 1), ([74] * 30 + [1] * 30, 0)])
def test_a_number_is_wanted_where_no_single_page_holds_the_lines(lengths: list[int], wanted: int) -> None:
    blocks = tuple(Block("x" * length, paragraph=at) for at, length in enumerate(lengths))
    assert len([each for each in asked("numbered", A4, on={"blocks": blocks}) if isinstance(each, Problem)]) == wanted
    assert asked("numbered", numbered(NUMBER), on={"blocks": blocks}) == []


@pytest.mark.parametrize(
    ("number", "got"),
    [
        (NUMBER, []),
        (NUMBER._replace(align=None), []),
        (NUMBER._replace(align="right"), ["header/right"]),
        (NUMBER._replace(where="footer"), ["footer/center"]),
        (NUMBER._replace(where="footer", align=None), ["footer/?"]),
        (NUMBER._replace(where="footer", typed=True), []),
    ],
)
def test_where_the_number_stands(number: PageNumber, got: list[str]) -> None:
    section = numbered(NUMBER, number, number)
    assert [problem.got for problem in asked("number_place", section, place="header", align="center")] == got


def test_where_no_side_is_asked_for_any_will_do() -> None:
    assert asked("number_place", numbered(NUMBER._replace(align="right")), place="header") == []


@pytest.mark.parametrize(
    ("title_page", "number", "found"),
    [
        (False, NUMBER, 1),
        (False, NUMBER._replace(kind="first"), 0),
        (False, NUMBER._replace(conditional=True), 0),
        (True, NUMBER, 0),
        (True, NUMBER._replace(kind="first"), 1),
    ],
)
def test_the_first_page_bears_no_number(title_page: bool, number: PageNumber, found: int) -> None:
    assert len(asked("number_first", numbered(number, number, title_page=title_page))) == found


@pytest.mark.parametrize(("size", "got"), [(13, []), (14, []), (None, []), (12.5, ["12,5"]), (14.5, ["14,5"])])
def test_the_number_s_size(size: float | None, got: list[str]) -> None:
    number = NUMBER._replace(style=CharacterFormat(size=size))
    assert [problem.got for problem in asked("number_look", numbered(number, number), size=[13, 14])] == got


@pytest.mark.parametrize(
    ("style", "got"),
    [({}, []), ({"bold": True}, ["bold"]), ({"italic": True}, ["italic"]), ({"bold": True, "italic": True}, ["bold/italic"])],
)
def test_the_number_is_upright(style: dict[str, bool], got: list[str]) -> None:
    number = NUMBER._replace(style=CharacterFormat(**style))
    assert [problem.got for problem in asked("number_upright", numbered(number, number))] == got


@pytest.mark.parametrize(("form", "got"), [(None, []), ("", []), ("decimal", []), ("numberInDash", []), ("upperRoman", ["upperRoman"])])
def test_the_number_is_arabic(form: str | None, got: list[str]) -> None:
    assert [problem.got for problem in asked("number_format", numbered(NUMBER, page_number_format=form))] == got
    assert asked("number_format", A4._replace(page_number_format=form)) == []


@pytest.mark.parametrize(("start", "got"), [(None, []), (0, []), (1, []), (2, ["2"]), (7, ["7"])])
def test_the_first_page_is_page_one(start: int | None, got: list[str]) -> None:
    assert [problem.got for problem in asked("number_start", numbered(NUMBER, page_number_start=start))] == got
    assert asked("number_start", A4._replace(page_number_start=start)) == []


def annexes(*at: int, sections: tuple[PageSetup, ...]) -> list[Any]:
    """Annexes that begin in these sections."""
    blocks = tuple(Block("Phụ lục", paragraph=row, section=section) for row, section in enumerate(at))
    labels = tuple(Item(block.text, block.place()) for block in blocks)
    on = plan(part("annexes", items={"labels": labels}), blocks=blocks, sections=sections)
    return list(page(Case(on, {}), {"asks": "annex_numbers"}))


@pytest.mark.parametrize(
    ("at", "starts", "lost"),
    [
        ((1,), (None, 1), []),
        ((1, 2), (None, 1, 1), []),
        ((1,), (None, None), [1]),
        ((1,), (None, 2), [1]),
        ((1, 1), (None, 1), [1]),
        ((0,), (1, 1), [1]),
        ((1, 2), (None, None, None), [2]),
        ((2,), (None, None), []),
    ],
)
def test_each_annex_counts_from_one_in_a_section_of_its_own(at: tuple[int, ...], starts: tuple[int | None, ...], lost: list[int]) -> None:
    sections = tuple(numbered(NUMBER, page_number_start=start) for start in starts)
    assert [problem.values["count"] for problem in annexes(*at, sections=sections)] == lost


def test_annexes_are_asked_only_where_pages_are_numbered_and_counts_are_seen() -> None:
    unseen = A4._replace(unmeasured=frozenset({"numbering"}))
    assert annexes(1, sections=(A4, A4)) == []
    assert annexes(1, sections=(unseen, A4)) == [CannotTell()]
    assert annexes(1, sections=(unseen, A4._replace(page_number_start=1))) == []


def test_a_file_without_pages_is_not_asked() -> None:
    assert asked("paper", **SIZE) == []


BREAK = ParagraphFormat(page_break_before=True)


def set_apart(at: int, label: int | None, lines: int = 8) -> list[Any]:
    """What is said of a short plan without page numbers, with a page break before its line ``at`` and an annex that begins at ``label``."""
    blocks = tuple(Block(f"Dòng {number}", paragraph=number, setting=BREAK if number == at else None) for number in range(lines))
    labels = (Item("Phụ lục", Location(paragraph=label, start=0, end=7)),) if label is not None else ()
    parts = (standing("type_name", blocks[2]), Component("annexes", "found", "Phụ lục", items={"labels": labels}))
    return list(page(Case(plan(*parts, blocks=blocks, sections=(A4,)), {}), {"asks": "numbered"}))


@pytest.mark.parametrize(("at", "label", "told"), [(5, None, 1), (5, 5, 0), (6, 5, 1), (2, None, 0), (0, None, 0), (9, None, 0)])
def test_what_goes_on_behind_a_page_break_fills_a_second_page_though_it_is_short(at: int, label: int | None, told: int) -> None:
    assert len(set_apart(at, label)) == told


@pytest.mark.parametrize(("lines", "said"), [(30, []), (31, [CannotTell("pages")])])
def test_a_file_that_tells_no_pages_leaves_open_whether_a_longer_plan_has_a_second(lines: int, said: list[Any]) -> None:
    assert set_apart(99, None, lines) == said


@pytest.mark.parametrize(
    ("pages", "label", "told"),
    [
        ((1, 1, 1, 1, 2), None, 1),
        ((1, 1, 1, 1, 1), None, 0),
        ((1, 2, 2, 2, 2), None, 0),
        ((1, 1, 1, 1, 2), 4, 0),
        ((1, 1, 1, 2, 3), 3, 1),
        ((1, 1, 1, 2, 2), 3, 0),
        ((1, 1, 1, 2, 2), None, 1),
        ((1, 1, 1, 1, None), None, 0),
    ],
)
def test_a_file_that_tells_its_pages_is_asked_for_numbers_from_the_second_on(pages: tuple[Any, ...], label: int | None, told: int) -> None:
    blocks = tuple(Block(f"Dòng {number}", paragraph=number, page=at) for number, at in enumerate(pages))
    labels = (Item("Phụ lục", Location(paragraph=label, start=0, end=7)),) if label is not None else ()
    parts = (standing("type_name", blocks[2]), Component("annexes", "found", "Phụ lục", items={"labels": labels}))
    on = plan(*parts, blocks=blocks, sections=(A4,))
    assert len(list(page(Case(on, {}), {"asks": "numbered"}))) == told
