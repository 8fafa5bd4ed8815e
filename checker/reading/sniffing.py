"""What a file is, by its first bytes."""

from __future__ import annotations

from checker.model import Unreadable
from checker.reading.edxml import is_envelope

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_NAMES = (".docx", ".dotx", ".docm", ".dotm")
_LOCK_FILE_BYTES = 162
_LOCK_NAME_LONGEST = 54
_JUNK = 1024  # bytes before a PDF's own first; readers of PDF skip as many (ISO 32000-1, annex H)
_MAGIC = (
    (b"{\\rtf", "rtf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!", "rar"),
)  # fmt: skip
_OPENINGS = ((b"<!doctype html", "html"), (b"<html", "html"), (b"<?xml", "xml"), (b"mime-version:", "mht"))


def sniff(data: bytes, name: str) -> str:
    """``docx``, ``pdf`` or ``text``; raises :class:`Unreadable` for every other format we can name."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_JUNK] and b"endobj" in data):
        return "pdf"
    if _is_lock_file(data, name):
        raise Unreadable("unreadable.not_a_document")
    if data.startswith(_OLE):
        _refuse_compound(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Unreadable("unreadable.unsupported", format=kind)
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        raise Unreadable("unreadable.unsupported", format="bmp")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise Unreadable("unreadable.unsupported", format="webp")
    if is_envelope(data):
        raise Unreadable("unreadable.envelope")
    opening = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, kind in _OPENINGS:
        if opening.startswith(start):
            raise Unreadable("unreadable.unsupported", format=kind)
    if name.lower().endswith(_WORD_NAMES):
        # Word itself refuses these: a package begins with PK.
        raise Unreadable("unreadable.not_a_document")
    return "text"


def _is_lock_file(data: bytes, name: str) -> bool:
    """The owner file Word puts beside an open document: the user's name, its length first, in 162 bytes."""
    if len(data) != _LOCK_FILE_BYTES:
        return False
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.startswith("~$") or (0 < data[0] <= _LOCK_NAME_LONGEST and data[1 + data[0] : 54].strip(b"\0 ") == b"")


def _refuse_compound(data: bytes) -> None:
    """An OLE2 compound file: an encrypted package, an old Word file (whatever its suffix), or something else."""
    if _wide("EncryptedPackage") in data:
        raise Unreadable("unreadable.encrypted")
    if _wide("WordDocument") in data:
        raise Unreadable("unreadable.old_doc")
    raise Unreadable("unreadable.unsupported", format="ole")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
