"""A page of the web as LibreOffice is given it: without the words nobody sees, with what of it is told, and what may be a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from checker.model import NotRead, Unreadable
from checker.model.document import gathered
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.enclosed import LONGEST_LINE
from checker.reading.guarded import Room, guarded
from checker.reading.limits import Limits
from checker.reading.text.elsewhere import framed_in
from checker.reading.web.cascade import Cascade
from checker.reading.web.document_region import Around, DocumentRegion, around
from checker.reading.web.held_pages import asked_once
from checker.reading.web.mailed_pages import GivenPage
from checker.reading.web.screen import on_screen
from checker.reading.web.shown_words import own_words, take_out, unseen_in
from checker.reading.web.words_of_marks import PageLines, lines_of_page

if TYPE_CHECKING:
    from checker.reading.web.style_sheets import PageSheet

_BOM = b"\xef\xbb\xbf"
_PICTURE = lazy_pattern(rb"data:[^\"'<>\s()]{500,}+")
_SENDS_ON = lazy_pattern(r"(?i)\A\s*+\d?(?:\.\d*+)?\s*+[;,]\s*+url\s*+=\s*+[\"']?([^\"'\s]++)")
_WRITES_HERE = lazy_pattern(r"document\.write")
_WRITES_TAGS = lazy_pattern(r"""document\.write(?:ln)?\(\s{0,9}(?:"(?:<[^"<>]{0,500}>){1,9}"|'(?:<[^'<>]{0,500}>){1,9}')\s{0,9}\)""")
_WRITES_THERE = lazy_pattern(
    r"\.(?:inner|outer)(?:HTML|Text)\b|insertAdjacent(?:HTML|Text)|\.textContent|createTextNode|\.(?:fill|stroke)Text\("
)
_MARGINS = lazy_pattern(rb"(?i)mso-element\s{0,9}:\s{0,9}[\"']?(?:header|footer)\b")
"""How Word calls them in the page of their own that it keeps beside one it saved."""
_PLACE = lazy_pattern(r"""(?:getElementById\(|querySelector(?:All)?\(|\$\()\s{0,9}["']#?([\w-]{1,100})["']""")
_PAGE_NUMBER = lazy_pattern(r"(?i)trang|page")
_FRAMING = ("img", "object", "iframe", "embed", "video", "frame")
_HIDDEN = ("unseen_words", "page_style")
"""What is told of words only where the document holds them: what a site hides in its menus is nobody's loss."""
_ENDS = lazy_pattern(rb"(?i)</(?:html|body)\s{0,9}>")  # behind them a browser shows what comes yet; lxml leaves that out
_TOO_DEEP = "xcessive depth"
_DEEPEST = 256
_STYLED = lazy_pattern(rb"(?i)style")


class SeenPage(NamedTuple):
    """The bytes of a page without the words nobody sees, what is told of it, and the words in which a mark of secrecy may be.

    ``lines``: those of the page with what nobody sees, and without it, and those of other pages that came with it.
    """

    data: bytes
    not_read: tuple[NotRead, ...]
    marks: tuple[str, ...]
    lines: tuple[PageLines, ...] = ()


def seen_page(given: GivenPage, limits: Limits) -> SeenPage:
    """What is seen of a page. Raises :class:`Unreadable` (``too_complex``, ``too_deep``, ``too_costly``)."""
    return asked_once(given, limits, lambda: _in_a_child(given, limits))


def _in_a_child(given: GivenPage, limits: Limits) -> SeenPage:
    """What styles are read with is loaded here, for a page that has some: each child would load it anew."""
    if _STYLED.search(given.data):
        from checker.reading.web import css_content, css_selectors, style_sheets  # noqa: F401
    return guarded(lambda: _seen(given, limits), Room(limits.page_seconds, limits.page_megabytes))


