"""Boxes 7 and 9b: the signature and the recipients, side by side in a table, by tabs, or one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.grammar.folding import bare, is_upper, likeness, mostly_upper, one_space
from checker.grammar.organ import organ_kind
from checker.grammar.placeholder import is_hole
from checker.grammar.recipients import Archive, Label, is_entry, read_archive, read_entry, read_label, split_inline
from checker.grammar.signer import (
    Competence,
    is_acting,
    is_deputy,
    is_loose_name,
    is_name,
    is_signing_note,
    is_title,
    read_competence,
    split_honorific,
    split_run_in,
)
from checker.model import Component, Item
from checker.parsing.annexes import read_label_line
from checker.parsing.lines import Line, Page, joined, missing, none_by_right

_TITLE_HOLE = re.compile(r"[<\[{«]?\s*(?:quyen han,? )?chuc (?:vu|danh)\b.*")
_NAME_HOLE = re.compile(r"[<\[{«]?\s*ho va? ?ten\b.*|ho,? ten\b.*|[.…\s]{3,}|[<\[{«][^>\]}»]*[>\]}»]+")
_COMMON_TITLES = (
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "KT. GIÁM ĐỐC",
    "KT. CHỦ TỊCH",
    "TM. ỦY BAN NHÂN DÂN",
    "TRƯỞNG BAN",
    "BỘ TRƯỞNG",
)
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\s?\.?\s?\(\s?\d{1,4}\s?\)\.?")
_AS_ABOVE = re.compile(r"nhu (?:tren|kinh gui)\b")
_SIGNING_ROWS = 12  # rows from Nơi nhận down to the name
_LISTED = 90  # characters; a longer line under the list is a paragraph
_SUBLABEL = 40  # characters
_REACH = 14  # blocks searched around the label for a signature outside its table


@dataclass
class Closing:
    """Boxes 7 and 9b. ``start``/``end`` are the blocks they take."""

    start: int
    end: int
    components: dict[str, Component] = field(default_factory=dict)
    as_above: tuple[Item, ...] = ()


def find_closing(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The blocks of signature and recipients between ``start`` and ``end``, or ``None``."""
    anchor = _label_block(page, start, end)
    if anchor is None:
        anchor = _archive_block(page, start, end)
    if anchor is None:
        anchor = _signature_block(page, start, end)
    if anchor is None:
        return None
    first, last = _table_span(page, anchor, start, end)
    first = _reach_back(page, first, start)
    in_table = page.blocks[anchor].cell is not None
    return first, last if in_table and _has_name(page, first, last) else _reach_on(page, first, last, end)


def _has_name(page: Page, first: int, last: int) -> bool:
    """Whether the block's own table already holds the signer's title and name."""
    lines = page.lines(first, last)
    titles = [at for at, line in enumerate(lines) if _signs(page, line)]
    below = [piece for line in lines[titles[0] :] for piece in split_run_in(line.text)] if titles else []
    return any(_NAME_HOLE.fullmatch(bare(text)) or (is_name(text) and not is_upper(text)) for text in below)


def _label_block(page: Page, start: int, end: int) -> int | None:
    for at in range(start, end):
        text = page.blocks[at].text
        if not page.ocr and "nhận" not in text and "NHẬN" not in text and "nhan" not in text:
            continue
        for line in page.pieces(at):
            label = read_label(line.text, ocr=page.ocr)
            if label and _heads_list(line.text[label.end :].strip(), label):
                return at
    return None


def _heads_list(rest: str, label: Label) -> bool:
    """The label stands alone, before an entry or before the signature; not ``Nơi nhận: Bộ phận Một cửa.`` in the body."""
    return (not rest and (bool(label.colon) or len(label.text) < _SUBLABEL)) or is_entry(rest) or (bool(rest) and mostly_upper(rest))


def _archive_block(page: Page, start: int, end: int) -> int | None:
    for at in range(end - 1, start - 1, -1):
        for line in page.pieces(at):
            found = read_archive(line.text) if len(line.text) < 120 and "VT" in line.text else None
            if found and "VT" in found.codes:
                return at
    return None


def _signs(page: Page, line: Line) -> bool:
    """A line that only a signature block has."""
    text = line.text
    if len(text) > 120:
        return False
    if read_competence(text) or is_title(text) or _TITLE_HOLE.fullmatch(bare(text)):
        return True
    return page.ocr and mostly_upper(text) and any(likeness(text, title) >= 0.82 for title in _COMMON_TITLES)


