"""Where each letter of a block stands in the XML: the reader's own walk, remembering its steps.

The reader prints a paragraph as people see it: composed letters, plain spaces, no note marks, no deletions, Word's own
numbers in front. To mark or mend a word in the file one has to go the way back. The tracing story *is* the reader's
story, opened on the whole tree instead of the condensed one, so the two can never disagree about the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from unicodedata import is_normalized, normalize

from lxml import etree

from checker.fixing.letter_bounds import COMBINING, bounds
from checker.model import Block, Cell, Unreadable
from checker.reading.legacy import Cluster, clusters
from checker.reading.limits import Limits
from checker.reading.word.formatting import Formatter, Kind
from checker.reading.word.inline import Inline, ParagraphContent
from checker.reading.word.markup import W_NS, Lists, W
from checker.reading.word.story import Shared, Story
from checker.reading.word.styles import RunLook

_R, _T, _RPR = W + "r", W + "t", W + "rPr"
_ONE_LETTER = frozenset(W + tag for tag in ("tab", "ptab", "cr", "noBreakHyphen", "softHyphen", "br", "sym"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)


@dataclass(slots=True)
class RunText:
    """What one run gave its paragraph: ``start`` in the raw text; ``in_field``: it is (part of) a field's result."""

    start: int
    text: str
    run: etree._Element
    in_field: bool


@dataclass(slots=True)
class RawLetter:
    """One letter of the raw text: its run, the run's child that holds it, and the offset in that child's text."""

    run: etree._Element
    child: etree._Element
    offset: int
    in_field: bool


class TracingInline(Inline):
    """The reader's walk through a paragraph; ``pieces`` tells which run gave which text of the line read last."""

    def __init__(self, formatter: Formatter) -> None:
        super().__init__(formatter)
        self.pieces: list[RunText] = []
        self._now: etree._Element | None = None

    def read(self, paragraph: etree._Element, kind: Kind) -> ParagraphContent:
        """The content of a ``w:p``, remembered."""
        self.pieces = []
        return super().read(paragraph, kind)

    def _run(self, run: etree._Element) -> None:
        self._now = run
        super()._run(run)
        self._now = None

    def _write(self, text: str | None, look: RunLook) -> None:
        before = _length(self._line)
        super()._write(text, look)
        if self._now is not None and text and _length(self._line) > before:
            self.pieces.append(RunText(before, text, self._now, bool(self._fields)))


class TracingStory(Story):
    """One part of the file as a whole tree, with a :class:`Trace` for each of its blocks."""

    def __init__(self, data: bytes, name: str, part: str, shared: Shared) -> None:
        super().__init__(data, name, part, shared)
        self.name = name
        self.part = part
        self.traces: dict[int, Trace] = {}
        self.formatter = self._formatter

    @staticmethod
    def opened(data: bytes, name: str, limits: Limits) -> tuple[etree._Element, Lists, Lists]:
        """The whole tree, comments and all: it will be written again."""
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise Unreadable("unreadable.entities", what=name)
        try:
            return etree.fromstring(data, _PARSER), Lists(), Lists()
        except etree.XMLSyntaxError as error:
            raise Unreadable("unreadable.bad_xml", what=name, line=error.lineno or 0) from None

    @staticmethod
    def inline(formatter: Formatter) -> Inline:
        """The walk that remembers."""
        return TracingInline(formatter)

    def _add(self, element: etree._Element, cell: Cell | None, kind: Kind, line: ParagraphContent) -> None:
        known = len(self._blocks)
        super()._add(element, cell, kind, line)
        if len(self._blocks) > known:
            block = self._blocks[-1]
            pieces = self._inline.pieces if isinstance(self._inline, TracingInline) else []
            self.traces[block.paragraph] = Trace(element, block, "".join(line.texts), pieces, *_old_letters(line))


