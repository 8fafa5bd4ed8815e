"""How a plan is laid out in Word: each part of the page is one function, and a layout is a choice of them."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tests.builders.plan_text import Annex, PlanText
from tests.builders.ruling import number_at_bottom
from tests.builders.word import Look, blank, element, put, table, write

# Sizes and styles of Phụ lục I, Phần I, Mục II and the sample table of Mục V.
NATIONAL_NAME = Look(13, bold=True)
MOTTO = Look(14, bold=True, rule=1.0)
SUPERIOR = Look(13)
ORGAN = Look(13, bold=True)
LAST_ORGAN = Look(13, bold=True, rule=0.4)
NUMBER = Look(13, before=6)
DATE = Look(14, italic=True, before=6)
TYPE_NAME = Look(14, bold=True, before=12)
SUBJECT = Look(14, bold=True, rule=0.4)
BASIS = Look(14, italic=True, align="both", first=12.7, before=6)
BODY = Look(14, align="both", first=12.7, before=6)
HEADING = Look(14, bold=True, align="both", first=12.7, before=6)
LABEL = Look(12, bold=True, italic=True, align="left")
RECIPIENT = Look(11, align="left")
OFFICE = Look(14, bold=True)
NAME = Look(14, bold=True)
ANNEX_LABEL = Look(14, bold=True)
ANNEX_TITLE = Look(14, bold=True)
ANNEX_NOTE = Look(14, italic=True, after=6)

LEFT_MM, RIGHT_MM = 65.0, 100.0
SIGNATURE_GAP = 3

Part = Callable[[Any, PlanText], None]
Line = tuple[str, Look]

TEXT_BOX = """
<w:p {namespaces}><w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
  <mc:AlternateContent>
    <mc:Choice Requires="wps"><w:drawing>
      <wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0" layoutInCell="1" allowOverlap="1"
                 relativeHeight="{number}">
        <wp:simplePos x="0" y="0"/>
        <wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
        <wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
        <wp:extent cx="{width}" cy="900000"/><wp:wrapSquare wrapText="bothSides"/>
        <wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>
        <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
          <wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="900000"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
          <wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/>
        </wps:wsp></a:graphicData></a:graphic>
      </wp:anchor></w:drawing>
    </mc:Choice>
    <mc:Fallback><w:pict><v:shape id="box{number}" type="#_x0000_t202" style="position:absolute"><v:textbox><w:txbxContent/></v:textbox>
    </v:shape></w:pict></mc:Fallback>
  </mc:AlternateContent>
</w:r></w:p>
"""
EMU_PER_MM = 36000


@dataclass(frozen=True)
class Layout:
    """One function a part; ``finish`` are changes to the finished document, such as cutting every run in words."""

    header: Part
    title: Part
    opening: Part
    body: Part
    closing: Part
    annexes: Part
    finish: tuple[Callable[[Any], None], ...] = ()
    """Changes made last, in this order."""


def build(plan: PlanText, layout: Layout) -> Any:
    """The plan as a Word document in this layout."""
    document = blank()
    for part in (layout.header, layout.title, layout.opening, layout.body, layout.closing, layout.annexes):
        part(document, plan)
    for change in layout.finish:
        change(document)
    return document


# The header: organ and number on the left, quốc hiệu and date on the right.


def organ_lines(plan: PlanText) -> list[Line]:
    """The left top: the superior plain, the issuing organ bold with a rule under its last line."""
    superior = [(plan.superior, SUPERIOR)] if plan.superior else []
    first = [(line, ORGAN) for line in plan.organ[:-1]]
    return superior + first + [(line, LAST_ORGAN) for line in plan.organ[-1:]]


def motto_lines(plan: PlanText) -> list[Line]:
    """The right top: quốc hiệu, and tiêu ngữ with its rule."""
    return [(text, look) for text, look in ((plan.national_name, NATIONAL_NAME), (plan.motto, MOTTO)) if text]


def number_lines(plan: PlanText) -> list[Line]:
    """The number and symbol, if printed."""
    return [(plan.number_line, NUMBER)] if plan.number_line else []


def date_lines(plan: PlanText) -> list[Line]:
    """The place and date, if printed."""
    return [(plan.date_line, DATE)] if plan.date_line else []


def fill(where: Any, lines: list[Line]) -> None:
    """Put every line as a paragraph of its own."""
    for text, look in lines:
        put(where, text, look)


def header_2x2(document: Any, plan: PlanText) -> None:
    """A borderless table, the number level with the date: how the decree's diagram is usually built."""
    grid = table(document, 2, 2, (LEFT_MM, RIGHT_MM))
    for cell, lines in zip(grid._cells, _quarters(plan), strict=True):
        fill(cell, lines)