def _signature_block(page: Page, start: int, end: int) -> int | None:
    """A title or authority with a person's name below it, the last of its kind before the annexes."""
    for at in range(end - 1, start - 1, -1):
        for line in page.pieces(at):
            if not _signs(page, line) or (page.blocks[at].cell is not None and page.blocks[at].cell.columns > 3):  # type: ignore[union-attr]
                continue
            below = page.lines(at, min(at + 6, end))
            if read_competence(line.text) or any(is_name(other.text) and not is_upper(other.text) for other in below[1:6]):
                return at
    return None


def _table_span(page: Page, anchor: int, start: int, end: int) -> tuple[int, int]:
    """First block and block after the last of the table the anchor stands in."""
    cell = page.blocks[anchor].cell
    first, last = anchor, anchor + 1
    if cell is not None:
        while first > start and (other := page.blocks[first - 1].cell) is not None and other.table == cell.table:
            first -= 1
        while last < end and (other := page.blocks[last].cell) is not None and other.table == cell.table:
            if other.row > cell.row + _SIGNING_ROWS or read_label_line(page.blocks[last].text):
                break  # a web copy runs the annex's table on into this one
            last += 1
    return first, last


def _reach_back(page: Page, first: int, start: int) -> int:
    """Over signature lines that stand above the recipients."""
    at, kept = first, first
    while at > start and first - at < _REACH:
        at -= 1
        lines = page.pieces(at)
        if any(_signs(page, line) for line in lines) and all(len(line.text) < 80 for line in lines):
            kept = at
        elif not all(is_name(line.text) or is_signing_note(line.text) for line in lines):
            break
    return kept


def _office_in(page: Page, first: int, last: int) -> bool:
    """Whether a title of office stands there, even run on behind the label by OCR (``Nơi nhận: GIÁM ĐỐC``)."""
    for line in page.lines(first, last):
        label = read_label(line.text, ocr=page.ocr)
        rest = line.text[label.end :].strip() if label else line.text
        if rest and _signs(page, line._replace(text=rest)):
            return True
    return False


def _reach_on(page: Page, first: int, last: int, end: int) -> int:
    """Over recipients, signature lines and the name that follow."""
    reach = _Reach(page, signed=_office_in(page, first, last))
    at = last
    while at < end and at - last < 60:
        for line in page.pieces(at):
            if not reach.takes(line):
                return at
        at += 1
        if reach.done and not _name_follows(page, at, end):
            return at
    return at


def _name_follows(page: Page, at: int, end: int) -> bool:
    """Whether capitals that may be a name were the rest of a title: the name itself comes next."""
    before, *_ = page.pieces(at - 1)
    return is_upper(before.text) and at < end and any(is_name(line.text) and not is_upper(line.text) for line in page.pieces(at))


class _Reach:
    """How far the closing reaches: ``open`` while an entry is not closed, so that the next line wraps it."""

    def __init__(self, page: Page, *, signed: bool) -> None:
        self._page = page
        self._signed = signed
        self._open = False
        self._archived = False
        self._titled = False
        self._stamped = False
        self.done = False

    def takes(self, line: Line) -> bool:
        """Whether the line is still of the closing; the signer's name is its last."""
        text = line.text
        if self._archived and is_hole(text):
            self.done, self._titled = self._titled, True
            return True
        office = _signs(self._page, line)
        archive = read_archive(text) is not None
        if is_entry(text) or archive:
            self._open = text.rstrip()[-1:] not in ";." and not (archive and text.rstrip()[-1:] != ",")
            self._archived = self._archived or (archive and not self._open)
            return True
        stamped, self._stamped = self._stamped, is_signing_note(text)
        if office or self._stamped or (stamped and _wraps_stamp(text)):
            self._signed = self._signed or office
            self._titled = self._titled or (office and read_competence(text) is None)
            return True
        if self._wraps(text):
            self._open = text.rstrip()[-1:] not in ";."
            return True
        self.done = self._names_signer(text)
        return self.done or is_name(text) or (self._signed and mostly_upper(text))

    def _wraps(self, text: str) -> bool:
        """The rest of an entry, or a line such as ``Bản điện tử:`` that heads a part of the list."""
        if len(text) >= _LISTED or text.startswith("["):
            return False
        closed = text.rstrip().endswith((";", ":", "."))
        return (not self._archived and (self._open or closed)) or (text.rstrip().endswith(":") and len(text) < _SUBLABEL)

    def _names_signer(self, text: str) -> bool:
        if mostly_upper(text) and organ_kind(text):
            return False
        return self._signed and bool(is_name(text) or _NAME_HOLE.fullmatch(bare(text)) or is_loose_name(text))


