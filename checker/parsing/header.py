"""Boxes 1 to 4: quốc hiệu, tiêu ngữ, organs, number and symbol, place and date, wherever an office put them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.grammar.code import Number, read_number
from checker.grammar.dateline import Dateline, read_dateline
from checker.grammar.folding import bare, likeness, mostly_upper, one_space
from checker.grammar.organ import has_no_superior, organ_kind, split_organs
from checker.grammar.placeholder import is_hole
from checker.grammar.typename import code_of
from checker.model import Component, Place
from checker.parsing.lines import ILLEGIBLE, Line, Page, joined, missing, none_by_right

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "dang cong san viet nam"

MARKS = {
    "urgency": re.compile(r"hoa toc(?: hen gio.*)?|thuong khan|khan"),
    "secrecy": re.compile(r"tuyet mat|toi mat|mat"),
    "circulation": re.compile(r"xem xong tra lai|luu hanh noi bo|tra lai sau khi hop.*"),
    "draft_mark": re.compile(r"(?:\(\s*+|(?<!\s)\s+)?du thao.*"),
}  # fmt: skip

_NEAR = 30  # blocks; a number or date line later than this belongs to the text
_APART = 60  # blocks; a number line so far above the quốc hiệu heads a document of its own, as a Party paper does
_ORGANS = 3  # lines of a template that wait for the names of the superior and the issuer
_FARTHEST = 400  # blocks; a web copy prints a notice and a table of metadata before the document
_PLACEHOLDER = re.compile(r"[.…_\s]{3,}|[<\[{«].*[>\]}»]")


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
    draft: bool = False


def _is_national(low: str, line: Line, ocr: bool) -> bool:
    if low.startswith("cong hoa xa hoi") or ("cong hoa" in low and "viet nam" in low):
        return True
    if not (mostly_upper(line.text) and low.startswith(("cong ", "cng ", "conghoa", "c0ng"))):
        return False
    return likeness(line.text, NATIONAL_NAME) >= 0.85 or (ocr and likeness(line.text, NATIONAL_NAME) >= 0.7)


def _is_motto(low: str, line: Line, ocr: bool) -> bool:
    if "doc lap" in low and ("hanh phuc" in low or "tu do" in low):
        return len(low) < 60
    if "hanh ph" in low or low.startswith("doc l") or ocr:
        return 12 <= len(low) <= 45 and likeness(line.text, MOTTO) >= 0.8
    return False


def find_start(page: Page) -> tuple[int, int] | None:
    """The header's first block and the block of its first sure sign, or ``None`` when no header is in the text."""
    named = next((at for at in range(min(len(page.blocks), _FARTHEST)) if _names_state(page, at)), None)
    if named is None or named > _APART:
        numbered = next((at for at in range(min(len(page.blocks), _NEAR)) if _is_numbered(page, at)), None)
        named = numbered if numbered is not None else named
    return None if named is None else (_back_to_top(page, named), named)


def _names_state(page: Page, at: int) -> bool:
    """Quốc hiệu, tiêu ngữ or the Party's name stands in the block, whole or wrapped."""
    low = page.head(at)
    if ("cong ho" in low and "viet nam" in low) or ("doc lap" in low and "hanh phuc" in low):
        return any(_opens_literal(page, piece) for piece in page.pieces(at))
    low = one_space(low)
    if low == PARTY_NAME:
        return True
    if at + 1 < len(page.blocks) and low == "dang cong san":
        return one_space(page.head(at + 1)) == "viet nam"
    return low.startswith("cong hoa xa hoi") and len(low) < 60


def _opens_literal(page: Page, line: Line) -> bool:
    """The quốc hiệu or tiêu ngữ begins the line, or follows an organ's name in capitals: not a sentence that quotes it."""
    low = bare(line.text)
    at = max(low.find("cong ho"), -1)
    at = at if at >= 0 else low.find("doc lap")
    if at < 0 and page.ocr:
        return len(low) < 120
    return at >= 0 and len(low) - at < 110 and (not line.text[:at].strip(" *|") or mostly_upper(line.text[:at]))


def _is_numbered(page: Page, at: int) -> bool:
    """A number line or a date line stands in the block."""
    return len(page.blocks[at].text) < 160 and any(
        read_number(line.text, ocr=page.ocr) or _sure_date(line.text) for line in page.pieces(at)
    )


def _sure_date(text: str) -> bool:
    """A whole line that is a place and a date, not a sentence with a date in it."""
    found = read_dateline(text)
    return bool(found and found.comma and len(found.place) < 40 and found.end >= len(text.rstrip(" .*_")) - 1)


