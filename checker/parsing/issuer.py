"""Box 2: the superior and the issuing organ."""

from __future__ import annotations

from checker.grammar.organ import (
    has_no_superior,
    is_name_in_small,
    is_reversed,
    lacks_unit_name,
    may_end_small_name,
    names_organ,
    names_several,
    opens_with_unit,
    organ_kind,
    organ_kinds,
    split_organs,
    wants_more,
)
from checker.grammar.placeholder import is_hole
from checker.grammar.typename import type_of
from checker.model import Cell
from checker.parsing.head import Header
from checker.parsing.lines import Line, Page, joined, missing, none_by_right
from checker.wording.folding import mostly_upper

_FEWEST = 4  # letters; a line of no more names no organ
_SHORTEST = 3  # letters of a line of an organ's name
_ORGANS = 3  # lines of a template that wait for the names of the superior and the issuer
_TOPMOST = frozenset({"ubnd", "hdnd", "ministry"})  # of whose header the first line is theirs
_PLAIN_ORGANS = frozenset({"ubnd", "hdnd", "department", "ministry", "steering", "council"})


def small_organ(text: str) -> bool:
    """An organ's name printed in small letters: a fault, but still the organ's name. Kinds a sentence may open with are left out."""
    return text[:1].isupper() and is_name_in_small(text) and organ_kind(text) in _PLAIN_ORGANS


def take_organs(page: Page, header: Header, lines: list[Line]) -> None:
    """Superior and issuing organ from the capital lines that are left; a công văn's V/v lines stand here too."""
    about = next((at for at, line in enumerate(lines) if line.low.startswith("v/v") or line.low.startswith("v/ v")), None)
    if about is not None:
        header.subject = [lines[about]]
        for following in lines[about + 1 :]:
            if page.blocks[following.block].cell != page.blocks[lines[about].block].cell or mostly_upper(following.text):
                break
            header.subject.append(following)
        lines = [line for line in lines if line not in header.subject]
    candidates = _organ_lines(page, header, lines)
    if not candidates:
        header.components.setdefault("superior_organ", missing("superior_organ"))
        header.components["organ"] = missing("organ")
        return
    cut = split_organs([line.text for line in candidates], [_bold(page, line) for line in candidates])
    organ = candidates[cut:]
    kind = organ_kinds([line.text for line in organ])[0] or "other"
    several = names_several([line.text for line in organ])
    below = not several and is_reversed(joined(candidates[:cut]), joined(organ))
    fields = {"kind": kind, "joint": "yes" if several else "no", "reversed": "yes" if below else "no"}
    hole = {"status": "blank"} if kind == "placeholder" else {}
    header.components["organ"] = page.found("organ", organ, cue="left_capitals", runner_up="superior_organ", fields=fields, **hole)
    above = candidates[:cut] or _unit_above(lines, candidates[0])
    above = above or ([] if has_no_superior(kind) else _unknown_superior(page, lines, candidates[0]))
    if above:
        kind_above = organ_kind(above[0].text) or "other"
        hole = {"status": "blank"} if kind_above == "placeholder" else {}
        header.components["superior_organ"] = page.found(
            "superior_organ", above, cue="left_capitals", runner_up="organ", fields={"kind": kind_above}, **hole
        )
    else:
        header.components["superior_organ"] = none_by_right("superior_organ") if has_no_superior(kind) else missing("superior_organ")


def _unit_above(lines: list[Line], organ: Line) -> list[Line]:
    """``TỈNH TÂY NINH`` / ``BAN CHỈ ĐẠO 389``: the unit's name alone, of whose board the issuer's name is."""
    above = lines[: lines.index(organ)][-1:]
    return [line for line in above if mostly_upper(line.text) and opens_with_unit(line.text)]


def _unknown_superior(page: Page, lines: list[Line], organ: Line) -> list[Line]:
    """The capital line right above the organ, in its own cell or as recognised, no word of which names one: a slip, smudged letters."""
    at = lines.index(organ)
    above = lines[at - 1 : at] if at else []
    cell = page.blocks[organ.block].cell
    return [
        line for line in above
        if mostly_upper(line.text) and sum(map(str.isalpha, line.text)) > _FEWEST and (page.ocr or _stands_in(page, line, cell))
    ]  # fmt: skip


def _stands_in(page: Page, line: Line, cell: Cell | None) -> bool:
    return cell is not None and page.blocks[line.block].cell == cell


def _organ_lines(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Capital lines outside the quốc hiệu's own cell; one run of neighbours, from the first that names an organ."""
    fewest = _SHORTEST if page.ocr else _SHORTEST - 1  # a word of a name that wrapped in a narrow cell: VỤ
    small = _below_top(lines, _small_lines(page, header, lines))
    capital = [line for line in lines if (mostly_upper(line.text) and sum(map(str.isalpha, line.text)) >= fewest) or line in small]
    waiting = [line for line in lines if page.waits(line) or (line.text.startswith(("<", "[", "{")) and is_hole(line.text))]
    if waiting and len(waiting) <= _ORGANS:
        return sorted({*waiting, *(line for line in capital if organ_kind(line.text))}, key=lambda line: (line.block, line.start))
    first = next((at for at, kind in enumerate(organ_kinds([line.text for line in capital])) if kind), None)
    if first is None:
        dotted = [line for line in lines if is_hole(line.text)]
        if not capital and len(dotted) <= _ORGANS:
            return dotted
        return capital if capital and len(capital) <= 4 and header.components["national_name"].present else []
    return capital[first:]


def _small_lines(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """The lines of organs' names typed in small letters, and those on which such a name goes on.

    Above a type name any kind's is one; without it a sentence of the body may stand here, and the kinds that open none are taken alone.
    """
    titled = header.end < len(page.blocks) and any(type_of(line.text) for line in page.pieces(header.end))
    numbered = min((reading.block for reading in page.readings if reading.component == "number"), default=len(page.blocks))
    small: list[Line] = []
    for at, line in enumerate(lines):
        if mostly_upper(line.text) or line.block > numbered:  # a note above the title
            continue
        above = lines[at - 1] if at else line
        named = small_organ(line.text) or (titled and is_name_in_small(line.text))
        wraps = (above in small or wants_more(above.text) or lacks_unit_name(above.text)) and may_end_small_name(line.text)
        if named or wraps or (names_organ(above.text) and opens_with_unit(line.text)):
            small.append(line)
    return small


def _below_top(lines: list[Line], small: list[Line]) -> list[Line]:
    """Less those above capitals that name superior and issuer: a web copy's menu stands there."""
    capital = [line for line in lines if mostly_upper(line.text)]
    first = next((at for at, line in enumerate(capital) if organ_kind(line.text)), None)
    if first is None:
        return small
    named = [line.text for line in capital[first:]]
    whole = organ_kind(named[0]) in _TOPMOST or split_organs(named, [None] * len(named)) > 0
    below = lines[lines.index(capital[first]) :] if whole else lines
    return [line for line in small if line in below]


def _bold(page: Page, line: Line) -> bool | None:
    """Whether the line is bold, or ``None`` when its medium does not tell."""
    runs = [run for run in page.blocks[line.block].runs if run.start < line.end and line.start < run.end]
    known = [run.style.bold for run in runs if run.style.bold is not None]
    return any(known) if known else None
