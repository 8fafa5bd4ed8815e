"""XML parts: parsed without entities, network or huge trees, and without building the same property list twice.

Nine tenths of the nodes of a Word file are the same few dozen ``w:rPr`` and ``w:pPr`` lists, repeated for every run.
:func:`condense` takes them out of the bytes before the tree is built and leaves a number in their place, which makes
both the parse and everything after it several times cheaper, and gives a key to remember resolved formatting by.
A run that is one text becomes one element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml import etree

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_NS}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

KEY = "thethuc"
"""The attribute that stands for a property list taken out; not in any namespace of Word's.

On a ``w:r`` it also says that the run is nothing but one text, now its own (empty: a run without properties); on a
``w:p`` that its ``w:pPr`` was taken out.
"""

_PLAIN_RUN = lazy_pattern(rb'<w:r(?: [^<>]*)?>(?:<w:rPr thethuc="(\d+)"/>)?<w:t(?: [^<>]*)?>([^<]*)</w:t></w:r>')
_END_OF_RUN = b"</w:r>"
_PLAIN_PARAGRAPH = lazy_pattern(rb'<w:p(?: [^<>]*)?><w:pPr thethuc="(\d+)"/>')

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
_ROOT = lazy_pattern(rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^<>]*\?>)?\s*+(<(w:\w+)\s[^<>]*>)")
_WORD_PREFIX = b'xmlns:w="' + W_NS.encode() + b'"'
_OTHER_PREFIX = lazy_pattern(rb"[< /](?!w:|xml:)\w+:")
_OTHER_ENCODING = lazy_pattern(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
)
_ROOT_TAG_BYTES = 8192
_ASKED_BEFORE_INDEX = 24
_SAME_ID_LIMIT = 8  # a style of each kind may share an id; more is a file made to be slow
_EXCESSIVE_DEPTH = "xcessive depth"


def transitional(data: bytes) -> bytes:
    """The part with the namespaces of Strict OOXML (ISO 29500-1) turned into those of everyday Word files."""
    if b"http://purl.oclc.org/ooxml/" in data[:_ROOT_TAG_BYTES]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    return data


def strict(data: bytes) -> bytes:
    """The opposite: a part with the namespaces of everyday files as a Strict file has it."""
    for its_own, usual in _STRICT:
        data = data.replace(usual, its_own)
    return data


def parse(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root of a part. Raises :class:`Unreadable`: bad_xml, entities, too_complex, too_deep."""
    if len(data) > 2 * limits.marks and data.count(b"<") + data.count(b'="') > limits.marks:
        raise Unreadable("unreadable.too_complex", what=name, limit=limits.marks)
    if _declares(data) and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        raise Unreadable("unreadable.entities", what=name)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if _EXCESSIVE_DEPTH in str(error):
            raise Unreadable("unreadable.too_deep", what=name, limit=limits.depth) from None
        raise Unreadable("unreadable.bad_xml", what=name, line=error.lineno or 0) from None
    # The bytes above are searched as ASCII; a part in UTF-16 shows its document type only now.
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise Unreadable("unreadable.entities", what=name)
    return root


def _declares(data: bytes) -> bool:
    """Whether a comment, a CDATA section or a document type may hide in the bytes (one cheap look when there is no ``!``)."""
    return b"!" in data and b"<!" in data


class Lists:
    """The property lists of one part, by the key left in their place."""

    def __init__(self, elements: Iterable[etree._Element] = ()) -> None:
        self._elements = list(elements)

    def __getitem__(self, key: str) -> etree._Element | None:
        """The list taken out under ``key``; none for a key we did not give (a file may hold our attribute)."""
        try:
            return self._elements[int(key)]
        except (ValueError, IndexError):
            return None


