"""What a Word file holds that paper does not show, that comes from elsewhere, or that is no text, is named; what only looks so is not."""

from __future__ import annotations

import pytest

from checker.model import Document
from tests.reading.wordfile import opened, paragraph, part, run, style, styles, table, tc, text_box, texts

INK = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
WORDS = paragraph("Thêm một nhiệm vụ")


def told(body: str, sheet: str | None = None, page: str = PAGE) -> list[tuple[str, str]]:
    document = opened(paragraph("Đoạn văn") + body + page, {"word/styles.xml": sheet} if sheet else None)
    return [(row.kind, row.member) for row in document.not_read]


def art(words: str, more: str = "") -> str:
    return f'<w:r><w:pict><v:shape><v:textpath style="x" {more} string="{words}"/></v:shape></w:pict></w:r>'


def simple_field(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{run("kết quả")}</w:fldSimple>'


def field(instruction: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    half = len(instruction) // 2
    code = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (instruction[:half], instruction[half:]))
    return mark.format("begin") + code + mark.format("separate") + run("kết quả") + mark.format("end")


def anchored(across: int, down: int, side: str = "page", size: tuple[int, int] = (2000000, 500000), hidden: str = "") -> str:
    places = "".join(
        f'<wp:position{axis} relativeFrom="{side}"><wp:posOffset>{at}</wp:posOffset></wp:position{axis}>'
        for axis, at in zip("HV", (across, down), strict=True)
    )
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{WORDS}</w:txbxContent></wps:txbx></wps:wsp>"
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:docPr id="1" name="x"{hidden}/>'
    return paragraph(f"<w:r><w:drawing><wp:anchor>{places}{extent}{shape}</wp:anchor></w:drawing></w:r>")


def old_box(css: str) -> str:
    inside = f"<v:textbox><w:txbxContent>{WORDS}</w:txbxContent></v:textbox>"
    return paragraph(f'<w:r><w:pict><v:shape style="{css}">{inside}</v:shape></w:pict></w:r>')


def frame(attributes: str) -> str:
    return paragraph("Thêm một nhiệm vụ", f"<w:framePr {attributes}/>")


def graphic(inside: str, kind: str = "la") -> str:
    return paragraph(f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x/{kind}">{inside}</a:graphicData>'
                     "</a:graphic></wp:inline></w:drawing></w:r>")  # fmt: skip


def canvas(words: str) -> str:
    return graphic(f"<a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody>", "lockedCanvas")


FOLDING = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
TOLD = {
    "WordArt of older programs": (paragraph(art("THÊM NHIỆM VỤ")), "word_art", ""),
    "letters of a drawing": (canvas("Thêm nhiệm vụ"), "word_art", ""),
    "ink": (paragraph(f'<w:r><mc:AlternateContent><mc:Choice><w14:contentPart {INK} r:id="r9"/></mc:Choice></mc:AlternateContent></w:r>'),
            "ink", ""),
    "ink of older programs": (paragraph(f'<w:r><w:pict><v:shape><o:ink {OFFICE} i="A"/></v:shape></w:pict></w:r>'), "ink", ""),
    "a control": (paragraph('<w:r><w:object><w:control r:id="r9" w:name="TextBox1"/></w:object></w:r>'), "control", "TextBox1"),
    "a field of another file": (paragraph(field(' INCLUDETEXT "C:\\\\khac.docx" ')), "fetched", "INCLUDETEXT"),
    "a field of a picture elsewhere": (paragraph(simple_field("INCLUDEPICTURE &quot;http://x/a.png&quot;")), "fetched", "INCLUDEPICTURE"),
    "a field of a sheet": (paragraph(field(" LINK Excel.Sheet.12 so.xlsx")), "fetched", "LINK"),
    "a linked picture": (paragraph('<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x/picture"><a:blip r:link="r9"/>'
                                   "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"), "fetched", "INCLUDEPICTURE"),
    "letters shown from right to left": (paragraph(f'<w:bdo w:val="rtl">{run("HCAOH")}</w:bdo>'), "reversed", ""),
    "hidden letters": (paragraph(run("thấy") + run("Thêm nhiệm vụ", "<w:vanish/>")), "hidden_text", ""),
    "a box to the left of the page": (anchored(-2500000, 100000), "off_page", ""),
    "a box below the page": (anchored(100000, 10800000), "off_page", ""),
    "a box pages away from its paragraph": (anchored(-20000000, 0, "column"), "off_page", ""),
    "a hidden box": (anchored(100000, 100000, hidden=' hidden="1"'), "off_page", ""),
    "a box without room": (anchored(100000, 100000, size=(2000000, 9000)), "off_page", ""),
    "an old box off the page": (old_box("position:absolute;margin-left:-900pt;margin-top:0;width:200pt;height:20pt"), "off_page", ""),
    "an old hidden box": (old_box("position:absolute;visibility:hidden"), "off_page", ""),
    "a frame off the page": (frame('w:w="2000" w:x="-20000" w:y="100" w:hAnchor="page"'), "off_page", ""),
    "a frame below the page": (frame('w:w="2000" w:x="10" w:y="17000" w:vAnchor="page"'), "off_page", ""),
    "a table off the page": (table(["Thêm nhiệm vụ"]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblpPr w:tblpX="-30000"/></w:tblPr>'),
                             "off_page", ""),
    "a table drawn in by two pages": (
        table(["Thêm"]).replace("<w:tbl>", '<w:tbl><w:tblPr><w:tblInd w:w="25000" w:type="dxa"/></w:tblPr>'), "off_page", ""),
    "a paragraph drawn in by two pages": (paragraph("Thêm", '<w:ind w:left="-31000"/>'), "off_page", ""),
    "a line drawn out to the left": (paragraph("Thêm việc", '<w:ind w:left="-9000"/>'), "off_page", ""),
    "a first line drawn out": (paragraph("Thêm việc", '<w:ind w:hanging="6000"/>'), "off_page", ""),
    "a line drawn out to the right": (paragraph("Thêm việc", '<w:ind w:right="-9000"/><w:jc w:val="right"/>'), "off_page", ""),
    "a line set amid what lies off the page": (paragraph("Thêm việc", '<w:ind w:left="-22000"/><w:jc w:val="center"/>'), "off_page", ""),
    "a line of a cell drawn out": (
        table([paragraph("Thêm việc", '<w:ind w:left="-9000"/>')]), "off_page", ""),
    "a frame without height": (frame('w:w="2000" w:h="1" w:hRule="exact" w:x="100" w:y="100"'), "off_page", ""),
    "a heading that is folded": (
        paragraph("I. MỤC ĐÍCH", f'<w:outlineLvl w:val="0"/><w15:collapsed {FOLDING}/>') + paragraph("Thêm việc"), "off_page", ""),
    "a line without height": (paragraph("Thêm", '<w:spacing w:line="20" w:lineRule="exact"/>'), "off_page", ""),
    "a line of hardly a height, written below nothing": (paragraph("Thêm", '<w:spacing w:line="-20"/>'), "off_page", ""),
}  # fmt: skip


def alternate(choice: str, fallback: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="x">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'


def row(properties: str, cell: str = "Thêm một nhiệm vụ") -> str:
    return table([cell]).replace("<w:tr>", f"<w:tr><w:trPr>{properties}</w:trPr>")


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def unclosed(inside: str, instruction: str = "") -> str:
    """A field that is opened, with runs where its instruction belongs."""
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" if instruction else ""
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{code}{inside}'


def picked(*entries: str) -> str:
    """A list of an old form: Word shows the entry that was picked, which is stored beside the text."""
    rows = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    opened = f'<w:ffData><w:ddList><w:result w:val="1"/>{rows}</w:ddList></w:ffData></w:fldChar>'
    return field(" FORMDROPDOWN ").replace("kết quả", "").replace('"begin"/>', f'"begin">{opened}', 1)


TOLD |= {
    "other runs for older programs": (paragraph(alternate(run("một"), run("hai"))), "alternate", ""),
    "other paragraphs for older programs": (alternate(WORDS, paragraph("Bớt một nhiệm vụ")), "alternate", ""),
    "a box for older programs alone": (paragraph(text_box(paragraph(), WORDS)), "alternate", ""),
    "paragraphs in an element nobody knows": (f'<n:khung xmlns:n="urn:n">{WORDS}</n:khung>', "unread_text", ""),
    "runs in an element nobody knows": (paragraph(f'<n:khung xmlns:n="urn:n">{run("Thêm")}</n:khung>'), "unread_text", ""),
    "a cell that another goes on over": (
        table(["a"]).replace("<w:tr>", "<w:tr>" + tc("b", '<w:vMerge w:val="restart"/>') + "</w:tr><w:tr>" + tc("c", "<w:vMerge/>")),
        "hidden_text", ""),
    "a row without height": (row('<w:trHeight w:val="10" w:hRule="exact"/>'), "off_page", ""),
    "a hidden row": (row("<w:hidden/>"), "off_page", ""),
    "a button with words": (paragraph(field(" MACROBUTTON Khong Thêm một nhiệm vụ").replace("kết quả", "")), "field_text", "MACROBUTTON"),
    "a quotation without its result": (paragraph(field(' QUOTE "Thêm" ').replace("kết quả", "")), "field_text", "QUOTE"),
    "a button to another page": (paragraph(field(" GOTOBUTTON trang2 Thêm việc").replace("kết quả", "")), "field_text", "GOTOBUTTON"),
    "words set as a formula": (paragraph(field(r" EQ \x\to(Thêm nhiệm vụ)").replace("kết quả", "")), "field_text", "EQ"),
    "a number that Word counts": (paragraph(field(" AUTONUM ").replace("kết quả", "")), "field_text", "AUTONUM"),
    "a number of a list within a line": (paragraph('<w:fldSimple w:instr=" LISTNUM"/>' + run(" Thêm")), "field_text", "LISTNUM"),
    "an entry picked from a form's list": (paragraph(picked("Quý I", "Quý II")), "field_text", "FORMDROPDOWN"),
    "a quotation of letters in runs": (paragraph(unclosed(run("Thêm"), "QUOTE ") + END), "field_text", "QUOTE"),
    "letters in a field without an instruction": (paragraph(unclosed(run("Thêm")) + END), "unread_text", ""),
    "letters in a field that never ends": (paragraph(run("a") + unclosed(run("Thêm"))), "unread_text", ""),
    "letters between runs in an element nobody knows": (paragraph('<n:chu xmlns:n="urn:n">Thêm</n:chu>'), "unread_text", ""),
    "letters in a run's element that nobody knows": (paragraph('<w:r><n:chu xmlns:n="urn:n">Thêm</n:chu></w:r>'), "unread_text", ""),
    "letters in a graphic nobody knows": (graphic('<n:chu xmlns:n="urn:n">Thêm</n:chu>'), "unread_text", ""),
    "letters of a run in an element nobody knows": (
        paragraph('<w:r><n:khung xmlns:n="urn:n"><w:t>Thêm</w:t></n:khung></w:r>'), "unread_text", ""),
}  # fmt: skip

HARMLESS = {
    "a text box in the letterhead": anchored(3000000, 300000),
    "a box beside its paragraph": anchored(-300000, -200000, "column"),
    "a box half off the page": anchored(-500000, 100000),
    "a box of a text alone": paragraph(text_box(WORDS, across=100000)),
    "an old box beside its paragraph": old_box("position:absolute;margin-left:-20pt;margin-top:-5pt;width:200pt;height:20pt"),
    "a frame": frame('w:w="2000" w:x="1200" w:y="400" w:hAnchor="page" w:vAnchor="page"'),
    "WordArt that is switched off": paragraph(art("MẪU", 'on="f"')),
    "a path of no words": paragraph(art("")),
    "the number of the page": paragraph(field(" PAGE ")),
    "a link": paragraph(field(' HYPERLINK "http://x" ')),
    "a table of contents": paragraph(field(' TOC \\o "1-3" ')),
    "a picture within": paragraph('<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="x/picture"><a:blip r:embed="r9" r:link="r8"/>'
                                  "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"),
    "figures in a graphic nobody knows": graphic('<n:so xmlns:n="urn:n">12</n:so>'),
    "hidden spaces": paragraph(run("thấy") + run("  ", "<w:vanish/>")),
    "a drawing without words": canvas(" "),
    "letters shown from left to right": paragraph(f'<w:bdo w:val="ltr">{run("a b")}</w:bdo>'),
    "a line whose exact height is written below nothing": paragraph("Thêm", '<w:spacing w:line="-360" w:lineRule="exact"/>'),
    "an empty line without height": paragraph(run(" – "), '<w:spacing w:line="20" w:lineRule="exact"/>'),
    "a paragraph drawn out over the margin": paragraph("Thêm việc", '<w:ind w:left="-1000" w:right="-1000"/>'),
    "a long line of which the start is drawn out": paragraph("Thêm việc " * 20, '<w:ind w:hanging="3000"/>'),
    "a signature drawn in": paragraph("GIÁM ĐỐC", '<w:ind w:left="7500"/>'),
    "a line drawn in and set amid": paragraph("GIÁM ĐỐC", '<w:ind w:left="4000"/><w:jc w:val="center"/>'),
    "a list far drawn in": paragraph("Việc", '<w:ind w:left="8000" w:hanging="7500"/>'),
    "a frame of one line": frame('w:w="2000" w:h="400" w:hRule="exact" w:x="100" w:y="100"'),
    "a frame of no height at least": frame('w:w="2000" w:h="1" w:hRule="atLeast" w:x="100" w:y="100"'),
    "a heading that was unfolded": paragraph("I. MỤC ĐÍCH", f'<w:outlineLvl w:val="0"/><w15:collapsed w:val="0" {FOLDING}/>'),
    "an indented paragraph": paragraph("a", '<w:ind w:left="5000" w:firstLine="-700"/>'),
    "the same for older programs": paragraph(text_box(WORDS, WORDS)),
    "the same for older programs, cut otherwise": paragraph(text_box(WORDS, paragraph(run("Thêm m") + run("ột nhiệm vụ")))),
    "a picture for older programs": paragraph(alternate(run("một"), "<w:r><w:pict/></w:r>")),
    "a drawing that a change took away": paragraph(f'<w:del w:author="An">{text_box(WORDS)}</w:del>'),
    "paragraphs moved away": f'<w:moveFrom w:author="An">{WORDS}</w:moveFrom>',
    "a deleted row": row('<w:del w:author="An"/>'),
    "a row of its height": row('<w:trHeight w:val="400" w:hRule="exact"/>'),
    "a row of at least no height": row('<w:trHeight w:val="10"/>'),
    "a cell merged with another": table(["a"]).replace(
        "<w:tr>", "<w:tr>" + tc("b", '<w:vMerge w:val="restart"/>') + "</w:tr><w:tr>" + tc(paragraph(), "<w:vMerge/>")),
    "a quotation with its result": paragraph(field(' QUOTE "kết quả" ')),
    "a button without words": paragraph(field(" GOTOBUTTON trang2 ").replace("kết quả", "")),
    "a fraction set as a formula": paragraph(field(r" EQ \f(a,b) ").replace("kết quả", "")),
    "a number that Word counts, stored": paragraph(field(" LISTNUM ").replace("kết quả", "1)")),
    "a list of an old form without entries": paragraph(picked()),
    "a number asked of a field within a field": paragraph(
        unclosed(field(" MERGEFIELD so "), " IF ") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Thêm") + END),
    "ruby": paragraph(f'<w:r><w:ruby><w:rt>{run(" ")}</w:rt><w:rubyBase>{run("b")}</w:rubyBase></w:ruby></w:r>'),
    "marks of spelling and bookmarks": paragraph('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/>' + run("a")),
    "an empty hidden box": anchored(100000, 100000, hidden=' hidden="1"').replace(WORDS, paragraph()),
}  # fmt: skip


def test_runs_of_the_version_shown_are_read():
    body = paragraph(run("Theo ") + alternate(run("kế hoạch"), run("kế hoạch")) + f"<w:r>{alternate('<w:t> này</w:t>', '')}</w:r>")
    assert texts(opened(body)) == ["Theo kế hoạch này"]


@pytest.mark.parametrize("what", TOLD)
def test_it_is_told(what):
    body, kind, member = TOLD[what]
    assert told(body) == [(kind, member)]


@pytest.mark.parametrize("what", HARMLESS)
def test_it_is_not_told(what):
    assert told(HARMLESS[what]) == []


def test_a_page_may_be_wide():
    assert told(anchored(8000000, 100000), page=LANDSCAPE) == []
    assert told(anchored(8000000, 100000), page=PAGE) == [("off_page", "")]


@pytest.mark.parametrize("kind", ["paragraph", "character"])
def test_letters_may_be_hidden_by_a_style(kind):
    sheet = styles(style("An", "<w:vanish/>", kind=kind))
    tag = "rStyle" if kind == "character" else "pStyle"
    body = paragraph(run("ẩn", '<w:rStyle w:val="An"/>')) if kind == "character" else paragraph(run("ẩn"), f'<w:{tag} w:val="An"/>')
    assert told(body, sheet) == [("hidden_text", "")]


def test_all_of_a_kind_are_one_row_at_the_first():
    (row,) = opened(paragraph("a") + 3 * paragraph(run("ẩn", "<w:vanish/>"))).not_read
    assert (row.number, row.place.paragraph) == (3, 1)


def beside(header: str) -> Document:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    return opened(paragraph("Đoạn văn") + section, {"word/header1.xml": part("hdr", header)}, {"h": "header header1.xml"})


@pytest.mark.parametrize(
    ("header", "kinds"),
    [(paragraph(art("DỰ THẢO")), []), (paragraph(run("ẩn", "<w:vanish/>")), ["hidden_text"]),
     (paragraph(field("INCLUDETEXT a")), ["fetched"]),
     (frame('w:x="700" w:y="1" w:hAnchor="page"'), []), (frame('w:x="-30000" w:y="1" w:hAnchor="page"'), ["off_page"])],
)  # fmt: skip
def test_a_header_tells_it_too_but_for_a_watermark(header, kinds):
    assert [row.kind for row in beside(header).not_read] == kinds


def test_what_a_field_would_show_may_be_a_mark_of_secrecy():
    for instruction in (' QUOTE "TỐI MẬT" ', r" EQ \x(TỐI MẬT) ", ' IF 1 = 1 "TỐI MẬT" "" '):
        document = opened(paragraph(run("a") + field(instruction).replace("kết quả", "")))
        assert "TỐI MẬT" in document.traits["possible_marks"], instruction
    assert "possible_marks" not in opened(paragraph(run("Bảo mật") + field(' QUOTE "Thêm" '))).traits


def dropped(picked: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("THƯỜNG", "TỐI MẬT"))
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{picked}{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
    return paragraph(f'{begin}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')


class DescribeAMarkThatIsNoText:
    @pytest.mark.parametrize(
        "body",
        [
            paragraph(art("TỐI MẬT")),
            paragraph(art("TỐI MẬT").replace('"', "'")),
            paragraph("<w:r><w:pict><v:shape alt='TỐI MẬT'/></w:pict></w:r>"),
            paragraph(f"<w:fldSimple w:instr=' QUOTE TỐI MẬT '>{run('a')}</w:fldSimple>").replace("QUOTE TỐI MẬT", 'QUOTE "TỐI MẬT"'),
            dropped('<w:result w:val="1"/>'),
            dropped('<w:default w:val="1"/>'),
        ],
        ids=["letters drawn", "in single quotes", "a name in single quotes", "a field in single quotes", "picked", "by default"],
    )
    def it_is_kept(self, body):
        assert any("TỐI MẬT" in words for words in opened(paragraph("a") + body).traits["possible_marks"])

    @pytest.mark.parametrize(
        "picked", ["", '<w:result w:val="0"/>', '<w:result w:val="0"/><w:default w:val="1"/>', '<w:result w:val="9"/>']
    )
    def it_is_none_that_nobody_picked(self, picked):
        assert "possible_marks" not in opened(paragraph("a") + dropped(picked)).traits

    def it_is_a_property_in_single_quotes_too(self):
        said = "<Properties><property name='Độ mật'><vt:lpwstr xmlns:vt='v'>TỐI MẬT</vt:lpwstr></property></Properties>"
        assert "TỐI MẬT" in opened(paragraph("a"), {"docProps/custom.xml": said}).traits["possible_marks"]
