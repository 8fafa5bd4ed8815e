"""What text a Word file gives, and where it stands."""

from __future__ import annotations

import pytest

from checker.model import Cell
from checker.parsing import parse
from checker.reading import read
from tests.reading.wordfile import opened, package, paragraph, part, run, table, tc, text_box, texts


def test_paragraphs_come_in_order_and_count_the_empty_ones() -> None:
    document = opened(paragraph("KẾ HOẠCH") + paragraph() + paragraph("I. MỤC ĐÍCH"))
    assert [(block.text, block.paragraph, block.gap) for block in document.blocks] == [("KẾ HOẠCH", 0, False), ("I. MỤC ĐÍCH", 2, True)]


def test_runs_of_one_word_each_make_one_text() -> None:
    document = opened(paragraph(run("Số: ") + run("419") + run("/KH-") + run("SKHCN")))
    assert texts(document) == ["Số: 419/KH-SKHCN"]
    assert len(document.blocks[0].runs) == 1


def test_breaks_tabs_and_special_hyphens_are_text() -> None:
    document = opened(
        paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/></w:r>")
    )
    assert texts(document) == ["a\nb\tc-d"]


def test_a_symbol_is_a_bullet_unless_it_is_a_known_dash() -> None:
    document = opened(
        paragraph('<w:r><w:sym w:char="F02D"/><w:t> một</w:t></w:r>') + paragraph('<w:r><w:sym w:char="F0FC"/><w:t> hai</w:t></w:r>')
    )
    assert texts(document) == ["- một", "• hai"]


class TestCells:
    def test_the_column_is_that_of_the_grid(self) -> None:
        document = opened(table([tc("a", '<w:gridSpan w:val="2"/>'), "b"], ["c", "d", "e"], grid=3))
        assert [(block.text, block.cell) for block in document.blocks] == [
            ("a", Cell(0, 0, 0, 3)), ("b", Cell(0, 0, 2, 3)), ("c", Cell(0, 1, 0, 3)), ("d", Cell(0, 1, 1, 3)), ("e", Cell(0, 1, 2, 3)),
        ]  # fmt: skip

    def test_a_place_names_its_table(self) -> None:
        cell = f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>"
        document = opened(cell + paragraph("b") + cell)
        assert [block.place().table for block in document.blocks] == [0, None, 1]

    def test_a_cell_merged_down_is_read_once(self) -> None:
        document = opened(table([tc("a", '<w:vMerge w:val="restart"/>'), "b"], [tc("", "<w:vMerge/>"), "c"]))
        assert texts(document) == ["a", "b", "c"]
        assert document.blocks[2].cell == Cell(0, 1, 1, 2)

    def test_a_nested_table_counts_as_the_cell_it_stands_in(self) -> None:
        document = opened(table(["a", tc(table(["b", "c"]) + paragraph())]))
        assert [block.cell and block.cell.column for block in document.blocks] == [0, 1, 1]

    def test_the_frame_of_a_web_page_is_no_table_of_what_stands_in_it(self) -> None:
        frame = table([tc(table([tc(table(["a", "b"]) + paragraph("c"))]) + table(["d", "e"]) + paragraph())])
        assert [(block.text, block.cell and block.cell[1:4]) for block in opened(frame).blocks] == [
            ("a", (0, 0, 2)), ("b", (0, 1, 2)), ("c", None), ("d", (0, 0, 2)), ("e", (0, 1, 2)),
        ]  # fmt: skip

    def test_rows_in_a_content_control_are_rows(self) -> None:
        rows = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:sdt><w:sdtContent><w:tr>" + tc("a") + "</w:tr></w:sdtContent></w:sdt></w:tbl>"
        assert texts(opened(rows)) == ["a"]

    def test_a_text_goes_on_behind_an_element_in_it(self) -> None:
        words = '<w:p xmlns:n="urn:n"><w:r><w:t>Kinh phí <n:x/>do tỉnh cấp</w:t></w:r></w:p>'
        assert texts(opened(words)) == ["Kinh phí do tỉnh cấp"]


