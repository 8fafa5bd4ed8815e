"""What a PDF holds besides the letters of its pages: forms, attached files, notes, pages of outlines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model import Location, NotRead
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.pdf.drawing import Drawing
from checker.reading.pdf.form_fields import is_button_without_looks, words_shown
from checker.reading.pdf.letters import TextLayer
from checker.reading.pdf.painted_letters import painted_letters
from checker.reading.pdf.said_in_objects import said_in_objects
from checker.reading.pdf.strings import NAME_LONGEST, said
from checker.reading.pdf.unpacking import FilePieces

_XFA = (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
_SHAPES = (
    raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_CARET, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_WATERMARK,
)  # fmt: skip
_NOTES = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_FREETEXT, *_SHAPES)
_MARKING = (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY)
_QUOTING = (raw.FPDF_ANNOT_FREETEXT, *_MARKING)
"""Whose words may be those of the page; some programs put marked words into the comment."""
_LAID_ELSEWHERE = (  # by reader and overlays; a pop-up is never drawn
    raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_POPUP,
)  # fmt: skip
_FILES = (raw.FPDF_ANNOT_FILEATTACHMENT, raw.FPDF_ANNOT_SOUND, raw.FPDF_ANNOT_MOVIE, raw.FPDF_ANNOT_RICHMEDIA)
_WORD = lazy_pattern(r"[^\W_]+")
_TAG = lazy_pattern(r"<[^<>]{0,400}>")
_FEWEST = 3  # letters
_ROOM = (280.0, 437.0)  # pt; three fifths of what A4 leaves for text, each way
_CAPTION = 60  # letters that may be printed on a picture without being the text of the page
_TURNED = 60  # letters; a watermark has fewer
_SWITCHED_OFF = lazy_pattern(
    rb"/OFF\s{0,9}(?:\[(?:\s{0,9}%[^\r\n]{0,99})?\s{0,9}\d|\d)|/(?:Base|View)State\s{0,9}/OFF\b|/P\s{0,9}/A(?:ll|ny)Off\b|/VE\s{0,9}\["
)
"""Layers that are off, off on a screen, or whose words show by what others are (ISO 32000-2, 8.11)."""
_PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")
_PACKET_LONGEST = 64 * 1024
_SAID = lazy_pattern(rb">([^<>]{3,400})<")
_PACKETS = 20
_INFO = ("Title", "Subject", "Keywords")
_MOST = 200  # notes of a page, files of a document
_OUTLINES = 60  # paths; a page that shows so many and no letter may be text turned into drawings


class Note(NamedTuple):
    """A note or form field: its kind, the words written in it, the value filled in, and whether it lays a drawing over the page."""

    kind: int
    words: str
    value: str
    lays: bool = False


class Notes(NamedTuple):
    """Those of a page that were looked at, and how many ``more`` there are."""

    found: tuple[Note, ...] = ()
    more: int = 0


def in_file(document: pdfium.PdfDocument, pieces: FilePieces) -> Iterator[NotRead]:
    """An XFA form, layers that are switched off, letters that are painted with, and each file attached to the document."""
    if _has_layers_off(pieces.every):
        yield NotRead("layers")
    if kind := painted_letters(pieces):
        yield NotRead(kind)
    if raw.FPDF_GetFormType(document.raw) in _XFA:
        yield NotRead("form")
    count = raw.FPDFDoc_GetAttachmentCount(document.raw)
    if count > _MOST:
        yield NotRead("attachment", number=count - _MOST)
    yield from (NotRead("attachment", member=name) for name in _attached(document))


def _attached(document: pdfium.PdfDocument) -> Iterator[str]:
    """The names of the files attached to it, as many as are told."""
    for at in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), _MOST)):
        held = raw.FPDFDoc_GetAttachment(document.raw, at)
        yield said(lambda buffer, size, held=held: raw.FPDFAttachment_GetName(held, buffer, size)) if held else ""


def _has_layers_off(pieces: Sequence[bytes]) -> bool:
    """Whether layers are switched off, said openly or among packed objects."""
    return any(b"OCProperties" in piece for piece in pieces) and any(_SWITCHED_OFF.search(piece) for piece in pieces)


def properties(document: pdfium.PdfDocument, pieces: FilePieces) -> Iterator[str]:
    """What its properties say of it, the names of files attached to it, its bookmarks, and what may be a mark in other objects."""
    told = document.get_metadata_dict()
    for name in _INFO:
        yield from told.get(name, "")[:NAME_LONGEST].replace(";", ",").split(",")
    for packet in islice(_packets(pieces.data), _PACKETS):
        yield from (words.decode("utf-8", "replace").strip() for words in _SAID.findall(packet))
    yield from _attached(document)
    yield from _bookmarks(document)
    yield from said_in_objects(pieces.every)


def _bookmarks(document: pdfium.PdfDocument) -> Iterator[str]:
    """What the bookmarks beside the pages are called: each list before those within it."""
    holders, left = deque([None]), _MOST
    while holders and left:
        mark = raw.FPDFBookmark_GetFirstChild(document.raw, holders.popleft())
        while mark and left:
            yield said(lambda buffer, size, mark=mark: raw.FPDFBookmark_GetTitle(mark, buffer, size))
            holders.append(mark)
            mark, left = raw.FPDFBookmark_GetNextSibling(document.raw, mark), left - 1


def _packets(data: bytes) -> Iterator[bytes]:
    """The properties as XMP has them, which are not packed, for programs that know no PDF."""
    opening, closing = _PACKET
    start = data.find(opening)
    while start >= 0:
        end = data.find(closing, start, start + _PACKET_LONGEST)
        yield data[start : max(end, start)]
        start = data.find(opening, max(end, start) + len(opening))


def notes_on(page: Any, form: Any | None = None, captions: tuple[str, ...] = ()) -> Notes:
    """The notes and form fields of a page, as many as are looked at. ``form``: the form that the fields are of, with its ``captions``."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    found = []
    for at in range(min(count, _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, at)
        if note:
            found.append(_note(note, form, captions))
            raw.FPDFPage_CloseAnnot(note)
    return Notes(tuple(found), max(count - _MOST, 0))


def _note(note: Any, form: Any | None, captions: tuple[str, ...]) -> Note:
    words, rich, value, over = (_string(note, key) for key in (b"Contents", b"RC", b"V", b"OverlayText"))
    kind = raw.FPDFAnnot_GetSubtype(note)
    if form is not None and kind == raw.FPDF_ANNOT_WIDGET:
        value = " ".join(captions) if captions and is_button_without_looks(form, note) else words_shown(form, note) or value
    lays = kind in _SHAPES or (kind not in _LAID_ELSEWHERE and bool(raw.FPDFAnnot_HasKey(note, b"AP")))
    return Note(kind, words or " ".join(_TAG.sub(" ", rich).split()) or over, value, lays)


def _string(note: Any, key: bytes) -> str:
    return said(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, key, buffer, size))


