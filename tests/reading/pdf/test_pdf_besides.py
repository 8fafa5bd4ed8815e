"""A PDF names what it holds besides the letters of its pages."""

from __future__ import annotations

import ctypes
import io
import zlib

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from checker.reading import DEFAULT, read
from checker.reading.pdf import read_pdf, unpacking
from tests.hostile import papers
from tests.reading.pdf.test_pdf import a_plan

PDF = a_plan()


def wide(text: str) -> ctypes.Array:
    units = (text + "\0").encode("utf-16-le")
    return (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)


def saved(document: pdfium.PdfDocument) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def noted(kind: int, words: str) -> bytes:
    """The plan with a note on its first page."""
    document = pdfium.PdfDocument(PDF)
    page = document[0]
    note = raw.FPDFPage_CreateAnnot(page.raw, kind)
    raw.FPDFAnnot_SetRect(note, ctypes.byref(raw.FS_RECTF(100, 120, 120, 100)))
    raw.FPDFAnnot_SetStringValue(note, b"Contents", wide(words))
    raw.FPDFPage_CloseAnnot(note)
    return saved(document)


def with_drawn_page(paths: int) -> bytes:
    """The plan with a page more that holds so many drawn shapes and no letter."""
    document = pdfium.PdfDocument(PDF)
    page = document.new_page(595, 842)
    for at in range(paths):
        shape = raw.FPDFPageObj_CreateNewRect(50 + at, 400, 5, 7)
        raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_ALTERNATE, 0)
        raw.FPDFPage_InsertObject(page.raw, shape)
    raw.FPDFPage_GenerateContent(page.raw)
    return saved(document)


def told(data: bytes) -> list[tuple[str, str, int | None]]:
    return [(row.kind, row.member, row.place.page if row.place else None) for row in read(data, name="ke-hoach.pdf").not_read]


def painted(tile: str, *, packed: bool = False) -> bytes:
    """A page with a line of letters and a box painted with a pattern."""
    form = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 99 /YStep 99 /Resources << /Font << /F 5 0 R >> >>"
    return papers.one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> /Pattern << /P 6 0 R >> >>",
        papers.stream("BT /F 12 Tf 60 700 Td (KE HOACH) Tj ET /Pattern cs /P scn 60 500 99 99 re f"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        papers.stream(tile, form, packed=packed),
    )


HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
LINES = "BT /F 12 Tf 60 700 Td (Cac co quan, don vi thuc hien theo ke hoach 1) Tj ET"


def masked(content: str, kind: str = "Luminosity", *, packed: bool = False) -> bytes:
    """A page with a box that is painted through a mask; form 8 shows letters."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /Font << /F 5 0 R >> /XObject << /X 8 0 R >> >>"
    return papers.one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> /ExtGState << /G 6 0 R >> >>",
        papers.stream(f"{LINES} /G gs 60 60 300 99 re f"),
        HELVETICA, f"<< /Type /ExtGState /SMask << /Type /Mask /S /{kind} /G 7 0 R >> >>", papers.stream(content, form, packed=packed),
        papers.stream("BT /F 40 Tf 60 60 Td (MAT) Tj ET", form, packed=packed),
    )  # fmt: skip


LARGE = zlib.compress(b" " * 9_000_000)
LETTERS = "BT /F 9 Tf 9 9 Td (Kinh phi) Tj ET"


def with_resources_elsewhere(content: str, drawn: str = "") -> bytes:
    """A page painted with a pattern that says where its resources lie; it is packed by figures, or draws a form."""
    tile = "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 99 99] /XStep 99 /YStep 99 /Resources 7 0 R"
    packed = papers.stream(f"{content.encode().hex()}>", f"{tile} /Filter /ASCIIHexDecode")
    return papers.one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> /Pattern << /P 6 0 R >> >>",
        papers.stream(f"{LINES} /Pattern cs /P scn 60 500 99 99 re f"), HELVETICA, papers.stream("/X Do", tile) if drawn else packed,
        "<< /XObject 8 0 R /Y 0 >>" if drawn else "<< /Font << /F 5 0 R >> >>", "<< /X 9 0 R >>",
        papers.stream(drawn, "/Type /XObject /Subtype /Form /BBox [0 0 99 99]"),
    )  # fmt: skip


def nested_drawings(depth: int) -> bytes:
    """A page painted with a pattern that draws a form, which draws the next, so many times; the last shows letters."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F 5 0 R >> /XObject << /X {} 0 R >> >>"
    forms = [papers.stream("/X Do", form.format(number)) for number in range(8, 7 + depth)]
    data = painted("/X Do").replace(b"/Resources << /Font << /F 5 0 R >> >> /L", b"/Resources << /XObject << /X 7 0 R >> >> /L")
    objects = [b"%d 0 obj\n%b\nendobj\n" % at for at in enumerate((*forms, papers.stream(LETTERS, form.format(9))), 7)]
    return data.replace(b"xref", b"".join(objects) + b"xref", 1)


