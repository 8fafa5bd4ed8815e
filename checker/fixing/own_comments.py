"""What an earlier run of ``thethuc annotate`` left in a copy: taken out before the new comments go in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from checker.fixing.package import WordFile
from checker.reading.directives import by_us
from checker.reading.word.markup import W

MARKS = tuple(W + tag for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_W14, _W15 = "{http://schemas.microsoft.com/office/word/2010/wordml}", "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ROW, _OF, _PARENT = f"{_W15}commentEx", f"{_W15}paraId", f"{_W15}paraIdParent"
_NUMBER = re.compile(r"\A\d{1,4}(?:\.\d{1,4})?\. ")
_P, _R, _T, _ID = W + "p", W + "r", W + "t", W + "id"


def take_out(file: WordFile) -> tuple[tuple[str, ...], ...]:
    """Take every comment of this program out of the file, but those that somebody answered; the lines of these are returned."""
    name = file.related("comments")
    if name is None:
        return ()
    ours = [comment for comment in file.tree(name).iterfind(W + "comment") if by_us(next(_lines(comment), ""))]
    answered = {row.get(_PARENT) for row in _threads(file)}
    kept = [comment for comment in ours if _row(comment) is not None and _row(comment) in answered]
    gone = [comment for comment in ours if comment not in kept]
    if gone:
        _drop_threads(file, {_row(comment) for comment in gone})
        _drop_marks(file, {comment.get(_ID) for comment in gone})
        comments = file.changing(name)
        for comment in gone:
            comments.remove(comment)
    return tuple(tuple(_lines(comment)) for comment in kept)


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two comments are of one finding: of one heading, its number apart, and one message."""
    return [_NUMBER.sub("", line) for line in one[:2]] == [_NUMBER.sub("", line) for line in other[:2]]


def _lines(comment: etree._Element) -> Iterator[str]:
    for paragraph in comment.iterfind(_P):
        yield "".join(text.text or "" for text in paragraph.iter(_T))


def _row(comment: etree._Element) -> str | None:
    """By what the threads name a comment: the id of its last paragraph."""
    paragraphs = comment.findall(_P)
    return paragraphs[-1].get(f"{_W14}paraId") if paragraphs else None


def _threads(file: WordFile) -> list[etree._Element]:
    name = file.related("commentsExtended")
    return list(file.tree(name).iterfind(_ROW)) if name is not None else []


def _drop_threads(file: WordFile, gone: set[str | None]) -> None:
    name = file.related("commentsExtended")
    for row in _threads(file):
        if name is not None and row.get(_OF) in gone:
            file.changing(name).remove(row)


def _drop_marks(file: WordFile, gone: set[str | None]) -> None:
    root = file.changing(file.main.name)
    for mark in [each for each in root.iter(*MARKS) if each.get(_ID) in gone]:
        run = mark.getparent()
        assert run is not None
        run.remove(mark)
        if run.tag == _R and all(child.tag == W + "rPr" for child in run) and (above := run.getparent()) is not None:
            above.remove(run)
