"""Letters of a PDF that nobody sees are told, and what is legible is not; a mark of secrecy is seen wherever it is laid."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from zlib import compress

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from checker.parsing import parse
from checker.reading import read
from tests.builders.sheets import Page, Show, pdf
from tests.reading.pdf.test_pdf import a_plan
from tests.reading.pdf.test_pdf_besides import saved, wide

LINES = tuple(Show("Các cơ quan, đơn vị thực hiện theo kế hoạch", 100, 760 - 20 * at) for at in range(12))
EXTRA = "Thêm một nhiệm vụ"


@dataclass(frozen=True)
class Painted(Page):
    """A page with operators before and after its text."""

    before: str = ""
    after: str = ""

    def content(self) -> bytes:
        return b"\n".join((self.before.encode(), super().content(), self.after.encode()))


def page(before: str = "", after: str = "", *more: Show) -> bytes:
    return pdf([Painted((*LINES, *more), before=before, after=after)])


def text(words: str = EXTRA, x: float = 100, y: float = 300, mode: int = 0, color: str = "") -> str:
    return f"q {color} {Show(words, x, y, mode=mode).content()} Q"


def told(data: bytes) -> list[tuple[str, int]]:
    return [(row.kind, row.number) for row in read(data, name="ke-hoach.pdf").not_read]


BOX = "95 290 300 25 re f"
LETTERS = sum(map(str.isalnum, EXTRA))
UNSEEN = {
    "letters without ink": text(mode=3),
    "white letters": text(color="1 g"),
    "yellow letters": text(color="1 1 0 rg"),
    "black letters on black": f"0 g {BOX} {text()}",
    "red letters on red": f"1 0 0 rg {BOX} {text(color='1 0.01 0 rg')}",
    "letters under a black box": f"{text()} 0 g {BOX}",
    "letters under a white box": f"{text()} 1 g {BOX}",
    "letters below the page": text(y=-40),
    "letters to the right of the page": text(x=700),
    "letters clipped away": f"q 0 0 20 20 re W n {text()} Q",
    "letters that clip alone": text(mode=7),
    "letters outlined in white": text(mode=1, color="0 g 1 G"),
    "letters of a point": f"q 0.05 0 0 0.05 100 300 cm {text(x=0, y=0)} Q",
    "letters squeezed to lines": f"q 0.01 0 0 1 100 300 cm {text(x=0, y=0)} Q",
    "a clip as large as the page": f"q 0 0 595 842 re W n 0 g {BOX} {text()} Q",
}
SEEN = {
    "grey letters": text(color="0.6 g"),
    "white letters on black": f"0 g {BOX} {text(color='1 g')}",
    "white letters on a curved ground": f"0 g 95 290 m 395 290 l 395 315 l 245 320 l 95 315 l f {text(color='1 g')}",
    "white letters on a cut box": f"q 95 290 200 30 re W n 0 g {BOX} Q {text(color='1 g')}",
    "white letters on a picture": f"q 400 0 0 50 90 280 cm /Im Do Q {text(color='1 g')}",
    "letters on white": f"1 g {BOX} 0 g {text()}",
    "letters filled in black, outlined in white": text(mode=2, color="0 g 1 G"),
    "letters within a clip": f"q 90 280 400 50 re W n {text()} Q",
    "narrow letters": f"q 0.8 0 0 1 100 300 cm {text(x=0, y=0)} Q",
    "a box drawn round letters": f"{text()} 95 290 300 25 re S",
    "letters that run over the edge": text(x=560),
    "outlined letters": text(mode=1, color="1 g 0 G"),
    "a page of white that is drawn first": f"1 g 0 0 595 842 re f 0 g {text()}",
}


@pytest.mark.parametrize("what", UNSEEN)
def test_it_is_told(what):
    assert told(page(after=UNSEEN[what])) == [("unseen_letters", LETTERS)]


@pytest.mark.parametrize("what", SEEN)
def test_it_is_not_told(what):
    drawn = SEEN[what]
    assert told(page(before=drawn) if "first" in what else page(after=drawn)) == []


@pytest.mark.parametrize(
    ("mode", "color", "rows"),
    [("Screen", "0 g", 1), ("Lighten", "0.3 g", 1), ("Difference", "0 g", 1), ("Multiply", "0 g", 0), ("Darken", "0.2 g", 0),
     ("Normal", "0 g", 0)],
)  # fmt: skip
def test_letters_are_told_that_are_lost_in_the_paper_they_are_mixed_with(mode, color, rows):
    state = f"/ExtGState << /Gs << /BM /{mode} >> >> /XObject <<".encode()
    data = page(after=text(color=f"/Gs gs {color}")).replace(b"/XObject <<", state, 1)
    assert told(data) == [("unseen_letters", LETTERS)] * rows


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_as_a_whole_is_read_upright(degrees):
    turned = read(page().replace(b"/Type /Page /Parent", b"/Type /Page /Rotate %d /Parent" % degrees), name="ke-hoach.pdf")
    assert turned.not_read == ()
    assert [block.text for block in turned.blocks] == [block.text for block in read(page(), name="ke-hoach.pdf").blocks]


def test_letters_turned_on_their_side_are_told_unless_they_are_a_watermark():
    side = "q 0 1 -1 0 {} 0 cm {} Q"
    table = " ".join(side.format(100 + 20 * at, text("Bảng số liệu của các huyện", 100, -100)) for at in range(4))
    assert [kind for kind, _ in told(page(after=table))] == ["turned_letters"]
    assert told(page(after=side.format(300, text("BẢN SAO", 100, -100)))) == []


def spoken(words: str, said: str) -> bytes:
    """A page with words that the file says are others."""
    return page(after=f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex()}>>> BDC {text(words)} EMC")


class DescribeWordsThatAreSaidToBeOthers:
    @pytest.mark.parametrize(("words", "said"), [("Quy chế", "Kế hoạch"), ("Số 15", "Số 16"), ("Thêm việc", "")])
    def it_tells(self, words, said):
        assert [kind for kind, _ in told(spoken(words, said))] == ["said_otherwise"]

    @pytest.mark.parametrize(("words", "said"), [("Kế hoạch", "Kế hoạch"), ("hoạch", "Kế hoạch"), ("n", "•"), ("n", "")])
    def it_does_not_tell_where_they_are_the_same_or_a_sign(self, words, said):
        assert told(spoken(words, said)) == []


def with_notes(kind: int, count: int, words: str = EXTRA, key: bytes = b"Contents") -> bytes:
    document = pdfium.PdfDocument(a_plan())
    sheet = document[0]
    for _ in range(count):
        note = raw.FPDFPage_CreateAnnot(sheet.raw, kind)
        raw.FPDFAnnot_SetRect(note, ctypes.byref(raw.FS_RECTF(100, 120, 120, 100)))
        raw.FPDFAnnot_SetStringValue(note, key, wide(words))
        raw.FPDFPage_CloseAnnot(note)
    return saved(document)


def to_be_taken_out(words: str) -> bytes:
    """A plan with a place whose words are to be taken out, these put over it; the library makes no such note."""
    return with_notes(raw.FPDF_ANNOT_HIGHLIGHT, 1, words, key=b"OverlayText").replace(b"/Highlight", b"/Redact   ")


class DescribeNotes:
    def it_tells_of_words_struck_out_by_one(self):
        assert told(with_notes(raw.FPDF_ANNOT_STRIKEOUT, 2, "")) == [("struck_note", 2)]

    def it_tells_text_laid_on_the_page_that_its_letters_do_not_say(self):
        assert told(with_notes(raw.FPDF_ANNOT_FREETEXT, 1)) == [("annotation", 1)]

    def it_counts_more_than_are_looked_at(self):
        assert told(with_notes(raw.FPDF_ANNOT_FREETEXT, 3000)) == [("annotation", 3000)]

    def it_tells_of_text_laid_on_the_page_in_its_rich_form_alone(self):
        assert told(with_notes(raw.FPDF_ANNOT_FREETEXT, 1, f"<body><p>{EXTRA}</p></body>", key=b"RC")) == [("annotation", 1)]

    @pytest.mark.parametrize("kind", [raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY])
    def it_tells_of_a_comment_on_marked_words(self, kind):
        assert told(with_notes(kind, 1)) == [("annotation", 1)]

    def it_says_nothing_where_the_comment_is_the_marked_words(self):
        assert told(with_notes(raw.FPDF_ANNOT_HIGHLIGHT, 1, "KẾ HOẠCH")) == []

    def it_tells_of_the_words_that_will_stand_where_others_are_to_be_taken_out(self):
        assert told(to_be_taken_out(EXTRA)) == [("annotation", 1)]

    @pytest.mark.parametrize("kind", ["Highlight", "Link"])
    def it_says_nothing_of_notes_that_draw_no_words(self, kind):
        assert told(pdf([Page(LINES, laid=((kind, (Show(" ", 100, 300),)),))])) == []

    @pytest.mark.parametrize("kind", ["Stamp", "FreeText"])
    def it_says_nothing_of_words_that_are_read(self, kind):
        laid = pdf([Page(LINES, laid=((kind, (Show("Số: 12", 100, 300),)),))])
        assert told(laid) == []


@pytest.mark.parametrize(("said", "rows"), [
    ("/OFF [7 0 R]", [("layers", 1)]), ("/OFF []", []), ("/BaseState /OFF", [("layers", 1)]), ("/OFF 9 0 R", [("layers", 1)]),
    ("/OFF [ %x\n7 0 R]", [("layers", 1)]), ("/View << /ViewState /OFF >>", [("layers", 1)]), ("/View << /ViewState /ON >>", []),
    ("/Print << /PrintState /OFF >>", []), ("/Type /OCMD /P /AllOff", [("layers", 1)]), ("/Type /OCMD /P /AllOn", []),
    ("/VE [/Not 7 0 R]", [("layers", 1)]),
])  # fmt: skip
def test_a_layer_that_is_switched_off_is_told(said, rows):
    plan = pdf([Page(LINES)], catalogue=f"/OCProperties << /OCGs [] /D << {said} >> >>")
    assert told(plan) == rows


def with_keywords(words: str) -> bytes:
    """The page in a file whose properties have these words; the library finds what the table of objects does not."""
    told = f"99 0 obj\n<< /Keywords <{(chr(0xFEFF) + words).encode('utf-16-be').hex()}> >>\nendobj\ntrailer << /Info 99 0 R"
    return pdf([Page(LINES)]).replace(b"trailer <<", told.encode(), 1).replace(b"startxref", b"startxrfx")


def with_packet(words: str) -> bytes:
    """The page in a file with its properties as XMP says them."""
    return pdf([Page(LINES)]) + f"\n<x:xmpmeta xmlns:x='adobe:ns:meta/'><d><pdfx:DoMat>{words}</pdfx:DoMat></d></x:xmpmeta>".encode()


def with_bookmark(words: str) -> bytes:
    """The page in a file whose second bookmark has these words."""
    first, second = (f"/Title <{(chr(0xFEFF) + each).encode('utf-16-be').hex()}>" for each in ("I. MỤC ĐÍCH", words))
    return pdf([Page(LINES)], catalogue=f"/Outlines << /First << {first} /Next << {second} >> >> >>")


def with_bookmark_within(words: str) -> bytes:
    """The page in a file whose first bookmark has one within it with these words, and one more within that."""
    first, inner = (f"/Title <{(chr(0xFEFF) + each).encode('utf-16-be').hex()}>" for each in ("I. MỤC ĐÍCH", words))
    return pdf([Page(LINES)], catalogue=f"/Outlines << /First << {first} /First << {first} /First << {inner} >> >> >> >>")


def spelt(words: str, how: str) -> str:
    """A string of a PDF, its letters put in one of the ways there are."""
    data = b"\xfe\xff" + words.encode("utf-16-be")
    octal = "".join(chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}" for byte in data)
    return {"hex": f"<{data.hex()}>", "HEX": f"<{data.hex().upper()}>", "octal": f"({octal})"}[how]


def with_object(entry: str, *, packed: bool = False) -> bytes:
    """The page in a file with an object more that nothing of the page draws, perhaps among packed ones."""
    body = f"<< {entry} >>"
    if not packed:
        return pdf([Page(LINES)], catalogue=f"/PieceInfo {body}")
    stream = compress(body.encode("latin-1"))
    return pdf([Page(LINES)]) + b"\n90 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n%b\nendstream endobj" % stream


class DescribeAMark:
    @pytest.mark.parametrize("packed", [True, False])
    @pytest.mark.parametrize("how", ["hex", "HEX", "octal"])
    @pytest.mark.parametrize("name", ["DoMat", "V", "Alt"])
    def it_is_seen_in_an_object_that_the_page_does_not_draw(self, name, how, packed):
        assert parse(read(with_object(f"/{name} {spelt('TỐI MẬT', how)}", packed=packed), name="a.pdf")).secret == "TỐI MẬT"

    @pytest.mark.parametrize(
        "entry",
        [f"/Opt [{spelt('Mật', 'hex')} {spelt('Tối mật', 'hex')}]", f"/Title {spelt('Mật', 'octal')}", f"/Alt {spelt('Ong mật', 'HEX')}"],
    )
    def it_is_none_that_such_an_object_only_offers_or_calls(self, entry):
        assert parse(read(with_object(entry), name="a.pdf")).secret == ""

    @pytest.mark.parametrize(
        ("data", "mark"),
        [
            (page(after=f"q 0.7 0.7 -0.7 0.7 300 300 cm {text('TỐI MẬT', 0, 0)} Q"), "TỐI MẬT"),
            (page(after=text("MẬT", color="1 g")), "MẬT"),
            (page(after=text("MẬT", mode=3)), "MẬT"),
            (page(after=text("MẬT", y=-30)), "MẬT"),
            (pdf([Page(LINES, laid=(("Stamp", (Show("TUYỆT MẬT", 400, 790),)),))]), "TUYỆT MẬT"),
            (pdf([Page(LINES, laid=(("Highlight", (Show("TỐI MẬT", 400, 790),)),))]), "TỐI MẬT"),
            (with_notes(raw.FPDF_ANNOT_FREETEXT, 1, "MẬT"), "MẬT"),
            (with_notes(raw.FPDF_ANNOT_HIGHLIGHT, 1, "MẬT", key=b"V").replace(b"/Highlight", b"/Widget   "), "MẬT"),
            (page("", "", Show("MẬT", 200, LINES[-1].y - 20, size=60)), "MẬT"),
            (page("", "", Show("CÔNG TÁC BẢO MẬT", 100, 400, size=36)), ""),
            (with_notes(raw.FPDF_ANNOT_HIGHLIGHT, 1, "Độ mật: Tối mật"), "TỐI MẬT"),
            (pdf([Page((Show("MẬT", 500, 820), *LINES, Show(str(at), 290, 30))) for at in range(1, 5)]), "MẬT"),
            (with_keywords("kế hoạch; MẬT"), "MẬT"),
            (with_keywords("bảo mật; bí mật nhà nước"), ""),
            (with_bookmark("MẬT"), "MẬT"),
            (with_bookmark_within("MẬT"), "MẬT"),
            (to_be_taken_out("MẬT"), "MẬT"),
            (with_bookmark("Bảo vệ bí mật nhà nước"), ""),
            (with_packet("TỐI MẬT"), "TỐI MẬT"),
            (with_packet("</d><d>".join(f"chữ {at}" for at in range(500)) + "</d><d>TỐI MẬT"), "TỐI MẬT"),
            (with_packet("Kế hoạch bảo vệ bí mật"), ""),
            (page(after=f"q 0.7 0.7 -0.7 0.7 300 300 cm {text('BẢN SAO', 0, 0)} Q"), ""),
            (with_notes(raw.FPDF_ANNOT_FREETEXT, 1, "Bảo mật thông tin"), ""),
        ],
    )
    def it_is_seen(self, data, mark):
        assert parse(read(data, name="a.pdf")).secret == mark
