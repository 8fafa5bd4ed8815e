"""The page of a file that is one of the web, or of a mail of a page and its pictures (MHT)."""

from __future__ import annotations

from checker.model import Unreadable
from checker.reading.limits import DEFAULT
from checker.reading.mail import parts_of

PAGES = ("html", "mht")
"""Kinds of files that hold one."""


def page_in(data: bytes, kind: str) -> bytes:
    """The web page to convert: the one inside an MHT file; with a mark of its encoding where that is Unicode."""
    if kind == "mht":
        data = _page_in_mail(data)
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return data  # a code page, which the page itself names
    return text.encode("utf-8-sig")


def _page_in_mail(data: bytes) -> bytes:
    """The first web page of an MHT file, which is a mail of a page and its pictures."""
    for part in parts_of(data, DEFAULT):
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else b""
    raise Unreadable("unreadable.conversion_failed")
