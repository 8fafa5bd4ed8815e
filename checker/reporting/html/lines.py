"""One paragraph with its runs and its marks: the words a remark is about, then the number of the remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.model import LEVELS, Block, Run, Style
from checker.reporting.catalogue import Words
from checker.reporting.html.looks import Looks
from checker.reporting.html.notes import reference
from checker.reporting.html.remarks import Remark
from checker.reporting.html.tags import Markup, join, tag, text

_UNTOLD = Style()


def base_style(block: Block) -> Style:
    """The letters most of a paragraph is in."""
    lengths: Counter[Style] = Counter()
    for run in block.runs:
        lengths[run.style] += run.end - run.start
    return max(lengths, key=lengths.__getitem__) if lengths else _UNTOLD


def line(block: Block, base: Style, remarks: Iterable[Remark], prefix: str, words: Words, looks: Looks) -> Markup:
    """The text of a block as markup."""
    listed = list(remarks)
    starts: Counter[tuple[int, str]] = Counter()
    for remark in listed:
        if remark.spot and remark.spot.end > remark.spot.start:
            starts[remark.spot.start, remark.finding.level] += 1
            starts[remark.spot.end, remark.finding.level] -= 1
    ending: dict[int, list[Remark]] = {}
    for remark in listed:
        if remark.spot:
            ending.setdefault(remark.spot.end, []).append(remark)
    changes: dict[int, list[tuple[str, int]]] = {}
    for (offset, level), step in starts.items():
        changes.setdefault(offset, []).append((level, step))
    return join(_pieces(block, base, changes, ending, prefix, words, looks))


def _pieces(
    block: Block,
    base: Style,
    changes: dict[int, list[tuple[str, int]]],
    ending: dict[int, list[Remark]],
    prefix: str,
    words: Words,
    looks: Looks,
) -> Iterator[Markup]:
    """The text cut wherever its letters or its marks change, each stretch followed by the numbers of remarks that end there."""
    open_marks: Counter[str] = Counter()
    for start, end, style in _stretches(block, {*changes, *ending}):
        for level, step in changes.get(start, ()):
            open_marks[level] += step
        if end > start:
            yield _stretch(block.text[start:end], looks.letters(style, base), open_marks)
        for remark in ending.get(end, ()):
            yield reference(remark, prefix, words, anchor=True)


def _stretches(block: Block, cuts: set[int]) -> Iterator[tuple[int, int, Style]]:
    """Stretches of one style between cuts, in order; an empty one first, so that a remark on nothing has its place."""
    length = len(block.text)
    edges = {0, length, *(offset for run in block.runs for offset in (run.start, run.end)), *cuts}
    offsets = sorted(offset for offset in edges if 0 <= offset <= length)
    runs = iter(sorted(block.runs, key=lambda run: run.start))
    run: Run | None = next(runs, None)
    yield 0, 0, _UNTOLD
    for start, end in zip(offsets, offsets[1:], strict=False):
        while run is not None and run.end <= start:
            run = next(runs, None)
        yield start, end, run.style if run is not None and run.start <= start else base_style(block)


def _stretch(said: str, look: str | None, marks: Counter[str]) -> Markup:
    """A stretch of text; a mark for each level that is open, the gravest innermost, so that it shows."""
    inside = text(said)
    for level in LEVELS:
        if marks[level] > 0:
            inside = tag("mark", inside, class_=level)
    return tag("span", inside, class_=look) if look else inside
