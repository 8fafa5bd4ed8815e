"""What seals and hands leave on a scan: found, told, and never taken for print."""

from __future__ import annotations

import shutil
from dataclasses import replace
from random import Random

import pytest
from PIL import Image

from checker.model import CharacterFormat
from checker.reading import read
from checker.reading.page_layout import Sheet, Word, lay_out
from checker.reading.scan.columns import zone_beside
from checker.reading.scan.handwriting import ILLEGIBLE, illegible_marked, strokes_marked
from checker.reading.scan.recognition import _printed
from checker.reading.scan.seals import Seal, seal_on, without_its_letters
from checker.reading.scan.tesseract import Seen
from tests.builders.plans import SO_NOI_VU
from tests.paper.__main__ import tiff
from tests.paper.habits import Habits
from tests.paper.printing import scanned
from tests.paper.stamps import font

OFFICE = Habits(
    number_by_hand=False, day_by_hand=False, authority_by_hand=False, name_stamped=False, seal="black", sealed="beside", dpi=200, bits=1,
    skew=0, turns=0, dirt=0,
)  # fmt: skip
SEAL = Seal(300, 300, 50)


@pytest.fixture
def _fonts() -> None:
    try:
        font(20, "serif-bold")
    except OSError as absent:
        pytest.skip(str(absent))


def word(text: str, left: int, *, confidence: float = 0.9, line: str = "1", top: int = 300, width: int = 30) -> Seen:
    return Seen(text, left, top, left + width, top + 12, confidence, (line,))


def texts(words: list[Seen]) -> list[str]:
    return [each.text for each in words]


@pytest.mark.usefixtures("_fonts")
class DescribeSeals:
    @pytest.mark.parametrize("ink", ["red", "black"])
    @pytest.mark.parametrize("bits", [1, 8])
    def it_finds_the_ring_where_it_was_stamped(self, ink, bits):
        page = scanned(SO_NOI_VU, replace(OFFICE, seal=ink, bits=bits), Random(4))[-1].convert("L")
        seal = seal_on(page, 200)
        assert seal is not None
        assert 45 <= seal.radius <= 56  # 36 mm across
        assert abs(seal.x - 262) < 15  # beside the recipients

    def it_sees_none_in_lines_of_text(self):
        page = scanned(SO_NOI_VU, OFFICE, Random(4))[0].convert("L")
        assert seal_on(page, 200) is None

    def it_sees_none_on_a_slip_of_paper_too_small_for_one(self):
        assert seal_on(Image.new("L", (200, 200), 0), 200) is None


class DescribeLettersUnderASeal:
    def it_drops_what_the_ring_alone_made_up(self):
        seen = [word("Nơi", 50, line="a"), word("C1[", 280, confidence=0.1, line="b"), word("ŠẦ>", 310, confidence=0.2, line="c")]
        assert texts(without_its_letters(seen, SEAL, 1.0)) == ["Nơi"]

    def it_drops_shreds_that_stand_off_the_words_of_a_line(self):
        assert texts(without_its_letters([word("báo", 100), word("cáo;", 140), word("4", 280, confidence=0.3)], SEAL, 1.0)) == [
            "báo",
            "cáo;",
        ]

    def it_marks_what_of_a_line_is_hidden(self):
        kept = without_its_letters([word("¬.v", 280, confidence=0.0, width=38), word("PHÒNG", 320, width=50)], SEAL, 1.0)
        assert texts(kept) == [ILLEGIBLE, "PHÒNG"]
        assert kept[0].right < 320

    def it_keeps_a_word_the_recogniser_doubts_in_a_line_it_read(self):
        seen = [word("GIÁM", 280, confidence=0.4), word("ĐỐC", 320)]
        assert without_its_letters(seen, SEAL, 1.0) == seen

    def it_leaves_what_stands_elsewhere(self):
        seen = [word("lÍ!", 50, confidence=0.1)]
        assert without_its_letters(seen, SEAL, 1.0) == seen
        assert without_its_letters(seen, None, 1.0) == seen


