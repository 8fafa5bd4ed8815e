"""What is done to a picture before it is recognised, and to the words after."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from checker.reading.page_layout.lines import PrintedLine
from checker.reading.page_layout.paragraphs import wrapped
from checker.reading.page_layout.sheet import Word
from checker.reading.scan import tesseract
from checker.reading.scan.cleaning import skew_of, without_colour
from checker.reading.scan.columns import zones
from checker.reading.scan.handwriting import ILLEGIBLE, illegible_marked
from checker.reading.scan.recognition import made_ready, recognise
from checker.reading.scan.tesseract import Seen
from checker.reading.scan.word_lines import on_baselines

WHITE = Image.new("L", (1600, 2200), 255)


def lines_of_text(size: tuple[int, int] = (1000, 1400)) -> Image.Image:
    page = Image.new("L", size, 255)
    pen = ImageDraw.Draw(page)
    for y in range(100, size[1] - 100, 40):
        for x in range(100, size[0] - 100, 30):
            pen.rectangle((x, y, x + 18, y + 14), fill=0)
    return page


def seen(text: str, left: int, top: int = 300, *, confidence: float = 0.95, line: str = "1", width: int | None = None) -> Seen:
    return Seen(text, left, top, left + (width or 18 * len(text)), top + 30, confidence, ("1", "1", line))


def texts(words: list[Seen]) -> list[str]:
    return [word.text for word in words]


def scrawled() -> Image.Image:
    """A page with strokes from 480 to 520 px across, on the line of :func:`seen`."""
    page = WHITE.copy()
    ImageDraw.Draw(page).line((480, 295, 500, 330, 520, 300), fill=40, width=5)
    return page


class TestCleaning:
    @pytest.mark.parametrize("angle", [-2.3, -0.7, 0.0, 1.3, 3.0])
    def test_the_skew_of_a_page_is_found(self, angle: float) -> None:
        page = lines_of_text().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        assert skew_of(page) == pytest.approx(-angle, abs=0.2)

    def test_a_red_stamp_goes_and_the_black_under_it_stays(self) -> None:
        page = lines_of_text().convert("RGB")
        pen = ImageDraw.Draw(page)
        pen.ellipse((300, 310, 500, 510), outline=(215, 30, 40), width=8)
        pen.rectangle((380, 390, 400, 400), fill=0)
        clean = without_colour(page)
        assert clean.getpixel((400, 313)) == 255
        assert clean.getpixel((390, 395)) == 0

    def test_a_text_all_in_colour_stays(self) -> None:
        page = Image.merge("RGB", (Image.new("L", (1000, 1400), 255), lines_of_text(), lines_of_text()))
        assert min(without_colour(page).tobytes()) < 120


def test_a_page_on_its_side_is_straightened_once_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that run down the page do not show how askew they are."""
    upright = lines_of_text().rotate(1.3, Image.Resampling.BICUBIC, fillcolor=255)
    shown: list[Image.Image] = []

    def words(page: Image.Image, *_: object) -> list[Seen]:
        shown.append(page)
        return [seen("x", 100 + 40 * at, confidence=0.1) for at in range(9)]

    monkeypatch.setattr(tesseract, "words", words)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 1)
    recognise(made_ready(upright.rotate(90, expand=True), 200.0))
    assert abs(skew_of(shown[0])) <= 0.2


@pytest.mark.parametrize("turns", [0, 1, 3])
def test_a_page_is_read_once_however_it_lies(monkeypatch: pytest.MonkeyPatch, turns: int) -> None:
    """Its turn is asked only where its lines run down it, and then before it is read."""
    shown: list[Image.Image] = []
    sure = [seen("ngày", 100 + 40 * at, confidence=0.9) for at in range(9)]
    monkeypatch.setattr(tesseract, "words", lambda page, *_: shown.append(page) or sure)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: turns or pytest.fail("asked"))
    monkeypatch.setattr(tesseract, "words_of_columns", lambda pictures, *_: [() for _ in pictures])
    recognise(made_ready(lines_of_text().rotate(90 * turns, expand=True), 200.0))
    assert [page.size for page in shown] == [lines_of_text().size]


def test_a_page_turned_in_vain_is_read_as_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    page = lines_of_text().rotate(90, expand=True)
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 1)
    monkeypatch.setattr(tesseract, "words_of_columns", lambda pictures, *_: [() for _ in pictures])
    shown: list[Image.Image] = []

    def words(picture: Image.Image, *_: object) -> list[Seen]:
        shown.append(picture)
        return [seen("ngày", 100 + 40 * at, confidence=0.9 if picture.size == page.size else 0.1) for at in range(9)]

    monkeypatch.setattr(tesseract, "words", words)
    sheet = recognise(made_ready(page, 200.0))
    assert [picture.size for picture in shown] == [(page.height, page.width), page.size]
    assert (sheet.width > sheet.height) is (page.width > page.height)


