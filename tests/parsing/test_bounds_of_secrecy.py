"""Lengths and counts in the reading of a mark of secrecy, each with a text just within and one just beyond."""

from __future__ import annotations

import pytest

from checker.model import Block, Cell, Document
from checker.parsing.lines import missing
from checker.parsing.secrecy import body_marks, marks_in, secret_mark
from checker.parsing.secrecy_letters import plain
from checker.parsing.secrecy_line import mark_of
from checker.parsing.secrecy_typed import typed_marks
from tests.parsing.test_edges import document, padded

MARK = "MẬT " + "1" * 40 + " " + "1" * 14  # with the copy's number, which may stand beside it


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (f"{MARK}1", "MẬT"), (f"{MARK}11", ""), (padded("Diễn tập", 154) + " (MẬT)", "MẬT"), (padded("Diễn tập", 155) + " (MẬT)", ""),
        ("TU-Y-ỆT -MẬ-T", "TUYỆT MẬT"), ("TU-Y-Ệ-T -MẬ-T", ""), ("MẬ7", "MẬT"), ("Mậ7", ""), ("mật", ""), ("T Ố I M Ậ T", "TỐI MẬT"),
        ("Độ A (Tối mật), độ B (Mật)", ""), ("MẬT\tTUYETMAT", ""),
    ],
)  # fmt: skip
def test_a_line_that_bears_a_mark_is_short(line, seen):
    assert mark_of(line, False) == seen


@pytest.mark.parametrize(
    ("letters", "noisy"), [("TUYETMAAT", "?"), ("TUYETMAAAT", ""), ("TUXXTMAT", "?"), ("TXXXTMAT", ""), ("TOXMAT", "?"), ("TXXMAT", "")]
)
def test_a_smudged_long_mark_has_few_letters_wrong(letters, noisy):
    assert mark_of(letters, True) == noisy


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (["MẬT\t" + "X" * 176], ["MẬT"]), (["MẬT\t" + "X" * 177], []), (["MẬT"], ["MẬT"]), (["MẬT", "TỐI MẬT"], []),
        (["Tài liệu này thuộc độ Mật".ljust(60)], ["MẬT"]), (["Tài liệu này thuộc độ Mật".ljust(61)], [""]),
    ],
)  # fmt: skip
def test_a_line_of_the_body_that_says_it_is_short(lines, seen):
    assert list(body_marks(lines, False)) == seen


def test_a_line_of_a_text_that_says_it_is_short():
    assert [list(marks_in([f"{MARK}{more}"])) for more in ("1", "11")] == [["MẬT"], []]


@pytest.mark.parametrize(
    ("marked", "seen"),
    [("MA\u0302\u0306\u0323T", "MẬT"), ("MA\u0301\u0300T", "MÁT"), ("MA\u0302\u0301\u0300T", "MẤT")],
)
def test_a_vowel_has_one_shape_and_one_tone(marked, seen):
    assert plain(marked) == seen


@pytest.mark.parametrize(
    ("blocks", "seen"),
    [
        ([Block("BÍ MẬT", cell=Cell(0, 0, 0, 3))], "?"),
        ([Block("BÍ MẬT", cell=Cell(0, 0, 0, 4))], ""),
        ([Block("Bí mật", cell=Cell(0, 0, 0, 1))], "?"),
        ([Block("Bí mật", cell=Cell(0, 0, 0, 2))], ""),
        ([Block("M" + " " * 14 + "Ậ"), Block("T")], "MẬT"),
        ([Block("M" + " " * 15 + "Ậ"), Block("T")], ""),
        ([Block("TUYỆT\nMẬT " + "1" * 40 + " " + "1" * 9)], "TUYỆT MẬT"),
        ([Block("TUYỆT\nMẬT " + "1" * 40 + " " + "1" * 10)], "MẬT"),
        ([Block("Điều 1. Mục đích"), Block("M Ậ T " + "1" * 40 + " " + "1" * 13)], "MẬT"),
        ([Block("Điều 1. Mục đích"), Block("M Ậ T " + "1" * 40 + " " + "1" * 14)], ""),
    ],
)
def test_where_a_mark_stands(blocks, seen):
    assert secret_mark(document(*blocks), missing("secrecy")) == seen


@pytest.mark.parametrize(("more", "seen"), [("1", "MẬT"), ("11", "")])
def test_a_typed_line_that_tells_it_is_short(more, seen):
    line = "so: " + "1" * 41 + f" do_mat: Mật 1{more}"
    assert secret_mark(document(Block(f"ngay: 5 {line}", lines=((0, 1), (8, 2)))), missing("secrecy")) == seen


def test_an_item_is_a_mark_where_no_other_degree_is_numbered():
    assert [list(typed_marks([*rows])) for rows in (["1. MẬT"], ["1. MẬT", "2. TỐI MẬT"], ["MẬT"])] == [["?"], [], []]


@pytest.mark.parametrize(("length", "seen"), [(400, "?"), (401, "")])
def test_of_an_envelope_s_subject_the_beginning_is_read(length, seen):
    given = Document("plan", "0", "text", (), traits={"envelope_subject": padded("Diễn tập", length - 6) + " (mật)"})
    assert secret_mark(given, missing("secrecy")) == seen


def test_a_line_written_from_behind_is_short():
    given = Document("plan", "0", "text", (Block(f"{MARK}1"[::-1]),), traits={"reversed": True})
    assert secret_mark(given, missing("secrecy")) == "MẬT"