def _seen(given: GivenPage, limits: Limits) -> SeenPage:
    pictures: list[bytes] = []
    root = _tree(_PICTURE.sub(lambda found: _kept(found, pictures), given.data), limits)
    others = tuple(_lines_of(each, limits) for each in given.others)
    aside = tuple(words for page in others for words in (*page.lines, *page.besides))
    margins = list(_margins(given.others, others))
    if root is None:
        return SeenPage(given.data, gathered(margins), aside, others)
    sheets = _sheets(root, given)
    cascade = _cascade(root, sheets)
    whole = lines_of_page(root, cascade)
    unseen = unseen_in(root, cascade)
    told = [(around(element), row) for element, row in unseen.told]
    scripts = [(around(script), "".join(map(str, script.itertext()))) for script in root.iter("script")]
    hidden = {line for element in unseen.whole for line in lines_of_page(element, cascade).lines}
    hidden |= {" ".join(words.split()) for element in unseen.own for words in own_words(element) if len(words) <= LONGEST_LINE}
    take_out(unseen)
    region = DocumentRegion(root)
    rows = [row for its, row in told if (region.holds if row.kind in _HIDDEN else region.may_hold)(its)]
    rows += [*margins, *_told(root, given, sheets), *_scripts(scripts, root, region), *_framed(root, region)]
    if not (unseen.whole or unseen.own):
        return SeenPage(given.data, gathered(rows), (*whole.besides, *aside), (whole, *others))
    left = lines_of_page(root, cascade)
    marks = dict.fromkeys((*whole.besides, *sorted(hidden), *left.besides, *aside))
    return SeenPage(_written(root, pictures), gathered(rows), tuple(marks), (whole, left, *others))


def _margins(pages: Iterable[bytes], lines: Iterable[PageLines]) -> Iterator[NotRead]:
    """Pages in which Word keeps the words at the top and foot of each sheet, which the page itself does not show."""
    for page, found in zip(pages, lines, strict=True):
        if _MARGINS.search(page) and any(map(str.isalpha, _PAGE_NUMBER.sub("", "".join(found.lines)))):
            yield NotRead("page_margins")


def _lines_of(page: bytes, limits: Limits) -> PageLines:
    """Those of a page that LibreOffice is not given, where only a mark is looked for."""
    root = _tree(page, limits)
    return PageLines((), ()) if root is None else lines_of_page(root, Cascade(root, ()))


