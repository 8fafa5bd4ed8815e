"""How much the packed streams of a PDF hold, asked before the library unpacks any of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.model import Unreadable
from checker.reading.limits import Limits

_OPENS = re.compile(rb"(?<!end)stream\r?\n")
_CLOSES = b"endstream"
_DICTIONARY = 4096  # bytes before a stream in which its own dictionary stands
_MOST_TIMES = 1032  # what deflate packs a byte into at best
_OBJECTS = 16 * 1024 * 1024  # bytes of object streams looked into
_OBJECT_STREAM = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_TILES = re.compile(rb"/PatternType\s{0,9}1\b")
_SHOWS = re.compile(rb"\bT[jJ]\b|[)>]\s{0,9}['\"]")
_MASK, _FORM = re.compile(rb"/S\s{0,9}/(?:Luminosity|Alpha)\b"), re.compile(rb"/G\s{1,9}(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_MASK_LONGEST = 300  # bytes of a mask's dictionary before and behind the word that says what it is
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_LETTER = re.compile(rb"\s*(?:[-+.\d]+\s+){2,6}d[01]\b")
"""How the drawing of a letter begins (ISO 32000-2, 9.6.4): with its width."""
_OPENING = 200  # bytes
_MOST_FORMS, _DEEPEST = 64, 4
_LEAST = 512  # bytes that looking at a pattern counts for
_PIECE = 1024 * 1024
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # its pixels are asked before its page is drawn, and else never unpacked


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """Raise :class:`~checker.model.Unreadable` for a stream, pictures apart, that unpacks to more than ``limits.part_bytes``."""
    end = 0
    while found := _OPENS.search(data, end):
        end = data.find(_CLOSES, found.end())
        end = len(data) if end < 0 else end
        head = data[max(found.start() - _DICTIONARY, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"FlateDecode" not in head or _PICTURE.search(head):
            continue
        twice = head.count(b"FlateDecode") > 1
        room = limits.part_bytes // (_MOST_TIMES if twice else 1)
        if (end - found.end()) * _MOST_TIMES > room and _unpacks_beyond(memoryview(data)[found.end() : end], room):
            raise Unreadable("unreadable.bomb", what="PDF", limit=limits.part_bytes)


def object_streams(data: bytes) -> Iterator[bytes]:
    """What the file's object streams hold, unpacked: newer programs keep all but pages' contents there; no more than some MB in all."""
    room, end = _OBJECTS, 0
    while room > 0 and (found := _OPENS.search(data, end)):
        end = data.find(_CLOSES, found.end())
        end = len(data) if end < 0 else end
        head = data[max(found.start() - _DICTIONARY, 0) : found.start()]
        if _OBJECT_STREAM.search(head[head.rfind(b" obj") + 1 :]):
            try:
                held = zlib.decompressobj().decompress(data[found.end() : end], room)
            except zlib.error:
                continue
            room -= len(held)
            yield held


def paints_letters(data: bytes, pieces: Sequence[bytes]) -> bool:
    """Whether letters stand where the library gives them as no text: in a pattern that is painted with, in the mask that something is
    painted through, in the drawing of a letter of a font. Some MB in all are looked into. ``pieces``: the bytes with what is packed.
    """
    forms = _Forms(data)
    if any(b"PatternType" in piece for piece in pieces) and any(forms.shows_letters(*found) for found in _tiles(data)):
        return True
    masks = {int(number) for piece in pieces for found in _MASK.finditer(piece) for number in _FORM.findall(_around(piece, found))}
    if any(forms.shows(number) for number in islice(masks, _MOST_FORMS)):
        return True
    return any(b"/Type3" in piece or b"/Type 3" in piece for piece in pieces) and any(map(forms.draws_letter_by_letters, _streams(data)))


def _around(piece: bytes, found: re.Match[bytes]) -> bytes:
    """The dictionary that something stands in, about."""
    start = piece.rfind(b"<<", max(found.start() - _MASK_LONGEST, 0), found.start())
    return piece[max(start, 0) : found.end() + _MASK_LONGEST].partition(b"endobj")[0]


def _tiles(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The dictionary of each pattern, and where what it paints begins."""
    end = 0
    while found := _TILES.search(data, end):
        end = found.end()
        if opened := _OPENS.search(data, end, end + _DICTIONARY):
            first = max(found.start() - _DICTIONARY, 0)
            yield data[max(data.rfind(b" obj", first, found.start()), first) : opened.start()], opened.end()


def _streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The dictionary of each stream but pictures, and where it begins."""
    end = 0
    while found := _OPENS.search(data, end):
        head = data[max(found.start() - _DICTIONARY, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if not _PICTURE.search(head):
            yield head, found.end()
        end = data.find(_CLOSES, found.end())
        end = len(data) if end < 0 else end


class _Forms:
    """What the drawings of a file that stand in no page show, until some MB of them are looked into."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._room = _OBJECTS
        self._met: set[int] = set()

    def shows(self, number: int, depth: int = 0) -> bool:
        """Whether the object of that number draws letters."""
        if number in self._met or len(self._met) >= _MOST_FORMS:
            return False
        self._met.add(number)
        found = re.search(rb"(?<!\d)%d\s{1,9}\d{1,5}\s{1,9}obj\b" % number, self._data)
        opened = _OPENS.search(self._data, found.end(), found.end() + _DICTIONARY) if found else None
        if found is None or opened is None:
            return False
        return self.shows_letters(self._data[found.end() : opened.start()], opened.end(), depth)

    def shows_letters(self, head: bytes, start: int, depth: int = 0) -> bool:
        """Whether a drawing shows letters, in itself or in those it draws."""
        held = self._held(head, start)
        if b"BT" in held and _SHOWS.search(held):
            return True
        within = _REFERENCE.findall(head[head.find(b"/XObject") :]) if depth < _DEEPEST and b" Do" in held and b"/XObject" in head else ()
        return any(self.shows(int(number), depth + 1) for number in within)

    def draws_letter_by_letters(self, stream: tuple[bytes, int]) -> bool:
        """Whether a stream draws a letter of a font, and does so by letters of another."""
        head, start = stream
        return _LETTER.match(self._held(head, start, _OPENING)) is not None and self.shows_letters(head, start)

    def _held(self, head: bytes, start: int, most: int = _PIECE) -> bytes:
        """What a stream holds, as far as there is room."""
        if self._room <= 0:
            return b""
        closed = self._data.find(_CLOSES, start)
        packed = self._data[start : closed if closed >= 0 else len(self._data)]
        held = packed[:most]
        if b"/Filter" in head:
            try:
                held = zlib.decompressobj().decompress(packed, min(self._room, most))
            except zlib.error:  # packed otherwise: what it may show is told by what it needs
                held = b"BT Tj ET" if b"/Font" in head else b""
        self._room -= max(len(held), _LEAST)
        return held


def _unpacks_beyond(packed: memoryview, room: int) -> bool:
    unpacker = zlib.decompressobj()
    rest: bytes | memoryview = packed
    size = 0
    try:
        while rest and not unpacker.eof and size <= room:
            size += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        pass  # what came before the damage counts
    return size > room
