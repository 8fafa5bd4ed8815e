"""Small documents that set one property at one level of the style hierarchy (ISO 29500-1 §17.7.2), or at two that disagree.

Each holds a probe, three lines of Vietnamese text, between two marks whose formatting is all direct. What LibreOffice
makes of each is in ``rendered.json``; what the reader says of it must agree.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .wordfile import MAIN_TYPE, OFFICE, package, part, run, styles

ABOVE, BELOW = "DAUTREN", "DAUDUOI"
PROBE = "Kế hoạch triển khai nhiệm vụ chuyển đổi số của Sở năm hai nghìn không trăm hai mươi bốn " * 3
SERIF, SANS, NARROW = "Liberation Serif", "Liberation Sans", "Liberation Sans Narrow"
BASE_SIZE = 13.0  # pt; of the marks, and of the probe unless a level says otherwise
LEFT_MARGIN, TEXT_WIDTH = 85.2, 467.75  # pt; 1701 twips of a page of 11906 with 850 at the right

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


BASE = {"rFonts": fonts(SERIF), "sz": '<w:sz w:val="26"/>'}
_MARK_RUN = BASE["rFonts"] + '<w:b w:val="0"/><w:i w:val="0"/><w:caps w:val="0"/><w:color w:val="000000"/><w:sz w:val="26"/>'
_MARK_PARAGRAPH = (
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:contextualSpacing w:val="0"/>'
    '<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
)
FIRST_ROW_ON = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


def modern(more: str = "") -> str:
    """The settings Word has written since 2013: no special treatment of what old versions did."""
    uri = 'w:uri="http://schemas.microsoft.com/office/word"'
    return (
        f'{more}<w:compat><w:compatSetting w:name="compatibilityMode" {uri} w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" {uri} w:val="1"/></w:compat>'
    )


MODERN = modern()


@dataclass(frozen=True)
class Property:
    """A property of runs or of paragraphs, and two ways to set it that can be told apart on paper."""

    name: str
    tag: str
    of_run: bool
    one: str
    other: str


FONT = Property("font", "rFonts", True, fonts(SANS), fonts(NARROW))
SIZE = Property("size", "sz", True, '<w:sz w:val="32"/>', '<w:sz w:val="22"/>')
BOLD = Property("bold", "b", True, "<w:b/>", '<w:b w:val="0"/>')
ITALIC = Property("italic", "i", True, "<w:i/>", '<w:i w:val="0"/>')
CAPS = Property("capitals", "caps", True, "<w:caps/>", '<w:caps w:val="0"/>')
COLOR = Property("colour", "color", True, '<w:color w:val="C00000"/>', '<w:color w:val="0000FF"/>')
ALIGN = Property("alignment", "jc", False, '<w:jc w:val="center"/>', '<w:jc w:val="both"/>')
FIRST = Property("first-line indent", "ind", False, '<w:ind w:firstLine="720"/>', '<w:ind w:firstLine="360"/>')
BEFORE = Property("space before", "spacing", False, '<w:spacing w:before="240"/>', '<w:spacing w:before="120"/>')
AFTER = Property("space after", "spacing", False, '<w:spacing w:after="240"/>', '<w:spacing w:after="120"/>')
LINES = Property(
    "line spacing", "spacing", False, '<w:spacing w:line="360" w:lineRule="auto"/>', '<w:spacing w:line="480" w:lineRule="auto"/>'
)
EXACT = Property(
    "exact line", "spacing", False, '<w:spacing w:line="420" w:lineRule="exact"/>', '<w:spacing w:line="520" w:lineRule="exact"/>'
)
PROPERTIES = (FONT, SIZE, BOLD, ITALIC, CAPS, COLOR, ALIGN, FIRST, BEFORE, AFTER, LINES, EXACT)
TOGGLES = (BOLD, ITALIC, CAPS)

DEFAULTS, DEFAULT_STYLE, DIRECT = "document defaults", "default paragraph style", "direct formatting"
TABLE_PARENT, TABLE, FIRST_ROW = "table style's parent", "table style", "first row of the table style"
GRANDPARENT, PARENT, STYLE = "paragraph style's grandparent", "paragraph style's parent", "paragraph style"
CHARACTER_PARENT, CHARACTER = "character style's parent", "character style"
LEVELS = (
    DEFAULTS, TABLE_PARENT, TABLE, FIRST_ROW, DEFAULT_STYLE, GRANDPARENT, PARENT, STYLE, CHARACTER_PARENT, CHARACTER, DIRECT,
)  # fmt: skip
"""From the weakest to the strongest."""

_TABLE_LEVELS, _STYLE_LEVELS = {TABLE_PARENT, TABLE, FIRST_ROW}, {GRANDPARENT, PARENT, STYLE}
_CHARACTER_LEVELS = {CHARACTER_PARENT, CHARACTER}


@dataclass(frozen=True)
class Levels:
    """What each level says: property lists by level, those of runs and those of paragraphs."""

    runs: Mapping[str, str] = field(default_factory=dict)
    paragraphs: Mapping[str, str] = field(default_factory=dict)

    def has(self, levels: set[str]) -> bool:
        return bool(levels & {*self.runs, *self.paragraphs})


@dataclass(frozen=True)
class Case:
    """A document, by what it shows."""

    name: str
    data: bytes


def setting(of: Mapping[str, str], prop: Property) -> Levels:
    return Levels(runs=of) if prop.of_run else Levels(paragraphs=of)


def built(levels: Levels, **options: str) -> bytes:
    """The document with those levels; ``options`` are those of :func:`written`, and replace what the levels give."""
    given = {
        "probe_run": levels.runs.get(DIRECT, ""),
        "probe_paragraph": levels.paragraphs.get(DIRECT, ""),
        "sheet": _sheet(levels),
        "table": named("Bang") if levels.has(_TABLE_LEVELS) else "",
    }
    if levels.has(_CHARACTER_LEVELS):
        given["probe_run"] = '<w:rStyle w:val="Chu"/>' + given["probe_run"]
    if levels.has(_STYLE_LEVELS):
        given["probe_paragraph"] = '<w:pStyle w:val="Doan"/>' + given["probe_paragraph"]
    return written(**{**given, **options})


def written(
    probe_run: str = "",
    probe_paragraph: str = "",
    sheet: str = "",
    *,
    table: str = "",
    settings: str = MODERN,
    theme: str = "",
    numbering: str = "",
) -> bytes:
    """A package LibreOffice opens too: ``table`` is the ``w:tblPr`` of the table the probe stands in, empty for none."""
    inside = (
        f"<w:p><w:pPr>{_MARK_PARAGRAPH}</w:pPr>{run(ABOVE, _MARK_RUN)}</w:p>"
        f"<w:p><w:pPr>{probe_paragraph}</w:pPr>{run(PROBE.strip(), probe_run)}</w:p>"
        f"<w:p><w:pPr>{_MARK_PARAGRAPH}</w:pPr>{run(BELOW, _MARK_RUN)}</w:p>"
    )
    body = _tabled(inside, table) if table else inside
    settings_part = part("settings", settings) if settings else ""
    files = {"styles": sheet or _sheet(Levels()), "settings": settings_part, "theme": theme, "numbering": numbering}
    present = {kind: content for kind, content in files.items() if content}
    names = {kind: f"word/{kind}.xml" for kind in present}
    parts = {names[kind]: content for kind, content in present.items()}
    return package(body + _PAGE, {**parts, **_frame(names)})


def _tabled(inside: str, properties: str) -> str:
    """Two rows of one cell, the probe in the first; no cell margins, so that text begins where it would without."""
    width = round(TEXT_WIDTH * 20)
    cell = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    rows = "".join(f"<w:tr><w:tc>{cell}{content}</w:tc></w:tr>" for content in (inside, "<w:p/>"))
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    look = "" if "w:tblLook" in properties else FIRST_ROW_ON
    style, end, rest = properties.partition("/>")
    place = f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    layout = f"{style}{end}{place}{margins}{rest}{look}"
    return f'<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl><w:p/>'


def _frame(names: Mapping[str, str]) -> dict[str, str]:
    """Content types and relations as a real package has them."""
    types = {kind: f"{_WORD_TYPE}.{kind}+xml" for kind in names} | {"theme": "application/vnd.openxmlformats-officedocument.theme+xml"}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{types[kind]}"/>' for kind, name in names.items())
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{name.removeprefix("word/")}"/>' for kind, name in names.items()
    )
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/>{overrides}</Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{links}</Relationships>',
    }


def defaults(runs: str = "", paragraphs: str = "", base: Mapping[str, str] = BASE) -> str:
    """The ``w:docDefaults``: the base font and size unless the runs' list has its own."""
    kept = "".join(element for tag, element in base.items() if f"<w:{tag} " not in runs)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{kept}{runs}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraphs}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def style(identity: str, kind: str = "paragraph", runs: str = "", paragraphs: str = "", more: str = "", inner: str = "") -> str:
    """A ``w:style``; ``more`` stands after its name (``w:basedOn``), ``inner`` after its property lists."""
    mark = ' w:default="1"' if identity in ("Normal", "TableNormal") else ""
    lists = (f"<w:pPr>{paragraphs}</w:pPr>" if paragraphs else "") + (f"<w:rPr>{runs}</w:rPr>" if runs else "")
    return f'<w:style w:type="{kind}"{mark} w:styleId="{identity}"><w:name w:val="{identity}"/>{more}{lists}{inner}</w:style>'


