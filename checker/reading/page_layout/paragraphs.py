"""Printed lines put together again as paragraphs.

A line goes on with the one above when that one had no room for its first word; an indent, a wider gap or a list's mark says
that a paragraph begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.page_layout.edges import Edges
from checker.reading.page_layout.lines import PrintedLine, size

_SPACE = 0.25  # em
_SLACK = 1.5  # pt
_INDENT = 6.0  # pt; a line that begins this far in begins a paragraph
_WIDE = 0.8  # of the text's width; a centred line no wider was not broken for want of room
_HANG = 45.0  # pt; the farthest a list's text stands from its mark
_WIDER = 0.14  # em; more room than this above a line is a gap between paragraphs
_YEAR = 4  # figures
_STOPS = ".;:!?"
_NEXT = 1.7  # em; from one line to the next
_FAR = 2.6  # em; the same where lines are set wide, in what cannot be two lines
_DANGLES = re.compile(r"(?:[-–,(]|\b(?:số|ngày|tháng|năm|của|và|các|về|theo|tại|với|do|để|VÀ|CỦA))\s*$|\btháng(?: \d+)?$|\bngày \d+$")
_MARK = re.compile(
    r"\s*(?:[-–—+•●▪◦○·✓➢❖*]\s|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\s|[a-zđ][.)]\s|[IVXL]{1,6}\s?\.\s|\(\d{1,2}\)\s|"
    r"(?:Điều|Phần|Chương|Mục|ĐIỀU|PHẦN|CHƯƠNG|MỤC|PHỤ LỤC|Phụ lục)\s+(?:\d+|[IVX]+)\b|Căn cứ\s|KẾ HOẠCH\s*$|[Ss]ố\s*:|"
    r"[Nn]ơi nhận\s*:|NƠI NHẬN\s*:)"
)

_LABEL = re.compile(r"\s*(?:[Nn]ơi nhận|NƠI NHẬN)\s*:\s*")


def paragraphs(lines: Sequence[PrintedLine], edges: Edges, pitch: float | None) -> list[list[PrintedLine]]:
    """The lines of one column, from the top, grouped as paragraphs; ``pitch`` is the usual one, in times the letters' size."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        if groups and goes_on(groups[-1], line, edges, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def wrapped(column: Sequence[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of a header's or closing's column; one goes on with the line above only where the words prove it."""
    groups: list[list[PrintedLine]] = []
    for line in column:
        if groups and runs_on(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def runs_on(above: PrintedLine, line: PrintedLine) -> bool:
    """In a narrow column: the line above cannot end so, or the next begins small; both of one look and near."""
    room = _FAR if _has_its_year_below(above, line) else _NEXT
    if line.baseline - above.baseline > room * max(above.size, line.size) or abs(line.size - above.size) > _SPACE:
        return False
    if not (_is_worded(above) and _is_worded(line)) or _MARK.match(line.text) or above.text.rstrip()[-1:] in _STOPS:
        return False
    one, other = above.words[-1].style, line.words[0].style
    return (one.bold, one.italic) == (other.bold, other.italic) and (_DANGLES.search(above.text) is not None or _begins_small(line.text))


def _has_its_year_below(above: PrintedLine, line: PrintedLine) -> bool:
    """``… ngày 15 tháng 3 năm`` above a year alone."""
    return above.text.rstrip().endswith("năm") and len(line.text) == _YEAR and line.text.isdecimal()


def _begins_small(text: str) -> bool:
    """Whether a line begins with a word in small letters; a small letter before a capital is a slip (``cHỦ TỊCH``)."""
    return text[0].islower() and not text[1:2].isupper()


def goes_on(paragraph: Sequence[PrintedLine], line: PrintedLine, edges: Edges, pitch: float | None) -> bool:
    """Whether a line belongs to the paragraph above it."""
    above = paragraph[-1]
    if _closes_bracket(paragraph, line):
        return True
    if not (_is_worded(above) and _is_worded(line)) or not _is_full(above, line, edges) or _is_apart(paragraph, line, pitch):
        return False
    if _LABEL.fullmatch(line.text) or _is_note_below(above, line) or _share_a_middle(above, line, edges):
        return False
    if _is_centred(line, edges) and _is_centred(above, edges):
        wide = above.width > _WIDE * edges.width
        return wide and abs(above.size - line.size) < _SPACE and not _MARK.match(line.text)
    return _keeps_edge(above, line) if len(paragraph) > 1 else _follows_first(above, line, edges)


def _closes_bracket(paragraph: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """The rest of a centred note right below a bracket still open (``(Kèm theo … của Ủy ban`` / ``nhân dân xã)``); it opens none itself."""
    first, above = paragraph[0], paragraph[-1]
    is_open = first.text.startswith("(") and not any(")" in each.text for each in paragraph)
    near = line.sheet == above.sheet and line.baseline - above.baseline < _NEXT * above.size
    return is_open and near and line.text.endswith(")") and "(" not in line.text


def _is_note_below(above: PrintedLine, line: PrintedLine) -> bool:
    """A note in brackets and italics, ``(Kèm theo …)``, below a title in bold."""
    return (
        line.text.startswith("(")
        and all(word.style.italic for word in line.words)
        and all(word.style.bold and not word.style.italic for word in above.words)
    )


def _share_a_middle(above: PrintedLine, line: PrintedLine, edges: Edges) -> bool:
    """Both are centred on a line beside the middle of the page, as a signature's are; none was broken for want of room."""
    inner = min(above.x0, line.x0) > edges.left + 3 * _INDENT and abs(above.x0 - line.x0) > _SLACK
    return inner and abs(above.middle - line.middle) < 3 * _SLACK and not _is_centred(line, edges) and not _DANGLES.search(above.text)


def _keeps_edge(above: PrintedLine, line: PrintedLine) -> bool:
    """It begins where the paragraph's second line does."""
    return abs(line.x0 - above.x0) < _INDENT and not (_MARK.match(line.text) and _closes(above))


def _follows_first(above: PrintedLine, line: PrintedLine, edges: Edges) -> bool:
    """It is the second line below a first one: at the text's edge, or hanging under a list's mark."""
    marked = _MARK.match(line.text) is not None
    if line.x0 > above.x0 + _INDENT:
        return not marked and _MARK.match(above.text) is not None and line.x0 - above.x0 <= _HANG and line.sheet == above.sheet
    if marked and (_closes(above) or line.x0 > edges.left + _INDENT or abs(line.x0 - above.x0) < _SLACK):
        return False
    return line.x0 < above.x0 - _INDENT or line.x0 <= edges.left + _INDENT or not _closes(above)


def _is_worded(line: PrintedLine) -> bool:
    """Whether it is more than a line drawn with characters."""
    return any(map(str.isalnum, line.text))


def _is_full(above: PrintedLine, line: PrintedLine, edges: Edges) -> bool:
    """The first word of the line would not have fitted above."""
    first = _first_word(line)
    if _is_centred(above, edges) and _is_centred(line, edges):
        return above.width + _SPACE * above.size + first > edges.width - _SLACK
    return above.x1 + _SPACE * above.size + first > edges.right - _SLACK


def _first_word(line: PrintedLine) -> float:
    """Its width; pieces of it in several formattings stand hard on one another."""
    end = line.words[0].x1
    for word in line.words[1:]:
        if word.spaces or word.x0 - end > _SPACE / 2 * size(word):
            break
        end = word.x1
    return end - line.x0


def _is_apart(paragraph: Sequence[PrintedLine], line: PrintedLine, pitch: float | None) -> bool:
    """More room above the line than between lines of a paragraph."""
    above = paragraph[-1]
    if line.sheet != above.sheet:
        return False
    step = line.baseline - above.baseline
    if len(paragraph) > 1 and paragraph[-2].sheet == above.sheet:
        usual = above.baseline - paragraph[-2].baseline
    elif pitch is not None:
        usual = pitch * max(above.size, line.size)
    else:
        usual = 1.6 * max(above.size, line.size)
    return step > usual + _WIDER * max(above.size, line.size) + 0.5


def _closes(line: PrintedLine) -> bool:
    return line.text.rstrip()[-1:] in _STOPS


def _is_centred(line: PrintedLine, edges: Edges) -> bool:
    return line.x0 > edges.left + 3 * _INDENT and abs(line.middle - edges.middle) < 3 * _SLACK
