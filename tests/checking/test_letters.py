"""The letters of the whole plan: which count, and which are nobody's fault."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import Case
from checker.checking.kinds.letters import printed
from checker.model import Block, Cell, CharacterFormat, Run
from tests.checking.plans import plan, standing


def stretch(text: str, **look: Any) -> Block:
    return Block(text, runs=(Run(0, len(text), CharacterFormat(**look)),))


def told(asks: str, *rows: Block, part: str = "", on: int = 0) -> list[Any]:
    """(got, count) for these blocks, of which one may be a part's."""
    rows = tuple(row._replace(paragraph=at) for at, row in enumerate(rows))
    parts = [standing(part, rows[on])] if part else []
    found = list(printed(Case(plan(*parts, blocks=rows), {}), {"asks": asks}))
    return [(problem.got, (problem.values or {})["count"]) for problem in found]


@pytest.mark.parametrize(("text", "found"), [("xx", []), ("xxx", [("Arial", 1)])])
def test_three_letters_of_another_font(text: str, found: list[Any]) -> None:
    assert told("font", stretch(text, font="Arial")) == found


def test_three_fonts_are_named() -> None:
    assert told("font", *(stretch("xxx", font=font) for font in "ABCD")) == [("A, B, C", 4)]


@pytest.mark.parametrize(("color", "found"), [("333333", 0), ("000034", 1), ("003400", 1), ("340000", 1), ("auto", 0), ("zzzzzz", 0)])
def test_a_grey_nobody_tells_from_black(color: str, found: int) -> None:
    assert len(told("colour", stretch("xxx", color=color))) == found


@pytest.mark.parametrize(("underline", "found"), [(True, 0), (False, 1)])
def test_links_are_blue_and_underlined(underline: bool, found: int) -> None:
    assert len(told("colour", stretch("xxx", color="0563C1", underline=underline))) == found


def test_two_hundred_places_are_given() -> None:
    rows = tuple(stretch("xxx", font="Arial")._replace(paragraph=at) for at in range(201))
    (problem,) = printed(Case(plan(blocks=rows), {}), {"asks": "font"})
    assert (len((problem.values or {})["places"]), (problem.values or {})["count"]) == (200, 201)


def test_a_mark_is_red_by_law_and_a_field_waits_to_be_filled_in() -> None:
    red = stretch("KHẨN", color="FF0000")
    assert told("colour", red, part="urgency") == []
    assert told("colour", red._replace(holes=((0, 4),))) == []
    assert told("colour", red) == [("FF0000", 1)]


def test_a_number_that_word_draws_is_no_letter() -> None:
    row = Block("1. xxx", runs=(Run(0, 3, CharacterFormat(font="Arial")), Run(3, 6, CharacterFormat(font="Times New Roman"))), label=3)
    assert told("font", row, row, row) == []


def test_of_tables_only_parts_and_old_codes_are_judged() -> None:
    cell = Cell(0, 0, 0, 2)
    arial, old = stretch("xxx", font="Arial")._replace(cell=cell), stretch("xxx", font=".VnTime", code="tcvn3")._replace(cell=cell)
    assert told("font", arial) == []
    assert told("font", arial, part="organ") == [("Arial", 1)]
    assert told("encoding", old) == [("TCVN3 (.VnTime)", 1)]


@pytest.mark.parametrize(
    ("font", "asks"),
    [
        ("Times New Roman", ""),
        ("times new roman ", ""),
        ("TimesNewRomanPSMT", "name"),
        ("Symbol", ""),
        ("Arial", "font"),
        (".VnTime", "encoding"),
        ("VNI-Times", "encoding"),
        (None, ""),
    ],
)
def test_each_font_is_one_rule_s(font: str | None, asks: str) -> None:
    assert [each for each in ("encoding", "font", "name") if told(each, stretch("xxx", font=font))] == ([asks] if asks else [])
