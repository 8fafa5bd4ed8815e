"""Lines as a person sees them: soft breaks, tabs and wide gaps part a block into pieces that stand on their own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import cache

from checker.grammar.placeholder import is_hole
from checker.model import Assignment, Block, Component, Document, Location
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.parsing.as_read import as_read
from checker.parsing.columns import columns_of, has_gap
from checker.parsing.quoting import ILLEGIBLE, as_printed, slips_on
from checker.wording.folding import bare, one_space

_CELL_ENDS = " \t|"  # a web copy leaves the bars of its table's cells behind
_HEAD = 160  # characters
_PARAGRAPH = 240  # characters; text this long on one line is a paragraph, not columns
LEGIBLE = 0.6
"""How sure a recogniser must be of what is taken for read."""
_COUNTED = ("number", "date")
_QUOTED = ("national_name", "motto")  # the law quotes them whole, and rules of their own judge every letter
_SHORT = 9  # words: a line of a number or a date
_RULE = lazy_pattern(r"[\s\-–—_=*.─━~•]{3,}")


class Line(NamedTuple):
    """A piece of a block: ``text`` is ``block.text[start:end]``; ``side`` counts the pieces of one printed line from the left.

    ``parts``: the lines it is printed on, the first of them its own place, where it wrapped within itself.
    """

    text: str
    block: int
    start: int
    end: int
    side: int = 0
    parts: tuple[Line, ...] = ()

    @property
    def low(self) -> str:
        """The text for recognition: no diacritics, single spaces."""
        return one_space(bare(self.text))


def is_rule(text: str) -> bool:
    """A line drawn with characters: ``-------`` or ``_____``."""
    return bool(_RULE.fullmatch(text)) and "." not in text


def lines_of(block: Block, index: int, *, columns: bool = True) -> list[Line]:
    """The block's printed lines, each cut into its columns; lines drawn with characters are left out."""
    if _is_one_line(whole := block.text):
        text = whole.strip()
        lead = 0 if text == whole else len(whole) - len(whole.lstrip())
        words = text[:1].isalnum() or (text and not is_rule(text))
        return [Line(text, index, lead, lead + len(text))] if words else []
    found, offset = [], 0
    for part in block.text.split("\n"):
        for side, (start, end) in enumerate(columns_of(part) if columns else [(0, len(part))]):
            piece = part[start:end]
            text = piece.strip(_CELL_ENDS) if "|" in piece else piece.strip()
            lead = piece.index(text) if text else 0
            if text and not is_rule(text):
                found.append(Line(text, index, offset + start + lead, offset + start + lead + len(text), side))
        offset += len(part) + 1
    return found


def _is_one_line(text: str) -> bool:
    """Whether the text has neither breaks nor columns."""
    whole = len(text) > _PARAGRAPH and "\n" not in text
    return whole or (text.isprintable() and "|" not in text and not has_gap(text))  # no other space is printable


def joined(lines: Sequence[Line]) -> str:
    """The lines' text as one, single-spaced."""
    return one_space(" ".join(line.text for line in lines))