@dataclass(slots=True)
class Trace:
    """One paragraph of the file and the way from its block's text to its runs.

    ``letters``: what its raw text reads as, and ``coded`` which signs of it are in an old code; empty when none are.
    """

    element: etree._Element
    block: Block
    raw: str
    pieces: list[RunText]
    letters: list[Cluster]
    coded: list[bool]
    spots: list[RawLetter | None] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def covered(self, start: int, end: int) -> list[RawLetter] | None:
        """The letters of ``block.text[start:end]``; ``None`` when not all of them stand in runs we can name."""
        stretch = self.stretch(start, end)
        if stretch is None:
            return None
        spots = self.spots[stretch[0] : stretch[1]]
        return [spot for spot in spots if spot is not None] if spots and all(spots) else None

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """The raw offsets of ``block.text[start:end]``; ``None`` when it is empty, in Word's own number, or unknown."""
        self._learn()
        first, last = start - self.block.label, end - self.block.label
        if first < 0 or last > len(self.bounds) or first >= last:
            return None
        return self.bounds[first][0], self.bounds[last - 1][1]

    def decomposed(self) -> list[tuple[int, int, str]]:
        """Raw stretches, each in one run, whose composed form (NFC) is another, and that form; from the last to the first."""
        self._learn()
        found: list[tuple[int, int]] = []
        for start, end in sorted(set(self.bounds), reverse=True):
            letters = self.raw[start:end]
            if is_normalized("NFC", letters) or not any(COMBINING[0] <= letter <= COMBINING[1] for letter in letters):
                continue
            above = found[-1] if found else None
            if above is not None and self._run_at(above[0]) is self._run_at(start) is self._run_at(end - 1) is not None:
                found[-1] = (start, above[1])
            else:
                found.append((start, end))
        return [(start, end, normalize("NFC", self.raw[start:end])) for start, end in found]

    def recoded(self) -> list[tuple[int, int, str]]:
        """Raw stretches, each one run in an old code, and them in Unicode; from the last to the first."""
        self._learn()
        found: list[tuple[int, int, str]] = []
        for piece in self.pieces if self.coded else ():
            end = piece.start + len(piece.text)
            if self.coded[piece.start]:
                letters = (letter for start, _, letter in self.letters if piece.start <= start < end)
                found.append((piece.start, end, "".join(letters)))
        return found[::-1]

    def _run_at(self, at: int) -> etree._Element | None:
        spot = self.spots[at]
        return spot.run if spot is not None else None

    def _learn(self) -> None:
        """Work out ``spots`` and ``bounds``, once."""
        if self.spots or not self.raw:
            return
        self.spots = [None] * len(self.raw)
        for piece in self.pieces:
            for index, spot in enumerate(_spots(piece)):
                self.spots[piece.start + index] = spot
        text = self.block.text[self.block.label :]
        plain = self.raw == text
        self.bounds = [(at, at + 1) for at in range(len(text))] if plain else bounds(self.raw, text, self.letters)

    def cut(self, at: int) -> None:
        """Split the run around raw offset ``at`` so that one ends and another begins there. Nothing at the edges."""
        before, after = self.spots[at - 1] if at else None, self.spots[at] if at < len(self.spots) else None
        if before is None or after is None or before.run is not after.run:
            return
        run = after.run
        child, offset = after.child, after.offset
        rest = _split(run, after)
        halved = next(each for each in rest if each.tag != _RPR)
        for spot in self.spots[at:]:
            if spot is None or spot.run is not run:
                break
            spot.run = rest
            if offset and spot.child is child:
                spot.child, spot.offset = halved, spot.offset - offset


def _length(line: ParagraphContent) -> int:
    return sum(map(len, line.texts))


def _spots(piece: RunText) -> Iterator[RawLetter]:
    """The letters of a run; none when its children do not add up to the text it gave (a ruby, a field in one run)."""
    found: list[RawLetter] = []
    left = piece.text
    for child in piece.run:
        size = len(child.text or "") if child.tag == _T else int(child.tag in _ONE_LETTER and left[:1] == _letter(child, left) != "")
        if child.tag == _T and not left.startswith(child.text or ""):
            return
        found += (RawLetter(piece.run, child, offset, piece.in_field) for offset in range(size))
        left = left[size:]
    if not left:
        yield from found


def _letter(child: etree._Element, left: str) -> str:
    """The letter a child that is not text stands for; a page or column break gives none."""
    if child.tag == W + "br":
        return "\n" if child.get(W + "type") not in ("page", "column") else ""
    return left[:1]


def _old_letters(line: ParagraphContent) -> tuple[list[Cluster], list[bool]]:
    """The letters of a line that is partly in an old code, and which of its signs are; nothing of any other line."""
    if not line.codes:
        return [], []
    coded = [code is not None for text, code in zip(line.texts, line.codes, strict=True) for _ in text]
    return clusters(line.texts, line.codes, [style.font for style in line.styles]), coded


def _split(run: etree._Element, at: RawLetter) -> etree._Element:
    """Move what stands from ``at`` on into a new run of the same formatting right after; returns the new run."""
    rest = etree.Element(_R, {str(name): str(value) for name, value in run.attrib.items()}, nsmap={"w": W_NS})
    properties = run.find(_RPR)
    if properties is not None:
        rest.append(deepcopy(properties))
    following = list(at.child.itersiblings())
    if at.offset:
        second = deepcopy(at.child)
        second.tail = None
        whole = at.child.text or ""
        _put_text(at.child, whole[: at.offset])
        _put_text(second, whole[at.offset :])
        rest.append(second)
    else:
        rest.append(at.child)
    rest.extend(following)
    rest.tail, run.tail = run.tail, None
    run.addnext(rest)
    return rest


def _put_text(element: etree._Element, text: str) -> None:
    """Set a ``w:t``'s text, its outer spaces kept."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")
