"""A rule proven on text is proven on a Word file too: the same words, a paragraph a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape

from checker import lint, load_ruleset, parse, read
from checker.authoring.compiling import heads, sources
from checker.authoring.proving import changed
from checker.model.data import home

_HEAD = heads()[0]
_BASE = (home("fixtures") / _HEAD["base"]).read_text(encoding="utf-8")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_RELATED = "application/vnd.openxmlformats-package.relationships+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BY_THEIR_LOOK = {"TT0502", "TT0507"}  # a title in small letters, a subject of many lines: Word files show these by their setting


def _word(text: str) -> bytes:
    """The smallest Word file that says a text."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' if line else "<w:p/>" for line in text.split("\n")
    )
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELATED}"/>'
    related = f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", f'{types}<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>')
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>')
    return packed.getvalue()


def _told(text: str) -> set[str]:
    plan = parse(read(_word(text), name="a.docx"))
    return {finding.rule for finding in lint(plan, load_ruleset(plan)).findings}


def _examples() -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The rules of the decree that Word files can show, each with its first bad example that is a change to the usual text."""
    for row in sources()[_HEAD["id"]]:
        for written in row["examples"]["bad"][:1] if "docx" in row.get("media", ["docx"]) and row["id"] not in _BY_THEIR_LOOK else ():
            example = {"text": written} if isinstance(written, str) else written
            if not {"fixture", "medium", "traits", "stage", "base"} & example.keys():
                yield row, example


def test_what_the_text_of_a_plan_shows_a_word_file_shows() -> None:
    """The examples of the running text in one plan; of the other parts one of each part and kind of check."""
    line = _HEAD["slots"]["body"]
    running = {row["id"]: example["text"] for row, example in _examples() if example.get("slot") == "body" and "text" in example}
    told = _told(_BASE.replace(line, "\n\n".join([line, *running.values()])))
    alone = running.keys() - told  # what another example has said before it, or changes
    assert sorted(rule for rule in alone if rule not in _told(_BASE.replace(line, running[rule]))) == []
    others = {(row["component"], row["check"]["kind"]): (row, example) for row, example in _examples() if example.get("slot") != "body"}
    silent = [row["id"] for row, example in others.values() if row["id"] not in _told(changed(_BASE, example, row, _HEAD))]
    assert silent == []
    assert len(running) > 40 > len(alone) * 10
    assert len(others) > 30
