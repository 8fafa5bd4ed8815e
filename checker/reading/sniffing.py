"""What a file is, by its first bytes."""

from __future__ import annotations

from checker.model import Unreadable
from checker.reading.word.compound import is_cut

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_NAMES = (".docx", ".dotx", ".docm", ".dotm")
_LOCK_FILE_BYTES = 162
_LOCK_NAME_LONGEST = 54
_JUNK = 1024  # bytes before a PDF's own first; readers of PDF skip as many (ISO 32000-1, annex H)
_MAGIC = (
    (b"GIF8", "gif"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!", "rar"),
)  # fmt: skip
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_ODF_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ODF_NAME_AT = 30  # bytes; the local header of a zip entry that has no extra field
_OPENING = 2048  # bytes in which a format written as text shows what it is
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ROOTS = ((b"<w:worddocument", "wordml"), (b"<office:document ", "fodt"))
_OPENINGS = ((b"<?xml", "xml"), (b"mime-version:", "mht"))

HEAD_BYTES = 4096
"""How much of a file is looked at to know an envelope."""
_ENVELOPE_OPENINGS = (b"<", b"mime-version:", b"content-type: multipart/")
_ENVELOPE_MARKS = (b"edxml", b"qcvn_102")


def sniff(data: bytes, name: str) -> str:
    """``docx``, ``pdf``, ``picture``, ``text`` or what LibreOffice reads; raises :class:`Unreadable` for every other format we can name.

    What LibreOffice reads: ``doc`` ``rtf`` ``odt`` ``fodt`` ``html`` ``mht`` ``wordml``, whatever the name says.
    """
    kind = _by_its_bytes(data)
    if kind:
        return kind
    if _is_lock_file(data, name):
        raise Unreadable("unreadable.not_a_document")
    kind = _compound(data) if data.startswith(_OLE) else _written_out(data)
    if kind:
        return kind
    _refuse_known(data)
    if name.lower().endswith(_WORD_NAMES):
        # Word itself refuses these: a package begins with PK.
        raise Unreadable("unreadable.not_a_document")
    return "text"


def is_envelope(head: bytes) -> bool:
    """Whether a file whose first bytes are ``head`` is an edXML envelope: XML or MIME that names the format."""
    opening = head[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return opening.startswith(_ENVELOPE_OPENINGS) and any(mark in opening for mark in _ENVELOPE_MARKS)


def _by_its_bytes(data: bytes) -> str | None:
    """A package, a PDF or a picture: what no text begins like."""
    if data.startswith(_ODF_TEXT, _ODF_NAME_AT):
        return "odt"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_JUNK] and b"endobj" in data):
        return "pdf"
    return "picture" if is_picture(data) else None


def _refuse_known(data: bytes) -> None:
    """Raise for a format we can name and do not read."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Unreadable("unreadable.unsupported", format=kind)
    if is_envelope(data):
        raise Unreadable("unreadable.envelope")
    opening = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, kind in _OPENINGS:
        if opening.startswith(start):
            raise Unreadable("unreadable.unsupported", format=kind)


def is_picture(data: bytes) -> bool:
    """Whether a file that begins so is a PNG, JPEG, TIFF, BMP or WebP picture."""
    bitmap = data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"
    return bitmap or data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _is_lock_file(data: bytes, name: str) -> bool:
    """The owner file Word puts beside an open document: the user's name, its length first, in 162 bytes."""
    if len(data) != _LOCK_FILE_BYTES:
        return False
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return base.startswith("~$") or (0 < data[0] <= _LOCK_NAME_LONGEST and data[1 + data[0] : 54].strip(b"\0 ") == b"")


def _compound(data: bytes) -> str:
    """An OLE2 compound file: an encrypted package, an old Word file (whatever its suffix), or something else."""
    if _wide("EncryptedPackage") in data:
        raise Unreadable("unreadable.encrypted")
    if _wide("WordDocument") in data:
        return "doc"
    if is_cut(data):
        raise Unreadable("unreadable.truncated")
    raise Unreadable("unreadable.unsupported", format="ole")


def _written_out(data: bytes) -> str | None:
    """A word processor's format whose opening is text: RTF, a web page, a mailed page, flat XML of Word 2003 or OpenDocument."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_WIDE_MARKS):
        data = data.decode("utf-16", "ignore").encode()
    opening = data[:_OPENING].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"mime-version:", b"from:")) and b"mime-version:" in opening and b"multipart/related" in opening:
        return "mht"
    if opening.startswith(b"<?xml") and (kind := next((kind for mark, kind in _ROOTS if mark in opening), None)):
        return kind
    if not opening.startswith(b"<"):
        return None
    from checker.reading.web.page_openings import is_page

    return "html" if is_page(data) else None


def is_ott(data: bytes) -> bool:
    """Whether an OpenDocument text is a template."""
    return data.startswith(_ODF_TEXT + b"-template", _ODF_NAME_AT)


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
