"""One paragraph with its runs and its marks: the words a remark is about, then the number of the remark."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from checker.model import LEVELS, Block, CharacterFormat, Run
from checker.reporting.catalogue import Words
from checker.reporting.html.looks import CssClasses
from checker.reporting.html.notes import reference
from checker.reporting.html.remarks import Remark
from checker.reporting.html.tags import Markup, join, tag, text

_UNTOLD = CharacterFormat()
_WIDE = 120
"""Letters; a longer stretch is marked without a line below it, which would make a grid of a paragraph."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What every paragraph of a document is written with: ``prefix`` opens all its anchors."""

    prefix: str
    words: Words
    looks: CssClasses


def base_style(block: Block) -> CharacterFormat:
    """The letters most of a paragraph is in."""
    if len(block.runs) == 1:
        return block.runs[0].style
    lengths: Counter[CharacterFormat] = Counter()
    for run in block.runs:
        lengths[run.style] += run.end - run.start
    return max(lengths, key=lengths.__getitem__) if lengths else _UNTOLD


def line(block: Block, base: CharacterFormat, remarks: Iterable[Remark], pen: Pen) -> Markup:
    """The text of a block as markup."""
    opening: dict[int, Counter[str]] = defaultdict(Counter)
    ending: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        if remark.spot:
            opening[remark.spot.start][remark.finding.level] += 1
            opening[remark.spot.end][remark.finding.level] -= 1
            ending[remark.spot.end].append(remark)
    if not opening and len(block.runs) < 2:
        return text(block.text)
    return join(_pieces(block, base, opening, ending, pen))


def _pieces(
    block: Block, base: CharacterFormat, opening: Mapping[int, Counter[str]], ending: Mapping[int, list[Remark]], pen: Pen
) -> Iterator[Markup]:
    """The text cut wherever its letters or its marks change, each stretch followed by the numbers of remarks that end there."""
    marks: Counter[str] = Counter()
    yield from _numbers(ending.get(0, ()), pen)
    for start, end, style in _stretches(block, base, opening):
        for level, step in opening.get(start, {}).items():
            marks[level] += step
        yield _stretch(block.text[start:end], pen.looks.letters(style, base), marks)
        yield from _numbers(ending.get(end, ()), pen)


def _numbers(remarks: Iterable[Remark], pen: Pen) -> Iterator[Markup]:
    return (reference(remark, pen.prefix, pen.words, anchor=True) for remark in remarks)


def _stretches(block: Block, base: CharacterFormat, cuts: Iterable[int]) -> Iterator[tuple[int, int, CharacterFormat]]:
    """Stretches of one style between cuts, in order; what no run covers is written as the rest of the paragraph."""
    length = len(block.text)
    edges = {0, length, *cuts, *(offset for run in block.runs for offset in (run.start, run.end))}
    offsets = sorted(offset for offset in edges if 0 <= offset <= length)
    runs = iter(block.runs)
    run: Run | None = next(runs, None)
    for start, end in pairwise(offsets):
        while run is not None and run.end <= start:
            run = next(runs, None)
        yield start, end, run.style if run is not None and run.start <= start else base


def _stretch(said: str, look: str | None, marks: Counter[str]) -> Markup:
    """A stretch of text; a mark for each level that is open, the gravest innermost, so that it shows."""
    inside = text(said)
    for level in LEVELS:
        if marks[level] > 0:
            inside = tag("mark", inside, class_=f"{level} wide" if len(said) > _WIDE else level)
    return tag("span", inside, class_=look) if look else inside