def header_1x2(document: Any, plan: PlanText) -> None:
    """One row, every line a paragraph of its cell: the decree's own form 1.4."""
    organ, motto, number, date = _quarters(plan)
    left, right = table(document, 1, 2, (LEFT_MM, RIGHT_MM))._cells
    fill(left, organ + number)
    fill(right, motto + date)


def header_3x2(document: Any, plan: PlanText) -> None:
    """Three rows, the middle one left empty for the rules."""
    organ, motto, number, date = _quarters(plan)
    grid = table(document, 3, 2, (LEFT_MM, RIGHT_MM))
    for (row, column), lines in zip(((0, 0), (0, 1), (2, 0), (2, 1)), (organ, motto, number, date), strict=True):
        fill(grid.cell(row, column), lines)


def header_4x3_merged(document: Any, plan: PlanText) -> None:
    """Four rows, three columns: an empty middle column merged downwards, a row of rules merged across."""
    grid = table(document, 4, 3, (LEFT_MM - 5, 10, RIGHT_MM - 5))
    grid.cell(0, 1).merge(grid.cell(1, 1))
    rules = grid.cell(2, 0).merge(grid.cell(2, 2))
    for extra in rules.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    organ, motto, number, date = _quarters(plan)
    places = ((0, 0), (1, 0), (0, 2), (1, 2), (3, 0), (3, 2))
    for (row, column), lines in zip(places, (organ[:1], organ[1:], motto[:1], motto[1:], number, date), strict=True):
        fill(grid.cell(row, column), lines)


def header_nested(document: Any, plan: PlanText) -> None:
    """A table in each cell of a table."""
    organ, motto, number, date = _quarters(plan)
    left, right = table(document, 1, 2, (LEFT_MM, RIGHT_MM))._cells
    for cell, width, upper, lower in ((left, LEFT_MM - 4, organ, number), (right, RIGHT_MM - 4, motto, date)):
        inner = table(cell, 2, 1, (width,))
        fill(inner.cell(0, 0), upper)
        fill(inner.cell(1, 0), lower)


def header_two_tables(document: Any, plan: PlanText) -> None:
    """The names in one table, number and date in another."""
    organ, motto, number, date = _quarters(plan)
    for left, right in ((organ, motto), (number, date)):
        cells = table(document, 1, 2, (LEFT_MM, RIGHT_MM))._cells
        fill(cells[0], left)
        fill(cells[1], right)
        put(document, "", Look(2))


def header_tabs(document: Any, plan: PlanText) -> None:
    """No table: both columns on one line, parted by a tab to a centred stop."""
    for left, right in _rows(plan):
        paragraph = put(document, "", Look(13, align="left"))
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(LEFT_MM / 2), WD_TAB_ALIGNMENT.CENTER)
        stops.add_tab_stop(Mm(LEFT_MM + RIGHT_MM / 2), WD_TAB_ALIGNMENT.CENTER)
        for text, look in (left, right):
            write(paragraph, f"\t{text}", look)
        if right[1] is MOTTO:
            _typed_rules(document, stops=True)


def header_spaces(document: Any, plan: PlanText) -> None:
    """No table, no tab: the columns parted by a row of spaces."""
    for (left, look), (right, right_look) in _rows(plan):
        paragraph = put(document, f"{left:^30}", Look(look.size, look.bold, align="left"))
        write(paragraph, " " * 8 + right, right_look)
        if right_look is MOTTO:
            _typed_rules(document, stops=False)


def header_plain(document: Any, plan: PlanText) -> None:
    """Every line below the other, no columns at all."""
    organ, motto, number, date = _quarters(plan)
    fill(document, motto + organ + number + date)


def header_text_boxes(document: Any, plan: PlanText) -> None:
    """Two text boxes as Word writes them: a DrawingML choice and a VML fallback that repeats the text."""
    organ, motto, number, date = _quarters(plan)
    _text_box(document, organ + number, number=11, left_mm=0, width_mm=LEFT_MM)
    _text_box(document, motto + date, number=12, left_mm=LEFT_MM, width_mm=RIGHT_MM)


def header_in_header_part(document: Any, plan: PlanText) -> None:
    """The whole head in the Word header of the first page."""
    organ, motto, number, date = _quarters(plan)
    part = document.sections[0].first_page_header
    part.is_linked_to_previous = False
    left, right = table(part, 1, 2, (LEFT_MM, RIGHT_MM))._cells
    fill(left, organ + number)
    fill(right, motto + date)