def _back_to_top(page: Page, anchor: int) -> int:
    """Back from the first sure sign over its table row, then over the capital lines above."""
    blocks = page.blocks
    cell = blocks[anchor].cell
    at = anchor
    if cell is not None:
        while at > 0 and (before := blocks[at - 1].cell) is not None and (before.table, before.row) == (cell.table, cell.row):
            at -= 1
    while at > 0 and anchor - at < 14 and _may_top(blocks[at - 1].text):
        at -= 1
    return at


def _may_top(text: str) -> bool:
    """A line that may stand above the quốc hiệu: an organ's name or a placeholder for it, its number, a mark, a drawn line."""
    lettered = any(letter.isalpha() for letter in text)
    return len(text) < 120 and (
        mostly_upper(text) or not lettered or text.lstrip().startswith("Số:") or _small_organ(text) or is_hole(text)
    )


_PLAIN_ORGANS = frozenset({"ubnd", "hdnd", "department", "ministry", "steering", "council"})


def _small_organ(text: str) -> bool:
    """An organ's name printed in small letters: a fault, but still the organ's name. Kinds a sentence may open with are left out."""
    return text[:1].isupper() and len(text) < 80 and text[-1:] not in ".;:," and organ_kind(text) in _PLAIN_ORGANS


def read_header(page: Page, start: int, end: int) -> Header:
    """Boxes 1 to 4 and the marks of boxes 10 and 11 in blocks ``start`` up to ``end``."""
    header = Header(start, end)
    lines = [piece for line in page.lines(start, end) for piece in _parted(page, line)]
    lines = _take_names(page, header, lines)
    lines = _take_marks(page, header, lines)
    lines = _take_number(page, header, lines)
    lines = _take_date(page, header, lines)
    _take_organs(page, header, lines)
    return header


def _parted(page: Page, line: Line) -> list[Line]:
    """A line on which both columns ran together, cut where the right-hand literal begins."""
    low = bare(line.text)
    at = low.find("cong ho")
    if at >= 0 and (motto := low.find("doc lap")) > at:  # a flattened cell: quốc hiệu and tiêu ngữ on one line
        return [*_parted(page, _slice(line, 0, motto)), _slice(line, motto, len(line.text))._replace(side=line.side + 1)]
    if at < 0:
        at = low.find("doc lap") if "hanh ph" in low else -1
    if at < 0 and page.ocr:
        at = _fuzzy_cut(line.text)
    if at <= 1:
        return [line]
    return [_slice(line, 0, at), _slice(line, at, len(line.text))._replace(side=line.side + 1)]