class DescribeStrokes:
    def it_marks_a_line_of_which_no_word_was_read(self):
        (mark,) = strokes_marked([word('Z"Y—', 10, confidence=0.0), word("QUUyE", 60, confidence=0.2)])
        assert mark.text == ILLEGIBLE
        assert (mark.left, mark.right) == (44, 56)  # halfway: a signature reaches into the other column

    @pytest.mark.parametrize("text", ["Giang", "125", "/KH-SNV", "Số:", "-Lưu:VT,VP,"])
    def it_leaves_what_may_be_print_however_doubtful(self, text):
        assert texts(strokes_marked([word(text, 10, confidence=0.1)])) == [text]

    def it_takes_no_figure_from_strokes_hard_on_the_label(self):
        """By the ink between the label and the notation: here a page black all over."""
        seen = [word("Số:2l4", 10, confidence=0.3, top=20, width=60), word("/KH-SNV", 90, top=20, width=60)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 0))) == ["Số:", ILLEGIBLE, "/KH-SNV"]

    def it_leaves_a_number_printed_hard_on_its_label(self):
        seen = [word("Số:125", 10, top=20, width=60), word("/KH-SNV", 90, top=20, width=60)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 0))) == ["Số:125", "/KH-SNV"]

    def it_takes_nothing_from_figures_written_into_the_notation(self):
        seen = [word("Số:", 10, top=20), word("†34-svH", 60, confidence=0.0, top=20, width=80)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 255))) == ["Số:", ILLEGIBLE]

    def it_leaves_a_notation_badly_printed_but_read(self):
        seen = [word("Số:", 10, top=20), word("125", 60, confidence=0.3, top=20)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 255))) == ["Số:", "125"]

    @pytest.mark.parametrize(
        ("right", "confidence", "read"), [(96, 0.9, ILLEGIBLE), (96, 0.97, "03"), (122, 0.9, "03")], ids=["by hand", "sure", "close"]
    )
    def it_takes_unsure_figures_in_room_left_for_a_hand_for_figures_by_hand(self, right, confidence, read):
        seen = [word("ngày", 10, top=20), Seen("03", 60, 20, right, 34, confidence, ("1",)), word("tháng", 130, top=20, width=50)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 0))) == ["ngày", read, "tháng"]

    def it_takes_figures_larger_than_print_for_figures_by_hand(self):
        large = Seen("2442", 50, 10, 80, 36, 0.9, ("1",))
        seen = [word("Số:", 10, top=20), large, word("/KH-SNV", 90, top=20, width=60)]
        assert texts(illegible_marked(seen, Image.new("L", (600, 800), 0))) == ["Số:", ILLEGIBLE, "/KH-SNV"]


class DescribeDust:
    @pytest.mark.parametrize(
        ("words", "kept"),
        [
            ([word("-", 10, width=6), word("UBND", 22)], ["-", "UBND"]),  # opens an entry
            ([word("do", 10), word("-", 50, width=6), word("Hạnh", 64)], ["do", "-", "Hạnh"]),
            ([word("nhận", 10), word(":", 43, width=3)], ["nhận", ":"]),
            ([word("NAM", 10), word("-", 60, width=6)], ["NAM"]),  # a speck behind the line
            ([word(":", 10, width=3)], []),
            ([word("Số:", 10), word(ILLEGIBLE, 60), word("/KH", 110)], ["Số:", ILLEGIBLE, "/KH"]),
        ],
    )
    def it_drops_signs_that_belong_to_no_word(self, words, kept):
        assert texts(_printed(words)) == kept


class DescribeColumnsBesideASeal:
    """The recogniser takes a sealed signature for a picture and leaves its column out."""

    LEFT = (word("Nơi", 50, line="a", top=200), word("-", 50, line="b", top=220, width=5), word("Lưu:", 60, line="b", top=220))
    BODY = tuple(word("văn", 50 + 40 * at, line="c", top=150) for at in range(14))

    def it_parts_the_closing_where_the_list_ends(self):
        zone = zone_beside([*self.BODY, *self.LEFT], (400, 230), 100)
        assert zone is not None
        assert 162 < zone.top < 200  # below the text, above the list
        assert 90 < zone.cut < 360
        assert zone.bottom >= 330

    def it_parts_nothing_where_lines_cross_the_page(self):
        assert zone_beside(self.BODY, (400, 156), 60) is None
        assert zone_beside([], (400, 156), 60) is None


def test_a_line_stands_in_one_table_alone():
    """Two gutters off one another, as strokes of a signature make them: both zones reach for the list."""
    rows = (
        ("Nơi", 91, 111, 469), ("nhận:", 114, 144, 469), ("tỉnh;", 170, 190, 482), ("VT.", 142, 173, 509), ("ĐỐC", 432, 458, 469),
        ("CÔNG", 383, 399, 480), (ILLEGIBLE, 374, 392, 512),
    )  # fmt: skip
    words = tuple(Word(text, x0, y - 9, x1, y + 3, style=CharacterFormat(size=12.1), baseline=y) for text, x0, x1, y in rows)
    told = " ".join(block.text for block in lay_out([Sheet(1, 595, 842, words, exact=False)]).blocks)
    assert sorted(told.split()) == sorted(text for text, *_ in rows)


@pytest.mark.usefixtures("_fonts")
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract: apt install tesseract-ocr-vie")
def test_a_seal_over_the_gutter_does_not_cut_the_columns():
    last = scanned(SO_NOI_VU, OFFICE, Random(4))[-1]
    document = read(tiff([last], 200), name="scan.tif")
    lines = [block.text for block in document.blocks]
    assert "Nơi nhận:" in lines
    assert any(line.startswith("- Lưu: VT") for line in lines)
    assert "KT. GIÁM ĐỐC" in lines
    assert "PHÓ GIÁM ĐỐC" in lines
    assert [page for page, *_ in document.traits["seals"]] == [1]
