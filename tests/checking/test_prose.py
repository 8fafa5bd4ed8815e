"""The running text as a whole: each question at its edge. Sizes and gaps in pt, indents in cm."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import CannotTell, Case
from checker.checking.kinds.prose import prose
from checker.model import Block, Cell, CharacterFormat, Item, PageSetup, ParagraphFormat, Run
from tests.checking.plans import part, plan

UPRIGHT, WIDE = PageSetup(210, 297, 20, 20, 30, 15), PageSetup(297, 210, 20, 20, 30, 15)
RANGE = {"range": [13, 14]}
STYLES = {"styles": ["arabic"], **RANGE}
BOTH = {"align": "both"}
SIX = {"least": 6}
SPAN = {"range": [1.0, 1.5]}
ONE, BETWEEN = {"cm": [1.0, 1.27]}, {"cm": [1.0, 1.27], "between": True}


def block(text: str | int, size: float | None = 14, setting: ParagraphFormat | None = ParagraphFormat(), **more: Any) -> Block:  # noqa: B008
    """A paragraph of one look; a number stands for so many letters."""
    text = "x" * text if isinstance(text, int) else text
    style = CharacterFormat(size=size, **{name: more.pop(name) for name in ("bold", "italic", "caps") if name in more})
    return Block(text, runs=(Run(0, len(text), style),), setting=setting, **more)


def asked(asks: str, *rows: Block, sections: Any = (UPRIGHT,), headings: Any = (), bases: Any = (), **settings: Any) -> list[Any]:
    """What is found; ``headings`` gives the fields of the numbered items by the number of their paragraph."""
    rows = tuple(row._replace(paragraph=row.paragraph or at) for at, row in enumerate(rows))
    items = tuple(Item(rows[at].text, rows[at].place(), fields) for at, fields in dict(headings).items())
    lines = tuple(Item(rows[at].text, rows[at].place(), {"among": basis}) for at, basis in dict(bases).items())
    parts = part("sections", items={"all": items}), part("legal_bases", items={"lines": lines})
    paragraphs = tuple(Item(row.text, row.place()) for row in rows)
    on = plan(*parts, blocks=rows, sections=sections, paragraphs=paragraphs)
    return list(prose(Case(on, {}), {"asks": asks, **settings}))


def told(found: list[Any]) -> list[Any]:
    return [(problem.got, problem.values["count"]) for problem in found]


class TestWhatIsRunningText:
    @pytest.mark.parametrize(
        "odd",
        [
            block(40, 12, cell=Cell(0, 0, 0, 1)),
            block(40, 12, setting=None),
            block("……………", 12),
            block(40, 12, section=1),
        ],
    )
    def test_tables_wide_pages_and_rows_of_signs_are_not(self, odd: Block) -> None:
        assert asked("size", block(40), odd, sections=(UPRIGHT, WIDE), **RANGE) == []

    @pytest.mark.parametrize("section", [0, 1, 2])
    def test_upright_and_square_pages_and_those_of_no_section_are(self, section: int) -> None:
        square = UPRIGHT._replace(width=200, height=200)
        assert told(asked("size", block(40), block(40, 12, section=section), sections=(UPRIGHT, square), **RANGE)) == [("12", 1)]


class TestSize:
    @pytest.mark.parametrize(("small", "found"), [(50, 0), (51, 1), (53, 1), (400, 1)])
    def test_from_a_twentieth_of_the_letters_on(self, small: int, found: int) -> None:
        assert len(asked("size", block(1000 - small), block(small, 12), **RANGE)) == found

    @pytest.mark.parametrize(("size", "found"), [(13, 0), (14, 0), (None, 0), (12.5, 1), (14.5, 1)])
    def test_within_its_range(self, size: float | None, found: int) -> None:
        assert len(asked("size", block(40, size), **RANGE)) == found

    def test_the_paragraphs_that_are_mostly_so_are_told(self) -> None:
        half = Block(
            "x" * 80, runs=(Run(0, 40, CharacterFormat(size=14)), Run(40, 80, CharacterFormat(size=11))), setting=ParagraphFormat()
        )
        assert told(asked("size", half, block(60, 12), **RANGE)) == [("12", 1)]
        assert told(asked("size", half, block(60, 14), **RANGE)) == [("11", 1)]

    def test_the_size_most_of_the_letters_wrongly_have_is_told(self) -> None:
        runs = (Run(0, 30, CharacterFormat(size=11)), Run(30, 90, CharacterFormat(size=12)))
        assert told(asked("size", Block("x" * 90, runs=runs, setting=ParagraphFormat()), **RANGE)) == [("12", 1)]

    def test_the_bases_have_rules_of_their_own(self) -> None:
        rows = block(40), block(40, 12)
        assert asked("size", *rows, bases={1: True}, **RANGE) == []
        assert told(asked("size", *rows, bases={1: False}, **RANGE)) == [("12", 1)]


class TestOneSize:
    @pytest.mark.parametrize(("other", "found"), [(50, 0), (51, 1), (53, 1)])
    def test_from_a_twentieth_of_the_letters_on(self, other: int, found: int) -> None:
        assert len(asked("one_size", block(1000 - other), block(other, 13), **STYLES)) == found

    def test_a_size_out_of_its_range_is_another_rule_s(self) -> None:
        assert asked("one_size", block(40), block(30, 12), block(30, None), **STYLES) == []
        assert told(asked("one_size", block(40), block(30, 13), **STYLES)) == [("13", 1)]

    @pytest.mark.parametrize(("letters", "style", "found"), [(79, "arabic", 0), (80, "arabic", 1), (79, "letter", 1)])
    def test_short_numbered_lines_are_another_rule_s(self, letters: int, style: str, found: int) -> None:
        rows = block(400), block(letters, 13)
        assert len(asked("one_size", *rows, headings={1: {"style": style}}, **STYLES)) == found
        assert len(asked("heading_size", *rows, headings={1: {"style": style}}, **STYLES)) == 1 - found

    def test_the_usual_size_is_that_of_most_letters_whatever_the_paragraphs(self) -> None:
        (problem,) = asked("one_size", block(30, 13), block(30, 13), block(90, 14), **STYLES)
        assert (problem.got, problem.want, problem.values["count"]) == ("13", "14", 2)

    def test_numbered_lines_of_the_usual_size_are_right(self) -> None:
        assert asked("heading_size", block(400), block(40), headings={1: {"style": "arabic"}}, **STYLES) == []


class TestLeaning:
    @pytest.mark.parametrize("look", ["italic", "bold"])
    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ((200, 201, 600), 1),
            ((200, 200, 600), 0),
            ((400, 0, 600), 0),
            ((220, 221, 600), 1),
        ],
    )
    def test_two_paragraphs_with_more_than_two_fifths_of_the_letters(self, look: str, rows: tuple[int, ...], found: int) -> None:
        first, second, rest = rows
        lost = [block(letters, **{look: True}) for letters in (first, second) if letters]
        asks = {"italic": "upright", "bold": "not_bold"}[look]
        assert told(asked(asks, *lost, block(rest))) == [("2", 2)] * found

    @pytest.mark.parametrize(("leaning", "found"), [(80, 0), (81, 1)])
    def test_a_paragraph_leans_with_more_than_four_fifths_of_its_letters(self, leaning: int, found: int) -> None:
        runs = (Run(0, leaning, CharacterFormat(size=14, italic=True)), Run(leaning, 100, CharacterFormat(size=14)))
        row = Block("x" * 100, runs=runs, setting=ParagraphFormat())
        assert len(asked("upright", row, row._replace(paragraph=1), block(10, paragraph=2))) == found

    @pytest.mark.parametrize("fields", [{"level": 1}, {"level": 2, "titled": True}, {"level": 3, "style": "letter"}])
    def test_headings_and_points_have_rules_of_their_own(self, fields: dict[str, Any]) -> None:
        rows = block(50, bold=True), block(50, bold=True), block(50)
        assert asked("not_bold", *rows, headings={0: fields}) == []
        assert told(asked("not_bold", *rows, headings={0: {"level": 2, "style": "arabic"}})) == [("2", 2)]


class TestSmallLetters:
    @pytest.mark.parametrize(("letters", "found"), [(40, 0), (41, 1)])
    def test_long_paragraphs_in_capitals(self, letters: int, found: int) -> None:
        row = block("X" * letters)
        assert told(asked("small", row, row, block(30))) == [("2", 2)] * found

    @pytest.mark.parametrize(
        ("rows", "found"),
        [((200, 201, 600), 1), ((200, 200, 600), 0), ((900, 0, 100), 0)],
    )
    def test_two_paragraphs_with_more_than_two_fifths_of_the_letters(self, rows: tuple[int, ...], found: int) -> None:
        lost = [block("X" * letters) for letters in rows[:2] if letters]
        assert len(asked("small", *lost, block(rows[2]))) == found

    @pytest.mark.parametrize(("capitals", "found"), [(80, 0), (81, 1)])
    def test_letters_that_a_style_prints_as_capitals(self, capitals: int, found: int) -> None:
        runs = (Run(0, capitals, CharacterFormat(size=14, caps=True)), Run(capitals, 100, CharacterFormat(size=14)))
        row = Block("x" * 100, runs=runs, setting=ParagraphFormat())
        assert len(asked("small", row, row._replace(paragraph=1), block(10, paragraph=2))) == found

    def test_headings_are_in_capitals(self) -> None:
        row = block("X" * 60)
        assert asked("small", row, row, block(10), headings={0: {"level": 1}, 1: {"level": 1}}) == []


def set_so(letters: int, **setting: Any) -> Block:
    return block(letters, setting=ParagraphFormat(**setting))


class TestAlignment:
    @pytest.mark.parametrize(("left", "found"), [(1, 0), (2, 1)])
    def test_more_than_a_fifth_of_the_long_paragraphs(self, left: int, found: int) -> None:
        rows = [set_so(80, align="left")] * left + [set_so(80, align="both")] * (5 - left)
        assert told(asked("align", *rows, **BOTH)) == [("left", left)] * found

    def test_five_of_twenty_four_are_more_than_a_fifth(self) -> None:
        rows = [set_so(80, align="left")] * 5 + [set_so(80, align="both")] * 19
        assert told(asked("align", *rows, **BOTH)) == [("left", 5)]

    def test_what_fits_on_one_line_does_not_count(self) -> None:
        assert asked("align", set_so(79, align="left"), set_so(80, align="both"), **BOTH) == []

    def test_a_medium_that_does_not_tell(self) -> None:
        assert asked("align", set_so(80), **BOTH) == [CannotTell()]
        assert told(asked("align", set_so(80), set_so(80, align="left"), **BOTH)) == [("left", 1)]
        assert asked("align", **BOTH) == []

    def test_the_commonest_fault_is_told(self) -> None:
        rows = [set_so(80, align=align) for align in ("center", "left", "left")]
        assert told(asked("align", *rows, **BOTH)) == [("left", 3)]


PT = 72 / 2.54  # of a centimetre


class TestIndent:
    @pytest.mark.parametrize(
        ("cm", "each", "between"),
        [
            (1.0, 0, 0),
            (1.27, 0, 0),
            (0.95, 0, 0),
            (0.94, 1, 1),
            (1.05, 0, 0),
            (1.1, 1, 0),
            (1.32, 0, 0),
            (1.33, 1, 1),
            (0.0, 1, 1),
        ],
    )
    def test_a_first_line_of_one_of_these_or_between_them(self, cm: float, each: int, between: int) -> None:
        row = set_so(80, indent_first=cm * PT)
        assert (len(asked("indent", row, **ONE)), len(asked("indent", row, **BETWEEN))) == (each, between)

    def test_what_is_wanted_is_told(self) -> None:
        row = set_so(80, indent_first=2 * PT)
        assert [problem.want for problem in asked("indent", row, **ONE)] == ["1 / 1,27 cm"]
        assert [(problem.got, problem.want) for problem in asked("indent", row, **BETWEEN)] == [("2", "1 - 1,27 cm")]

    @pytest.mark.parametrize(
        "row",
        [
            set_so(79, indent_first=0.0),
            set_so(80, indent_first=-18.0),
            set_so(80, indent_first=-0.5),
            set_so(80, indent_first=0.0, indent_left=18.0),
            set_so(80, indent_first=0.0, indent_left=0.5),
            set_so(80, indent_first=0.0, align="center"),
            block("\t" + "x" * 80, setting=ParagraphFormat(indent_first=0.0)),
            block("x" * 80 + "\nx", setting=ParagraphFormat(indent_first=0.0)),
        ],
    )
    def test_lists_tabs_breaks_and_centred_lines_have_none(self, row: Block) -> None:
        assert asked("indent", row, **ONE) == []

    def test_a_left_edge_moved_with_its_first_line_is_no_list(self) -> None:
        assert len(asked("indent", set_so(80, indent_first=2 * PT, indent_left=18.0), **ONE)) == 1


class TestGap:
    def found(self, *rows: Block) -> list[Any]:
        return asked("gap", *rows, **SIX)

    @pytest.mark.parametrize(("after", "before", "found"), [(6, 0, 0), (3, 3, 0), (5.9, 0, 0), (5.89, 0, 1), (None, 5, 1), (5, None, 1)])
    def test_the_room_between_two_paragraphs_is_that_of_both(self, after: float | None, before: float | None, found: int) -> None:
        assert len(self.found(set_so(9, gap_after=after), set_so(9, gap_before=before))) == found

    @pytest.mark.parametrize(("contextual", "style", "got"), [(True, "a", "0"), (False, "a", None), (True, "b", None)])
    def test_paragraphs_of_one_style_may_have_none_between_them(self, contextual: bool, style: str, got: str | None) -> None:
        rows = set_so(9, gap_after=6, style="a", contextual=contextual), set_so(9, gap_before=0, style=style)
        assert [problem.got for problem in self.found(*rows)] == ([] if got is None else [got])
        rows = set_so(9, gap_after=0, style="a"), set_so(9, gap_before=6, style=style, contextual=contextual)
        assert [problem.got for problem in self.found(*rows)] == ([] if got is None else [got])

    def test_more_than_a_fifth_of_the_gaps(self) -> None:
        wide, narrow = set_so(9, gap_after=6), set_so(9, gap_after=0)
        assert self.found(narrow, wide, wide, wide, wide, wide) == []
        assert told(self.found(narrow, narrow, wide, wide, wide, wide)) == [("0", 2)]

    @pytest.mark.parametrize("more", [{"gap": True}, {"part": "note"}, {"paragraph": 7}])
    def test_only_neighbours_with_nothing_between_them_are_asked(self, more: dict[str, Any]) -> None:
        assert self.found(set_so(9, gap_after=0), set_so(9, gap_after=0)._replace(**more)) == []

    def test_a_medium_that_does_not_tell(self) -> None:
        assert self.found(set_so(9), set_so(9)) == [CannotTell()]
        assert self.found(set_so(9)) == []
        assert told(self.found(set_so(9), set_so(9, gap_after=2), set_so(9))) == [("2", 1)]


class TestLine:
    @pytest.mark.parametrize(
        ("setting", "got"),
        [
            ({"line": 1.0, "line_rule": "auto"}, None),
            ({"line": 1.5, "line_rule": "auto"}, None),
            ({"line": 1.54, "line_rule": "auto"}, None),
            ({"line": 1.56, "line_rule": "auto"}, "1,56"),
            ({"line": 0.98, "line_rule": "auto"}, None),
            ({"line": 0.96, "line_rule": "auto"}, "0,96"),
            ({"line": 16.1, "line_rule": "exact"}, None),
            ({"line": 32.2, "line_rule": "exact"}, "2"),
            ({"line": 8.05, "line_rule": "exact"}, "0,5"),
            ({"line": 8.05, "line_rule": "atLeast"}, None),
            ({"line": 32.2, "line_rule": "atLeast"}, "2"),
        ],
    )
    def test_in_lines_and_in_points_by_the_size_of_the_letters(self, setting: dict[str, Any], got: str | None) -> None:
        assert [problem.got for problem in asked("line", set_so(9, **setting), **SPAN)] == ([] if got is None else [got])

    @pytest.mark.parametrize(("points", "found"), [(15, 0), (16, 0), (14.9, 1)])
    def test_points_that_always_do(self, points: float, found: int) -> None:
        row = block(9, 20, setting=ParagraphFormat(line=points, line_rule="exact"))
        assert len(asked("line", row, exact=15, **SPAN)) == found

    def test_more_than_a_fifth_of_the_paragraphs(self) -> None:
        wide, right = set_so(9, line=2.0, line_rule="auto"), set_so(9, line=1.0, line_rule="auto")
        assert asked("line", wide, right, right, right, right, **SPAN) == []
        assert told(asked("line", wide, wide, right, right, right, **SPAN)) == [("2", 2)]

    @pytest.mark.parametrize(
        "row",
        [
            set_so(9),
            block(9, None, setting=ParagraphFormat(line=30, line_rule="exact")),
            set_so(9, line=30, line_rule="exact")._replace(runs=()),
        ],
    )
    def test_a_medium_that_does_not_tell(self, row: Block) -> None:
        assert asked("line", row, **SPAN) == [CannotTell()]
        assert asked("line", **SPAN) == []

    def test_the_size_of_the_last_letters_counts(self) -> None:
        runs = (Run(0, 4, CharacterFormat(size=40)), Run(4, 9, CharacterFormat(size=14)))
        row = Block("x" * 9, runs=runs, setting=ParagraphFormat(line=16.1, line_rule="exact"))
        assert asked("line", row, **SPAN) == []


@pytest.mark.parametrize(("letters", "found"), [(80, 0), (81, 1)])
def test_a_line_alone_may_lean(letters: int, found: int) -> None:
    assert told(asked("each_upright", block(letters, italic=True))) == [("x" * 60, 1)] * found