def header_soft_breaks(document: Any, plan: PlanText) -> None:
    """One paragraph a cell, its lines parted by soft breaks."""
    left, right = table(document, 1, 2, (LEFT_MM, RIGHT_MM))._cells
    organ, motto, number, date = _quarters(plan)
    for cell, lines in ((left, [*organ, _rule_line(10), *number]), (right, [*motto, _rule_line(27), *date])):
        soft_lines(cell, lines)


def header_underscores(document: Any, plan: PlanText) -> None:
    """The rules typed as superscript underscores, as in the decree's own files."""
    organ, motto, number, date = _quarters(plan)
    left, right = table(document, 1, 2, (LEFT_MM, RIGHT_MM))._cells
    for cell, upper, lower, length in ((left, organ, number, 10), (right, motto, date, 27)):
        fill(cell, [(text, _without_rule(look)) for text, look in upper])
        put(cell, "_" * length, Look(13)).runs[0].font.superscript = True
        fill(cell, lower)


def soft_lines(where: Any, lines: list[Line]) -> None:
    """All lines in one paragraph with soft breaks between them, each in its own look."""
    paragraph = put(where, "", lines[0][1])
    for index, (text, look) in enumerate(lines):
        write(paragraph, ("\n" if index else "") + text, look)


# KẾ HOẠCH and trích yếu.


def title(document: Any, plan: PlanText) -> None:
    """Two centred paragraphs."""
    lines = ((plan.type_name, TYPE_NAME), (plan.subject, SUBJECT))
    fill(document, [(text, look) for text, look in lines if text])


def title_one_paragraph(document: Any, plan: PlanText) -> None:
    """One centred paragraph with a soft break."""
    soft_lines(document, [(plan.type_name, TYPE_NAME), (plan.subject, SUBJECT), _rule_line(20)])


def title_many_lines(document: Any, plan: PlanText) -> None:
    """The subject cut over three centred paragraphs."""
    put(document, plan.type_name, TYPE_NAME)
    words = plan.subject.split(" ")
    third = len(words) // 3 + 1
    for start in range(0, len(words), third):
        last = start + third >= len(words)
        put(document, " ".join(words[start : start + third]), SUBJECT if last else Look(14, bold=True))


# The body.


def opening(document: Any, plan: PlanText) -> None:
    """The bases in italics (NĐ 30), what else stands before the first heading upright."""
    for line in plan.opening:
        put(document, line, BASIS if line in plan.bases else BODY)


def opening_upright(document: Any, plan: PlanText) -> None:
    """The bases upright, as under TT 01/2011."""
    fill(document, [(line, BODY) for line in plan.opening])


def is_heading(line: str) -> bool:
    """A Roman section, or an Arabic khoản short enough to be a title."""
    numeral = line.split(".", maxsplit=1)[0]
    return numeral.strip("IVX") == "" or (numeral.isdigit() and not line.endswith((".", ";", ":")))


def body(document: Any, plan: PlanText) -> None:
    """Justified paragraphs, headings bold, numbers typed by hand."""
    fill(document, [(line, HEADING if is_heading(line) else BODY) for line in plan.body])


# Recipients and signature.


def closing(document: Any, plan: PlanText) -> None:
    """A borderless table: recipients left, the signer right."""
    left, right = table(document, 1, 2, (75, 90))._cells
    recipients(left, plan)
    signature(right, plan)


def closing_two_rows(document: Any, plan: PlanText) -> None:
    """The name in a second row of its own."""
    grid = table(document, 2, 2, (75, 90))
    recipients(grid.cell(0, 0), plan)
    offices(grid.cell(0, 1), plan)
    names(grid.cell(1, 1), plan)


def closing_tabs(document: Any, plan: PlanText) -> None:
    """No table: the signer to the right of the recipients, by tabs."""
    right = [*plan.office_lines, *[""] * (len(plan.recipient_lines) - len(plan.office_lines) - 1), *plan.name_lines]
    for index, text in enumerate(plan.recipient_lines):
        paragraph = put(document, text, RECIPIENT if index else LABEL)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(120), WD_TAB_ALIGNMENT.CENTER)
        if index < len(right) and right[index]:
            write(paragraph, f"\t{right[index]}", OFFICE)


def closing_plain(document: Any, plan: PlanText) -> None:
    """No columns: the recipients, then the signer below."""
    recipients(document, plan)
    signature(document, plan)


