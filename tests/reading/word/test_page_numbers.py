"""Page numbers, drawn lines and gaps as a Word file states them."""

from __future__ import annotations

import pytest

from checker.model import Document, PageNumber
from tests.reading.wordfile import opened, paragraph, part, run

FIELD = (
    '<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>{look}</w:rPr><w:instrText> {code} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr>{look}</w:rPr><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIZED = '<w:sz w:val="28"/>'


def numbered(content: str, *, where: str = "header", kind: str = "default", page: str = "") -> Document:
    """A document whose header (or footer) is this paragraph content."""
    tag = "hdr" if where == "header" else "ftr"
    section = f'<w:sectPr><w:{where}Reference w:type="{kind}" r:id="r9"/>{page}</w:sectPr>'
    return opened(paragraph("x") + section, {f"word/{where}1.xml": part(tag, content)}, {"r9": f"{where} {where}1.xml"})


def only(document: Document) -> PageNumber:
    (number,) = document.sections[0].numbers
    return number


def field(code: str = "PAGE", look: str = SIZED) -> str:
    return FIELD.format(code=code, look=look)


class DescribePageNumbers:
    @pytest.mark.parametrize(
        ("properties", "before", "align"),
        [
            ('<w:jc w:val="center"/>', "", "center"), ('<w:jc w:val="right"/>', "", "right"), ("", "", "left"),
            ("", "<w:r><w:tab/></w:r>", "center"), ("", "<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", "right"),
            ("", '<w:r><w:ptab w:alignment="center" w:relativeTo="margin" w:leader="none"/></w:r>', "center"),
            ('<w:framePr w:wrap="around" w:xAlign="center"/>', "", "center"),
        ],
    )  # fmt: skip
    def it_tells_where_across_the_page_they_stand(self, properties, before, align):
        assert only(numbered(paragraph(before + field(), properties))).align == align

    def it_tells_margin_and_look(self):
        number = only(numbered(paragraph(field(look='<w:i/><w:sz w:val="24"/>')), where="footer"))
        assert (number.where, number.kind, number.style.size, number.style.italic) == ("footer", "default", 12, True)

    def it_reads_simple_fields(self):
        assert only(numbered(f'<w:p><w:fldSimple w:instr=" PAGE ">{run("1", SIZED)}</w:fldSimple></w:p>')).style.size == 14

    def it_reads_digits_typed_by_hand(self):
        assert only(numbered(paragraph(run("1", SIZED)))).typed

    def it_takes_the_count_of_pages_for_no_number(self):
        assert numbered(paragraph(field("NUMPAGES"))).sections[0].numbers == ()

    def it_knows_that_a_field_may_hide_it(self):
        assert only(numbered(paragraph(field("IF 1 = 1") + field()))).conditional

    def it_leaves_out_pages_that_the_section_does_not_have(self):
        assert numbered(paragraph(field()), kind="first").sections[0].numbers == ()
        assert numbered(paragraph(field()), kind="even").sections[0].numbers == ()
        assert only(numbered(paragraph(field()), kind="first", page="<w:titlePg/>")).kind == "first"


def line(shape: str) -> Document:
    return opened(paragraph(f"<w:r>{shape}</w:r>{run('x')}"))


class DescribeDrawnLines:
    def it_measures_drawingml(self):
        geometry = '<wps:spPr><a:xfrm><a:ext cx="1270000" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr>'
        assert line(f"<w:drawing><wp:anchor>{geometry}</wp:anchor></w:drawing>").blocks[0].drawn == (100.0,)

    def it_measures_vml(self):
        assert line('<w:pict><v:line from="10pt,0" to="110pt,.5pt"/></w:pict>').blocks[0].drawn == (100.0,)
        assert line('<w:pict><v:line from="-15pt,0" to="85pt,0"/></w:pict>').blocks[0].drawn == (100.0,)
        assert line('<w:pict><v:shape type="#_x0000_t32" style="width:2in;height:0"/></w:pict>').blocks[0].drawn == (144.0,)

    def it_takes_no_upright_line(self):
        assert not line('<w:pict><v:line from="0,0" to="0,90pt"/></w:pict>').blocks[0].rule_line


class DescribeGaps:
    def it_knows_contextual_and_automatic_ones(self):
        properties = '<w:spacing w:before="60" w:beforeAutospacing="1"/><w:contextualSpacing/>'
        setting = opened(paragraph("x", properties)).blocks[0].setting
        assert setting is not None
        assert (setting.gap_before, setting.contextual) == (14.0, True)

    def it_counts_the_gutter_as_margin(self):
        section = '<w:sectPr><w:pgMar w:top="1134" w:left="1134" w:right="850" w:bottom="1134" w:gutter="567"/></w:sectPr>'
        assert opened(paragraph("x") + section).sections[0].left == pytest.approx(30, abs=0.05)