class TestNames:
    @pytest.mark.parametrize("tag", ["p", "r"])
    def test_a_paragraph_or_run_may_declare_the_names_it_uses(self, tag: str) -> None:
        text = "<n:x/><w:r><w:t>Hà Nội</w:t></w:r>" if tag == "p" else "<n:x/><w:t>Hà Nội</w:t>"
        inside = paragraph(text if tag == "p" else f"<w:r><w:rPr><n:y/></w:rPr>{text}</w:r>")
        declared = inside.replace(f"<w:{tag}>", f'<w:{tag} xmlns:n="urn:n">', 1)
        assert texts(opened(declared)) == ["Hà Nội"]
        others = paragraph(run("xmlns:n")) + paragraph('<w:r><n:khung xmlns:n="urn:n"/><w:t>xmlns</w:t></w:r>')
        assert texts(opened(others + declared)) == ["xmlns:n", "xmlns", "Hà Nội"]


class TestWrappers:
    @pytest.mark.parametrize("tag", ["hyperlink", "smartTag", "customXml", "ins", "moveTo"])
    def test_what_is_wrapped_is_read(self, tag: str) -> None:
        assert texts(opened(paragraph(run("Hà ") + f"<w:{tag}>{run('Nội')}</w:{tag}>"))) == ["Hà Nội"]

    def test_content_controls_are_read_wherever_they_stand(self) -> None:
        inline = paragraph(f"<w:sdt><w:sdtContent>{run('trong dòng')}</w:sdtContent></w:sdt>")
        around = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('cả đoạn')}</w:sdtContent></w:sdt>"
        assert texts(opened(inline + around)) == ["trong dòng", "cả đoạn"]

    def test_a_control_that_shows_its_prompt_is_a_placeholder(self) -> None:
        body = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{paragraph('Bấm vào đây')}</w:sdtContent></w:sdt>"
        assert [block.placeholder for block in opened(body + paragraph("thật")).blocks] == [True, False]


class TestFields:
    FIELD = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{0}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{1}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    def test_the_result_is_read_and_the_instruction_is_not(self) -> None:
        assert texts(opened(paragraph(self.FIELD.format("DATE", "07/3/2024")))) == ["07/3/2024"]

    def test_a_simple_field_gives_its_result(self) -> None:
        assert texts(opened(paragraph(f'<w:fldSimple w:instr="DATE">{run("07/3/2024")}</w:fldSimple>'))) == ["07/3/2024"]

    def test_a_merge_field_nobody_filled_is_a_placeholder(self) -> None:
        document = opened(paragraph(self.FIELD.format(" MERGEFIELD so ", "«so»")))
        assert document.blocks[0].placeholder

    def test_a_field_that_never_ends_swallows_nothing_after_its_paragraph(self) -> None:
        broken = paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>')
        assert texts(opened(broken + paragraph("sau"))) == ["sau"]


class TestRevisions:
    def test_insertions_stand_and_deletions_do_not(self) -> None:
        body = paragraph(
            run("Số: ") + f'<w:ins w:author="A">{run("419")}</w:ins><w:del w:author="A"><w:r><w:delText>418</w:delText></w:r></w:del>'
        )
        document = opened(body)
        assert texts(document) == ["Số: 419"]
        assert document.traits["revisions"] == 2

    def test_what_was_moved_stands_where_it_went(self) -> None:
        body = paragraph(f'<w:moveFrom w:author="A">{run("cũ")}</w:moveFrom>' + run("giữ")) + paragraph(
            f'<w:moveTo w:author="A">{run("mới")}</w:moveTo>'
        )
        assert texts(opened(body)) == ["giữ", "mới"]

    def test_a_deleted_paragraph_mark_joins_two_paragraphs(self) -> None:
        body = paragraph("Nơi ", '<w:rPr><w:del w:author="A"/></w:rPr>') + paragraph("nhận:")
        assert texts(opened(body)) == ["Nơi nhận:"]

    def test_a_deleted_row_is_gone(self) -> None:
        deleted = '<w:tr><w:trPr><w:del w:author="A"/></w:trPr>' + tc("bỏ") + "</w:tr>"
        assert texts(opened(f"<w:tbl><w:tr>{tc('giữ')}</w:tr>{deleted}</w:tbl>")) == ["giữ"]

    def test_a_change_of_formatting_keeps_the_new_one(self) -> None:
        change = '<w:b/><w:rPrChange w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange>'
        document = opened(paragraph(run("chữ", change)))
        assert (document.blocks[0].runs[0].style.bold, document.blocks[0].runs[0].style.italic) == (True, False)


