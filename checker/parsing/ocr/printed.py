"""Blocks taken apart into the lines they were printed on, cleared of debris, and put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import Block, Box
from checker.model.patterns import lazy_pattern
from checker.wording.folding import mostly_upper

_EDGE = lazy_pattern(r"^[\s~„¬_.,|‘’'`*©®=«»°:;^¦ˆ—–]+(?=\w)")
_DASH = lazy_pattern(r"^[\s_.,|‘’'`*„]*[-~¬—–=«»•+][-~\s.,_]*(?=\w)")
_TRAIL = lazy_pattern(r"(?:\s{1,9}(?:[^\w\s)”»\"%–—-]{1,3}|(?<=[;.:/]\s)[-–—]{1,2})){1,12}$|(?<=[;:])[^\w\s)”»\"]{1,20}$")
_PAGE_NUMBER = lazy_pattern(r"[-–—\s]*\d{1,3}[-–—\s.]*")
_KEPT_SHORT = lazy_pattern(
    r"\W*(?:[IVXLl1|!]{1,5}|[A-Za-zđĐ]|\d{1,2})\s?[.)]\W*|[a-zà-ỹđ]{1,3}|\d{4}\W*|\W*[^\W\d_][^:;]{1,6}[:;]\s*V\W?T\b.{0,40}"
)
_NUMERAL = lazy_pattern(r"[|!lI1]{1,4}\s?[.,]")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line. ``opens``: a paragraph begins with it; ``mended``: letters in it were mended; ``source``: whose words it is of."""

    text: str
    line: int | None
    page: int | None
    gap: bool = False
    opens: bool = True
    mended: bool = False
    source: Block | None = None

    def saying(self, text: str) -> Printed:
        """The same line with its text mended."""
        return self if text == self.text else replace(self, text=text, mended=True)

    def part(self, text: str, *, gap: bool = False) -> Printed:
        """A piece of the line that stands on its own."""
        return replace(self, text=text.strip(), opens=True, gap=gap)


def printed_lines(blocks: Sequence[Block]) -> list[Printed] | None:
    """The printed lines of a text without formatting; ``None`` for a document whose blocks stand in cells."""
    if any(block.cell is not None or block.setting is not None for block in blocks):
        return None
    lines: list[Printed] = []
    for block in blocks:
        starts = block.lines or ((0, block.line or 0),)
        ends = [start for start, _ in starts[1:]] + [len(block.text)]
        for number, ((start, line), end) in enumerate(zip(starts, ends, strict=True)):
            first = number == 0
            lines.append(Printed(block.text[start:end].rstrip(), line or None, block.page, block.gap and first, first))
    return lines


def without_debris(lines: Sequence[Printed]) -> list[Printed]:
    """The lines without page numbers, specks and the marks of stamps and folds at their edges."""
    kept: list[Printed] = []
    gap = False
    for line in lines:
        text = _trimmed(line.text)
        if _is_debris(text):
            gap = gap or line.gap
            continue
        kept.append(replace(line, text=text, gap=line.gap or gap))
        gap = False
    return kept


def _trimmed(text: str) -> str:
    text = _TRAIL.sub("", text.rstrip())
    if _NUMERAL.match(text.lstrip()):
        return text.strip()
    dash = _DASH.match(text)
    if dash:
        return f"- {text[dash.end() :]}" if not text[dash.end()].isdigit() or " " in dash.group().strip(" ~_") + " " else text
    return _EDGE.sub("", text).strip()


def _is_debris(text: str) -> bool:
    """A page number, or signs among which no word stands."""
    if _PAGE_NUMBER.fullmatch(text):
        return True
    if _KEPT_SHORT.fullmatch(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return not any(len(word) > 2 for word in words) and not any(char.isdigit() for char in text) and not mostly_upper(text)


def blocks_of(lines: Sequence[Printed]) -> tuple[tuple[Block, ...], frozenset[int]]:
    """The lines as blocks, one a paragraph, and which of them hold mended letters."""
    groups: list[list[Printed]] = []
    for line in lines:
        if line.opens or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    mended = frozenset(at for at, group in enumerate(groups) if any(line.mended for line in group))
    return tuple(_block(at, group) for at, group in enumerate(groups)), mended


def _block(at: int, group: Sequence[Printed]) -> Block:
    text, lines = "", []
    for line in group:
        if text and not (text.endswith("-") and text[-2:-1].isalnum() and line.text[:1].isalnum()):
            text += " "
        lines.append((len(text), line.line or 0))
        text += line.text
    first = group[0]
    numbered = tuple(lines) if len(lines) > 1 and first.source is None else ()
    return Block(text=text, paragraph=at, line=first.line, lines=numbered, page=first.page, gap=first.gap, boxes=_boxes(text, group))


def _boxes(text: str, group: Sequence[Printed]) -> tuple[Box, ...]:
    """Where the words of a text are printed that its lines' own blocks have."""
    boxes, at = [], 0
    for source in dict.fromkeys(line.source for line in group if line.source is not None):
        for box in source.boxes:
            word = source.text[box.start : box.end]
            found = text.find(word, at) if word else -1
            if found >= 0:
                at = found + len(word)
                boxes.append(box._replace(start=found, end=at))
    return tuple(boxes)
