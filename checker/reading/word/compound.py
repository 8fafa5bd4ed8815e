"""What the head of an old Word file says of it ([MS-DOC] 2.5.2, ``FibBase``); an OLE2 compound file read no further than to find it."""

from __future__ import annotations

_MAIN_STREAM = "WordDocument".encode("utf-16-le")
_SECTOR_SHIFTS = (9, 12)  # of 512 and 4096 bytes
_SHIFT_AT, _DIRECTORY_AT, _START_AT, _FLAGS_AT, _TEXT_AT = 30, 48, 116, 10, 24
_MAGIC = (b"\xec\xa5", b"\xdc\xa5")  # Word 97-2003, Word 6 and 95
_F_DOT, _F_ENCRYPTED = 0x0001, 0x0100


def is_dot(data: bytes) -> bool:
    """Whether an old Word file is a template (``fDot``)."""
    return bool(_fib_flags(data) & _F_DOT)


def is_encrypted(data: bytes) -> bool:
    """Whether a password protects an old Word file (``fEncrypted``)."""
    return bool(_fib_flags(data) & _F_ENCRYPTED)


def is_cut(data: bytes) -> bool:
    """Whether the directory of a compound file, which lists what is in it, lies beyond the end of the bytes."""
    shift = int.from_bytes(data[_SHIFT_AT : _SHIFT_AT + 2], "little")
    first = _number(data, _DIRECTORY_AT)
    return shift in _SECTOR_SHIFTS and (first + 2) << shift > len(data)


def text_start(data: bytes) -> int:
    """Where the text of an old Word file begins (``fcMin``), or the file where that is not said."""
    start = _main_stream(data)
    return start + _number(data, start + _TEXT_AT) if start else 0


def _fib_flags(data: bytes) -> int:
    """The flags in the head of an old Word file's main stream; 0 when it is not where the directory says."""
    start = _main_stream(data)
    return int.from_bytes(data[start + _FLAGS_AT : start + _FLAGS_AT + 2], "little") if start else 0


def _main_stream(data: bytes) -> int:
    """Where the main stream begins; 0 when it is not where the directory says."""
    entry = data.find(_MAIN_STREAM)
    shift = int.from_bytes(data[_SHIFT_AT : _SHIFT_AT + 2], "little")
    if entry < 0 or shift not in _SECTOR_SHIFTS:
        return 0
    start = (_number(data, entry + _START_AT) + 1) << shift
    return start if data[start : start + 2] in _MAGIC else 0


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