def unread_notes(notes: Notes, number: int, shown: Iterable[str]) -> Iterator[NotRead]:
    """Those of a page's notes and fields whose words are not among the words it was read with; ``shown``: those words."""
    place = Location(page=number)
    if notes.more:
        yield NotRead("annotation", place, number=notes.more)
    if not notes.found:
        return
    known = frozenset(_WORD.findall(" ".join(shown).lower()))
    for note in notes.found:
        words = frozenset(_WORD.findall(note.words.lower()))
        if note.kind in _FILES:
            yield NotRead("attachment", place, note.words)
        elif note.kind == raw.FPDF_ANNOT_STRIKEOUT:
            yield NotRead("struck_note", place)
        elif note.kind == raw.FPDF_ANNOT_INK:
            yield NotRead("ink", place)
        elif note.kind in (*_NOTES, *_MARKING) and words and not (note.kind in _QUOTING and words <= known):
            yield NotRead("annotation", place)
        elif note.kind == raw.FPDF_ANNOT_WIDGET and not frozenset(_WORD.findall(note.value.lower())) <= known:
            yield NotRead("form_field", place)


def lays_shapes(notes: Notes) -> bool:
    """Whether drawings lie over a page, in which words may stand."""
    return any(note.lays for note in notes.found)


def words_laid(laid: Iterable[str], number: int, shown: Iterable[str]) -> Iterator[NotRead]:
    """That drawings laid over a page show words which it was not read with."""
    words = frozenset(_WORD.findall(" ".join(laid).lower()))
    if not words <= frozenset(_WORD.findall(" ".join(shown).lower())):
        yield NotRead("annotation", Location(page=number))


def drawn(page: Any, number: int) -> Iterator[NotRead]:
    """That a page without letters is drawn."""
    if _is_drawn(page):
        yield NotRead("drawn_page", Location(page=number))


def page_pictures(drawing: Drawing, layer: TextLayer, number: int) -> Iterator[NotRead]:
    """Pictures nearly as large as the room for text of a page that is typed, but for one the text is printed on."""
    for each in drawing.surfaces:
        large: bool = each.picture and each.x1 - each.x0 >= _ROOM[0] and each.y1 - each.y0 >= _ROOM[1]
        if large and sum(len(word.text) for word in layer.words if each.holds((word.x0 + word.x1) / 2, word.y1)) < _CAPTION:
            yield NotRead("page_picture", Location(page=number))


def unmapped(layer: TextLayer, number: int) -> Iterator[NotRead]:
    """Letters of a page, next to each other, of which the file does not say what they are: one alone may be a sign before a line."""
    seen = (letter for letter in layer.every if not letter.look.hidden and not letter.look.sunk)
    rows = [sum(1 for _ in row) for lost, row in groupby(seen, key=lambda each: each.lost and not each.text.isspace()) if lost]
    if count := sum(length for length in rows if length > 1):
        yield NotRead("unmapped_letters", Location(page=number), number=count)


def unseen_letters(count: int, turned: int, number: int) -> Iterator[NotRead]:
    """Letters of a page that nobody sees, and those that stand upright nowhere, too many for a watermark."""
    if count >= _FEWEST:
        yield NotRead("unseen_letters", Location(page=number), number=count)
    if turned >= _TURNED:
        yield NotRead("turned_letters", Location(page=number), number=turned)


def _is_drawn(page: Any) -> bool:
    paths = page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4)
    return sum(1 for _ in zip(range(_OUTLINES), paths, strict=False)) == _OUTLINES
