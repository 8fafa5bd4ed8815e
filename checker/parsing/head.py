"""What has been found of the header so far, and how a line of it is cut."""

from __future__ import annotations

from checker.grammar.attached import NOTE
from checker.grammar.code import Number
from checker.grammar.dateline import Dateline
from checker.model import Component
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.parsing.lines import Line
from checker.wording.folding import bare


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
