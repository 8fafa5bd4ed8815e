"""What a closing is found by: the label of the recipients, the archive line, an office with a name below it."""

from __future__ import annotations

from checker.grammar.recipients import is_entry, read_archive, read_label
from checker.grammar.signer import is_name, read_competence
from checker.parsing.lines import Line, Page
from checker.parsing.signs import draws_up, signs
from checker.wording.folding import is_upper, mostly_upper

LISTED = 90  # characters; a longer line under the list is a paragraph
_LIST = 14  # blocks of a list from its label to the archive line


def anchor_of(page: Page, start: int, end: int) -> int | None:
    """The block of the first of these that stands between ``start`` and ``end``."""
    for found in (_label_block, _archive_block, _signature_block):
        anchor = found(page, start, end)
        if anchor is not None:
            return anchor
    return None


def is_listed(line: Line) -> bool:
    """Whether a line may be one of the list: an entry or the archive line."""
    return len(line.text) < LISTED and (is_entry(line.text) or read_archive(line.text) is not None)


def _label_block(page: Page, start: int, end: int) -> int | None:
    for at in range(start, end):
        for line in page.pieces(at):
            label = read_label(line.text, ocr=page.ocr)
            rest = line.text[label.end :].strip() if label else ""
            if label and (_heads_list(rest) or (label.colon and _runs_to_archive(page, at + 1, end))):
                return at
    return None


def _runs_to_archive(page: Page, at: int, end: int) -> bool:
    """Whether nothing but entries stands before an archive line: the first recipient is on the label's own line."""
    for line in page.lines(at, min(at + _LIST, end)):
        if read_archive(line.text) is not None:
            return True
        if not is_listed(line):
            break
    return False


def _heads_list(rest: str) -> bool:
    """The label stands alone, before an entry or before the signature; not ``Nơi nhận: Bộ phận Một cửa.`` in the body."""
    return not rest or is_entry(rest) or mostly_upper(rest)


def _archive_block(page: Page, start: int, end: int) -> int | None:
    for at in range(end - 1, start - 1, -1):
        for line in page.pieces(at):
            found = read_archive(line.text) if len(line.text) < 120 and "VT" in line.text else None
            if found and "VT" in found.codes:
                return at
    return None


def _signature_block(page: Page, start: int, end: int) -> int | None:
    """A title or authority with a person's name below it, the last of its kind before the annexes."""
    for at in range(end - 1, start - 1, -1):
        for line in page.pieces(at):
            cell = page.blocks[at].cell
            if not (signs(line.text, ocr=page.ocr) or draws_up(line.text)) or (cell is not None and cell.columns > 3):
                continue
            below = page.lines(at, min(at + 6, end))
            if read_competence(line.text) or any(is_name(other.text) and not is_upper(other.text) for other in below[1:6]):
                return at
    return None
