"""The running text as a whole: how its paragraphs are set and what letters it is printed in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from checker.checking.case import Answer, CannotTell, Case, Problem
from checker.checking.looks import Looks, looks_of, plainly, share_of, sizes_of, span
from checker.model import Block, Location, ParagraphFormat
from checker.model.tuples import NamedTuple

_LONG = 80  # characters; what fits on one line looks justified however it is set (ambiguous.md B15)
_FEW = 0.2  # share of the paragraphs: below it the odd one has its reason
_STRAY, _MIXED = 0.05, 0.05  # share of the letters
_WHOLLY, _GREATER = 0.8, 0.4  # share of a paragraph's letters, share of all letters
_CM_PER_PT = 2.54 / 72
_INDENT_SLACK = 0.05  # cm
_GAP_SLACK = 0.1  # pt
_LINE_SLACK = 1.03
_SINGLE = 1.15  # a single line of Times New Roman in times its size
_SHOWN = 60  # characters of a paragraph in a finding
_APART = ("(", "“", '"', "*", "Ghi chú", "Lưu ý", "Chú thích", "Ví dụ", "Nguồn")

Paragraphs = list[Block]


def prose(case: Case, check: Mapping[str, Any]) -> Iterator[Answer]:
    """The paragraphs of the body, tables and landscape pages apart: ``asks`` is ``size``, ``one_size``, ``heading_size``,
    ``align``, ``indent``, ``gap``, ``line``, ``upright``, ``each_upright``, ``not_bold`` or ``small``. One finding for all, with their
    ``count`` and the first places.
    """
    yield from _ASKED[check["asks"]](case, check, case.once("prose", lambda: _paragraphs(case, looks_of(case))))


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
    """A paragraph, how many letters it has of each size, the size most of them have, and how many they are."""

    block: Block
    sizes: Mapping[float | None, int]
    size: float | None
    weight: int


def _weighed(case: Case, paragraphs: Paragraphs) -> list[_Weighed]:
    """The paragraphs apart from the bases, whose letters have rules of their own."""
    return case.once("weighed", lambda: list(_weigh(looks_of(case), paragraphs)))


def _weigh(looks: Looks, paragraphs: Paragraphs) -> Iterator[_Weighed]:
    bases = {looks.index(item.place) for item in looks.component("legal_bases").items.get("lines", ()) if item.fields.get("among")}
    for block in paragraphs:
        if looks.at[block.part, block.paragraph] not in bases:
            sizes = sizes_of(looks.letters_of(block))
            yield _Weighed(block, sizes, max(sizes, key=lambda size: sizes[size], default=None), sum(sizes.values()))


def _size(case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """From a twentieth of the letters on."""
    least, most = check["range"]
    rows = _weighed(case, paragraphs)
    wrong = {size for row in rows for size in row.sizes if size is not None and not least <= size <= most}
    shares = [(row, sum(weight for size, weight in row.sizes.items() if size in wrong)) for row in rows] if wrong else []
    if sum(share for _, share in shares) > _STRAY * sum(row.weight for row in rows):
        lost = [row for row, share in shares if share * 2 > row.weight] or [row for row, share in shares if share]
        usual = max(wrong, key=lambda size: lost[0].sizes.get(size, 0))
        yield _seed([row.block for row in lost], plainly(usual), span((least, most)), [least, most])


def _one_size(case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """Paragraphs of another size than most, each size within its range; short numbered lines have a rule of their own."""
    rows = _in_range(_weighed(case, paragraphs), check)
    usual = _usual(rows)
    numbered = _numbered(looks_of(case), check["styles"])
    lost = [row for row in rows if row.size != usual and looks_of(case).at[row.block.part, row.block.paragraph] not in numbered]
    if sum(row.weight for row in lost) > _MIXED * sum(row.weight for row in rows):
        yield _seed([row.block for row in lost], plainly(lost[0].size or 0), plainly(usual), usual)


def _upright(case: Case, _check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """The running text is upright; a quotation or a remark in italics is nobody's fault."""
    yield from _leaning(case, paragraphs, "italic")


