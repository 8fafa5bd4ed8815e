"""The page: paper, orientation, margins, page numbers. Lengths in mm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from checker.checking.case import Answer, CannotTell, Case, Problem
from checker.checking.looks import looks_of, plainly
from checker.model import Block, PageNumber, PageSetup

_PAPER_SLACK, _MARGIN_SLACK = 1.0, 0.5  # mm; 850 twips is 15 mm
_LINE, _PAGE_LINES = 75, 60  # characters of a line of 14 pt; lines that no single page holds, even of 13 pt
_SURE_LINES = 30  # lines that one page holds, set as wide as the decree allows

Found = Iterator[Answer]


def page(case: Case, check: Mapping[str, Any]) -> Found:
    """What ``asks`` names of the page: ``paper``, ``portrait``, ``margin``, ``numbered``, ``number_place``, ``number_first``,
    ``number_look``, ``number_upright``, ``number_format``, ``number_start`` or ``annex_numbers``.

    Equal faults of several sections are one finding. ``wanted`` and ``section`` in its values are for whoever mends it.
    """
    sections = case.plan.document.sections
    if sections:
        yield from _ASKED[check["asks"]](case, check, sections)


def _is_wide(section: PageSetup) -> bool:
    return section.landscape or section.width > section.height


def _paper(_case: Case, check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Landscape sections hold tables of their own size; the decree speaks of the document's paper."""
    short, long = check["size"]
    wrong = [
        at
        for at, section in enumerate(sections)
        if (at == 0 or not _is_wide(section))
        and _off(min(section.width, section.height), short) + _off(max(section.width, section.height), long)
    ]
    if wrong:
        first = sections[wrong[0]]
        wide = _is_wide(first)
        wanted = {"width": long if wide else short, "height": short if wide else long}
        yield _seed(f"{_whole(first.width)} × {_whole(first.height)} mm", f"{short} × {long} mm", wrong, wanted)


def _off(length: float, wanted: float) -> bool:
    return abs(length - wanted) > _PAPER_SLACK


