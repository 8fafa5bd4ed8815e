"""Changes to a finished Word document: the quirks that Word, its add-ins and its users leave in real files.

A function of a document changes its XML in place; one of a package (name → bytes) returns another package.
"""

from __future__ import annotations

import copy
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from tests.builders.word import element

Package = dict[str, bytes]

LIST = "1"
LIST_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
DAY = "2024-03-14T08:00:00Z"
AUTHOR = "Văn thư"
FOOTNOTES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {nsdecls("w")}>
  <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
  <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Số liệu cuối năm 2023.</w:t></w:r></w:p>
  </w:footnote>
</w:footnotes>
"""
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/math": b"http://purl.oclc.org/ooxml/officeDocument/math",
    b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
    b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
}
DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"


def paragraphs(document: Any) -> Iterator[Paragraph]:
    """Every paragraph of the body, those in tables, text boxes and content controls too."""
    for node in list(document.element.body.iter(qn("w:p"))):
        yield Paragraph(node, document)


def holding(document: Any, text: str) -> Paragraph:
    """The first paragraph whose text starts with ``text``."""
    return next(paragraph for paragraph in paragraphs(document) if printed(paragraph).startswith(text))


def printed(paragraph: Paragraph) -> str:
    """The paragraph's text, that inside controls, tags and links too."""
    return "".join(node.text or "" for node in paragraph._p.iter(qn("w:t")))


def one_word_per_run(document: Any) -> None:
    """Every word and every space a run of its own, as spell-checking and revision marks leave them."""
    for paragraph in paragraphs(document):
        for run in paragraph.runs:
            split_run(run, _words(run.text))


def proofing_marks(document: Any) -> None:
    """Bookmarks and proofing marks between the runs."""
    for number, paragraph in enumerate(paragraphs(document)):
        for run in paragraph.runs:
            run._r.addprevious(element("w:bookmarkStart", id=str(number), name=f"b{number}"))
            run._r.addprevious(element("w:bookmarkEnd", id=str(number)))
            run._r.addnext(element("w:proofErr", type="gramEnd"))


def formatting_into_styles(document: Any) -> None:
    """No direct formatting: one paragraph style for each look, the commonest look in the default style."""
    looks = [(paragraph, _look(paragraph)) for paragraph in paragraphs(document)]
    common = Counter(key for _, (key, _) in looks).most_common(1)[0][0]
    styles = document.styles.element
    made: dict[bytes, str] = {}
    for paragraph, (key, properties) in looks:
        if key not in made:
            made[key] = "Normal" if key == common else f"Kieu{len(made) + 1}"
            _define_style(styles, made[key], properties)
        _strip(paragraph)
        if made[key] != "Normal":
            paragraph._p.get_or_add_pPr().insert(0, element("w:pStyle", val=made[key]))


def block_controls(document: Any) -> None:
    """A content control around every paragraph of the header and the title, and around the header table's first cell."""
    for cell in document.tables[0]._cells:
        for paragraph in cell.paragraphs:
            _wrap(paragraph._p, _control("Phần đầu"))
    for start in ("KẾ HOẠCH", "Kiểm tra công tác văn thư"):
        _wrap(holding(document, start)._p, _control("Tên loại, trích yếu"))


def inline_controls(document: Any) -> None:
    """A content control around the digits, the symbol, the place, the day and the signer's name, inside their lines."""
    for start, pieces in (("Số:", ("125", "KH-SNV")), ("Tây Ninh,", ("Tây Ninh", "15")), ("Trần Hoài Thu", ("Trần Hoài Thu",))):
        for piece in pieces:
            _wrap(_isolate(holding(document, start), piece)._r, _control(piece))


def smart_tags(document: Any) -> None:
    """Words of the date, the place and an organ inside smart tags, as Word 2003 left them."""
    for start, piece in (("Tây Ninh,", "Tây Ninh"), ("Tây Ninh,", "ngày 15 tháng 3 năm 2024"), ("Sở Nội vụ ban hành", "Nội vụ")):
        _wrap(_isolate(holding(document, start), piece)._r, _smart_tag())


