"""Parts of a Word package nobody has asked for text: whether Word itself would open them.

Word refuses a package one of whose parts is no XML; so do we, since what a style or a footer says would be guessed. A full
parse of styles and numbering costs more than reading the document, so that the marks are counted first.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.model.patterns import lazy_pattern
from checker.reading.limits import Limits
from checker.reading.word.markup import parse
from checker.reading.word.package import Package

_KINDS = frozenset((
    "styles", "numbering", "settings", "footnotes", "endnotes", "comments", "header", "footer", "fontTable", "theme", "webSettings",
))  # fmt: skip
_SMALL = 2048  # bytes; parsed whole at once
_FIRST_LINE = 128  # bytes
_BARE = lazy_pattern(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def to_vouch_for(links: Iterable[tuple[str, str]], package: Package) -> list[str]:
    """The parts that must be whole, of the main part's relations (type, part name)."""
    return [target for kind, target in links if kind.rpartition("/")[2] in _KINDS and target in package]


def refuse_broken(data: bytes, name: str, limits: Limits) -> None:
    """Raise :class:`~checker.model.Unreadable` (bad_xml) for a part that is no XML; what looks odd is parsed to know."""
    if len(data) <= _SMALL or data.startswith(_WIDE) or not _looks_whole(data):
        parse(data, name, limits)


def _looks_whole(data: bytes) -> bool:
    """As many tags are opened as closed, none is cut, and no sign is bare."""
    marks, ends = data.count(b"<"), data.count(b"</")
    opened = marks - ends - _rare(data, b"<?") - _rare(data, b"<!")
    return (
        marks == data.count(b">")
        and opened == ends + data.count(b"/>")
        and data.rstrip().endswith(b">")
        and (b"&" not in data or _BARE.search(data) is None)
    )


def _rare(data: bytes, mark: bytes) -> int:
    """How many there are of a mark whose second sign stands in the first line alone, nearly always: looking for a sign costs less."""
    behind = data.find(mark[1:], _FIRST_LINE) >= 0
    return data.count(mark) if behind else data.count(mark, 0, _FIRST_LINE)
