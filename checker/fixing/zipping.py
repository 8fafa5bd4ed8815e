"""A zip written again with some entries new: all others keep every byte, dates and order included."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from checker.model import Unreadable
from checker.reading.word.package import canonical

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_CENTRAL_MARK = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK = b"PK\x03\x04"
_DESCRIPTOR_MARK = b"PK\x07\x08"
_DESCRIBED, _UTF8 = 0x8, 0x800
_DEFLATED = 8
_VERSION = 20
_LONGEST_COMMENT = 65_535
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the central directory: its fields as stored, its name as stored, and the bytes after the name."""

    fields: tuple[int, ...]
    name: bytes
    rest: bytes

    @property
    def key(self) -> str:
        return canonical(self.name.decode("utf-8" if self.fields[2] & _UTF8 else "cp437", "replace"))


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes], gone: Collection[str] = ()) -> bytes:
    """The package ``data`` with the entries of ``changed`` (by canonical name) replaced, those ``gone`` left out and those of ``added``
    at the end.

    New entries bear the date of the first old one, so that the same input gives the same output on any day. Raises
    :class:`Unreadable` for a directory that does not agree with the entries.
    """
    start, entries, comment = _directory(data)
    out = bytearray(data[: min(_offset(entry) + start for entry in entries)] if entries else b"")
    shift = len(out) and start  # bytes put before the zip: offsets are counted from after them
    directory: list[bytes] = []
    done: set[str] = set()
    for entry in entries:
        if entry.key in gone:
            continue
        at = len(out) - shift
        if entry.key in changed and entry.key not in done:
            done.add(entry.key)
            out += _local(entry, changed[entry.key])
            directory.append(_central(entry, at, changed[entry.key]))
        else:
            out += _old(data, entry, start)
            directory.append(_CENTRAL.pack(_CENTRAL_MARK, *entry.fields[:-1], at) + entry.name + entry.rest)
    for name, content in added.items():
        entry = _new(name, entries[0] if entries else None)
        directory.append(_central(entry, len(out) - shift, content))
        out += _local(entry, content)
    listing = b"".join(directory)
    end = _END.pack(_END_MARK, 0, 0, len(directory), len(directory), len(listing), len(out) - shift, len(comment))
    return bytes(out) + listing + end + comment


def _directory(data: bytes) -> tuple[int, list[_Entry], bytes]:
    """Bytes put before the zip, its entries, its comment."""
    end = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        raise Unreadable("unreadable.truncated")
    _, size, offset, length = _END.unpack_from(data, end)[4:]
    start = end - size - offset
    if start < 0:
        raise Unreadable("unreadable.truncated")
    return start, list(_entries(data, offset + start, end)), data[end + _END.size : end + _END.size + length]


def _entries(data: bytes, at: int, end: int) -> Iterator[_Entry]:
    while at + _CENTRAL.size <= end and data[at : at + 4] == _CENTRAL_MARK:
        fields = _CENTRAL.unpack_from(data, at)[1:]
        name, extra, comment = fields[9:12]
        first = at + _CENTRAL.size
        yield _Entry(fields, data[first : first + name], data[first + name : first + name + extra + comment])
        at = first + name + extra + comment


def _offset(entry: _Entry) -> int:
    return entry.fields[-1]


def _old(data: bytes, entry: _Entry, start: int) -> bytes:
    """An entry as it lies in the old file: header, name, packed bytes, and the descriptor after them if there is one."""
    at = _offset(entry) + start
    if data[at : at + 4] != _LOCAL_MARK:
        raise Unreadable("unreadable.damaged", what=entry.key)
    name, extra = _LOCAL.unpack_from(data, at)[-2:]
    end = at + _LOCAL.size + name + extra + entry.fields[7]
    if entry.fields[2] & _DESCRIBED:
        end += 16 if data[end : end + 4] == _DESCRIPTOR_MARK else 12
    if end > len(data):
        raise Unreadable("unreadable.truncated")
    return data[at:end]


def _packed(content: bytes) -> bytes:
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return stream.compress(content) + stream.flush()


def _new(name: str, like: _Entry | None) -> _Entry:
    """An entry that is not in the old file, dated as ``like``."""
    when = like.fields[4:6] if like else (0, 0x21)
    return _Entry((_VERSION, _VERSION, _UTF8, _DEFLATED, *when, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), name.encode(), b"")


def _local(entry: _Entry, content: bytes) -> bytes:
    packed = _packed(content)
    flags, when = entry.fields[2] & _UTF8, entry.fields[4:6]
    head = _LOCAL.pack(_LOCAL_MARK, _VERSION, flags, _DEFLATED, *when, zlib.crc32(content), len(packed), len(content), len(entry.name), 0)
    return head + entry.name + packed


def _central(entry: _Entry, offset: int, content: bytes) -> bytes:
    made, when, attributes = entry.fields[0], entry.fields[4:6], entry.fields[12:15]
    sizes = zlib.crc32(content), len(_packed(content)), len(content)
    flags = entry.fields[2] & _UTF8
    fields = (made, _VERSION, flags, _DEFLATED, *when, *sizes, len(entry.name), 0, 0, *attributes, offset)
    return _CENTRAL.pack(_CENTRAL_MARK, *fields) + entry.name