def condense(data: bytes, name: str, limits: Limits) -> tuple[etree._Element, Lists, Lists]:
    """The root of a story part, its run property lists and its paragraph property lists.

    A part that is not plain UTF-8 with Word's usual prefix, all declared at its root, is parsed whole: then the lists are
    in their places.
    """
    root_tag = _ROOT.match(data)
    if root_tag is None or data.count(b"xmlns:w=") != 1 or _WORD_PREFIX not in root_tag.group(1) or _OTHER_ENCODING.match(data):
        return parse(data, name, limits), Lists(), Lists()
    if _names_within(data, root_tag.end()):
        return parse(data, name, limits), Lists(), Lists()
    short, runs = _take_out(data, b"w:rPr", ())
    short, paragraphs = _take_out(short, b"w:pPr", (b"<w:sectPr", b"<w:pPrChange"))
    if _declares(short) or any(_declares(piece) for piece in (*runs, *paragraphs)):
        return parse(data, name, limits), Lists(), Lists()
    opening, tag = root_tag.groups()
    root = parse(_plain_paragraphs(_plain_runs(short)), name, limits)
    return root, _lists(opening, tag, b"w:rPr", runs, limits, name), _lists(opening, tag, b"w:pPr", paragraphs, limits, name)


def _names_within(data: bytes, start: int) -> bool:
    """Whether a paragraph or a run may declare a name space, which its lists may need; drawings declare theirs in tags of their own."""
    at = data.find(b"xmlns", start)
    while at >= 0:
        tag = data.rfind(b"<", start, at)
        if data.startswith(b"<w:", tag) and b">" not in data[tag:at]:
            return True
        start, at = at, data.find(b"xmlns", at + 1)
    return False


def _plain_runs(data: bytes) -> bytes:
    """Each run that is one text as one element, and its neighbours of the same formatting with it.

    (A substitution with a template would do the first, but runs in Python for each match before Python 3.12.)
    """
    *pieces, rest = _PLAIN_RUN.split(data)
    out: list[bytes] = []
    last: bytes | None = None
    for before, key, text in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True):
        if before or key != last or not out:
            if out:
                out.append(_END_OF_RUN)
            out += (before, b'<w:r thethuc="%b">' % (key or b""))
            last = key
        out.append(text)
    if out:
        out.append(_END_OF_RUN)
    out.append(rest)
    return b"".join(out)


def _plain_paragraphs(data: bytes) -> bytes:
    """Each paragraph whose property list was taken out with the list's number on itself."""
    *pieces, rest = _PLAIN_PARAGRAPH.split(data)
    pairs = zip(pieces[0::2], pieces[1::2], strict=True)
    return b"".join([b'%b<w:p thethuc="%b">' % pair for pair in pairs]) + rest


def _take_out(data: bytes, tag: bytes, unless: tuple[bytes, ...]) -> tuple[bytes, dict[bytes, bytes]]:
    """The data with each ``<tag>…</tag>`` replaced by an empty one that bears a number, and the contents by number.

    A list with another of its kind inside (a tracked change of formatting) is cut at the inner one and stays.
    """
    opening, closing = b"<" + tag + b">", b"</" + tag + b">"
    skip = len(closing)
    first, *pieces = data.split(opening)
    known: dict[bytes, bytes] = {}
    out = [first]
    for piece in pieces:
        end = piece.find(closing)
        content = piece[:end]
        stub = known.get(content)
        if stub is None:
            if end < 0 or any(mark in content for mark in unless):
                out.append(opening + piece)
                continue
            stub = known[content] = b'<%b %b="%d"/>' % (tag, KEY.encode(), len(known))
        out.append(stub + piece[end + skip :])
    return b"".join(out), known


def _lists(opening: bytes, root: bytes, tag: bytes, contents: Iterable[bytes], limits: Limits, name: str) -> Lists:
    middle = b"".join(b"<%b>%b</%b>" % (tag, content, tag) for content in contents)
    if not middle:
        return Lists()
    opening = opening[:-2] + b">" if opening.endswith(b"/>") else opening
    return Lists(parse(opening + middle + b"</" + root + b">", name, limits))


