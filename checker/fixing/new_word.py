"""A Word file from nothing, set as Nghị định 30/2020/NĐ-CP, Phụ lục I has it: page, fonts, page number, lines and tables.

Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from checker.model.media import OWN_NAME
from checker.reading.word.markup import W_NS, W

FONT = "Times New Roman"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DATED = (1980, 1, 1, 0, 0, 0)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."

# Twips. A4 (I.1); margins T20 B20 L30 R15 mm (I.3).
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = {"top": "1134", "right": "851", "bottom": "1134", "left": "1701", "header": "567", "footer": "567", "gutter": "0"}
_FIRST_INDENT = 720  # 1.27 cm (II.6.e)
_GAP = 120  # 6 pt (II.6.e)


@dataclass(frozen=True, slots=True)
class Look:
    """A line: ``size`` in pt, ``rule``: the share of its width that a line below takes, ``body``: set as running text."""

    size: int = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    rule: float = 0
    body: bool = False


def packed(document: etree._Element) -> bytes:
    """The Word file with this main part: the same bytes on any day."""
    entries = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("rId1", f"{R_NS}/officeDocument", "word/document.xml")]),
        "word/document.xml": etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/_rels/document.xml.rels": _relations(
            [(f"rId{n}", f"{R_NS}/{kind}", f"{name}.xml")
             for n, (kind, name) in enumerate((("styles", "styles"), ("settings", "settings"), ("header", "header1")), 1)]
        ),
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _DATED), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def marked_own(document: etree._Element) -> etree._Element:
    """The main part with the bookmark that says that it is a report of this program, and no document to be checked."""
    first = next(document.iter(W + "p"))
    etree.SubElement(first, W + "bookmarkStart", {W + "id": "0", W + "name": OWN_NAME})
    etree.SubElement(first, W + "bookmarkEnd", {W + "id": "0"})
    return document


def empty(look: Look | None = None) -> etree._Element:
    """An empty paragraph; running text is justified, indented and spaced (II.6.e)."""
    paragraph = etree.Element(W + "p", nsmap={"w": W_NS})
    properties = etree.SubElement(paragraph, W + "pPr")
    if look is not None and look.body:
        _child(properties, "spacing", before=str(_GAP), after="0", line="240", lineRule="auto")
        _child(properties, "ind", firstLine=str(_FIRST_INDENT))
        _child(properties, "jc", val="both")
    elif look is not None:
        _child(properties, "jc", val=look.align)
    return paragraph


def run_properties(look: Look) -> etree._Element:
    """The property list of a run that looks so."""
    properties = etree.Element(W + "rPr", nsmap={"w": W_NS})
    for name, on in (("b", look.bold), ("i", look.italic)):
        if on:
            _child(properties, name)
            _child(properties, f"{name}Cs")
    _child(properties, "sz", val=str(look.size * 2))
    _child(properties, "szCs", val=str(look.size * 2))
    return properties


def table(rows: Sequence[Sequence[Sequence[etree._Element]]], columns: Sequence[int]) -> etree._Element:
    """A table of two columns of these widths (twips), without borders."""
    table = etree.Element(W + "tbl", nsmap={"w": W_NS})
    properties = etree.SubElement(table, W + "tblPr")
    _child(properties, "tblW", w=str(sum(columns)), type="dxa")
    _child(properties, "jc", val="center")
    _child(properties, "tblLayout", type="fixed")
    grid = etree.SubElement(table, W + "tblGrid")
    for width in columns:
        _child(grid, "gridCol", w=str(width))
    for row in rows:
        line = etree.SubElement(table, W + "tr")
        _child(etree.SubElement(line, W + "trPr"), "cantSplit")  # a signature is not parted from its name
        for width, paragraphs in zip(columns, row, strict=True):
            cell = etree.SubElement(line, W + "tc")
            _child(etree.SubElement(cell, W + "tcPr"), "tcW", w=str(width), type="dxa")
            cell.extend(paragraphs)
    return table


def ruled(table_: etree._Element) -> etree._Element:
    """The table with lines, its first row repeated on every page."""
    borders = etree.Element(W + "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        etree.SubElement(borders, W + side, {W + "val": "single", W + "sz": "4", W + "space": "0", W + "color": "000000"})
    table_[0].insert(2, borders)
    margins = etree.SubElement(table_[0], W + "tblCellMar")
    for side in ("top", "bottom"):
        etree.SubElement(margins, W + side, {W + "w": "40", W + "type": "dxa"})
    first = table_.find(f"{W}tr/{W}trPr")
    assert first is not None
    etree.SubElement(first, W + "tblHeader")
    return table_


def section(landscape: bool = False) -> etree._Element:
    """A4 portrait (or, for a wide table, landscape: I.2), its page number in the header but for the first page, counted from 1 (I.1 to
    I.3, I.7)."""
    section = etree.Element(W + "sectPr", nsmap={"w": W_NS, "r": R_NS})
    reference = _child(section, "headerReference", type="default")
    reference.set(f"{{{R_NS}}}id", "rId3")
    _child(section, "pgSz", **({"w": _PAGE["h"], "h": _PAGE["w"], "orient": "landscape"} if landscape else _PAGE))
    _child(section, "pgMar", **_MARGINS)
    _child(section, "pgNumType", start="1")
    _child(section, "titlePg")
    return section


def section_break() -> etree._Element:
    """A paragraph that ends a section: what follows counts its pages anew."""
    paragraph = empty()
    paragraph[0].append(section())
    return paragraph


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def _xml(text: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()


def _content_types() -> bytes:
    parts = {"document": "document.main", "styles": "styles", "settings": "settings", "header1": "header"}
    overrides = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}{kind}+xml"/>' for part, kind in parts.items())
    return _xml(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(rows: Sequence[tuple[str, str, str]]) -> bytes:
    inside = "".join(f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>' for identity, kind, target in rows)
    return _xml(f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>')


def _styles() -> bytes:
    """Times New Roman 14, black, Vietnamese, single lines without gaps; the header's style beside it."""
    fonts = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    return _xml(
        f'<w:styles xmlns:w="{W_NS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
    )


def _settings() -> bytes:
    return _xml(
        f'<w:settings xmlns:w="{W_NS}"><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _header() -> bytes:
    """The page number: centred in the top margin, upright, 14 pt (I.7)."""
    marks = ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    runs = "".join(f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr>{mark}</w:r>' for mark in marks)
    properties = '<w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>'
    return _xml(f'<w:hdr xmlns:w="{W_NS}"><w:p>{properties}{runs}</w:p></w:hdr>')