def hyperlinks(document: Any) -> None:
    """The codes of the acts cited as links, as copied from a law portal."""
    for start, code in (("Căn cứ Nghị định", "30/2020/NĐ-CP"), ("Căn cứ Quyết định", "18/2023/QĐ-UBND")):
        target = document.part.relate_to(f"https://example.vn/{code}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        _wrap(_isolate(holding(document, start), code)._r, link)


def fields(document: Any) -> None:
    """The number as the cached result of a field, the symbol of a simple one, as register add-ins print them."""
    number = _isolate(holding(document, "Số:"), "125")
    for kind in ("begin", "separate"):
        number._r.addprevious(_run_with(element("w:fldChar", fldCharType=kind)))
        if kind == "begin":
            number._r.addprevious(_run_with(_instruction(" DOCPROPERTY SoVanBan ")))
    number._r.addnext(_run_with(element("w:fldChar", fldCharType="end")))
    _wrap(_isolate(holding(document, "Số:"), "KH-SNV")._r, element("w:fldSimple", instr=" DOCPROPERTY KyHieu "))


def tracked_changes(document: Any) -> None:
    """Revisions not yet accepted: the number replaced, a word struck out, a paragraph added and another taken away."""
    number = _isolate(holding(document, "Số:"), "125")
    number._r.addprevious(_deleted("98"))
    _wrap(number._r, _revision("w:ins"))
    word = _isolate(holding(document, "Việc kiểm tra"), "khách quan")
    word._r.addprevious(_deleted("công khai, "))
    added = holding(document, "đ) Việc bố trí")
    for run in added.runs:
        _wrap(run._r, _revision("w:ins"))
    _mark_paragraph(added._p, "w:ins")
    gone = copy.deepcopy(added._p)
    added._p.addnext(gone)
    for run in list(gone.iter(qn("w:r"))):
        run.getparent().remove(run)
    gone.append(_deleted("e) Nội dung khác."))
    _mark_paragraph(gone, "w:del")


def notes_comments_and_hidden_text(document: Any) -> None:
    """A footnote, a comment and hidden text: none of them is text of the plan."""
    _footnotes_part(document)
    last = holding(document, "a) Đối tượng").runs[-1]
    last._r.addnext(_run_with(element("w:footnoteReference", id="1")))
    document.add_comment(holding(document, "KẾ HOẠCH").runs, text="Số: 99/QĐ-SNV, đề nghị xem lại.", author=AUTHOR, initials="VT")
    for comment in document.part._comments_part.element:
        comment.set(qn("w:date"), DAY)
    hidden = holding(document, "2. Yêu cầu").add_run(" (xóa dòng này trước khi trình)")
    hidden.font.hidden = True


def numbered_by_word(document: Any) -> None:
    """``I.`` ``1.`` ``a)`` and ``-`` of the body only in numbering.xml; ``đ)`` by hand, since Word has no Vietnamese letters."""
    _multilevel_list(document)
    for paragraph in _body(document):
        level = _level(paragraph.text)
        if level is not None:
            _drop_label(paragraph)
            _number(paragraph._p.get_or_add_pPr(), level)


def numbered_by_style(document: Any) -> None:
    """``I.`` only in the numbering of a heading style; the deeper labels typed."""
    _multilevel_list(document)
    style = element("w:style", type="paragraph", styleId="Muc")
    style.append(element("w:name", val="heading 1"))
    style.append(element("w:basedOn", val="Normal"))
    properties = OxmlElement("w:pPr")
    _number(properties, 0)
    style.append(properties)
    document.styles.element.append(style)
    for paragraph in _body(document):
        if _level(paragraph.text) == 0:
            _drop_label(paragraph)
            paragraph._p.get_or_add_pPr().insert(0, element("w:pStyle", val="Muc"))


def decomposed(document: Any) -> None:
    """All text in decomposed Unicode (NFD), as macOS and some converters write it."""
    for node in document.element.body.iter(qn("w:t")):
        node.text = unicodedata.normalize("NFD", node.text or "")


def no_styles_part(package: Package) -> Package:
    """No styles.xml at all."""
    relations = package["word/_rels/document.xml.rels"]
    start = relations.index(b"<Relationship ", relations.rindex(b"<Relationship ", 0, relations.index(b"styles.xml")))
    end = relations.index(b"/>", start) + 2
    kept = {name: data for name, data in package.items() if name != "word/styles.xml"}
    return kept | {"word/_rels/document.xml.rels": relations[:start] + relations[end:]}


def strict(package: Package) -> Package:
    """Strict Open XML: the namespaces of ISO/IEC 29500 Part 1."""
    return {name: _replace_all(data, STRICT) for name, data in package.items()}


def dot_slash(package: Package) -> Package:
    """Entry names that begin with ``./``, as some zip tools write them."""
    return {f"./{name}": data for name, data in package.items()}


def backslashes(package: Package) -> Package:
    """Entry names with backslashes, as old Windows exporters write them."""
    return {name.replace("/", "\\"): data for name, data in package.items()}


def null_target(package: Package) -> Package:
    """A relationship to a picture that was never embedded: ``Target="NULL"``."""
    name = "word/_rels/document.xml.rels"
    broken = f'<Relationship Id="rId99" Type="{RELATIONSHIP_TYPE.IMAGE}" Target="NULL"/></Relationships>'.encode()
    return package | {name: package[name].replace(b"</Relationships>", broken)}


def as_template(package: Package) -> Package:
    """The content type of a .dotx."""
    return _content_type(package, TEMPLATE_TYPE)


def with_macros(package: Package) -> Package:
    """The content type of a .docm (no macro is in it)."""
    return _content_type(package, MACRO_TYPE)


def _multilevel_list(document: Any) -> None:
    """List 1 of the document: Roman, Arabic, letters, dashes; a lower level begins anew below a higher one."""
    root = document.part.numbering_part.element
    abstract = element("w:abstractNum", abstractNumId="1")
    abstract.append(element("w:multiLevelType", val="multilevel"))
    for index, (form, text) in enumerate(LIST_LEVELS):
        abstract.append(_list_level(index, form, text))
    root.append(abstract)
    made = element("w:num", numId=LIST)
    made.append(element("w:abstractNumId", val="1"))
    root.append(made)


def _list_level(index: int, form: str, text: str) -> Any:
    level = element("w:lvl", ilvl=str(index))
    for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:suff", "space"), ("w:lvlText", text), ("w:lvlJc", "left")):
        level.append(element(name, val=value))
    return level


def _number(properties: Any, level: int) -> None:
    made = OxmlElement("w:numPr")
    made.append(element("w:ilvl", val=str(level)))
    made.append(element("w:numId", val=LIST))
    properties.insert(0, made)


def _level(text: str) -> int | None:
    """0 for ``I.``, 1 for ``1.``, 2 for ``a)`` (not ``đ)``), 3 for a dash."""
    label = text.split(" ", maxsplit=1)[0]
    if label.endswith(".") and label.strip("IVX.") == "":
        return 0
    if label.endswith(".") and label[:-1].isdigit():
        return 1
    if len(label) == 2 and label[0] in "abcd" and label[1] == ")":
        return 2
    return 3 if label == "-" else None


def _body(document: Any) -> list[Paragraph]:
    """The paragraphs that stand directly in the body, from the first section to the end of the main plan."""
    found = [Paragraph(node, document) for node in document.element.body.iterchildren(qn("w:p"))]
    first = next(index for index, paragraph in enumerate(found) if paragraph.text.startswith("I. "))
    return found[first:]


def _drop_label(paragraph: Paragraph) -> None:
    run = paragraph.runs[0]
    run.text = run.text.split(" ", 1)[1]


def _words(text: str) -> list[str]:
    pieces: list[str] = []
    for index, word in enumerate(text.split(" ")):
        pieces.extend([" ", word] if index else [word])
    return [piece for piece in pieces if piece]


def split_run(run: Run, pieces: list[str]) -> list[Run]:
    """Replace the run by one run for each piece, each formatted alike."""
    if len(pieces) < 2 or run._r.find(qn("w:t")) is None:
        return [run]
    made = []
    for piece in pieces:
        twin = copy.deepcopy(run._r)
        run._r.addprevious(twin)
        made.append(Run(twin, run._parent))
        made[-1].text = piece
    run._r.getparent().remove(run._r)
    return made


def _isolate(paragraph: Paragraph, piece: str) -> Run:
    """The piece of the paragraph's text as a run of its own."""
    for run in [Run(node, paragraph) for node in paragraph._p.iter(qn("w:r"))]:
        before, found, after = run.text.partition(piece)
        if found:
            made = split_run(run, [text for text in (before, piece, after) if text])
            return next(twin for twin in made if twin.text == piece)
    raise LookupError(piece)


def _wrap(node: Any, wrapper: Any) -> None:
    """Put ``wrapper`` where ``node`` stands and ``node`` into it (into ``w:sdtContent`` for a content control)."""
    node.addprevious(wrapper)
    inner = wrapper.find(qn("w:sdtContent"))
    (wrapper if inner is None else inner).append(node)


def _control(title: str) -> Any:
    control, properties = OxmlElement("w:sdt"), OxmlElement("w:sdtPr")
    properties.append(element("w:alias", val=title))
    properties.append(element("w:tag", val=title))
    control.append(properties)
    control.append(OxmlElement("w:sdtContent"))
    return control


def _smart_tag() -> Any:
    return element("w:smartTag", uri="urn:schemas-microsoft-com:office:smarttags", element="place")


def _revision(name: str) -> Any:
    return element(name, id="7", author=AUTHOR, date=DAY)


def _deleted(text: str) -> Any:
    gone, run, inner = _revision("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(inner)
    gone.append(run)
    return gone


def _mark_paragraph(paragraph: Any, name: str) -> None:
    """Mark the paragraph's end itself as inserted or deleted."""
    properties = paragraph.get_or_add_pPr()
    mark = OxmlElement("w:rPr")
    mark.append(_revision(name))
    for old in properties.findall(qn("w:rPr")):
        properties.remove(old)
    properties.append(mark)


def _run_with(child: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(child)
    return run


def _instruction(text: str) -> Any:
    code = OxmlElement("w:instrText")
    code.text = text
    return code


def _footnotes_part(document: Any) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, FOOTNOTES.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _look(paragraph: Paragraph) -> tuple[bytes, tuple[Any, Any]]:
    """A paragraph's own formatting, as a key and as copies of its paragraph and first run properties."""
    properties = [
        copy.deepcopy(node) for node in (paragraph._p.pPr, paragraph.runs[0]._r.rPr if paragraph.runs else None) if node is not None
    ]
    pair = tuple(next((node for node in properties if node.tag == qn(name)), None) for name in ("w:pPr", "w:rPr"))
    return b"".join(etree.tostring(node) for node in properties), pair  # type: ignore[return-value]


def _define_style(styles: Any, name: str, properties: tuple[Any, Any]) -> None:
    style = next((node for node in styles.findall(qn("w:style")) if node.get(qn("w:styleId")) == name), None)
    if style is None:
        style = element("w:style", type="paragraph", customStyle="1", styleId=name)
        style.append(element("w:name", val=f"Kiểu {name[4:]}"))
        style.append(element("w:basedOn", val="Normal"))
        styles.append(style)
    for node in properties:
        if node is not None:
            style.append(node)


def _strip(paragraph: Paragraph) -> None:
    if paragraph._p.pPr is not None:
        paragraph._p.remove(paragraph._p.pPr)
    for run in paragraph.runs:
        if run._r.rPr is not None:
            run._r.remove(run._r.rPr)


def _replace_all(data: bytes, table: dict[bytes, bytes]) -> bytes:
    for old, new in table.items():
        data = data.replace(old, new)
    return data


def _content_type(package: Package, kind: bytes) -> Package:
    name = "[Content_Types].xml"
    return package | {name: package[name].replace(DOCUMENT_TYPE, kind)}
