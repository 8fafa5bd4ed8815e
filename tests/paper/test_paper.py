"""The generator of paper: the same number gives the same sheet, and its labels say what is printed and what is not."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import pytest
from PIL import Image

from tests.builders.plans import SO_NOI_VU
from tests.paper.__main__ import made, tiff
from tests.paper.gold import gold
from tests.paper.habits import Habits, habits
from tests.paper.printing import scanned
from tests.paper.stamps import font

PLAIN = Habits(
    number_by_hand=False, day_by_hand=False, authority_by_hand=False, name_stamped=False, seal="red", sealed="signer", dpi=100, bits=8,
    skew=0, turns=0, dirt=0,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fonts() -> None:
    try:
        font(20, "serif-bold")
    except OSError as absent:
        pytest.skip(str(absent))


def sheet(how: Habits) -> list[Image.Image]:
    return scanned(SO_NOI_VU, how, Random(1))


def ink(page: Image.Image, box: tuple[int, int, int, int]) -> int:
    return page.convert("L").crop(box).histogram()[0]


def test_a_number_makes_the_same_sheet_every_time():
    assert made(0)[2] == made(0)[2]


def test_offices_differ():
    offices = [habits(number) for number in range(40)]
    assert {how.bits for how in offices} == {1, 8}
    assert {how.seal for how in offices} == {"red", "black"}
    assert {how.turns for how in offices} == {0, 1, 2, 3}
    assert {how.number_by_hand for how in offices} == {True, False}


def test_a_scan_in_black_and_white_has_no_other_shade():
    (first, *_) = sheet(replace(PLAIN, bits=1))
    assert first.mode == "1"
    assert first.width < first.height


def test_a_turned_page_lies_on_its_side():
    (first, *_) = sheet(replace(PLAIN, turns=1))
    assert first.width > first.height


def test_a_seal_is_red_or_black():
    coloured = {seal: sheet(replace(PLAIN, seal=seal))[-1].getcolors(1 << 24) for seal in ("red", "black")}
    reds = {seal: sum(count for count, (r, g, b) in shades if r > 150 > g) for seal, shades in coloured.items()}
    assert reds["red"] > 1000 > reds["black"]


def test_labels_say_what_a_hand_wrote_and_what_a_seal_covers():
    parts = gold("x", "x.tif", SO_NOI_VU, replace(PLAIN, number_by_hand=True, sealed="signer"))["components"]
    assert (parts["number"]["text"], parts["number"]["handwritten"]) == ("125", True)
    assert "handwritten" not in parts["date"]
    assert parts["date"]["value"] == "2024-03-15"
    assert parts["full_name"] == {"present": True, "text": "Trần Hoài Thu", "garbled": True}
    assert "garbled" not in parts["organ"]


def test_the_file_holds_every_page_at_its_resolution():
    pages = sheet(PLAIN)
    with Image.open(io.BytesIO(tiff(pages, 100))) as file:
        assert (file.n_frames, file.info["dpi"]) == (len(pages), (100, 100))
