"""How a plan looks: the formatting under a place, weighed by the letters it bears.

A piece of text is judged by what a reader sees of it: spaces, punctuation, raised note marks and the number Word draws
before a paragraph weigh nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from checker.model import Block, CharacterFormat, Component, Location, Plan
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple

if TYPE_CHECKING:
    from checker.checking.case import Case

_SHORT = 4  # characters; a longer stretch is weighed by its length, which costs nothing
_RAISED = ("superscript", "subscript")
_PIECE = lazy_pattern(r"\n|\t|\s{4,}")
_STROKES = "-–—_=─━"
_HYPHENS = lazy_pattern(r"(?<!\S)(?:[-=]\s?){3,}(?!\S)")
_RULED = lazy_pattern(rf"(?<!\S)(?:[{_STROKES}]\s?){{3,}}(?!\S)")
_MM_PER_PT = 25.4 / 72
_A4_TEXT = 465.0  # pt; an A4 page less 30 and 15 mm
_CAPITAL, _SMALL, _OTHER = 0.70, 0.49, 0.28  # widths in em of bold Times New Roman
_UNDERSCORE, _RAISED_SIZE = 0.5, 0.65  # its width in em; how large Word prints superscript, in which the decree's own forms type it


class Stretch(NamedTuple):
    """Some letters of one formatting, and how many there are."""

    style: CharacterFormat
    weight: int


class Piece(NamedTuple):
    """What is judged as one: a part, or a line of it. ``places`` are where it stands, ``stretches`` its letters."""

    places: tuple[Location, ...]
    stretches: tuple[Stretch, ...]

    def share(self, wrong: Callable[[CharacterFormat], bool]) -> float:
        """Which share of its letters looks wrong."""
        return share_of(self.stretches, wrong)

    def most(self, value: Callable[[CharacterFormat], Any], among: Callable[[CharacterFormat], bool] = lambda _: True) -> Any:
        """The value most of its letters have, ``None`` when it has none."""
        weights: dict[Any, int] = {}
        for stretch in self.stretches:
            if among(stretch.style):
                weights[value(stretch.style)] = weights.get(value(stretch.style), 0) + stretch.weight
        return max(weights, key=lambda each: weights[each]) if weights else None


class Looks:
    """The blocks of a plan by their places, and what stands under each."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.blocks = plan.document.blocks
        self.at = {(block.part, block.paragraph): index for index, block in enumerate(self.blocks)}
        self._foot = {block.paragraph: block for block in plan.document.foot}
        self._letters: dict[tuple[str, int], tuple[Stretch, ...]] = {}

    def index(self, place: Location | None) -> int | None:
        """The number of the block a place stands in."""
        return None if place is None or place.paragraph is None else self.at.get((place.part, place.paragraph))

    def block(self, place: Location | None) -> Block | None:
        """The block a place stands in."""
        if place is not None and place.part == "footer" and place.paragraph is not None:
            return self._foot.get(place.paragraph)
        index = self.index(place)
        return None if index is None else self.blocks[index]

    def piece(self, places: Iterable[Location]) -> Piece:
        """What stands at some places, as one."""
        known = tuple(place for place in places if self.block(place) is not None)
        return Piece(known, tuple(stretch for place in known for stretch in self._under(place)))

    def letters_of(self, block: Block) -> tuple[Stretch, ...]:
        """The letters of a whole block, weighed once for all rules that ask about the running text."""
        key = (block.part, block.paragraph)
        known = self._letters.get(key)
        if known is None:
            known = self._letters[key] = tuple(self.stretches(block))
        return known

    def _under(self, place: Location) -> Iterator[Stretch]:
        block = self.block(place)
        if block is not None:
            yield from self.stretches(block, place.start or 0, place.end)

    def stretches(self, block: Block, start: int = 0, end: int | None = None) -> Iterator[Stretch]:
        """The letters of a block between two offsets; those of a prompt, grey until somebody fills it in, have no look yet."""
        first, last = max(start, block.label), len(block.text) if end is None else end
        for run in block.runs:
            start, end = max(run.start, first), min(run.end, last)
            if start < end and run.style.vertical not in _RAISED and not (block.holes and _waits(block, start, end)):
                weight = letters(block.text[start:end])
                if weight:
                    yield Stretch(run.style, weight)

    def line(self, place: Location) -> Location:
        """The whole printed line of the column that a place stands in."""
        block = self.block(place)
        if block is None:
            return place
        start, end = 0, len(block.text)
        for gap in _PIECE.finditer(block.text):
            if gap.end() <= (place.start or 0):
                start = gap.end()
            elif place.end is not None and gap.start() >= place.end:
                end = gap.start()
                break
        return block.place(start, end)

    def text(self, place: Location) -> str:
        """The words at a place."""
        block = self.block(place)
        return block.text[place.start or 0 : place.end] if block is not None else ""

    def head(self) -> tuple[Block, ...]:
        """The blocks above the type name, or above the subject when no type name is printed."""
        for name in ("type_name", "subject"):
            part = self.component(name)
            if part.present and part.places and (index := self.index(part.places[0])) is not None:
                return self.blocks[:index]
        return ()

    def text_width(self) -> float:
        """The width of the text on the first page, in pt."""
        page = self.plan.document.sections[0] if self.plan.document.sections else None
        return (page.width - page.left - page.right) / _MM_PER_PT if page is not None else _A4_TEXT

    def room(self, place: Location) -> float:
        """The width a line of a place has before it is broken, in pt: its column's where the file states it, else the text's."""
        block = self.block(place)
        column = block.cell.width if block is not None and block.cell is not None else None
        return min(column or self.text_width(), self.text_width())

    def component(self, name: str) -> Component:
        """A part of the plan."""
        return self.plan.components[name]

    def size(self, name: str) -> float | None:
        """The size most letters of a part have, in pt."""
        part = self.component(name)
        size: float | None = self.piece(part.places).most(lambda style: style.size) if part.present else None
        return size

    def place_of(self, name: str) -> Location | None:
        """Where a part begins."""
        part = self.component(name)
        return part.places[0] if part.present and part.places else None

    def column_of(self, name: str) -> tuple[int, int] | None:
        """Table and column in which a part begins, when both columns of that table hold text; of a printed page its left edge."""
        part = self.component(name)
        place = part.places[0] if part.present and part.places else None
        block = self.block(place)
        if block is None or place is None:
            return None
        if place.bbox is not None:
            return (place.page or 0, round(place.bbox[0]))
        return (block.cell.table, block.cell.column) if block.cell is not None else None

    def cell_of(self, name: str) -> tuple[int, int] | None:
        """Table and row in which a part begins."""
        part = self.component(name)
        block = self.block(part.places[0]) if part.present and part.places else None
        return (block.cell.table, block.cell.row) if block is not None and block.cell is not None else None


