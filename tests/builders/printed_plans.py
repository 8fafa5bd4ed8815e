"""A plan printed to a PDF as an office's program would, letter by letter, for what only a PDF can show."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from tests.builders.plan_text import PlanText, present
from tests.builders.plans import SO_NOI_VU
from tests.builders.sheets import Page, Show, pdf

LEFT, RIGHT = 85.0, 553.0  # pt: margins of 30 and 15 mm
_TOP, _FOOT = 785.0, 75.0
_COLUMNS = 155.0, 415.0  # middles of the two columns of header and closing
_EM = 0.5  # of the size: every letter of these fonts
_BODY = 14
_PITCH = 17.0
_INDENT = 36.0
_GAP = 6.0

Shows = tuple[Show, ...]
Rules = tuple[tuple[float, float, float], ...]


def printed_plan(plan: PlanText, *, over: Shows = (), flat: Shows = (), foot: Shows = (), rules: Rules = (), room: float = 0) -> bytes:
    """The plan on as many pages as it takes.

    ``over`` is laid over the last page as a signature, ``flat`` printed into it; ``foot`` and ``rules`` stand on the first,
    below whose text ``room`` pt are left.
    """
    first, *others = _sheets(plan, room)
    pages = [Page((*first, *foot), rules=(*_rules(plan), *rules))]
    pages += [Page((*sheet, _number(at))) for at, sheet in enumerate(others, 2)]
    pages[-1] = replace(pages[-1], shows=(*pages[-1].shows, *flat), laid=(("Widget", over),) if over else ())
    return pdf(pages)


def signature_over_recipients() -> bytes:
    """The plan of a department whose organ's signature was put on the list of recipients."""
    x, y = closing_at(SO_NOI_VU, SO_NOI_VU.recipients[0])
    return printed_plan(SO_NOI_VU, over=(Show("Ký bởi: Sở Nội vụ", x, y + 2, size=10),))


def closing_at(plan: PlanText, line: str) -> tuple[float, float]:
    """Where on the last page a line of the recipients begins: pt from the bottom left."""
    show = next(show for show in list(_sheets(plan, 0))[-1] if show.text == line)
    return show.x, show.y


def _sheets(plan: PlanText, room: float) -> Iterator[list[Show]]:
    sheet, y = _header(plan)
    foot = _FOOT + room
    for text, font, centred in _paragraphs(plan):
        lines = textwrap.wrap(text, 66, initial_indent="     ")
        y -= _GAP
        for at, line in enumerate(lines):
            y -= _PITCH
            if y < foot:
                yield sheet
                sheet, y, foot = [], _TOP - _PITCH, _FOOT
            sheet += [_centred(line.strip(), y, font)] if centred else _set(line.strip(), y, font, at == 0, at == len(lines) - 1)
    if y < _FOOT + 130:
        yield sheet
        sheet, y = [], _TOP
    yield [*sheet, *_closing(plan, y - 30)]


def _header(plan: PlanText) -> tuple[list[Show], float]:
    organs, mottos = plan.organ_lines, plan.motto_lines
    shows = [_centred(text, _TOP - 16 * at, "F2" if at else "F1", 13, _COLUMNS[0]) for at, text in enumerate(organs)]
    shows += [_centred(text, _TOP - 16 * at, "F2", 13 + at, _COLUMNS[1]) for at, text in enumerate(mottos)]
    y = _TOP - 16 * len(organs) - 14
    return [*shows, _centred(plan.number_line, y, "F1", 13, _COLUMNS[0]), _centred(plan.date_line, y, "F3", 14, _COLUMNS[1])], y - 15


def _rules(plan: PlanText) -> tuple[tuple[float, float, float], ...]:
    """The lines below the organ and the motto; that below the subject stands under the title."""
    organ, motto = plan.organ_lines[-1], plan.motto_lines[-1]
    y = _TOP - 16 * (len(plan.organ_lines) - 1) - 6
    half = [0.4 * _EM * 13 * len(organ) / 2, _EM * 14 * len(motto) / 2]
    title = y - 8 - 15 - 2 * (_GAP + _PITCH) - _subject_lines(plan) * _PITCH + 3
    middle = (LEFT + RIGHT) / 2
    return (
        (_COLUMNS[0] - half[0], y, _COLUMNS[0] + half[0]), (_COLUMNS[1] - half[1], _TOP - 22, _COLUMNS[1] + half[1]),
        (middle - 60, title, middle + 60),
    )  # fmt: skip


def _subject_lines(plan: PlanText) -> int:
    return len(textwrap.wrap(plan.subject, 66, initial_indent="     "))


def _paragraphs(plan: PlanText) -> Iterator[tuple[str, str, bool]]:
    """Text, font, whether centred."""
    yield plan.type_name, "F2", True
    yield plan.subject, "F2", True
    yield from ((text, "F3", False) for text in plan.bases)
    yield from ((text, "F1", False) for text in present((plan.lead_in,)))
    for text in plan.body:
        yield text, "F2" if text.split(".")[0].strip("IVX0123456789") == "" and len(text) < 60 else "F1", False


def _centred(text: str, y: float, font: str = "F2", size: float = _BODY, middle: float = (LEFT + RIGHT) / 2) -> Show:
    return Show(text, middle - _EM * size * len(text) / 2, y, font, size)


def _set(text: str, y: float, font: str, first: bool, last: bool) -> Iterator[Show]:
    """A justified line: its words spread to the right edge, those of a paragraph's last one set close."""
    words, x = text.split(), LEFT + (_INDENT if first else 0)
    bare = sum(len(word) for word in words) * _EM * _BODY
    gap = _EM * _BODY if last or len(words) < 2 else (RIGHT - x - bare) / (len(words) - 1)
    for word in words:
        yield Show(word, round(x, 2), y, font)
        x += _EM * _BODY * len(word) + gap


def _closing(plan: PlanText, y: float) -> Iterator[Show]:
    for at, text in enumerate(plan.recipient_lines):
        yield Show(text, LEFT, y - 14 * at, "F4" if at == 0 else "F1", 11 if at else 12)
    for at, text in enumerate(plan.office_lines):
        yield _centred(text, y - 16 * at, "F2", 14, _COLUMNS[1])
    for at, text in enumerate(plan.name_lines):
        yield _centred(text, y - 90 - 16 * at, "F2", 14, _COLUMNS[1])


def _number(page: int) -> Show:
    return _centred(str(page), 800, "F1", 14)
