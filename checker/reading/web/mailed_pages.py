"""The page of a file that is one of the web, or of a mail of a page with its pictures and style sheets (MHT)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.model import Unreadable
from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.reading.limits import DEFAULT
from checker.reading.mail import parts_of

if TYPE_CHECKING:
    from email.message import Message

_HEAD_ENDS = lazy_pattern(rb"\r?\n\r?\n")
_LONGEST_HEAD = 20_000
_START = lazy_pattern(r"""(?i)\bstart\s{0,9}=\s{0,9}"?<?([^<>"\s;]{1,300})""")
_DOCUMENTS = lazy_pattern(
    r"application/(?:msword|pdf|rtf|zip|vnd\.ms-(?:excel|word|powerpoint)|vnd\.oasis\.opendocument|vnd\.openxmlformats-officedocument\.\w+ml)"
)
_NAMED = lazy_pattern(r"(?i)\.(?:docx?|docm|dotx?|rtf|odt|pdf|xlsx?|pptx?|zip|rar|7z|eml|msg)$")
"""Names of documents, of whatever kind a mail says that they are (``application/octet-stream``)."""
PAGES = ("html", "mht")
"""Kinds of files that hold one."""


class GivenPage(NamedTuple):
    """A page, with a mark of its encoding where that is Unicode; ``sheets``: the style sheets that came with it, by their addresses.

    ``place``: where the page lay; ``attached``: the documents that came with it; ``others``: further pages, as Word keeps the margins.
    """

    data: bytes
    sheets: Mapping[str, str] = {}
    place: str = ""
    attached: tuple[str, ...] = ()
    others: tuple[bytes, ...] = ()

    def address(self, name: str, place: str = "") -> str:
        """Where something lies that the page, or the style sheet at a ``place``, has this name for."""
        if not (place or self.place):
            return name
        from urllib.parse import urljoin

        try:
            return urljoin(place or self.place, name)
        except ValueError:  # no address at all
            return name


def page_in(data: bytes, kind: str) -> GivenPage:
    """The page in a file of one of :data:`PAGES`."""
    return _in_mail(data) if kind == "mht" else GivenPage(_marked(data))


def _in_mail(data: bytes) -> GivenPage:
    """The web page an MHT file begins with, which is its first if it does not say."""
    parts = parts_of(data, DEFAULT, opening_mails=False)
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    if not pages:
        raise Unreadable("unreadable.conversion_failed")
    begins = _START.search(_HEAD_ENDS.split(data[:_LONGEST_HEAD], maxsplit=1)[0].decode("latin-1"))
    page = next((part for part in pages if begins and f"cid:{begins[1]}" in _names(part)), pages[0])
    sheets = {
        name: _bytes_of(part).decode("utf-8", "replace") for part in parts if part.get_content_type() == "text/css" for name in _names(part)
    }
    others = tuple(_marked(_bytes_of(part)) for part in pages if part is not page)
    return GivenPage(_marked(_bytes_of(page)), sheets, str(page.get("Content-Location", "")).strip(), tuple(_attached(parts)), others)


def _attached(parts: Sequence[Message[Any, Any]]) -> Iterator[str]:
    for part in parts:
        kind = part.get_content_type()
        name = str(part.get_filename() or "")
        if (
            part.get_content_disposition() == "attachment"
            or part.get_content_maintype() == "message"
            or _DOCUMENTS.match(kind)
            or _NAMED.search(name)
        ):
            yield name or kind


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
