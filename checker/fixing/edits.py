"""What a fix asks for: small changes of text and formatting, each at a place; how they get into the file is not its concern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

_TOKEN = re.compile(r"[^\W_]+|\s|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class EditedParagraph:
    """A paragraph: the part it is in and its number there, counted from 0."""

    part: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class TextEdit:
    """``text`` instead of the letters ``start`` to ``end`` of the paragraph's block."""

    spot: EditedParagraph
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RunEdit:
    """Character formatting of the letters ``start`` to ``end``.

    Keys of ``look``: ``size`` (pt), ``bold``, ``italic``, ``caps``, ``underline``, ``font``, ``color`` (``auto`` or RRGGBB).
    ``component``: the part the letters are of where the finding is of another.
    """

    spot: EditedParagraph
    start: int
    end: int
    look: Mapping[str, Any]
    component: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """Formatting of a paragraph.

    Keys of ``layout``: ``align`` (``left`` ``center`` ``right`` ``both``), ``indent_left`` ``indent_right`` ``indent_first``
    ``gap_before`` ``gap_after`` (pt), ``line`` (in lines).
    """

    spot: EditedParagraph
    layout: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """A section's page, in mm: ``width`` ``height`` ``top`` ``bottom`` ``left`` ``right``; ``title_page``: its first page is another;
    ``page_number_start``: the number its first page bears.
    """

    section: int
    page: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LineEdit:
    """A line drawn below the letter before ``at`` of a paragraph's block, centred, ``width`` pt long; ``size``: of the letters, in pt."""

    spot: EditedParagraph
    width: float
    at: int | None = None  # below its last line
    size: float = 14


@dataclass(frozen=True, slots=True)
class LengthEdit:
    """The one line of ``length`` pt that is drawn in a paragraph, on its own centre ``wanted`` pt long."""

    spot: EditedParagraph
    length: float
    wanted: float


@dataclass(frozen=True, slots=True)
class PageNumberEdit:
    """The page number centred in the header, upright, of ``size`` pt, hidden on the first page; gone from the footers."""

    size: float = 14


@dataclass(frozen=True, slots=True)
class ComposeEdit:
    """A paragraph's letters in composed Unicode (NFC), which read and print the same."""

    spot: EditedParagraph


@dataclass(frozen=True, slots=True)
class RecodeEdit:
    """A paragraph's letters in TCVN3 or VNI as the Unicode letters they print as, in ``font``; its other letters stay."""

    spot: EditedParagraph
    font: str


Edit = TextEdit | RunEdit | ParagraphEdit | SectionEdit | LineEdit | LengthEdit | PageNumberEdit | ComposeEdit | RecodeEdit


@dataclass(frozen=True, slots=True)
class ByHand(Exception):  # noqa: N818 -- an outcome a fix may have, not a fault
    """A fix that cannot tell what to write: left to a person."""

    why: str = field(default="by_hand")


def smallest(spot: EditedParagraph, start: int, old: str, new: str) -> Iterator[TextEdit]:
    """The edits that make ``new`` of ``old``, which begins at ``start``: whole words and single signs, nothing that stays."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    ends = [start]
    for token in before:
        ends.append(ends[-1] + len(token))
    for what, first, last, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield TextEdit(spot, ends[first], ends[last], "".join(after[begin:stop]))
