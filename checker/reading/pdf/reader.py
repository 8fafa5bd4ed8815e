"""A PDF as a :class:`Document`: each page read by its letters, or as a picture when these are none or wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model import Document, Location, NotRead, Unreadable
from checker.model.document import gathered
from checker.model.tuples import NamedTuple
from checker.reading.guarded import Room, allow, allow_more
from checker.reading.limits import Limits
from checker.reading.mark_letters import may_be
from checker.reading.page_layout import Sheet, Word, lay_out
from checker.reading.page_layout.lines import size
from checker.reading.pdf import besides, soundness
from checker.reading.pdf.drawing import drawing_of
from checker.reading.pdf.earning import Earning
from checker.reading.pdf.file import has_script, lids, opened, page_of, picture_sizes, stamps, widgets
from checker.reading.pdf.form_fields import captions_in, form_of
from checker.reading.pdf.letter_names import rightly_coded
from checker.reading.pdf.letters import TextLayer, layer_of
from checker.reading.pdf.overlays import described, parted, says_more
from checker.reading.pdf.said_otherwise import said_otherwise
from checker.reading.pdf.turning import Turn, turn_of
from checker.reading.pdf.unpacking import pieces_of

if TYPE_CHECKING:
    from checker.reading.scan.effort import Effort
    from checker.reading.scan.recognition import ReadyPage

_MARKS = 400  # lines beside the text that are asked for a mark
_LARGE = 28.0  # pt; no line of a plan is so large, a watermark is
_TURNED = 60  # letters that stand upright nowhere on a page without others; a watermark has fewer
_DPI = 200  # finer pictures read no better and take longer
_LONGEST = 5000  # px; a picture for the recogniser is no larger
_MOST = 12_000_000  # px; A3 at that fineness has 7.7 million
_DRAWING = Room(3, 300)  # a page in colour at 600 dpi takes 140 MB when it is unpacked
_RECOGNISING = 1000  # MB of address space, most of it never used; the recogniser's own
_A4 = (595.3, 841.9)  # pt
_BY_EYE = (soundness.LAYERED, soundness.PICTURED, soundness.BROKEN)

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PdfPage:
    """One page as read: its sheet, what kind its text layer is of, and the boxes of what describes a signature (pt, top left).

    ``unread``: what of it was not read; ``aside``: what is written on it beside its text, where a mark may be; ``letters`` and ``drawn``:
    how many of either were looked at.
    """

    sheet: Sheet
    kind: str
    boxes: tuple[Box, ...] = ()
    unread: tuple[NotRead, ...] = ()
    aside: tuple[str, ...] = ()
    letters: int = 0
    drawn: int = 0


class _Said(NamedTuple):
    """What a file says that the library does not tell: the captions of its buttons, the letters whose codes are their own."""

    captions: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


def _said(pieces: Sequence[bytes], *, has_form: bool) -> _Said:
    return _Said(tuple(captions_in(pieces)) if has_form else (), rightly_coded(pieces))


def read_pdf(data: bytes, path: str, sha256: str, limits: Limits, medium: str | None = None) -> Document:
    """The document in a PDF. Its medium is ``pdf`` when its pages are typed, ``scan`` when they had to be recognised.

    ``medium`` overrides that. Raises :class:`Unreadable`.
    """
    with opened(data, limits) as document:
        pieces = pieces_of(data)
        with form_of(document) as form:
            pages = _pages(document, form, _said(pieces.every, has_form=form is not None), limits)
        script = has_script(document, data)
        aside = (*(words for page in pages for words in page.aside), *besides.properties(document, pieces))
        marks = tuple(dict.fromkeys(filter(may_be, aside)))
        unread = [*besides.in_file(document, pieces), *(row for page in pages for row in page.unread)]
        if not any(page.sheet.words or page.kind in _BY_EYE for page in pages):
            raise Unreadable("unreadable.empty")
        by_eye = [at for at, page in enumerate(pages) if page.kind in _BY_EYE]
        pages = _recognised(document, pages, by_eye, limits) if by_eye else pages
        unread += [NotRead("page_left", Location(page=page.sheet.number)) for page in pages if page.sheet.passed_over]
    if not any(page.sheet.words for page in pages):
        raise Unreadable("unreadable.no_words")
    layout = lay_out([page.sheet for page in pages])
    if len(layout.blocks) > limits.paragraphs:
        raise Unreadable("unreadable.too_many_paragraphs", count=len(layout.blocks), limit=limits.paragraphs)
    traits = _traits(pages, by_eye, script=script)
    if marks:
        traits["possible_marks"] = marks[:_MARKS]
    kind = medium or ("scan" if by_eye else "pdf")
    return Document(path, sha256, kind, layout.blocks, layout.sections, traits, layout.asides, not_read=gathered(unread))


def _traits(pages: Sequence[PdfPage], by_eye: Sequence[int], *, script: bool) -> dict[str, Any]:
    traits: dict[str, Any] = {"pages": len(pages)}
    if script:
        traits["javascript"] = True
    if by_eye:
        traits["recognised_pages"] = tuple(pages[at].sheet.number for at in by_eye)
        traits.update(_recogniser([pages[at].sheet for at in by_eye]))
    if boxes := tuple((page.sheet.number, *box) for page in pages for box in page.boxes):
        traits["laid_over"] = boxes
    return traits


def _recogniser(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """The traits of the recogniser; none when a scanner's own layer had to serve."""
    from checker.reading.scan.recognition import traits_of
    from checker.reading.scan.tesseract import language, program

    return traits_of(language(), sheets) if program() else {}


