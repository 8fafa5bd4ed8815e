"""How parts look and the lines below them: each question at its edge. Sizes and lengths in pt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.checking.case import Case
from checker.checking.kinds.layout import ruled, styled
from checker.checking.looks import FACTS, Looks, letters, text_width
from checker.model import Block, Cell, CharacterFormat, Item, PageSetup, ParagraphFormat, Run
from tests.checking.plans import part, plan, standing

SIZE = {"size": [13, 14]}


def block(text: str = "xxxxxxxxxx", setting: ParagraphFormat | None = None, **look: Any) -> Block:
    return Block(text, runs=(Run(0, len(text), CharacterFormat(**look)),), setting=setting)


def wrong_in(count: int, of: int = 100) -> Block:
    """So many letters of 12 pt, the rest of 13."""
    runs = (Run(0, count, CharacterFormat(size=12)), Run(count, of, CharacterFormat(size=13)))
    return Block("x" * of, runs=runs)


def numbered(rows: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(row._replace(paragraph=at) for at, row in enumerate(rows))


def asked(*rows: Block, also: int = 0, **settings: Any) -> list[Any]:
    """(got, count) of a number that stands on these blocks, the last ``also`` of which are the date's."""
    rows = numbered(rows)
    cut = len(rows) - also
    on = plan(standing("number", *rows[:cut]), standing("date", *rows[cut:]), blocks=rows)
    found = styled(Case(on, {}), {"of": "number", **({"also": "date"} if also else {}), **settings})
    return [(problem.got, (problem.values or {})["count"]) for problem in found]


