"""Box 4: place and date, on one line or wrapped."""

from __future__ import annotations

from collections.abc import Sequence

from checker.grammar.dateline import Dateline, read_dateline
from checker.model import Component, Location
from checker.model.patterns import lazy_pattern
from checker.parsing.head import Header, is_aside
from checker.parsing.lines import Line, Page, joined, missing
from checker.parsing.quoting import ILLEGIBLE
from checker.parsing.recognition.evidence import standing_of
from checker.wording.folding import mostly_upper, one_space

_DECREE_30 = "2020-03-05"  # in force from its signing (Điều 37)
_FARTHEST = 60  # characters of its line before a date; farther in, a sentence has one in it
_PLACE_ALONE = lazy_pattern(r"[^\W\d][^\d,.;:()]{1,40},")
_BROKEN_OFF = lazy_pattern(r", ?ngày(?: \d{1,2}(?: tháng(?: \d{1,2}(?: năm)?)?)?)?$", words=("ngày",))
"""What a date line ends with that goes on below."""
_PLACEHOLDER = lazy_pattern(r"[.…_\s]{3,}|[<\[{«].*[>\]}»]")


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


def take_date(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Place and date; a wrapped line counts as one."""
    for group in _groups(page, lines):
        window = _date_window(group) if not is_aside(group[0].text) else None
        if not window:
            continue
        used, found = window if window[1].place else _with_place_above(page, lines, *window)
        header.date = found
        _record_date(page, header, used, found)
        return [line for line in lines if line not in used]
    if wrapped := _wrapped(page, lines):
        header.date = wrapped[1]
        _record_date(page, header, *wrapped)
        return [line for line in lines if line not in wrapped[0]]
    return _take_waiting_date(page, header, lines)


def _wrapped(page: Page, lines: list[Line]) -> tuple[list[Line], Dateline] | None:
    """A date line that goes on in the next of its column: ``Tây Ninh, ngày 15`` / ``tháng 3 năm 2024`` in a text."""
    for at, upper in enumerate(lines):
        if not _BROKEN_OFF.search(upper.text) or is_aside(upper.text):
            continue
        column = standing_of(page, upper).column
        lower = next((line for line in lines[at + 1 :] if line.side == upper.side and standing_of(page, line).column == column), None)
        found = read_dateline(joined([upper, lower])) if lower else None
        if lower and found and found.place and found.comma and found.year:
            return [upper, lower], found
    return None


def _take_waiting_date(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Place and date as one field of a template, or one for each: a line that waits below the motto."""
    motto = header.components["motto"].places
    below = [line for line in lines if page.waits(line) and _same_column(page, line, motto)]
    if not below:
        return lines
    for name in ("place", "date"):
        header.components[name] = page.found(name, [below[0]], cue="date_grammar", status="blank")
    return [line for line in lines if line is not below[0]]


def _same_column(page: Page, line: Line, motto: tuple[Location, ...]) -> bool:
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
            found = _date_on(used)
            if found and (found.place or count == 3 or len(group) <= count) and not (found.form == "words" and not found.year):
                return _with_wrapped_place(group, at, used, found)
    for line in group:
        found = _date_on([line])
        if found:
            return [line], found
    return None


def _date_on(lines: Sequence[Line]) -> Dateline | None:
    found = read_dateline(joined(lines))
    return found if found and found.start <= _FARTHEST else None


def _with_wrapped_place(group: list[Line], at: int, used: list[Line], found: Dateline) -> tuple[list[Line], Dateline]:
    """``Thành phố Hồ Chí`` / ``Minh, ngày …``: the place that began on the line above."""
    before = group[at - 1] if at > 0 else None
    if (
        before is None
        or mostly_upper(before.text)
        or len(before.text) > 40
        or before.text.endswith((".", ",", ";", ":", ")"))
        or any(map(str.isdigit, before.text))
    ):
        return used, found
    whole = read_dateline(joined([before, *used]))
    return ([before, *used], whole) if whole else (used, found)


def _with_place_above(page: Page, lines: list[Line], used: list[Line], found: Dateline) -> tuple[list[Line], Dateline]:
    """A place that stands alone, with its comma, on the line above the date of a text."""
    at = lines.index(used[0])
    above = lines[at - 1] if at else None
    if above is None or page.blocks[above.block].cell is not None or not _PLACE_ALONE.fullmatch(above.text):
        return used, found
    whole = read_dateline(joined([above, *used]))
    return ([above, *used], whole) if whole else (used, found)


def _is_numbered(header: Header) -> bool:
    """Whether a number was written into the header of a page; then its day was too, and left no letters if none is read."""
    return header.components["number"].status in ("found", "garbled") if "number" in header.components else False


def _record_date(page: Page, header: Header, used: list[Line], found: Dateline) -> None:
    text = one_space(joined(used)[found.start : found.end])
    fields = {"day": found.day, "month": found.month, "year": found.year, "form": found.form, "real": "yes" if found.iso else "no"}
    written = ILLEGIBLE in text or (page.ocr and _is_numbered(header))
    status = "blank" if found.blank and not written else "garbled" if page.ocr and not found.iso else "found"  # a date must be a date
    cue = "date_grammar"
    header.components["date"] = page.found("date", used, text=text, cue=cue, status=status, value=found.iso, fields=fields)
    place = found.place.strip()
    if not place:
        header.components["place"] = missing("place")
        return
    hole = _PLACEHOLDER.fullmatch(place) or not any(letter.isalnum() for letter in place)
    more = {"status": "blank"} if hole else {}
    header.components["place"] = page.found("place", used, text=place, cue=cue, fields={"comma": found.comma}, **more)


def date_of_rules(parts: dict[str, Component]) -> tuple[str | None, str]:
    """The date that chooses the rules, and where it was read."""
    date = parts["date"]
    if date.value:
        return str(date.value), f"date {date.value}"
    year, month = str(date.fields.get("year") or ""), str(date.fields.get("month") or "")
    if year.isdigit() and len(year) == 4:
        if month.isdigit() and 1 <= int(month) <= 12:
            return f"{year}-{int(month):02d}-28", f"month {year}-{int(month):02d}"
        return f"{year}-12-31", f"year {year}"
    acts = [str(act.fields["date"]) for act in parts["legal_bases"].items.get("citations", ()) if act.fields["date"]]
    newest = max(acts, default="")
    # A plan is newer than what it cites; an old act proves nothing, and a plan without a date meets today's law.
    return (newest, f"newest_act {newest}") if newest >= _DECREE_30 else (None, "no_date")
