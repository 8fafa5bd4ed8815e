"""How much the packed streams of a PDF hold, asked before the library unpacks any of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.limits import Limits

_OPENS = re.compile(rb"stream(?:[^\S\r\n][^\r\n]{0,200})?(?:\r\n?|\n)")
"""What opens a stream: the library passes over whatever stands behind the word on its line."""
_CLOSES = b"endstream"
_DICTIONARY = 4096  # bytes before a stream in which its own dictionary stands
_MOST_TIMES = 1032  # what deflate packs a byte into at best
_OBJECTS = 16 * 1024 * 1024  # bytes of object streams looked into
_OBJECT_STREAM = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_PIECE = 1024 * 1024
_AT_ONCE = 16 * 1024  # bytes given to zlib, which copies what it has not taken when it stops: of streams without an end the whole file
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # its pixels are asked before its page is drawn, and else never unpacked


class PackedStream(NamedTuple):
    """What stands before a stream, behind the one before it; where it begins, and where it is closed at the earliest."""

    head: bytes
    start: int
    end: int

    @property
    def own(self) -> bytes:
        """What of that is the object's own."""
        return self.head[self.head.rfind(b" obj") + 1 :]


def streams_in(data: bytes) -> Iterator[PackedStream]:
    """Each stream of a file; one that nothing closes takes none that follows with it. Linear in the bytes, whatever they are."""
    before = end = 0
    at = data.find(b"stream")
    while at >= 0:
        opened = _OPENS.match(data, at)
        if opened and not data.startswith(b"end", max(at - 3, 0)):
            start = opened.end()
            if end < start and (end := data.find(_CLOSES, start)) < 0:
                end = len(data)
            yield PackedStream(data[max(before, at - _DICTIONARY) : at], start, end)
            before = start
        at = data.find(b"stream", at + 6)


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """Raise :class:`~checker.model.Unreadable` for a stream, pictures apart, that unpacks to more than ``limits.part_bytes``."""
    for stream in streams_in(data):
        head = stream.own
        if b"FlateDecode" not in head or _PICTURE.search(head):
            continue
        twice = head.count(b"FlateDecode") > 1
        room = limits.part_bytes // (_MOST_TIMES if twice else 1)
        if (stream.end - stream.start) * _MOST_TIMES > room and _unpacks_beyond(memoryview(data)[stream.start : stream.end], room):
            raise Unreadable("unreadable.bomb", what="PDF", limit=limits.part_bytes)


class FilePieces(NamedTuple):
    """The bytes of a file, what its object streams hold, and whether some of these were ``left``: not looked into."""

    data: bytes
    packed: tuple[bytes, ...] = ()
    left: bool = False

    @property
    def every(self) -> tuple[bytes, ...]:
        """All that there is to look through."""
        return (self.data, *self.packed)


def pieces_of(data: bytes) -> FilePieces:
    """A file with its object streams unpacked, some MB in all: newer programs keep all but pages' contents there."""
    packed, room, left = list[bytes](), _OBJECTS, False
    for stream in streams_in(data) if b"ObjStm" in data else ():
        if _OBJECT_STREAM.search(stream.own):
            length = min(stream.end - stream.start, room)
            held = unpacked(data[stream.start : stream.start + length], room, to_the_end=stream.start + length == stream.end)
            left |= held is None or not held.whole
            packed += [held.held] if held else []
            room -= max(len(held.held) if held else 0, length)
    return FilePieces(data, tuple(packed), left and b"/Encrypt" not in data)


class Unpacked(NamedTuple):
    """What was unpacked of a stream, and whether it is all."""

    held: bytes
    whole: bool


def unpacked(packed: bytes, most: int, *, to_the_end: bool = False) -> Unpacked | None:
    """What a stream holds, so many bytes of it at most; ``None`` where it is packed otherwise. A wrong sum at its end is passed over.

    ``to_the_end``: nothing of the stream follows, so that one without its end is all the same.
    """
    if most <= 0:
        return Unpacked(b"", whole=False)
    for window, skipped in ((zlib.MAX_WBITS, 0), (-zlib.MAX_WBITS, 2)):
        unpacker = zlib.decompressobj(window)
        try:
            held = unpacker.decompress(packed[skipped:], most)
        except zlib.error:
            continue
        return Unpacked(held, unpacker.eof or (to_the_end and len(held) < most))
    return None


def _unpacks_beyond(packed: memoryview, room: int) -> bool:
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for at in range(0, len(packed), _AT_ONCE):
            rest: bytes | memoryview = packed[at : at + _AT_ONCE]
            while rest and not unpacker.eof and size <= room:
                size += len(unpacker.decompress(rest, _PIECE))
                rest = unpacker.unconsumed_tail
            if unpacker.eof or size > room:
                break
    except zlib.error:
        pass  # what came before the damage counts
    return size > room
