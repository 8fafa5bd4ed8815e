"""The order the standard gives to the children of property lists (ISO 29500-1 §17.3, §17.6): Word refuses another."""

from __future__ import annotations

from lxml import etree

from checker.reading.word.markup import W_NS, W

_RUN = """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
specVanish oMath rPrChange"""
_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr
pPrChange"""
_SECTION = """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"""

ORDERS = {
    W + name: {W + child: rank for rank, child in enumerate(children.split())}
    for name, children in {"rPr": _RUN, "pPr": _PARAGRAPH, "sectPr": _SECTION}.items()
}


def put(parent: etree._Element, tag: str) -> etree._Element:
    """The child ``tag`` (such as ``jc``) of a property list, made in its right place when it is not there."""
    found = parent.find(W + tag)
    if found is None:
        found = etree.Element(W + tag, nsmap={"w": W_NS})
        insert(parent, found)
    return found


def insert(parent: etree._Element, child: etree._Element) -> None:
    """Put ``child`` into a property list where the standard wants it: after its equals, before all that come later."""
    order = ORDERS[str(parent.tag)]
    rank = order[str(child.tag)]
    for index, other in enumerate(parent):
        if order.get(str(other.tag), -1) > rank:
            parent.insert(index, child)
            return
    parent.append(child)
