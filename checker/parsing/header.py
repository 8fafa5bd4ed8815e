"""Boxes 1 to 4: quốc hiệu, tiêu ngữ, organs, number and symbol, place and date, wherever an office put them."""

from __future__ import annotations

import re
from itertools import zip_longest

from checker.grammar.code import read_number
from checker.grammar.dateline import read_dateline
from checker.grammar.organ import has_small_words, is_name_in_small, may_end_small_name
from checker.grammar.placeholder import is_hole
from checker.model.patterns import lazy_pattern
from checker.parsing.dating import take_date
from checker.parsing.head import LIKE, SPELT, Header, is_aside, slice_of, spelt
from checker.parsing.issuer import take_organs
from checker.parsing.lines import Line, Page, missing
from checker.parsing.numbering import take_number
from checker.parsing.recognition.wordings import MOTTO, NATIONAL_NAME
from checker.parsing.scope import heading_scope
from checker.wording.folding import bare, likeness, mostly_upper, one_space, same_tone

PARTY_NAME = "dang cong san viet nam"

MARKS = {
    "urgency": lazy_pattern(r"hoa toc(?: hen gio.*)?|thuong khan|khan(?: cap)?|hen gio \d.*", words=("khan", "hoa toc", "hen gio")),
    "secrecy": lazy_pattern(r"tuyet mat|toi mat|mat", words=("mat",)),
    "circulation": lazy_pattern(r"xem xong tra lai|luu hanh noi bo|tra lai sau khi hop.*", words=("xem xong", "luu hanh", "tra lai")),
    "draft_mark": lazy_pattern(r"(?:\(\s*+|(?<!\s)\s+)?(?:ban )?du thao.*", words=("du thao",)),
}  # fmt: skip

# A mark typed in small letters is still a mark; without its tones it may be any word.
_SMALL_MARKS = {
    **dict.fromkeys(("hỏa tốc", "hoả tốc", "thượng khẩn", "khẩn", "khẩn cấp"), "urgency"),
    **dict.fromkeys(("tuyệt mật", "tối mật", "mật"), "secrecy"),
    **dict.fromkeys(("xem xong trả lại", "lưu hành nội bộ"), "circulation"),
}
_FIRST_WORDS = ("tuyet", "toi", "thuong", "hoa")
"""Of the marks that have two."""
_OTHER_WORDS = ("mát", "mắt")
"""More than a slip from the mark that they are without their tones."""
_MARK_LONGEST = 40

_ABOVE = 14  # blocks of the header above its first sure sign
_NEAR = 30  # blocks; a number or date line later than this belongs to the text
_APART = 60  # blocks; a number line so far above the quốc hiệu heads a document of its own, as a Party paper does
_FARTHEST = 400  # blocks; a web copy prints a notice and a table of metadata before the document


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
        return any(map(_opens_literal, page.pieces(at)))
    low = one_space(low)
    if low == PARTY_NAME:
        return True
    if at + 1 < len(page.blocks) and low == "dang cong san":
        return one_space(page.head(at + 1)) == "viet nam"
    return low.startswith("cong hoa xa hoi") and len(low) < 60


def _opens_literal(line: Line) -> bool:
    """The quốc hiệu or tiêu ngữ begins the line, or follows an organ's name in capitals: not a sentence that quotes it."""
    low = bare(line.text)
    at = low.find("cong ho")
    at = at if at >= 0 else low.find("doc lap")
    return at >= 0 and len(low) - at < 110 and (not line.text[:at].strip(" *|") or mostly_upper(line.text[:at]))