def drawn_letters(content: str, shown: str, names: str = "/g1 /g2 /g3", *, packed: bool = False) -> bytes:
    """A page with words in a font of drawings, of which the file says nothing but what they are called."""
    glyph = papers.stream(f"600 0 0 0 600 600 d1 {content}", packed=packed)
    return papers.one_page(
        "/Contents 4 0 R /Resources << /Font << /F 5 0 R /T 6 0 R >> >>", papers.stream(f"{LINES} BT /T 12 Tf 60 300 Td ({shown}) Tj ET"),
        HELVETICA, "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 99"
        f" /Widths [600 600 600] /Encoding << /Differences [97 {names}] >> /Resources << /Font << /F 5 0 R >> >> /ToUnicode 8 0 R"
        " /CharProcs << /g1 7 0 R /g2 7 0 R /g3 7 0 R >> >>", glyph,
        papers.stream("begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <61> <62> <0061> endbfrange endcmap"),
    )  # fmt: skip


CHOICE = "/FT /Ch /T (a) /V (1) /DA (/F 12 Tf) /Opt [[(1) (Toi mat)] [(2) (Thuong)]]"
COMBO = f"{CHOICE} /Ff 131072"


def filled(field: str, looks: str = "", *, within: bool = False) -> bytes:
    """A page with a field, which looks so, or as a program makes it look; ``within``: it is a part of the field."""
    held = "/Parent 7 0 R" if within else field
    face = "/AP << /N 9 0 R >>" if looks else ""
    return papers.file(
        [
            f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{'7' if within else '6'} 0 R] /DA (/F 12 Tf) >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] /Resources << /Font << /F 5 0 R >> >> >>",
            papers.stream(LINES), HELVETICA, f"<< /Type /Annot /Subtype /Widget /Rect [60 300 200 320] {face} {held} >>",
            f"<< {field} /Kids [6 0 R] >>", "<< >>",
            papers.stream(f"BT /F 12 Tf 2 2 Td ({looks}) Tj ET",
                          "/Type /XObject /Subtype /Form /BBox [0 0 140 20] /Resources << /Font << /F 5 0 R >> >>"),
        ]
    )  # fmt: skip


GLYPHS = ("a", "b", "c", "m", "t", "g1", "g2", "g3", "uni0061", "u0063", "uni1EAD")


