"""The page number where Nghị định 30 wants it: centred in the top margin, hidden on the first page (Phụ lục I, Phần I, I.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from checker.fixing import schema
from checker.fixing.package import WordFile
from checker.reading.markup import W_NS, R, W

HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_P, _R, _INSTRUCTION, _FIELD = W + "p", W + "r", W + "instrText", W + "fldChar"
_SIMPLE = W + "fldSimple"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Sign = Callable[[str, etree._Element], etree._Element]


def can_number(file: WordFile) -> bool:
    """Whether the file has one section to number and no header of its own for all its pages that would be pushed aside."""
    sections = file.main.sections
    return len(sections) == 1 and not any(
        each.get(W + "type", "default") != "first" for each in sections[0].iterfind(W + "headerReference")
    )


def number_pages(file: WordFile, size: float, sign: Sign) -> None:
    """Write the header and take the number out of the footers; ``sign`` makes a signed change near an element.

    A reference to a header cannot be tracked in Word; the number in it can, so that rejecting leaves an empty header.
    """
    section = file.main.sections[0]
    file.changing(file.main.name)
    root = etree.Element(W + "hdr", nsmap={"w": W_NS})
    paragraph = etree.SubElement(root, _P)
    etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "jc", {W + "val": "center"})
    change = sign(W + "ins", paragraph)
    paragraph.append(change)
    change.extend(_field(size))
    name = file.add("header", root, HEADER_TYPE)
    if section.find(W + "sectPrChange") is None:
        _remember(section, sign)
    reference = etree.Element(W + "headerReference", {W + "type": "default", f"{R}id": file.relation(name)}, nsmap={"w": W_NS})
    schema.insert(section, reference)
    schema.put(section, "titlePg").attrib.clear()
    for footer in section.iterfind(W + "footerReference"):
        part = file.target(footer.get(f"{R}id", ""))
        if part is not None:
            _strike_numbers(file, part, sign)


def _remember(section: etree._Element, sign: Sign) -> None:
    old = etree.Element(W + "sectPr", nsmap={"w": W_NS})
    old.extend(deepcopy(child) for child in section if not str(child.tag).endswith("Reference"))
    change = sign(W + "sectPrChange", section)
    change.append(old)
    section.append(change)


def _field(size: float) -> Iterator[etree._Element]:
    """The runs of a ``PAGE`` field, upright, ``size`` pt."""
    kinds: tuple[str, ...] = ("begin", "", "separate", "2", "end")
    for kind in kinds:
        run = etree.Element(_R, nsmap={"w": W_NS})
        etree.SubElement(etree.SubElement(run, W + "rPr"), W + "sz", {W + "val": str(round(size * 2))})
        if kind in ("begin", "separate", "end"):
            etree.SubElement(run, _FIELD, {W + "fldCharType": kind})
        elif kind:
            etree.SubElement(run, W + "t").text = kind
        else:
            etree.SubElement(run, _INSTRUCTION, {_SPACE: "preserve"}).text = " PAGE "
        yield run


def _strike_numbers(file: WordFile, part: str, sign: Sign) -> None:
    """Tracked deletions around the runs of every paragraph of a footer that holds the page number and no words."""
    for paragraph in list(file.tree(part).iter(_P)):
        codes = [each.text or "" for each in paragraph.iter(_INSTRUCTION)] + [each.get(W + "instr", "") for each in paragraph.iter(_SIMPLE)]
        words = "".join(each.text or "" for each in paragraph.iter(W + "t"))
        if not any(code.split()[:1] == ["PAGE"] for code in codes) or any(letter.isalpha() for letter in words):
            continue
        file.changing(part)
        for run in [each for each in paragraph.iter(_R) if next(each.iterancestors(W + "ins", W + "del"), None) is None]:
            change = sign(W + "del", run)
            run.addprevious(change)
            change.append(run)
            for text in run.iter(W + "t", _INSTRUCTION):
                text.tag = W + ("delText" if text.tag == W + "t" else "delInstrText")
                text.set(_SPACE, "preserve")
