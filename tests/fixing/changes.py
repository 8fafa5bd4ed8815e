"""What Word does when all tracked changes of a file are accepted or rejected, and a file's text and looks to compare."""

import io
import zipfile

from lxml import etree

from checker.reading import read
from checker.reading.word.markup import W, transitional

FORMATTING = tuple(W + name for name in ("rPrChange", "pPrChange", "sectPrChange"))
MARKED = tuple(W + name for name in ("pPrChange", "rPrChange"))


def rejected(data: bytes, author: str) -> bytes:
    """The file as it is after rejecting every change of ``author``."""
    return _each_part(data, lambda root: _settle(root, author, gone="ins", kept="del"))


def accepted(data: bytes, author: str) -> bytes:
    """The file as it is after accepting every change of ``author``."""
    return _each_part(data, lambda root: _settle(root, author, gone="del", kept="ins"))


def seen(data: bytes) -> list:
    """Each paragraph as the reader sees it: text, place, looks, layout; and the pages."""
    document = read(data, name="x.docx")
    return [(b.part, b.paragraph, b.text, _looks(b), b.setting, b.cell, b.label, b.rule_line) for b in document.blocks] + list(
        document.sections
    )


def entries(data: bytes) -> dict[str, bytes]:
    """The zip entries by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def rewritten(parts: dict[str, bytes]) -> bytes:
    """A Word file of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _looks(block) -> list:
    """The look of each letter that shows."""
    return [run.style for run in block.runs for letter in block.text[run.start : run.end] if not letter.isspace()]


def _each_part(data: bytes, settle) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries(data).items():
            if name.endswith(".xml") and b":author=" in content:
                root = etree.fromstring(transitional(content))
                settle(root)
                archive.writestr(name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
            else:
                archive.writestr(name, content)
    return buffer.getvalue()


def _settle(root, author: str, gone: str, kept: str) -> None:
    for change in [each for each in root.iter(W + gone, W + kept) if each.get(W + "author") == author]:
        if change.tag == W + kept:
            for child in list(change):
                change.addprevious(child)
                for text in child.iter(W + "delText", W + "delInstrText"):
                    text.tag = W + ("t" if text.tag == W + "delText" else "instrText")
        change.getparent().remove(change)
    for change in [each for each in root.iter(*FORMATTING) if each.get(W + "author") == author]:
        if kept == "del":
            _restore(change)
        else:
            change.getparent().remove(change)


def _restore(change) -> None:
    """The old property list in the place of the new one; a paragraph keeps its mark and section, a section its headers."""
    new, old = change.getparent(), change[0]
    stay = {"pPrChange": ("rPr", "sectPr"), "sectPrChange": ("headerReference", "footerReference")}.get(change.tag[len(W) :], ())
    kept = [child for child in new if child.tag in {W + name for name in stay}]
    tail = [child for child in kept if child.tag in (W + "rPr", W + "sectPr")]
    for child in list(new):
        new.remove(child)
    new.extend([child for child in kept if child not in tail] + list(old) + tail)
