"""Plain text, Markdown and OCR text as a :class:`Document`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from checker.model import Block, Cell, Document, Location, NotRead, Run, Unreadable
from checker.model.patterns import lazy_pattern
from checker.reading.directives import taken_out, without_comments
from checker.reading.letters import OLD_CODES, tidy
from checker.reading.limits import Limits
from checker.reading.text import tables
from checker.reading.text.decoding import decode, old_text
from checker.reading.text.elsewhere import shown_from_elsewhere
from checker.reading.text.markdown import Marks, has_marks, is_plan_source
from checker.reading.text.wrapping import TypedLine, joined, paragraphs

_RULE = lazy_pattern(r"\s*([-_=*~–—])\1{2,}\s*\Z")
_RULE_SIGNS = frozenset("-_=*~–— ")
_RULE_IN_CELL = lazy_pattern(r"(?:^|\s)([-=*~–—])\1{2,}(?=\s|$)|(?:^|\s)_{3,}$")
_INDENT_KEPT = 3
_COLUMN_GAP = lazy_pattern(r"\S(?:\t|\s{3,})\S")

_FIRST_LOOK, _LAST_LOOK, _SAMPLE = 1500, 3000, 6000  # characters
_OWN = lazy_pattern("[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơưă]")
_FIELDS = lazy_pattern(r"\{[{%][^{}\n]*[%}]\}|«[^«»\n]*»")  # names of a template's fields have no diacritics by right
_OWN_SHARE = 0.08  # of the letters of a real text about 0.2 are of these; what OCR loses leaves 0.03
# Commonest syllables of plans without their marks; none is a common English word of its own.
SYLLABLES = frozenset(
    """cua va cac thi dua hoach nhan dan phong nganh tinh thuc hien khoa hoc cong nghe chuc don vi nam thang ngay ke trien khai ban uy
    nhiem vu quan ly nuoc chinh phu quyet dinh nghi hoi dong yeu cau muc dich noi nhan luu giam doc truong pho chu tich van bo so
    trong duoc nhung theo voi cho den tu tai ve la mot co khong nguoi viec nay do""".split()  # noqa: SIM905
)
_SYLLABLE_SHARE = 0.25
_WORD = lazy_pattern(r"[^\W\d_]+")
_RIGHT_COLUMN = ("XÃ H", "Độc lập", ", ngày")
_RUN_TOGETHER = lazy_pattern(
    r"[^\W\d_]{2}[.,]? {1,2}(?:C\S{1,2} ?N? ?G? ?H\S{1,2} ?XÃ H|Độc lập ?[-–] ?Tự do)|"
    r"Số ?: ?\d* ?/\S{4,30} {1,2}[^\W\d_](?:\S| (?! )){1,40}, ?ngày"
)
_SIGNED_BESIDE = lazy_pattern(
    r"Nơi nhận ?:(?:[^\w\n\t]|_){1,6}(?:(?:KT|TM|TL|TUQ)[.,]|[A-ZĐ][A-ZÀÁẢÃẠÂẦẤẨẪẬÌÍỈĨỊÒÓỎÕỌƯỪỨỬỮỰ]{2,} [A-ZĐ]{2})"
)
_SOFT, _BREAK = re.compile("[\v\u2028\u2029]"), re.compile("[\n\v\u2028\u2029]")
_SPECKS = "~„¬®¢¦ˆ"
_SPECK = lazy_pattern(r"^[ \t]*[~„¬®¢¦ˆ]", re.MULTILINE)
_FIGURE_IN_WORD = lazy_pattern(r"(?<!\w)(?:[a-zà-ỹđ]{1,2}[0168][a-zà-ỹđ]{1,3}|[01][a-zà-ỹđ]{2,3})(?!\w)")
_FIGURES = 3
"""Words such as ``v1ệc`` and ``1ưu`` in a sample: a class, a code, a unit or two are typed so."""


def read_text(data: bytes, path: str, sha256: str, limits: Limits, medium: str | None) -> Document:
    """The document in a text's bytes; ``medium`` ``text`` or ``ocr`` overrides what its letters tell."""
    raw, encoding, malformed = decode(data)
    traits: dict[str, Any] = {"encoding": encoding}
    if malformed:
        traits["malformed"] = True
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    numbers = _numbers(raw) if _SOFT.search(raw) else None
    raw = raw.replace("\v", "\n") if "\v" in raw else raw
    code = encoding
    if code not in OLD_CODES and (old := old_text(raw)) is not None:
        raw, code = old  # copied out of a file in an old code, then saved as Unicode
    if code in OLD_CODES:
        traits["old_code"] = code.upper()
    seen: set[str] = set()
    text, comments = taken_out(tidy(raw, seen))
    if numbers:
        comments = tuple(each._replace(first=numbers[(each.first or 1) - 1], last=numbers[(each.last or 1) - 1]) for each in comments)
    unread = (*(_blank_pages(text) if "\f" in text else ()), *shown_from_elsewhere(text))
    text, unprinted = without_comments(text)
    if unprinted:
        traits["possible_marks"] = unprinted
    lines = _lines(text, limits)
    if not text.strip():
        raise Unreadable("unreadable.empty")
    traits.update(dict.fromkeys(sorted(seen), True))
    if medium is None:
        medium = medium_of(text)
    marked = medium != "ocr" and has_marks(text)
    if marked:
        traits["markdown"] = True
    if is_plan_source(text):
        traits["plan_source"] = True
    blocks = tuple(_Page(lines, marked, limits.lines, numbers).blocks())
    if len(blocks) > limits.paragraphs:
        raise Unreadable("unreadable.too_many_paragraphs", count=len(blocks), limit=limits.paragraphs)
    return Document(path, sha256, medium, blocks, (), traits, comments=comments, not_read=unread)