def _pages(document: pdfium.PdfDocument, form: Any | None, said: _Said, limits: Limits) -> list[PdfPage]:
    """Each page, until what the file may cost is spent: what follows is passed over."""
    pages: list[PdfPage] = []
    earning = Earning(limits.pdf_letters, limits.pdf_drawn)
    for index in range(len(document)):
        if earning.is_spent:
            pages.append(PdfPage(Sheet(index + 1, *_A4, passed_over=True), soundness.EMPTY))
            continue
        page = _page(document, index, form, said)
        allow_more(earning.took(page.letters, page.drawn, page.sheet.words))
        pages.append(page)
    return pages


def _page(document: pdfium.PdfDocument, index: int, form: Any | None, said: _Said, *, upright: bool = False) -> PdfPage:
    """One page by its letters and lines; an unreadable one counts as a picture, one that is all turned is set ``upright`` first."""
    with page_of(document, index) as page:
        if page is None:
            return PdfPage(Sheet(index + 1, *_A4), soundness.BROKEN)
        turn = turn_of(page)
        drawing = drawing_of(page, turn)
        boxes, stamped = (tuple(_turned(box, turn) for box in boxes) for boxes in (widgets(page), stamps(page)))
        for box in (*boxes, *(_turned(box, turn) for box in lids(page))):
            drawing.cover(box)
        layer = layer_of(page, turn, drawing=drawing, known=said.letters)
        kind = soundness.kind_of(layer, drawing.tiled)
        if kind == soundness.EMPTY and layer.turned >= _TURNED and layer.quarter and not upright:
            page.set_rotation((page.get_rotation() + 90 * layer.quarter) % 360)  # of the copy in memory
            return _page(document, index, form, said, upright=True)
        words = layer.words if kind != soundness.LAYERED else (*layer.words, *layer.hidden)
        width, height = page.get_size()
        notes = besides.notes_on(page, form, said.captions)
        unread = [*besides.drawn(page, index + 1)] if kind == soundness.EMPTY else []
        unread += said_otherwise(page, layer.objects, index + 1) if kind == soundness.TYPED else ()
    laid = _laid_over(document, index, layer) if boxes or besides.lays_shapes(notes) else ()
    words, flattened = described(words)
    own, overlays, boxes = parted(words, laid, boxes)
    unread += besides.unread_notes(notes, index + 1, (word.text for word in own))
    if besides.lays_shapes(notes):
        unread += besides.words_laid((word.text for word in laid), index + 1, (word.text for word in (*own, *overlays)) if boxes else ())
    if stamped and says_more(overlays, stamped):
        unread.append(NotRead("annotation", Location(page=index + 1)))
    if kind == soundness.TYPED:
        unread += (*besides.page_pictures(drawing, layer, index + 1), *besides.unmapped(layer, index + 1))
    unread += besides.unseen_letters(layer.unseen, layer.turned, index + 1) if kind == soundness.TYPED else ()
    sheet = Sheet(index + 1, width, height, own, tuple(drawing.strokes), overlays=(*flattened, *overlays))
    large = _lines([word for word in layer.words if size(word) >= _LARGE])
    aside = (*layer.aside, *large, *(said for note in notes.found for said in (note.words, note.value)), *_lines(overlays))
    return PdfPage(sheet, kind, boxes, tuple(unread), aside, layer.looked, drawing.looked)


def _lines(words: Sequence[Word]) -> Iterator[str]:
    """The lines that words stand on, from the left."""
    for _, line in groupby(sorted(words, key=lambda word: (round(word.y1), word.x0)), key=lambda word: round(word.y1)):
        yield " ".join(word.text for word in line)