def _portrait(case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """A plan that lies on its side and has no table that would call for it."""
    tables = any(paragraph.fields.get("table") for paragraph in case.subjects("extra/paragraphs"))
    if _is_wide(sections[0]) and not tables:
        yield Problem(None, f"{_whole(sections[0].width)} × {_whole(sections[0].height)} mm")


def _margin(_case: Case, check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """One side of the upright sections, each side its own rule; a margin measured from ink may be unknown, or smaller."""
    side, (least, most) = check["side"], check["range"]
    upright = [at for at, section in enumerate(sections) if not _is_wide(section)]
    off = [at for at in upright if not least - _MARGIN_SLACK <= getattr(sections[at], side) <= most + _MARGIN_SLACK]
    wrong = [at for at in off if not _is_loose(sections[at], side, most)]
    if off and not wrong:
        yield CannotTell()
    if wrong:
        stands = getattr(sections[wrong[0]], side)
        yield _seed(f"{plainly(round(stands, 1))} mm", f"{least}-{most} mm", wrong, {side: least if stands < least else most})


def _is_loose(section: PageSetup, side: str, most: float) -> bool:
    """Nothing tells this margin, or the ink only that it is not larger than measured."""
    return side in section.unmeasured or (side in section.at_most and getattr(section, side) > most)


def _seed(got: str, want: str, sections: list[int], wanted: Mapping[str, float]) -> Problem:
    values = {"count": len(sections), "wanted": wanted, "section": sections[0], "sections": tuple(sections)}
    return Problem(None, got, want, values)


def _whole(length: float) -> str:
    return str(round(length))


def _shown(sections: tuple[PageSetup, ...]) -> list[PageNumber]:
    return [number for section in sections for number in section.numbers]


def _numbered(case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """A page number on a plan that fills more than one page for certain; in a file that tells no pages it may not be certain."""
    if _shown(sections):
        return
    blocks = case.plan.document.blocks
    lines = sum(len(block.text) // _LINE + 1 for block in blocks)
    if lines > _PAGE_LINES or _breaks_within(case, blocks) or _is_printed_over(case, blocks):
        yield Problem()
    elif lines > _SURE_LINES and all(block.page is None for block in blocks):
        yield CannotTell("pages")


def _breaks_within(case: Case, blocks: Sequence[Block]) -> bool:
    """Whether text goes on behind a page break within the plan or an annex.

    What stands above the plan's own title is a cover or another act; one right before an annex begins pages counted anew.
    """
    top, begun = _beginnings(case)
    broken = (block for block in blocks if block.page is None and block.setting is not None and block.setting.page_break_before)
    return any(block.paragraph > top and block.paragraph not in begun and block.text.strip() for block in broken)


def _is_printed_over(case: Case, blocks: Sequence[Block]) -> bool:
    """Whether the plan from its title on, or an annex of it, stands on two pages; asked of a file that tells its pages."""
    top, begun = _beginnings(case)
    pages: set[int] = set()
    for block in blocks:
        if block.paragraph in begun:
            pages.clear()
        if block.page is not None and block.paragraph >= top and block.text.strip():
            pages.add(block.page)
        if len(pages) > 1:
            return True
    return False


def _beginnings(case: Case) -> tuple[int, set[int | None]]:
    """The paragraph of the plan's title, and those with which its annexes begin."""
    title = case.plan.components.get("type_name")
    top = next((place.paragraph or 0 for place in title.places), 0) if title is not None else 0
    return top, {label.place.paragraph for label in case.subjects("annexes/labels") if label.place is not None}


def _number_place(_case: Case, check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """In the margin ``place`` and, when the file tells, at ``align``; a number typed on the first page is another rule's."""
    for number in _shown(sections):
        if number.typed or (number.where == check["place"] and number.align in (None, check.get("align", number.align))):
            continue
        yield Problem(None, f"{number.where}/{number.align or '?'}", None, {"wanted": check.get("align")})
        return


def _number_first(_case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Nothing numbers the first page of the file; a field may hide it."""
    first = "first" if sections[0].title_page else "default"
    for number in sections[0].numbers:
        if number.kind == first and not number.conditional:
            yield Problem()
            return


def _number_look(_case: Case, check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Its size."""
    least, most = check["size"]
    for number in _shown(sections):
        if number.style.size is not None and not least <= number.style.size <= most:
            yield Problem(None, plainly(number.style.size), f"{least}-{most}", {"wanted": [least, most]})
            return


def _number_upright(_case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Upright, not bold."""
    for number in _shown(sections):
        leaning = [name for name in ("bold", "italic") if getattr(number.style, name)]
        if leaning:
            yield Problem(None, "/".join(leaning))
            return


def _number_format(_case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Arabic digits."""
    for section in sections:
        if section.numbers and section.page_number_format not in (None, "", "decimal", "numberInDash"):
            yield Problem(None, section.page_number_format)
            return


def _number_start(_case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """The first page is page 1; a count from 0 leaves a cover out."""
    start = sections[0].page_number_start
    if _shown(sections) and start is not None and start > 1:
        yield Problem(None, str(start), "1")


def _annex_numbers(case: Case, _check: Mapping[str, Any], sections: tuple[PageSetup, ...]) -> Found:
    """Each annex begins a section whose pages count from 1 anew; asked only where pages are numbered."""
    looks = looks_of(case)
    begun: set[int] = {0}
    lost = []
    for label in case.subjects("annexes/labels"):
        block = looks.block(label.place)
        if block is None or block.section >= len(sections):
            continue
        if block.section in begun or sections[block.section].page_number_start != 1:
            lost.append(label)
        begun.add(block.section)
    if lost and "numbering" in sections[0].unmeasured:
        yield CannotTell()
    elif lost and _shown(sections):
        yield Problem(lost[0].place, lost[0].text, None, {"count": len(lost)})


_ASKED: Mapping[str, Callable[[Case, Mapping[str, Any], tuple[PageSetup, ...]], Found]] = {
    "paper": _paper,
    "portrait": _portrait,
    "margin": _margin,
    "numbered": _numbered,
    "number_place": _number_place,
    "number_first": _number_first,
    "number_look": _number_look,
    "number_upright": _number_upright,
    "number_format": _number_format,
    "number_start": _number_start,
    "annex_numbers": _annex_numbers,
}