def share_of(stretches: Iterable[Stretch], wrong: Callable[[CharacterFormat], bool]) -> float:
    """Which share of some letters looks wrong."""
    total = lost = 0
    for style, weight in stretches:  # a loop and no sums: asked of each paragraph by a dozen rules
        total += weight
        if wrong(style):
            lost += weight
    return lost / total if total else 0.0


def sizes_of(stretches: Iterable[Stretch]) -> dict[float | None, int]:
    """How many letters there are of each size."""
    sizes: dict[float | None, int] = {}
    for style, weight in stretches:
        sizes[style.size] = sizes.get(style.size, 0) + weight
    return sizes


def _waits(block: Block, start: int, end: int) -> bool:
    """Whether the letters between two offsets are a prompt or a field not filled in."""
    return any(first <= start and end <= last for first, last in block.holes)


def letters(text: str) -> int:
    """How many letters and digits; of a long text about how many."""
    if len(text) <= _SHORT:
        return sum(map(str.isalnum, text))
    return len(text) - text.count(" ")


def plainly(number: float) -> str:
    """``13`` for 13.0, ``13,5`` for 13.5: a number as Vietnamese prints it."""
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def span(numbers: Iterable[float]) -> str:
    """``13`` or ``13-14``."""
    return "-".join(dict.fromkeys(plainly(number) for number in numbers))


def rules_in(block: Block) -> int:
    """How many horizontal lines a block shows: drawn, typed, or its own border."""
    border = block.setting is not None and block.setting.border_bottom
    return len(block.drawn) + bool(border) + (len(_RULED.findall(block.text)) if _has_strokes(block.text) else 0)


def hyphens_in(block: Block) -> str:
    """The row of hyphens that is the only line a block shows; empty when there is none, or a line beside it."""
    typed = _HYPHENS.search(block.text) if _has_strokes(block.text) else None
    return typed.group().strip() if typed and rules_in(block) == 1 else ""


