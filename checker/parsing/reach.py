"""Where the closing stands: from the first line of the list or the signature to the last."""

from __future__ import annotations

from checker.grammar.organ import organ_kind
from checker.grammar.placeholder import is_hole
from checker.grammar.recipients import is_entry, read_archive, read_label
from checker.grammar.signer import (
    is_loose_name,
    is_name,
    is_signing_note,
    is_title,
    name_and_post,
    read_competence,
    split_run_in,
)
from checker.parsing.anchors import LISTED, anchor_of, is_listed
from checker.parsing.annexes import read_label_line
from checker.parsing.lines import Line, Page
from checker.parsing.signed_near import SIGNERS, heads_name, is_below_office, is_named, row_of, typed_signers
from checker.parsing.signing import wraps_stamp
from checker.parsing.signs import NAME_HOLE, SUBLABEL, approves, heads_annex, is_drafter, is_note, is_second_post, signs, signs_small
from checker.wording.folding import bare, is_upper, mostly_upper

_SIGNING_ROWS = 12  # rows from Nơi nhận down to the name
_RUN_TOGETHER = 3  # entries of a list on one line
_REACH = 14  # blocks searched around the label for a signature outside its table


def find_closing(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """The blocks of signature and recipients between ``start`` and ``end``, or ``None``."""
    anchor = anchor_of(page, start, end)
    if anchor is None:
        return None
    first, last = _table_span(page, anchor, start, end)
    first = _reach_back(page, first, start)
    in_table = page.blocks[anchor].cell is not None
    after = _listed_on(page, last, end) if in_table and _has_name(page, first, last) else _reach_on(page, first, last, end)
    return first, after if page.ocr else typed_signers(page, first, after, end)


def _listed_on(page: Page, at: int, end: int) -> int:
    """Over the entries of a list that goes on below its table: the end of a cell that breaks at the foot of a page."""
    while at < end and page.blocks[at].cell is None and page.pieces(at) and all(map(is_listed, page.pieces(at))):
        at += 1
    return at


def _has_name(page: Page, first: int, last: int) -> bool:
    """Whether the block's own table already holds the signer's title and name."""
    lines = page.lines(first, last)
    titles = [at for at, line in enumerate(lines) if signs_small(line.text, ocr=page.ocr)]
    below = [piece for line in lines[titles[0] :] for piece in split_run_in(line.text)] if titles else []
    return any(NAME_HOLE.fullmatch(bare(text)) or (is_name(text) and not is_upper(text)) for text in below)


def _table_span(page: Page, anchor: int, start: int, end: int) -> tuple[int, int]:
    """First block and block after the last of the table the anchor stands in."""
    cell = page.blocks[anchor].cell
    first, last = anchor, anchor + 1
    if cell is not None and cell.columns > 1:  # in a frame of one column nothing stands beside the list
        while first > start and (other := page.blocks[first - 1].cell) is not None and other.table == cell.table:
            first -= 1
        while last < end and (other := page.blocks[last].cell) is not None and other.table == cell.table:
            if other.row > cell.row + _SIGNING_ROWS or read_label_line(page.blocks[last].text):
                break  # a web copy runs the annex's table on into this one
            last += 1
    return first, last


def _reach_back(page: Page, first: int, start: int) -> int:
    """Over signature lines that stand above the recipients."""
    at, kept, named = first, first, False
    while at > start and first - at < _REACH:
        at -= 1
        lines = page.pieces(at)
        office = signs_small if named else signs  # a list of members ends with a title in small letters, but with no name below it
        if any(office(line.text, ocr=page.ocr) or approves(line.text) for line in lines):
            kept = at
        elif not all(is_named(line.text) or is_signing_note(line.text) or is_below_office(page, line, start) for line in lines):
            break
        named = named or any(is_named(line.text) for line in lines)
    return row_of(page, kept, start)


def _office_in(page: Page, first: int, last: int) -> bool:
    """Whether a title of office stands there, even run on behind the label by OCR (``Nơi nhận: GIÁM ĐỐC``)."""
    for line in page.lines(first, last):
        label = read_label(line.text, ocr=page.ocr)
        rest = line.text[label.end :].strip() if label else line.text
        if rest and signs_small(rest, ocr=page.ocr):
            return True
    return False


def _reach_on(page: Page, first: int, last: int, end: int) -> int:
    """Over recipients, signature lines and the name that follow."""
    reach = _Reach(page, signed=_office_in(page, first, last))
    at = last
    while at < end and at - last < 60:
        for line in page.pieces(at):
            if not reach.takes(line) and not ((reach.posted or reach.archived) and heads_name(page, at, end, posted=reach.posted)):
                return at
        at += 1
        if _list_goes_on(page, at, end):
            reach.done = False
        if reach.done and not _name_follows(page, at, end) and not (reach.lacks_a_post and _post_follows(page, at, end)):
            return _further_signers(page, at + _notes_on(page, at, end), end)
    return at


def _further_signers(page: Page, at: int, end: int) -> int:
    """Over what stands beside the first signer of a table, and the tables of signers below."""
    _, at = _table_span(page, at - 1, at - 1, end)
    while at < end and (cell := page.blocks[at].cell) is not None and 1 < cell.columns <= SIGNERS:
        _, after = _table_span(page, at, at, end)
        if not _has_name(page, at, after):
            break
        at = after
    return at


def _list_goes_on(page: Page, at: int, end: int) -> bool:
    """Whether what was taken for the name stands beside an entry and the list goes on below: it was the rest of a title."""
    return at < end and len(page.pieces(at - 1)) > 1 and any(is_entry(line.text) for line in page.pieces(at)[:1])


def _notes_on(page: Page, at: int, end: int) -> int:
    """How many blocks right below the name hold a mark of box 12 and nothing else."""
    count = 0
    while at + count < end and page.pieces(at + count) and all(is_drafter(line.text) for line in page.pieces(at + count)):
        count += 1
    return count


def _name_follows(page: Page, at: int, end: int) -> bool:
    """Whether capitals that may be a name were the rest of a title: the name itself comes next."""
    before, *_ = page.pieces(at - 1)
    return is_upper(before.text) and at < end and any(is_name(line.text) and not is_upper(line.text) for line in page.pieces(at))


def _post_follows(page: Page, at: int, end: int) -> bool:
    """Whether a post stands right below the name, which was typed above it."""
    return at < end and any(is_title(line.text) for line in page.pieces(at)[:1])


class _Reach:
    """How far the closing reaches: ``open`` while an entry is not closed, so that the next line wraps it."""

    def __init__(self, page: Page, *, signed: bool) -> None:
        self._page = page
        self._signed = signed
        self._open = False
        self.archived = False
        self.posted = False
        self._stamped = False
        self.done = False

    @property
    def lacks_a_post(self) -> bool:
        """Whether an authority stands there, and no post."""
        return self._signed and not self.posted

    def takes(self, line: Line) -> bool:
        """Whether the line is still of the closing; the signer's name is its last."""
        text = line.text
        if is_note(text) or (is_hole(text) and is_signing_note(text)):  # [CHỜ KÝ] beside an entry
            return True
        return (is_entry(text) or not heads_annex(text)) and self._continues(text)

    def _continues(self, text: str) -> bool:
        if self.archived and is_hole(text):
            self.done, self.posted = self.posted, True
            return True
        office = signs_small(text, ocr=self._page.ocr) or (self.posted and is_second_post(text))
        archive = read_archive(text) is not None
        if is_entry(text) or archive:
            self._open = not _has_ended(text) and not (archive and not text.rstrip().endswith(","))
            self.archived = self.archived or (archive and not self._open)
            return True
        stamped, self._stamped = self._stamped, is_signing_note(text)
        if office or self._stamped or (stamped and wraps_stamp(text)):
            self._signed = self._signed or office
            self.posted = self.posted or (office and read_competence(text) is None)
            return True
        if self._wraps(text):
            self._open = not _has_ended(text)
            return True
        self.done = self._names_signer(text)
        return self.done or is_name(text) or (self._signed and mostly_upper(text))

    def _wraps(self, text: str) -> bool:
        """The rest of an entry, a line such as ``Bản điện tử:`` that heads a part of the list, or the whole list on one line."""
        if not self.archived and text.rstrip().endswith(";") and text.count(";") >= _RUN_TOGETHER:
            return True
        if len(text) >= LISTED or text.startswith("["):
            return False
        closed = text.rstrip().endswith((";", ":", ".", ","))
        return (not self.archived and (self._open or closed)) or (text.rstrip().endswith(":") and len(text) < SUBLABEL)

    def _names_signer(self, text: str) -> bool:
        if mostly_upper(text) and organ_kind(text):
            return False
        if (self._signed or self.archived) and name_and_post(text):
            return True
        return self._signed and bool(is_name(text) or NAME_HOLE.fullmatch(bare(text)) or is_loose_name(text))


def _has_ended(text: str) -> bool:
    """Whether an entry of the list is closed, so that the next line is another's."""
    return text.rstrip().endswith((";", "."))