def test_how_a_page_stands_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose lines seem to run down it, which the recogniser knows no turn for and reads badly."""
    asked: list[int] = []
    monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: asked.append(1) or 0)
    monkeypatch.setattr(tesseract, "words_of_columns", lambda pictures, *_: [() for _ in pictures])
    monkeypatch.setattr(tesseract, "words", lambda *_: [seen("ngày", 100 + 40 * at, confidence=0.1) for at in range(9)])
    recognise(made_ready(lines_of_text().rotate(90, expand=True), 200.0))
    assert asked == [1]


class TestHandwriting:
    def test_words_seen_where_no_ink_is_are_nothing(self) -> None:
        words = [seen("ngày", 400), seen("—", 500, confidence=0.2), seen("tháng", 560)]
        assert texts(illegible_marked(words, WHITE)) == ["ngày", "tháng"]

    def test_strokes_read_as_figures_are_illegible(self) -> None:
        words = [seen("Số:", 400), seen("J}", 480, confidence=0.3), seen("|/KH-SNV", 540)]
        assert texts(illegible_marked(words, scrawled())) == ["Số:", ILLEGIBLE, "/KH-SNV"]

    def test_unsure_figures_in_the_place_of_the_day_are_illegible(self) -> None:
        words = [
            seen("ngày", 400),
            seen("27", 500, confidence=0.4),
            seen("tháng", 560),
            seen("3", 680),
            seen("năm", 720),
            seen("2024", 800),
        ]
        assert texts(illegible_marked(words, scrawled())) == ["ngày", ILLEGIBLE, "tháng", "3", "năm", "2024"]

    @pytest.mark.parametrize(("confidence", "figures"), [(0.68, ILLEGIBLE), (0.9, "54")])
    def test_figures_less_sure_than_print_are_no_figures_of_the_number(self, confidence: float, figures: str) -> None:
        """A hand's 34 is read as 54, and not surely; figures of print are."""
        words = [seen("Số:", 400), seen("54", 480, confidence=confidence), seen("/KH-SNV", 530)]
        assert texts(illegible_marked(words, scrawled())) == ["Số:", figures, "/KH-SNV"]

    def test_ink_that_the_recogniser_left_out_is_illegible(self) -> None:
        assert texts(illegible_marked([seen("Số:", 400), seen("/KH-SNV", 560)], scrawled())) == ["Số:", ILLEGIBLE, "/KH-SNV"]

    def test_figures_written_hard_on_the_label_are_illegible_however_narrow_they_seem(self) -> None:
        words = [seen("Só:2/KH-SNV", 400, confidence=0.25)]
        assert texts(illegible_marked(words, WHITE)) == ["Só:", ILLEGIBLE, "/KH-SNV"]
        assert texts(illegible_marked([seen("Số:…/KH-SNV", 400, confidence=0.25)], WHITE)) == ["Số:", "/KH-SNV"]

    def test_room_left_empty_or_dotted_stays_empty(self) -> None:
        dotted = WHITE.copy()
        for x in range(470, 550, 8):
            ImageDraw.Draw(dotted).rectangle((x, 326, x + 2, 328), fill=0)
        words = [seen("Số:", 400), seen("/KH-SNV", 560)]
        assert texts(illegible_marked(words, WHITE)) == texts(illegible_marked(words, dotted)) == ["Số:", "/KH-SNV"]

    def test_printed_figures_are_left_alone(self) -> None:
        words = [seen("Số:", 400), seen("125/KH-SNV", 480), seen("ngày", 900), seen("15", 990), seen("tháng", 1040)]
        assert texts(illegible_marked(words, WHITE)) == texts(words)


class TestColumns:
    def test_two_columns_are_parted_where_no_line_crosses(self) -> None:
        words = [
            seen("Nơi nhận:", 100, 300, line="1"), seen("GIÁM ĐỐC", 900, 300, line="1"),
            seen("- UBND tỉnh (để báo cáo);", 100, 340, line="2"), seen("Trần Hoài Thu", 880, 500, line="3"),
            seen("Một dòng chạy ngang cả trang giấy này đến hết lề bên phải", 100, 600, line="4", width=1300),
        ]  # fmt: skip
        (zone,) = zones(words)
        assert zone.top <= 300
        assert 530 <= zone.bottom <= 600
        assert 550 < zone.cut < 880

    def test_a_page_of_plain_text_has_none(self) -> None:
        assert zones([seen("Một dòng chữ", 100, 100 + 40 * row, line=str(row)) for row in range(5)]) == []


class TestBaselines:
    def test_words_of_one_line_stand_together_whatever_their_letters(self) -> None:
        line = ("1", "1", "1")
        words = [
            Seen("Kế", 0, 100, 40, 130, 0.9, line), Seen("hoạch", 50, 103, 120, 137, 0.9, line), Seen("năm", 130, 108, 180, 130, 0.9, line),
            Seen("2024", 190, 107, 240, 130, 0.9, line),
        ]  # fmt: skip
        placed = on_baselines(words, 0.36)
        assert len({word.baseline for word in placed}) == len({word.y1 for word in placed}) == 1

    def test_sizes_that_differ_by_chance_are_one(self) -> None:
        words = [Seen("Hoa", 0, 40 * row, 60, 40 * row + 24 + row % 2, 0.9, ("1", "1", str(row))) for row in range(6)]
        assert len({word.style.size for word in on_baselines(words, 0.36)}) == 1


def test_a_number_line_goes_on_with_no_organ_above_it_however_its_label_is_written():
    """A recogniser reads the S of a label beside handwriting as a small one."""

    def line(text: str, y: float) -> PrintedLine:
        words = text.split()
        return PrintedLine(tuple(Word(word, 100 + 40 * at, y, 135 + 40 * at, y + 13) for at, word in enumerate(words)))

    lines = [line("UBND XÃ ĐÔNG MAI", 60), line("TRẠM Y TẾ", 76), line("số: \ufffd", 92)]
    assert [[each.text for each in group] for group in wrapped(lines)] == [["UBND XÃ ĐÔNG MAI"], ["TRẠM Y TẾ"], ["số: \ufffd"]]
