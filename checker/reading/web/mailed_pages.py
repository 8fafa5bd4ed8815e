"""The page of a file that is one of the web, or of a mail of a page with its pictures and style sheets (MHT)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.reading.limits import DEFAULT
from checker.reading.mail import parts_of

if TYPE_CHECKING:
    from email.message import Message

PAGES = ("html", "mht")
"""Kinds of files that hold one."""


class GivenPage(NamedTuple):
    """A page, with a mark of its encoding where that is Unicode; ``sheets``: the style sheets that came with it, by their addresses.

    ``place``: where the page lay.
    """

    data: bytes
    sheets: Mapping[str, str] = {}
    place: str = ""

    def address(self, name: str) -> str:
        """Where something lies that the page has this name for."""
        if not self.place:
            return name
        from urllib.parse import urljoin

        try:
            return urljoin(self.place, name)
        except ValueError:  # no address at all
            return name


def page_in(data: bytes, kind: str) -> GivenPage:
    """The page in a file of one of :data:`PAGES`."""
    return _in_mail(parts_of(data, DEFAULT)) if kind == "mht" else GivenPage(_marked(data))


def _in_mail(parts: Sequence[Message[Any, Any]]) -> GivenPage:
    """The first web page of an MHT file."""
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if page is None:
        raise Unreadable("unreadable.conversion_failed")
    sheets = {
        name: _bytes_of(part).decode("utf-8", "replace") for part in parts if part.get_content_type() == "text/css" for name in _names(part)
    }
    return GivenPage(_marked(_bytes_of(page)), sheets, str(page.get("Content-Location", "")).strip())


def _names(part: Message[Any, Any]) -> list[str]:
    place, ident = (str(part.get(name, "")).strip() for name in ("Content-Location", "Content-ID"))
    return [name for name in (place, f"cid:{ident.strip('<>')}" if ident else "") if name]


def _bytes_of(part: Message[Any, Any]) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _marked(data: bytes) -> bytes:
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return data  # a code page, which the page itself names
    return text.encode("utf-8-sig")
