"""The formatting a reader of the page would see, level by level."""

from __future__ import annotations

import pytest

from checker.model import CharacterFormat, ParagraphFormat
from tests.reading.wordfile import W, opened, paragraph, run, style, styles, table, tc, text_box

BOLD, ITALIC = "<w:b/>", "<w:i/>"


def look(body: str, sheet: str | None = None, **parts: str) -> CharacterFormat:
    files = {"word/styles.xml": sheet} if sheet else {}
    files |= {f"word/{name.replace('_', '/')}.xml": content for name, content in parts.items()}
    return opened(body, files).blocks[0].runs[0].style


def setting(body: str, sheet: str | None = None) -> ParagraphFormat:
    found = opened(body, {"word/styles.xml": sheet} if sheet else None).blocks[0].setting
    assert found is not None
    return found


class TestRuns:
    def test_direct_formatting_stands_on_the_run(self) -> None:
        found = look(
            paragraph(
                run(
                    "a",
                    '<w:rFonts w:ascii="Arial"/><w:b/><w:i/><w:u w:val="single"/><w:caps/>'
                    '<w:color w:val="ff0000"/><w:sz w:val="27"/><w:lang w:val="vi-VN"/>',
                )
            )
        )
        assert found == CharacterFormat("Arial", 13.5, True, True, True, True, "FF0000", None, "vi-VN")

    def test_size_is_that_of_latin_script(self) -> None:
        assert look(paragraph(run("a", '<w:sz w:val="28"/><w:szCs w:val="20"/>'))).size == 14

    def test_an_automatic_colour_is_none(self) -> None:
        assert look(paragraph(run("a", '<w:color w:val="auto"/>'))).color is None

    def test_without_any_style_word_shows_times_at_ten(self) -> None:
        assert (look(paragraph(run("a"))).font, look(paragraph(run("a"))).size) == ("Times New Roman", 10)

    def test_a_list_of_fonts_means_the_first(self) -> None:
        assert look(paragraph(run("a", '<w:rFonts w:ascii="Arial;Courier New"/>'))).font == "Arial"


class TestLevels:
    def test_document_defaults(self) -> None:
        defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault></w:docDefaults>'
        assert look(paragraph("a"), styles(defaults=defaults)).size == 13

    def test_the_default_style_when_a_paragraph_names_none(self) -> None:
        assert look(paragraph("a"), styles(style("Normal", '<w:sz w:val="28"/>', default=True))).size == 14

    def test_the_paragraph_style(self) -> None:
        sheet = styles(style("Normal", '<w:sz w:val="28"/>', default=True), style("Tieude", BOLD))
        assert look(paragraph("a", '<w:pStyle w:val="Tieude"/>'), sheet).bold

    def test_what_a_style_is_based_on(self) -> None:
        sheet = styles(style("A", '<w:sz w:val="28"/><w:i/>'), style("B", BOLD, based="A"), style("C", '<w:i w:val="0"/>', based="B"))
        found = look(paragraph("a", '<w:pStyle w:val="C"/>'), sheet)
        assert (found.size, found.bold, found.italic) == (14, True, False)

    def test_a_style_based_on_itself_ends(self) -> None:
        sheet = styles(style("A", BOLD, based="B"), style("B", ITALIC, based="A"))
        assert look(paragraph("a", '<w:pStyle w:val="A"/>'), sheet).bold

    def test_the_character_style_outweighs_the_paragraph_style(self) -> None:
        sheet = styles(style("A", '<w:sz w:val="28"/>'), style("Chu", '<w:sz w:val="24"/>', kind="character"))
        assert look(paragraph(run("a", '<w:rStyle w:val="Chu"/>'), '<w:pStyle w:val="A"/>'), sheet).size == 12

    def test_a_linked_style_is_the_one_of_its_kind(self) -> None:
        sheet = styles(style("X", '<w:sz w:val="40"/>'), style("X", '<w:sz w:val="24"/>', kind="character"))
        assert look(paragraph(run("a", '<w:rStyle w:val="X"/>')), sheet).size == 12

    def test_the_run_outweighs_everything(self) -> None:
        sheet = styles(style("A", BOLD))
        assert not look(paragraph(run("a", '<w:b w:val="0"/>'), '<w:pStyle w:val="A"/>'), sheet).bold

    def test_an_unknown_style_is_the_default_one(self) -> None:
        assert look(paragraph("a", '<w:pStyle w:val="Mat"/>'), styles(style("Normal", BOLD, default=True))).bold