def _tree(page: bytes, limits: Limits) -> etree._Element | None:
    if page.count(b"<") > limits.marks // 2:
        raise Unreadable("unreadable.too_complex", what="html", limit=limits.marks // 2)
    encoding = "utf-8" if page.startswith(_BOM) else None
    parser = etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=False, collect_ids=False, remove_pis=True)
    try:
        root = etree.fromstring(_ENDS.sub(b"", page.removeprefix(_BOM).replace(b"\0", b"")), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise Unreadable("unreadable.too_deep", what="html", limit=_DEEPEST)
    return root


def _cascade(root: etree._Element, sheets: Sequence[PageSheet]) -> Cascade:
    try:
        return Cascade(root, sheets)
    except (RecursionError, SyntaxError):  # brackets in brackets
        raise Unreadable("unreadable.too_deep", what="css", limit=_DEEPEST) from None


def _sheets(root: etree._Element, given: GivenPage) -> list[PageSheet]:
    """The style sheets in a page and those that came with it and are its own, in their order, each behind those it takes in."""
    texts = []
    for element in root.iter("style", "link"):
        place, text = given.place, "".join(map(str, element.itertext()))
        if element.tag == "link":
            place = given.address(element.get("href", ""))
            text = given.sheets.get(place, "")
        if text and on_screen(element.get("media", "")) and _is_sheet(element):
            texts.append((place, text))
    if not texts:
        return []
    try:
        met: set[str] = set()
        return [sheet for place, text in texts for sheet in _with_taken_in(text, place, given, met)]
    except RecursionError:  # brackets in brackets
        raise Unreadable("unreadable.too_deep", what="css", limit=_DEEPEST) from None


def _is_sheet(element: etree._Element) -> bool:
    """Whether a browser that runs scripts takes its rules."""
    kind = element.get("type", "").strip().lower()
    return kind in ("", "text/css") and not any(each.tag in ("noscript", "template") for each in element.iterancestors())


def _with_taken_in(text: str, place: str, given: GivenPage, met: set[str]) -> Iterator[PageSheet]:
    """A style sheet that lies at a place, behind those it takes in that came with the page; its imports are then those that did not."""
    from checker.reading.web.style_sheets import read_sheet

    sheet = read_sheet(text)
    for at in (given.address(name, place) for name in sheet.imports):
        if at in given.sheets and at not in met:
            met.add(at)
            yield from _with_taken_in(given.sheets[at], at, given, met)
    yield sheet._replace(imports=tuple(name for name in sheet.imports if given.address(name, place) not in given.sheets))


def _told(root: etree._Element, given: GivenPage, sheets: Iterable[PageSheet]) -> list[NotRead]:
    """Style sheets that lie elsewhere: what they show or hide nobody knows here; documents that came with the page."""
    links = (
        element.get("href", "")
        for element in root.iter("link")
        if "stylesheet" in (rel := element.get("rel", "").lower().split())
        and "alternate" not in rel
        and on_screen(element.get("media", ""))
    )
    linked = (name for name in links if "font" not in name.lower() and given.address(name) not in given.sheets)
    styles = [NotRead("page_style", member=name[:300]) for name in (*linked, *(name for sheet in sheets for name in sheet.imports))]
    attached = (NotRead("attachment", member=name[:300]) for name in given.attached)
    return [*styles, *attached, *(NotRead("include", member=name[:300]) for name in _sent_on(root))]


def _sent_on(root: etree._Element) -> Iterator[str]:
    """Where a browser goes on to within seconds: what it shows then lies there."""
    for meta in root.iter("meta"):
        if meta.get("http-equiv", "").strip().lower() == "refresh" and next(meta.iterancestors("noscript"), None) is None:
            yield from _SENDS_ON.findall(meta.get("content", ""))


def _scripts(scripts: Iterable[tuple[Around, str]], root: etree._Element, region: DocumentRegion) -> Iterator[NotRead]:
    """Scripts that write words where the document stands, or nobody knows where."""
    places = {element.get("id", ""): element for element in root.iter(etree.Element)}
    for stands, text in scripts:
        named = _PLACE.findall(text)
        there = not named or any(name in places and region.may_hold(around(places[name])) for name in named)
        if (_writes_here(text) and region.may_hold(stands)) or (_WRITES_THERE.search(text) and there):
            yield NotRead("page_script")


def _writes_here(text: str) -> bool:
    """Whether a script writes words where it stands, and not tags alone."""
    return _WRITES_HERE.search(_WRITES_TAGS.sub("", text)) is not None


def _framed(root: etree._Element, region: DocumentRegion) -> tuple[NotRead, ...]:
    """Pictures and frames that can be the document's."""
    shown = [each for each in root.iter(*_FRAMING, etree.Comment) if region.may_hold(around(each))]
    return framed_in("".join(etree.tostring(each, encoding="unicode", method="html", with_tail=False) for each in shown))


def _kept(found: re.Match[bytes], pictures: list[bytes]) -> bytes:
    pictures.append(found[0])
    return b"data:thethuc-%d-" % (len(pictures) - 1)


def _written(root: etree._Element, pictures: list[bytes]) -> bytes:
    for meta in root.iter("meta"):
        if meta.get("charset"):
            meta.set("charset", "utf-8")
        if "charset" in meta.get("content", "").lower():
            meta.set("content", "text/html; charset=utf-8")
    page = etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    put = re.sub(rb"data:thethuc-(\d{1,9})-", lambda found: pictures[int(found[1])] if int(found[1]) < len(pictures) else found[0], page)
    return _BOM + put
