"""Word primitives over python-docx: an empty A4 document, a formatted line, a drawn rule, and a package saved byte for byte alike."""

from __future__ import annotations

import copy
import datetime
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
FIXED_DAY = datetime.datetime(2024, 3, 15, 8, 0)
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
EMU_PER_PT = 12700
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
KEPT_STYLES = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "HeaderChar")

DRAWN_RULE = """
<w:r {namespaces} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
  <mc:AlternateContent>
    <mc:Choice Requires="wps">
      <w:drawing><wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0" layoutInCell="1"
                            allowOverlap="1" relativeHeight="2">
        <wp:simplePos x="0" y="0"/>
        <wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
        <wp:positionV relativeFrom="line"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
        <wp:extent cx="{width}" cy="0"/><wp:wrapNone/><wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/>
        <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
          <wps:cNvCnPr/>
          <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
            <a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>
          <wps:bodyPr/>
        </wps:wsp></a:graphicData></a:graphic>
      </wp:anchor></w:drawing>
    </mc:Choice>
    <mc:Fallback><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="rule{number}" from="0,0" to="{points}pt,0"
      style="position:absolute;margin-top:20pt;mso-position-horizontal:center"/></w:pict></mc:Fallback>
  </mc:AlternateContent>
</w:r>
"""


@dataclass(frozen=True)
class Look:
    """How a line looks. Sizes and gaps in pt, ``first`` (first-line indent) in mm; ``rule``: a drawn line below, a share of the text."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    first: float = 0
    before: float = 0
    after: float = 0
    rule: float = 0


def blank() -> Any:
    """An empty A4 document: margins T20 B20 L30 R15 mm, Times New Roman 14, Vietnamese, page number centred at the top but on page 1."""
    document = docx.Document(io.BytesIO(_blank_file()))
    _properties(document.core_properties)
    return document


@cache
def _blank_file() -> bytes:
    """What python-docx's template is once all that no plan needs is taken out: the work of making it is done once."""
    document = docx.Document()
    _prune(document)
    _defaults(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(20), Mm(20), Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return zipped(entries(document))


def put(where: Any, text: str, look: Look) -> Any:
    """Add ``text`` as a paragraph that looks so; a cell's or header's first, empty paragraph is used up first."""
    paragraph = _next_paragraph(where)
    write(paragraph, text, look)
    if paragraph._p.pPr is None:
        paragraph._p.insert(0, copy.deepcopy(_laid_out(look).pPr))
    else:
        _lay_out(paragraph, look)
    if look.rule:
        draw_rule(paragraph, look.rule * text_width(text, look.size))
    return paragraph


def write(paragraph: Any, text: str, look: Look) -> Any:
    """Add ``text`` to the paragraph as one run of this look; a tab and a newline become Word's own."""
    run = paragraph.add_run(text)
    run._r.insert(0, copy.deepcopy(_letters(look).rPr))
    return run


# python-docx looks for the place of each property anew: the properties of a look are set once and copied.


@cache
def _laid_out(look: Look) -> Any:
    paragraph = Paragraph(OxmlElement("w:p"), None)  # type: ignore[arg-type]  # it stands in no document
    _lay_out(paragraph, look)
    return paragraph._p


@cache
def _letters(look: Look) -> Any:
    run = Paragraph(OxmlElement("w:p"), None).add_run()  # type: ignore[arg-type]
    run.font.name, run.font.size, run.font.bold, run.font.italic = FONT, Pt(look.size), look.bold or None, look.italic or None
    return run._r


def _lay_out(paragraph: Any, look: Look) -> None:
    layout = paragraph.paragraph_format
    layout.alignment = ALIGN[look.align]
    layout.first_line_indent = Mm(look.first) if look.first else None
    layout.space_before, layout.space_after, layout.line_spacing = Pt(look.before), Pt(look.after), 1.0


def table(where: Any, rows: int, columns: int, widths_mm: tuple[float, ...]) -> Any:
    """A borderless table of fixed column widths."""
    total = Mm(sum(widths_mm))
    made = where.add_table(rows, columns, total) if hasattr(where, "is_linked_to_previous") else where.add_table(rows, columns)
    made.autofit = False
    for row in made.rows:
        for cell, width in zip(row.cells, widths_mm, strict=True):
            cell.width = Mm(width)
    return made


def draw_rule(paragraph: Any, width: float) -> None:
    """Anchor a drawn horizontal line of ``width`` pt below the paragraph, with its VML fallback."""
    number = len(paragraph.part.element.findall(".//{*}anchor")) + 1
    xml = DRAWN_RULE.format(
        namespaces=nsdecls("w", "wp", "a"), width=round(width * EMU_PER_PT), points=round(width), number=number, down=20 * EMU_PER_PT
    )
    paragraph._p.append(parse_xml(xml))


def text_width(text: str, size: float) -> float:
    """About how wide a line of bold Times New Roman runs, in pt: capitals 0.70 em, small letters 0.49, all else 0.28."""
    return size * sum(0.70 if letter.isupper() else 0.49 if letter.isalnum() else 0.28 for letter in text)


def element(name: str, /, **attributes: str) -> Any:
    """An element such as ``element("w:ind", left="720")``; attributes are of the ``w`` namespace."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def entries(document: Any) -> dict[str, bytes]:
    """The document's package as zip entries, in their order."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(package: Mapping[str, bytes]) -> bytes:
    """The entries as a zip that is the same on every machine and every day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package.items():
            info = zipfile.ZipInfo(name, ZIP_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def _next_paragraph(where: Any) -> Any:
    if hasattr(where, "_tc") or hasattr(where, "is_linked_to_previous"):
        paragraphs = where.paragraphs
        if len(paragraphs) == 1 and not paragraphs[0]._p.r_lst:
            return paragraphs[0]
    return where.add_paragraph()


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = write(paragraph, "", Look(14))
        run._r.append(element("w:fldChar", fldCharType=kind) if kind else _field_code(text))


def _field_code(text: str | None) -> Any:
    code = OxmlElement("w:instrText")
    code.text = text
    return code


def _prune(document: Any) -> None:
    """Drop what python-docx's template brings and no plan needs: thumbnail, custom XML, lists and styles that nothing uses."""
    for relations in (document.part.package.rels, document.part.rels):
        for key in [
            key for key, relation in relations.items() if relation.reltype.endswith(("/thumbnail", "/customXml", "/stylesWithEffects"))
        ]:
            del relations[key]
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in KEPT_STYLES:
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)


def _defaults(document: Any) -> None:
    fonts = element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    run = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    run.clear()
    for child in (fonts, element("w:sz", val="28"), element("w:szCs", val="28"), element("w:lang", val="vi-VN", eastAsia="vi-VN")):
        run.append(child)
    paragraph = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
    if paragraph is not None:
        paragraph.clear()
    for theme_language in document.settings.element.findall(qn("w:themeFontLang")):
        theme_language.set(qn("w:val"), "vi-VN")
    normal = document.styles["Normal"].element
    for child in normal.findall(qn("w:rPr")) + normal.findall(qn("w:pPr")):
        normal.remove(child)


def _properties(core: Any) -> None:
    core.author = core.last_modified_by = "thethuc"
    core.title, core.comments, core.keywords, core.subject = "Kế hoạch", "", "", ""
    core.created = core.modified = FIXED_DAY
    core.revision = 1