def _turned(box: Box, turn: Turn) -> Box:
    one, other = turn.point(box[0], box[1]), turn.point(box[2], box[3])
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def _laid_over(document: pdfium.PdfDocument, index: int, own: TextLayer) -> tuple[Word, ...]:
    """The words that show only with what is laid over the page. The copy in memory alone is flattened."""
    with page_of(document, index) as page:
        if page is None or raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
            return ()
    with page_of(document, index) as page:
        if page is None:
            return ()
        return layer_of(page, turn_of(page), own.marks).words


def _recognised(document: pdfium.PdfDocument, pages: list[PdfPage], by_eye: Sequence[int], limits: Limits) -> list[PdfPage]:
    """The pages with those read as pictures. A scanner's own layer serves where no recogniser is installed."""
    if len(by_eye) > limits.recognised_pages:
        raise Unreadable("unreadable.too_many_pictures", limit=limits.recognised_pages)
    read = list(pages)
    for at, sheet in zip(by_eye, _sheets(document, [pages[at] for at in by_eye], by_eye, limits), strict=True):
        read[at] = PdfPage(sheet, pages[at].kind, pages[at].boxes, aside=pages[at].aside)
    return read


def _sheets(document: pdfium.PdfDocument, pages: Sequence[PdfPage], by_eye: Sequence[int], limits: Limits) -> Iterator[Sheet]:
    """What the recogniser sees on the pages ``by_eye``; where there is none, what a scanner's layer says of them."""
    from checker.reading.scan.side_by_side import Unopened, each_worked
    from checker.reading.scan.tesseract import language

    try:
        language()  # before a page is drawn for nobody
    except Unreadable as trouble:
        if trouble.key != "unreadable.no_recogniser":
            raise
        for page in pages:
            if page.kind != soundness.LAYERED:
                raise Unreadable(_REFUSALS[page.kind], page=page.sheet.number) from None
            yield replace(page.sheet, exact=False)
        return
    from checker.reading.scan.effort import Effort

    effort = Effort(limits.fruitless_work)
    drafts = (Unopened(_pixels(page.sheet), partial(_drawn, document, at, limits, effort)) for page, at in zip(pages, by_eye, strict=True))
    yield from each_worked(drafts, lambda drawn: _seen(drawn, limits, effort))


_REFUSALS = {soundness.PICTURED: "unreadable.picture_only", soundness.BROKEN: "unreadable.broken_letters"}


class _Drawn(NamedTuple):
    """A page as a picture fit to be read, and the processor time (s) drawing it took; no picture of one that cannot be opened.

    ``passed_over``: nor was it tried.
    """

    number: int
    page: ReadyPage | None = None
    spent: float = 0.0
    passed_over: bool = False


def _scale(width: float, height: float) -> float:
    """Pixels a pt of a page of that size (pt), drawn for the recogniser."""
    finest: float = (_MOST / (width * height)) ** 0.5
    return min(_DPI / 72, _LONGEST / max(width, height), finest)


def _pixels(sheet: Sheet) -> int:
    """The pixels a page will be drawn with."""
    width, height = max(sheet.width, 1.0), max(sheet.height, 1.0)
    return round(width * height * _scale(width, height) ** 2)


def _drawn(document: pdfium.PdfDocument, index: int, limits: Limits, effort: Effort) -> _Drawn:
    """A page drawn for the recogniser. Raises :class:`Unreadable`."""
    from checker.reading.scan.recognition import made_ready

    if effort.is_spent:
        return _Drawn(index + 1, passed_over=True)
    began = time.thread_time()
    allow(_DRAWING.seconds, _DRAWING.megabytes)
    with page_of(document, index) as page:
        if page is None:
            return _Drawn(index + 1)
        for width, height in picture_sizes(page):
            if width * height > limits.pixels:
                raise Unreadable("unreadable.too_many_pixels", width=width, height=height, limit=limits.pixels)
        width, height = (max(side, 1.0) for side in page.get_size())
        scale = _scale(width, height)
        ready = made_ready(page.render(scale=scale).to_pil(), scale * 72)
        return _Drawn(index + 1, ready, time.thread_time() - began)


def _seen(drawn: _Drawn, limits: Limits, effort: Effort) -> Sheet:
    """What the recogniser sees on a page. Raises :class:`Unreadable` when it fails."""
    from checker.reading.scan.recognition import recognise

    if drawn.page is None:
        return Sheet(drawn.number, 0, 0, exact=False, passed_over=drawn.passed_over)
    allow(limits.recognition_seconds, _RECOGNISING)
    return recognise(drawn.page, number=drawn.number, limits=limits, effort=effort, spent=drawn.spent)
