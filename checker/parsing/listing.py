"""Box 9b: the label, the recipients and the archive line."""

from __future__ import annotations

import re

from checker.grammar.recipients import POINT_MARK, Archive, Label, is_entry, read_archive, read_entry, read_label, split_inline
from checker.grammar.signer import is_name
from checker.model import Component, Item
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line, Page, missing
from checker.wording.folding import bare, one_space

_AS_ABOVE = lazy_pattern(r"nhu (?:tren|kinh gui)\b")


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
    counted = not (opens or page.ocr) and last.endswith(";") and POINT_MARK.match(text.lstrip()) is not None
    wraps = (
        bool(last)
        and not (opens or counted)
        and (not last.endswith((";", ".", ":")) or text[:1].islower() or text.lstrip().startswith(("+", "(")))
    )
    if wraps and not read_archive(text) and not (read_archive(last) and is_name(text)):  # the signer's name is no code of the archive
        entries[-1].text = f"{last} {text}"
        entries[-1].lines.append(line)
    elif text.strip(" -–.…;") or opens:
        entries.append(_Entry(text, [line]))


class Listed(NamedTuple):
    """Recipients and archive line, and the entries that say ``Như trên``."""

    components: dict[str, Component]
    as_above: tuple[Item, ...] = ()


def read_list(page: Page, lines: list[Line]) -> Listed:
    """The recipients and the archive line on the lines of the list."""
    found: dict[str, Component] = {}
    label, label_line, entries = _entries(page, lines)
    archive_at = next((at for at, entry in enumerate(entries) if read_archive(entry.text)), None)
    archive = read_archive(entries[archive_at].text) if archive_at is not None else None
    rows = [entry for at, entry in enumerate(entries) if at != archive_at and not _is_sublabel(entry.text)]
    archive_last = archive_at is not None and all(_is_sublabel(entry.text) for entry in entries[archive_at + 1 :])
    if archive is not None and archive_at is not None:
        found["archive"] = _archive(page, archive, entries[archive_at], "yes" if archive_last else "no")
    else:
        found["archive"] = missing("archive")
    if label is None or label_line is None:
        return Listed(found | {"recipients": missing("recipients")})
    items = [_entry_item(page, row, last=at == len(rows) - 1 and (archive is None or not archive_last)) for at, row in enumerate(rows)]
    found["recipients"] = page.found(
        "recipients", [label_line, *(line for row in rows for line in row.lines)], text=label.text, cue="label", runner_up="body",
        value=[page.quoted(row.lines, item.text) for row, item in zip(rows, items, strict=True)],
        fields={"label": label.text.rstrip(":;. "), "colon": label.colon},
        items={"entries": tuple(items)},
    )  # fmt: skip
    return Listed(found, tuple(item for item in items if _AS_ABOVE.match(bare(item.text))))


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
    counted = None if mark else POINT_MARK.match(row.lines[0].text.lstrip())
    return Item(text, place, {"dash": mark, "counted": counted[0] if counted else "", "ending": ending, "last": last, "stop": stop})


def _span(page: Page, line: Line) -> tuple[int, int]:
    """Where the text of a line, or of the one entry of several on it, stands in its block."""
    at = page.blocks[line.block].text.find(line.text, line.start)
    return (line.start, line.end) if at < 0 else (at, at + len(line.text))


def _archive(page: Page, archive: Archive, entry: _Entry, last: str) -> Component:
    clerk = "VT" if "VT" in archive.codes else ""
    fields = {"word": archive.word, "colon": archive.colon, "clerk": clerk, "ending": archive.ending, "dash": archive.dash, "last": last}
    text = read_archive_text(archive)
    value = {"codes": list(archive.codes), "copies": archive.copies}
    return page.found("archive", entry.lines, text=text, cue="archive_word", runner_up="recipients", value=value, fields=fields)


def read_archive_text(archive: Archive) -> str:
    """The archive line as printed, without its dash."""
    return one_space(archive.text.lstrip("-–—+•* "))
