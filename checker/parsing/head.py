"""What has been found of the header so far, how a line of it is cut, and which lines spell quốc hiệu and tiêu ngữ."""

from __future__ import annotations

from collections.abc import Callable

from checker.grammar.attached import NOTE
from checker.grammar.code import Number
from checker.grammar.dateline import Dateline
from checker.model import Component
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line, Page
from checker.parsing.recognition.evidence import standing_of
from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.wording.folding import bare, likeness, mostly_upper

LIKE = 0.8  # of the letters of quốc hiệu or tiêu ngữ as a recogniser left them


@dataclass
class Header:
    """What was found above the title. ``start`` and ``end`` are blocks; ``subject`` holds a công văn's ``V/v`` lines."""

    start: int
    end: int
    components: dict[str, Component] = field(default_factory=dict)
    number: Number | None = None
    date: Dateline | None = None
    subject: list[Line] = field(default_factory=list)
    party: bool = False
    own: str | None = None  # the body outside the decree whose own heading stands in the place of the quốc hiệu
    draft: bool = False
    signing: Line | None = None  # the line of the digital signature on a plan that is a file of its own (PL I, Mẫu 1.3)


_ASIDE = lazy_pattern(rf"\W*{NOTE}|\W*can cu\b|\(.*\d", words=("kem theo", "can cu", "("))


def is_aside(text: str) -> bool:
    """A note, a basis or a mark in brackets (``(Dự thảo ngày 15/3/2024)``): what is dated or numbered there is not the plan's own.

    >>> is_aside("(Ban hành kèm theo Quyết định số 56/QĐ-UBND ngày 15 tháng 9 năm 2026)")
    True
    """
    return bool(_ASIDE.match(bare(text)))


def slice_of(line: Line, start: int, end: int) -> Line:
    """The piece ``start:end`` of a line."""
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    first = line.start + start + lead
    return Line(text.strip(), line.block, first, first + len(text.strip()), line.side)


def _is_national(low: str, line: Line, ocr: bool) -> bool:
    if low.startswith("cong hoa xa hoi") or ("cong hoa" in low and "viet nam" in low):
        return True
    return ocr and mostly_upper(line.text) and likeness(line.text, NATIONAL_NAME) >= LIKE


def _is_motto(low: str, line: Line, ocr: bool) -> bool:
    if "doc lap" in low and ("hanh phuc" in low or "tu do" in low):
        return len(low) < 60
    return ocr and likeness(line.text, MOTTO) >= LIKE


class _Spelling(NamedTuple):
    opening: str
    ending: str
    is_whole: Callable[[str, Line, bool], bool]
    runner_up: str


SPELT = {
    "national_name": _Spelling("cong hoa xa hoi", "viet nam", _is_national, "organ"),
    "motto": _Spelling("doc lap", "hanh phuc", _is_motto, "national_name"),
}


def spelt(page: Page, lines: list[Line], name: str) -> list[Line]:
    """The first line, alone or with one or two below it in its column, that spells quốc hiệu or tiêu ngữ."""
    first, (opening, ending, is_whole, _) = lines[0], SPELT[name]
    if ending not in first.low and (opening.startswith(first.low) or first.low.startswith(opening)):
        beside = standing_of(page, first).column
        column = [line for line in lines if line.side == first.side and standing_of(page, line).column == beside]
        for group in (column[:count] for count in (2, 3)):
            low = " ".join(line.low for line in group)
            if low.startswith(opening) and ending in low and len(low) < 60:
                return group
    return lines[: is_whole(first.low, first, page.ocr)]
