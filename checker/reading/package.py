"""A zip package read by what its bytes are, never by what its headers promise.

The standard library's ``zipfile`` builds every entry before a limit can be asked, trusts sizes, knows nothing of
``./`` or ``\\`` in names, and costs ten milliseconds to import; a Word package needs forty lines of it.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from checker.model import Unreadable
from checker.reading.limits import RATIO_FREE_BYTES, Limits

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_MARK = b"PK\x06\x06"
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_MARK = b"PK\x06\x07"
_ENTRY = struct.Struct("<4s4B4H3L5H2L")
_ENTRY_MARK = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_LOCAL_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1
_UTF8 = 0x800
_LONGEST_COMMENT = 65_535
_ENTRY_MEAN_BYTES = 512


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the package, by the central directory."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Package:
    """The parts of a package by name. Raises :class:`Unreadable` on anything that is not a sound zip."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._spent = 0
        self._entries = _directory(data, limits)

    def __contains__(self, name: str) -> bool:
        return canonical(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Names in canonical form, in the order of the directory."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part, unpacked within the limits; :class:`KeyError` when there is no such part."""
        entry = self._entries[canonical(name)]
        if entry.flags & _ENCRYPTED:
            raise Unreadable("unreadable.encrypted")
        cap = min(self._limits.part_bytes, self._limits.total_bytes - self._spent)
        if entry.size > cap:
            raise Unreadable("unreadable.bomb", what=entry.name, limit=cap)
        content = self._unpack(entry, cap)
        self._spent += len(content)
        return content

    def _unpack(self, entry: Entry, cap: int) -> bytes:
        packed = self._packed(entry)
        if entry.method == _STORED:
            content = packed
        elif entry.method == _DEFLATED:
            content = _inflate(packed, entry, min(cap, max(RATIO_FREE_BYTES, len(packed) * self._limits.ratio)))
        else:
            raise Unreadable("unreadable.damaged", what=entry.name)
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise Unreadable("unreadable.damaged", what=entry.name)
        return content

    def _packed(self, entry: Entry) -> bytes:
        data = self._data
        if data[entry.offset : entry.offset + 4] != _LOCAL_MARK or entry.offset + _LOCAL.size > len(data):
            raise Unreadable("unreadable.damaged", what=entry.name)
        name_length, extra_length = _LOCAL.unpack_from(data, entry.offset)[-2:]
        start = entry.offset + _LOCAL.size + name_length + extra_length
        if start + entry.packed > len(data):
            raise Unreadable("unreadable.truncated")
        return data[start : start + entry.packed]


def canonical(name: str) -> str:
    """A part's name as we compare names: forward slashes, no ``./`` or leading slash, lower case (OPC §6.2)."""
    name = name.replace("\\", "/").lower()
    while name.startswith(("./", "/")):
        name = name[name.index("/") + 1 :]
    return name.replace("/./", "/")


def _inflate(packed: bytes, entry: Entry, cap: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, cap + 1)
    except zlib.error:
        raise Unreadable("unreadable.damaged", what=entry.name) from None
    if len(content) > cap:
        raise Unreadable("unreadable.bomb", what=entry.name, limit=cap)
    return content


def _directory(data: bytes, limits: Limits) -> dict[str, Entry]:
    start, size, shift = _locate(data)
    if size > limits.entries * _ENTRY_MEAN_BYTES:
        raise Unreadable("unreadable.too_many_entries", limit=limits.entries)
    entries: dict[str, Entry] = {}
    end = start + size
    while start < end:
        if len(entries) >= limits.entries:
            raise Unreadable("unreadable.too_many_entries", limit=limits.entries)
        entry, start = _entry(data, start, shift)
        entries.setdefault(canonical(entry.name), entry)
    return entries


def _entry(data: bytes, start: int, shift: int) -> tuple[Entry, int]:
    if start + _ENTRY.size > len(data) or data[start : start + 4] != _ENTRY_MARK:
        raise Unreadable("unreadable.truncated")
    fields = _ENTRY.unpack_from(data, start)
    flags, method, crc, packed, size = fields[5], fields[6], fields[9], fields[10], fields[11]
    name_length, extra_length, comment_length = fields[12:15]
    name_start = start + _ENTRY.size
    raw = data[name_start : name_start + name_length]
    name = raw.decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    entry = Entry(name, flags, method, crc, packed, size, fields[-1] + shift)
    return entry, name_start + name_length + extra_length + comment_length


def _locate(data: bytes) -> tuple[int, int, int]:
    """Start and size of the central directory, and by how much offsets are off (bytes put before the zip)."""
    end = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        raise Unreadable("unreadable.truncated")
    size, offset = _END.unpack_from(data, end)[5:7]
    locator = end - _LOCATOR.size
    if locator >= 0 and data[locator : locator + 4] == _LOCATOR_MARK:
        end = locator - _END64.size
        if end < 0 or data[end : end + 4] != _END64_MARK:
            raise Unreadable("unreadable.truncated")
        size, offset = _END64.unpack_from(data, end)[-2:]
    shift = end - size - offset
    if shift < 0:
        raise Unreadable("unreadable.truncated")
    return offset + shift, size, shift