class TestToggles:
    @pytest.mark.parametrize(("character", "bold"), [("", True), (BOLD, False), ('<w:b w:val="0"/>', True)])
    def test_styles_switch_each_other(self, character: str, bold: bool) -> None:
        sheet = styles(style("A", BOLD), style("C", character, kind="character"))
        assert look(paragraph(run("a", '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="A"/>'), sheet).bold is bold

    def test_text_hidden_by_its_style_is_hidden(self) -> None:
        sheet = styles(style("An", "<w:vanish/>", kind="character"))
        document = opened(paragraph(run("thấy") + run("ẩn", '<w:rStyle w:val="An"/>')), {"word/styles.xml": sheet})
        assert document.blocks[0].text == "thấy"


class TestThemes:
    THEME = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Calibri"/><a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:theme>'
    )
    BODY = paragraph(run("a", '<w:rFonts w:ascii="Courier" w:asciiTheme="minorHAnsi"/>'))

    def test_a_theme_font_is_the_latin_one(self) -> None:
        assert look(self.BODY, theme_theme1=self.THEME).font == "Calibri"

    def test_for_vietnamese_it_is_the_one_of_its_script(self) -> None:
        settings = f'<w:settings xmlns:w="{W}"><w:themeFontLang w:val="vi-VN"/></w:settings>'
        assert look(self.BODY, theme_theme1=self.THEME, settings=settings).font == "Arial"

    def test_without_a_theme_the_font_is_not_known(self) -> None:
        assert look(self.BODY).font is None


class TestTableStyles:
    """What LibreOffice prints of them too is in ``test_rendered``; here is what it does otherwise, or what takes several cells."""

    @staticmethod
    def area(name: str, run: str) -> str:
        return f'<w:tblStylePr w:type="{name}"><w:rPr>{run}</w:rPr></w:tblStylePr>'

    @staticmethod
    def styled(body: str, look: str = "", name: str = "Bang") -> str:
        properties = f'<w:tblPr><w:tblStyle w:val="{name}"/><w:tblLook {look}/></w:tblPr>'
        return body.replace("<w:tbl>", f"<w:tbl>{properties}", 1)

    @staticmethod
    def read(body: str, *inner: str, run: str = "", based: str = "", before: str = "") -> dict[str, CharacterFormat]:
        """The look of each block by its text, with ``Bang`` a table style that says ``run`` and holds ``inner``."""
        bang = style("Bang", run, kind="table", based=based).replace("</w:style>", "".join(inner) + "</w:style>")
        document = opened(body, {"word/styles.xml": styles(style("Normal", default=True), bang + before)})
        return {block.text: block.runs[0].style for block in document.blocks}

    def test_the_last_row_and_the_last_column_are_those_of_more_than_one(self) -> None:
        areas = self.area("lastRow", BOLD), self.area("lastCol", ITALIC)
        found = self.read(self.styled(table(["a", "b"], ["c", "d"]), 'w:val="0140"'), *areas)
        assert [text for text, look in found.items() if look.bold] == ["c", "d"]
        assert [text for text, look in found.items() if look.italic] == ["b", "d"]
        alone = self.read(self.styled(table(["a"]), 'w:val="0140"'), *areas)["a"]
        assert (alone.bold, alone.italic) == (False, False)

    def test_a_cell_that_spans_to_the_end_is_of_the_last_column(self) -> None:
        wide = tc("b", '<w:gridSpan w:val="2"/>')
        found = self.read(self.styled(table(["a", wide], grid=3), 'w:val="0100"'), self.area("lastCol", BOLD))
        assert found["b"].bold

    def test_of_a_table_in_a_table_the_inner_one_counts(self) -> None:
        outer = self.styled(table(["a", tc(table(["trong"]) + paragraph("sau"))]))
        found = self.read(outer + paragraph("ngoài"), run=BOLD)
        assert [text for text, look in found.items() if look.bold] == ["a", "sau"]

    def test_a_text_box_in_a_table_is_not_of_it(self) -> None:
        found = self.read(self.styled(table([paragraph(run("a") + text_box(paragraph("hộp")))])), run=BOLD)
        assert (found["a"].bold, found["hộp"].bold) == (True, False)

    def test_the_same_paragraph_looks_otherwise_in_each_table(self) -> None:
        plain, bold = table([paragraph("a", '<w:jc w:val="left"/>')]), table([paragraph("b", '<w:jc w:val="left"/>')])
        found = self.read(plain + self.styled(bold) + paragraph("c", '<w:jc w:val="left"/>'), run=BOLD)
        assert [look.bold for look in found.values()] == [False, True, False]

    def test_what_a_style_is_based_on_may_say_of_its_rows(self) -> None:
        base = style("Goc", kind="table").replace("</w:style>", self.area("firstRow", ITALIC) + "</w:style>")
        found = self.read(self.styled(table(["a"], ["b"]), 'w:firstRow="1"'), run=BOLD, based="Goc", before=base)
        assert [(look.bold, look.italic) for look in found.values()] == [(True, True), (True, False)]

    def test_a_style_based_on_itself_ends(self) -> None:
        base = style("Goc", ITALIC, kind="table", based="Bang")
        assert self.read(self.styled(table(["a"])), run=BOLD, based="Goc", before=base)["a"].bold

    def test_nonsense_switches_nothing_on(self) -> None:
        assert not self.read(self.styled(table(["a"]), 'w:val="zz"'), self.area("firstRow", BOLD))["a"].bold


