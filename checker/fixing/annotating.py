"""Remarks as real Word comments, each on the words it is about, in a copy of the file that is otherwise the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from checker.fixing.own_comments import same, take_out
from checker.fixing.package import WordFile
from checker.fixing.tracing import Trace
from checker.model import Location
from checker.reading.limits import DEFAULT, Limits
from checker.reading.word.inline import TEXT_BOX
from checker.reading.word.markup import W_NS, W

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_P, _PPR, _R, _ID = W + "p", W + "pPr", W + "r", W + "id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIZE = "20"  # half-points: 10 pt, Word's own size for comments
# Content that Word keeps whole: a mark goes before or after it, never inside.
_WHOLE = frozenset(W + tag for tag in ("sdt", "fldSimple", "ruby"))


@dataclass(frozen=True, slots=True)
class WordComment:
    """One comment: where, and its paragraphs. A remark without a place stands on the first paragraph."""

    place: Location | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """Who writes into the file and when; ``date`` as ``2024-03-07T08:00:00Z``."""

    author: str
    initials: str
    date: str


def annotated(data: bytes, remarks: Sequence[WordComment], signature: Byline, limits: Limits = DEFAULT) -> bytes:
    """The Word file ``data`` with a comment for each remark, and without those an earlier run left; the same bytes when there are neither.

    A remark whose words cannot be marked alone (in a field, a content control, Word's own numbering) is put on its whole
    paragraph; one on a text box, on the paragraph the box hangs on, since Word keeps no comments in boxes.
    Raises :class:`~checker.model.Unreadable` for what is not a sound Word file.
    """
    file = WordFile(data, limits)
    answered = take_out(file)
    remarks = [remark for remark in remarks if not any(same(remark.lines, lines) for lines in answered)]
    if not remarks:
        return file.saved()
    file.show_markup()
    comments = _comments_part(file)
    number = _first_free(file, comments)
    file.changing(file.main.name)
    for remark in remarks:
        _mark(file, remark.place, str(number))
        comments.append(_comment(remark.lines, str(number), signature))
        number += 1
    return file.saved()


def _comments_part(file: WordFile) -> etree._Element:
    name = file.related("comments")
    if name is None:
        root = etree.Element(W + "comments", nsmap={"w": W_NS})
        file.add("comments", root, COMMENTS_TYPE)
        return root
    return file.changing(name)


def _first_free(file: WordFile, comments: etree._Element) -> int:
    """The first id that neither a comment nor a mark left over from one bears."""
    used = [each.get(_ID, "") for root, tags in ((comments, (W + "comment",)), (file.main.root, (_START, _END, _REFERENCE)))
            for each in root.iter(*tags)]  # fmt: skip
    return max((int(identity) for identity in used if identity.isdecimal()), default=-1) + 1


def _mark(file: WordFile, place: Location | None, number: str) -> None:
    """Put the three marks of a comment around the words of a place, or around a paragraph."""
    trace = file.trace(place)
    paragraph = _outside_boxes(trace.element) if trace is not None and place is not None and place.part == "body" else None
    if trace is None or place is None or paragraph is None:
        _mark_whole(_first_paragraph(file), number)
    elif paragraph is not trace.element or not _mark_words(trace, place, number):
        _mark_whole(paragraph, number)


def _mark_words(trace: Trace, place: Location, number: str) -> bool:
    """Mark exactly the words, splitting runs at their edges; ``False`` when that would break something."""
    end = len(trace.block.text) if place.end is None else min(place.end, len(trace.block.text))
    start = max(place.start or 0, trace.block.label)
    stretch = trace.stretch(start, end)
    spots = trace.covered(start, end)
    if stretch is None or not spots or any(spot.in_field for spot in spots):
        return False
    if _whole_of(spots[0].run, trace.element) is None:
        trace.cut(stretch[0])
    if _whole_of(spots[-1].run, trace.element) is None:
        trace.cut(stretch[1])
    first, last = (_unbroken(spot.run, trace.element) for spot in (spots[0], spots[-1]))
    first.addprevious(_range(_START, number))
    _after_marks(last).addnext(_range(_END, number))
    _after_marks(child_of(trace.element, last)).addnext(_reference(number))
    return True


def _mark_whole(paragraph: etree._Element, number: str) -> None:
    """Mark all of a paragraph."""
    start = _range(_START, number)
    properties = paragraph.find(_PPR)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(_range(_END, number))
    paragraph.append(_reference(number))


def _whole_of(run: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The outermost thing around a run that must not be entered, if there is one."""
    found = None
    for above in run.iterancestors():
        if above is paragraph:
            break
        if above.tag in _WHOLE or above.tag == _R:
            found = above
    return found


def _unbroken(run: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The run, or what around it must stay whole."""
    whole = _whole_of(run, paragraph)
    return run if whole is None else whole


def child_of(paragraph: etree._Element, element: etree._Element) -> etree._Element:
    """The child of the paragraph that holds ``element``: a mark inside a link or an insertion would be part of it."""
    for above in element.iterancestors():
        if above is paragraph:
            return element
        element = above
    return element


def _after_marks(element: etree._Element) -> etree._Element:
    """The last of the comment marks that already stand right after: comments keep the order of the findings."""
    following = element.getnext()
    while following is not None and (following.tag == _END or following.find(_REFERENCE) is not None):
        element, following = following, following.getnext()
    return element


def _outside_boxes(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or for one in a text box the paragraph the box hangs on."""
    box = next(paragraph.iterancestors(TEXT_BOX), None)
    while box is not None:
        paragraph = next(box.iterancestors(_P), paragraph)
        outer = next(paragraph.iterancestors(TEXT_BOX), None)
        box = outer if outer is not box else None
    return paragraph


def _first_paragraph(file: WordFile) -> etree._Element:
    """The first paragraph of the body with text, else the first at all, else a new one."""
    for block in file.document.blocks:
        if block.part == "body":
            return _outside_boxes(file.main.traces[block.paragraph].element)
    found = next(file.main.root.iter(_P), None)
    if found is None:
        body = file.main.root.find(W + "body")
        assert body is not None
        found = body.makeelement(_P)
        body.insert(0, found)
    return found


def _range(tag: str, number: str) -> etree._Element:
    return etree.Element(tag, {_ID: number}, nsmap={"w": W_NS})


def _reference(number: str) -> etree._Element:
    run = etree.Element(_R, nsmap={"w": W_NS})
    etree.SubElement(run, _REFERENCE, {_ID: number})
    return run


def _comment(lines: Sequence[str], number: str, signature: Byline) -> etree._Element:
    """A ``w:comment``: the first line bold, the rest plain, in the language of the plan."""
    attributes = {"id": number, "author": signature.author, "date": signature.date, "initials": signature.initials}
    comment = etree.Element(W + "comment", {W + name: value for name, value in attributes.items()}, nsmap={"w": W_NS})
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(comment, _P)
        if not index:
            etree.SubElement(etree.SubElement(paragraph, _R), W + "annotationRef")
        run = etree.SubElement(paragraph, _R)
        properties = etree.SubElement(run, W + "rPr")
        if not index:
            etree.SubElement(properties, W + "b")
        etree.SubElement(properties, W + "sz", {W + "val": _SIZE})
        etree.SubElement(properties, W + "lang", {W + "val": "vi-VN"})
        text = etree.SubElement(run, W + "t", {_SPACE: "preserve"})
        text.text = "".join(letter for letter in line if letter.isprintable())
    return comment