class DescribeLettersThatAreNoText:
    @pytest.mark.parametrize("packed", [True, False])
    @pytest.mark.parametrize(("content", "kind"), [("BT /F 9 Tf (MAT) Tj ET", "Luminosity"), ("BT /F 9 Tf (MAT) Tj ET", "Alpha"),
                                                   ("/X Do", "Luminosity")])  # fmt: skip
    def it_tells_those_something_is_painted_through(self, content, kind, packed):
        assert told(masked(content, kind, packed=packed)) == [("pattern_letters", "", None)]

    def it_tells_those_a_pattern_draws_by_another_form(self):
        tile = painted("/X Do").replace(
            b"/Resources << /Font << /F 5 0 R >> >> /Length", b"/Resources << /XObject << /X 4 0 R >> >> /Length"
        )
        assert told(tile) == [("pattern_letters", "", None)]

    @pytest.mark.parametrize("packed", [True, False])
    def it_tells_those_a_letter_of_a_font_is_drawn_by(self, packed):
        assert told(drawn_letters("BT /F 600 Tf (M) Tj ET", "ab", packed=packed)) == [("pattern_letters", "", None)]

    def it_tells_those_next_to_each_other_that_nobody_says_the_name_of(self):
        assert told(drawn_letters("0 0 99 99 re f", "ab cc c ab")) == [("unmapped_letters", "", 1)]

    @pytest.mark.parametrize(
        ("encoding", "rows"),
        [("<< /Differences [97 /a /b /c] >>", 0), ("<< /Differences [97 /uni0061 /b /u0063] >>", 0), ("/WinAnsiEncoding", 0),
         ("<< /BaseEncoding /WinAnsiEncoding >>", 0), ("<< /Differences [97 /m /uni1EAD /t] >>", 1),
         ("<< /Differences [97 /g1 /g2 /g3] >>", 1), ("<< /Differences [97 /b /c /a] >>", 1)],
    )  # fmt: skip
    def it_takes_a_letter_by_its_name_where_that_is_its_code(self, encoding, rows):
        font = (
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 600] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 99"
            f" /Widths [600 600 600] /Encoding {encoding} /Resources << >>"
            f" /CharProcs << {' '.join(f'/{name} 7 0 R' for name in GLYPHS)} >> >>"
        )
        content = papers.stream(f"{LINES} BT /T 12 Tf 60 300 Td (abc) Tj ET")
        resources = "/Contents 4 0 R /Resources << /Font << /F 5 0 R /T 6 0 R >> >>"
        glyph = papers.stream("600 0 0 0 600 600 d1 0 0 99 99 re f")
        assert told(papers.one_page(resources, content, HELVETICA, font, glyph)) == [("unmapped_letters", "", 1)] * rows

    @pytest.mark.parametrize(
        "data",
        [painted(LETTERS).replace(b"/PatternType", b"/Pattern#54ype"), painted(LETTERS).replace(b"/PatternType 1", b"/PatternType +01"),
         painted(LETTERS).replace(b">>\nstream", b">>\nstream  "), painted(LETTERS).replace(b"endstream", b"", 1),
         painted(LETTERS, packed=True).replace(b"\nendstream", b"endstream"), with_resources_elsewhere(LETTERS),
         with_resources_elsewhere("0 0 9 9 re f", LETTERS),
         masked(LETTERS).replace(b"trailer", b"7 0 obj << >> stream\n\nendstream trailer")],
        ids=["a name spelt by numbers", "a number spelt out", "spaces behind the word", "a stream before that nothing closes",
             "no line before the end", "packed otherwise, its needs elsewhere", "drawings named elsewhere", "an object there are two of"],
    )  # fmt: skip
    def it_tells_those_however_the_file_writes_its_dictionaries(self, data):
        assert told(data) == [("pattern_letters", "", None)]

    @pytest.mark.parametrize(
        "data",
        [painted(" " * 1_100_000 + LETTERS, packed=True), painted(" " * 1_100_000 + LETTERS),
         masked("0 0 9 9 re f").replace(b"/G 7", b"/G 99"), masked("0 0 9 9 re f").replace(b"/G 7", b"/BC [" + b"0 " * 400 + b"] /G 7"),
         nested_drawings(9), painted("/X Do").replace(b"/XObject <<", b"/Y <<"),
         painted("/X Do").replace(b"/Resources << /Font << /F 5 0 R >> >> /Length", b"/Resources 99 0 R /Length")],
        ids=["behind much", "behind much that is not packed", "a mask that is not there", "a mask named far off", "deep within",
        "a drawing nobody names",
             "what it needs is not there"],
    )  # fmt: skip
    def it_tells_drawings_that_are_not_looked_at_whole(self, data):
        assert told(data) == [("packed_left", "", None)]

    @pytest.mark.parametrize(
        ("packed", "times", "rows"),
        [(LARGE, 1, 0), (LARGE, 2, 1), (b"packed otherwise", 1, 1), (zlib.compress(b" ")[:-4] + b"    ", 1, 0)],
        ids=["large ones", "more than are looked into", "packed otherwise", "a wrong sum"],
    )  # fmt: skip
    def it_tells_packed_objects_that_are_not_looked_at_whole(self, packed, times, rows):
        objects = b"<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(packed), packed)
        page = "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
        assert told(papers.one_page(page, papers.stream(LINES), HELVETICA, *[objects] * times)) == [("packed_left", "", None)] * rows

    @pytest.mark.parametrize(
        "data", [masked("0 0 99 99 re f"), masked("0 0 99 99 re f", packed=True), drawn_letters("0 0 99 99 re f", "ab c ab")]
    )
    def it_says_nothing_of_what_draws_none_or_of_a_bullet(self, data):
        assert told(data) == []


