"""Wordings and capitals: which stretch is told, and what is advised."""

from __future__ import annotations

from typing import Any

import pytest

from checker.checking.case import Case, Selected
from checker.checking.kinds.wording import equals, letter_case, matches
from checker.model import Block, CharacterFormat, Location, Run
from tests.checking.plans import item, part, plan, standing


def told(text: str, kind: Any = matches, **check: Any) -> list[tuple[str | None, str | None]]:
    return [(problem.got, problem.want) for problem in kind(Case(plan(part("number", text)), {}), {"of": "number", **check})]


def places(of: str, *items: Any, **check: Any) -> list[tuple[int | None, int | None]]:
    found = matches(Case(plan(paragraphs=items), {}), {"of": of, **check})
    return [(problem.place.start, problem.place.end) for problem in found if problem.place]


class TestMatches:
    def test_a_text_without_a_hint_is_not_tried_beside_one_that_has_it(self) -> None:
        on = plan(paragraphs=(item("Khoản 2"), item("Điều 3")))
        check = {"of": "extra/paragraphs", "hints": ["Khoản"], "forbid": r"\d"}
        assert [problem.got for problem in matches(Case(on, {}), check)] == ["2"]

    def test_nothing_is_no_wrong_wording(self) -> None:
        assert told("", pattern="x") == []

    def test_a_stretch_is_told_where_it_stands_in_its_text(self) -> None:
        assert places("extra/paragraphs", item("tại Khoản 2"), forbid="Khoản") == [(4, 9)]

    def test_a_stretch_of_a_field_is_told_where_the_item_stands(self) -> None:
        assert places("extra/paragraphs.title", item("II. Tại Khoản 2", title="Tại Khoản 2"), forbid="Khoản") == [(0, 15)]

    def test_a_stretch_of_a_line_is_told_in_its_block(self) -> None:
        place = Selected("", "", Location(paragraph=3, start=10, end=30), {}).part(4, 9)
        assert place is not None
        assert (place.start, place.end) == (14, 19)

    def test_all_stretches_may_be_one_finding(self) -> None:
        on = plan(part("number", "a1b2"))
        (problem,) = matches(Case(on, {}), {"of": "number", "forbid": r"\d", "once": True, "want": "chữ"})
        assert (problem.got, problem.want, problem.values) == ("1", "chữ", {"count": 2})
        assert list(matches(Case(on, {}), {"of": "number", "forbid": "x", "once": True})) == []

    def test_short_titles_of_acts_are_words_like_others(self) -> None:
        acts = item("Quyết định", subject="Khoản 12"), item("Luật", subject="về Khoản 3")
        on = plan(paragraphs=(item("theo Khoản 12 và về Khoản 3"),), citations=acts)
        check = {"of": "extra/paragraphs", "forbid": r"Khoản \d+", "outside": ["titles"]}
        assert [problem.got for problem in matches(Case(on, {}), check)] == ["Khoản 12"]


DEGREES = ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"]


class TestEquals:
    @pytest.mark.parametrize(
        ("text", "want"),
        [
            ("THƯỢNG KHẪN", "THƯỢNG KHẨN"),
            ("KHẨN CẤP", "KHẨN"),
            ("KHÂN", "KHẨN"),
            ("HỎA TX", "HỎA TỐC"),
            ("KHAC", None),
            ("KẺ KHÁC", None),
        ],
    )
    def test_the_nearest_wording_is_advised_where_one_is_near(self, text: str, want: str | None) -> None:
        assert told(text, equals, any=DEGREES) == [(text, want)]

    def test_between_two_as_near_none_is_advised(self) -> None:
        assert told("MAC", equals, any=["MAT", "MAP"]) == [("MAC", None)]
        assert told("MAC", equals, any=["MAT", "Mat"]) == [("MAC", "MAT")]

    def test_the_longest_of_wordings_the_text_begins_with(self) -> None:
        assert told("TỐI MẬT KHÁC", equals, any=["TỐI", "TỐI MẬT"]) == [("TỐI MẬT KHÁC", "TỐI MẬT")]

    @pytest.mark.parametrize(("caps", "any_", "found"), [(True, "MẬT", 0), (False, "MẬT", 1), (True, "Mật", 1)])
    def test_small_letters_that_a_style_prints_as_capitals(self, caps: bool, any_: str, found: int) -> None:
        row = Block("mật", runs=(Run(0, 3, CharacterFormat(caps=caps)),))
        on = plan(standing("secrecy", row), blocks=(row,))
        assert len(list(equals(Case(on, {}), {"of": "secrecy", "any": [any_]}))) == found


class TestLetterCase:
    @pytest.mark.parametrize(("text", "found"), [("Sở Y", 1), ("a", 0), ("A 1 b", 0), ("SỞ Y", 0)])
    def test_a_lone_letter_is_no_word_in_small_letters(self, text: str, found: int) -> None:
        assert len(told(text, letter_case, letters="upper")) == found

    @pytest.mark.parametrize(("text", "found"), [("MỤC ĐÍCH: rà soát", 0), ("Mục đích: rà soát", 1), ("MỤC ĐÍCH rà soát", 1)])
    def test_behind_a_sign_words_go_on_as_they_like(self, text: str, found: int) -> None:
        assert len(told(text, letter_case, letters="upper", until=":")) == found
        assert len(told(text, letter_case, letters="upper")) == 1

    @pytest.mark.parametrize(("caps", "found"), [(True, 0), (False, 1)])
    def test_small_letters_that_a_style_prints_as_capitals(self, caps: bool, found: int) -> None:
        row = Block("Sở Y", runs=(Run(0, 4, CharacterFormat(caps=caps)),))
        on = plan(standing("organ", row), blocks=(row,))
        assert len(list(letter_case(Case(on, {}), {"of": "organ", "letters": "upper"}))) == found

    def test_the_advice_keeps_small_words_and_what_follows_an_apostrophe(self) -> None:
        assert told("ea H’leo và tây ninh", letter_case, letters="initials", small=["và"]) == [
            ("ea H’leo và tây ninh", "Ea H’leo và Tây Ninh")
        ]
        assert told("Ea H’leo", letter_case, letters="initials") == []