class TestTextBoxes:
    def test_a_box_is_read_once(self) -> None:
        assert texts(opened(paragraph(text_box(paragraph("CỘNG HÒA"))) + paragraph("KẾ HOẠCH"))) == ["CỘNG HÒA", "KẾ HOẠCH"]

    def test_a_box_comes_before_the_words_of_its_anchor(self) -> None:
        assert texts(opened(paragraph(run("neo") + text_box(paragraph("hộp"))))) == ["hộp", "neo"]

    def test_boxes_of_one_anchor_go_from_left_to_right(self) -> None:
        body = paragraph(text_box(paragraph("phải"), across=3_000_000) + text_box(paragraph("trái"), across=0))
        assert texts(opened(body)) == ["trái", "phải"]

    def test_an_old_box_without_a_new_twin_is_read(self) -> None:
        box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('hộp')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        assert texts(opened(paragraph(box))) == ["hộp"]

    def test_a_box_in_a_box_is_read_once(self) -> None:
        assert texts(opened(paragraph(text_box(paragraph(text_box(paragraph("trong")) + run("ngoài")))))) == ["trong", "ngoài"]


class TestRuleLines:
    @pytest.mark.parametrize("shape", [
        '<w:drawing><wp:anchor><a:prstGeom prst="line"/></wp:anchor></w:drawing>',
        '<w:drawing><wp:anchor><a:prstGeom prst="straightConnector1"/></wp:anchor></w:drawing>',
        '<w:pict><v:line from="0,0" to="9,0"/></w:pict>',
        '<w:pict><v:shape type="#_x0000_t32"/></w:pict>',
    ])  # fmt: skip
    def test_a_drawn_line_is_kept_even_without_text(self, shape: str) -> None:
        document = opened(paragraph("Độc lập") + paragraph(f"<w:r>{shape}</w:r>"))
        assert [(block.text, block.rule_line) for block in document.blocks] == [("Độc lập", False), ("", True)]

    def test_a_bottom_border_is_a_line(self) -> None:
        block = opened(paragraph("Hạnh phúc", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>')).blocks[0]
        assert block.rule_line
        assert block.setting is not None
        assert block.setting.border_bottom

    def test_the_top_border_of_an_empty_paragraph_is_a_line(self) -> None:
        above = '<w:pBdr><w:top w:val="single"/></w:pBdr>'
        blocks = opened(paragraph("Hạnh phúc") + paragraph("", above) + paragraph("Số:", above)).blocks
        assert [(block.text, block.rule_line, block.drawn) for block in blocks] == [
            ("Hạnh phúc", False, ()),
            ("", True, (0.0,)),
            ("Số:", False, ()),
        ]

    def test_a_border_of_none_is_not(self) -> None:
        assert not opened(paragraph("chữ", '<w:pBdr><w:bottom w:val="none"/></w:pBdr>')).blocks[0].rule_line


class TestWhatIsKeptOut:
    def test_hidden_text_is_not_read(self) -> None:
        assert texts(opened(paragraph(run("thấy") + run("ẩn", "<w:vanish/>")))) == ["thấy"]

    def test_a_raised_note_number_is_dropped(self) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        assert texts(opened(paragraph(run("TÊN CƠ QUAN") + run("2", raised)))) == ["TÊN CƠ QUAN"]

    @pytest.mark.parametrize("before", ["100 m", "5 km", "10"])
    def test_a_square_or_a_power_is_kept(self, before: str) -> None:
        raised = '<w:vertAlign w:val="superscript"/>'
        assert texts(opened(paragraph(run(before) + run("2", raised)))) == [before + "2"]

    def test_footnotes_and_comments_are_asides(self) -> None:
        notes = part(
            "footnotes",
            f'<w:footnote w:type="separator" w:id="0">{paragraph("<w:r><w:separator/></w:r>")}</w:footnote>'
            f'<w:footnote w:id="1">{paragraph("chú thích")}</w:footnote>',
        )
        comments = part("comments", f'<w:comment w:id="0">{paragraph("nên sửa")}</w:comment>')
        body = paragraph(run("thân") + '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="0"/></w:r>')
        document = opened(body, {"word/footnotes.xml": notes, "word/comments.xml": comments})
        assert texts(document) == ["thân"]
        assert [(block.part, block.text) for block in document.asides] == [("footnote", "chú thích"), ("comment", "nên sửa")]
        assert document.traits["comments"] == 1


class TestHeaders:
    SECTION = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:left="1701"/></w:sectPr>'
    )

    def test_a_letterhead_in_the_header_part_comes_first(self) -> None:
        document = opened(
            paragraph("KẾ HOẠCH") + self.SECTION, {"word/header1.xml": part("hdr", paragraph("UBND TỈNH"))}, {"h": "header header1.xml"}
        )
        assert [(block.part, block.text) for block in document.blocks] == [("header", "UBND TỈNH"), ("body", "KẾ HOẠCH")]

    def test_a_page_number_does_not(self) -> None:
        document = opened(
            paragraph("KẾ HOẠCH") + self.SECTION, {"word/header1.xml": part("hdr", paragraph("2"))}, {"h": "header header1.xml"}
        )
        assert texts(document) == ["KẾ HOẠCH"]
        assert document.sections[0].header_parts == {"default": "word/header1.xml"}

    def test_the_page_is_in_millimetres(self) -> None:
        page = opened(paragraph("a") + self.SECTION).sections[0]
        assert (page.width, page.height, page.top, page.left) == (210.01, 297.0, 20.0, 30.0)

    def test_sections_are_counted_and_open_pages(self) -> None:
        first = paragraph("một", "<w:sectPr/>")
        document = opened(first + paragraph("hai") + "<w:sectPr/>")
        assert [(block.section, block.setting and block.setting.page_break_before) for block in document.blocks] == [(0, False), (1, True)]

    def test_a_page_break_marks_what_follows(self) -> None:
        document = opened(paragraph("một") + paragraph('<w:r><w:br w:type="page"/></w:r>') + paragraph("hai"))
        assert [block.setting and block.setting.page_break_before for block in document.blocks] == [False, True]


class TestLetters:
    def test_decomposed_text_is_composed_even_across_runs(self) -> None:
        document = opened(paragraph(run("ke") + run("\u0302\u0301 hoa\u0323ch")))
        assert texts(document) == ["kế hoạch"]
        assert document.traits["nfd"]
        assert document.blocks[0].runs[-1].end == len("kế hoạch")

    def test_spaces_and_lookalikes_become_one(self) -> None:
        document = opened(paragraph("Ðiện\u00a0Biên\u200b"))
        assert texts(document) == ["Điện Biên"]
        assert document.traits["lookalikes"]
        assert document.traits["odd_spaces"]


class TestTraits:
    def test_a_template_says_so(self) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        types = f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        assert opened(paragraph("a"), {"[Content_Types].xml": types}).traits["template"]

    def test_macros_are_noticed(self) -> None:
        assert opened(paragraph("a"), {"word/vbaProject.bin": b"x"}).traits["macros"]

    def test_letters_of_the_old_encodings_tell_their_code(self) -> None:
        block = opened(paragraph(run("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime"/>'))).blocks[0]
        assert (block.text, [each.style.code for each in block.runs]) == ("Kế hoạch", ["tcvn3"])

    def test_an_everyday_file_has_none(self) -> None:
        assert opened(paragraph("KẾ HOẠCH")).traits == {}


def test_the_package_is_a_docx_whatever_it_is_called() -> None:
    from checker.reading import read

    assert read(package(paragraph("a")), name="a.txt").medium == "docx"


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Times New Roman", "0110", "Đ"),  # a letter put in from Insert Symbol
        ("Times New Roman", "F02F", "/"),
        ("Symbol", "F02F", "/"),
        ("Symbol", "F061", "α"),  # Greek alpha as a bullet
        ("Wingdings", "F076", "•"),
        ("Times New Roman", "x", "•"),
    ],
)
def test_a_symbol_is_the_letter_its_font_has_there(font: str, char: str, shown: str) -> None:
    assert texts(opened(paragraph(f'<w:r><w:t>A</w:t><w:sym w:font="{font}" w:char="{char}"/></w:r>'))) == [f"A{shown}"]


_PICT = '<w:r><w:pict><v:line from="0,0" to="150pt,0"{more}>{inside}</v:line></w:pict></w:r>'


def drawn_line(outline: str = "", *, hidden: str = "", fill: str = "") -> str:
    shape = f'<wps:spPr><a:xfrm><a:ext cx="1905000" cy="0"/></a:xfrm><a:prstGeom prst="line"/>{fill}<a:ln>{outline}</a:ln></wps:spPr>'
    return f'<w:r><w:drawing><wp:anchor><wp:docPr id="1"{hidden}/><wps:wsp>{shape}</wps:wsp></wp:anchor></w:drawing></w:r>'


@pytest.mark.parametrize(
    "line",
    [
        drawn_line(),
        drawn_line('<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/>'),
        drawn_line('<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'),
        _PICT.format(more="", inside='<v:stroke dashstyle="solid"/>'),
        '<w:r><w:pict><v:rect xmlns:o="urn:schemas-microsoft-com:office:office" style="width:0;height:1.5pt" o:hr="t"/></w:pict></w:r>',
    ],
    ids=["no word of it", "solid black", "the text's colour", "VML", "Horizontal Line"],
)
def test_an_unbroken_line_is_drawn(line: str) -> None:
    (block,) = opened(paragraph(run("Độc lập") + line)).blocks
    assert len(block.drawn) == 1
    assert block.rule_line


@pytest.mark.parametrize(
    "line",
    [
        drawn_line('<a:prstDash val="dash"/>'),
        drawn_line("<a:custDash/>"),
        drawn_line("<a:noFill/>"),
        drawn_line('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'),
        drawn_line('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'),
        drawn_line(hidden=' hidden="1"'),
        _PICT.format(more=' stroked="f"', inside=""),
        _PICT.format(more=' strokecolor="white"', inside=""),
        _PICT.format(more=' style="visibility:hidden"', inside=""),
        _PICT.format(more="", inside='<v:stroke dashstyle="1 1"/>'),
        '<w:r><w:pict><v:rect style="width:90pt;height:40pt"/></w:pict></w:r>',
    ],
    ids=["dashed", "dashed by hand", "unfilled", "white", "paper", "hidden", "unstroked", "white VML", "hidden VML", "dotted VML", "a box"],
)
def test_a_line_that_does_not_show_or_has_gaps_is_none(line: str) -> None:
    (block,) = opened(paragraph(run("Độc lập") + line)).blocks
    assert (block.drawn, block.rule_line) == ((), False)


def test_a_thin_filled_box_without_an_outline_is_a_line() -> None:
    shape = '<a:xfrm><a:ext cx="1905000" cy="9525"/></a:xfrm><a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    box = (
        f"<w:r><w:drawing><wp:inline><wps:wsp><wps:spPr>{shape}<a:ln><a:noFill/></a:ln></wps:spPr></wps:wsp></wp:inline></w:drawing></w:r>"
    )
    (block,) = opened(paragraph(run("Độc lập") + box)).blocks
    assert len(block.drawn) == 1


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ('w:vertAnchor="page" w:tblpY="900"', ["UBND TỈNH", "KẾ HOẠCH"]),
        ('w:vertAnchor="page" w:tblpYSpec="top"', ["UBND TỈNH", "KẾ HOẠCH"]),
        ('w:vertAnchor="page" w:tblpY="9000"', ["KẾ HOẠCH", "UBND TỈNH"]),
        ('w:vertAnchor="text" w:tblpY="100"', ["KẾ HOẠCH", "UBND TỈNH"]),
    ],
)
def test_a_letterhead_that_floats_at_the_top_stands_above_what_it_is_stored_behind(place: str, order: list[str]) -> None:
    floating = table(["UBND TỈNH"]).replace("<w:tbl>", f"<w:tbl><w:tblPr><w:tblpPr {place}/></w:tblPr>", 1)
    assert texts(opened(paragraph("KẾ HOẠCH") + floating)) == order


@pytest.mark.parametrize(("words", "stage"), [("DỰ THẢO", "draft"), ("BẢN SAO", "issued")])
def test_a_draft_says_so_by_its_watermark(words: str, stage: str) -> None:
    mark = f'<w:p><w:r><w:pict><v:shape type="#_x0000_t136"><v:textpath string="{words}"/></v:shape></w:pict></w:r></w:p>'
    lines = ("UBND TỈNH TÂY NINH", "SỞ NỘI VỤ", "Số: 12/KH-SNV", "Tây Ninh, ngày 15 tháng 3 năm 2024", "KẾ HOẠCH", "Kiểm tra năm 2024")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    body = "".join(map(paragraph, lines)) + section
    document = read(package(body, {"word/header1.xml": part("hdr", mark)}, links={"h": "header header1.xml"}))
    assert parse(document).stage == stage
