"""A small builder of Word packages: parts as text, everything optional, nothing checked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from checker.model import Document
from checker.reading import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str = "", properties: str = "") -> str:
    inside = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(*rows: list[str], grid: int | None = None) -> str:
    columns = "<w:gridCol/>" * (grid or max(len(row) for row in rows))
    body = "".join("<w:tr>" + "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def text_box(content: str, fallback: str | None = None, across: int | None = None) -> str:
    """A text box as Word writes it: once for new programs, once again as VML for old ones."""
    position = "" if across is None else (
        f"<wp:positionH><wp:posOffset>{across}</wp:posOffset></wp:positionH><wp:positionV><wp:posOffset>0</wp:posOffset></wp:positionV>"
    )  # fmt: skip
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
    new = f"<w:drawing><wp:anchor>{position}{shape}</wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{fallback or content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f"<w:r><mc:AlternateContent><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"


def styles(*definitions: str, defaults: str = "") -> str:
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(definitions)}</w:styles>"


def style(identity: str, run: str = "", paragraph: str = "", *, kind: str = "paragraph", based: str = "", default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{identity}"><w:name w:val="{identity.lower()}"/>{parent}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def package(
    body: str, parts: Mapping[str, str | bytes] | None = None, *, prefix: str = "", links: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a package whose main part has that body; ``parts`` adds or replaces others by name.

    ``links`` are relations of the main part: id to ``kind target``.
    """
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
        "_rels/.rels": f'<Relationships><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(body),
    }
    if links:
        rows = (
            f'<Relationship Id="{key}" Type="{OFFICE}/{value.split()[0]}" Target="{value.split()[1]}"/>' for key, value in links.items()
        )
        files["word/_rels/document.xml.rels"] = f"<Relationships>{''.join(rows)}</Relationships>"
    files.update(parts or {})
    return zipped({prefix + name: content for name, content in files.items()})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def opened(body: str, parts: Mapping[str, str | bytes] | None = None, links: Mapping[str, str] | None = None) -> Document:
    return read(package(body, parts, links=links))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]
