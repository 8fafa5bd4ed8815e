"""How much the packed streams of a PDF hold, asked before the library unpacks any of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

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


def letters_in_patterns(data: bytes) -> bool:
    """Whether a pattern that a PDF paints with is made of letters: the library gives those as no text. Some MB in all are looked into."""
    room, end = _OBJECTS, 0
    while room > 0 and (found := _TILES.search(data, end)):
        opened = _OPENS.search(data, found.end(), found.end() + _DICTIONARY)
        end = found.end()
        room -= _LEAST
        if opened is None:
            continue
        first = max(found.start() - _DICTIONARY, 0)
        head = data[max(data.rfind(b" obj", first, found.start()), first) : opened.start()]
        closed = data.find(_CLOSES, opened.end())
        packed = data[opened.end() : closed if closed >= 0 else len(data)]
        if b"/Filter" in head:
            try:
                held = zlib.decompressobj().decompress(packed, min(room, _PIECE))
            except zlib.error:  # packed otherwise: what it may show is told by what it needs
                held = b"BT Tj ET" if b"/Font" in head else b""
        else:
            held = packed[:_PIECE]
        room -= len(held)
        if b"BT" in held and _SHOWS.search(held):
            return True
    return False


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