def _each_upright(case: Case, _check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """No long paragraph of the running text is in italics from end to end, a remark in brackets, a quotation and a note apart.

    An opening that takes the place of bases ("Thực hiện …") may lean as these do (ambiguous.md B3).
    """
    looks = looks_of(case)
    opening = {looks.index(item.place) for item in looks.component("legal_bases").items.get("lines", ())}
    lost = [
        row.block
        for row in _running(case, paragraphs)
        if len(row.block.text) > _LONG
        and looks.at[row.block.part, row.block.paragraph] not in opening
        and not row.block.text.lstrip().startswith(_APART)
        and _is_wholly(case, row.block, "italic")
    ]
    if lost:
        yield _seed(lost, lost[0].text[:_SHOWN], None, False)


def _not_bold(case: Case, _check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """The running text is not bold; headings are."""
    yield from _leaning(case, paragraphs, "bold")


def _small(case: Case, _check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """The running text is in small letters, whether typed in capitals or printed so by a style."""
    yield from _greater_part(
        _running(case, paragraphs),
        lambda row: len(row.block.text) > _LONG // 2 and (row.block.text.isupper() or _is_wholly(case, row.block, "caps")),
    )


def _leaning(case: Case, paragraphs: Paragraphs, look: str) -> Iterator[Problem]:
    """The running text has that look."""
    yield from _greater_part(_running(case, paragraphs), lambda row: _is_wholly(case, row.block, look))


def _running(case: Case, paragraphs: Paragraphs) -> list[_Weighed]:
    """The paragraphs apart from bases, headings and points, which have rules of their own."""

    def found() -> list[_Weighed]:
        looks = looks_of(case)
        apart = _headings_and_points(looks)
        return [row for row in _weighed(case, paragraphs) if looks.at[row.block.part, row.block.paragraph] not in apart]

    return case.once("running", found)


def _greater_part(rows: list[_Weighed], wrong: Callable[[_Weighed], bool]) -> Iterator[Problem]:
    """A finding when the greater part of the rows is wrong."""
    lost = [row for row in rows if wrong(row)]
    if len(lost) > 1 and sum(row.weight for row in lost) > _GREATER * sum(row.weight for row in rows):
        yield _seed([row.block for row in lost], str(len(lost)), None, False)


def _is_wholly(case: Case, block: Block, look: str) -> bool:
    return share_of(looks_of(case).letters_of(block), lambda style: bool(getattr(style, look))) > _WHOLLY


def _headings_and_points(looks: Looks) -> set[int | None]:
    items = looks.component("sections").items.get("all", ())
    kinds = (item.fields for item in items)
    apart = [fields.get("level") == 1 or fields.get("titled") or fields.get("style") == "letter" for fields in kinds]
    return {looks.index(item.place) for item, alone in zip(items, apart, strict=True) if alone}


def _heading_size(case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Problem]:
    """Numbered articles, clauses and points are of the size of the text (II.6.đ)."""
    rows = _in_range(_weighed(case, paragraphs), check)
    usual = _usual(rows)
    numbered = _numbered(looks_of(case), check["styles"])
    lost = [row for row in rows if row.size != usual and looks_of(case).at[row.block.part, row.block.paragraph] in numbered]
    if lost:
        yield _seed([row.block for row in lost], plainly(lost[0].size or 0), plainly(usual), usual)


def _numbered(looks: Looks, styles: Collection[str]) -> set[int | None]:
    """The blocks that are short lines numbered in one of those styles."""
    items = looks.component("sections").items.get("all", ())
    return {looks.index(item.place) for item in items if str(item.fields.get("style")) in styles and len(item.text) < _LONG}


def _in_range(rows: list[_Weighed], check: Mapping[str, Any]) -> list[_Weighed]:
    """The paragraphs whose size is allowed by itself."""
    least, most = check["range"]
    return [row for row in rows if row.size is not None and least <= row.size <= most]


def _usual(rows: list[_Weighed]) -> float:
    """The size most letters have, in pt."""
    weights: dict[float, int] = {}
    for row in rows:
        weights[row.size or 0] = weights.get(row.size or 0, 0) + row.weight
    return max(weights, key=lambda size: weights[size], default=0.0)


def _align(_case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Answer]:
    rows = [block for block in paragraphs if len(block.text) >= _LONG and block.setting is not None]
    yield from _when_many(rows, lambda setting: setting.align, lambda align: align != check["align"], str, None, check["align"])


def _indent(_case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Answer]:
    """First-line indents in cm, of long paragraphs; a hanging one is a list's, and a leading tab does an indent's work."""
    rows = [block for block in paragraphs if len(block.text) >= _LONG and not _is_hanging(block)]
    allowed, between = check["cm"], check.get("between", False)

    spans = [(min(allowed), max(allowed))] if between else [(each, each) for each in allowed]

    def wrong(cm: float) -> bool:
        return not any(least - _INDENT_SLACK <= cm <= most + _INDENT_SLACK for least, most in spans)

    want = " - ".join(map(plainly, allowed)) if between else " / ".join(map(plainly, allowed))
    for answer in _when_many(rows, _indent_cm, wrong, plainly, f"{want} cm", allowed):
        if isinstance(answer, Problem):
            begun = {cm for block in rows if (cm := _indent_cm(_setting(block))) is not None and wrong(cm)}
            yield answer._replace(values={**(answer.values or {}), "beside": _set_alike(paragraphs, begun)})
        else:
            yield answer


def _set_alike(paragraphs: Paragraphs, begun: Collection[float]) -> tuple[Location, ...]:
    """Where short lines and headings stand that begin at one of these indents (cm), as wrong long ones do: mended without them the page
    has two edges.
    """
    short = (block for block in paragraphs if len(block.text) < _LONG and not _is_hanging(block) and not block.label)
    return tuple(block.place() for block in short if _indent_cm(_setting(block)) in begun)


def _indent_cm(setting: ParagraphFormat) -> float | None:
    return None if setting.indent_first is None else round(setting.indent_first * _CM_PER_PT, 2)


def _is_hanging(block: Block) -> bool:
    setting = _setting(block)
    first, left = setting.indent_first or 0.0, setting.indent_left or 0.0
    return first < 0 or (first == 0 and left > 0) or block.text[:1].isspace() or "\n" in block.text or setting.align == "center"


def _gap(_case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Answer]:
    """What stands between each paragraph and the next, in pt; an empty paragraph between them is room enough."""
    neighbours = [
        (above, below)
        for above, below in pairwise(paragraphs)
        if below.paragraph == above.paragraph + 1 and above.part == below.part and not below.gap
    ]
    gaps = [(below, _between(above, below)) for above, below in neighbours if _tells_gap(above, below)]
    if neighbours and not gaps:
        yield CannotTell()
    narrow = [(block, gap) for block, gap in gaps if gap < check["least"] - _GAP_SLACK]
    if len(narrow) > _FEW * len(gaps):
        usual = _commonest(gap for _, gap in narrow)
        yield _seed([block for block, _ in narrow], plainly(round(usual, 2)), str(check["least"]), check["least"])


def _tells_gap(above: Block, below: Block) -> bool:
    """Whether the medium says anything of the room between two paragraphs."""
    return any(gap is not None for gap in (_setting(above).gap_after, _setting(below).gap_before))


def _setting(block: Block) -> ParagraphFormat:
    assert block.setting is not None
    return block.setting


def _between(above: Block, below: Block) -> float:
    one, other = _setting(above), _setting(below)
    alike = one.style == other.style
    after = 0.0 if one.contextual and alike else one.gap_after or 0.0
    before = 0.0 if other.contextual and alike else other.gap_before or 0.0
    return after + before


def _line(case: Case, check: Mapping[str, Any], paragraphs: Paragraphs) -> Iterator[Answer]:
    """Line spacing in lines, a spacing in points by the size of the letters; ``exact``: points that always do."""
    least, most = check["range"]
    rows = []
    for block in paragraphs:
        lines = _lines(block, block.runs[-1].style.size if block.runs else None, check.get("exact"))
        if lines is not None:
            rows.append((block, lines))
    if paragraphs and not rows:
        yield CannotTell()
    lost = [(block, lines) for block, lines in rows if not least / _LINE_SLACK <= lines <= most * _LINE_SLACK]
    if len(lost) > _FEW * len(rows):
        usual = _commonest(lines for _, lines in lost)
        yield _seed([block for block, _ in lost], plainly(round(usual, 2)), span((least, most)), [least, most])


def _lines(block: Block, size: float | None, exact: float | None) -> float | None:
    setting = _setting(block)
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
    value: Callable[[ParagraphFormat], Any],
    wrong: Callable[[Any], bool],
    told: Callable[[Any], str],
    want: str | None,
    wanted: Any,
) -> Iterator[Answer]:
    """A finding when more than a few of the paragraphs are wrong; those of which the medium says nothing do not count."""
    values = [(block, each) for block in rows if (each := value(_setting(block))) is not None]
    if rows and not values:
        yield CannotTell()
    lost = [(block, each) for block, each in values if wrong(each)]
    if len(lost) > _FEW * len(values):
        yield _seed([block for block, _ in lost], told(_commonest(each for _, each in lost)), want, wanted)


def _commonest(values: Iterable[Any]) -> Any:
    counts: dict[Any, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=lambda value: counts[value])


def _seed(blocks: Paragraphs, got: str, want: str | None, wanted: Any) -> Problem:
    places = tuple(block.place() for block in blocks)
    return Problem(places[0], got, want, {"count": len(blocks), "wanted": wanted, "places": places})


_ASKED: Mapping[str, Callable[[Case, Mapping[str, Any], Paragraphs], Iterator[Answer]]] = {
    "size": _size,
    "one_size": _one_size,
    "heading_size": _heading_size,
    "align": _align,
    "indent": _indent,
    "gap": _gap,
    "line": _line,
    "upright": _upright,
    "each_upright": _each_upright,
    "not_bold": _not_bold,
    "small": _small,
}
