"""What of a Word file or a text was not read is named, whatever it is; what only looks like it is not."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from checker.model import Document, Location, Unreadable
from checker.reading import read
from tests.reading.wordfile import opened, paragraph

ROOT = Path(__file__).resolve().parents[2]
PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.docx").read_bytes()
TEXT = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text(encoding="utf-8")
POINT = next(line for line in TEXT.splitlines() if line.startswith("a) Đánh giá"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:x="{OFFICE}" xmlns:f="{DRAWING}/wordprocessingDrawing" xmlns:g="{DRAWING}/main" xmlns:s="{DRAWING}/picture" '
    'xmlns:u="urn:schemas-microsoft-com:vml" xmlns:q="urn:schemas-microsoft-com:office:office"'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BLANK_PNG = b"\x89PNG\r\n\x1a\n"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def parts() -> dict[str, bytes]:
    """The parts of a plan nothing is wrong with."""
    with zipfile.ZipFile(io.BytesIO(PLAN)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_body(inside: str, relation: str = "", **more: bytes) -> Document:
    """The plan with something more at the end of its body, and the relation and parts it needs."""
    changed = parts()
    main, links = "word/document.xml", "word/_rels/document.xml.rels"
    text, _, rest = changed[main].rpartition(b"<w:sectPr")
    changed[main] = (
        text + inside.replace("<w:p>", f"<w:p {NAMES}>").replace("<w:altChunk", f"<w:altChunk {NAMES}").encode() + b"<w:sectPr" + rest
    )
    if relation:
        kind, target = relation.split()
        row = f'<Relationship Id="rNew" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
        changed[links] = changed[links].replace(b"</Relationships>", row.encode())
    return read(packed({**changed, **{f"word/{name}": content for name, content in more.items()}}), name="ke-hoach.docx")


def with_parts(**changes: bytes) -> bytes:
    """The plan with parts of the folder ``word`` changed; ``_`` stands for a slash, ``__xml`` for the suffix."""
    return packed({**parts(), **{f"word/{name.replace('__', '.').replace('_', '/')}": content for name, content in changes.items()}})


def beside(kind: str, inside: str, relation: str, pages: str = "default", **more: bytes) -> Document:
    """The plan with that in its ``header``, ``footer``, ``footnotes`` or ``endnotes``, which it refers to."""
    changed, main, links = parts(), "word/document.xml", "word/_rels/document.xml.rels"
    tag, note = {"header": "hdr", "footer": "ftr"}.get(kind, kind), kind.removesuffix("s")
    held = inside if kind in ("header", "footer") else f'<w:{note} w:id="7">{inside}</w:{note}>'
    changed["word/ben.xml"] = f"<w:{tag} {WORD} {NAMES}>{held}</w:{tag}>".encode()
    target_kind, target = relation.split()
    changed["word/_rels/ben.xml.rels"] = (
        f'<Relationships><Relationship Id="rNew" Type="{OFFICE}/{target_kind}" Target="{target}"/></Relationships>'.encode()
    )
    row = f'<Relationship Id="rBeside" Type="{OFFICE}/{kind}" Target="ben.xml"/></Relationships>'
    changed[links] = changed[links].replace(b"</Relationships>", row.encode())
    text, _, rest = changed[main].rpartition(b"<w:sectPr")
    opening, _, setup = rest.partition(b">")
    if kind in ("header", "footer"):
        setup = re.sub(rb"<w:(?:header|footer)Reference[^>]*>|<w:titlePg[^>]*>", b"", setup)
        setup = f'<w:{kind}Reference {NAMES} w:type="{pages}" x:id="rBeside"/>'.encode() + setup
    else:
        text += f'<w:p><w:r><w:{note}Reference w:id="7"/></w:r></w:p>'.encode()
    changed[main] = text + b"<w:sectPr" + opening + b">" + setup
    return read(packed({**changed, **{f"word/{name}": content for name, content in more.items()}}), name="ke-hoach.docx")


def in_run(inside: str) -> str:
    return f"<w:p><w:r>{inside}</w:r></w:p>"


def picture(width_mm: float, height_mm: float, frame: str = "inline", blip: str = '<g:blip x:embed="rNew"/>') -> str:
    size = f'<f:extent cx="{int(width_mm * 36000)}" cy="{int(height_mm * 36000)}"/>'
    inside = f'<g:graphic><g:graphicData uri="{DRAWING}/picture"><s:pic><s:blipFill>{blip}</s:blipFill></s:pic></g:graphicData></g:graphic>'
    return in_run(f"<w:drawing><f:{frame}>{size}{inside}</f:{frame.split(maxsplit=1)[0]}></w:drawing>")


def drawn(kind: str, attribute: str) -> str:
    inside = f'<g:graphicData uri="{DRAWING}/{kind}"><q:ids x:{attribute}="rNew"/></g:graphicData>'
    return in_run(f"<w:drawing><f:inline><g:graphic>{inside}</g:graphic></f:inline></w:drawing>")


def tiles(width: float, height: float, across: int, down: int, frame: str = "inline") -> str:
    """Rows of pictures of that size (mm), each row a paragraph."""
    row = picture(width, height, frame)[len("<w:p>") : -len("</w:p>")] * across
    return f"<w:p>{row}</w:p>" * down


OBJECT = in_run('<w:object><u:shape><u:imagedata x:id="rNew"/></u:shape><q:OLEObject Type="Embed" ProgID="{}" x:id="rNew"/></w:object>')
WORDS = "<d><a:t>Giai đoạn một</a:t></d>".encode()

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def formula(words: str) -> str:
    """A formula that stands in no paragraph."""
    return f"<m:oMathPara {MATH}><m:oMath><m:r><m:t>{words}</m:t></m:r></m:oMath></m:oMathPara>"


def drawn_page(draw: Callable[[ImageDraw.ImageDraw], None]) -> bytes:
    """A picture of a page at 100 dpi."""
    page, file = Image.new("L", (827, 1169), 255), io.BytesIO()
    draw(ImageDraw.Draw(page))
    page.save(file, "PNG")
    return file.getvalue()


def lines_of_text(page: ImageDraw.ImageDraw) -> None:
    for number, line in enumerate(TEXT.split("\n")):
        page.text((110, 80 + 25 * number), line.encode("ascii", "replace").decode() * 2, 0)


def written_page(page: ImageDraw.ImageDraw) -> None:
    """Lines of letters large enough for a picture of 160 mm."""
    for number, line in enumerate(TEXT.split("\n")[:30]):
        page.text((40, 40 + 36 * number), (line or POINT).ljust(60, "m").encode("ascii", "replace").decode()[:60], 0, font_size=26)


def chart(page: ImageDraw.ImageDraw) -> None:
    for number in range(18):
        page.text((20, 40 + 60 * number), "Phong Tong hop va Ke hoach", 0, font_size=18)
        page.rectangle((300, 40 + 60 * number, 340 + 25 * number, 75 + 60 * number), fill=90)
        page.text((770, 40 + 60 * number), "12,5", 0, font_size=18)


def emblem_in_a_frame(page: ImageDraw.ImageDraw) -> None:
    for inset in (20, 30, 40):
        page.rectangle((inset, inset, 827 - inset, 1169 - inset), outline=0)
    for radius in range(20, 300, 40):
        page.ellipse((413 - radius, 584 - radius, 413 + radius, 584 + radius), outline=0, width=6)


def ruled_paper(page: ImageDraw.ImageDraw) -> None:
    for down in range(60, 1120, 28):
        page.line((60, down, 760, down), fill=120)


def signs(font: str, *codes: str) -> str:
    return in_run("".join(f'<w:sym w:font="{font}" w:char="{code}"/>' for code in codes))


SOLID = '<g:solidFill><g:srgbClr val="FFFFFF"/></g:solidFill>'
SHAPE = 'xmlns:h="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def shape(fill: str = SOLID, width_mm: float = 120, wrap: str = "wrapNone", behind: int = 0, words: str = "") -> str:
    """A rectangle 8 mm high that floats on the page."""
    size = f'<f:extent cx="{int(width_mm * 36000)}" cy="{8 * 36000}"/><f:{wrap}/>'
    text = f"<h:txbx><w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></h:txbx>" if words else ""
    inside = f'<g:graphicData uri="x/wordprocessingShape"><h:wsp {SHAPE}><h:spPr>{fill}</h:spPr>{text}</h:wsp></g:graphicData>'
    return in_run(f'<w:drawing><f:anchor behindDoc="{behind}">{size}<g:graphic>{inside}</g:graphic></f:anchor></w:drawing>')


def old_shape(style: str = "position:absolute;width:300pt;height:20pt", more: str = "") -> str:
    return in_run(f'<w:pict><u:rect style="{style}" {more}/></w:pict>')


LOGO = ("image logo.png", {"logo.png": BLANK_PNG})
WORD_OF_SIGNS = ("F04B", "F045", "F048", "F04F", "F041")
BEHIND = 'anchor behindDoc="1"'
UNREAD = {
    "a chunk of another file": ("alt_chunk", '<w:altChunk x:id="rNew"/>', "aFChunk phan.html", {"phan.html": b"<p>them</p>"}),
    "a chunk that is not there": ("alt_chunk", '<w:altChunk x:id="rNowhere"/>', "", {}),
    "a subdocument": ("sub_document", '<w:p><w:subDoc x:id="rNew"/></w:p>', "subDocument con.docx", {}),
    "a sheet of numbers": ("ole_object", OBJECT.format("Excel.Sheet.12"), "package so-lieu.xlsx", {"so-lieu.xlsx": b"PK"}),
    "a packed file": ("ole_object", OBJECT.format("Package"), "oleObject goi.bin", {"goi.bin": b"."}),
    "SmartArt with words": ("smart_art", drawn("diagram", "dm"), "diagramData so-do.xml", {"so-do.xml": WORDS}),
    "SmartArt with words by another prefix": (
        "smart_art", drawn("diagram", "dm"), "diagramData so-do.xml", {"so-do.xml": b"<q:t>Ban x\xc3\xa3</q:t>"}),
    "SmartArt whose part is lost": ("smart_art", drawn("diagram", "dm"), "", {}),
    "a chart with words": ("chart", drawn("chart", "id"), "chart bieu-do.xml", {"bieu-do.xml": b"<c:v>Qu\xc3\xbd I</c:v>"}),
    "a page-sized picture": ("page_picture", picture(150, 200), "image trang.png", {"trang.png": BLANK_PNG}),
    "a page of text behind the text": (
        "page_picture", picture(190, 270, BEHIND), "image trang.png", {"trang.png": drawn_page(lines_of_text)},
    ),
    "words in private codes": ("private_letters", in_run("<w:t>\uf04b\uf045\uf048\uf04f</w:t>"), "", {}),
    "a white box before the text": ("covering", shape(), *LOGO),
    "a box filled by its style": (
        "covering", shape("").replace("</h:spPr>", '</h:spPr><h:style><g:fillRef idx="1"/></h:style>'), *LOGO,
    ),
    "a box of an older program before the text": ("covering", old_shape(), *LOGO),
    "a word of signs": ("sign_font", signs("Wingdings", *WORD_OF_SIGNS), "", {}),
    "a word in Greek letters": ("sign_font", signs("Symbol", *WORD_OF_SIGNS), "", {}),
    "a word only its font knows": ("private_letters", signs("Chu Rieng", "E04B", "E045", "E048"), "", {}),
    "a page cut into two pictures": ("page_picture", picture(160, 118) * 2, "image nua.png", {"nua.png": BLANK_PNG}),
    "a page cut into strips": ("page_picture", picture(160, 60) * 4, "image dai.png", {"dai.png": BLANK_PNG}),
    "a page cut into tiles": ("page_picture", tiles(40, 30, 4, 8), "image manh.png", {"manh.png": BLANK_PNG}),
    "a page cut into tiles laid side by side": ("page_picture", tiles(40, 58, 16, 1, "anchor"), "image m.png", {"m.png": BLANK_PNG}),
    "a smaller picture with lines of text": ("lined_picture", picture(160, 100), "image chu.png", {"chu.png": drawn_page(written_page)}),
    "an old picture of a page": (
        "page_picture", in_run('<w:pict><u:shape style="width:450pt;height:600pt"><u:imagedata x:id="rNew"/></u:shape></w:pict>'),
        "image trang.png", {"trang.png": BLANK_PNG},
    ),
}  # fmt: skip

HARMLESS = {
    "a box behind the text": (shape(behind=1), *LOGO),
    "a box the text flows around": (shape(wrap="wrapSquare"), *LOGO),
    "a frame round the text": (shape("<g:noFill/>"), *LOGO),
    "a wash of colour": (shape(SOLID.replace('"/>', '"><g:alpha val="40000"/></g:srgbClr>')), *LOGO),
    "a box to tick": (shape(width_mm=6), *LOGO),
    "a box with words": (shape(words="Ảnh 3 x 4"), *LOGO),
    "an old frame round the text": (old_shape(more='filled="f"'), *LOGO),
    "an old box behind the text": (old_shape("position:absolute;width:300pt;height:20pt;z-index:-5"), *LOGO),
    "an old box in the line": (old_shape("width:300pt;height:20pt"), *LOGO),
    "an old box to tick": (old_shape("position:absolute;width:12pt;height:12pt"), *LOGO),
    "a row of one sign": (signs("Wingdings", *["F06E"] * 9), "", {}),
    "boxes to tick": (signs("Wingdings", "F0FE", "F0A8", "F0FE"), "", {}),
    "letters of a formula": (signs("Symbol", "F061", "F062").replace("</w:p>", "<w:r><w:t> = </w:t></w:r></w:p>"), "", {}),
    "letters by their numbers": (signs("Times New Roman", *WORD_OF_SIGNS), "", {}),
    "a logo": (picture(25, 25), "image logo.png", {"logo.png": BLANK_PNG}),
    "a seal and signature": (picture(45, 45, "anchor"), "image dau.png", {"dau.png": BLANK_PNG}),
    "a photograph": (picture(160, 90), "image anh.jpg", {"anh.jpg": BLANK_PNG}),
    "a chart with its labels": (picture(160, 100), "image cot.png", {"cot.png": drawn_page(chart)}),
    "four photographs": (tiles(80, 60, 2, 2), "image anh.jpg", {"anh.jpg": BLANK_PNG}),
    "photographs in rows with captions": (
        (tiles(80, 60, 2, 1) + "<w:p><w:r><w:t>Khu dân cư.</w:t></w:r></w:p>") * 4, "image anh.jpg", {"anh.jpg": BLANK_PNG},
    ),
    "two photographs": (picture(160, 90) * 2, "image anh.jpg", {"anh.jpg": BLANK_PNG}),
    "photographs between lines of text": (
        (picture(160, 118) + "<w:p><w:r><w:t>Khu dân cư.</w:t></w:r></w:p>") * 2, "image anh.jpg", {"anh.jpg": BLANK_PNG},
    ),
    "an emblem in a frame behind the text": (
        picture(190, 270, BEHIND), "image khung.png", {"khung.png": drawn_page(emblem_in_a_frame)},
    ),
    "ruled paper behind the text": (picture(190, 270, BEHIND), "image ke.png", {"ke.png": drawn_page(ruled_paper)}),
    "a tall banner": (picture(40, 230), "image bang.png", {"bang.png": BLANK_PNG}),
    "a frame behind the text": (picture(190, 270, 'anchor behindDoc="1"'), "image khung.png", {"khung.png": BLANK_PNG}),
    "a washed-out watermark": (
        picture(160, 220, "anchor", '<g:blip x:embed="rNew"><g:lum bright="70000" contrast="-70000"/></g:blip>'),
        "image nen.png",
        {"nen.png": BLANK_PNG},
    ),
    "a formula": (OBJECT.format("Equation.DSMT4"), "oleObject ct.bin", {"ct.bin": b"."}),
    "SmartArt without words": (drawn("diagram", "dm"), "diagramData so-do.xml", {"so-do.xml": b"<d><a:t></a:t></d>"}),
    "a chart of numbers alone": (drawn("chart", "id"), "chart bieu-do.xml", {"bieu-do.xml": b"<c:v>12.5</c:v>"}),
    "a watermark of an older program": (
        in_run('<w:pict><u:shape style="width:450pt;height:600pt;z-index:-251658752"><u:imagedata x:id="rNew"/></u:shape></w:pict>'),
        "image nen.png",
        {"nen.png": BLANK_PNG},
    ),
    "custom XML": ("<w:p/>", "customXml ../customXml/item1.xml", {"../customXml/item1.xml": b"<x/>"}),
    "a glossary": ("<w:p/>", "glossaryDocument glossary/document.xml", {"glossary/document.xml": b"<w:glossaryDocument/>"}),
    "an object a tracked change removed": (
        '<w:p><w:del w:id="9" w:author="An">' + OBJECT.format("Excel.Sheet.12")[5:-6] + "</w:del></w:p>",
        "package so.xlsx",
        {"so.xlsx": b"PK"},
    ),
}  # fmt: skip


class DescribeABody:
    @pytest.mark.parametrize("what", UNREAD)
    def it_names_what_is_no_text_of_it(self, what):
        kind, inside, relation, more = UNREAD[what]
        (row,) = with_body(inside, relation, **more).not_read
        assert row.kind == kind
        assert row.place is not None

    @pytest.mark.parametrize("what", HARMLESS)
    def it_says_nothing_of(self, what):
        inside, relation, more = HARMLESS[what]
        assert with_body(inside, relation, **more).not_read == ()

    def it_names_words_between_paragraphs(self):
        cell = f"<w:tbl><w:tr><w:tc>{formula('Kinh phí')}<w:p/></w:tc></w:tr></w:tbl>"
        for inside, told in ((formula("Kinh phí"), 1), (cell, 1), (formula("="), 0), (f"<w:p>{formula('Kinh phí')}</w:p>", 0)):
            assert [row.kind for row in with_body(inside).not_read] == ["unread_text"] * told, inside

    @pytest.mark.parametrize(("shows", "told"), [(True, ["page_picture"]), (False, [])])
    def it_names_text_on_the_ground_of_all_pages_where_that_shows(self, shows, told):
        changed = parts()
        ground = f'<w:background {NAMES}><u:background><u:fill x:id="rNew" type="frame"/></u:background></w:background><w:body>'
        links = f'<Relationship Id="rNew" Type="{OFFICE}/image" Target="nen.png"/></Relationships>'
        changed["word/document.xml"] = changed["word/document.xml"].replace(b"<w:body>", ground.encode())
        rels = "word/_rels/document.xml.rels"
        changed[rels] = changed[rels].replace(b"</Relationships>", links.encode())
        changed["word/nen.png"] = drawn_page(lines_of_text)
        settings = changed["word/settings.xml"]
        changed["word/settings.xml"] = (
            settings.replace(b"</w:settings>", b"<w:displayBackgroundShape/></w:settings>") if shows else settings
        )
        assert [row.kind for row in read(packed(changed), name="ke-hoach.docx").not_read] == told

    def it_counts_pictures_of_pages_in_one_row(self):
        pages = with_body(picture(150, 200) + picture(150, 200).replace("<w:p>", f"<w:p {NAMES}>"), "image trang.png").not_read
        assert [(row.kind, row.number) for row in pages] == [("page_picture", 2)]

    def it_takes_what_older_programs_show_instead_for_the_same(self):
        both = OBJECT.format("Excel.Sheet.12")[len("<w:p><w:r>") : -len("</w:r></w:p>")]
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        inside = in_run(f"<mc:AlternateContent {mc}><mc:Choice>{both}</mc:Choice><mc:Fallback>{both}</mc:Fallback></mc:AlternateContent>")
        assert [row.number for row in with_body(inside, "package so.xlsx").not_read] == [1]


class DescribeWhatStandsBesideABody:
    @pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes"])
    @pytest.mark.parametrize("what", [what for what, (_, _, relation, _) in UNREAD.items() if relation])
    def it_is_named_likewise(self, kind, what):
        expected, inside, relation, more = UNREAD[what]
        (row,) = beside(kind, inside, relation, **more).not_read
        assert row.kind == expected
        assert row.place == Location({"header": "header", "footer": "footer"}.get(kind, "footnote"))

    @pytest.mark.parametrize("kind", ["header", "footnotes"])
    @pytest.mark.parametrize("what", [what for what, (_, relation, _) in HARMLESS.items() if relation])
    def it_says_nothing_of(self, kind, what):
        inside, relation, more = HARMLESS[what]
        assert beside(kind, inside, relation, **more).not_read == ()

    def it_is_one_row_however_many_parts_hold_it(self):
        held = f"<w:hdr {WORD} {NAMES}>{OBJECT.format('Excel.Sheet.12')}</w:hdr>"
        sections = "".join(
            f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h{n}"/></w:sectPr></w:pPr></w:p>' for n in range(3)
        )
        document = opened(
            paragraph("a") + sections,
            {f"word/h{n}.xml": held for n in range(3)},
            {f"h{n}": f"header h{n}.xml" for n in range(3)},
        )
        assert [(row.kind, row.number) for row in document.not_read] == [("ole_object", 3)]

    @pytest.mark.parametrize(("pages", "told"), [("default", 1), ("first", 0), ("even", 0)])
    def it_asks_only_the_margins_that_print(self, pages, told):
        rows = beside("header", UNREAD["a sheet of numbers"][1], "package so.xlsx", pages).not_read
        assert len(rows) == told


class DescribeAPackage:
    @pytest.mark.parametrize("name", ["styles", "numbering", "settings", "header1", "fontTable", "webSettings"])
    @pytest.mark.parametrize(
        "damage", [lambda part: part[: len(part) // 2], lambda part: part.replace(b"<w:", b"<w:hong><w:", 1), lambda _: b"<w:ftr"]
    )
    def it_is_refused_when_a_part_is_no_xml_as_word_does(self, name, damage):
        broken = damage(parts()[f"word/{name}.xml"])
        with pytest.raises(Unreadable) as refused:
            read(with_parts(**{f"{name}__xml": broken}), name="ke-hoach.docx")
        assert (refused.value.key, refused.value.values["what"]) == ("unreadable.bad_xml", f"word/{name}.xml".lower())

    def it_may_hold_a_bare_greater_than_sign(self):
        styles = parts()["word/styles.xml"].replace(b'w:val="', b'w:val=">', 1)
        assert read(with_parts(styles__xml=styles), name="ke-hoach.docx").not_read == ()

    def it_needs_no_styles(self):
        without = {name: content for name, content in parts().items() if name != "word/styles.xml"}
        assert read(packed(without), name="ke-hoach.docx").not_read == ()

    def it_is_refused_when_its_styles_are_empty(self):
        with pytest.raises(Unreadable, match=r"unreadable\.bad_xml"):
            read(with_parts(styles__xml=b""), name="ke-hoach.docx")

    @pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.xml", "word\\document.xml", "./word/document.xml"])
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def it_is_refused_when_it_holds_a_part_twice(self, name):
        file = io.BytesIO(PLAN)
        with zipfile.ZipFile(file, "a") as package:
            package.writestr(name, parts()["word/document.xml"].replace("KẾ HOẠCH".encode(), b"QUY CHE"))
        with pytest.raises(Unreadable, match=r"unreadable\.duplicate_part"):
            read(file.getvalue(), name="ke-hoach.docx")

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def it_may_hold_the_same_part_twice(self):
        file = io.BytesIO(PLAN)
        with zipfile.ZipFile(file, "a") as package:
            package.writestr("word/document.xml", parts()["word/document.xml"])
        assert read(file.getvalue(), name="ke-hoach.docx").not_read == ()

    def it_is_refused_when_it_names_two_main_parts(self):
        changed = parts()
        row = f'<Relationship Id="rTwo" Type="{OFFICE}/officeDocument" Target="word/khac.xml"/></Relationships>'
        changed["_rels/.rels"] = changed["_rels/.rels"].replace(b"</Relationships>", row.encode())
        changed["word/khac.xml"] = changed["word/document.xml"]
        with pytest.raises(Unreadable, match=r"unreadable\.duplicate_part"):
            read(packed(changed), name="ke-hoach.docx")

    @pytest.mark.parametrize(
        ("inside", "key"),
        [("", "no_body"), ("<w:body/>", "blank"), ("<w:body><w:p/><w:p><w:r><w:t> </w:t></w:r></w:p></w:body>", "blank"),
         ("<w:body>" + picture(150, 200).replace("<w:p>", f"<w:p {NAMES}>") + "</w:body>", "no_words")],
    )  # fmt: skip
    def it_is_refused_when_it_holds_no_word(self, inside, key):
        main = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inside}</w:document>'
        with pytest.raises(Unreadable) as refused:
            read(with_parts(document__xml=main.encode()), name="ke-hoach.docx")
        assert refused.value.key == f"unreadable.{key}"


def kinds(data: bytes) -> list[str]:
    return [row.kind for row in read(data, name="ke-hoach.txt").not_read]


def once(text: str) -> str:
    """UTF-8 taken for Latin-1."""
    return text.encode().decode("latin-1")


def viqr(text: str) -> str:
    """As typed in VIQR (RFC 1456): the shape of a letter, then its tone."""
    signs = dict(zip("\u0302\u0306\u031b\u0300\u0301\u0309\u0303\u0323", "^(+`'?~.", strict=True))
    spelt = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
    for tone in "\u0300\u0301\u0309\u0303\u0323":
        for shape in "\u0302\u0306\u031b":
            spelt = spelt.replace(tone + shape, shape + tone)
    return "".join(signs.get(sign, sign) for sign in spelt)


def disordered(text: str) -> str:
    """Each tone before the circumflex or breve it follows."""
    spelt = unicodedata.normalize("NFD", text)
    for tone in "\u0300\u0301\u0309\u0303\u0323":
        for shape in "\u0302\u0306":
            spelt = spelt.replace(shape + tone, tone + shape)
    return spelt


class DescribeAText:
    @pytest.mark.parametrize(
        ("changed", "kind"),
        [
            (once(TEXT).encode(), "mojibake"),
            (once(once(TEXT)).encode(), "mojibake"),
            (TEXT.encode().decode("cp1252", "ignore").encode(), "mojibake"),
            (viqr(TEXT).encode(), "viqr"),
            (TEXT.replace(POINT, viqr(POINT)).encode(), "viqr_lines"),
            (TEXT.encode() + b"\xff\xfe", "bytes"),
            (TEXT.replace("Đ", "\ufffd", 1).encode(), "lost_letters"),
            (TEXT.replace("cơ quan", "\u202ecơ quan\u202c", 1).encode(), "reversed"),
            (TEXT.replace("cơ quan", "\u2067cơ quan\u2069", 1).encode(), "reversed"),
            (TEXT.replace("quan", "qu\u200ban", 1).encode(), "split_words"),
            (TEXT.replace("quan", "qu\u2060an", 1).encode(), "split_words"),
            (TEXT.replace("\nII. ", "\n\f\n\f\nII. ", 1).encode(), "blank_page"),
            (TEXT.replace("cơ quan", "\ue021\ue034 \ue035\ue036\ue037", 1).encode(), "private_letters"),
            (TEXT.replace("quan", "qu\ue021n", 1).encode(), "private_letters"),
        ],
    )
    def it_names_letters_that_are_not_those_written(self, changed, kind):
        assert kinds(changed) == [kind]

    def it_counts_pages_on_which_nothing_stands(self):
        (row,) = read(TEXT.replace("\nII. ", "\n\f \n\f--\n\fII. ", 1).encode(), name="ke-hoach.txt").not_read
        assert (row.number, row.place.page) == (2, 2)

    def it_counts_letters_whose_marks_are_out_of_order(self):
        (row,) = read(TEXT.replace("KẾ HOẠCH", "KE\u0301\u0302 HOẠCH").encode(), name="ke-hoach.txt").not_read
        assert (row.kind, row.number) == ("marks", 1)
        assert kinds(disordered(TEXT).encode()) == ["marks"]

    @pytest.mark.parametrize(
        "harmless",
        [
            TEXT,
            unicodedata.normalize("NFD", TEXT),
            TEXT.replace("cơ quan", "\u202acơ quan\u202c\u200e", 1),
            TEXT.replace("cơ quan", "cơ\u200b quan\u200b, \u2060", 1).replace("kiểm", "ki\u00adểm", 1),
            TEXT + "\n\uf0e0\uf0e0\uf0e0 \uf096\uf026\uf097 a\uf0e0b \uf06e\uf06e\uf06e\n",
            TEXT.replace("- ", "\uf0b7 ", 1).replace("; ", "; \ue001 ", 1),
            "\f" + TEXT.replace("\nII. ", "\n\fII. ", 1) + "\n\f\f\n",
            TEXT + "\nTheo mô hình «Cá» và «Lá»: x\u0304 = 10^3; 2^4; O^2.\n",
            TEXT + "\nNhà tài trợ: Märklin, Åse Nærøy, São Paulo, Ã‌, CÃO.\n",
            "The plan of the office ^ and + signs: C++ a+b, O'Neil's.\n" * 9,
        ],
    )
    def it_says_nothing_of_plain_letters(self, harmless):
        assert kinds(harmless.encode()) == []

    @pytest.mark.parametrize(
        ("shown", "kind", "name"),
        [
            ("![](so-do.png)", "picture", "so-do.png"),
            ("![Sơ đồ][1]", "picture", "1"),
            (f"![](data:image/png;base64,{'A' * 3000})", "picture", "data:image/png;base64," + "A" * 178),
            ("Xem ![](https://a.vn/so_(1).png){width=16cm height=24cm} dưới đây", "picture", "https://a.vn/so_(1"),
            ('<p><img width="90%" alt="x" src="so-do.png"></p>', "picture", "so-do.png"),
            ('<object data="phu-luc.pdf"></object>', "picture", "phu-luc.pdf"),
            ('<iframe src="https://a.vn/x"></iframe>', "picture", "https://a.vn/x"),
            ("![[so-do.png]]", "picture", "so-do.png"),
            ("![[Phần hai]]", "include", "Phần hai"),
            ('{{< include "phan-hai.md" >}}', "include", "phan-hai.md"),
            ("{% include 'phan-hai.html' %}", "include", "phan-hai.html"),
            ("{{> phan-hai }}", "include", "phan-hai"),
            ("!include phan-hai.md", "include", "phan-hai.md"),
            ('--8<-- "phan-hai.md"', "include", "phan-hai.md"),
            (".. include:: phan-hai.rst", "include", "phan-hai.rst"),
            ("include::phan-hai.adoc[]", "include", "phan-hai.adoc"),
            ("\\input{phan-hai}", "include", "phan-hai"),
            ('<!--#include file="phan-hai.html" -->', "include", "phan-hai.html"),
            ('!INCLUDE "phan-hai.md"', "include", "phan-hai.md"),
            ("{% include_relative phan-hai.md %}", "include", "phan-hai.md"),
            ('{{< readfile file="phan-hai.md" >}}', "include", "phan-hai.md"),
            ("{{transclude phan-hai}}", "include", "phan-hai"),
            ("- include::phan-hai.adoc[]", "include", "phan-hai.adoc"),
            (".. literalinclude:: phan-hai.rst", "include", "phan-hai.rst"),
            ("\\input phan-hai", "include", "phan-hai"),
            ("\\subfile{phan-hai}", "include", "phan-hai"),
            ("\\import{muc/}{phan-hai}", "include", "muc/"),
            ("\\includepdf[pages=-]{phan-hai.pdf}", "include", "phan-hai.pdf"),
            ('#include "phan-hai.typ"', "include", "phan-hai.typ"),
            ("@@include('phan-hai.md')", "include", "phan-hai.md"),
            ("<<[phan-hai.md]", "include", "phan-hai.md"),
            (":include-file: phan-hai.md", "include", "phan-hai.md"),
            ("```{include} phan-hai.md", "include", "phan-hai.md"),
            ("<!-- include: phan-hai.md -->", "include", "phan-hai.md"),
            ('<xi:include href="phan-hai.xml"/>', "include", "phan-hai.xml"),
            ("[!INCLUDE [Phần hai](phan-hai.md)]", "include", "phan-hai.md"),
            ("import Phan from './phan-hai.mdx'", "include", "./phan-hai.mdx"),
            (".. image:: so-do.png", "picture", "so-do.png"),
            (".. figure:: so-do.png", "picture", "so-do.png"),
            ("image::so-do.png[Sơ đồ]", "picture", "so-do.png"),
            ("Xem image:so-do.png[] dưới đây", "picture", "so-do.png"),
        ],
    )
    def it_names_what_it_shows_from_elsewhere(self, shown, kind, name):
        (row,) = read(TEXT.replace("\nII. ", f"\n{shown}\n\nII. ", 1).encode(), name="ke-hoach.md").not_read
        assert (row.kind, row.member) == (kind, name)
        assert TEXT.replace("\nII. ", f"\n{shown}\n\nII. ", 1).split("\n")[row.place.line - 1] == shown

    def it_names_the_file_of_a_table_or_a_page_set_in(self):
        for kind in ("raw:: html", "csv-table:: Kinh phí"):
            (row,) = read(f"{TEXT}\n.. {kind}\n   :file: phan-hai.html\n".encode(), name="ke-hoach.rst.txt").not_read
            assert (row.kind, row.member) == ("include", "phan-hai.html"), kind

    def it_says_nothing_of_logos_placeholders_and_signs(self):
        for harmless in (
            "![](logo.png){width=2cm}",
            '<img src="logo.png" width="80" height=90>',
            "{{ ten_don_vi }}",
            "<tên cơ quan>",
            "{% if co %}",
            "Thu nhập < 5 triệu và > 2 triệu!",
            "[Sơ đồ](so-do.png)",
            "Bao gồm: include, \\in, !",
            "{{#if co}}",
            "#include",
            "@include các đơn vị",
            "<<Kế hoạch kiểm tra>>",
            "Nhập khẩu: import từ 05 nước",
            "include: Phòng Tổng hợp",
            "\\subsection{Mục đích}",
            "Hình ảnh: image, figure",
            "<!-- include -->",
            "[include](phan-hai.md)",
            "<!-- ghi chú -->",
        ):
            assert kinds(f"{TEXT}\n{harmless}\n".encode()) == [], harmless


COMMENTS = (
    ("<!--\n", "\n-->"), ("<!-- ", "\n\n-->"), ("<!--\n", ""), ("////\n", "\n////"), ("#+BEGIN_COMMENT\n", "\n#+END_COMMENT"),
    ("\\begin{comment}\n", "\n\\end{comment}"), ("\\iffalse\n", "\n\\fi"), ("{% comment %}\n", "\n{% endcomment %}"),
    ("{# nháp\n", "\n#}"), ("%%\n", "\n%%"), ("/* nháp\n", "\n*/"), ("Mở đầu\n\n..\n  ", ""), ("Mở đầu\n\n.. only:: latex\n\n   ", ""),
)  # fmt: skip


def test_a_comment_over_lines_is_told_since_no_page_prints_it_and_a_note_to_us_is_not():
    for opened_, ended in COMMENTS:
        assert "comment" in kinds(f"{opened_}{TEXT}{ended}".encode()), (opened_, ended)
    for silent in (
        f"<!-- bản một dòng -->\n{TEXT}", f"<!-- thethuc: bỏ qua TT0302\n— số cũ -->\n{TEXT}", f"{TEXT}\n<!--\n-->",
        f"////\n{TEXT}", f"%%\n{TEXT}", f"/* {TEXT}", f"{TEXT}\n..\n\nHết", f"{TEXT}\n.....\n  a", f"{TEXT}\n/* một dòng */\n",
        f"Tỷ lệ: 5 {{# 6\n{TEXT}\n#}}", f"{{# một dòng #}}\n{TEXT}",
    ):  # fmt: skip
        assert "comment" not in kinds(silent.encode()), silent[:40]


def test_what_a_mail_has_with_it_is_told():
    for header, member in (
        ("Content-Disposition: attachment; filename=kh.docx", "kh.docx"),
        ('Content-Disposition: attachment;\n\tfilename="kế hoạch.pdf"', "kế hoạch.pdf"),
        ("Content-Disposition: attachment", ""),
    ):  # fmt: skip
        rows = read(f"From: a@b.vn\nMIME-Version: 1.0\n\n{TEXT}\n--x\n{header}\n\nUEsDBA==\n".encode(), name="a.eml").not_read
        assert ("attachment", member) in [(row.kind, row.member) for row in rows], header
    assert "attachment" not in kinds(f"{TEXT}\nContent-Disposition: inline; filename=a.png\n".encode())