BUTTON = "/FT /Btn /Ff 65536 /T (a) /MK << /CA {} >>"


class DescribeAField:
    @pytest.mark.parametrize(
        ("data", "rows"),
        [(filled(BUTTON.format("(Them mot viec)")), 1), (filled(BUTTON.format("<FEFF005400680065006D>")), 1),
         (filled(BUTTON.format("( )")), 0), (filled(BUTTON.format("(Them mot viec)"), "Xem"), 0), (filled(BUTTON.format("(ke hoach)")), 0)],
        ids=["a caption", "in hexadecimal", "without words", "a face of its own", "words of the page"],
    )  # fmt: skip
    def it_is_told_where_a_button_shows_words_by_its_caption_alone(self, data, rows):
        assert told(data) == [("form_field", "", 1)] * rows

    @pytest.mark.parametrize(
        "data",
        [filled(COMBO), filled(COMBO, within=True), filled(CHOICE), filled(COMBO, "Thuong"),
         filled("/FT /Tx /T (a) /V (Toi mat) /DA (/F 12 Tf)", within=True)],
        ids=["chosen", "chosen above", "a list", "that looks otherwise", "typed above"],
    )  # fmt: skip
    def it_is_told_where_the_words_it_shows_are_not_read(self, data):
        assert told(data) == [("form_field", "", 1)]

    @pytest.mark.parametrize("within", [True, False])
    def it_is_not_told_where_they_are_read(self, within):
        document = read(filled(COMBO, "Toi mat", within=within), name="ke-hoach.pdf")
        assert (document.not_read, document.blocks[-1].text) == ((), "Toi mat")

    def it_may_show_a_mark_of_secrecy_that_is_chosen(self):
        assert read(filled(COMBO), name="ke-hoach.pdf").traits["possible_marks"] == ("Toi mat",)


class DescribeAPdf:
    @pytest.mark.parametrize("packed", [True, False])
    @pytest.mark.parametrize("shown", ["(Kinh phi) Tj", "[(Kinh) 9 (phi)] TJ", "(Kinh phi) '"])
    def it_names_letters_it_draws_as_a_pattern(self, shown, packed):
        assert told(painted(f"BT /F 9 Tf 9 9 Td {shown} ET", packed=packed)) == [("pattern_letters", "", None)]

    def it_names_no_pattern_of_lines(self):
        assert told(painted("0 0 m 9 9 l S")) == told(painted("0 0 m 9 9 l S", packed=True)) == []

    def it_names_nothing_where_there_is_nothing(self):
        assert told(PDF) == []

    def it_names_a_file_attached_to_it(self):
        document = pdfium.PdfDocument(PDF)
        raw.FPDFDoc_AddAttachment(document.raw, wide("bảng.xlsx"))
        assert told(saved(document)) == [("attachment", "bảng.xlsx", None)]

    def it_names_a_note_with_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, "Xem lại số liệu")) == [("annotation", "", 1)]

    @pytest.mark.parametrize(("kind", "words"), [(raw.FPDF_ANNOT_HIGHLIGHT, ""), (raw.FPDF_ANNOT_LINK, "x"), (raw.FPDF_ANNOT_POPUP, "x")])
    def it_says_nothing_of_marks_on_its_words(self, kind, words):
        assert told(noted(kind, words)) == []

    def it_says_nothing_of_a_note_without_words(self):
        assert told(noted(raw.FPDF_ANNOT_TEXT, " ")) == []

    @pytest.mark.parametrize(("paths", "rows"), [(0, []), (12, []), (300, [("drawn_page", "", 2)])])
    def it_names_a_page_of_outlines(self, paths, rows):
        pages = len(pdfium.PdfDocument(PDF))
        assert told(with_drawn_page(paths)) == [(kind, member, pages + 1) for kind, member, _ in rows]


def test_what_is_packed_in_a_file_is_unpacked_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        unpacking, "unpacked", lambda packed, *_, **__: asked.append(packed) or unpacking.Unpacked(b"/OCProperties", whole=True)
    )
    objects = b"<< /Type /ObjStm /N 0 /First 0 /Filter /FlateDecode /Length 3 >>\nstream\nabc\nendstream"
    data = papers.one_page("/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>", papers.stream(LINES), HELVETICA, objects)
    read_pdf(data, "ke-hoach.pdf", "", DEFAULT)
    assert asked == [b"abc\n"]
