"""Words put together as the lines they are printed on, and cut where a wide gap parts two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from checker.reading.page_layout.sheet import Word

_SAME_LINE = 0.15  # of a letter's size: baselines this near are one line
_GLUED = 0.15  # em; letters nearer than this have no space between them
_JUMP = 0.6  # em; a gap this wide in which no space is printed parts two columns
_WIDE = 1.3  # em; a gap this wide does in any case; justified lines stay below it
_HARD = 0.5  # em
_RAISED = 0.85  # of the size of the letters around it
_BEFORE_BLANK = re.compile(r"(?:s[ốo]\s*+:?|ng[àa]y|th[áa]ng)[\s.…_]*+$", re.IGNORECASE)
_AFTER_BLANK = re.compile(r"[/.…_]|th[áa]ng|n[ăa]m|\d{1,4}\b", re.IGNORECASE)
_USUAL_SIZE = 12.0  # pt
_TAB_STOP = 60.0  # pt; the farthest an item's text stands from where its mark begins
_MARK_OF_ITEM = re.compile(r"[-–—+•●▪◦○·✓➢❖*]|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ]|[IVXLC]{1,6})[.)]|\(\d{1,2}\)")
_DESCENT = 0.22  # of the height of a box whose baseline nobody tells


@dataclass(frozen=True)
class PrintedLine:
    """Words on one baseline, left to right, of the sheet with that index."""

    words: tuple[Word, ...]
    sheet: int = 0

    @cached_property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def y0(self) -> float:
        """Top of its letters."""
        return min(word.y0 for word in self.words)

    @cached_property
    def y1(self) -> float:
        """Bottom of its letters."""
        return max(word.y1 for word in self.words)

    @cached_property
    def baseline(self) -> float:
        """Where most of its letters stand."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[baseline(word)] += len(word.text)
        return counts.most_common(1)[0][0]

    @cached_property
    def size(self) -> float:
        """The size most of its letters have, in pt; from their height when nobody tells."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[size(word)] += len(word.text)
        return counts.most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        """Its words with the spaces between them."""
        return "".join(space + word.text for space, word in spaced(self.words))

    @property
    def middle(self) -> float:
        """Halfway between its edges."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.x1 - self.x0


def size(word: Word) -> float:
    """Size of the letters in pt, from their height when nobody tells."""
    return word.style.size or (word.y1 - word.y0) or _USUAL_SIZE


def baseline(word: Word) -> float:
    """Where the letters stand."""
    return word.baseline if word.baseline is not None else word.y1 - _DESCENT * (word.y1 - word.y0)


def spaced(words: Sequence[Word]) -> Iterator[tuple[str, Word]]:
    """Each word with the white space before it: a tab for a gap that parts columns."""
    before: Word | None = None
    for at, word in enumerate(words):
        if before is None:
            yield "", word
        elif at == 1 and _marks_item(before, word):
            yield " ", word
        elif _is_wide(before, word):
            yield " " * word.spaces if word.spaces > 3 else "\t", word
        elif word.spaces:
            yield " " * word.spaces, word
        else:
            yield " " if word.x0 - before.x1 > _GLUED * size(word) else "", word
        before = word


def _marks_item(first: Word, word: Word) -> bool:
    """A list's mark and, one tab stop on, its text: no column of the page."""
    return word.x0 - first.x0 < _TAB_STOP and _MARK_OF_ITEM.fullmatch(first.text) is not None


def _is_wide(before: Word, word: Word) -> bool:
    em = min(size(before), size(word))
    gap = word.x0 - before.x1
    return gap > (_WIDE if word.spaces else _JUMP) * em


def lines_of(words: Iterable[Word], sheet: int = 0) -> list[PrintedLine]:
    """The printed lines from top to bottom, each across the whole page."""
    rows: list[list[Word]] = []
    edges: list[float] = []
    for word in sorted(words, key=baseline):
        stands = baseline(word)
        if edges and stands - edges[-1] <= _SAME_LINE * size(word):
            rows[-1].append(word)
        else:
            rows.append([word])
            edges.append(stands)
    return _with_raised([PrintedLine(tuple(sorted(row, key=lambda word: word.x0)), sheet) for row in rows])


def _with_raised(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Small raised or lowered letters go back into the line they belong to."""
    kept: list[PrintedLine] = []
    for at, line in enumerate(lines):
        home = next((other for other in (*lines[at + 1 : at + 2], *kept[-1:]) if _hangs_on(line, other)), None)
        if home is None:
            kept.append(line)
            continue
        where = "superscript" if line.baseline < home.baseline else "subscript"
        small = [replace(word, style=word.style._replace(vertical=where)) for word in line.words]
        whole = PrintedLine(tuple(sorted((*home.words, *small), key=lambda word: word.x0)), line.sheet)
        if kept and home is kept[-1]:
            kept[-1] = whole
        else:
            lines[at + 1] = whole
    return kept


def _hangs_on(line: PrintedLine, other: PrintedLine) -> bool:
    """Its words are small, stand where the other line leaves room, and one hard on a word of it."""
    if line.size > _RAISED * other.size or line.y1 < other.y0 or other.y1 < line.y0:
        return False
    if any(word.x0 < each.x1 - 1 and each.x0 + 1 < word.x1 for word in line.words for each in other.words):
        return False
    return any(abs(word.x0 - each.x1) < _HARD * size(each) for word in line.words for each in other.words)


def _is_blank(group: Sequence[Word], word: Word) -> bool:
    """Room left for handwriting: ``Số:      /KH-SNV``, ``ngày      tháng      năm``."""
    return _AFTER_BLANK.match(word.text) is not None and _BEFORE_BLANK.search(" ".join(each.text for each in group[-2:])) is not None


def _opens_item(groups: Sequence[Sequence[Word]], word: Word) -> bool:
    """The line so far is an item's mark alone."""
    return len(groups) == len(groups[0]) == 1 and _marks_item(groups[0][0], word)


def segments(line: PrintedLine) -> list[PrintedLine]:
    """A line cut at its wide gaps."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and (not _is_wide(groups[-1][-1], word) or _is_blank(groups[-1], word) or _opens_item(groups, word)):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [PrintedLine(tuple(group), line.sheet) for group in groups] if len(groups) > 1 else [line]
