"""Lengths, likenesses and confidences in recognised text, each with a text on either side of it; many to one test."""

from __future__ import annotations

from checker.model import Cell, Document
from checker.parsing.smudged.sealed import unsealed
from tests.parsing.test_recognised_lines import block

LIST = ["Nơi nhận:", "- UBND tỉnh;"]


def sealed(text, sure=(), *, label=0.4, cell=None):
    """What a closing with this line below its list holds once it is sorted; a seal runs through its label."""
    rows = (("Nơi nhận:", (label, 0.9), None), ("- UBND tỉnh;", (0.9,) * 3, None), (text, sure or (0.9,) * len(text.split()), cell))
    blocks = tuple(block(text, sure, cell, 20 * at) for at, (text, sure, cell) in enumerate(rows))
    return [each.text for each in unsealed(Document("scan.pdf", "0", "scan", blocks)).blocks]


def test_what_stands_below_a_seal_is_read_as_far_as_the_recogniser_is_sure():
    for sure, last, first in ((0.29, "- Giám đốc Sở", [*LIST, "- Giám đốc Sở;"]), (0.3, "- Giám đốc Sở Y", [LIST[0], f"{LIST[1]} x Giám đốc Sở;"])):
        assert sealed("- Giám đốc Sở Y", (0.9, 0.9, 0.9, 0.9, sure))[-1] == last
        assert sealed("x Giám đốc Sở;", (sure, 0.9, 0.9, 0.9)) == first
    for sure, read in ((0.49, LIST), (0.5, [*LIST, "- Sở Y tế;"]), (0.51, [*LIST, "- Sở Y tế;"])):
        assert sealed("- Sở Y tế;", (sure,) * 4) == read
    for sure, read in ((0.59, "- Sở Y tế;"), (0.6, "- Sở Y tế; vv"), (0.61, "- Sở Y tế; vv")):  # a clear page is left as it is
        assert sealed("- Sở Y tế; vv", label=sure)[-1] == read


def test_a_line_below_a_seal_has_letters_enough_to_be_one():
    for text, last in (
        ("các sở", "- UBND tỉnh; các sở"), ("các s", "- UBND tỉnh;"), ("- Cục X", "- Cục X"), ("- Bộ A", "- UBND tỉnh;"),
        ("- Cục Xa", "- Cục Xa"),
    ):  # fmt: skip
        assert sealed(text)[-1] == last
    for column, last in ((0, "- Hoàng Văn An"), (1, "- UBND tỉnh;")):  # no list stands in the signer's column
        assert sealed("- Hoàng Văn An", cell=Cell(0, 0, column, 2))[-1] == last


def test_words_printed_within_three_points_of_their_like_are_the_same():
    first = block("Nơi nhận:", (0.9, 0.9), Cell(0, 0, 0, 1), 10)
    for right, down, kept in ((2.9, 0.0, 1), (3.0, 0.0, 2), (0.0, 2.9, 1), (0.0, 3.0, 2)):
        boxes = tuple(box._replace(x0=box.x0 + right, y0=box.y0 + down) for box in first.boxes)
        assert len(unsealed(Document("scan.pdf", "0", "scan", (first, first._replace(boxes=boxes)))).blocks) == kept


def test_a_closing_stands_within_the_last_blocks_of_a_scan():
    for more, text in ((31, "- UBND tỉnh;"), (32, "- UBND tỉnh;"), (33, "- UBND tỉnh; x")):
        blocks = (block("Nơi nhận:", (0.4, 0.9), None, 10), block("- UBND tỉnh; x", (0.9, 0.9, 0.9, 0.2), None, 20))
        rest = tuple(block("- Sở Y tế;", (0.9,) * 4, None, 30 + 12 * at) for at in range(more))
        assert unsealed(Document("scan.pdf", "0", "scan", (*blocks, *rest))).blocks[1].text == text
