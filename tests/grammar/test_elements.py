"""The grammars' notation: the derived pattern and pyparsing take the same texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.grammar import code, heading
from checker.grammar.elements import leaf, literal, many, maybe

A, B = literal("a", "a"), literal("b", "b")
GREEDY = leaf("a*", "some_a")


@pytest.mark.parametrize(
    ("grammar", "text", "taken"),
    [
        (A + B, "ab", True),
        (A | A + B, "ab", False),
        (A + B | A, "ab", True),
        (maybe(A) + A, "a", False),
        (GREEDY + A, "aa", False),
        (many(A + B, least=1) + A, "aba", True),
        (many(A + B) + A + B, "abab", False),
        (A + maybe(B) + A, "aa", True),
        (maybe(many(A)), "", True),
    ],
)
def test_nothing_taken_is_given_back(grammar, text, taken):
    assert (grammar.read_whole(text) is not None) == taken
    assert (grammar.parsed(text) is None) == taken


def test_a_piece_may_stand_in_several_parts():
    grammar = leaf("(?P<one>a)(?P<two_words>b)", "x") | leaf("(?P<one>c)", "y")
    assert grammar.read("ab").pieces == {"one": "a", "two_words": "b"}
    assert grammar.read("zc", 1) == ({"one": "c"}, 1, 2)


GRAMMARS = {"number_line": code.number_line, "number_alone": code.number_alone, "heading": heading.heading}
SEEDS = [
    "Số: 5 / KH - SNV", "26-KH/TU", "Số: 125/2024/KH-BCĐTƯ", "Số 125 KH-SNV", "Số: …/KH-…", "Số: M /KH-KHCN", "Số: xx/KH-[dv]",
    "II. NỘI DUNG", "1.2. Mục tiêu", "đ) Kinh phí", "Phần thứ nhất", "- Phát huy", "Điều 5. Trách nhiệm",
]  # fmt: skip


@st.composite
def texts(draw):
    """A line of either kind with up to three signs changed."""
    line = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(line)))
        line = (
            line[:at]
            + draw(st.sampled_from(["", " ", "/", "-", ".", "1", "I", "a", "Đ", "x", "…", "[", ")"]))
            + line[at + draw(st.integers(0, 1)) :]
        )
    return line


@given(name=st.sampled_from(sorted(GRAMMARS)), line=texts())
def test_the_reading_grammars_are_the_same_to_both(name, line):
    grammar = GRAMMARS[name]
    assert (grammar.read_whole(line) is None) == (grammar.parsed(line) is not None), line
