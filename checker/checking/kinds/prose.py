"""The running text as a whole: how its paragraphs are set and what letters it is printed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from checker.checking.case import Case, Seed
from checker.checking.looks import Looks, Piece, looks_of, plainly, span
from checker.model import Block, Setting, Style

_LONG = 80  # characters; what fits on one line looks justified however it is set (ambiguous.md B15)
_FEW = 0.2  # share of the paragraphs: below it the odd one has its reason
_STRAY, _MIXED = 0.05, 0.05  # share of the letters
_CM_PER_PT = 2.54 / 72
_INDENT_SLACK = 0.05  # cm
_GAP_SLACK = 0.1  # pt
_LINE_SLACK = 1.03
_SINGLE = 1.15  # a single line of Times New Roman in times its size
_PLACES = 50

Paragraphs = list[Block]


def prose(case: Case, check: Mapping[str, Any]) -> Iterator[Seed]:
    """The paragraphs of the body, tables and landscape pages apart: ``asks`` is ``size``, ``one_size``, ``heading_size``,
    ``align``, ``indent``, ``gap`` or ``line``. One finding for all, with their ``count`` and the first places.
    """
    looks = looks_of(case)
    yield from _ASKED[check["asks"]](looks, check, case.once("prose", lambda: _paragraphs(case, looks)))


def _paragraphs(case: Case, looks: Looks) -> Paragraphs:
    """The blocks of the body that stand on upright pages and outside tables."""
    sections = case.plan.document.sections
    found = []
    for paragraph in case.subjects("extra/paragraphs"):
        block = looks.block(paragraph.place)
        if block is None or block.cell is not None or block.setting is None or not any(map(str.isalnum, block.text)):
            continue
        if block.section < len(sections) and sections[block.section].width > sections[block.section].height:
            continue
        found.append(block)
    return found


class _Weighed(NamedTuple):
    """A paragraph, its letters, and the size most of them have."""

    block: Block
    piece: Piece
    size: float | None


def _weighed(looks: Looks, paragraphs: Paragraphs) -> list[_Weighed]:
    """The paragraphs apart from the bases, whose letters have rules of their own."""
    bases = {looks.index(item.place) for item in looks.component("legal_bases").items.get("lines", ()) if item.fields.get("basis")}
    made = []
    for block in paragraphs:
        if looks.at[block.part, block.paragraph] not in bases:
            piece = looks.piece([block.place()])
            made.append(_Weighed(block, piece, piece.most(lambda style: style.size)))
    return made


def _size(looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """From a twentieth of the letters on."""
    least, most = check["range"]

    def wrong(style: Style) -> bool:
        return style.size is not None and not least <= style.size <= most

    rows = _weighed(looks, paragraphs)
    shares = [(row, row.piece.share(wrong) * row.piece.weight) for row in rows]
    if sum(share for _, share in shares) > _STRAY * sum(row.piece.weight for row in rows):
        lost = [row for row, share in shares if share * 2 > row.piece.weight] or [row for row, share in shares if share]
        yield _seed(
            [row.block for row in lost], plainly(lost[0].piece.most(lambda style: style.size, wrong)), span((least, most)), [least, most]
        )


def _one_size(looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """Paragraphs of another size than most, each size within its range."""
    least, most = check["range"]
    rows = [row for row in _weighed(looks, paragraphs) if row.size is not None and least <= row.size <= most]
    weights: dict[float, int] = {}
    for row in rows:
        weights[row.size or 0] = weights.get(row.size or 0, 0) + row.piece.weight
    usual = max(weights, key=lambda size: weights[size], default=0.0)
    lost = [row for row in rows if row.size != usual]
    if sum(row.piece.weight for row in lost) > _MIXED * sum(weights.values()):
        yield _seed([row.block for row in lost], plainly(lost[0].size or 0), plainly(usual), usual)


def _heading_size(looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """Numbered articles, clauses and points are of the size of the text (II.6.đ)."""
    rows = {looks.at[row.block.part, row.block.paragraph]: row for row in _weighed(looks, paragraphs)}
    plain = [item for item in looks.component("sections").items.get("all", ()) if item.fields.get("style") in check["styles"]]
    numbered = {at for item in plain if (at := looks.index(item.place)) is not None and len(looks.blocks[at].text) < _LONG}
    usual = Piece("", (), tuple(stretch for at, row in rows.items() if at not in numbered for stretch in row.piece.stretches)).most(
        lambda style: style.size
    )
    least, most = check["range"]
    lost = [row for at, row in rows.items() if at in numbered and row.size not in (None, usual) and least <= (row.size or 0) <= most]
    if usual is not None and lost:
        yield _seed([row.block for row in lost], plainly(lost[0].size or 0), plainly(usual), usual)


def _align(_looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    rows = [block for block in paragraphs if len(block.text) >= _LONG and block.setting is not None]
    yield from _when_many(rows, lambda setting: setting.align, lambda align: align != check["align"], str, None, check["align"])


def _indent(_looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """First-line indents in cm, of long paragraphs; a hanging one is a list's, and a leading tab does an indent's work."""
    rows = [block for block in paragraphs if len(block.text) >= _LONG and not _is_hanging(block)]
    allowed, between = check["cm"], check.get("between", False)

    def wrong(cm: float) -> bool:
        if between:
            return not min(allowed) - _INDENT_SLACK <= cm <= max(allowed) + _INDENT_SLACK
        return all(abs(cm - each) > _INDENT_SLACK for each in allowed)

    want = " - ".join(map(plainly, allowed)) if between else " / ".join(map(plainly, allowed))
    yield from _when_many(rows, lambda setting: round((setting.indent_first or 0) * _CM_PER_PT, 2), wrong, plainly, f"{want} cm", allowed)


def _is_hanging(block: Block) -> bool:
    setting = block.setting
    assert setting is not None
    first, left = setting.indent_first or 0.0, setting.indent_left or 0.0
    return first < 0 or (first == 0 and left > 0) or block.text[:1].isspace() or "\n" in block.text or setting.align == "center"


def _gap(_looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """What stands between each paragraph and the next, in pt; an empty paragraph between them is room enough."""
    gaps = [
        (below, _between(above, below))
        for above, below in pairwise(paragraphs)
        if below.paragraph == above.paragraph + 1 and above.part == below.part and not below.gap
    ]
    narrow = [(block, gap) for block, gap in gaps if gap < check["least"] - _GAP_SLACK]
    if len(narrow) > _FEW * len(gaps):
        usual = _commonest(gap for _, gap in narrow)
        yield _seed([block for block, _ in narrow], plainly(round(usual, 2)), str(check["least"]), check["least"])


def _between(above: Block, below: Block) -> float:
    one, other = above.setting, below.setting
    assert one is not None
    assert other is not None
    alike = one.style == other.style
    after = 0.0 if one.contextual and alike else one.gap_after or 0.0
    before = 0.0 if other.contextual and alike else other.gap_before or 0.0
    return after + before


def _line(looks: Looks, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Seed]:
    """Line spacing in lines, a spacing in points by the size of the letters; ``exact``: points that always do."""
    least, most = check["range"]
    rows = []
    for block in paragraphs:
        lines = _lines(block, block.runs[-1].style.size if block.runs else None, check.get("exact"))
        if lines is not None:
            rows.append((block, lines))
    lost = [(block, lines) for block, lines in rows if not least / _LINE_SLACK <= lines <= most * _LINE_SLACK]
    if len(lost) > _FEW * len(rows):
        usual = _commonest(lines for _, lines in lost)
        yield _seed([block for block, _ in lost], plainly(round(usual, 2)), span((least, most)), [least, most])


def _lines(block: Block, size: float | None, exact: float | None) -> float | None:
    setting = block.setting
    assert setting is not None
    if setting.line is None or setting.line_rule == "auto":
        return setting.line
    if not size:
        return None
    lines = setting.line / (_SINGLE * size)
    if setting.line_rule == "atLeast" or (exact and setting.line >= exact):
        return max(lines, 1.0)
    return lines


def _when_many(
    rows: Paragraphs,
    value: Callable[[Setting], Any],
    wrong: Callable[[Any], bool],
    told: Callable[[Any], str],
    want: str | None,
    wanted: Any,
) -> Iterator[Seed]:
    """A finding when more than a few of the paragraphs are wrong."""
    values = [(block, value(block.setting)) for block in rows if block.setting is not None]
    lost = [(block, each) for block, each in values if wrong(each)]
    if len(lost) > _FEW * len(values):
        yield _seed([block for block, _ in lost], told(_commonest(each for _, each in lost)), want, wanted)


def _commonest(values: Iterable[Any]) -> Any:
    counts: dict[Any, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda value: counts[value])


def _seed(blocks: Paragraphs, got: str, want: str | None, wanted: Any) -> Seed:
    places = tuple(block.place() for block in blocks)
    return Seed(places[0], got, want, {"count": len(blocks), "wanted": wanted, "places": places})


_ASKED: Mapping[str, Callable[[Looks, Mapping[str, Any], Paragraphs], Iterator[Seed]]] = {
    "size": _size,
    "one_size": _one_size,
    "heading_size": _heading_size,
    "align": _align,
    "indent": _indent,
    "gap": _gap,
    "line": _line,
}
