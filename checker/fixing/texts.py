"""Fixes of plain text and Markdown: the same small edits as in a Word file, told as lines and columns of the source.

What is written is the file's own bytes with those edits in them: its encoding, line ends and all else stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import is_normalized, normalize

from checker.fixing.case import FixCase, FixDocument
from checker.fixing.edits import ByHand, Edit, TextEdit
from checker.fixing.letter_bounds import tidied_letters
from checker.fixing.mending import Change, Left, Mended
from checker.fixing.planning import planned
from checker.model import Block, Document, DocumentReport, Finding, Location, Rule
from checker.reading import read
from checker.reading.limits import DEFAULT, Limits
from checker.reading.text.decoding import BOMS, decode

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of a source text: lines and columns from 0, columns in characters, the end not in it."""

    line: int
    start: int
    end_line: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceEdit:
    """``text`` instead of what stands at ``span``."""

    span: SourceSpan
    text: str


class Source:
    """The lines a text document was read from, and where in them the letters of its blocks stand."""

    def __init__(self, text: str, document: Document) -> None:
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._whole = FixDocument(document)

    def span_of(self, finding: Finding) -> SourceSpan:
        """Where a finding stands; the first line when it has no place, the whole line when its letters cannot be traced."""
        place = finding.place
        if place is None or place.line is None:
            return self.whole(0)
        block = self._block(finding)
        if block is None:
            return self.whole(place.line - 1)
        start, end = place.start or 0, len(block.text) if place.end is None else place.end
        if finding.got and block.text[start : start + len(finding.got)] == finding.got:
            end = start + len(finding.got)
        return self._span(block, start, end) or self.whole(place.line - 1)

    def whole(self, line: int) -> SourceSpan:
        """All of a line but the spaces around it."""
        line = min(max(line, 0), len(self.lines) - 1)
        text = self.lines[line]
        return SourceSpan(line, len(text) - len(text.lstrip()), line, len(text.rstrip()))

    def edits(self, finding: Finding, rule: Rule, report: DocumentReport, unsafe: bool) -> tuple[SourceEdit, ...]:
        """What mends a finding; nothing when its rule has no fix for words, or only a person can tell what to write."""
        try:
            return self.planned(finding, rule, report, unsafe, frozenset())
        except ByHand:
            return ()

    def planned(
        self, finding: Finding, rule: Rule, report: DocumentReport, unsafe: bool, without: frozenset[str]
    ) -> tuple[SourceEdit, ...]:
        """The same; raises :class:`ByHand`, with the reason, when there are to be none."""
        case = FixCase(finding, rule, report, self._whole)
        return tuple(self._traced(planned(case, unsafe, without)))

    def _traced(self, edits: Iterable[Edit]) -> Iterator[SourceEdit]:
        for edit in edits:
            if not isinstance(edit, TextEdit):
                raise ByHand
            block = self._whole.blocks[edit.spot.part, edit.spot.paragraph]
            span = self._span(block, edit.start, edit.end)
            if span is None:
                raise ByHand("place")
            yield SourceEdit(span, edit.text)

    def _block(self, finding: Finding) -> Block | None:
        return FixCase.block_of(finding.place, self._whole.blocks)

    def _span(self, block: Block, start: int, end: int) -> SourceSpan | None:
        """The lines and columns of ``block.text[start:end]``; ``None`` when the source does not read as the block does."""
        first = self._position(block, start, False)
        last = first if end <= start else self._position(block, end, True)
        return SourceSpan(*first, *last) if first is not None and last is not None else None

    def _position(self, block: Block, offset: int, is_end: bool) -> tuple[int, int] | None:
        """Line and column of an offset. A line joined to the one before keeps its own letters, so each is looked up by itself."""
        starts = block.lines or ((0, block.line or 1),)
        number = max(at for at, (begin, _) in enumerate(starts) if begin < offset or (begin == offset and not is_end) or at == 0)
        begin, line = starts[number]
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(block.text)
        piece = block.text[begin:stop].rstrip()
        if not 0 < line <= len(self.lines):
            return None
        raw = self.lines[line - 1]
        plain = raw.isascii() or is_normalized("NFC", raw)
        text, bounds = (raw, []) if plain and piece in raw else tidied_letters(raw)
        column = text.find(piece) if piece else -1
        if column < 0 or text.count(piece) > 1:
            return None
        at = column + min(offset - begin, len(piece))
        if not bounds:
            return line - 1, at
        return line - 1, bounds[at - 1][1] if at and (is_end or at == len(bounds)) else bounds[at][0]


