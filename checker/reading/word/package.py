"""A zip package read by what its bytes are, never by what its headers promise.

The standard library's ``zipfile`` builds every entry before a limit can be asked, trusts sizes, knows nothing of
``./`` or ``\\`` in names, and costs ten milliseconds to import; a Word package needs forty lines of it.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any, Protocol

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
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
UTF8 = 0x800
"""The flag of an entry whose name is UTF-8."""
_LONGEST_COMMENT = 65_535
_ENTRY_MEAN_BYTES = 512


class Bytes(Protocol):
    """What a zip is read from: ``bytes``, or a file on disk that is sliced as they are."""

    def __len__(self) -> int: ...

    def __getitem__(self, span: slice, /) -> bytes: ...

    def rfind(self, mark: bytes, start: int, /) -> int:
        """Where ``mark`` last begins at or after ``start``; -1 when nowhere."""


class PackageEntry(NamedTuple):
    """One file of the package, by the central directory. ``raw`` and ``extra`` are its name and extra field as written."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    raw: bytes = b""
    extra: bytes = b""


class Package:
    """The parts of a package by name. Raises :class:`Unreadable` on anything that is not a sound zip."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._spent = 0
        self._entries, self._twice = _directory(data, limits)

    def __contains__(self, name: str) -> bool:
        return canonical(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Names in canonical form, in the order of the directory."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part, unpacked within the limits; :class:`KeyError` when there is no such part.

        A part there are two of that differ is refused: some programs open the first, some the last.
        """
        name = canonical(name)
        entry = self._entries[name]
        if name in self._twice:
            raise Unreadable("unreadable.duplicate_part", what=name)
        cap = min(self._limits.part_bytes, self._limits.total_bytes - self._spent)
        content = unpack(self._data, entry, cap, self._limits)
        self._spent += len(content)
        return content


def unpack(data: Bytes, entry: PackageEntry, cap: int, limits: Limits) -> bytes:
    """The bytes of one entry, ``cap`` of them at most; raises :class:`Unreadable`."""
    if entry.flags & _ENCRYPTED:
        raise Unreadable("unreadable.encrypted")
    if entry.size > cap:
        raise Unreadable("unreadable.bomb", what=entry.name, limit=cap)
    packed = _packed(data, entry)
    if entry.method == _STORED:
        content = packed
    elif entry.method == _DEFLATED:
        content = _inflate(packed, entry, min(cap, max(RATIO_FREE_BYTES, len(packed) * limits.ratio)))
    else:
        raise Unreadable("unreadable.damaged", what=entry.name)
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise Unreadable("unreadable.damaged", what=entry.name)
    return content


def _packed(data: Bytes, entry: PackageEntry) -> bytes:
    header = data[entry.offset : entry.offset + _LOCAL.size]
    if not header.startswith(_LOCAL_MARK) or len(header) < _LOCAL.size:
        raise Unreadable("unreadable.damaged", what=entry.name)
    name_length, extra_length = _LOCAL.unpack(header)[-2:]
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


def _inflate(packed: bytes, entry: PackageEntry, cap: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, cap + 1)
    except zlib.error:
        raise Unreadable("unreadable.damaged", what=entry.name) from None
    if len(content) > cap:
        raise Unreadable("unreadable.bomb", what=entry.name, limit=cap)
    return content


def _directory(data: bytes, limits: Limits) -> tuple[dict[str, PackageEntry], frozenset[str]]:
    """The entries by canonical name, and the names under which there are two that differ."""
    entries: dict[str, PackageEntry] = {}
    twice: set[str] = set()
    for entry in directory(data, limits):
        name = canonical(entry.name)
        known = entries.setdefault(name, entry)
        if known is not entry and (known.crc, known.size) != (entry.crc, entry.size):
            twice.add(name)
    return entries, frozenset(twice)


def directory(data: Bytes, limits: Limits) -> list[PackageEntry]:
    """The entries of a zip in the order of its central directory; raises :class:`Unreadable`."""
    start, size, shift = _locate(data)
    if size > limits.entries * _ENTRY_MEAN_BYTES:
        raise Unreadable("unreadable.too_many_entries", limit=limits.entries)
    table = data[start : start + size]
    entries: list[PackageEntry] = []
    at = 0
    while at < size:
        if len(entries) >= limits.entries:
            raise Unreadable("unreadable.too_many_entries", limit=limits.entries)
        entry, at = _entry(table, at, shift)
        entries.append(entry)
    return entries


def _entry(table: bytes, start: int, shift: int) -> tuple[PackageEntry, int]:
    if start + _ENTRY.size > len(table) or table[start : start + 4] != _ENTRY_MARK:
        raise Unreadable("unreadable.truncated")
    fields = _ENTRY.unpack_from(table, start)
    flags, method, crc, packed, size = fields[5], fields[6], fields[9], fields[10], fields[11]
    name_length, extra_length, comment_length = fields[12:15]
    name_start = start + _ENTRY.size
    extra_start = name_start + name_length
    raw = table[name_start:extra_start]
    extra = table[extra_start : extra_start + extra_length]
    name = raw.decode("utf-8" if flags & UTF8 else "cp437", "replace")
    entry = PackageEntry(name, flags, method, crc, packed, size, fields[-1] + shift, raw, extra)
    return entry, extra_start + extra_length + comment_length


def _locate(data: Bytes) -> tuple[int, int, int]:
    """Start and size of the central directory, and by how much offsets are off (bytes put before the zip)."""
    end = data.rfind(_END_MARK, max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        raise Unreadable("unreadable.truncated")
    size, offset = _fields(_END, data, end)[5:7]
    locator = end - _LOCATOR.size
    if locator >= 0 and data[locator : locator + 4] == _LOCATOR_MARK:
        end = locator - _END64.size
        if end < 0 or data[end : end + 4] != _END64_MARK:
            raise Unreadable("unreadable.truncated")
        size, offset = _fields(_END64, data, end)[-2:]
    shift = end - size - offset
    if shift < 0 or (shift >= _LOCAL.size and data[:4] == _LOCAL_MARK):  # a zip that breaks off behind a whole one stored in it
        raise Unreadable("unreadable.truncated")
    return offset + shift, size, shift


def _fields(layout: struct.Struct, data: Bytes, at: int) -> tuple[Any, ...]:
    return layout.unpack(data[at : at + layout.size])