def read_closing(page: Page, span: tuple[int, int] | None) -> Closing:
    """Signature and recipients from their blocks."""
    if span is None:
        closing = Closing(len(page.blocks), len(page.blocks))
        closing.components = {name: missing(name) for name in ("position", "full_name", "recipients", "archive")}
        closing.components["competence"] = none_by_right("competence")
        return closing
    closing = Closing(*span)
    listed, signed = _sort_lines(page, page.lines(*span))
    _take_recipients(page, closing, _take_drafter(page, closing, listed))
    _take_signature(page, closing, signed)
    return closing


def _take_drafter(page: Page, closing: Closing, lines: list[Line]) -> list[Line]:
    """The drafter's mark and number of copies (box 12, ``PL.(300)``); what is left are the recipients."""
    mark = next((line for line in lines if _DRAFTER.fullmatch(line.text)), None)
    if mark is None:
        return lines
    closing.components["drafter"] = page.found("drafter", [mark], cue="wording", runner_up="recipients")
    return [line for line in lines if line is not mark]


def _sort_lines(page: Page, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of the recipients and lines of the signature."""
    column = next((page.blocks[line.block].cell for line in lines if read_label(line.text, ocr=page.ocr)), None)
    listed: list[Line] = []
    signed: list[Line] = []
    for line in lines:
        cell = page.blocks[line.block].cell
        if column is not None and cell is not None and cell.table == column.table:
            (listed if cell.column == column.column and line.side == 0 else signed).append(line)
        else:
            _sort_by_words(page, line, listed, signed)
    return listed, signed


def _sort_by_words(page: Page, line: Line, listed: list[Line], signed: list[Line]) -> None:
    label = read_label(line.text, ocr=page.ocr)
    if label:
        rest = line._replace(text=line.text[label.end :].strip(), start=line.start + label.end)
        listed.append(line._replace(text=line.text[: label.end], end=line.start + label.end))
        if rest.text:
            (listed if is_entry(rest.text) else signed).append(rest)
    elif line.side > 0 or _signs(page, line) or is_signing_note(line.text):
        signed.append(line)
    elif is_entry(line.text) or read_archive(line.text):
        entry, office = _part_office(page, line)
        listed.append(entry)
        signed += office
    elif _completes_signature(line, listed, signed):
        signed.append(line)
    else:
        listed.append(line)


def _completes_signature(line: Line, listed: list[Line], signed: list[Line]) -> bool:
    """A name or the rest of a title, where one can stand."""
    if _NAME_HOLE.fullmatch(bare(line.text)) or (signed and (mostly_upper(line.text) or is_hole(line.text))):
        return True
    if signed and (is_name(line.text) or is_loose_name(line.text)) and _may_sign(listed, signed):
        return True
    return bool(listed and read_archive(listed[-1].text) and is_name(line.text))


def _part_office(page: Page, line: Line) -> tuple[Line, list[Line]]:
    """An entry and the title that OCR ran on behind it: ``- UBND tinh; PHO GIAM DOC``."""
    cut = line.text.find(";") + 1
    if not page.ocr or not 0 < cut < len(line.text):
        return line, []
    rest = line._replace(text=line.text[cut:].strip(), start=line.start + cut)
    if not _signs(page, rest):
        return line, []
    return line._replace(text=line.text[:cut], end=line.start + cut), [rest]


def _may_sign(listed: list[Line], signed: list[Line]) -> bool:
    """A name ends the block: it comes after the titles, and not in the middle of the list."""
    return not listed or signed[-1].block > listed[-1].block or bool(read_archive(listed[-1].text)) or listed[-1].text.rstrip()[-1:] in ";."


@dataclass
class _Entry:
    text: str
    lines: list[Line]


def _entries(page: Page, lines: list[Line]) -> tuple[Label | None, Line | None, list[_Entry]]:
    """The label and the entries of the list, wrapped lines put together."""
    label, label_line = None, None
    entries: list[_Entry] = []
    for line in lines:
        found = read_label(line.text, ocr=page.ocr) if label is None else None
        text = line.text
        if found:
            label, label_line = found, line._replace(end=line.start + found.end)
            text = text[found.end :].strip()
        for piece in split_inline(text):
            _add(page, entries, line._replace(text=piece), piece)
    return label, label_line, entries


def _add(page: Page, entries: list[_Entry], line: Line, text: str) -> None:
    if page.ocr:
        text = re.sub(r"(?<=[;.])\s+\S{1,2}$", "", text)  # a smudge of the other column
    last = entries[-1].text if entries else ""
    opens = is_entry(text) and not text.lstrip().startswith("+")
    wraps = bool(last) and not opens and (not last.endswith((";", ".", ":")) or text[:1].islower() or text.lstrip().startswith(("+", "(")))
    if wraps and not read_archive(text):
        entries[-1].text = f"{last} {text}"
        entries[-1].lines.append(line)
    elif text.strip(" -–.…;") or opens:
        entries.append(_Entry(text, [line]))


def _take_recipients(page: Page, closing: Closing, lines: list[Line]) -> None:
    label, label_line, entries = _entries(page, lines)
    archive_at = next((at for at, entry in enumerate(entries) if read_archive(entry.text)), None)
    archive = read_archive(entries[archive_at].text) if archive_at is not None else None
    rows = [entry for at, entry in enumerate(entries) if at != archive_at and not _is_sublabel(entry.text)]
    archive_last = archive_at is not None and not any(entries.index(row) > archive_at for row in rows)
    if archive is not None and archive_at is not None:
        _take_archive(page, closing, archive, entries[archive_at], "yes" if archive_last else "no")
    else:
        closing.components["archive"] = missing("archive")
    if label is None or label_line is None:
        closing.components["recipients"] = missing("recipients")
        return
    items = [_entry_item(page, row, last=at == len(rows) - 1 and (archive is None or not archive_last)) for at, row in enumerate(rows)]
    closing.as_above = tuple(item for item in items if _AS_ABOVE.match(bare(item.text)))
    closing.components["recipients"] = page.found(
        "recipients", [label_line, *(line for row in rows for line in row.lines)], text=label.text, cue="label", runner_up="body",
        value=[item.text for item in items], fields={"label": label.text.rstrip(":;. "), "colon": label.colon},
        items={"entries": tuple(items)},
    )  # fmt: skip


def _is_sublabel(text: str) -> bool:
    """``Bản điện tử:`` heads a part of the list; it names nobody."""
    return not is_entry(text) and text.rstrip().endswith(":")


def _entry_item(page: Page, row: _Entry, *, last: bool) -> Item:
    mark, text, ending = read_entry(row.text)
    (start, end), (_, close) = _span(page, row.lines[0]), _span(page, row.lines[-1])
    dash = re.match(r"[-–—+•*_]?\s*", row.lines[0].text)
    assert dash is not None  # every piece is optional
    place = page.blocks[row.lines[0].block].place(min(start + dash.end(), end), end)
    stop = page.blocks[row.lines[-1].block].place(max(close - 1, 0), close)
    return Item(text, place, {"dash": mark, "ending": ending, "last": last, "stop": stop})


def _span(page: Page, line: Line) -> tuple[int, int]:
    """Where the text of a line, or of the one entry of several on it, stands in its block."""
    at = page.blocks[line.block].text.find(line.text, line.start)
    return (line.start, line.end) if at < 0 else (at, at + len(line.text))


def _take_archive(page: Page, closing: Closing, archive: Archive, entry: _Entry, last: str) -> None:
    clerk = "VT" if "VT" in archive.codes else ""
    fields = {"word": archive.word, "colon": archive.colon, "clerk": clerk, "ending": archive.ending, "dash": archive.dash, "last": last}
    text = read_archive_text(archive)
    value = {"codes": list(archive.codes), "copies": archive.copies}
    closing.components["archive"] = page.found(
        "archive", entry.lines, text=text, cue="archive_word", runner_up="recipients", value=value, fields=fields
    )


def read_archive_text(archive: Archive) -> str:
    """The archive line as printed, without its dash."""
    return one_space(archive.text.lstrip("-–—+•* "))


@dataclass
class _Signature:
    authorities: list[tuple[list[Line], Competence]] = field(default_factory=list)
    titles: list[list[Line]] = field(default_factory=list)
    name: Line | None = None
    holes: list[Line] = field(default_factory=list)


def _take_signature(page: Page, closing: Closing, lines: list[Line]) -> None:
    signature = _sort_signature(page, [piece for line in lines for piece in _parts(line)])
    _record_authority(page, closing, signature)
    _record_position(page, closing, signature)
    if signature.name is None:
        closing.components["full_name"] = missing("full_name")
        return
    name = signature.name
    honorific, bare_name = split_honorific(name.text)
    hole = {"status": "blank"} if _NAME_HOLE.fullmatch(bare(name.text)) or is_hole(name.text) else {}
    fields = {"honorific": honorific, "bare": bare_name}
    closing.components["full_name"] = page.found("full_name", [name], cue="below_title", runner_up="position", fields=fields, **hole)


def _parts(line: Line) -> list[Line]:
    """A flattened signature put on one line, cut into its lines again."""
    pieces = split_run_in(line.text) if len(line.text) > 12 else [line.text]
    if len(pieces) == 1:
        return [line]
    return [line._replace(text=piece) for piece in pieces]


def _sort_signature(page: Page, lines: list[Line]) -> _Signature:
    found = _Signature()
    last: list[Line] | None = None
    stamped = False
    named = max((at for at, line in enumerate(lines) if is_name(line.text) and not is_upper(line.text)), default=-1)
    for at, line in enumerate(lines):
        text = one_space(line.text)
        if is_hole(text) and not _TITLE_HOLE.fullmatch(bare(text)):
            found.holes.append(line)
            continue
        stamped = is_signing_note(text) or (stamped and _wraps_stamp(text))
        if stamped or not any(letter.isalnum() for letter in text):
            continue
        authority = read_competence(text)
        wraps = last is not None and (joined(last).endswith((",", " VÀ")) or (mostly_upper(text) and not authority and not is_title(text)))
        if last is not None and wraps and not _TITLE_HOLE.fullmatch(bare(text)) and (at < named or not _names(found, text)):
            last.append(line)
        elif authority:
            last = [line]
            found.authorities.append((last, authority))
        elif is_title(text) or _TITLE_HOLE.fullmatch(bare(text)) or (page.ocr and found.name is None and _signs(page, line)):
            last = [line]
            found.titles.append(last)
        elif _NAME_HOLE.fullmatch(bare(text)) or is_name(text) or ((found.titles or found.authorities) and is_loose_name(text)):
            found.name = line
            last = None
    _fill_in(found)
    return found


def _fill_in(found: _Signature) -> None:
    """Lines of dots and a template's fields are the title, the name, or both, whichever is not printed."""
    holes = found.holes
    if holes and not found.titles and (found.name is None or holes[0].block < found.name.block):
        found.titles.append([holes.pop(0)])
    if holes and found.name is None:
        found.name = holes[-1]


def _wraps_stamp(text: str) -> bool:
    """The rest of an organ's name in a signature's stamp: ``Ký bởi: Ủy ban nhân dân`` / ``tỉnh Tây Ninh``."""
    return text[:1].islower() and len(text) < _SUBLABEL


def _names(found: _Signature, text: str) -> bool:
    """A name printed in capitals below a title, not the rest of the title; where a name in small letters follows, it is none."""
    return (
        bool(found.titles)
        and is_upper(text)
        and is_name(text)
        and 2 <= len(text.split()) <= 4
        and not re.search(r"\b(?:SỞ|TỈNH|BAN|NHÂN DÂN|PHÒNG|THƯỜNG TRỰC|VÀ|THUỘC|CỦA|CÁC|CỤC|XÃ|HUYỆN|THÀNH PHỐ|PHƯỜNG)\b", text)
    )


def _record_authority(page: Page, closing: Closing, signature: _Signature) -> None:
    if not signature.authorities:
        closing.components["competence"] = none_by_right("competence")
        return
    rows = []
    for lines, _ in signature.authorities:
        whole = read_competence(joined(lines)) or read_competence(lines[0].text)
        assert whole is not None  # the first line alone was read as one
        fields = {"prefix": whole.prefix, "mark": whole.mark, "space": whole.space, "rest": whole.rest}
        rows.append(Item(joined(lines), page.place(lines[0]), fields))
    lines = [line for group, _ in signature.authorities for line in group]
    closing.components["competence"] = page.found(
        "competence", lines, cue="authority_prefix", runner_up="position", fields=dict(rows[-1].fields), items={"lines": tuple(rows)}
    )


def _record_position(page: Page, closing: Closing, signature: _Signature) -> None:
    titles = signature.titles
    if not titles:
        acting = signature.authorities[-1] if signature.authorities and signature.authorities[-1][1].prefix == "Q" else None
        closing.components["position"] = missing("position") if acting is None else _position(page, acting[0], "")
        return
    second = joined(titles[1]) if len(titles) > 1 else ""
    closing.components["position"] = _position(page, titles[0], second)


def _position(page: Page, lines: list[Line], second: str) -> Component:
    text = joined(lines)
    hole = {"status": "blank"} if _TITLE_HOLE.fullmatch(bare(text)) or is_hole(text) else {}
    fields = {"deputy": "yes" if is_deputy(text) else "no", "second": second, "prefix": "QUYỀN" if is_acting(text) else ""}
    return page.found("position", lines, cue="title_table", runner_up="competence", fields=fields, **hole)
