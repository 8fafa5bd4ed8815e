"""Pages that show no words draw on what their document may take; those that do pay it back."""

from __future__ import annotations

import io
import math
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from checker.model import Unreadable
from checker.processes import let_work_beside
from checker.reading.limits import DEFAULT
from checker.reading.page_layout import Sheet, Word
from checker.reading.scan import pages, tesseract
from checker.reading.scan.effort import Effort
from checker.reading.scan.recognition import made_ready, recognise
from checker.reading.scan.specks import is_busy, tidied

WORDS = ("Ủy", "ban", "nhân", "dân", "xã", "Bình", "Lục")
PRINT = tuple(Word(word, 60.0 * at, 50, 60.0 * at + 50, 62) for at, word in enumerate(WORDS))


def noise(width: int = 400, height: int = 300) -> Image.Image:
    return Image.frombytes("L", (width, height), Random(3).randbytes(width * height))


def close_print() -> Image.Image:
    """Letters of 9 pt at 200 dots per inch, no room between the lines nor at the edges."""
    page = Image.new("L", (1200, 900), 255)
    font = ImageFont.load_default(size=25)
    for top in range(0, 900, 25):
        ImageDraw.Draw(page).text((2, top), "Thuc hien nhiem vu cua ke hoach nay " * 4, fill=0, font=font)
    return page


def strewn(side: int, number: int) -> Image.Image:
    """A page of A4 at 300 dots per inch with so many square specks so many dots across, the same each time."""
    page, chance = Image.new("L", (2480, 3508), 255), Random(3)
    for _ in range(number):
        page.paste(0, (x := chance.randrange(2470), y := chance.randrange(3500), x + side, y + side))
    return page


class DescribeEffort:
    def it_is_spent_by_pages_without_words(self):
        effort = Effort(3)
        effort.took(2, Sheet(1, 595, 842))
        assert not effort.is_spent
        effort.took(1, Sheet(2, 595, 842, PRINT[:2]))
        assert effort.is_spent

    def it_is_paid_back_by_pages_with_words_and_no_further_than_it_was(self):
        effort = Effort(3)
        for _ in range(9):
            effort.took(2, Sheet(1, 595, 842))
            effort.took(2.5, Sheet(2, 595, 842, PRINT))
            assert not effort.is_spent
        effort.took(3, Sheet(3, 595, 842))
        assert effort.is_spent

    def it_gives_a_page_that_is_no_print_what_is_left(self):
        effort = Effort(3)
        effort.took(1, Sheet(1, 595, 842))
        with effort.turn(littered=True) as most:
            assert most == 2
        with effort.turn(littered=False) as most:
            assert most == math.inf


class DescribeTidied:
    def it_knows_print_however_close_from_noise(self):
        assert is_busy(noise())
        assert not is_busy(close_print())
        assert tidied(close_print()) == (close_print(), False)
        assert tidied(noise()) == (noise(), True)

    @pytest.mark.parametrize(("side", "number"), [(1, 30_000), (2, 30_000), (3, 12_000), (4, 12_000)])
    def it_takes_specks_off_a_page_strewn_with_them(self, side, number):
        dirty = strewn(side, number)
        page, littered = tidied(dirty)
        assert (page.histogram()[0] < 0.3 * dirty.histogram()[0], littered) == (True, False)

    def it_leaves_the_letters_of_a_strewn_page(self):
        page = strewn(2, 30_000)
        page.paste(close_print(), (0, 0))
        clean = tidied(page).page
        assert clean.crop((0, 0, 1200, 900)).histogram()[0] > 0.5 * close_print().histogram()[0]

    def it_leaves_a_page_of_a_few_thousand_specks_as_it_is(self):
        assert tidied(strewn(2, 3000)).page == strewn(2, 3000)

    def it_gives_no_page_of_specks_too_large_to_be_taken_off(self):
        assert tidied(strewn(5, 20_000)).page is None

    def it_knows_one_of_more_pieces_than_print_has(self):
        assert tidied(strewn(6, 20_000)) == (strewn(6, 20_000), True)


class DescribeReadPictures:
    @pytest.fixture(autouse=True)
    def recogniser(self, monkeypatch):
        """One that sees words on the first page alone, and takes two seconds for each."""
        self.seen = []

        def recognised(ready, *, number, limits, effort, spent):
            sheet = Sheet(number, 595, 842, PRINT if number == 1 else (), exact=False)
            self.seen.append(number)
            effort.took(2, sheet)
            return sheet

        monkeypatch.setattr(pages, "language", lambda: "vie")
        monkeypatch.setattr(pages, "recognise", recognised)
        let_work_beside(1)

    def pictures(self, count: int) -> list[bytes]:
        out = io.BytesIO()
        noise(80, 120).save(out, "PNG")
        return [out.getvalue()] * count

    def it_names_the_pages_it_did_not_look_at(self):
        document = pages.read_pictures(self.pictures(6), "a.docx", "", DEFAULT._replace(fruitless_work=3))
        assert self.seen == [1, 2, 3]
        assert [(row.kind, row.number, row.place.page) for row in document.not_read] == [("page_left", 3, 4)]

    def it_tells_of_nothing_where_all_were_looked_at(self):
        assert pages.read_pictures(self.pictures(2), "a.docx", "", DEFAULT).not_read == ()

    def it_refuses_a_document_on_which_nothing_was_seen(self, monkeypatch):
        monkeypatch.setattr(pages, "recognise", lambda _, number, **__: Sheet(number, 595, 842))
        with pytest.raises(Unreadable) as trouble:
            pages.read_pictures(self.pictures(2), "a.docx", "", DEFAULT)
        assert trouble.value.key == "unreadable.no_words"


class DescribeRecognise:
    def it_does_not_ask_what_stands_on_a_page_without_a_speck(self, monkeypatch):
        monkeypatch.setattr(tesseract, "words", lambda *_, **__: pytest.fail("asked"))
        sheet = recognise(made_ready(Image.new("RGB", (1654, 2339), "white"), 200))
        assert (round(sheet.width), round(sheet.height), sheet.words, sheet.passed_over) == (595, 842, (), False)

    def it_asks_of_one_with_a_speck(self, monkeypatch):
        asked = []
        monkeypatch.setattr(tesseract, "words", lambda *_, **__: asked.append(1) or ())
        monkeypatch.setattr(tesseract, "quarter_turns", lambda *_: 0)
        page = Image.new("L", (1654, 2339), 255)
        page.paste(0, (800, 900, 806, 906))
        recognise(made_ready(page, 200))
        assert asked
