"""The fixed lines of a plan: those whose place and words the decree gives, with the parts each carries and the words it fixes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.builders.plan_text import PlanText
from tests.slips.planting import Edit, slips

Span = tuple[int, int]

# The words of organ names that are the law's, not the organ's own.
_GENERIC = re.compile(
    r"\b(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND|TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG|BAN CHỈ ĐẠO|TRƯỜNG|TRUNG TÂM)\b"
    r"|^(?:BỘ|SỞ|CỤC|PHÒNG)\b(?!,)"  # PHÒNG, CHỐNG THIÊN TAI is no office
)
_MARKS = (".", ",", ":", ";")


@dataclass(frozen=True)
class Line:
    """One printed line: ``field`` and ``at`` say where it stands in the plan, ``pieces`` which of it is which part.

    ``fixed`` are the spans of words and marks that the law fixes; ``family`` the parts whose findings speak of this line.
    """

    name: str
    text: str
    field: str
    at: int | None
    pieces: tuple[tuple[str, Span], ...]
    fixed: tuple[Span, ...]
    family: frozenset[str]
    length: int  # of the words that belong to its place; what follows in a paragraph of running text is free

    def slipped(self, plan: PlanText, edit: Edit) -> PlanText:
        """The plan with the slip in this line."""
        text = edit.on(self.text)
        if self.at is None:
            return replace(plan, **{self.field: text})
        lines = list(getattr(plan, self.field))
        lines[self.at] = text
        return replace(plan, **{self.field: tuple(lines)})

    def hits(self, edit: Edit) -> bool:
        """Whether the slip falls into words the law fixes and leaves them wrong.

        Not so where a space is lost after a point, comma or colon, or put before one, or is of another kind: the decree is silent on it.
        """
        if edit.put.isspace() and self.text[edit.start : edit.end].isspace():
            return False
        before, after = self.text[edit.start - 1 : edit.start], self.text[edit.end : edit.end + 1]
        if (not edit.put and self.text[edit.start] == " " and before in _MARKS) or (edit.put == " " and after in _MARKS):
            return False
        if edit.start == edit.end:
            return any(start < edit.start < end for start, end in self.fixed)
        return any(start < edit.end and edit.start < end for start, end in self.fixed)

    def slips(self, kind: str) -> list[Edit]:
        """Every slip of that kind in the words that belong to the line's place.

        A tab only in or beside the words the law fixes: within an organ's own name or a place it makes two columns, as anybody would read.
        Of the words, too, only those: what an organ left out of its own name nobody can know.
        """
        edits = [edit for edit in slips(self.text, kind) if edit.end <= self.length]
        if kind == "tab":
            edits = [edit for edit in edits if any(start - 1 <= edit.start <= end for start, end in self.fixed)]
        if kind == "word":
            edits = [edit for edit in edits if any(start <= edit.start < end and edit.end <= end + 1 for start, end in self.fixed)]
        return edits


def lines(plan: PlanText) -> Iterator[Line]:
    """Every fixed line of the plan."""
    yield _whole("national_name", plan.national_name, "national_name")
    yield _whole("motto", plan.motto, "motto")
    if plan.superior:
        yield _line("superior_organ", plan.superior, "superior", _spans(_GENERIC, plan.superior))
    for at, text in enumerate(plan.organ):
        yield _line("organ", text, "organ", _spans(_GENERIC, text), at=at)
    yield _number_line(plan)
    yield _date_line(plan)
    yield _whole("type_name", plan.type_name, "type_name")
    if plan.bases:
        word = len("Căn cứ")
        yield replace(_line("legal_bases", plan.bases[0], "bases", ((0, word),), at=0), length=word)
    yield _whole("recipients", plan.recipients_label, "recipients_label")
    yield _archive_line(plan)
    for at, text in enumerate(plan.competence):
        yield _line("competence", text, "competence", ((0, len(text)),), at=at)
    yield _whole("position", plan.position, "position")


def _whole(part: str, text: str, field: str) -> Line:
    return _line(part, text, field, ((0, len(text)),))


def _line(part: str, text: str, field: str, fixed: tuple[Span, ...], at: int | None = None) -> Line:
    return Line(part, text, field, at, ((part, (0, len(text))),), fixed, frozenset((part,)), len(text))


def _number_line(plan: PlanText) -> Line:
    text = plan.number_line
    number, notation = _span(text, plan.number), _span(text, plan.notation)
    kind = notation[0], notation[0] + plan.notation.index("-") + 1
    fixed = ((0, text.index(":") + 1), (number[1], number[1] + 1), kind)
    pieces = (("number", number), ("notation", notation))
    return Line("number", text, "number_form", None, pieces, fixed, frozenset(("number", "notation")), len(text))


def _date_line(plan: PlanText) -> Line:
    text, comma = plan.date_line, len(plan.place)
    pieces = (("place", (0, comma)), ("date", (comma + 2, len(text))))
    words = tuple(_span(text, word, comma) for word in ("ngày", "tháng", "năm"))
    return Line("date", text, "date_form", None, pieces, ((comma, comma + 1), *words), frozenset(("place", "date")), len(text))


def _archive_line(plan: PlanText) -> Line:
    text = plan.recipients[-1]
    start = text.index("Lưu")
    fixed = ((start, start + len("Lưu:")), _span(text, "VT"))
    pieces = (("archive", (start, len(text))),)
    return Line("archive", text, "recipients", len(plan.recipients) - 1, pieces, fixed, frozenset(("archive",)), len(text))


def _span(text: str, piece: str, start: int = 0) -> Span:
    at = text.index(piece, start)
    return at, at + len(piece)


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(found.span() for found in pattern.finditer(text))