class TestStyled:
    @pytest.mark.parametrize(
        ("size", "got"),
        [
            (13, None),
            (14, None),
            (12.99, None),
            (14.01, None),
            (12.9905, None),
            (12.9895, "12,99"),
            (14.0095, None),
            (14.0105, "14,01"),
            (None, None),
        ],
    )
    def test_a_size_within_a_hundredth(self, size: float | None, got: str | None) -> None:
        assert asked(block(size=size), **SIZE) == ([] if got is None else [(got, 1)])

    @pytest.mark.parametrize(("count", "found"), [(19, 0), (20, 1)])
    def test_a_piece_is_wrong_from_a_fifth_of_its_letters_on(self, count: int, found: int) -> None:
        assert asked(wrong_in(count), **SIZE) == [("12", 1)] * found

    def test_a_rule_may_say_from_which_share_on(self) -> None:
        assert asked(wrong_in(20), stray=0.3, **SIZE) == []

    @pytest.mark.parametrize(("bold", "found"), [(True, 0), (None, 0), (False, 1)])
    def test_a_medium_that_does_not_tell_is_believed(self, bold: bool | None, found: int) -> None:
        assert asked(block("x" * 81, bold=bold), bold=True) == [("x" * 80, 1)] * found

    @pytest.mark.parametrize(("hole", "got"), [((0, 10), None), ((0, 9), "12"), ((1, 10), "12")])
    def test_a_prompt_from_end_to_end_has_no_look_yet(self, hole: tuple[int, int], got: str | None) -> None:
        waiting = wrong_in(10, of=20)._replace(holes=(hole,))
        assert [size for size, _ in asked(waiting, **SIZE)] == ([got] if got else [])

    def test_a_part_without_letters_is_not_judged(self) -> None:
        assert asked(block("…", size=10), **SIZE) == []
        assert list(styled(Case(plan(), {}), {"of": "number", **SIZE})) == []

    @pytest.mark.parametrize(("spot", "count"), [(None, 0), ("first", 1), ("rest", 1), ("each", 2)])
    def test_which_lines_of_a_part_are_meant(self, spot: str | None, count: int) -> None:
        rows = block("xx", size=12), block("x" * 60, size=13), block("xx", size=12)
        assert asked(*rows, **SIZE, **({"spot": spot} if spot else {})) == ([("12", count)] if count else [])

    def test_the_line_a_part_begins_on(self) -> None:
        row = Block("Số: 15\tTây Ninh", runs=(Run(0, 3, CharacterFormat(size=13)), Run(3, 15, CharacterFormat(size=12))))
        whole = standing("number", row)
        on = plan(replace(whole, places=(whole.places[0]._replace(end=3),)), blocks=(row,))
        assert [problem.got for problem in styled(Case(on, {}), {"of": "number", "spot": "line", **SIZE})] == ["12"]
        assert list(styled(Case(on, {}), {"of": "number", **SIZE})) == []

    def test_what_stands_before_the_line_s_column_is_no_part_of_it(self) -> None:
        row = Block("Số: 15\tTây Ninh", runs=(Run(0, 7, CharacterFormat(size=12)), Run(7, 15, CharacterFormat(size=13))))
        whole = standing("number", row)
        on = plan(replace(whole, places=(whole.places[0]._replace(start=7),)), blocks=(row,))
        assert list(styled(Case(on, {}), {"of": "number", "spot": "line", **SIZE})) == []

    def test_what_stands_behind_the_line_s_column_is_no_part_of_it(self) -> None:
        row = Block("Số: 15\tTây Ninh", runs=(Run(0, 6, CharacterFormat(size=13)), Run(6, 15, CharacterFormat(size=12))))
        whole = standing("number", row)
        on = plan(replace(whole, places=(whole.places[0]._replace(end=6),)), blocks=(row,))
        assert list(styled(Case(on, {}), {"of": "number", "spot": "line", **SIZE})) == []

    def test_the_lines_of_a_second_part_count_too(self) -> None:
        rows = block("x" * 60, size=13), block("x" * 60, size=12)
        assert asked(*rows, also=1, spot="each", **SIZE) == [("12", 1)]
        assert asked(*rows, also=1, **SIZE) == [("12", 1)]

    def test_the_items_of_a_list_each(self) -> None:
        rows = numbered((block(size=12), block(size=13), block(size=12)))
        items = tuple(Item(row.text, row.place(), {"level": at}) for at, row in enumerate(rows))
        on = plan(part("sections", items={"all": items}), blocks=rows)
        check = {"of": "sections/all", **SIZE}
        assert [problem.values["count"] for problem in styled(Case(on, {}), check)] == [2]
        assert [problem.values["count"] for problem in styled(Case(on, {}), {**check, "where": {"level": 0}})] == [1]

    @pytest.mark.parametrize(
        ("aligns", "wanted", "got"),
        [
            (["left"], "left", None),
            (["both"], "left", None),
            (["both"], "center", "both"),
            (["left", "center"], "center", None),
            (["left", "left", "center"], "center", "left"),
            ([None], "center", None),
        ],
    )
    def test_most_of_its_paragraphs_stand_otherwise(self, aligns: list[str | None], wanted: str, got: str | None) -> None:
        rows = [block(setting=ParagraphFormat(align=align)) for align in aligns]
        assert asked(*rows, align=wanted) == ([] if got is None else [(got, 1)])

    @pytest.mark.parametrize("text", ["\txxx", " xxx", "xxx    xxx", "xxx\txxx"])
    def test_what_tabs_or_spaces_set_tells_nothing(self, text: str) -> None:
        assert asked(block(text, setting=ParagraphFormat(align="left")), align="center") == []
        assert asked(block("xxx   xxx", setting=ParagraphFormat(align="left")), align="center") == [("left", 1)]

    @pytest.mark.parametrize(
        ("line", "rule", "got"),
        [
            (1.0, "auto", None),
            (None, "auto", None),
            (1.19, "auto", None),
            (1.2, "auto", None),
            (1.21, "auto", "1,21"),
            (18.0, "exact", None),
        ],
    )
    def test_the_widest_spacing(self, line: float | None, rule: str, got: str | None) -> None:
        rows = block(setting=ParagraphFormat(line=1.0, line_rule="auto")), block(setting=ParagraphFormat(line=line, line_rule=rule))
        assert asked(*rows, line=1.0) == ([] if got is None else [(got, 1)])


LINE = {"drawn": (60.0,)}
LEFT, RIGHT = Cell(0, 0, 0, 2), Cell(0, 0, 1, 2)


def at(row: int, column: int, table: int = 0) -> Cell:
    return Cell(table, row, column, 2)


def told(of: str, *rows: Block, sections: tuple[PageSetup, ...] = (), **settings: Any) -> list[str | None]:
    """What is found of a part on the block that says its name, above a title and its subject."""
    rows = numbered(rows)
    names = ("organ", "motto", "type_name", "subject")
    parts = [standing(name, *found) for name in names if (found := [row for row in rows if row.text.startswith(name)])]
    return [problem.got for problem in ruled(Case(plan(*parts, blocks=rows, sections=sections), {}), {"of": of, **settings})]


def row(text: str, cell: Cell | None = None, size: float | None = 10, underline: bool | None = None, **more: Any) -> Block:
    return Block(text, runs=(Run(0, len(text), CharacterFormat(size=size, underline=underline)),), cell=cell, **more)


TITLE = (row("type_name"), row("subject"))


def fact(name: str, **parts: Block) -> Any:
    """A fact of the head made of these parts, as rules ask for it."""
    rows = numbered(tuple(parts.values()))
    on = plan(*(standing(part_, block_) for part_, block_ in zip(parts, rows, strict=True)), blocks=rows)
    return FACTS[name](Looks(on))[0]


