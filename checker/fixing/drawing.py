"""A horizontal line drawn below a paragraph, as Word draws one: a shape for new programs, VML for old ones."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from checker.reading.word.drawn_length import extent, points_of
from checker.reading.word.inline import TEXT_BOX
from checker.reading.word.markup import W_NS, W

EMU_PER_PT = 12_700
_CAPITAL, _SMALL, _OTHER = 0.70, 0.49, 0.28  # widths in em: bold Times New Roman, measured on headings of plans
_BELOW, _BETWEEN = 1.35, 1.17
"""How far below the top of its line the rule is drawn, in times the size of the letters; and where the next line follows at once."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FIGURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = tuple(f"{{urn:schemas-microsoft-com:vml}}{tag}" for tag in ("line", "shape"))
_SHAPES = (f"{_FIGURE}prstGeom", *_VML)
_EXTENTS = (f"{_DRAWING}extent", f"{_FIGURE}ext")
_RUN, _MORE = W + "r", (W + "t", W + "tab", W + "br", "{*}wgp", "{*}wpc", "{*}group", "{*}pic")
_LEFT = f".//{_DRAWING}positionH/{_DRAWING}posOffset"
_MEASURE = re.compile(r"(?P<number>-?[\d.]+)(?P<unit>pt|in|cm|mm|pc|px)?")
_STYLED = re.compile(rf"(?<![\w-])(?P<side>margin-left|left|width):{_MEASURE.pattern}")
_SHARES = {"margin-left": -0.5, "left": -0.5, "width": 1.0}

_RULE = """
<w:r xmlns:w="{w}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
     xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
     xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
 <mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing>
   <wp:anchor behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0" layoutInCell="1" allowOverlap="1"
              relativeHeight="{number}">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
    <wp:positionV relativeFrom="line"><wp:posOffset>{down}</wp:posOffset></wp:positionV>
    <wp:extent cx="{wide}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
    <wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/>
    <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>
     <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>
      <a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>
    </a:graphic></wp:anchor></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" id="rule{number}" from="0,0" to="{points}pt,0"
    style="position:absolute;margin-top:{top}pt;mso-position-horizontal:center" strokeweight=".75pt"/></w:pict></mc:Fallback>
 </mc:AlternateContent>
</w:r>
"""


def rule_run(width: float, number: int, size: float = 14, *, followed: bool = False) -> etree._Element:
    """A run that holds the line: ``width`` and the ``size`` of the letters above in pt, ``number`` unique in the file.

    ``followed``: another line of the paragraph stands right below.
    """
    top = round(size * (_BETWEEN if followed else _BELOW), 1)
    text = _RULE.format(
        w=W_NS, wide=round(width * EMU_PER_PT), points=round(width), number=number, down=round(top * EMU_PER_PT), top=f"{top:g}"
    )
    return etree.fromstring(text, etree.XMLParser(remove_blank_text=True))


def text_width(text: str, size: float) -> float:
    """About how wide a line of bold Times New Roman runs, in pt."""
    return size * sum(_CAPITAL if letter.isupper() else _SMALL if letter.isalnum() else _OTHER for letter in text)


def line_run(paragraph: etree._Element, length: float) -> etree._Element | None:
    """The run of a paragraph that holds a drawn line of ``length`` pt and nothing else, of a group neither."""
    for run in paragraph.iter(_RUN):
        if next(run.iterancestors(TEXT_BOX, _RUN), None) is not None or next(run.iter(*_MORE), None) is not None:
            continue
        shown = next(run.iter(*_SHAPES), None)
        if shown is not None and abs(extent(shown)[0] - length) < 1:
            return run
    return None


def lengthened(run: etree._Element, by: float, number: int) -> etree._Element:
    """A copy of the run in which the line, shown to new programs and to old ones, is ``by`` pt longer to both sides of its middle.

    ``number``: what the copy is known by in the file.
    """
    copied = deepcopy(run)
    copied.tail = None
    for size in copied.iter(*_EXTENTS):
        size.set("cx", str(max(round(float(size.get("cx", "0")) + by * EMU_PER_PT), 1)))
    for offset in copied.iterfind(_LEFT):
        offset.text = str(round(float(offset.text or "0") - by / 2 * EMU_PER_PT))
    for each in copied.iter("{*}docPr"):
        each.set("id", str(number))
    for shape in copied.iter(*_VML):
        start, end = shape.get("from"), shape.get("to")
        if start and end:
            shape.set("from", _MEASURE.sub(lambda found: _more(found, -by / 2), start, count=1))
            shape.set("to", _MEASURE.sub(lambda found: _more(found, by / 2), end, count=1))
        elif style := shape.get("style"):
            shape.set("style", _STYLED.sub(lambda found: f"{found['side']}:{_more(found, _SHARES[found['side']] * by)}", style))
    return copied


def _more(measure: re.Match[str], by: float) -> str:
    """A measure of VML, ``by`` pt more."""
    return f"{points_of(measure['number'], measure['unit'] or '') + by:g}pt"
