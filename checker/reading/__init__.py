"""Bytes to :class:`~checker.model.Document`: the content decides how a file is read, never its name alone."""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from hashlib import sha256

from checker.model import Document, Unreadable
from checker.model.media import OWN_BAR, OWN_PAGE
from checker.model.records import replace
from checker.model.regular import NotAFileError, open_regular
from checker.reading.limits import DEFAULT, PROBLEMS, Limits
from checker.reading.sniffing import HEAD_BYTES, is_envelope, is_picture, sniff

__all__ = ["DEFAULT", "PROBLEMS", "Limits", "load", "read"]

_CONVERTED = frozenset({"doc", "rtf", "odt", "fodt", "html", "mht", "wordml"})
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf", b"<", b"\xef\xbb\xbf<", b"MIME", b"From:")  # formats that may hold pictures


def read(
    source: str | os.PathLike[str] | bytes, *, name: str | None = None, limits: Limits = DEFAULT, medium: str | None = None
) -> Document:
    """The document at a path, or in the bytes given, with what of it was not read.

    ``name`` is what the report calls it (the path as given when none). ``medium`` (``text`` or ``ocr``) overrides what
    the letters of a plain text tell. Raises :class:`~checker.model.Unreadable` and nothing else; its keys are
    :data:`PROBLEMS`.
    """
    if isinstance(source, bytes):
        data, path = source, name or ""
        if len(data) > limits.file_bytes:
            raise Unreadable("unreadable.too_large", what="file", size=len(data), limit=limits.file_bytes)
    else:
        path = name or os.fspath(source)
        data = load(source, limits)
    if not data:
        raise Unreadable("unreadable.empty")
    document = _document(data, path, limits, medium)
    from checker.reading.miscoded import miscoded

    doubts = tuple(miscoded(document))
    return replace(document, not_read=(*document.not_read, *doubts)) if doubts else document


def _is_told(data: bytes) -> bool:
    """Whether a text is a report of this program: it begins with the bar over a document, or with lines about others (``ĐẠT  a.docx: …``).

    A report that somebody put below a plan makes no report of that.
    """
    code = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"  # what PowerShell writes with ``>``
    if code == "utf-8-sig" and OWN_BAR[0].encode() not in data:
        return False
    lines = (line for line in data.decode(code, "replace").splitlines() if line.strip())
    return _is_bar(next((line for line in lines if _is_bar(line) or not ("  " in line and ": " in line)), ""))


def _is_bar(line: str) -> bool:
    begins, ends = OWN_BAR
    bar = line.rstrip()
    if not (bar.startswith(begins) and bar.endswith(ends)):
        return False
    path, _, said = bar[len(begins) : -len(ends)].partition(ends)
    return not path.startswith("─") and bool(said.strip("─ "))


def _document(data: bytes, path: str, limits: Limits, medium: str | None) -> Document:
    """The document in some bytes, by the reader of their kind."""
    digest = sha256(data).hexdigest()
    kind = sniff(data, path)
    if (kind == "html" and OWN_PAGE in data[:HEAD_BYTES]) or (kind == "text" and _is_told(data)):
        return Document(path, digest, "text", (), traits={"own_report": True})
    if kind in _CONVERTED:
        from checker.reading.word.office import read_office

        return read_office(data, kind, path, digest, limits)
    if kind == "docx":
        from checker.reading.word.docx import read_docx

        return read_docx(data, path, digest, limits)
    if kind == "pdf":
        from checker.reading.guarded import Room, guarded
        from checker.reading.pdf import read_pdf
        from checker.reading.pdf.signatures import signed

        room = Room(limits.pdf_seconds, limits.pdf_megabytes)
        return guarded(lambda: signed(read_pdf(data, path, digest, limits, medium), data, limits), room)
    if kind == "picture":
        from checker.reading.scan.pages import read_scan

        return read_scan(data, path, digest, limits)
    if len(data) > limits.text_bytes:
        raise Unreadable("unreadable.too_large", what="text", size=len(data), limit=limits.text_bytes)
    from checker.reading.text.plain import read_text

    return read_text(data, path, digest, limits, medium)


def load(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a file, its size asked before a byte is read; text is known by its first bytes and has a lower limit.

    Raises :class:`Unreadable`.
    """
    try:
        with open_regular(path) as file:
            head = file.read(HEAD_BYTES)
            size = os.fstat(file.fileno()).st_size
            packed = head.startswith(_PACKED) or is_picture(head)
            if is_envelope(head):
                raise Unreadable("unreadable.envelope")
            limit = limits.file_bytes if packed else limits.text_bytes
            if size > limit:
                raise Unreadable("unreadable.too_large", what="file" if packed else "text", size=size, limit=limit)
            data = head + file.read(max(limit - len(head) + 1, 0))
    except NotAFileError:
        raise Unreadable("unreadable.not_a_file") from None
    except FileNotFoundError:
        from checker.model.nearest import nearest_file

        raise Unreadable("unreadable.missing", near=nearest_file(os.fspath(path))) from None
    except IsADirectoryError:
        raise Unreadable("unreadable.directory") from None
    except PermissionError:
        # Windows says "permission denied" for a folder too.
        raise Unreadable("unreadable.directory" if os.path.isdir(path) else "unreadable.permission") from None
    except (OSError, ValueError) as error:
        from checker.model.errors import cause

        raise Unreadable("unreadable.io", reason=cause(error) if isinstance(error, OSError) else str(error)) from None
    if len(data) > limit:  # a pipe or a file that grew while it was read
        raise Unreadable("unreadable.too_large", what="file" if packed else "text", size=len(data), limit=limit)
    return data
