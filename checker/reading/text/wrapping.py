"""Lines put together again as the paragraphs they were before somebody wrapped them.

A scanner's text and a web copy both break lines at a width of their own; a heading, a list entry or a header line ends
where it ends. The shapes below include what OCR makes of them: ``|.`` and ``I1.`` for numerals, ``Noi nhgn:``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import Cell, Run
from checker.model.patterns import lazy_pattern

_LONG_LINE = 40  # characters; shorter lines tell nothing of the width
_UNWRAPPED_LINE = 150  # characters; nobody wraps this late
_UNWRAPPED_SHARE = 0.25  # of all characters stand in such lines: one line is one paragraph
_LEAST_EDGE = 60  # characters
_CLUSTER = (0.8, 1.2)
_CLUSTER_SHARE = 0.35
_FULL = 0.86
_VERY_FULL = 0.95
_CAPS_SHARE = 0.8
_ENOUGH_TO_SEE = 60
_LONGEST_WORD = 10
_LONGEST_MARKER, _LONGEST_TITLE = 8, 40

_DASH_RUNNING_ON = lazy_pattern(r"[-–—]\s+[\da-zà-ỹđ]")
_MARKER = lazy_pattern(
    r"""(?:
      [-–—+•●▪◦○·✓➢❖]\s | [-–—+•]\s*[A-ZÀ-ỸĐ]                # - Sở Nội vụ;
    | (?:[IVXL]{1,6}|[IVXLl1|!]{1,5})\s?[.)]\s*(?![\d.])      # II.  and OCR's  |.  I1.  ll.
    | \d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+(?!\d) | \d{1,2}(?:\.\d{1,2}){1,3}\s+[A-ZÀ-ỸĐ]
    | [a-zđ]\)\s? | [a-zđ]\.\s+[A-ZÀ-ỸĐ] | \[\d{1,3}\] | \(\d{1,2}\)\s | \*\s
    | C[aă]n\s+c[uứưú] | S[ốoôóòõ6éeb]\s*: | N[oơ][iìíï1l!]\s+nh\S{1,4}\s*: | K[íi]nh\s+g[ửuưứ]\S?i
    | (?:TM|KT|TL|TUQ|Q)\s?\.\s*[A-ZÀ-ỸĐ] | L[uư]u\s*:
    | (?:Điều|Phần|Chương|Mục|ĐIỀU|PHẦN|CHƯƠNG|MỤC)\s+(?:\d+|[IVX]+)\s*+[.:]? (?=\s*+(?:$|[A-ZÀ-ỸĐ]))
    | (?:Phụ\s+lục|PHỤ\s+LỤC|Phu\s+luc|PHU\s+LUC)\b (?=\s*(?:$|[IVX\d:.(]))
    | (?:K[EẾÉÊ]\s+HO[AẠ]CH|QUYẾT\s+ĐỊNH|TỜ\s+TRÌNH|BÁO\s+CÁO|THÔNG\s+BÁO)\s*+:?\s*+$
    | \{[{%] | « | [<[][^\W\d_]                                # a template's field, loop or prompt
    )""",
    re.VERBOSE,
)
_TITLE = lazy_pattern(r"\W*(?:K[EẾÉÊ]\s+HO[AẠ]CH|QUYẾT\s+ĐỊNH|TỜ\s+TRÌNH|BÁO\s+CÁO|THÔNG\s+BÁO|CÔNG\s+VĂN|CHỈ\s+THỊ)\s*:?\W*\Z")
_LONE_MARKER = lazy_pattern(r"(?:[-–—+•]|\[\d{1,3}\]|\d{1,2}\.|[IVX]{1,5}\.|[a-zđ]\))\Z")
_NUMERAL = lazy_pattern(r"(?:[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2})*|[A-ZĐa-zđ])\s?[.)]\s?")
_DANGLING = lazy_pattern(
    r"(?:\A|\s)(?:số|ngày|tháng|năm|của|và|các|về|theo|tại|với|do|được|cho|từ|đến|trong|là|để|khoản|điểm|Điều|Luật|Nghị|Quyết|Công|Chỉ)\Z"
)
_NUMBER = lazy_pattern(r"\d{1,5}[a-z]?[/-]")
_HEAD_OF = lazy_pattern(
    r"(?:\A|[\s(])(?:(?:Bộ|Thứ) trưởng Bộ|Cục trưởng Cục|Chi cục trưởng Chi cục|Vụ trưởng Vụ|Viện trưởng Viện|Hiệu trưởng Trường)\Z"
)  # “của Bộ trưởng Bộ”: whose name stands on the next line
_LONGEST_POST = 25
_ONE_SYLLABLE = lazy_pattern(r"[^\W\d_]{2,}\Z")
_JOINT = lazy_pattern(r"\w-\Z")


@dataclass(slots=True)
class TypedLine:
    """One printed line: its text and formatting, where it stands, and how it ends.

    ``columns``: parts of it stand apart by tabs or wide gaps; ``mark_open``: a Markdown mark is still open at its end.
    """

    text: str
    runs: tuple[Run, ...]
    line: int
    page: int | None
    gap: bool = False
    hard_break: bool = False
    mark_open: bool = False
    rule: bool = False
    columns: bool = False


Paragraph = list[TypedLine]


def paragraphs(pieces: list[tuple[Cell | None, TypedLine]], web: bool) -> list[tuple[Cell | None, Paragraph]]:
    """The lines grouped as paragraphs; lines in table cells stay alone.

    ``web``: a copy of a web page, whose paragraphs have their first line broken early.
    """
    lengths = [len(piece.text) for cell, piece in pieces if cell is None]
    width, edge = _width(lengths), max(lengths, default=0)
    groups: list[tuple[Cell | None, Paragraph]] = []
    last: Paragraph | None = None
    for cell, piece in pieces:
        if (
            cell is None
            and last is not None
            and not piece.gap
            and (_continues(last, piece, width, web) or (width is None and _did_not_fit(last[-1], piece, edge)))
        ):
            last.append(piece)
        else:
            last = [piece]
            groups.append((cell, last))
            last = last if cell is None else None
    return groups


def joined(paragraph: Paragraph) -> tuple[str, tuple[Run, ...], tuple[tuple[int, int], ...]]:
    """The text of a paragraph, its formatting, and where in it each printed line begins (none for a single line)."""
    if len(paragraph) == 1:
        return paragraph[0].text, paragraph[0].runs, ()
    texts: list[str] = []
    runs: list[Run] = []
    lines: list[tuple[int, int]] = []
    at = 0
    for piece in paragraph:
        cut = len(piece.text) - len(piece.text.lstrip()) if texts else 0
        text = piece.text[cut:].rstrip()
        if texts and not (_JOINT.search(texts[-1]) and text[:1].isalnum()):
            texts.append(" ")
            at += 1
        lines.append((at, piece.line))
        _shift(runs, piece.runs, at - cut, at + len(text))
        texts.append(text)
        at += len(text)
    return "".join(texts), tuple(runs), tuple(lines)


def _shift(runs: list[Run], more: tuple[Run, ...], offset: int, end: int) -> None:
    """Adds a line's runs where the line now stands; the space before it takes the formatting of what it follows."""
    for run in more:
        start, stop = runs[-1].end if runs else run.start + offset, min(run.end + offset, end)
        if runs and runs[-1].style is run.style:
            runs[-1] = Run(runs[-1].start, stop, run.style)
        elif stop > start:
            runs.append(Run(start, stop, run.style))


def is_title(line: str) -> bool:
    """Whether a line is nothing but the name of a document type."""
    return len(line) <= _LONGEST_TITLE and _TITLE.match(line) is not None


def _width(lengths: list[int]) -> int | None:
    """Characters at which the text was wrapped; none when it was not, or is too short to tell."""
    total = sum(lengths)
    if sum(length for length in lengths if length > _UNWRAPPED_LINE) > _UNWRAPPED_SHARE * total:
        return None
    long = sorted(length for length in lengths if length >= _LONG_LINE)
    if len(long) < 2:
        return None
    width = long[min(int(len(long) * 0.9), len(long) - 1)]
    near = sum(1 for length in long if _CLUSTER[0] * width <= length <= _CLUSTER[1] * width)
    return width if near >= _CLUSTER_SHARE * len(long) else None


def _continues(paragraph: Paragraph, after: TypedLine, width: int | None, web: bool) -> bool:
    """Whether a line goes on with the paragraph above it."""
    before = paragraph[-1]
    end, start = before.text, after.text
    if before.hard_break or before.rule or after.rule or before.columns or after.columns or is_title(end):
        return False
    marker = _MARKER.match(start) is not None
    lone = len(end) <= _LONGEST_MARKER and _LONE_MARKER.match(end) is not None
    if width is None or lone:
        return not marker and (lone or _is_cut_in_two(end, start) or (web and _runs_on(end, start)))
    room = (len(end) + 1 + len(start.split(None, 1)[0])) / width
    if marker:
        return room > _FULL and end[-1] not in ".;:!?/" and _DASH_RUNNING_ON.match(start) is not None
    if end[-1] in ".;:!?" and end.count("(") <= end.count(")"):
        return _runs_past_stop(end, start, room)
    typed_small = _is_caps(end) and room <= _FULL  # a line of its own, left in small letters
    if (start[0].islower() and not start[1:2].isupper() and not typed_small) or end[-1] == "," or end.count("(") > end.count(")"):
        return True
    same_case = not _is_caps(end) or _is_caps(start)
    return same_case and (room > _FULL or _broken_early(paragraph, start, width, web))


def _did_not_fit(before: TypedLine, after: TypedLine, edge: int) -> bool:
    """Whether a line in small letters goes on with one that had no room for its first word: ``edge`` is where the longest line ends.

    Few lines are long in a short text, so that it has no width.
    """
    end, start = before.text, after.text
    if not _LEAST_EDGE <= edge <= _UNWRAPPED_LINE or before.hard_break or before.rule or after.rule or before.columns or after.columns:
        return False
    sentence = start[0].islower() and start[0].isalpha() and end[-1] not in ".;:!?" and _MARKER.match(start) is None
    return sentence and len(end) + 1 + len(start.split(None, 1)[0]) > edge


def _is_cut_in_two(end: str, start: str) -> bool:
    """The number of an act below its word, ``Quyết định số`` / ``24/2021/QĐ-TTg``, or the name of a ministry below its minister's post,
    ``Bộ trưởng Bộ`` / ``Nội vụ``. No text is too short to tell that.
    """
    if end.endswith(" số"):
        return _NUMBER.match(start) is not None
    post = end[-_LONGEST_POST:]
    return " trưởng " in post and start[0].isalpha() and _HEAD_OF.search(post) is not None


def _runs_on(end: str, start: str) -> bool:
    """A line of a web copy too short to tell its width, which ends within a sentence or a title."""
    return end[-1] == "," or (start[0].islower() and end[-1] not in ".;:!?")


def _runs_past_stop(end: str, start: str, room: float) -> bool:
    """A line that ends with a stop goes on only when it is full, and, after a full stop, quite full."""
    if end[-1] == ".":
        return room > _VERY_FULL and not end.endswith("/.") and not _is_caps(end)
    return room > _FULL and start[0].islower()


def _broken_early(paragraph: Paragraph, start: str, width: int, web: bool) -> bool:
    """A line far from full that still goes on: it cannot end so, or it is the first line of a web paragraph."""
    first, last = paragraph[0], paragraph[-1]
    if last.mark_open and _NUMERAL.match(first.text):
        return True
    if (
        _is_cut_in_two(last.text, start)
        or _DANGLING.search(last.text[-_LONGEST_WORD:])
        or (_ONE_SYLLABLE.match(last.text) and not last.text.isupper())
    ):
        return True  # a syllable in capitals is the rest of a name or post above it as often as the first of one
    return web and first is last and len(start) > _CLUSTER[0] * width


def _is_caps(text: str) -> bool:
    letters = [char for char in text[:_ENOUGH_TO_SEE] if char.isalpha()]
    return sum(map(str.isupper, letters)) >= _CAPS_SHARE * len(letters) if letters else False