def _slice(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    first = line.start + start + lead
    return Line(text.strip(), line.block, first, first + len(text.strip()), line.side)


def _fuzzy_cut(text: str) -> int:
    """Where the smudged quốc hiệu or tiêu ngữ begins on a line that an organ's name opens."""
    best, cut = 0.8, -1
    for space in re.finditer(r"\s(?=\S)", text):
        tail = text[space.end() :]
        for literal in (NATIONAL_NAME, MOTTO):
            if abs(len(tail) - len(literal)) <= 6 and (score := likeness(tail, literal)) > best:
                best, cut = score, space.end()
    return cut


def _take_names(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Quốc hiệu and tiêu ngữ, joined over soft breaks of their own cell."""
    left: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        low = line.low
        if "national_name" not in header.components and (group := _national_group(page, lines, at)):
            header.components["national_name"] = page.found("national_name", group, cue="wording", runner_up="organ")
            at += len(group)
            continue
        if "motto" not in header.components and _is_motto(low, line, page.ocr):
            header.components["motto"] = page.found("motto", [line], cue="wording", runner_up="national_name")
        elif low == PARTY_NAME or (low == "dang cong san" and at + 1 < len(lines) and lines[at + 1].low == "viet nam"):
            header.party = True
            page.note([line], "national_name", "party_header")
        else:
            left.append(line)
        at += 1
    for name in ("national_name", "motto"):
        header.components.setdefault(name, missing(name))
    return left


def _national_group(page: Page, lines: list[Line], at: int) -> list[Line]:
    """The one to three lines from ``at`` that spell the quốc hiệu."""
    if lines[at].low.endswith("viet nam") or not lines[at].low.startswith(("cong h", "cong ")):
        return [lines[at]] if _is_national(lines[at].low, lines[at], page.ocr) else []
    for count in (1, 2, 3):
        group = lines[at : at + count]
        low = " ".join(line.low for line in group)
        if low.startswith("cong hoa xa hoi") and "viet nam" in low and len(low) < 60:
            return group
    return [lines[at]] if _is_national(lines[at].low, lines[at], page.ocr) else []


def _take_marks(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Urgency, secrecy, circulation and draft marks."""
    left = []
    for line in lines:
        low = line.low.strip(" .*()")
        name = next((name for name, pattern in MARKS.items() if len(low) < 40 and mostly_upper(line.text) and pattern.fullmatch(low)), None)
        if name == "draft_mark":
            header.draft = True
        elif name:
            header.components[name] = page.found(name, [line], cue="wording")
        else:
            left.append(line)
    return left


def _take_number(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """The number line, and what the same line or its neighbours hold besides."""
    left: list[Line] = []
    taken = False
    for at, line in enumerate(lines):
        if taken:
            left.append(line)
            continue
        group = [line, lines[at + 1]] if re.fullmatch(r"so\s*:?", line.low) and at + 1 < len(lines) else [line]
        text = " ".join(piece.text for piece in group)
        found = read_number(text, ocr=page.ocr)
        if not found or found.start > 3:
            left.append(line)
            continue
        taken = True
        _record_number(page, header, group, found, text)
        if len(group) == 2:
            lines[at + 1] = Line("", line.block, line.end, line.end)
        elif (rest := _slice(line, found.end, len(line.text))).text.strip(" ,;.*"):
            left.append(rest)
    return [line for line in left if line.text]


def _record_number(page: Page, header: Header, group: list[Line], found: Number, text: str) -> None:
    header.number = found
    line = group[0]
    begin = text.find(found.digits, found.start) if found.digits else found.start
    spot = line._replace(text=found.digits or line.text, start=line.start + begin, end=line.start + begin + len(found.digits or line.text))
    if len(group) > 1 or not found.digits:
        spot = group[-1]
    status = "found" if found.digits else "garbled" if found.smudge else "blank"
    fields = {
        "line": one_space(text[: found.end]), "word": found.word, "colon": found.colon, "gap": found.gap if found.digits else "",
        "suffix": found.suffix, "form": found.form, "year": found.year, "slash": found.slash,
    }  # fmt: skip
    header.components["number"] = page.found(
        "number", [spot], text=found.digits or (found.smudge or None), cue="code_grammar", status=status,
        value=int(found.digits) if found.digits else None, fields=fields,
    )  # fmt: skip
    if found.type:
        _record_symbol(page, header, group, found, text)
    elif status == "blank" and not found.slash:
        header.components["notation"] = page.found("notation", [group[-1]], cue="code_grammar", status="blank")


def _record_symbol(page: Page, header: Header, group: list[Line], found: Number, text: str) -> None:
    line = group[0]
    at = text.find(found.type, found.start)
    whole = group[-1]._replace(text=found.symbol, start=line.start + max(at, 0), end=line.start + found.end)
    printed = text[max(at, 0) : found.end].strip()
    organ = found.organ.replace("–", "-").replace(" ", "").replace("--", "-")
    value = {"type": code_of(found.type) or found.type, "organ": organ}
    empty = not re.search(r"[A-ZĐ]", found.type + organ) or is_hole(organ)
    header.components["notation"] = page.found(
        "notation", [whole], text=found.symbol, cue="code_grammar", status="blank" if empty else "found", value=value,
        fields={"printed": printed, "type": found.type, "organ": organ, "slash": found.slash, "joint": found.joint, "year": found.year},
    )  # fmt: skip


def _groups(page: Page, lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that may be one wrapped line: those of one table cell, else each alone."""
    groups: list[list[Line]] = []
    for line in lines:
        cell = page.blocks[line.block].cell
        last = groups[-1][-1] if groups else None
        together = last is not None and (last.block == line.block or (cell is not None and page.blocks[last.block].cell == cell))
        if together and last is not None and last.side == line.side:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _take_date(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Place and date; a wrapped line counts as one."""
    for group in _groups(page, lines):
        window = _date_window(group)
        if not window:
            continue
        used, found = window
        header.date = found
        _record_date(page, header, used, found)
        return [line for line in lines if line not in used]
    return _take_waiting_date(page, header, lines)


def _take_waiting_date(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Place and date as one field of a template, or one for each: a line that waits below the motto."""
    motto = header.components["motto"].places
    below = [line for line in lines if page.waits(line) and _same_column(page, line, motto)]
    if not below:
        return lines
    for name in ("place", "date"):
        header.components[name] = page.found(name, [below[0]], cue="date_grammar", status="blank")
    return [line for line in lines if line is not below[0]]


def _same_column(page: Page, line: Line, motto: tuple[Place, ...]) -> bool:
    """Whether the line stands in the table column of the motto, or on the right of its own line."""
    cell = page.blocks[line.block].cell
    if cell is None:
        return line.side > 0 or "," in line.text
    return any(place.cell is not None and place.cell[1] == cell.column for place in motto)


def _date_window(group: list[Line]) -> tuple[list[Line], Dateline] | None:
    """The fewest neighbouring lines of a cell that hold place and date together."""
    for count in (1, 2, 3):
        for at in range(len(group) - count + 1):
            used = group[at : at + count]
            found = read_dateline(joined(used))
            if not found or found.start > 60:
                continue
            if (found.place or count == 3 or len(group) <= count) and not (found.form == "words" and not found.year):
                return _with_wrapped_place(group, at, used, found)
    for line in group:
        found = read_dateline(joined([line]))
        if found and found.start <= 60:
            return [line], found
    return None


def _with_wrapped_place(group: list[Line], at: int, used: list[Line], found: Dateline) -> tuple[list[Line], Dateline]:
    """``Thành phố Hồ Chí`` / ``Minh, ngày …``: the place that began on the line above."""
    before = group[at - 1] if at > 0 else None
    if (
        before is None
        or mostly_upper(before.text)
        or len(before.text) > 40
        or before.text[-1:] in ".,;:)"
        or any(map(str.isdigit, before.text))
    ):
        return used, found
    whole = read_dateline(joined([before, *used]))
    return ([before, *used], whole) if whole else (used, found)


def _record_date(page: Page, header: Header, used: list[Line], found: Dateline) -> None:
    text = one_space(joined(used)[found.start : found.end])
    fields = {"day": found.day, "month": found.month, "year": found.year, "form": found.form, "real": "yes" if found.iso else "no"}
    written = ILLEGIBLE in text
    status = "blank" if found.blank and not written else "garbled" if page.ocr and not found.iso else "found"  # a date must be a date
    cue = "date_grammar"
    header.components["date"] = page.found("date", used, text=text, cue=cue, status=status, value=found.iso, fields=fields)
    place = found.place.strip()
    if not place:
        header.components["place"] = missing("place")
        return
    hole = _PLACEHOLDER.fullmatch(place) or not any(letter.isalpha() for letter in place)
    more = {"status": "blank"} if hole else {}
    header.components["place"] = page.found("place", used, text=place, cue=cue, fields={"comma": found.comma}, **more)


def _take_organs(page: Page, header: Header, lines: list[Line]) -> None:
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
    kind = organ_kind(organ[0].text) or "other"
    fields = {"kind": kind}
    hole = {"status": "blank"} if kind == "placeholder" else {}
    header.components["organ"] = page.found("organ", organ, cue="left_capitals", runner_up="superior_organ", fields=fields, **hole)
    above = candidates[:cut] or (_smudged_superior(lines, candidates[0]) if page.ocr and not has_no_superior(kind) else [])
    if above:
        kind_above = organ_kind(above[0].text) or "other"
        hole = {"status": "blank"} if kind_above == "placeholder" else {}
        header.components["superior_organ"] = page.found(
            "superior_organ", above, cue="left_capitals", runner_up="organ", fields={"kind": kind_above}, **hole
        )
    else:
        header.components["superior_organ"] = none_by_right("superior_organ") if has_no_superior(kind) else missing("superior_organ")


def _smudged_superior(lines: list[Line], organ: Line) -> list[Line]:
    """The capital line right above the organ, when recognition left no word of it that names one."""
    at = lines.index(organ)
    above = lines[at - 1 : at] if at else []
    return [line for line in above if mostly_upper(line.text) and sum(map(str.isalpha, line.text)) > 4]


def _organ_lines(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Capital lines outside the quốc hiệu's own cell; one run of neighbours, from the first that names an organ."""
    capital = [line for line in lines if (mostly_upper(line.text) and sum(map(str.isalpha, line.text)) > 2) or _small_organ(line.text)]
    waiting = [line for line in lines if page.waits(line) or (line.text[:1] in "<[{" and is_hole(line.text))]
    if waiting and len(waiting) <= _ORGANS:
        return sorted([*waiting, *(line for line in capital if organ_kind(line.text))], key=lambda line: (line.block, line.start))
    first = next((at for at, line in enumerate(capital) if organ_kind(line.text)), None)
    if first is None:
        dotted = [line for line in lines if is_hole(line.text)]
        if not capital and 0 < len(dotted) <= _ORGANS:
            return dotted
        return capital if capital and len(capital) <= 4 and header.components["national_name"].present else []
    return capital[first : first + 8]


def _bold(page: Page, line: Line) -> bool | None:
    """Whether the line is bold, or ``None`` when its medium does not tell."""
    runs = [run for run in page.blocks[line.block].runs if run.start < line.end and line.start < run.end]
    known = [run.style.bold for run in runs if run.style.bold is not None]
    return any(known) if known else None