def closing_soft_breaks(document: Any, plan: PlanText) -> None:
    """One paragraph a cell, its lines parted by soft breaks."""
    left, right = table(document, 1, 2, (75, 90))._cells
    soft_lines(left, [(text, LABEL if index == 0 else RECIPIENT) for index, text in enumerate(plan.recipient_lines)])
    gap: list[Line] = [("", OFFICE)] * SIGNATURE_GAP
    soft_lines(right, [(text, OFFICE) for text in plan.office_lines] + gap + [(text, NAME) for text in plan.name_lines])


def recipients(where: Any, plan: PlanText) -> None:
    """The label 12 bold italic, the list 11."""
    for line in plan.recipient_lines:
        put(where, line, LABEL if line == plan.recipients_label else RECIPIENT)


def signature(where: Any, plan: PlanText) -> None:
    """Offices, room to sign, name."""
    offices(where, plan)
    for _ in range(SIGNATURE_GAP if plan.office_lines else 0):
        put(where, "", OFFICE)
    names(where, plan)


def offices(where: Any, plan: PlanText) -> None:
    """What stands above the signature."""
    fill(where, [(line, OFFICE) for line in plan.office_lines])


def names(where: Any, plan: PlanText) -> None:
    """What stands below the signature."""
    fill(where, [(line, NAME) for line in plan.name_lines])


# Annexes.


def annexes(document: Any, plan: PlanText) -> None:
    """Each on a new page after the signature."""
    for annex in plan.annexes:
        _annex(document, annex)


def annexes_run_on(document: Any, plan: PlanText) -> None:
    """Each right below what stands before it, on the same page."""
    for annex in plan.annexes:
        fill(document, [(annex.label, ANNEX_LABEL), (annex.title, ANNEX_TITLE), *((line, BODY) for line in annex.lines)])


def _annex(document: Any, annex: Annex) -> None:
    lines = ((annex.label, ANNEX_LABEL), (annex.title, ANNEX_TITLE), (annex.note, ANNEX_NOTE))
    section = document.add_section()
    if section._sectPr.find(qn("w:pgNumType")) is None:
        section._sectPr.find(qn("w:cols")).addprevious(element("w:pgNumType", start="1"))
    fill(document, [(text, look) for text, look in lines if text])
    fill(document, [(line, BODY) for line in annex.lines])


def _quarters(plan: PlanText) -> tuple[list[Line], list[Line], list[Line], list[Line]]:
    return organ_lines(plan), motto_lines(plan), number_lines(plan), date_lines(plan)


def _rows(plan: PlanText) -> list[tuple[Line, Line]]:
    organ, motto, number, date = _quarters(plan)
    return [*zip(organ, motto, strict=True), *zip(number, date, strict=True)]


def _without_rule(look: Look) -> Look:
    return Look(look.size, look.bold, look.italic, look.align, look.first, look.before, look.after)


def _rule_line(length: int) -> Line:
    return "_" * length, Look(13)


def _typed_rules(document: Any, *, stops: bool) -> None:
    """Two rules typed on one line, below the organ and below the motto."""
    paragraph = put(document, "", Look(13, align="left"))
    if stops:
        for middle in (LEFT_MM / 2, LEFT_MM + RIGHT_MM / 2):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(middle), WD_TAB_ALIGNMENT.CENTER)
    write(paragraph, "\t__________\t___________________________" if stops else f"{'_' * 10:^40}{'_' * 27:^40}", Look(13))


def _text_box(document: Any, lines: list[Line], *, number: int, left_mm: float, width_mm: float) -> None:
    scratch = blank()
    ruled = [(text, _without_rule(look), look.rule) for text, look in lines]
    fill(scratch, [line for text, look, rule in ruled for line in ((text, look), _rule_line(12))[: 1 + bool(rule)]])
    values = {"number": number, "x": round(left_mm * EMU_PER_MM), "width": round(width_mm * EMU_PER_MM)}
    paragraph = parse_xml(TEXT_BOX.format(namespaces=nsdecls("w", "wp", "a"), **values))
    for content in paragraph.iter(qn("w:txbxContent")):
        content.extend(copy.deepcopy(line._p) for line in scratch.paragraphs)
    document.element.body.insert(len(document.element.body) - 1, paragraph)


STANDARD = Layout(header_2x2, title, opening, body, closing, annexes)
UPRIGHT = replace(STANDARD, opening=opening_upright, finish=(number_at_bottom,))