class TestFactsOfTheHead:
    @pytest.mark.parametrize(("columns", "swapped"), [((0, 1), True), ((1, 1), False), ((1, 0), False)])
    def test_the_organ_stands_left_of_the_national_name(self, columns: tuple[int, int], swapped: bool) -> None:
        national, organ = (row("x", at(0, column)) for column in columns)
        assert fact("header_swapped", national_name=national, organ=organ) is swapped

    @pytest.mark.parametrize(("left", "right", "swapped"), [(60.0, 300.0, True), (300.0, 300.2, False)])
    def test_on_a_printed_page_its_left_edge_is_a_parts_column(self, left: float, right: float, swapped: bool) -> None:
        rows = numbered((row("x"), row("x")))
        parts = [
            replace(standing(name, each), places=(each.place()._replace(page=1, bbox=(edge, 50.0, edge + 80, 62.0)),))
            for name, each, edge in zip(("national_name", "organ"), rows, (left, right), strict=True)
        ]
        assert FACTS["header_swapped"](Looks(plan(*parts, blocks=rows)))[0] is swapped

    def test_the_motto_stands_below_the_national_name(self) -> None:
        assert fact("motto_above", motto=row("x"), national_name=row("x"))
        assert not fact("motto_above", national_name=row("x"), motto=row("x"))

    @pytest.mark.parametrize(
        ("sizes", "pair"),
        [((12, 13), "12/13"), ((13, 14), "13/14"), ((11.5, 13), ""), ((13.5, 13), ""), ((12, 12.5), ""), ((12, 14.5), "")],
    )
    def test_sizes_are_a_pair_where_each_is_in_its_own_range(self, sizes: tuple[float, float], pair: str) -> None:
        national, motto = (row("x", size=size) for size in sizes)
        assert fact("motto_pair", national_name=national, motto=motto) == pair


MISSING: list[str | None] = [None]


class TestRuledHead:
    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ((row("organ", LEFT, **LINE), row("motto", RIGHT)), []),
            ((row("organ", LEFT), row("motto", RIGHT, **LINE)), MISSING),
            ((row("organ", LEFT), row("____", LEFT), row("motto", RIGHT)), []),
            ((row("organ", LEFT), row("motto", RIGHT), row("", at(1, 0), **LINE)), []),
            ((row("organ", LEFT), row("motto", RIGHT), row("", at(1, 0)), row("", at(1, 1), **LINE)), []),
            ((row("organ", LEFT), row("motto", RIGHT), row("x", at(1, 0)), row("", at(1, 1), **LINE)), MISSING),
            ((row("organ", LEFT), row("motto", RIGHT), row("", at(0, 0, 1), **LINE)), MISSING),
            ((row("organ", LEFT), row("motto", RIGHT), row("", **LINE)), MISSING),
            ((row("organ"), row("motto"), row("", **LINE)), []),
            ((row("organ"), row("motto"), row("", LEFT, **LINE)), MISSING),
            ((row("organ"), row("motto")), MISSING),
        ],
    )
    def test_a_line_stands_in_the_organ_s_own_column(self, rows: tuple[Block, ...], found: list[str | None]) -> None:
        assert told("organ", *rows, *TITLE) == found

    def test_one_of_two_lines_may_have_been_dragged_to_the_other_column(self) -> None:
        rows = row("organ", LEFT), row("motto", RIGHT, drawn=(60.0, 60.0))
        assert told("organ", *rows, *TITLE) == []

    def test_a_line_below_the_title_is_none_of_the_head(self) -> None:
        assert told("organ", row("organ"), row("motto"), row("type_name"), row("subject", **LINE)) == MISSING

    @pytest.mark.parametrize(("underlined", "found"), [(10, []), (9, MISSING)])
    def test_underlined_text_has_a_rule_of_its_own(self, underlined: int, found: list[str | None]) -> None:
        text = f"organ{'x' * 15}"
        runs = (Run(0, underlined, CharacterFormat(underline=True)), Run(underlined, len(text), CharacterFormat()))
        assert told("organ", Block(text, runs=runs), row("motto"), *TITLE) == found

    def test_a_part_that_is_not_there_is_not_asked(self) -> None:
        assert told("organ", row("motto"), *TITLE) == []