def _numbers(raw: str) -> list[int]:
    """The line of the file that each line read stands on: a soft break ends a line for a reader, not for an editor."""
    numbers = [1]
    for sign in _BREAK.findall(raw):
        numbers.append(numbers[-1] + (sign == "\n"))
    return numbers


def _blank_pages(text: str) -> Iterator[NotRead]:
    """Pages between others on which nothing stands: of a scan among them that had no letters to be copied."""
    _, *between = text.rstrip().split("\f")
    blank = [page for page, written in enumerate(between, 2) if not any(map(str.isalnum, written))]
    if blank:
        yield NotRead("blank_page", Location(page=blank[0]), number=len(blank))


def _lines(text: str, limits: Limits) -> list[str]:
    count = text.count("\n") + 1
    if count > limits.lines:
        raise Unreadable("unreadable.too_many_lines", count=count, limit=limits.lines)
    lines = text.split("\n")
    longest = max(map(len, lines))
    if longest > limits.line_length:
        number = next(number for number, line in enumerate(lines, 1) if len(line) == longest)
        raise Unreadable("unreadable.line_too_long", line=number, length=longest, limit=limits.line_length)
    return lines


def medium_of(text: str) -> str:
    """``ocr`` for Vietnamese that has lost the letters only Vietnamese has, or bears the marks of recognition; else ``text``."""
    text = _FIELDS.sub("", text) if "{{" in text or "«" in text else text
    start = text[:_FIRST_LOOK]
    if len(_OWN.findall(start)) > _OWN_SHARE * len(start) or _keeps_letters(text):
        return "ocr" if _is_suspect(text, start) and _looks_recognised(text) else "text"
    words = _WORD.findall(text[:_SAMPLE].lower())
    known = sum(word in SYLLABLES for word in words)
    return "ocr" if known > _SYLLABLE_SHARE * len(words) or _looks_recognised(text) else "text"


def _is_suspect(text: str, start: str) -> bool:
    """A first sign of recognition: both columns on one line of the header or the closing, a speck at the head of a line, figures in
    words.
    """
    if any(_RUN_TOGETHER.search(line) for line in map(partial(_line_with, start), _RIGHT_COLUMN) if line):
        return True
    specks = any(sign in text for sign in _SPECKS) and _SPECK.search(text) is not None
    if not specks and len(set(_FIGURE_IN_WORD.findall(text[:_SAMPLE]))) >= _FIGURES:
        return True
    return specks or _SIGNED_BESIDE.search(text, max(0, len(text) - _LAST_LOOK)) is not None


def _line_with(text: str, words: str) -> str:
    """The line on which the words first stand; empty when they do not."""
    at = text.find(words)
    return text[text.rfind("\n", 0, at) + 1 : text.find("\n", at)] if at > 0 else ""


def _keeps_letters(text: str) -> bool:
    words = _WORD.findall(text[:_SAMPLE].lower())
    return len(_OWN.findall(" ".join(words))) > _OWN_SHARE * sum(map(len, words))


def _looks_recognised(text: str) -> bool:
    from checker.reading.text.recognised import looks_recognised  # for texts with a first sign alone

    return looks_recognised(text)


