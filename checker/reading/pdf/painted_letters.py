"""Letters of a PDF that stand where the library gives them as no text: in what is painted with, painted through, or drawn as a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from checker.reading.pdf.unpacking import FilePieces, PackedStream, Unpacked, streams_in, unpacked

_TILE = re.compile(rb"/PatternType\s*+\+?0{0,9}1\b")
_SHOWS = re.compile(rb"\bT[jJ]\b|[)>]\s{0,9}['\"]")
_DRAWS = re.compile(rb"\bDo\b")
_MASK, _FORM = re.compile(rb"/S\s{0,9}/(?:Luminosity|Alpha)\b"), re.compile(rb"/G\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_MASK_LONGEST = 300  # bytes of a mask's dictionary before and behind the word that says what it is
_MASKS = 20_000  # of a file
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_ELSEWHERE = re.compile(rb"\s*+(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_NUMBER = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}\Z")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_LISTED = re.compile(rb"\s*+(?:\d{1,9}\s{1,9}\d{1,9}\s{1,9}){1,9999}")
"""What an object stream begins with (ISO 32000-2, 7.5.7): the number of each object in it and where it stands."""
_LETTER = re.compile(rb"\s*(?:[-+.\d]+\s+){2,6}d[01]\b")
"""How the drawing of a letter begins (ISO 32000-2, 9.6.4): with its width."""
_TYPE3 = re.compile(rb"/T(?:y|#79)(?:p|#70)(?:e|#65) ?(?:3|#33)\b")
_SPELT = re.compile(rb"#([0-9A-Fa-f]{2})")
_OPENING = 200  # bytes
_DEEPEST = 4
_LEAST = 512  # bytes that looking at a drawing counts for
_PIECE = 1024 * 1024
_ROOM = 16 * 1024 * 1024  # bytes of drawings looked into
_MOST = 100_000  # streams, and objects, of a file
_LONGEST = 16_384  # bytes of a dictionary


def painted_letters(pieces: FilePieces) -> str:
    """What there is to tell of a file: ``pattern_letters``, ``packed_left`` where not all was looked at, else nothing.

    Some MB in all are looked into: what is not packed counts as what is, and a drawing for no less than some bytes.
    """
    drawings = _Drawings(pieces)
    if any(map(drawings.shows_letters, drawings.tiles())) or any(map(drawings.shows, drawings.masks())):
        return "pattern_letters"
    if any(map(_TYPE3.search, pieces.every)) and any(map(drawings.draws_letter_by_letters, drawings.streams)):
        return "pattern_letters"
    return "packed_left" if drawings.left or pieces.left else ""


class _Drawings:
    """What the drawings of a file that stand in no page show; ``left``: there was no room for some, or no way to them."""

    def __init__(self, pieces: FilePieces) -> None:
        self._pieces, self._data = pieces, pieces.data
        self._room = _ROOM
        self._met: set[int] = set()
        self.left = False

    @cached_property
    def streams(self) -> tuple[PackedStream, ...]:
        """Those of the file."""
        found = streams_in(self._data)
        listed = tuple(islice(found, _MOST))
        self.left |= next(found, None) is not None
        return listed

    def tiles(self) -> Iterator[PackedStream]:
        """The patterns that show a drawing over and over."""
        for stream in self.streams:
            head = stream.head
            if b"#" in head:
                head = _SPELT.sub(lambda each: bytes((int(each[1], 16),)), head)
            if b"PatternType" in head and _TILE.search(head):
                yield stream

    def masks(self) -> Iterator[int]:
        """The numbers of the drawings that something is painted through."""
        for piece in self._pieces.every:
            found = _MASK.finditer(piece)
            around = [_around(piece, each) for each in islice(found, _MASKS)]
            self.left |= next(found, None) is not None
            named = [_FORM.findall(each) for each in around]
            self.left |= not all(named)
            yield from dict.fromkeys(int(number) for numbers in named for number in numbers)

    @cached_property
    def _numbered(self) -> dict[int, list[PackedStream]]:
        """The streams by the numbers of their objects: which of one number is in force the file's end says, or its middle."""
        found: dict[int, list[PackedStream]] = {}
        for stream in self.streams:
            for number in _OBJECT.findall(stream.head)[-1:]:
                found.setdefault(int(number), []).append(stream)
        return found

    @cached_property
    def _dictionaries(self) -> dict[int, tuple[bytes, int]]:
        """The other objects by their numbers: what they stand in, and where."""
        found: dict[int, tuple[bytes, int]] = {}
        for piece in self._pieces.packed:
            listed = _LISTED.match(piece)
            numbers = [*map(int, listed[0].split())] if listed else []
            found |= {number: (piece, len(listed[0]) + at) for number, at in zip(numbers[::2], numbers[1::2], strict=True) if listed}
        at = self._data.find(b"obj")
        while at >= 0 and len(found) < _MOST:
            if number := _NUMBER.search(self._data[max(at - 40, 0) : at]):
                found[int(number[1])] = self._data, at + 3
            at = self._data.find(b"obj", at + 3)
        self.left |= at >= 0
        return found

    def shows(self, number: int, depth: int = 0) -> bool:
        """Whether the object of that number draws letters."""
        if number in self._met:
            return False
        self._met.add(number)
        drawings = self._numbered.get(number, [])
        self.left |= not drawings and not depth  # what is drawn within may be a font too
        return any(self.shows_letters(each, depth) for each in drawings)

    def shows_letters(self, stream: PackedStream, depth: int = 0) -> bool:
        """Whether a drawing shows letters, in itself or in those it draws."""
        held = self._held(stream)
        if b"BT" in held and _SHOWS.search(held):
            return True
        if not _DRAWS.search(held):
            return False
        if depth >= _DEEPEST:
            self.left = True
            return False
        return any(self.shows(int(number), depth + 1) for number in _REFERENCE.findall(self._drawn(stream.own)))

    def _drawn(self, head: bytes) -> bytes:
        """What names the drawings that one draws: in its own dictionary, or where that says."""
        for name in (b"/Resources", b"/XObject"):
            if name not in head:
                self.left = True
                return b""
            head = head[head.find(name) + len(name) :]
            if elsewhere := _ELSEWHERE.match(head):
                piece, at = self._dictionaries.get(int(elsewhere[1]), (b"", 0))
                head = piece[at : at + _LONGEST].partition(b"endobj")[0]
        return head

    def draws_letter_by_letters(self, stream: PackedStream) -> bool:
        """Whether a stream draws a letter of a font, and does so by letters of another."""
        return _LETTER.match(self._opening(stream)) is not None and self.shows_letters(stream)

    def _opening(self, stream: PackedStream) -> bytes:
        """How it begins; where there is no more room that is nothing."""
        if self._room <= 0:
            self.left = True
            return b""
        self._room -= _LEAST
        packed = self._data[stream.start : min(stream.end, stream.start + _LONGEST)]
        found = unpacked(packed, _OPENING) if b"/Filter" in stream.own else None
        return packed[:_OPENING] if found is None else found.held

    def _held(self, stream: PackedStream) -> bytes:
        """What a stream holds, looked for no further than there is room."""
        most = min(self._room, _PIECE)
        packed = self._data[stream.start : min(stream.end, stream.start + max(most, 0))]
        to_the_end = stream.end - stream.start <= most
        found = unpacked(packed, most, to_the_end=to_the_end) if b"/Filter" in stream.own else Unpacked(packed, to_the_end)
        if found is None:  # packed otherwise: what it may show is told by what it needs
            found = Unpacked(b"BT Tj ET" if b"/Font" in self._needs(stream.own) else b"", whole=True)
        self.left |= not found.whole
        self._room -= max(len(found.held), len(packed), _LEAST)
        return found.held

    def _needs(self, head: bytes) -> bytes:
        """The dictionary of a drawing, or the one of what it needs, where that lies elsewhere."""
        elsewhere = _ELSEWHERE.match(head[head.find(b"/Resources") + 10 :]) if b"/Resources" in head else None
        if not elsewhere:
            return head
        piece, at = self._dictionaries.get(int(elsewhere[1]), (b"", 0))
        self.left |= not piece
        return piece[at : at + _LONGEST].partition(b"endobj")[0]


def _around(piece: bytes, found: re.Match[bytes]) -> bytes:
    """The dictionary that something stands in, about."""
    start = piece.rfind(b"<<", max(found.start() - _MASK_LONGEST, 0), found.start())
    return piece[max(start, 0) : found.end() + _MASK_LONGEST].partition(b"endobj")[0]
