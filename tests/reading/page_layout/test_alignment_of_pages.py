"""What the lines of a paragraph prove of how it is aligned, on a page whose other lines run from edge to edge."""

from __future__ import annotations

import pytest

from checker.model import CharacterFormat
from checker.reading.page_layout import lay_out
from checker.reading.page_layout.sheet import Sheet, Word

LEFT, RIGHT = 85.0, 538.0
MIDDLE = (LEFT + RIGHT) / 2
STYLE = CharacterFormat(size=14)
NOTE = ("(Kèm theo Kế hoạch số 125/KH-SNV", "ngày 15 tháng 3 năm 2024 của Sở Nội vụ)")


def spread(text: str, x0: float, x1: float, y: float) -> list[Word]:
    """The words of a line from ``x0`` to ``x1``, each as wide as its letters."""
    words = text.split()
    wide = (x1 - x0) / (sum(map(len, words)) + 0.5 * (len(words) - 1))
    made = []
    for word in words:
        made.append(Word(word, x0, y - 11.2, x0 + wide * len(word), y + 2.8, STYLE, y))
        x0 += wide * (len(word) + 0.5)
    return made


def align_of(*lines: tuple[float, float]) -> str | None:
    """The alignment of a note of lines from ``x0`` to ``x1`` between paragraphs of running text."""
    text = "Các phòng, đơn vị trực thuộc Sở thực hiện Kế hoạch này theo đúng hạn và"
    words = [word for at in range(6) for word in spread(text, LEFT, RIGHT, 100 + 16.5 * at)]
    words += [word for at, (said, edges) in enumerate(zip(NOTE, lines, strict=True)) for word in spread(said, *edges, 240 + 16.5 * at)]
    words += [word for at in range(6) for word in spread(text, LEFT, RIGHT, 320 + 16.5 * at)]
    found = lay_out([Sheet(1, 595.0, 842.0, tuple(words))]).blocks
    (note,) = (block for block in found if block.text.startswith("(Kèm"))
    assert note.text.endswith("vụ)")
    assert note.setting is not None
    return note.setting.align


def around(width: float, aside: float = 0.0) -> tuple[float, float]:
    return MIDDLE + aside - width / 2, MIDDLE + aside + width / 2


@pytest.mark.parametrize(("first", "last"), [(400, 240), (280, 300)])
@pytest.mark.parametrize("aside", [0, 14.2, 18])
def test_a_centred_note_is_centred_whatever_room_its_first_line_is_indented_by(first, last, aside):
    assert align_of(around(first, aside), around(last)) == "center"


def test_a_last_line_off_the_middle_is_not_centred():
    assert align_of(around(400, 14.2), (LEFT, LEFT + 300)) == "left"


def test_a_first_line_farther_aside_than_any_indent_is_not_centred():
    assert align_of(around(300, 60), around(240)) != "center"


def test_a_last_line_near_both_edges_proves_nothing():
    assert align_of(around(380, 18), around(RIGHT - LEFT - 20)) is None
