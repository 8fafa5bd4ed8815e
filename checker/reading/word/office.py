"""Word 97-2003, RTF, OpenDocument and web pages saved as Word: turned into a Word package by LibreOffice, then read as one.

A conversion keeps what these formats say of the page; measured on every fixture in ``tests/reading/word/test_office.py``. A
web page and the flat XML of Word 2003 do not bring fonts, sizes and pages through it: of those only the words, bold, italic
and capitals are believed, and they count as text. Of a web page LibreOffice is given what a person sees (``reading/web``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model import Block, CharacterFormat, Document, Unreadable
from checker.model.document import gathered
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits
from checker.reading.sniffing import is_ott
from checker.reading.web.mailed_pages import PAGES, page_in
from checker.reading.word import together
from checker.reading.word.compound import is_dot, is_encrypted
from checker.reading.word.crowded import refuse_crowded
from checker.reading.word.docx import read_docx
from checker.reading.word.opendocument import ticks, unseen_in
from checker.reading.word.package import Package
from checker.reading.word.soffice import Original, find_soffice, to_docx

if TYPE_CHECKING:
    from checker.reading.web.web_pages import SeenPage

_ODF_PARTS = ("content.xml", "styles.xml")
_MANIFEST = "META-INF/manifest.xml"
_BYTES = lazy_pattern(rb"\\bin([0-9]{1,18}) ?")
_FLAT = ("fodt", "wordml")
_NOT_FETCHED = ("fetched", "INCLUDEPICTURE")
_TRUE_OF_BOTH = ("unreadable.blank", "unreadable.picture_only", "unreadable.no_words")  # whatever package they came in
_OURS = "unreadable.too_"  # what is refused for its size is so whoever wrote the package


class Form(NamedTuple):
    """A format LibreOffice reads: the suffix it goes by, and the medium it becomes."""

    suffix: str
    medium: str


FORMS = {
    "doc": Form(".doc", "doc"),
    "rtf": Form(".rtf", "rtf"),
    "odt": Form(".odt", "odt"),
    "fodt": Form(".fodt", "odt"),
    "html": Form(".html", "text"),
    "mht": Form(".html", "text"),
    "wordml": Form(".xml", "text"),
}


def read_office(data: bytes, kind: str, path: str, sha256: str, limits: Limits) -> Document:
    """The document in a file of one of :data:`FORMS`. Raises :class:`Unreadable`, also when LibreOffice is not there."""
    page = _page(data, kind, limits)
    original = _original(data, kind, limits, page)
    package = together.taken(original)
    if package is None:
        program = find_soffice()
        if program is None:
            raise Unreadable("unreadable.old_doc") if kind == "doc" else Unreadable("unreadable.needs_libreoffice", format=kind)
        package = to_docx(program, original, limits.seconds, limits.file_bytes)
    form = FORMS[kind]
    try:
        document = read_docx(package, path, sha256, limits)
    except Unreadable as trouble:
        if trouble.key.startswith(_OURS) or trouble.key in _TRUE_OF_BOTH:
            raise
        raise Unreadable("unreadable.conversion_failed") from None
    if form.medium == "text":
        return _words_of(document, page)
    if form.medium == "odt":
        document = _with_unseen(document, data, kind, limits)
    template = {"template": True} if (kind == "doc" and is_dot(data)) or (kind == "odt" and is_ott(data)) else {}
    return replace(document, medium=form.medium, traits={**document.traits, **template})


def _with_unseen(document: Document, data: bytes, kind: str, limits: Limits) -> Document:
    """The document of an OpenDocument text with what of that did not come through, and without the clocks that stand still in it."""
    parts = _inspected(data, limits) if kind == "odt" else [data]
    unseen = unseen_in(parts, limits, document, Package(data, limits) if kind == "odt" else None)
    rows = document.not_read
    if any(row.kind == "clock_field" for row in rows) and not ticks(parts, limits):
        rows = tuple(row for row in rows if row.kind != "clock_field")
    return replace(document, not_read=gathered((*rows, *unseen)))


def _page(data: bytes, kind: str, limits: Limits) -> SeenPage | None:
    if kind not in PAGES:
        return None
    from checker.reading.web.web_pages import seen_page

    return seen_page(page_in(data, kind), limits)


def _original(data: bytes, kind: str, limits: Limits, page: SeenPage | None) -> Original:
    """What LibreOffice is given of a file. Raises :class:`Unreadable` for what it must not be given."""
    if kind == "doc" and is_encrypted(data):
        raise Unreadable("unreadable.encrypted")
    if kind == "odt":
        refuse_crowded(_inspected(data, limits), kind, limits)
    if kind == "rtf":
        _refuse_cut(data)
    if kind in _FLAT and b"<!ENTITY" in data:
        raise Unreadable("unreadable.entities", what=kind)
    given = data if page is None else page.data
    refuse_crowded((given,), kind, limits)
    return Original(given, FORMS[kind].suffix)


def _refuse_cut(data: bytes) -> None:
    """Raise :class:`Unreadable` for an RTF file that ends before the bytes it announces: LibreOffice waits for each of them, to no end."""
    at = 0
    while (announced := _BYTES.search(data, at)) is not None:
        at = announced.end() + int(announced[1])
        if at > len(data):
            raise Unreadable("unreadable.truncated")


def converted_ahead(files: Iterable[tuple[bytes, str]], limits: Limits, work: float = math.inf) -> AbstractContextManager[None]:
    """Within it, those of the files (bytes and kind, of which :data:`FORMS` are taken) are read from what one call converted.

    ``work``: processor time (s) the call may take at most, however many there are. It never raises: a file that cannot be converted
    with others is converted, or refused, when it is read.
    """
    originals = []
    for data, kind in files:
        if kind in FORMS:
            with suppress(Unreadable):
                originals.append(_original(data, kind, limits, _page(data, kind, limits)))
    return together.held(originals, limits, work)


def _inspected(data: bytes, limits: Limits) -> list[bytes]:
    """The parts of an OpenDocument package that hold text. Raises :class:`Unreadable` for one that is a bomb, damaged or encrypted, before
    anybody unpacks it.
    """
    package = Package(data, limits)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable("unreadable.encrypted")
    return [package.read(part) for part in _ODF_PARTS if part in package]


def _words_of(document: Document, page: SeenPage | None) -> Document:
    """The document without what its format does not tell: of looks only bold, italic and capitals stay. ``page``: that of the web it was
    made of.

    Which of its pictures may hold words the page itself tells: LibreOffice fetches none. It makes comments of tags it does not know.
    """
    rows, traits = document.not_read, {key: value for key, value in document.traits.items() if key != "themeFontLang"}
    if page is not None:
        rows = gathered((*(row for row in rows if (row.kind, row.member) != _NOT_FETCHED and row.kind != "control"), *page.not_read))
        traits = {key: value for key, value in traits.items() if key != "comments"}
        if marks := (*traits.get("possible_marks", ()), *page.marks):
            traits["possible_marks"] = marks
    return replace(
        document,
        medium="text",
        blocks=tuple(map(_plain, document.blocks)),
        sections=(),
        traits=traits,
        asides=tuple(map(_plain, document.asides)),
        not_read=rows,
    )


def _plain(block: Block) -> Block:
    runs = (run._replace(style=_believed(run.style)) for run in block.runs)
    return block._replace(runs=tuple(runs), setting=None, drawn=())


def _believed(style: CharacterFormat) -> CharacterFormat:
    return CharacterFormat(bold=style.bold, italic=style.italic, caps=style.caps, small_caps=style.small_caps)
