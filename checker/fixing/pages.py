"""The page number where Nghị định 30 wants it: centred in the top margin, hidden on the first page (Phụ lục I, Phần I, I.7)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from checker.fixing import schema
from checker.model import PageSetup
from checker.reading.word.markup import W_NS, R, W

if TYPE_CHECKING:
    from checker.fixing.package import WordFile

HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_P, _R, _INSTRUCTION, _FIELD = W + "p", W + "r", W + "instrText", W + "fldChar"
_SIMPLE, _PPR = W + "fldSimple", W + "pPr"
_FIXED = tuple(W + tag for tag in ("framePr", "tbl", "drawing", "pict", "object"))  # what a number would push aside
_ALL_PAGES = ("default", "even")
_FORMAT = W + "fmt"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Sign = Callable[[str, etree._Element], etree._Element]


def can_number(sections: Sequence[PageSetup], header: Callable[[str], etree._Element]) -> bool:
    """Whether every section's own header can take the number: it has no words, tables or drawings that would be pushed aside.

    ``header`` gives the root of a part.
    """
    named = {part for setup in sections for kind, part in setup.header_parts.items() if kind in _ALL_PAGES}
    return bool(sections) and all(_is_free(header(part)) for part in sorted(named))


def number_pages(file: WordFile, size: float, sign: Sign) -> None:
    """Write the number into the headers and take it out of the footers; ``sign`` makes a signed change near an element.

    A reference to a header cannot be tracked in Word; the number in it can, so that rejecting leaves an empty header.
    Later sections without a header of their own show that of the first.
    """
    sections = file.main.sections
    section = sections[0]
    headers = _parts(file, sections, "headerReference", _ALL_PAGES)
    own = _parts(file, sections[:1], "headerReference", ("default",))
    file.changing(file.main.name)
    for part in headers:
        _number_in(file, part, size, sign)
    counted = [each for each in sections if _other_digits(each) is not None]
    for each in dict.fromkeys((section, *counted)):
        if each.find(W + "sectPrChange") is None:
            _remember(each, sign)
    for each in (found for each in counted if (found := _other_digits(each)) is not None):
        del each.attrib[_FORMAT]
    if not own:
        name = _new_header(file, size, sign)
        reference = etree.Element(W + "headerReference", {W + "type": "default", f"{R}id": file.relation(name)}, nsmap={"w": W_NS})
        schema.insert(section, reference)
    schema.put(section, "titlePg").attrib.clear()
    hidden = _parts(file, sections[:1], "headerReference", ("first",))
    for part in [*hidden, *_parts(file, sections, "footerReference", (*_ALL_PAGES, "first"))]:
        _strike_numbers(file, part, sign)


def _other_digits(section: etree._Element) -> etree._Element | None:
    """What has a section's pages count in other signs than Arabic digits; the number would be written in them."""
    found = section.find(W + "pgNumType")
    return found if found is not None and found.get(_FORMAT, "decimal") != "decimal" else None


def _parts(file: WordFile, sections: Iterable[etree._Element], tag: str, kinds: Collection[str]) -> list[str]:
    """The headers or footers of these kinds that the sections name, each once."""
    named = (each for section in sections for each in section.iterfind(W + tag) if each.get(W + "type", "default") in kinds)
    targets = (file.target(each.get(f"{R}id", "")) for each in named)
    return list(dict.fromkeys(part for part in targets if part is not None))


def _is_free(header: etree._Element) -> bool:
    """No frame, table or drawing, and no text but that of a page number."""
    if next(header.iter(*_FIXED), None) is not None:
        return False
    return all(_is_number(paragraph) or not "".join(_texts(paragraph)).strip() for paragraph in header.iter(_P))


def _texts(paragraph: etree._Element) -> list[str]:
    return [each.text or "" for each in paragraph.iter(W + "t")]


def _is_number(paragraph: etree._Element) -> bool:
    """Whether the paragraph holds the number of the page and no words."""
    codes = [each.text or "" for each in paragraph.iter(_INSTRUCTION)] + [each.get(W + "instr", "") for each in paragraph.iter(_SIMPLE)]
    return any(code.split()[:1] == ["PAGE"] for code in codes) and not any(letter.isalpha() for letter in "".join(_texts(paragraph)))


def _new_header(file: WordFile, size: float, sign: Sign) -> str:
    root = etree.Element(W + "hdr", nsmap={"w": W_NS})
    paragraph = etree.SubElement(root, _P)
    etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "jc", {W + "val": "center"})
    _put_number(paragraph, size, sign)
    return file.add("header", root, HEADER_TYPE)


def _number_in(file: WordFile, part: str, size: float, sign: Sign) -> None:
    """The number centred in the last paragraph of a header that has none but its old number."""
    _strike_numbers(file, part, sign)
    root = file.changing(part)
    paragraph = root.findall(_P)[-1] if root.find(_P) is not None else etree.SubElement(root, _P)
    properties = paragraph.find(_PPR)
    if properties is None:
        properties = etree.Element(_PPR, nsmap={"w": W_NS})
        paragraph.insert(0, properties)
    if properties.find(W + "pPrChange") is None:
        old = deepcopy(properties)
        for child in [child for child in old if child.tag in (W + "rPr", W + "sectPr")]:
            old.remove(child)
        change = sign(W + "pPrChange", properties)
        change.append(old)
        properties.append(change)
    schema.put(properties, "jc").set(W + "val", "center")
    for indent in properties.findall(W + "ind"):
        properties.remove(indent)
    _put_number(paragraph, size, sign)


def _put_number(paragraph: etree._Element, size: float, sign: Sign) -> None:
    change = sign(W + "ins", paragraph)
    paragraph.append(change)
    change.extend(_field(size))


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
        look = etree.SubElement(run, W + "rPr")
        for name, value in (("b", "0"), ("i", "0"), ("sz", str(round(size * 2)))):  # whatever the paragraph's style says
            etree.SubElement(look, W + name, {W + "val": value})
        if kind in ("begin", "separate", "end"):
            etree.SubElement(run, _FIELD, {W + "fldCharType": kind})
        elif kind:
            etree.SubElement(run, W + "t").text = kind
        else:
            etree.SubElement(run, _INSTRUCTION, {_SPACE: "preserve"}).text = " PAGE "
        yield run


def _strike_numbers(file: WordFile, part: str, sign: Sign) -> None:
    """Tracked deletions around the runs of every paragraph of a part that holds the page number and no words."""
    for paragraph in filter(_is_number, list(file.tree(part).iter(_P))):
        file.changing(part)
        for run in [each for each in paragraph.iter(_R) if next(each.iterancestors(W + "ins", W + "del"), None) is None]:
            change = sign(W + "del", run)
            run.addprevious(change)
            change.append(run)
            for text in run.iter(W + "t", _INSTRUCTION):
                text.tag = W + ("delText" if text.tag == W + "t" else "delInstrText")
                text.set(_SPACE, "preserve")
