"""What an OpenDocument text hides or takes from elsewhere, and what of that LibreOffice does not carry over into Word.

Measured on LibreOffice 7.4: hidden sections and paragraphs become plain ones, hidden-text fields (shown ones too), floating frames and
objects nothing, a linked section the words that were saved of it, and other fields what they come to, whatever was saved of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from lxml import etree

from checker.model import Document, NotRead, Unreadable
from checker.model.document import gathered
from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits
from checker.reading.word.markup import parse
from checker.reading.word.package import Package

_HINTS = (b"hidden", b"section", b"dde-", b"floating-frame", b"plugin", b"applet", b":object", b"-field-get", b"-field-input",
    b"conditional-text", b"variable-", b"text:expression", b"database-display")  # fmt: skip
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _DRAW, _OFFICE, _HREF = (
    f"{_OASIS}text:1.0}}",
    f"{_OASIS}drawing:1.0}}",
    f"{_OASIS}office:1.0}}",
    "{http://www.w3.org/1999/xlink}href",
)
_HIDDEN_FIELD, _HIDDEN_PARAGRAPH, _SECTION = f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph", f"{_TEXT}section"
_FETCHED = {f"{_TEXT}section-source": "INCLUDETEXT", f"{_OFFICE}dde-source": "DDE", f"{_TEXT}dde-connection": "DDE"}
_OBJECTS = (f"{_DRAW}object", f"{_DRAW}object-ole")
_COUNTED = tuple(f"{_TEXT}{name}" for name in (
    "user-field-get", "user-field-input", "conditional-text", "variable-get", "variable-input", "expression", "database-display",
))  # fmt: skip
_FORMULA = (b"http://www.w3.org/1998/Math/MathML", b"<math")
_CLOCKS = (f"{_TEXT}date", f"{_TEXT}time")
_LETTER, _TAG = lazy_pattern(rb"[A-Za-z\x80-\xff]"), lazy_pattern(rb"<[^<>]*>")
_APART = (f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}master-styles", f"{_OFFICE}document-styles")
_BEFORE = 20
"""Letters before a field by which its place is known."""
_LONGEST = 60
"""Letters of a field's words that are quoted."""
_FRAMED = (f"{_DRAW}floating-frame", f"{_DRAW}plugin", f"{_DRAW}applet")


def unseen_in(parts: Iterable[bytes], limits: Limits, document: Document, package: Package | None = None) -> tuple[NotRead, ...]:
    """What of the parts with text (``content.xml``, ``styles.xml``, or a flat file) nobody sees, or only as it once was.

    ``document``: what was read of them all; ``package``: where they and the objects in them lie, if anywhere.
    """
    rows = [row for row in document.not_read if row.kind == "ole_object"]
    known, read = len(rows), _close(" ".join(block.text for block in (*document.blocks, *document.asides)))
    for part in parts:
        if any(hint in part for hint in _HINTS):
            try:
                root = parse(part, "content.xml", limits)
            except Unreadable:  # what LibreOffice reads of it is read all the same
                continue
            rows += _unseen(root, read)
            rows += () if known else _objects(root, package)
    return gathered(rows[known:])


def ticks(parts: Iterable[bytes], limits: Limits) -> bool:
    """Whether a field of the parts shows the date or the time anew when the file is opened."""
    for part in parts:
        if b"text:date" in part or b"text:time" in part:
            with suppress(Unreadable):
                clocks = parse(part, "content.xml", limits).iter(*_CLOCKS)
                if any(element.get(f"{_TEXT}fixed", "false") == "false" for element in clocks):
                    return True
    return False


def _unseen(root: etree._Element, read: str) -> Iterator[NotRead]:
    for element in root.iter(_HIDDEN_FIELD, _HIDDEN_PARAGRAPH, _SECTION, *_FETCHED, *_FRAMED, *_COUNTED):
        if element.tag in _FETCHED:
            yield NotRead("fetched", member=_FETCHED[element.tag])
        elif element.tag in _FRAMED:
            yield NotRead("ole_object", member=element.get(_HREF) or etree.QName(element).localname)
        elif element.tag in _COUNTED:
            saved = "".join(map(str, element.itertext()))
            if any(map(str.isalnum, saved)) and _is_other(element, _close(saved), read):
                yield NotRead("saved_field", member=saved.strip()[:_LONGEST])
        elif element.tag == _HIDDEN_FIELD:
            if any(map(str.isalnum, element.get(f"{_TEXT}string-value", ""))):
                yield NotRead("hidden_text") if _is_hidden(element) else NotRead("field_text", member="hidden-text")
        elif _hides(element) and _has_words(element if element.tag == _SECTION else element.getparent()):
            yield NotRead("hidden_but_read")


def _objects(root: etree._Element, package: Package | None) -> Iterator[NotRead]:
    """Objects in frames (a sheet, a chart), of which nothing is carried over; formulas and what holds no word are none."""
    for element in root.iter(*_OBJECTS):
        name = element.get(_HREF, "").removeprefix("./").strip("/")
        held = etree.tostring(element) if len(element) else _held(f"{name}/content.xml", package) if name else None
        if held is None or not (any(mark in held for mark in _FORMULA) or _LETTER.search(_TAG.sub(b" ", held)) is None):
            yield NotRead("ole_object", member=name or etree.QName(element).localname)


def _held(name: str, package: Package | None) -> bytes | None:
    """The text of an object; ``None`` for one that cannot be looked into."""
    try:
        return package.read(name) if package is not None and name in package else None
    except Unreadable:
        return None


def _is_other(element: etree._Element, saved: str, read: str) -> bool:
    """Whether what was saved of a field of the text itself is not what was read there, by the letters before it."""
    if next(element.iterancestors(*_APART), None) is not None:
        return False
    left, parent = element.getprevious(), element.getparent()
    before = _close((left.tail if left is not None else parent.text if parent is not None else "") or "")[-_BEFORE:]
    return saved not in read or (before in read and before + saved not in read)


def _close(text: str) -> str:
    return "".join(text.split())


def _hides(element: etree._Element) -> bool:
    """Whether a section or the mark of a paragraph hides it: always, or by its condition when it was saved."""
    if element.tag == _HIDDEN_PARAGRAPH:
        return _is_hidden(element)
    display = element.get(f"{_TEXT}display")
    return display == "none" or (display == "condition" and _is_hidden(element))


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{_TEXT}is-hidden", "true") != "false"


def _has_words(element: etree._Element | None) -> bool:
    return element is not None and any(map(str.isalnum, "".join(map(str, element.itertext()))))
