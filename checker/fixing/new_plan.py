"""A plan to be filled in, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I: page, fonts, places, lines; the words are the office's.

What was not told stays a placeholder in square brackets. Clauses named below are of Phụ lục I, Phần I.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from checker.fixing.drawing import rule_run, text_width
from checker.reading.word.markup import W_NS, W

SIGNINGS = ("head", "deputy", "collective", "by-order")
FONT = "Times New Roman"
_DATED = (1980, 1, 1, 0, 0, 0)
_R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Twips. A4 (I.1); margins T20 B20 L30 R15 mm (I.3); columns that hold the national name, 13 pt bold, on one line.
_PAGE = {"w": "11906", "h": "16838"}
_MARGINS = {"top": "1134", "right": "851", "bottom": "1134", "left": "1701", "header": "567", "footer": "567", "gutter": "0"}
_HEAD_COLUMNS = (3300, 6054)
_FOOT_COLUMNS = (4300, 5054)
_FIRST_INDENT = 720  # 1.27 cm (II.6.e)
_GAP = 120  # 6 pt (II.6.e)
_SIGNING_ROOM = 4  # empty lines for signature and seal

_DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG"}
_SECTIONS = ("Mục đích, yêu cầu", "Nội dung", "Tổ chức thực hiện")
_RECIPIENTS = ("[Cơ quan cấp trên trực tiếp]", "[Cơ quan, đơn vị thực hiện]")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the office told; everything empty becomes a placeholder. ``signing`` is one of :data:`SIGNINGS`."""

    organ: str = ""
    superior: str = ""
    code: str = ""
    place: str = ""
    subject: str = ""
    signing: str = "head"
    title: str = ""
    recipients: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    with_annex: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """A line: ``size`` in pt, ``rule``: the share of its width that a line below takes, ``body``: set as running text."""

    size: int = 14
    bold: bool = False
    italic: bool = False
    align: str = "center"
    rule: float = 0
    body: bool = False