class TestParagraphs:
    def test_lengths_are_in_points(self) -> None:
        found = setting(
            paragraph(
                "a",
                '<w:jc w:val="both"/><w:ind w:left="720" w:right="360" w:firstLine="567"/>'
                '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>',
            )
        )
        assert (found.align, found.indent_left, found.indent_right, found.indent_first) == ("both", 36, 18, 28.35)
        assert (found.gap_before, found.gap_after, found.line, found.line_rule) == (6, 3, 1.5, "auto")

    def test_an_exact_line_is_in_points_and_a_hanging_indent_is_negative(self) -> None:
        found = setting(paragraph("a", '<w:ind w:hanging="283"/><w:spacing w:line="340" w:lineRule="exact"/>'))
        assert (found.line, found.line_rule, found.indent_first) == (17, "exact", -14.15)

    @pytest.mark.parametrize("rule", ["", ' w:lineRule="auto"', ' w:lineRule="atLeast"', ' w:lineRule="exact"'])
    def test_a_line_below_nothing_is_an_exact_one_of_that_height(self, rule) -> None:
        found = setting(paragraph("a", f'<w:spacing w:line="-360"{rule}/>'))
        assert (found.line, found.line_rule) == (18, "exact")

    def test_lengths_may_bear_units(self) -> None:
        assert setting(paragraph("a", '<w:ind w:start="1.27cm"/>')).indent_left == 36

    def test_style_and_direct_are_merged(self) -> None:
        sheet = styles(style("A", paragraph='<w:jc w:val="center"/><w:spacing w:before="120"/>'))
        found = setting(paragraph("a", '<w:pStyle w:val="A"/><w:spacing w:after="60"/>'), sheet)
        assert (found.align, found.gap_before, found.gap_after, found.style) == ("center", 6, 3, "a")

    def test_outline_levels_are_kept(self) -> None:
        assert setting(paragraph("a", '<w:outlineLvl w:val="1"/>')).outline == 1

    def test_nonsense_lengths_are_ignored(self) -> None:
        assert setting(paragraph("a", '<w:ind w:left="abc" w:right="1e999"/>')).indent_left == 0


def test_formatting_survives_unusual_markup() -> None:
    """A comment in the part keeps its property lists from being taken out; the outcome is the same."""
    plain = opened(paragraph(run("a", BOLD) + run("b"), '<w:jc w:val="center"/>') + table(["c"]))
    commented = opened("<!-- x -->" + paragraph(run("a", BOLD) + run("b"), '<w:jc w:val="center"/>') + table(["c"]))
    assert plain.blocks == commented.blocks


def test_letters_beyond_ascii_are_in_the_font_named_for_them() -> None:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'
    (block,) = opened(paragraph(run("Kế hoạch", fonts))).blocks
    pieces = [(block.text[each.start : each.end], each.style.font) for each in block.runs]
    assert pieces == [
        ("K", "Times New Roman"), ("ế", "Arial"), (" ho", "Times New Roman"), ("ạ", "Arial"), ("ch", "Times New Roman"),
    ]  # fmt: skip


def test_a_font_named_alike_for_all_letters_ends_what_a_style_named_apart() -> None:
    apart = style("a", '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>')
    alike = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
    document = opened(paragraph(run("Kế hoạch", alike), '<w:pStyle w:val="a"/>'), {"word/styles.xml": styles(apart)})
    assert [each.style.font for each in document.blocks[0].runs] == ["Times New Roman"]