class Page:
    """A document's blocks being read: which lines are taken for what, and why (for ``thethuc explain``).

    ``blocks`` are for reading, :attr:`printed` for quoting: they differ where a template waits to be filled in.
    """

    def __init__(self, document: Document, blocks: Sequence[Block] | None = None) -> None:
        """``blocks``: those of the document with their slips put right (``recognition``), when it has any."""
        self.printed: Sequence[Block] = document.blocks
        self.blocks: Sequence[Block] = as_read(document.blocks if blocks is None else blocks)
        self.foot = document.foot
        self.ocr = document.noisy
        self.mended: Container[int] = document.traits.get("mended", frozenset())
        self.smudged = document.noisy and document.traits.get("recogniser") != "vie"
        self.readings: list[Assignment] = []
        self._low: dict[int, str] = {}
        self._heads: dict[int, str] = {}
        self._lines: dict[int, list[Line]] = {}
        self._whole: dict[int, list[Line]] = {}
        self._places: dict[int, Location] = {}

    def low(self, at: int) -> str:
        """Block ``at`` without diacritics, as long as its text; worked out once."""
        low = self._low.get(at)
        if low is None:
            low = self._low[at] = bare(self.blocks[at].text)
        return low

    def head(self, at: int) -> str:
        """The first words of block ``at`` without diacritics: enough to know a line by how it opens."""
        head = self._heads.get(at)
        if head is None:
            head = self._heads[at] = bare(self.blocks[at].text[:_HEAD])
        return head

    def pieces(self, at: int) -> list[Line]:
        """The printed lines of block ``at`` cut into their columns; worked out once."""
        lines = self._lines.get(at)
        if lines is None:
            lines = self._lines[at] = lines_of(self.blocks[at], at)
        return lines

    def replace(self, line: Line, *others: Line) -> None:
        """Put other lines, or none, where a line stands."""
        pieces = self._lines[line.block]
        pieces[pieces.index(line) : pieces.index(line) + 1] = others

    def whole_lines(self, at: int) -> list[Line]:
        """The printed lines of block ``at`` as they run, columns and all; worked out once."""
        lines = self._whole.get(at)
        if lines is None:
            block = self.blocks[at]
            lines = self._whole[at] = self.pieces(at) if _is_one_line(block.text) else lines_of(block, at, columns=False)
        return lines

    def lines(self, start: int, end: int, *, columns: bool = True) -> list[Line]:
        """The printed lines of blocks ``start`` up to ``end``, cut into their ``columns`` or as they run."""
        lines_at = self.pieces if columns else self.whole_lines
        return [line for at in range(start, min(end, len(self.blocks))) for line in lines_at(at)]

    def waits(self, line: Line) -> bool:
        """Whether the line is nothing but a field or prompt that waits to be filled in."""
        shown = self.printed[line.block]
        return shown is not self.blocks[line.block] and is_hole(line.text) and not self.is_dotted(line)

    def is_dotted(self, line: Line) -> bool:
        """Whether the line's dots are typed ones."""
        return not self.printed[line.block].text[line.start : line.end].strip(".… ")

    def quoted(self, lines: Sequence[Line], text: str | None = None) -> str:
        """``text``, part of what the grammars read on the lines (all of it when none), as it is printed."""
        read = joined(lines)
        text = read if text is None else text
        if all(self.printed[line.block] is self.blocks[line.block] for line in lines):
            return text
        if any(self.blocks[line.block].slips for line in lines):
            return as_printed(self.blocks, self.printed, lines, text)
        printed = one_space(" ".join(_shown(self.printed[line.block], line) for line in lines))
        at = read.find(text)
        return printed[at : at + len(text)] if at >= 0 and len(printed) == len(read) else text

    def place(self, line: Line) -> Location:
        """Where the line stands."""
        return self.blocks[line.block].place(line.start, line.end)

    def place_of(self, at: int) -> Location:
        """Where block ``at`` stands; worked out once."""
        place = self._places.get(at)
        if place is None:
            place = self._places[at] = self.blocks[at].place()
        return place

    def sureness(self, lines: Sequence[Line]) -> float:
        """How sure a recogniser is of these lines, from 0 to 1: of their least sure figure, or of their words on the whole."""
        words = [
            (box.confidence, self.blocks[line.block].text[box.start : box.end])
            for line in lines for box in self.blocks[line.block].boxes if box.start < line.end and line.start < box.end
        ]  # fmt: skip
        if not words:
            return 1.0
        letters = sum(len(text) for _, text in words)
        whole = sum(confidence * len(text) for confidence, text in words) / max(letters, 1)
        figures = [confidence for confidence, text in words if any(map(str.isdigit, text))] if len(words) <= _SHORT else []
        return round(min([whole, *figures]), 2)

    def note(self, lines: Iterable[Line], component: str, cue: str, runner_up: str | None = None, confidence: float = 1.0) -> None:
        """Record what decided that these lines are that component."""
        for block in dict.fromkeys(line.block for line in lines):
            slip = next((slip for slip in self.blocks[block].slips if slip.part == component), None)
            if slip is None:
                self.readings.append(Assignment(block, component, cue, runner_up, confidence))
            else:
                self.readings.append(
                    Assignment(block, component, "likeness", slip.instead or runner_up, confidence, slip.cost, slip.margin, slip.score)
                )

    def found(
        self, name: str, lines: Sequence[Line], *, text: str | None = None, cue: str, runner_up: str | None = None, **more: object
    ) -> Component:
        """A component that stands on these lines; smudged when the medium lost its diacritics, unless ``status`` says more.

        What the recogniser itself was not sure of is smudged whatever else is said, and then gives no number and no date.
        """
        lines = [piece for line in lines for piece in line.parts or (line,)]
        confidence = self.sureness(lines) if not self.smudged else 0.8
        if any(line.block in self.mended for line in lines):
            confidence = min(confidence, 0.6)
        self.note(lines, name, cue, runner_up, confidence)
        status = str(more.pop("status", "garbled" if self.smudged else "found"))
        if status == "found" and (confidence < LEGIBLE or (self.ocr and any(ILLEGIBLE in line.text for line in lines))):
            status = "garbled"
            if name in _COUNTED:
                more["value"] = None
        if slips := slips_on(self.blocks, name, lines):
            more["items"] = {**more.get("items", {}), "slips": slips}  # type: ignore[dict-item]
            if name in _COUNTED and any(slip.fields["figures"] for slip in slips):
                more["value"] = None
        places = tuple(self.place(line) for line in lines)
        read, printed = joined(lines) if text is None else text, self.quoted(lines, text)
        if name not in _QUOTED and printed != read and any(self.blocks[line.block].slips for line in lines):
            more["meant"] = read
        return Component(name, status, printed, places=places, confidence=confidence, **more)  # type: ignore[arg-type]


def _shown(block: Block, line: Line) -> str:
    """The line as printed; as read where it was put together from pieces."""
    text = block.text[line.start : line.end]
    return text if len(text) == len(line.text) else line.text


@cache
def missing(name: str) -> Component:
    """A component that belongs and is not there."""
    return Component(name, "missing")


@cache
def none_by_right(name: str) -> Component:
    """A component this document has none of by right."""
    return Component(name, "not_applicable")