def skeleton(answers: Answers) -> bytes:
    """The Word file: the same bytes for the same answers."""
    entries = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("rId1", f"{_R_NS}/officeDocument", "word/document.xml")]),
        "word/document.xml": etree.tostring(_Sheet(answers).document(), xml_declaration=True, encoding="UTF-8", standalone=True),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(),
        "word/_rels/document.xml.rels": _relations(
            [(f"rId{n}", f"{_R_NS}/{kind}", f"{name}.xml")
             for n, (kind, name) in enumerate((("styles", "styles"), ("settings", "settings"), ("header", "header1")), 1)]
        ),
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _DATED), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _Sheet:
    """The plan's paragraphs, from the top of the page down."""

    def __init__(self, answers: Answers) -> None:
        self._told = answers
        self._rules = 0

    def document(self) -> etree._Element:
        """The main part."""
        root = etree.Element(W + "document", nsmap={"w": W_NS, "r": _R_NS})
        body = etree.SubElement(root, W + "body")
        body.extend([self._head(), *self._title(), *self._bases(), *self._sections(), _paragraph(), self._foot()])
        if self._told.with_annex:
            body.append(_section_break())
            body.extend(self._annex())
        else:
            body.append(_paragraph())  # Word wants a paragraph after a table
        body.append(_section())
        return root

    @property
    def _organ(self) -> str:
        return self._told.organ.upper() or "[TÊN CƠ QUAN BAN HÀNH]"

    @property
    def _code(self) -> str:
        return f"KH-{self._told.code or '…'}"

    def _head(self) -> etree._Element:
        """Boxes 1 to 4: organ and national name level, number and date level (II.1 to II.4)."""
        left = [self._line(self._told.superior.upper(), _Look(13))] if self._told.superior else []
        left.append(self._line(self._organ, _Look(13, bold=True, rule=0.4)))
        right = [
            self._line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _Look(13, bold=True)),
            self._line("Độc lập - Tự do - Hạnh phúc", _Look(14, bold=True, rule=1.0)),
        ]
        number = [_paragraph(), self._line(f"Số:        /{self._code}", _Look(13))]
        place = self._told.place or "[Địa danh]"
        date = [_paragraph(), self._line(f"{place}, ngày      tháng      năm 20…", _Look(14, italic=True))]
        return _table([(left, right), (number, date)], _HEAD_COLUMNS)

    def _title(self) -> Iterator[etree._Element]:
        """Box 5a: type and subject, with a line of a third to a half of it below (II.5.b)."""
        yield _paragraph()
        yield self._line("KẾ HOẠCH", _Look(14, bold=True))
        yield self._line(self._told.subject or "[Trích yếu nội dung]", _Look(14, bold=True, rule=0.4))
        yield _paragraph()

    def _bases(self) -> Iterator[etree._Element]:
        """Legal bases, italic, a line each, ``;`` and at last ``.`` (II.6.a)."""
        for text in (
            "Căn cứ [văn bản quy định chức năng, nhiệm vụ của cơ quan];",
            "Căn cứ [văn bản quy định về nội dung của kế hoạch].",
        ):
            yield self._line(text, _Look(italic=True, body=True))
        yield self._line(f"{self._spoken_organ()} ban hành Kế hoạch như sau:", _Look(body=True))

    def _spoken_organ(self) -> str:
        """The organ within a sentence; a name told in capitals cannot be lowered without knowing its words."""
        organ = self._told.organ
        return organ if organ and not organ.isupper() else "[Tên cơ quan]"

    def _sections(self) -> Iterator[etree._Element]:
        titles = self._told.sections or _SECTIONS
        for number, title in enumerate(titles, 1):
            yield self._line(f"{_roman(number)}. {title.upper()}", _Look(bold=True, body=True))
            yield self._line("1. [Nội dung]", _Look(body=True))
            told = self._told.with_annex and number == len(titles)
            yield self._line("2. [Nội dung] (chi tiết tại Phụ lục kèm theo)" if told else "2. [Nội dung]", _Look(body=True))

    def _foot(self) -> etree._Element:
        """Boxes 9b and 7: the recipients level with the signer's title (II.9.d, II.7.đ)."""
        recipients = [text.strip().rstrip(";.") for text in self._told.recipients or _RECIPIENTS]
        left = [self._line("Nơi nhận:", _Look(12, bold=True, italic=True, align="left"))]
        left += [self._line(f"- {text};", _Look(11, align="left")) for text in recipients]
        left.append(self._line("- Lưu: VT, [đơn vị soạn thảo].", _Look(11, align="left")))
        right = [self._line(text, _Look(14, bold=True)) for text in self._signer()]
        right += [_paragraph() for _ in range(_SIGNING_ROOM)]
        right.append(self._line("[Họ và tên]", _Look(14, bold=True)))
        return _table([(left, right)], _FOOT_COLUMNS)

    def _signer(self) -> Sequence[str]:
        """Authority and title (II.7.a): the head alone, a deputy for the head, for the collective, by the head's order."""
        title = self._told.title.upper() or ("CHỦ TỊCH" if self._told.signing == "collective" else "[CHỨC VỤ]")
        if self._told.signing == "deputy":
            return f"KT. {title}", _DEPUTIES.get(title, f"PHÓ {title}")
        if self._told.signing == "collective":
            collective = "ỦY BAN NHÂN DÂN" if self._organ.startswith(("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN")) else self._organ
            return f"TM. {collective}", title
        if self._told.signing == "by-order":
            return f"TL. {title}", "[CHỨC VỤ NGƯỜI KÝ]"
        return (title,)

    def _annex(self) -> Iterator[etree._Element]:
        """An annex: label 14, title in capitals, what it goes with in italics (III.1)."""
        yield self._line("Phụ lục", _Look(14, bold=True))
        yield self._line("[TÊN PHỤ LỤC]", _Look(14, bold=True))
        note = f"(Kèm theo Kế hoạch số        /{self._code} ngày      tháng      năm 20… của {self._spoken_organ()})"
        yield self._line(note, _Look(14, italic=True))
        yield self._line("[Nội dung phụ lục]", _Look(body=True))

    def _line(self, text: str, look: _Look) -> etree._Element:
        """One paragraph, with a drawn line below when it has one."""
        paragraph = _paragraph(look)
        run = etree.SubElement(paragraph, W + "r")
        run.append(_run_properties(look))
        etree.SubElement(run, W + "t", {_SPACE: "preserve"}).text = text
        if look.rule:
            self._rules += 1
            paragraph.append(rule_run(round(text_width(text, look.size) * look.rule), self._rules, look.size))
        return paragraph


def _paragraph(look: _Look | None = None) -> etree._Element:
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


def _run_properties(look: _Look) -> etree._Element:
    properties = etree.Element(W + "rPr", nsmap={"w": W_NS})
    for name, on in (("b", look.bold), ("i", look.italic)):
        if on:
            _child(properties, name)
            _child(properties, f"{name}Cs")
    _child(properties, "sz", val=str(look.size * 2))
    _child(properties, "szCs", val=str(look.size * 2))
    return properties


def _table(rows: Sequence[Sequence[Sequence[etree._Element]]], columns: tuple[int, int]) -> etree._Element:
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
        for width, paragraphs in zip(columns, row, strict=True):
            cell = etree.SubElement(line, W + "tc")
            _child(etree.SubElement(cell, W + "tcPr"), "tcW", w=str(width), type="dxa")
            cell.extend(paragraphs)
    return table


def _section() -> etree._Element:
    """A4 portrait, its page number in the header but for the first page, counted from 1 (I.1 to I.3, I.7)."""
    section = etree.Element(W + "sectPr", nsmap={"w": W_NS, "r": _R_NS})
    reference = _child(section, "headerReference", type="default")
    reference.set(f"{{{_R_NS}}}id", "rId3")
    _child(section, "pgSz", **_PAGE)
    _child(section, "pgMar", **_MARGINS)
    _child(section, "pgNumType", start="1")
    _child(section, "titlePg")
    return section


def _section_break() -> etree._Element:
    paragraph = _paragraph()
    paragraph[0].append(_section())
    return paragraph


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in attributes.items()})


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text += letters
            number -= value
    return text


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