class _Page:
    """One text on its way to blocks: tables taken apart, marks taken off, wrapped lines put together.

    ``most``: lines and cells together; a line of a table may hold thousands of cells. ``numbers``: the file's own line of each line, where
    soft breaks make them others.
    """

    def __init__(self, lines: list[str], marked: bool, most: int, numbers: list[int] | None = None) -> None:
        self._lines = lines
        self._numbers = numbers
        self._most = most
        self._pages = self._number_pages() if any("\f" in line for line in lines) else None
        self._marked = marked
        self._has_columns = any("\t" in line or "   " in line for line in lines)
        self._tables = 0
        self._gap = False
        self._beside = False  # what stands above is laid out in columns
        self._web = False
        self._pieces: list[tuple[Cell | None, TypedLine]] = []

    def _number_pages(self) -> list[int]:
        """The page each line stands on; the form feeds that tell it are taken out."""
        pages, page = [], 1
        for index, line in enumerate(self._lines):
            if "\f" in line:
                page += line.count("\f")
                self._lines[index] = line.replace("\f", "")
            pages.append(page)
        return pages

    def blocks(self) -> Iterator[Block]:
        """The text's blocks in order."""
        index = 0
        while index < len(self._lines):
            line = self._lines[index].strip()
            if line == tables.BAR:
                index = self._web_table(index)
            elif line[-1:] == tables.BAR and tables.is_row(line):
                index = self._drawn_table(index)
            else:
                index = self._run(index)
        for number, (cell, paragraph) in enumerate(paragraphs(self._pieces, self._web)):
            first = paragraph[0]
            text, runs, lines = joined(paragraph)
            yield Block(
                text=text, paragraph=number, cell=cell, line=first.line, lines=lines, page=first.page, runs=runs,
                rule_line=first.rule, gap=first.gap,
            )  # fmt: skip

    def _run(self, index: int) -> int:
        """A run of lines without a blank or a table among them; the index after it."""
        start = index
        while index < len(self._lines):
            line = self._lines[index].strip()
            if not line or line == tables.BAR or (line[-1] == tables.BAR and tables.is_row(line)):
                break
            index += 1
        if index == start:
            self._gap = True
            return index + 1
        self._add(range(start, index), None)
        return index

    def _web_table(self, index: int) -> int:
        rows, end = tables.table_at(self._lines, index)
        if not rows:
            return end
        self._web = True
        columns = max(map(len, rows))
        for row, cells in enumerate(rows):
            for column, (start, stop) in enumerate(cells):
                self._add(range(start, stop), Cell(self._tables, row, column, columns))
        self._tables += 1
        return end

    def _drawn_table(self, index: int) -> int:
        rows: list[tuple[int, list[str]]] = []
        while index < len(self._lines) and tables.is_row(self._lines[index]):
            if not tables.is_separator(self._lines[index]):
                rows.append((index, tables.cells_of(self._lines[index])))
            index += 1
        columns = max((len(cells) for _, cells in rows), default=1)
        for row, (number, cells) in enumerate(rows):
            for column, cell in enumerate(cells):
                for line in tables.lines_in(cell):
                    self._add_cell(line, number, Cell(self._tables, row, column, columns))
        self._tables += 1
        return index

    def _add_cell(self, text: str, number: int, cell: Cell) -> None:
        """A cell written on one line: a rule drawn in it parts what stood above it from what stood below."""
        if len(self._pieces) >= self._most:
            raise Unreadable("unreadable.too_many_lines", count=len(self._pieces) + 1, limit=self._most)
        at = 0
        for rule in _RULE_IN_CELL.finditer(text):
            self._add_line(text[at : rule.start()], number, cell, Marks())
            self._add_line(rule.group().strip(), number, cell, Marks())
            at = rule.end()
        self._add_line(text[at:], number, cell, Marks())
        self._gap = False

    def _add(self, numbers: range, cell: Cell | None) -> None:
        marks = Marks()
        if cell:
            self._gap = False
        laid_out = self._has_columns and (
            any(_COLUMN_GAP.search(self._lines[number]) for number in numbers) or (self._beside and _is_name_apart(self._lines, numbers))
        )
        self._beside = laid_out and cell is None
        for number in numbers:
            self._add_line(self._lines[number], number, cell, marks, laid_out)
        self._gap = False

    def _add_line(self, line: str, number: int, cell: Cell | None, marks: Marks, laid_out: bool = False) -> None:
        page = self._pages[number] if self._pages else None
        place = self._numbers[number] if self._numbers else number + 1
        if line[-1:] in _RULE_SIGNS and _RULE.match(line):
            self._pieces.append((cell, TypedLine(line.strip(), (), place, page, self._gap, rule=True)))
            self._gap = False
            return
        runs: tuple[Run, ...] = ()
        hard = False
        if self._marked:
            hard = line.endswith(("  ", "\\")) and not line.isspace()
            line, runs = marks.strip(line.removesuffix("\\"))
        text, runs = _trimmed(line, runs, laid_out)
        if text:
            columns = laid_out and (text[0].isspace() or _COLUMN_GAP.search(text) is not None)
            self._pieces.append((cell, TypedLine(text, runs, place, page, self._gap, hard, marks.bold or marks.italic, columns=columns)))
            self._gap = False


def _is_name_apart(lines: list[str], numbers: range) -> bool:
    """One line set in, each word with a capital: a name below its office, in the column of that office."""
    return len(numbers) == 1 and lines[numbers[0]][:1].isspace() and lines[numbers[0]].istitle()


def _trimmed(line: str, runs: tuple[Run, ...], laid_out: bool) -> tuple[str, tuple[Run, ...]]:
    """The line without the spaces around it; an indent beside lines in columns stays, since it tells the column."""
    text = line.rstrip()
    start = len(text) - len(text.lstrip())
    if laid_out and (start >= _INDENT_KEPT or "\t" in text[:start]):
        start = 0
    if not runs or (not start and len(text) == len(line)):
        return text[start:], runs
    inside = (Run(max(run.start - start, 0), min(run.end, len(text)) - start, run.style) for run in runs)
    return text[start:], tuple(run for run in inside if run.end > run.start)