def typed_length(block: Block) -> float:
    """How long the one row of underscores that a block shows runs, in pt; 0 without it, or where the file states no size of its letters."""
    row = block.text.strip()
    if block.drawn or not row or row.strip("_"):
        return 0.0
    widths = [
        run.style.size * _UNDERSCORE * (_RAISED_SIZE if run.style.vertical in _RAISED else 1) * block.text[run.start : run.end].count("_")
        for run in block.runs
        if run.style.size
    ]
    return sum(widths) if len(widths) == len(block.runs) else 0.0


def _has_strokes(text: str) -> bool:
    """Whether a text has as many strokes as make a row; most have not, and are put before no pattern."""
    return sum(map(text.count, _STROKES)) >= 3


def text_width(text: str, size: float) -> float:
    """About how wide a line of bold Times New Roman runs, in pt."""
    return size * sum(_CAPITAL if letter.isupper() else _SMALL if letter.isalnum() else _OTHER for letter in text)


def looks_of(case: Case) -> Looks:
    """The looks of a plan before the rules, worked out once."""
    return case.once("looks", lambda: Looks(case.plan))


def in_capitals(case: Case, place: Location | None) -> bool:
    """Whether what is typed at a place in small letters is printed in capitals (``w:caps``)."""
    piece = looks_of(case).piece([place] if place is not None else [])
    return bool(piece.stretches) and all(stretch.style.caps for stretch in piece.stretches)


# Facts of the whole page that rules ask for by name (``look.sizes``): the value and the part it is shown at.


def _motto_pair(looks: Looks) -> tuple[str, str]:
    return _sizes(looks, "national_name", "motto"), "motto"


def _head_sizes(looks: Looks) -> tuple[str, str]:
    return _sizes(looks, "national_name", "motto", "date"), "date"


def _organ_sizes(looks: Looks) -> tuple[str, str]:
    names = [name for name in ("national_name", "superior_organ", "organ") if looks.component(name).status == "found"]
    return _sizes(looks, *names), "organ"


# What is out of its own range is that part's fault, not the pair's (Mục V, ghi chú 1).
_OWN_RANGES = {"national_name": (12, 13), "superior_organ": (12, 13), "organ": (12, 13), "motto": (13, 14), "date": (13, 14)}


def _sizes(looks: Looks, *names: str) -> str:
    sizes = [(looks.size(name), _OWN_RANGES[name]) for name in names]
    if not all(size is not None and least <= size <= most for size, (least, most) in sizes):
        return ""
    return "/".join(plainly(size) for size, _ in sizes if size is not None)


def _apart(first: str, second: str) -> Callable[[Looks], tuple[bool, str]]:
    """Whether two parts of one table begin in different rows of it."""

    def told(looks: Looks) -> tuple[bool, str]:
        one, other = looks.cell_of(first), looks.cell_of(second)
        return one is not None and other is not None and one[0] == other[0] and one[1] != other[1], first

    return told


def _left_of(first: str, second: str) -> Callable[[Looks], tuple[bool, str]]:
    """Whether a part that belongs on the right stands in a column left of one that belongs on the left."""

    def told(looks: Looks) -> tuple[bool, str]:
        one, other = looks.column_of(first), looks.column_of(second)
        return one is not None and other is not None and one[0] == other[0] and one[1] < other[1], first

    return told


def _signed_left(looks: Looks) -> tuple[bool, str]:
    """Whether the signature stands left of the recipients; of two who sign, one does by right."""
    return _left_of("competence" if looks.component("competence").present else "position", "recipients")(looks)


def _above(first: str, second: str) -> Callable[[Looks], tuple[bool, str]]:
    """Whether a part that belongs below another stands before it."""

    def told(looks: Looks) -> tuple[bool, str]:
        one, other = (looks.place_of(name) for name in (first, second))
        return one is not None and other is not None and one.part == other.part and _reached(one) < _reached(other), first

    return told


def _reached(place: Location) -> tuple[int, int]:
    """How far down the text a place stands."""
    return (place.paragraph if place.paragraph is not None else place.line or 0), place.start or 0


FACTS: Mapping[str, Callable[[Looks], tuple[Any, str]]] = {
    "motto_pair": _motto_pair,
    "head_sizes": _head_sizes,
    "organ_sizes": _organ_sizes,
    "motto_above": _above("motto", "national_name"),
    "header_swapped": _left_of("national_name", "organ"),
    "closing_swapped": lambda looks: (False, "position") if looks.plan.cosigners else _signed_left(looks),
    "number_off_date": _apart("number", "date"),
    "recipients_off_title": lambda looks: _apart("recipients", "competence" if looks.component("competence").present else "position")(
        looks
    ),
}