def mended_text(
    data: bytes,
    report: DocumentReport,
    rules: Mapping[str, Rule],
    *,
    unsafe: bool = False,
    without: frozenset[str] = frozenset(),
    limits: Limits = DEFAULT,
) -> Mended:
    """The bytes of a text with the findings of ``report`` mended as far as their rules' fixes can; the same when none can.

    As :func:`checker.fixing.mending.mended`, but written plainly: a text tracks no changes. Letters in an old code, and bytes
    that are malformed in the text's encoding, are left alone.
    """
    file = _Bytes(data)
    source = Source(file.text, read(data, name=report.path, limits=limits, medium="text"))
    done: list[Finding] = []
    left: list[Left] = []
    agreed: list[SourceEdit] = []
    for finding in report.findings:
        rule = rules.get(finding.rule)
        if rule is None:
            continue
        try:
            edits = source.planned(finding, rule, report, unsafe, without)
            _refuse(edits, agreed, file)
        except ByHand as outcome:
            left.append(Left(finding, outcome.why))
            continue
        agreed += [edit for edit in edits if edit not in agreed]
        done.append(finding)
    written = file.written(agreed)
    return Mended(written, tuple(done), tuple(left), tuple(_changes(file.text, agreed)))


class _Bytes:
    """A text file as bytes and as letters; ``text`` is what its bytes say in its encoding, without the mark they may begin with."""

    def __init__(self, data: bytes) -> None:
        self.text, self._encoding, malformed = decode(data)
        self._mark = next((bom for bom, _ in BOMS if data.startswith(bom)), b"")
        self._data = data
        ends = [found.end() for found in _LINE_END.finditer(self.text)]
        self._starts = [0, *ends]
        self.faithful = not malformed and self._encoded(self.text) == data[len(self._mark) :]

    def fits(self, text: str) -> bool:
        """Whether the encoding has those letters, and gives the whole file back byte for byte."""
        return self.faithful and self._encoded(text) is not None

    def written(self, edits: Iterable[SourceEdit]) -> bytes:
        """The file with the edits in it; every byte beside them is the file's own."""
        text = self.text
        for edit in sorted(edits, key=lambda edit: (edit.span.line, edit.span.start), reverse=True):
            first, last = self._starts[edit.span.line] + edit.span.start, self._starts[edit.span.line] + edit.span.end
            text = text[:first] + edit.text + text[last:]
        return self._data if text == self.text else self._mark + (self._encoded(text) or b"")

    def _encoded(self, text: str) -> bytes | None:
        if self._encoding == "cp1258":
            text = "".join(map(_parted, text))
        try:
            return text.encode(self._encoding)
        except (LookupError, UnicodeEncodeError):  # an old code, or a letter its code page lacks
            return None


def _parted(letter: str) -> str:
    """A letter as Windows-1258 has it: one with two marks is a letter with its tone behind it."""
    parts = normalize("NFD", letter)
    tone = next((mark for mark in parts[1:] if mark in _TONES), "")
    bare = normalize("NFC", parts.replace(tone, "", 1)) if tone else letter
    return letter if not tone or _has(letter) else bare + tone


def _has(letter: str) -> bool:
    """Whether Windows-1258 has the letter with its tone: é, but not ế."""
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def _refuse(edits: Sequence[SourceEdit], agreed: Sequence[SourceEdit], file: _Bytes) -> None:
    """Raise :class:`ByHand` when one of the edits cannot be written, or overlaps an edit of another finding."""
    for edit in edits:
        if not file.fits(edit.text):
            raise ByHand("code")
        if edit.span.line != edit.span.end_line:
            raise ByHand("place")
        if any(_clash(edit, other) for other in agreed):
            raise ByHand("overlap")


def agreed(proposals: Iterable[Sequence[SourceEdit]]) -> list[SourceEdit]:
    """The edits of all proposals that can be made together, each whole or not at all: of two that touch the same letters the first."""
    found: list[SourceEdit] = []
    for edits in proposals:
        if not any(_clash(edit, other) for edit in edits for other in found):
            found += [edit for edit in edits if edit not in found]
    return found


def _clash(one: SourceEdit, other: SourceEdit) -> bool:
    if one == other or one.span.line != other.span.line:
        return False
    return max(one.span.start, other.span.start) < min(one.span.end, other.span.end) or one.span.start == other.span.start


def _changes(text: str, edits: Iterable[SourceEdit]) -> Iterator[Change]:
    """Each line that changes, before and after."""
    lines = _LINE_END.split(text)
    by_line: dict[int, list[SourceEdit]] = {}
    for edit in edits:
        by_line.setdefault(edit.span.line, []).append(edit)
    for line, changed in sorted(by_line.items()):
        after = lines[line]
        for edit in sorted(changed, key=lambda edit: edit.span.start, reverse=True):
            after = after[: edit.span.start] + edit.text + after[edit.span.end :]
        yield Change(Location(line=line + 1), lines[line], after)