def _is_numbered(page: Page, at: int) -> bool:
    """A number line or a date line stands in the block."""
    return len(page.blocks[at].text) < 160 and any(
        not is_aside(line.text) and (read_number(line.text, ocr=page.ocr) or _sure_date(line.text)) for line in page.pieces(at)
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
    while at > 0 and anchor - at < _ABOVE:
        wraps = at > 1 and may_end_small_name(blocks[at - 1].text) and is_name_in_small(blocks[at - 2].text)
        if not wraps and not _may_top(blocks[at - 1].text):
            break
        at -= 2 if wraps else 1
    return at


def _may_top(text: str) -> bool:
    """A line that may stand above the quốc hiệu: an organ's name or a placeholder for it, its number, a mark, a drawn line."""
    lettered = any(letter.isalpha() for letter in text)
    named = mostly_upper(text) or is_name_in_small(text) or is_hole(text) or mark_of(text) is not None or has_small_words(text)
    numbered = text.lstrip().startswith("Số:") or ("/" in text and (number := read_number(text)) and number.word and number.start <= 1)
    return len(text) < 120 and bool(named or not lettered or numbered)


def read_header(page: Page, start: int, end: int) -> Header:
    """Boxes 1 to 4 and the marks of boxes 10 and 11 in blocks ``start`` up to ``end``."""
    header = Header(start, end)
    lines = [piece for line in page.lines(start, end) for piece in _parted(page, line)]
    lines = _take_names(page, header, lines)
    lines = _take_marks(page, header, lines)
    lines = take_number(page, header, lines)
    lines = take_date(page, header, lines)
    take_organs(page, header, lines)
    return header


def _parted(page: Page, line: Line) -> list[Line]:
    """A line on which both columns ran together, cut where the right-hand literal begins."""
    low = bare(line.text)
    at = low.find("cong ho")
    if at >= 0 and (motto := low.find("doc lap")) > at:  # a flattened cell: quốc hiệu and tiêu ngữ on one line
        return [*_parted(page, slice_of(line, 0, motto)), slice_of(line, motto, len(line.text))._replace(side=line.side + 1)]
    if at < 0:
        at = low.find("doc lap") if "hanh ph" in low else -1
    if at < 0 and page.ocr:
        at = _fuzzy_cut(line.text)
    if at <= 1 or low[at:].startswith(low[:at]):  # a first word typed twice is no column
        return [line]
    return [slice_of(line, 0, at), slice_of(line, at, len(line.text))._replace(side=line.side + 1)]


def _fuzzy_cut(text: str) -> int:
    """Where the smudged quốc hiệu or tiêu ngữ begins on a line that an organ's name opens."""
    best, cut = LIKE, -1
    for space in re.finditer(r"\s(?=\S)", text):
        tail = text[space.end() :]
        for literal in (NATIONAL_NAME, MOTTO):
            if abs(len(tail) - len(literal)) <= 6 and (score := likeness(tail, literal)) >= best:
                best, cut = score, space.end()
    return cut


def _take_names(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Quốc hiệu and tiêu ngữ, joined over soft breaks of their own cell."""
    left: list[Line] = []
    spelling: list[Line] = []
    for at, line in enumerate(lines):
        low = line.low
        if line in spelling:
            continue
        name = next((name for name in SPELT if name not in header.components and (group := spelt(page, lines[at:], name))), None)
        if name:
            spelling += group
            header.components[name] = page.found(name, group, cue="wording", runner_up=SPELT[name].runner_up)
        elif low == PARTY_NAME or (low == "dang cong san" and at + 1 < len(lines) and lines[at + 1].low == "viet nam"):
            header.party = True
            page.note([line], "national_name", "party_header")
        else:
            left.append(line)
    for name in ("national_name", "motto"):
        header.components.setdefault(name, missing(name))
    return left if header.components["national_name"].present else _take_own_heading(page, header, left)


def _take_own_heading(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """The heading of a body with rules of its own, where the quốc hiệu would stand."""
    heading = next((line for line in lines if heading_scope(line.low)), None)
    if heading is None:
        return lines
    header.own = heading_scope(heading.low)
    page.note([heading], "national_name", "own_header")
    return [line for line in lines if line is not heading]


def _take_marks(page: Page, header: Header, lines: list[Line]) -> list[Line]:
    """Urgency, secrecy, circulation and draft marks."""
    left = []
    marks: dict[str, list[Line]] = {}
    begun: str | None = None  # the mark that the line above begins: TUYỆT / MẬT, a stamp on two lines
    for line, below in zip_longest(lines, lines[1:]):
        name, begun = begun or mark_of(line.text), None
        if below is not None and line.text.isalpha() and line.low in _FIRST_WORDS:
            name = begun = mark_of(f"{line.text} {below.text}")
        if name == "draft_mark":
            header.draft = True
        elif name:
            marks.setdefault(name, []).append(line)
        else:
            left.append(line)
    for name, group in marks.items():
        degrees = [line for line in group if not line.low.lstrip("( ").startswith("hen gio")]  # an hour of delivery says no degree
        header.components[name] = page.found(name, degrees or group, cue="wording")
    return left


def mark_of(text: str) -> str | None:
    """Which mark stands alone on a line, in capitals or in small letters.

    >>> [mark_of(line) for line in ("HỎA TỐC", "Mật", "(Hẹn giờ 9 giờ 30 ngày 16/3/2024)", "Mặt trận")]
    ['urgency', 'secrecy', 'urgency', None]
    """
    if not mostly_upper(text):
        small = one_space(text).lower().strip(" .*()")
        return "urgency" if small.startswith("hẹn giờ ") and len(small) < _MARK_LONGEST else _SMALL_MARKS.get(small)
    low = one_space(bare(text)).strip(" .*()")
    if same_tone(text).strip(" .*()") in _OTHER_WORDS:  # XA / MÁT: the end of a name
        return None
    return next((name for name, pattern in MARKS.items() if len(low) < _MARK_LONGEST and pattern.fullmatch(low)), None)
