"""A zip of files, read as a folder is: nothing is written to disk, and the names in it are labels, never paths."""

from __future__ import annotations

import os
import re
import struct
import time
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from checker.model import Unreadable
from checker.model.regular import open_regular
from checker.reading.letters import with_few_marks
from checker.reading.limits import Limits
from checker.reading.word.package import UTF8, PackageEntry, canonical, directory, unpack

_HEADS = (b"PK\x03\x04", b"PK\x05\x06")
# Files that make a zip one document: Word, Excel, PowerPoint, OpenDocument.
_DOCUMENTS = frozenset({"[content_types].xml", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "content.xml", "mimetype"})
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field: version, check sum of the name it replaces, the name in UTF-8
_DRIVE = re.compile(r"[A-Za-z]:")
_TAIL_BYTES = 65_536 + 22
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LETTERS = frozenset(unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưyđ" for tone in _TONES)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: the archive's path, its name there as the report says it, and where its bytes lie.

    ``opening``: by which those of one archive are known to have been met together.
    """

    archive: str
    name: str
    entry: PackageEntry
    opening: int = 0

    @property
    def path(self) -> str:
        """What the report calls it: ``van-ban.zip/thang-3/ke-hoach.docx``."""
        return f"{self.archive}/{self.name}"


def members(path: str, limits: Limits, content: bytes | None = None) -> list[Member] | None:
    """The files in the archive at ``path``, each name once; ``None`` when it is no archive: another format, or a zip that
    is one document. Raises :class:`Unreadable` for a broken zip and :class:`OSError` when it cannot be opened.

    ``content``: the bytes of an archive that lies in memory, where ``path`` only names it.
    """
    if content is not None:
        entries = _entries(content, limits)
    else:
        with open_regular(path) as file:
            entries = _entries(_OnDisk(file), limits)
    if entries is None:
        return None
    if any(canonical(entry.name) in _DOCUMENTS for entry in entries):
        return None
    files = [entry for entry in entries if not entry.raw.endswith((b"/", b"\\"))]
    names = unique(label(_decoded(entry)) for entry in files)
    opening = time.monotonic_ns()
    return [Member(path, name, entry, opening) for name, entry in zip(names, files, strict=True)]


def _entries(slices: bytes | _OnDisk, limits: Limits) -> list[PackageEntry] | None:
    return directory(slices, limits) if slices[0:4] in _HEADS else None


def load(member: Member, limits: Limits, content: bytes | None = None) -> bytes:
    """The bytes of a member, unpacked within the limits; ``content`` as for :func:`members`. Raises :class:`Unreadable`."""
    if content is not None:
        return unpack(content, member.entry, limits.file_bytes, limits)
    try:
        with open_regular(member.archive) as file:
            return unpack(_OnDisk(file), member.entry, limits.file_bytes, limits)
    except OSError as error:
        raise Unreadable("unreadable.io", reason=error.strerror or str(error)) from None


class _OnDisk:
    """An open file sliced as ``bytes`` are, so that an archive of any size costs no memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = os.fstat(file.fileno()).st_size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, span: slice) -> bytes:
        start, stop, _ = span.indices(self._size)
        self._file.seek(start)
        return self._file.read(max(0, stop - start))

    def rfind(self, mark: bytes, start: int) -> int:
        """Where ``mark`` last begins at or after ``start``, looked for in the last 64 KB only."""
        first = max(start, self._size - _TAIL_BYTES)
        found = self[first : self._size].rfind(mark)
        return first + found if found >= 0 else -1


def label(name: str) -> str:
    """A name as the report says it: forward slashes, no drive, no ``..``, no control characters."""
    steps = name.replace("\\", "/").split("/")
    kept = [_DRIVE.sub("", step, count=1) if at == 0 else step for at, step in enumerate(steps)]
    shown = ["".join("_" if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in step).strip() for step in kept]
    return "/".join(step for step in shown if step not in ("", ".", "..")) or "_"


def _decoded(entry: PackageEntry) -> str:
    """The name in the encoding that fits: what the file says, else UTF-8, else Windows' Vietnamese code page, else CP437."""
    if entry.flags & UTF8:
        return entry.name
    told = _unicode_path(entry)
    if told is not None:
        return told
    try:
        return entry.raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = unicodedata.normalize("NFC", with_few_marks(entry.raw.decode("cp1258", "replace")))
    return text if all(sign.isascii() or sign.lower() in _LETTERS for sign in text) else entry.name


def _unicode_path(entry: PackageEntry) -> str | None:
    """The UTF-8 name of Info-ZIP's extra field, when it still belongs to the name it stands beside."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5 and struct.unpack_from("<L", field, 1)[0] == zlib.crc32(entry.raw):
            return field[5:].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def unique(names: Iterable[str]) -> Iterator[str]:
    """``names``, a repeated one with its count: ``ke-hoach (2).docx``."""
    seen: set[str] = set()
    for name in names:
        stem, suffix = os.path.splitext(name)
        own, count = name, 1
        while own in seen:
            count += 1
            own = f"{stem} ({count}){suffix}"
        seen.add(own)
        yield own
