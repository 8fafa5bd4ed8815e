"""What an OpenDocument text hides or takes from elsewhere, and what of that LibreOffice does not carry over into Word.

Measured on LibreOffice 7.4: hidden sections and paragraphs become plain ones, hidden-text fields and floating frames nothing, and a
linked section the words that were saved of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from checker.model import NotRead, Unreadable
from checker.model.document import gathered
from checker.reading.limits import Limits
from checker.reading.word.markup import parse

_HINTS = (b"hidden", b"section", b"dde-", b"floating-frame", b"plugin", b"applet")
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _DRAW, _OFFICE, _HREF = (
    f"{_OASIS}text:1.0}}",
    f"{_OASIS}drawing:1.0}}",
    f"{_OASIS}office:1.0}}",
    "{http://www.w3.org/1999/xlink}href",
)
_HIDDEN_FIELD, _HIDDEN_PARAGRAPH, _SECTION = f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph", f"{_TEXT}section"
_FETCHED = {f"{_TEXT}section-source": "INCLUDETEXT", f"{_OFFICE}dde-source": "DDE", f"{_TEXT}dde-connection": "DDE"}
_FRAMED = (f"{_DRAW}floating-frame", f"{_DRAW}plugin", f"{_DRAW}applet")


def unseen_in(parts: Iterable[bytes], limits: Limits) -> tuple[NotRead, ...]:
    """What of the parts with text (``content.xml``, ``styles.xml``, or a flat file) nobody sees, or only as it once was."""
    rows: list[NotRead] = []
    for part in parts:
        if any(hint in part for hint in _HINTS):
            try:
                root = parse(part, "content.xml", limits)
            except Unreadable:  # what LibreOffice reads of it is read all the same
                continue
            rows += _unseen(root)
    return gathered(rows)


def _unseen(root: etree._Element) -> Iterator[NotRead]:
    for element in root.iter(_HIDDEN_FIELD, _HIDDEN_PARAGRAPH, _SECTION, *_FETCHED, *_FRAMED):
        if element.tag in _FETCHED:
            yield NotRead("fetched", member=_FETCHED[element.tag])
        elif element.tag in _FRAMED:
            yield NotRead("ole_object", member=element.get(_HREF) or etree.QName(element).localname)
        elif element.tag == _HIDDEN_FIELD:
            if _is_hidden(element) and any(map(str.isalnum, element.get(f"{_TEXT}string-value", ""))):
                yield NotRead("hidden_text")
        elif _hides(element) and _has_words(element if element.tag == _SECTION else element.getparent()):
            yield NotRead("hidden_but_read")


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
