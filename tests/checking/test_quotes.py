"""The words by which a person finds a place."""

import pytest

from checker.checking.quotes import LONGEST, quoted
from checker.model import Block, Document, Location
from tests.reporting.samples import finding


def quote(*blocks, place):
    (found,) = quoted([finding(place=place)], Document("a.docx", "", "docx", blocks))
    return found.quote


LONG = "Giao Văn phòng chủ trì, phối hợp với các phòng chuyên môn theo dõi, đôn đốc việc thực hiện Kế hoạch này ở từng xã"


class DescribeQuotes:
    def it_is_the_line_of_the_place(self):
        soft = Block("UBND TỈNH A\nSỞ NỘI VỤ\nSố: 5/KH-SNV", paragraph=3)
        assert quote(soft, place=Location(paragraph=3, start=12, end=21)) == "SỞ NỘI VỤ"
        assert quote(soft, place=Location(paragraph=3, start=26, end=27)) == "Số: 5/KH-SNV"
        assert quote(Block("\nSỞ NỘI VỤ", paragraph=3), place=Location(paragraph=3, start=0, end=0)) == ""

    def it_is_how_a_long_line_begins(self):
        said = quote(Block(LONG, paragraph=0), place=Location(paragraph=0, start=5, end=14))
        assert said.startswith("Giao Văn phòng")
        assert said.endswith("…")
        assert len(said) <= LONGEST + 1
        assert LONG.startswith(said[:-1])

    def it_goes_on_behind_white_space_however_long(self):
        wide = Block(f"Giao{' ' * 3000}Văn phòng chủ trì.", paragraph=0)
        assert quote(wide, place=Location(paragraph=0, start=0, end=4)) == "Giao Văn phòng chủ trì."

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a" * 60, "a" * 60),
            ("a" * 61, "a" * 60 + "…"),
            (f"Ở {'a' * 60}", "Ở…"),
            (f"{'a' * 60}{' ' * 2000}b", "a" * 60 + "…"),
        ],
    )
    def it_is_sixty_letters_of_whole_words_at_most(self, text, said):
        assert quote(Block(text, paragraph=0), place=Location(paragraph=0, start=0, end=1)) == said

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            ("a" * 36, "a" * 36 + "x"),
            ("a" * 37, "…x"),
            (f"{'a' * 20} {'b' * 23}", f"…{'b' * 23}x"),
            (f"{'a' * 20} {'b' * 24}", "…x"),
        ],
    )
    def it_begins_at_a_word_near_before_a_place_far_inside(self, before, said):
        assert quote(Block(f"{before}x", paragraph=0), place=Location(paragraph=0, start=len(before))) == said

    def it_stands_around_a_place_far_inside(self):
        at = LONG.index("Kế hoạch")
        said = quote(Block(LONG, paragraph=0), place=Location(paragraph=0, start=at, end=at + 8))
        assert said.startswith("…")
        assert "Kế hoạch này" in said
        assert said.strip("…").split()[0] in LONG.split()

    @pytest.mark.parametrize(
        "place",
        [Location(paragraph=9), Location(part="header", paragraph=0), Location(line=4), Location(paragraph=0, start=500)],
    )
    def it_is_nothing_where_nothing_stands(self, place):
        assert quote(Block("một dòng", paragraph=0), place=place) in ("", "một dòng")

    def it_is_found_by_line_in_texts_and_by_every_line_of_a_paragraph(self):
        rolled = Block("dòng bảy dòng tám", line=7, lines=((0, 7), (9, 8)))
        assert quote(rolled, place=Location(line=8, start=9, end=13)) == "dòng bảy dòng tám"

    def it_leaves_findings_about_nothing_alone(self):
        assert quoted([finding(place=None)], Document("a", "", "text", ()))[0].quote == ""