def based(identity: str) -> str:
    return f'<w:basedOn w:val="{identity}"/>'


def named(table_style: str) -> str:
    return f'<w:tblStyle w:val="{table_style}"/>'


def _sheet(levels: Levels) -> str:
    """A style sheet in which each level has a style of its own: Normal < Ong < Cha < Doan, ChuGoc < Chu, BangGoc < Bang."""

    def says(level: str) -> tuple[str, str]:
        return levels.runs.get(level, ""), levels.paragraphs.get(level, "")

    runs, paragraphs = says(FIRST_ROW)
    first_row = f'<w:tblStylePr w:type="firstRow"><w:pPr>{paragraphs}</w:pPr><w:rPr>{runs}</w:rPr></w:tblStylePr>'
    return styles(
        style("Normal", "paragraph", *says(DEFAULT_STYLE)),
        style("Ong", "paragraph", *says(GRANDPARENT), based("Normal")),
        style("Cha", "paragraph", *says(PARENT), based("Ong")),
        style("Doan", "paragraph", *says(STYLE), based("Cha")),
        style("ChuGoc", "character", *says(CHARACTER_PARENT)),
        style("Chu", "character", *says(CHARACTER), based("ChuGoc")),
        style("TableNormal", "table"),
        style("BangGoc", "table", *says(TABLE_PARENT), based("TableNormal")),
        style("Bang", "table", *says(TABLE), based("BangGoc"), first_row if runs or paragraphs else ""),
        defaults=defaults(*says(DEFAULTS)),
    )


def single_levels() -> Iterator[Case]:
    """Each property at each level that can hold it."""
    for prop, level in itertools.product(PROPERTIES, LEVELS):
        if prop.of_run or level not in _CHARACTER_LEVELS:
            yield Case(f"{prop.name} in the {level}", built(setting({level: prop.one}, prop)))


def conflicts() -> Iterator[Case]:
    """Each property at two neighbouring levels that disagree; toggles have cases of their own."""
    for prop in PROPERTIES:
        if prop not in TOGGLES:
            held = [level for level in LEVELS if prop.of_run or level not in _CHARACTER_LEVELS]
            for weak, strong in itertools.pairwise(held):
                yield Case(f"{prop.name} in the {strong} over the {weak}", built(setting({weak: prop.one, strong: prop.other}, prop)))
