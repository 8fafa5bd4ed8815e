"""Every way offices draw the lines below motto, organ and subject, and where they put the page number: changes to a finished document."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tests.builders.word import EMU_PER_PT, element

TEXT_WIDTH = 467.7  # pt: A4 without the margins of a compliant plan
CELL_MARGINS = 10.8  # pt: what Word leaves free at the two sides of a cell
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML_LINE = """
<w:r {namespaces} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:line id="rule{number}" from="0,0" to="{points}pt,0"
  style="position:absolute;margin-top:20pt;mso-position-horizontal:center"/></w:pict></w:r>
"""
VML_CONNECTOR = """
<w:r {namespaces} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
  <v:shape id="rule{number}" type="#_x0000_t32" o:connectortype="straight"
    style="position:absolute;margin-top:20pt;width:{points}pt;height:0"/></w:pict></w:r>
"""


def _each_rule(change: Callable[[Any, Any, float, int], None]) -> Callable[[Any], None]:
    """A change made to every drawn line: (its paragraph, its run, its width in pt, its number)."""

    def changed(document: Any) -> None:
        anchors = list(document.element.body.iter(qn("wp:anchor")))
        for number, anchor in enumerate(anchors, 1):
            run = next(anchor.iterancestors(qn("w:r")))
            width = int(anchor.find(qn("wp:extent")).get("cx")) / EMU_PER_PT
            change(run.getparent(), run, width, number)

    return changed


def _as_vml(template: str) -> Callable[[Any], None]:
    def change(paragraph: Any, run: Any, width: float, number: int) -> None:
        run.addprevious(parse_xml(template.format(namespaces=nsdecls("w"), points=round(width), number=number)))
        paragraph.remove(run)

    return _each_rule(change)


def _drawing_only(preset: str) -> Callable[[Any], None]:
    """A DrawingML shape without the copy for old programs."""

    def change(paragraph: Any, run: Any, width: float, number: int) -> None:
        wrapper = run.find(f"{MC}AlternateContent")
        drawing = wrapper.find(f"{MC}Choice")[0]
        next(drawing.iter(qn("a:prstGeom"))).set("prst", preset)
        run.replace(wrapper, drawing)

    return _each_rule(change)


def _typed(sign: str) -> Callable[[Any], None]:
    """A line of signs in a paragraph of its own below."""

    def change(paragraph: Any, run: Any, width: float, number: int) -> None:
        paragraph.remove(run)
        below = copy.deepcopy(paragraph)
        for child in below.findall(qn("w:r"))[1:]:
            below.remove(child)
        below.find(qn("w:r")).find(qn("w:t")).text = sign * max(int(width / 7), 5)
        paragraph.addnext(below)

    return _each_rule(change)


def bordered(paragraph: Any, run: Any, width: float, number: int) -> None:
    """An empty paragraph with a border below."""
    paragraph.remove(run)
    below = element("w:p")
    properties = element("w:pPr")
    border = element("w:pBdr")
    border.append(element("w:bottom", val="single", sz="6", space="1", color="auto"))
    properties.append(border)
    properties.append(_indents(paragraph, width))
    below.append(properties)
    paragraph.addnext(below)


def _indents(paragraph: Any, width: float) -> Any:
    """Indents that leave a border of a width (pt) in the middle of the paragraph's column."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    room = TEXT_WIDTH if cell is None else int(next(cell.iter(qn("w:tcW"))).get(qn("w:w"))) / 20 - CELL_MARGINS
    side = str(round((room - width) / 2 * 20))
    return element("w:ind", left=side, right=side)


def _cell_bordered(paragraph: Any, run: Any, width: float, number: int) -> None:
    """The border of the text's own cell; outside tables that of its own paragraph."""
    paragraph.remove(run)
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    home, name = (paragraph.get_or_add_pPr(), "w:pBdr") if cell is None else (cell.get_or_add_tcPr(), "w:tcBorders")
    borders = element(name)
    borders.append(element("w:bottom", val="single", sz="6", space="0", color="auto"))
    if cell is not None:
        home.append(borders)
        return
    home.insert(0, borders)
    for indents in home.findall(qn("w:ind")):
        home.remove(indents)
    borders.addnext(_indents(paragraph, width))


def _moved_down(document: Any) -> None:
    """Drawn lines of the head anchored in the lines of number and date, as Word leaves them when they are dragged."""
    cells = document.tables[0]._cells
    for above, below in ((cells[0], cells[2]), (cells[1], cells[3])):
        for anchor in list(above._tc.iter(qn("wp:anchor"))):
            below.paragraphs[0]._p.append(next(anchor.iterancestors(qn("w:r"))))


def _below_an_empty_paragraph(document: Any) -> None:
    """The subject's line in the second of three empty paragraphs below it."""
    anchor = list(document.element.body.iter(qn("wp:anchor")))[-1]
    run = next(anchor.iterancestors(qn("w:r")))
    paragraph = run.getparent()
    for _ in range(3):
        paragraph.addnext(element("w:p"))
    paragraph.getnext().getnext().append(run)


WAYS: dict[str, Callable[[Any], None]] = {
    "vml-lines": _as_vml(VML_LINE),
    "vml-connectors": _as_vml(VML_CONNECTOR),
    "drawing-lines": _drawing_only("line"),
    "straight-connectors": _drawing_only("straightConnector1"),
    "underscores": _typed("_"),
    "dashes": _typed("-"),
    "borders": _each_rule(bordered),
    "cell-borders": _each_rule(_cell_bordered),
    "moved-down": _moved_down,
    "below-empty-paragraphs": _below_an_empty_paragraph,
}


def number_at_bottom(document: Any) -> None:
    """The page number in the bottom right corner, as TT 01/2011 had it."""
    section = document.sections[0]
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    for run in list(above._p.findall(qn("w:r"))):
        below._p.append(run)
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def rules_of(document: Any) -> list[Any]:
    """The runs that hold a drawn line: motto, organ and subject, in the order of the file (organ first)."""
    return [next(anchor.iterancestors(qn("w:r"))) for anchor in document.element.body.iter(qn("wp:anchor"))]


def margins(document: Any, **sides: float) -> None:
    """Margins of the first section in mm."""
    for side, length in sides.items():
        setattr(document.sections[0], f"{side}_margin", Mm(length))