class TestRuledSubject:
    @pytest.mark.parametrize(
        ("below", "found"),
        [
            ([row("", **LINE)], []),
            ([row(""), row(""), row("", **LINE)], []),
            ([row(""), row(""), row(""), row("", **LINE)], MISSING),
            ([row("I. x"), row("x", **LINE)], []),
            ([row("I. x"), row("x"), row("x", **LINE)], MISSING),
            ([row("I. x", setting=ParagraphFormat(border_bottom=True))], MISSING),
            ([row("", setting=ParagraphFormat(border_bottom=True))], []),
            ([], MISSING),
        ],
    )
    def test_a_line_stands_in_the_few_blocks_below(self, below: list[Block], found: list[str | None]) -> None:
        assert told("subject", row("organ"), *TITLE, *below) == found

    def test_a_line_may_be_anchored_in_the_title(self) -> None:
        assert told("subject", row("type_name", **LINE), row("subject")) == []
        assert told("subject", row("subject", **LINE)) == []
        assert told("subject", row("organ", **LINE), *TITLE) == MISSING

    @pytest.mark.parametrize(("lines", "found"), [(2, MISSING), (3, [])])
    def test_a_third_line_in_the_head_may_be_the_subject_s(self, lines: int, found: list[str | None]) -> None:
        assert told("subject", row("organ", drawn=(60.0,) * lines), *TITLE) == found


HALF = {"length": [0.5, 0.5]}


class TestLength:
    def found(self, text: str, *lines: float, more: tuple[Block, ...] = (), size: float | None = 10, **settings: Any) -> list[str | None]:
        return told("organ", row(text, drawn=lines, size=size), *more, *TITLE, **{**HALF, **settings})

    @pytest.mark.parametrize(("length", "got"), [(97, "40%"), (99, None), (122.5, None), (152, None), (154, "63%")])
    def test_a_quarter_more_or_less_than_half_the_text(self, length: float, got: str | None) -> None:
        assert self.found(f"organ{'x' * 45}", length) == ([] if got is None else [got])  # 50 letters of 4.9 pt

    def test_of_two_lines_of_text_the_last_one_s_share_will_do(self) -> None:
        assert self.found(f"organ{'x' * 45}\n{'x' * 20}", 49.0) == []
        assert self.found(f"organ{'x' * 15}\n{'x' * 50}", 49.0) == ["20%"]

    def test_the_line_of_a_text_wider_than_the_page_is_a_share_of_the_page(self) -> None:
        page = PageSetup(100, 297, 20, 20, 30, 14.44)  # 157.5 pt of room
        assert self.found(f"organ{'x' * 45}", 78.0, sections=(page,)) == []

    @pytest.mark.parametrize("lines", [(), (0.0,), (10.0, 10.0)])
    def test_only_one_line_of_known_length_is_measured(self, lines: tuple[float, ...]) -> None:
        assert self.found(f"organ{'x' * 45}", *lines) == []

    def test_a_second_line_near_may_be_the_one_that_is_meant(self) -> None:
        assert self.found(f"organ{'x' * 45}", 10.0, more=(row("", drawn=(0.0,)),)) == []

    def test_without_a_size_nothing_is_measured(self) -> None:
        assert self.found(f"organ{'x' * 45}", 10.0, size=None) == []

    @pytest.mark.parametrize(("width", "found"), [(None, []), (200.0, ["97%"]), (28.7, []), (28.9, ["63%"])])
    def test_a_border_is_as_long_as_its_cell_is_wide(self, width: float | None, found: list[str | None]) -> None:
        bordered = row(f"organ{'x' * 35}", Cell(0, 0, 0, 2, width), setting=ParagraphFormat(border_bottom=True))
        assert told("organ", bordered, *TITLE, **HALF) == found

    def test_a_row_of_underscores_is_measured_too(self) -> None:
        typed = row("_" * 10, size=13)
        assert self.found(f"organ{'x' * 45}", size=13, more=(typed,)) == ["20%"]

    def test_what_is_wanted_is_told(self) -> None:
        rows = numbered((row(f"organ{'x' * 45}", drawn=(10.0,)), *TITLE))
        on = plan(standing("organ", rows[0]), standing("type_name", rows[1]), standing("subject", rows[2]), blocks=rows)
        assert [problem.want for problem in ruled(Case(on, {}), {"of": "organ", "length": [1 / 3, 0.5]})] == ["33%-50%"]


class TestMeasures:
    @pytest.mark.parametrize(("text", "count"), [("a b.", 2), ("a b.c", 4)])
    def test_signs_are_no_letters_of_a_short_stretch(self, text: str, count: int) -> None:
        assert letters(text) == count

    @pytest.mark.parametrize(("letter", "width"), [("Ấ", 7.0), ("ấ", 4.9), (" ", 2.8)])
    def test_capitals_are_wider_than_small_letters_and_these_than_blanks(self, letter: str, width: float) -> None:
        assert text_width(letter, 10.0) == pytest.approx(width)

    def test_without_a_sheet_the_text_is_as_wide_as_on_a4(self) -> None:
        assert Looks(plan()).text_width() == 465.0
