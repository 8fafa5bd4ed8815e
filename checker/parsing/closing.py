"""Boxes 7 and 9b: the signature and the recipients, side by side in a table, by tabs, or one below the other."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.grammar.placeholder import is_hole
from checker.grammar.recipients import is_entry, read_archive, read_label
from checker.grammar.signer import is_loose_name, is_name, is_signing_note, name_and_post
from checker.model import Cell, Component, Item
from checker.model.patterns import lazy_pattern
from checker.model.records import dataclass, field
from checker.model.tuples import NamedTuple
from checker.parsing.lines import Line, Page, missing, none_by_right
from checker.parsing.listing import read_list
from checker.parsing.signing import read_signers
from checker.parsing.signs import NAME_HOLE, approves, draws_up, is_drafter, is_note, is_second_post, signs, signs_small
from checker.wording.folding import bare, is_upper, mostly_upper

_BESIDE = lazy_pattern(r"[;.,]  ", words=("  ",))
"""Where an entry ends and, two blanks on, something stands beside it."""
_NAMED = lazy_pattern(r"\. (?=[^\W\d_][^\W\d_]* [^\W\d_]+(?: [^\W\d_]+){0,4}$)", words=(". ",))


class _Column(NamedTuple):
    """A column of a table."""

    table: int
    number: int


@dataclass
class Closing:
    """Boxes 7 and 9b. ``start``/``end`` are the blocks they take."""

    start: int
    end: int
    components: dict[str, Component] = field(default_factory=dict)
    as_above: tuple[Item, ...] = ()
    signers: tuple[Item, ...] = ()
    cosigners: tuple[Mapping[str, Component], ...] = ()


def read_closing(page: Page, span: tuple[int, int] | None) -> Closing:
    """Signature and recipients from their blocks."""
    if span is None:
        closing = Closing(len(page.blocks), len(page.blocks))
        closing.components = {name: missing(name) for name in ("position", "full_name", "recipients", "archive")}
        closing.components["competence"] = none_by_right("competence")
        return closing
    closing = Closing(*span)
    lines = page.lines(*span)
    mark = next((line for line in lines if is_drafter(line.text)), None)
    if mark is not None:
        closing.components["drafter"] = page.found("drafter", [mark], cue="wording", runner_up="recipients")
    listed, signed = _sort_lines(page, [line for line in lines if not is_note(line.text)])
    recipients, signature = read_list(page, listed), read_signers(page, signed)
    closing.components |= recipients.components | signature.components
    closing.as_above, closing.signers, closing.cosigners = recipients.as_above, signature.signers, signature.cosigners
    return closing


def _sort_lines(page: Page, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Lines of the recipients and lines of the signature."""
    label = next((page.blocks[line.block].cell for line in lines if read_label(line.text, ocr=page.ocr)), None)
    columns = _columns(page, lines)
    listing = {at for at, column in columns.items() if _holds_list(page, column)} | ({_column_of(label)} if label is not None else set())
    signing = {at.table for at, column in columns.items() if at not in listing and _is_signed(page, column)}
    signing |= {label.table} if label is not None else set()
    listed: list[Line] = []
    signed: list[Line] = []
    below = archived = False  # below the list, in its own column, stands who approves the plan, or one of two who sign it
    for line in lines:
        cell = page.blocks[line.block].cell
        if cell is None or cell.table not in signing:
            _sort_by_words(page, line, listed, signed)
            continue
        above = label is not None and cell.table == label.table and cell.row < label.row
        beside = above or _column_of(cell) not in listing or (line.side > 0 and not is_entry(line.text))
        below = below or (not beside and (approves(line.text) or (archived and signs(line.text, ocr=page.ocr))))
        archived = archived or (not beside and read_archive(line.text) is not None)
        (signed if beside or below else listed).append(line)
    return _column_by_column(page, listed), signed


def _column_of(cell: Cell) -> _Column:
    return _Column(cell.table, cell.column)


def _columns(page: Page, lines: list[Line]) -> dict[_Column, list[Line]]:
    """The lines that stand in tables, by column."""
    columns: dict[_Column, list[Line]] = {}
    for line in lines:
        cell = page.blocks[line.block].cell
        if cell is not None:
            columns.setdefault(_column_of(cell), []).append(line)
    return columns


