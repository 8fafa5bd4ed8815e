"""The media a document comes in: what each shows a reader, the suffixes of its files, and what its reading costs.

A new medium is a row here, its reader in ``reading/``, and its name in the schemas.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.model.tuples import NamedTuple

_SET = frozenset({"words", "letters", "capitals", "fonts", "source"})
_PRINTED = frozenset({"words", "letters", "capitals", "fonts"})
_LETTERS = frozenset({"words", "letters", "capitals"})
_NOTHING: frozenset[str] = frozenset()

OWN_PAGE = b'<meta name="generator" content="thethuc">'
"""What a web page this program wrote bears in its head."""
OWN_BAR = ("── ", " ──")
"""How the bar over each document begins and ends in a report that people read; a second line of dashes parts path and verdict within."""
OWN_NAME = "thethuc_report"
"""The bookmark in a Word file, and the category of a workbook, that this program wrote about documents: no document itself."""


class Medium(NamedTuple):
    """One medium.

    ``shows``: ``words``, figures and words, if not their marks and points; ``letters``, every letter and mark as written, which
    recognised text never warrants; ``capitals``, which of them are capitals, which a web page's copy does not keep; ``fonts``, how they
    look on the page; ``source``, how the author's program was told to make them look so. ``typed``: the letters are the author's own
    bytes, not print; ``recognised``: a machine read them off a page; ``converted``: LibreOffice makes a Word package of it first;
    ``slow``: a file takes a worker longer than any way between processes; ``remembered``: the same bytes give the same report, whatever
    they are enclosed in.
    """

    name: str
    shows: frozenset[str]
    suffixes: tuple[str, ...] = ()
    typed: bool = False
    recognised: bool = False
    converted: bool = False
    slow: bool = False
    remembered: bool = True


MEDIA: Mapping[str, Medium] = {
    medium.name: medium
    for medium in (
        Medium("docx", _SET, (".docx", ".dotx", ".docm", ".dotm"), typed=True),
        Medium("text", _LETTERS, (".txt", ".md"), typed=True),
        Medium("ocr", _NOTHING, recognised=True),
        Medium("pdf", _PRINTED, (".pdf",), slow=True),
        Medium("scan", _NOTHING, (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), recognised=True, slow=True),
        Medium("doc", _SET, (".doc", ".dot"), typed=True, converted=True),
        Medium("odt", _SET, (".odt", ".ott", ".fodt"), typed=True, converted=True),
        Medium("rtf", _SET, (".rtf",), typed=True, converted=True),
        Medium("edxml", _LETTERS, (".edxml",), typed=True, remembered=False),
    )
}
"""By name, as the report names them."""


_UNKNOWN = Medium("", _NOTHING, remembered=False)


def medium(name: str | None) -> Medium:
    """The medium of that name; of a file that could not be opened, one that shows nothing."""
    return MEDIA.get(name or "", _UNKNOWN)


def suffixes(media: tuple[str, ...]) -> tuple[str, ...]:
    """The suffixes of the files of some media, in that order."""
    return tuple(suffix for name in media for suffix in MEDIA[name].suffixes)