class Definitions:
    """The definitions of one kind in a part (styles, numberings), each parsed only when somebody asks for it.

    Offices keep a thousand styles and use ten: one style sheet of the corpus is 941 KB, and parsing it whole costs
    more than reading the document.
    """

    def __init__(self, data: bytes, name: str, tag: str, identity: str, limits: Limits) -> None:
        self._data = data
        self._name = name
        self._limits = limits
        self._tag = tag
        self._identity = identity
        root_tag = _ROOT.match(data)
        self._opening: tuple[bytes, bytes] | None = None
        if root_tag and _WORD_PREFIX in root_tag.group(1) and not _OTHER_ENCODING.match(data) and not _declares(data):
            self._opening = (root_tag.group(1), root_tag.group(2))
        self._whole = None if self._opening else parse(data, name, limits)
        self._asked = 0
        self._places: dict[bytes, list[int]] | None = None

    def find(self, value: str, kind: str | None = None) -> etree._Element | None:
        """The definition whose identity attribute is ``value`` (and whose ``w:type`` is ``kind``), or none."""
        if self._whole is not None:
            return next((e for e in self._whole.iterfind(f"{W}{self._tag}") if _is(e, self._identity, value, kind)), None)
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").encode("utf-8", "replace")
        return self._pick(self._standing(escaped), lambda element: _is(element, self._identity, value, kind))

    def _standing(self, value: bytes) -> Iterable[int]:
        """Where that id stands: looked for the first times, indexed when a document asks for many."""
        self._asked += 1
        if self._asked <= _ASKED_BEFORE_INDEX:
            return self._marks(b' w:%b="%b"' % (self._identity.encode(), value))
        if self._places is None:
            self._places = self._index()
        return self._places.get(value, ())

    def default(self, kind: str) -> etree._Element | None:
        """The definition of that kind that says it is the default one."""
        if self._whole is not None:
            return next((e for e in self._whole.iterfind(f"{W}{self._tag}") if _is_default(e, kind)), None)
        return self._pick(self._marks(b' w:default="'), lambda element: _is_default(element, kind))

    def _marks(self, mark: bytes) -> Iterator[int]:
        at = self._data.find(mark)
        while at >= 0:
            yield at
            at = self._data.find(mark, at + 1)

    def child(self, tag: str) -> etree._Element | None:
        """The only element of that tag right under the root, such as ``docDefaults``."""
        if self._whole is not None:
            return self._whole.find(f"{W}{tag}")
        start = self._data.find(b"<w:" + tag.encode() + b">")
        end = self._data.find(b"</w:" + tag.encode() + b">", start)
        return None if start < 0 or end < 0 else self._parsed(start, end + len(tag) + 5)

    def _index(self) -> dict[bytes, list[int]]:
        """Where the id of each definition stands: a cut at the attribute, which costs a third of a pattern."""
        places: dict[bytes, list[int]] = {}
        mark = b' w:%b="' % self._identity.encode()
        first, *pieces = self._data.split(mark)
        at = len(first)
        for piece in pieces:
            places.setdefault(piece[: piece.find(b'"')], []).append(at)
            at += len(mark) + len(piece)
        return places

    def _pick(self, places: Iterable[int], wanted: Callable[[etree._Element], bool]) -> etree._Element | None:
        """The first wanted definition among those whose opening tag holds one of the places."""
        opening, closing = b"<w:%b " % self._tag.encode(), b"</w:%b>" % self._tag.encode()
        for place in islice(places, _SAME_ID_LIMIT):
            start, end = self._data.rfind(opening, 0, place + 1), self._data.find(closing, place)
            element = self._parsed(start, end + len(closing)) if 0 <= start <= end else None
            if element is not None and wanted(element):
                return element
        return None

    def _parsed(self, start: int, end: int) -> etree._Element:
        assert self._opening is not None
        opening, root = self._opening
        piece = self._data[start:end]
        if not _OTHER_PREFIX.search(piece):
            opening = b"<%b %b>" % (root, _WORD_PREFIX)  # declaring thirty namespaces costs more than the rest
        return parse(b"%b%b</%b>" % (opening, piece, root), self._name, self._limits)[0]


def _is(element: etree._Element, attribute: str, value: str, kind: str | None) -> bool:
    return element.get(W + attribute) == value and (kind is None or element.get(W + "type", "paragraph") == kind)


def _is_default(element: etree._Element, kind: str) -> bool:
    return element.get(W + "default") in ("1", "true", "on") and element.get(W + "type", "paragraph") == kind