def _holds_list(page: Page, column: list[Line]) -> bool:
    """Entries stand in it and nobody signs there, whether the label heads it or it goes on beside the label's own."""
    return any(is_entry(line.text) or read_archive(line.text) for line in column) and not _is_signed(page, column)


def _is_signed(page: Page, column: list[Line]) -> bool:
    return any(signs(line.text, ocr=page.ocr) or approves(line.text) or draws_up(line.text) for line in column)


def _column_by_column(page: Page, listed: list[Line]) -> list[Line]:
    """The list as it is read: down each of its columns, cells or parted by tabs; the archive line at the foot of any ends it."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in listed:
        cell = page.blocks[line.block].cell
        columns.setdefault((cell.column if cell is not None else 0, line.side), []).append(line)
    feet = [column[-1] for column in columns.values() if read_archive(column[-1].text)]
    return [*(line for at in sorted(columns) for line in columns[at] if line not in feet), *feet]


def _sort_by_words(page: Page, line: Line, listed: list[Line], signed: list[Line]) -> None:
    label = read_label(line.text, ocr=page.ocr)
    if label:
        rest = line._replace(text=line.text[label.end :].strip(), start=line.start + label.end)
        listed.append(line._replace(text=line.text[: label.end], end=line.start + label.end))
        if rest.text:
            (listed if is_entry(rest.text) or _names_recipient(page, rest.text) else signed).append(rest)
    elif (line.side > 0 and not is_entry(line.text)) or signs_small(line.text, ocr=page.ocr) or _heads_signature(line.text):
        signed.append(line)
    elif is_entry(line.text) or read_archive(line.text):
        entry, office = _part_office(page, line)
        listed.append(entry)
        signed += office
    elif _completes_signature(line, listed, signed):
        signed.append(line)
    else:
        listed.append(line)


def _names_recipient(page: Page, text: str) -> bool:
    """``Nơi nhận: Các phòng;``: words on the label's line that are none of the signature's."""
    return not (mostly_upper(text) or signs_small(text, ocr=page.ocr) or _heads_signature(text) or is_name(text) or is_hole(text))


def _heads_signature(text: str) -> bool:
    return is_signing_note(text) or approves(text) or draws_up(text)


def _completes_signature(line: Line, listed: list[Line], signed: list[Line]) -> bool:
    """A name or the rest of a title, where one can stand."""
    if NAME_HOLE.fullmatch(bare(line.text)) or (signed and (mostly_upper(line.text) or is_hole(line.text) or is_second_post(line.text))):
        return True
    if signed and (is_name(line.text) or is_loose_name(line.text)) and _may_sign(listed, signed):
        return True
    archived = bool(listed) and bool(read_archive(listed[-1].text))
    if archived and (is_name(line.text) or is_upper(line.text)):  # behind the archive line capitals are a post, known or not
        return True
    return (archived or bool(signed)) and name_and_post(line.text) is not None


def _part_office(page: Page, line: Line) -> tuple[Line, list[Line]]:
    """An entry and the title that OCR ran on behind it (``- UBND tinh; PHO GIAM DOC``), or that stands close beside a long one."""
    beside = None if page.ocr else _BESIDE.search(line.text) or _name_behind(line.text)
    cut = beside.start() + 1 if beside else line.text.find(";") + 1 if page.ocr else 0
    if not cut:
        return line, []
    rest = line._replace(text=line.text[cut:].strip(), start=line.start + cut)
    if not signs(rest.text, ocr=page.ocr) and not (is_name(rest.text) and read_archive(line.text)):
        return line, []
    return line._replace(text=line.text[:cut], end=line.start + cut), [rest]


def _name_behind(text: str) -> re.Match[str] | None:
    """Where the archive line ends that a name stands close behind: ``- Lưu: VT. Trần Hoài Thu``."""
    stop = _NAMED.search(text) if read_archive(text) else None
    return stop if stop is not None and is_name(text[stop.end() :]) else None


def _may_sign(listed: list[Line], signed: list[Line]) -> bool:
    """A name ends the block: it comes after the titles, and not in the middle of the list."""
    return (
        not listed
        or signed[-1].block > listed[-1].block
        or bool(read_archive(listed[-1].text))
        or listed[-1].text.rstrip().endswith((";", "."))
    )
