"""A horizontal line drawn below a paragraph, as Word draws one: a shape for new programs, VML for old ones."""

from __future__ import annotations

from lxml import etree

from checker.reading.word.markup import W_NS

EMU_PER_PT = 12_700
_CAPITAL, _SMALL, _OTHER = 0.70, 0.49, 0.28  # widths in em: bold Times New Roman, measured on headings of plans
_BELOW, _BETWEEN = 1.35, 1.17
"""How far below the top of its line the rule is drawn, in times the size of the letters; and where the next line follows at once."""

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
