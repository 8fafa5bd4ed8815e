"""What Word shows otherwise than the file has it, or out of nothing: clocks, signs, bound controls, words above words."""

from __future__ import annotations

import pytest

from checker.parsing import parse
from checker.reading import read
from tests.reading.word.test_not_shown import field, told
from tests.reading.wordfile import opened, package, paragraph, part, run, style, styles, table, tc, text_box, texts

PICTURE = '<a:graphic><a:graphicData uri="x/picture"><a:blip r:embed="r9"/>{}</a:graphicData></a:graphic>'
RULE = "Quy chế làm việc của cơ quan"


def bare(instruction: str) -> str:
    """A field without a result."""
    return field(instruction).replace("kết quả", "")


def dirty(instruction: str) -> str:
    """A field that Word counts anew when it opens the file."""
    return field(instruction).replace('"begin"', '"begin" w:dirty="true"')


def ruby(above: str) -> str:
    return f"<w:r><w:ruby><w:rt>{run(above)}</w:rt><w:rubyBase>{run('vụ')}</w:rubyBase></w:ruby></w:r>"


def fonted(words: str, font: str) -> str:
    return run(words, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def turned(degrees: int) -> str:
    """A picture of 240 by 150 mm, turned."""
    held = PICTURE.format(f'<a:xfrm rot="{degrees * 60000}"/>')
    return paragraph(f'<w:r><w:drawing><wp:inline><wp:extent cx="8640000" cy="5400000"/>{held}</wp:inline></w:drawing></w:r>')


def filled(style: str, fill: str = '<v:fill r:id="r9" type="frame"/>') -> str:
    return paragraph(f'<w:r><w:pict><v:rect style="{style}">{fill}</v:rect></w:pict></w:r>')


TOLD = {
    "today's date": (paragraph(run("Hà Nội, ") + field(r' DATE \@ "dd/MM/yyyy" ')), "clock_field", "DATE"),
    "the time of day": (paragraph('<w:fldSimple w:instr=" time "><w:r><w:t>9</w:t></w:r></w:fldSimple>'), "clock_field", "TIME"),
    "this year": (paragraph("<w:r><w:t>năm </w:t><w:yearLong/></w:r>"), "clock_field", "yearLong"),
    "this day of the week": (paragraph("<w:r><w:dayLong/></w:r>"), "clock_field", "dayLong"),
    "a title that is fetched anew": (paragraph(dirty(" DOCPROPERTY Title ")), "stale_field", "DOCPROPERTY"),
    "a letter by its number": (paragraph(bare(r' SYMBOL 75 \f "Arial" ')), "field_text", "SYMBOL"),
    "a letter by its number in another code": (paragraph(bare(r" SYMBOL 0x1EA4 \u ")), "field_text", "SYMBOL"),
    "words above words": (paragraph(ruby("Thêm")), "unread_text", ""),
    "deleted words that no change deleted": (paragraph("<w:r><w:delText>Thêm</w:delText></w:r>"), "unread_text", ""),
    "words in a font of signs": (paragraph(fonted("Them nhiem vu", "Wingdings 2")), "sign_font", "Wingdings 2"),
    "words in a font of Greek": (paragraph(fonted("Them nhiem vu", "Symbol")), "sign_font", "Symbol"),
    "words moved off the page": (paragraph(bare(r" ADVANCE \u 2000 ") + run("Thêm nhiệm vụ")), "off_page", ""),
    "words moved to a place on it": (paragraph('<w:fldSimple w:instr="ADVANCE \\y 9"/>' + run("Thêm")), "off_page", ""),
    "a box that holds a web page": (
        paragraph('<w:r><w:pict><v:shape><v:textbox><div xmlns="">Thêm</div></v:textbox></v:shape></w:pict></w:r>'),
        "unread_text",
        "",
    ),
    "a cell that another goes on over to the right": (
        table(["a"]).replace("</w:tr>", tc("b", '<w:hMerge w:val="restart"/>') + tc("Thêm", "<w:hMerge/>") + "</w:tr>"),
        "hidden_text",
        "",
    ),
    "a title in a simple field that is fetched anew": (
        paragraph('<w:fldSimple w:instr=" TITLE " w:dirty="1"><w:r><w:t>Cũ</w:t></w:r></w:fldSimple>'),
        "stale_field",
        "TITLE",
    ),
    "a page-sized picture that fills a shape": (filled("width:450pt;height:650pt"), "page_picture", ""),
    "a page-sized picture that is turned": (turned(90), "page_picture", ""),
}

HARMLESS = {
    "the day the file was made": paragraph(field(" CREATEDATE ")),
    "the day it was saved": paragraph(field(" SAVEDATE ")),
    "a table of contents to be counted anew": paragraph(dirty(' TOC \\o "1-3" ')),
    "words moved a little": paragraph(bare(r" ADVANCE \d 6 ") + run("Nhiệm vụ")),
    "a box of an older program": paragraph(
        f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('Thêm')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    "an empty box": paragraph("<w:r><w:pict><v:shape><v:textbox/></v:shape></w:pict></w:r>"),
    "cells that are one": table(["a"]).replace(
        "</w:tr>", tc("b", '<w:hMerge w:val="restart"/>') + tc(paragraph(), '<w:hMerge w:val="continue"/>') + "</w:tr>"
    ),
    "a field to be filled in, counted anew": paragraph(dirty(" MERGEFIELD ten ")),
    "a page number to be counted anew": paragraph(dirty(" PAGE ")),
    "a bullet by its number": paragraph(bare(r" SYMBOL 183 \f Symbol ")),
    "a sign by its number": paragraph(bare(r' SYMBOL 74 \f "Wingdings" ')),
    "nothing above words": paragraph(ruby(" ")),
    "a box to tick in a font of signs": paragraph(fonted("o", "Wingdings") + run(" Đồng ý ")),
    "bullets in a font of signs": paragraph(fonted("q q", "Wingdings") + run(" Đồng ý ")),
    "a Greek letter": paragraph(fonted("a", "Symbol") + run(" = 0,05")),
    "words in a font that is called like one": paragraph(fonted("Them nhiem vu", "Symbola")),
    "a small picture that fills a shape": filled("width:50pt;height:65pt"),
    "a colour that fills a shape": filled("width:450pt;height:650pt", '<v:fill color2="red"/>'),
    "a picture lying on its side": turned(0),
}


@pytest.mark.parametrize("what", TOLD)
def test_it_is_told(what):
    body, kind, member = TOLD[what]
    assert told(body) == [(kind, member)]


@pytest.mark.parametrize("what", HARMLESS)
def test_it_is_not_told(what):
    assert told(HARMLESS[what]) == []


@pytest.mark.parametrize(
    ("value", "instruction", "rows"),
    [("", " TITLE ", ["stale_field"]), (' w:val="true"', " TITLE ", ["stale_field"]), (' w:val="0"', " TITLE ", []), ("", " PAGE ", [])],
)
def test_a_file_may_have_all_its_fields_counted_anew(value, instruction, rows):
    settings = part("settings", f"<w:updateFields{value}/>")
    document = opened(
        paragraph("Đoạn văn") + paragraph(field(instruction)), {"word/settings.xml": settings}, {"s": "settings settings.xml"}
    )
    assert [row.kind for row in document.not_read] == rows


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [("Symbol", "F04B", "Κ"), ("Symbol", "F061", "α"), ("Symbol", "F0B7", "•"), ("Arial", "004B", "K"), ("Wingdings", "004B", "•"),
     ("Wingdings", "F04B", "•")],
)  # fmt: skip
def test_a_letter_taken_by_number_is_the_one_its_font_shows(font, code, shown):
    assert texts(opened(paragraph(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + run(" a")))) == [f"{shown} a"]


@pytest.mark.parametrize(
    ("between", "shown"),
    [("\u034f", "nhiệm vụ"), ("\ufe0f", "nhiệm vụ"), ("\U000e0041", "nhiệm vụ"), ("\u206a", "nhiệm vụ"), ("\u180e", "nhiệm vụ"),
     ("\u3164", "nhi ệm vụ"), ("\u2800", "nhi ệm vụ")],
)  # fmt: skip
def test_signs_without_width_cut_no_word_and_blanks_do(between, shown):
    document = opened(paragraph(run(f"nhi{between}ệm vụ")))
    assert texts(document) == [shown]
    assert [row.kind for row in document.not_read] == ["split_words"] * (shown == "nhiệm vụ")


def test_a_sign_that_only_asks_for_colour_is_nothing():
    document = opened(paragraph(run("✔\ufe0f Xong")))
    assert (texts(document), document.not_read) == (["✔ Xong"], ())


STORE = "{B5A1C0DE-0000-4000-8000-000000000001}"


LIST = '<w:dropDownList><w:listItem w:displayText="Một" w:value="1"/><w:listItem w:displayText="Hai" w:value="2"/></w:dropDownList>'


def bound(words: str, stored: str, kind: str = "<w:text/>", store: str = STORE, elsewhere: str = "") -> list[tuple[str, str]]:
    """A control whose words are those of a value stored beside the document."""
    held = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x/y" w:storeItemID="{store}"/>{kind}</w:sdtPr><w:sdtContent>'
    more = {
        "customXml/item1.xml": f"<x><z>{elsewhere}</z><y>{stored}</y></x>",
        "customXml/itemProps1.xml": f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="urn:ds"/>',
        "customXml/_rels/item1.xml.rels": '<Relationships><Relationship Id="r" Type="x/Props" Target="itemProps1.xml"/></Relationships>',
        "docProps/core.xml": f"<c><title>{stored}</title></c>",
    }
    body = paragraph("Đoạn văn") + paragraph(f"{held}{run(words)}</w:sdtContent></w:sdt>")
    return [(row.kind, row.member) for row in opened(body, more, {"x": "customXml ../customXml/item1.xml"}).not_read]


class DescribeAControlThatIsBound:
    CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"

    @pytest.mark.parametrize("store", [STORE, STORE.lower(), CORE])
    def it_shows_what_is_stored(self, store):
        assert bound("Số 5", "Số 7", store=store) == [("bound", "Số 5")]
        assert bound("Số 5", "", store=store) == [("bound", "Số 5")]

    def it_shows_what_is_stored_at_its_place_and_not_elsewhere(self):
        assert bound("Số 5", "Số 7", elsewhere="Số 5") == [("bound", "Số 5")]
        assert bound("Số 5", "Số 75", elsewhere="Số 5") == [("bound", "Số 5")]

    @pytest.mark.parametrize(("words", "stored", "kind"), [("15/3/2024", "2024-04-15T00:00:00", "<w:date/>"), ("Một", "2", LIST)])
    def it_shows_what_is_stored_in_words_of_its_own(self, words, stored, kind):
        assert bound(words, stored, kind) == [("bound", words)]

    def it_shows_what_is_stored_where_it_has_no_words_of_its_own(self):
        assert bound("", "Số 7") == [("bound", "Số 7")]

    @pytest.mark.parametrize(
        ("words", "stored", "more"),
        [("Số 5", "Số  5", {}), ("Sở A &amp; B", "Sở A &amp; B", {}), ("15/3/2024", "2024-03-15", {"kind": "<w:date/>"}),
         ("ngày 05 tháng 3 năm 24", "2024-03-05T00:00:00", {"kind": "<w:date/>"}), ("Một", "1", {"kind": "<w:dropDownList/>"}),
         ("Hai", "2", {"kind": LIST}), ("☒", "true", {"kind": "<w14:checkbox xmlns:w14='w14'/>"}),
         ("Bấm vào đây", "", {"kind": "<w:showingPlcHdr/><w:text/>"}), ("", "", {}),
         ("Số 5", "Số 7", {"store": "{00000000-0000-4000-8000-000000000009}"})],
    )  # fmt: skip
    def it_is_not_told_where_it_shows_the_same(self, words, stored, more):
        assert bound(words, stored, **more) == []


HEADER, SECTION = {"h": "header h.xml"}, '<w:sectPr><w:headerReference w:type="{}" r:id="h"/>{}</w:sectPr>'


class DescribeMargins:
    @pytest.mark.parametrize(
        "body",
        [
            paragraph("a") + SECTION.format("default", "<w:titlePg/>"),
            paragraph("a", "<w:sectPr/>") + paragraph("b") + SECTION.format("default", ""),
        ],
        ids=["of later pages", "of a later section"],
    )
    @pytest.mark.parametrize("inside", [paragraph(RULE), paragraph(text_box(paragraph(RULE)))], ids=["plain", "in a box"])
    def it_reads_their_words_aside(self, body, inside):
        document = opened(body, {"word/h.xml": part("hdr", inside)}, HEADER)
        assert [block.text for block in document.asides] == [RULE]
        assert RULE not in texts(document)

    def it_says_nothing_of_the_text_by_their_letters(self):
        font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
        parts = {"word/h.xml": part("hdr", paragraph(run("C«ng b¸o sè 5", font))), "word/styles.xml": styles(style("Cu", font))}
        document = opened(paragraph("Kế hoạch") + SECTION.format("default", "<w:titlePg/>"), parts, HEADER)
        assert [block.text for block in document.asides] == ["Công báo số 5"]
        assert "old_code" not in document.traits

    def it_reads_none_that_never_print(self):
        document = opened(paragraph("a") + SECTION.format("even", ""), {"word/h.xml": part("hdr", paragraph(RULE))}, HEADER)
        assert document.asides == ()

    @pytest.mark.parametrize(
        ("pages", "more", "kinds"),
        [("default", "", ["lacking"]), ("first", "<w:titlePg/>", ["lacking"]), ("first", "", []), ("even", "", [])],
    )
    @pytest.mark.parametrize("links", [HEADER, None], ids=["part", "relation"])
    def it_tells_one_that_would_print_and_is_not_there(self, pages, more, kinds, links):
        assert [row.kind for row in opened(paragraph("a") + SECTION.format(pages, more), None, links).not_read] == kinds

    def it_tells_one_of_an_earlier_section_that_prints_on_pages_of_a_later(self):
        body = paragraph("a", SECTION.format("first", "")) + paragraph("b") + "<w:sectPr><w:titlePg/></w:sectPr>"
        assert [(row.kind, row.member) for row in opened(body).not_read] == [("lacking", "header")]

    @pytest.mark.parametrize("kind", ["footnote", "endnote"])
    def it_tells_notes_that_are_not_there(self, kind):
        body = paragraph(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' + run("a"))
        assert [(row.kind, row.member) for row in opened(body).not_read] == [("lacking", f"{kind}s")]

    @pytest.mark.parametrize(("there", "told"), [("2", []), ("3", ["lacking"])])
    def it_tells_one_note_that_is_not_among_the_others(self, there, told):
        body = paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>' + run("a"))
        notes = part("footnotes", f'<w:footnote w:id="{there}">{paragraph("Chú thích")}</w:footnote>')
        document = opened(body, {"word/footnotes.xml": notes}, {"n": "footnotes footnotes.xml"})
        assert [row.kind for row in document.not_read] == told

    def it_reads_a_page_number_as_no_words(self):
        number = {"word/h.xml": part("hdr", paragraph(field(" PAGE ").replace("kết quả", "2")))}
        assert opened(paragraph("a") + SECTION.format("default", "<w:titlePg/>"), number, HEADER).asides == ()

    def it_reads_what_parts_the_notes_from_the_text(self):
        notes = f'<w:footnote w:type="separator">{paragraph(RULE)}</w:footnote><w:footnote w:id="2">{paragraph("Chú thích")}</w:footnote>'
        body = paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>' + run("a"))
        document = opened(body, {"word/footnotes.xml": part("footnotes", notes)}, {"n": "footnotes footnotes.xml"})
        assert [block.text for block in document.asides] == [RULE, "Chú thích"]


RTF = rb"{\rtf1\ansi\pard Quy ch\u7871?\par T\u7888?I M\u7852?T\par}"
MHT = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>T=E1=BB=90I M=E1=BA=\n=ACT</p>\n"
SPLIT = paragraph(run("TỐI M") + run("ẬT", "<w:b/>"))
CHUNKS = {
    "a page": ("c.html", b"<p>T&#7888;I M<b>&#7852;T</b></p>"),
    "a page in another code": ("c.htm", '<meta charset="utf-16"><p>TỐI MẬT</p>'.encode("utf-16")),
    "a message": ("c.mht", MHT),
    "a Word file": ("c.docx", package(paragraph(RULE) + SPLIT)),
    "a Word file's header": ("c.docx", package(paragraph(RULE), {"word/header1.xml": part("hdr", SPLIT)})),
    "an old form": ("c.rtf", RTF),
    "a text": ("c.txt", f"{RULE}\nTỐI MẬT\n".encode()),
}


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(505) + "a\rTỐI MẬT\r".encode("utf-16-le")
OBJECT = paragraph(
    '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Word.Document.12" r:id="c"/></w:object></w:r>'
)


def enclosing(name: str, data: bytes, held: str = '<w:altChunk r:id="c"/>') -> bytes:
    kind = "package" if "embeddings" in name else "aFChunk"
    return package(paragraph(RULE) + held, {f"word/{name}": data}, links={"c": f"{kind} {name}"})


class DescribeAMarkInWhatIsNotRead:
    @pytest.mark.parametrize("what", CHUNKS)
    def it_is_seen_in_a_chunk(self, what):
        assert parse(read(enclosing(*CHUNKS[what]), name="a.docx")).secret

    @pytest.mark.parametrize("inner", [package(SPLIT), OLD], ids=["of this age", "of an older one"])
    def it_is_seen_in_an_object(self, inner):
        assert parse(read(enclosing("embeddings/c.docx", inner, OBJECT), name="a.docx")).secret

    def it_is_none_where_nothing_says_so(self):
        assert not parse(read(enclosing("c.docx", package(paragraph("Bảo mật"))), name="a.docx")).secret
