"""What is laid over the letters of a PDF page, whatever its shape, and what stands there instead of letters, is told."""

from __future__ import annotations

import zlib

import pytest

from checker.model import Unreadable
from checker.reading import read
from checker.reading.scan import tesseract
from tests.builders.sheets import Page, Show, pdf
from tests.reading.pdf.test_pdf_unseen import EXTRA, LINES, Painted, page, text, told

WHITE = "1 g 90 280 320 40 re f"
HALF = "q 300 0 0 450 100 {} cm /Im Do Q"

COVERED = {
    "a picture": "q 400 0 0 50 90 280 cm /Im Do Q",
    "a shape with a curve": "1 g 95 290 m 395 290 l 395 315 l 245 320 l 95 315 l f",
    "a box that is turned": f"q 1 0.02 -0.02 1 0 0 cm {WHITE} Q",
    "a box cut to size": "q 90 285 310 40 re W n 1 g 0 280 595 60 re f Q",
}
LEFT = {
    "a box drawn round it": "90 285 310 40 re S",
    "a picture below the line": "q 400 0 0 50 90 220 cm /Im Do Q",
    "a wash of colour": "q /Gs gs 1 1 0 rg 90 285 310 40 re f Q",
    "a ring like a seal's": "1 0 0 RG 240 305 m 260 330 280 330 300 305 c S",
}


def shapes(shown: str, over: str) -> bytes:
    return page("", f"{shown} {over}")


@pytest.mark.parametrize("what", COVERED)
def test_letters_below_something_are_told(what):
    ((kind, count),) = told(shapes(text(), COVERED[what]))
    assert kind == "unseen_letters"
    assert 10 <= count <= sum(map(str.isalnum, EXTRA))


@pytest.mark.parametrize("what", LEFT)
def test_letters_beside_or_seen_through_something_are_not_told(what):
    data = shapes(text(), LEFT[what]).replace(b"/XObject <<", b"/ExtGState << /Gs << /ca 0.4 /BM /Multiply >> >> /XObject <<", 1)
    assert told(data) == []


@pytest.mark.parametrize("what", COVERED)
def test_letters_drawn_after_it_are_not_told(what):
    assert told(shapes(COVERED[what], text())) == []


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("Ink", ["ink", "annotation"]), ("Watermark", ["annotation"]), ("Square", ["annotation"]), ("Caret", ["annotation"]),
     ("Polygon", ["annotation"]), ("Highlight", ["annotation"]), ("Link", ["annotation"]), ("OfNoKindKnown", ["annotation"]),
     ("Popup", [])],
)  # fmt: skip
def test_words_drawn_by_a_note_are_told(kind, rows):
    assert [row for row, _ in told(pdf([Page(LINES, laid=((kind, (Show(EXTRA, 100, 300),)),))]))] == rows


def test_words_drawn_by_a_note_that_are_read_are_not_told():
    shows = (Show(EXTRA, 100, 300),)
    assert told(pdf([Page((*LINES, *shows), laid=(("Square", shows),))])) == []


LONG = ("Bổ sung: kinh phí do ngân sách tỉnh cấp trong năm 2024", "theo dự toán của Sở")
FOOT = [Show(line, 100, 90 - 16 * at, size=11) for at, line in enumerate(LONG)]
NARROW = [Show(" ".join(" ".join(LONG).split()[at : at + 4]), 100, 140 - 16 * (at // 4), size=11) for at in range(0, 16, 4)]
SIGNED = (
    "Ký bởi: Sở Nội vụ tỉnh Vĩnh Sơn",
    "Cơ quan: Ủy ban nhân dân tỉnh Vĩnh Sơn, Văn phòng Ủy ban nhân dân",
    "Ngày ký: 15-03-2024 10:22:31 +07:00",
)
ARRIVED = ("ĐẾN", "Số: 1204", "Ngày: 16/3/2024", "Chuyển: Phòng Tổng hợp", "Lưu hồ sơ số:")


@pytest.mark.parametrize("kind", ["Stamp", "FreeText"])
@pytest.mark.parametrize("shows", [FOOT, NARROW, [*FOOT, Show("Ký bởi: Sở Nội vụ", 100, 110)]])
def test_text_in_a_stamp_on_an_empty_foot_is_told(kind, shows):
    assert told(pdf([Page(LINES, laid=((kind, tuple(shows)),))])) == [("annotation", 1)]


@pytest.mark.parametrize("said", [SIGNED, ARRIVED, ("SAO Y", "Văn phòng Sở Nội vụ tỉnh Vĩnh Sơn, ngày 16 tháng 3 năm 2024"), ("25",)])
@pytest.mark.parametrize("kind", ["Stamp", "Widget"])
def test_what_an_office_s_stamp_says_is_not(kind, said):
    shows = tuple(Show(line, 100, 160 - 14 * at, size=9) for at, line in enumerate(said))
    assert told(pdf([Page(LINES, laid=((kind, shows),))])) == []


def test_words_that_a_caret_asks_for_are_told():
    laid = pdf([Page(LINES, laid=(("Caret /Contents (sua lai)", (Show("V", 100, 300),)),))])
    assert ("annotation", 1) in told(laid) or ("annotation", 2) in told(laid)


OFF = b"<< /OCProperties << /OCGs [] /D << /OFF [7 0 R] >> >> >>"


@pytest.mark.parametrize(("said", "rows"), [(OFF, [("layers", 1)]), (OFF.replace(b"7 0 R", b""), [])])
def test_a_layer_switched_off_among_packed_objects_is_told(said, rows):
    held = zlib.compress(b"7 0 " + said)
    packed = b"90 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        len(held),
        held,
    )
    plan = pdf([Page(LINES)]).replace(b"trailer <<", packed + b"trailer <<", 1).replace(b"startxref", b"startxrfx")
    assert told(plan) == rows


class DescribePictures:
    def it_tells_one_as_large_as_a_page_on_a_page_of_text(self):
        assert told(pdf([Painted(LINES, after=HALF.format(60))])) == [("page_picture", 1)]

    def it_says_nothing_of_one_the_text_is_printed_on(self):
        assert told(pdf([Painted(LINES, before=HALF.format(350))])) == []

    def it_says_nothing_of_a_photograph(self):
        assert told(pdf([Painted(LINES, after="q 400 0 0 250 100 100 cm /Im Do Q")])) == []

    @pytest.mark.parametrize(("strips", "refused"), [(10, True), (2, False)])
    def it_takes_a_page_cut_into_strips_for_a_picture(self, monkeypatch, strips, refused):
        monkeypatch.setattr(tesseract, "program", lambda: None)
        drawn = "".join(f"q 595 0 0 85 0 {85 * at} cm /Im Do Q " for at in range(strips))
        data = pdf([Page(LINES), Painted(after=drawn)])
        if refused:
            with pytest.raises(Unreadable, match="picture_only"):
                read(data, name="a.pdf")
        else:
            assert told(data) == []
