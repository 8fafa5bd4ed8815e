"""Where the reports of one run go: standard output, files, each in its own format, and the summary of a pipeline's step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from checker.cli.terminal.writing import write
from checker.model.errors import Refused, cause
from checker.model.tuples import NamedTuple
from checker.reporting import BOOKS, FORMATS
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally
from checker.running.copying import WORD_NAMES, refuse_bad_targets

if TYPE_CHECKING:
    from checker.model import DocumentReport
    from checker.reporting.html.index import IndexedPage
    from checker.reporting.piecewise import Writer
    from checker.reporting.xlsx import RegisterBook

AUTO = "auto"
_SUFFIXES = {
    ".xlsx": "xlsx", ".sarif": "sarif", ".html": "html", ".htm": "html", ".json": "json", ".md": "markdown", ".csv": "csv",
    ".xml": "junit", ".txt": "text", ".log": "text", ".out": "text", "": "text",
}  # fmt: skip
_FOR_EYES = ("text", "concise")
_SUMMARY = "GITHUB_STEP_SUMMARY"
_SUMMARY_BYTES = 1_000_000
"""GitHub drops a summary of more than 1 MiB."""


class Output(NamedTuple):
    """A format and the file it is written to; ``None`` is standard output."""

    format: str
    path: str | None = None


def outputs(format_: str, asked: Iterable[str]) -> tuple[Output, ...]:
    """What to write where, for ``--format`` and every ``--output``.

    ``sarif:FILE`` is a report beside the main one. A bare ``FILE`` takes the main report off standard output; its suffix tells
    the format when ``--format`` does not. Raises :class:`Refused` when two reports would go to one file, or one into a Word file.
    """
    beside, main = [], []
    for word in asked:
        name, colon, path = word.partition(":")
        if colon and path and name in (*FORMATS, *BOOKS):
            beside.append(Output(name, path))
        else:
            main.append(Output(_by_suffix(word) if format_ == AUTO else format_, word))
    every = (*(main or [Output(_at_hand() if format_ == AUTO else format_)]), *beside)
    _refuse_word(every)
    _refuse_twice(every)
    _refuse_books_on_screen(every)
    return every


def _by_suffix(path: str) -> str:
    """The format a suffix tells. Raises :class:`Refused` for one that tells another kind of file than a report."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in _SUFFIXES and suffix not in WORD_NAMES:
        raise Refused("output.suffix", path=path, known=" ".join(filter(None, _SUFFIXES)))
    return _SUFFIXES.get(suffix, "text")


def on_screen(every: Iterable[Output]) -> bool:
    """Whether somebody sees the report for people on a terminal as it is written."""
    return sys.stdout.isatty() and any(output.path is None and output.format in _FOR_EYES for output in every)


def _refuse_books_on_screen(every: Iterable[Output]) -> None:
    """A workbook is no text: it wants a file."""
    for output in every:
        if output.format in BOOKS and output.path is None:
            raise Refused("output.book", format=output.format)


def _at_hand() -> str:
    """The format whoever started the program reads: annotations inside GitHub Actions, else text."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _refuse_word(every: Iterable[Output]) -> None:
    """Whoever names a Word file wants a marked copy, and may name one that is there."""
    for output in every:
        if output.path is not None and output.path.lower().endswith(WORD_NAMES):
            raise Refused("output.word", path=output.path)


def _refuse_twice(every: Iterable[Output]) -> None:
    seen: set[str] = set()
    for output in every:
        if output.path is not None:
            place = os.path.realpath(output.path)
            if place in seen:
                raise Refused("output.twice", path=output.path)
            seen.add(place)


def refuse_bad_outputs(every: Iterable[Output], inputs: Iterable[str]) -> None:
    """Complain before the work about every file that could not be written, or is being checked."""
    refuse_bad_targets((output.path for output in every), inputs)


class Outlets:
    """All reports of one run, written piece by piece. Raises :class:`Refused` for what cannot be written.

    ``paged``: the level of pages of their own, for documents of a run over several.
    """

    def __init__(self, every: Iterable[Output], made: Callable[[Output], Writer], words: Words, paged: str = "") -> None:
        every = tuple(every)
        self._reports: list[RunReport] = [_report(output, made, words, paged) for output in every]
        summary = os.environ.get(_SUMMARY)
        if summary and any(output == Output("github") for output in every):
            self._reports.append(TextReport(made(Output("markdown", summary)), StepSummary(summary, words)))

    def begin(self) -> None:
        """What stands before the first document."""
        for report in self._reports:
            report.begin()

    def entry(self, document: DocumentReport) -> None:
        """One document, which whoever reads the report has when this returns."""
        for report in self._reports:
            report.entry(document)

    def end(self, code: int, skipped: Sequence[str] = ()) -> None:
        """What stands after the last; only now do files take the place of older ones."""
        for report in self._reports:
            report.end(code, skipped)

    def abandon(self) -> None:
        """Leave no half of a file behind."""
        for report in self._reports:
            report.abandon()


class RunReport(Protocol):
    """One report of the run."""

    def begin(self) -> None:
        """What stands before the first document."""

    def entry(self, document: DocumentReport) -> None:
        """One document."""

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """What stands after the last."""

    def abandon(self) -> None:
        """It will not be finished; nothing when it is."""


class TextReport:
    """A report that is text, out as far as it is written."""

    def __init__(self, writer: Writer, outlet: Outlet) -> None:
        self._writer, self._outlet = writer, outlet
        self.abandon = outlet.abandon

    def begin(self) -> None:
        """Its head."""
        self._outlet.put(self._writer.head())

    def entry(self, document: DocumentReport) -> None:
        """What it says of one document."""
        self._outlet.put(self._writer.entry(document), one=True)

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """Its foot."""
        for piece in self._writer.foot(code, skipped):
            self._outlet.put(piece)
        self._outlet.end()


class BookReport:
    """A workbook, which is whole when the run is."""

    def __init__(self, path: str, words: Words) -> None:
        self._file = WholeFile(path)
        self._words = words
        self._book: RegisterBook | None = None

    def begin(self) -> None:
        """An empty book."""
        from checker.reporting.xlsx import RegisterBook

        self._book = RegisterBook(self._words)

    def entry(self, document: DocumentReport) -> None:
        """The rows of one document."""
        if self._book is not None:
            self._book.add(document)

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """The whole of it."""
        if self._book is not None:
            for piece in self._book.pieces(skipped):
                self._file.put_bytes(piece)
            self._file.end()

    def abandon(self) -> None:
        """Neither rows nor half of a file are left."""
        if self._book is not None:
            self._book.drop()
        self._file.abandon()


class PagesReport:
    """A page a document in a folder beside, and an index of them, which takes its place when all are there."""

    def __init__(self, path: str, level: str, words: Words) -> None:
        self._path, self._level, self._words = path, level, words
        self._file = WholeFile(path)
        self._folder = os.path.splitext(path)[0] + words.ui("html.folder")
        self._pages: list[IndexedPage] = []
        self._counted = Tally()
        self.abandon = self._file.abandon

    def begin(self) -> None:
        """The folder."""
        with telling(self._folder):
            os.makedirs(self._folder, exist_ok=True)

    def entry(self, document: DocumentReport) -> None:
        """The page of one document."""
        from urllib.parse import quote

        from checker.model import Report
        from checker.reporting.html import render
        from checker.reporting.html.index import IndexedPage, page_name
        from checker.reporting.particulars import particulars
        from checker.running.replacing import replace_file

        self._counted.add(document)
        name = page_name(len(self._pages) + 1, document.path)
        back = f"../{quote(os.path.basename(self._path))}"
        page = render(Report((document,)), self._words, self._level, back).encode("utf-8", "backslashreplace")
        with telling(self._folder):
            replace_file(os.path.join(os.path.realpath(self._folder), name), page)
        href = f"{quote(os.path.basename(self._folder))}/{quote(name)}"
        self._pages.append(IndexedPage(document.verdict, particulars(document, self._words), href))

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """The index."""
        from checker.reporting.html.index import render
        from checker.reporting.summaries import total

        self._file.put(render(self._pages, total(self._counted.numbers(), skipped, self._words), self._words))
        self._file.end()


def _report(output: Output, made: Callable[[Output], Writer], words: Words, paged: str) -> RunReport:
    if paged and output.format == "html" and output.path is not None:
        return PagesReport(output.path, paged, words)
    if output.format in BOOKS and output.path is not None:
        return BookReport(output.path, words)
    return TextReport(made(output), _outlet(output.path))


class Outlet(Protocol):
    """Where one report goes."""

    def put(self, text: str, *, one: bool = False) -> None:
        """A piece of it; ``one``: one document's."""

    def end(self) -> None:
        """There is no more."""

    def abandon(self) -> None:
        """It will not be finished; nothing when it is."""


class StandardOutput:
    """The report on standard output, flushed piece by piece."""

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, out."""
        if text:
            write(text, None)

    def end(self) -> None:
        """Nothing: it is all out."""

    abandon = end


class WholeFile:
    """The report in a file that is either the old one or the whole new one; a device or pipe is written to as it is."""

    def __init__(self, path: str) -> None:
        from checker.running.replacing import Part

        self._named = path
        with telling(self._named):
            self._part = Part(os.path.realpath(path))

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, into the new file."""
        self.put_bytes(text.encode("utf-8", "backslashreplace"))

    def put_bytes(self, data: bytes) -> None:
        """The same for what is no text."""
        with telling(self._named):
            self._part.put(data)

    def end(self) -> None:
        """The new file takes the place of the old one."""
        with telling(self._named):
            self._part.put_in_place()

    def abandon(self) -> None:
        """The new file goes, the old one stays."""
        self._part.drop()


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Within it, what the system refuses is told of the file as the user named it."""
    try:
        yield
    except OSError as error:
        raise Refused("cannot_write", path=path, cause=cause(error)) from None


class StepSummary:
    """As many whole documents as GitHub takes into the summary of a step, and how many are left out."""

    def __init__(self, path: str, words: Words) -> None:
        self._path, self._words = path, words
        self._kept: list[str] = []
        self._size = self._left = 0

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, while there is room."""
        self._size += len(text.encode("utf-8", "replace"))
        if one and self._size > _SUMMARY_BYTES:
            self._left += 1
        else:
            self._kept.append(text)

    def end(self) -> None:
        """Add it to the file GitHub gives a step, which is there to be added to: nothing is replaced."""
        cut = f"\n{self._words.ui('pipeline.cut', count=self._left)}\n" if self._left else ""
        try:
            with open(self._path, "ab") as file:
                file.write(("".join(self._kept) + cut).encode("utf-8", "replace"))
        except OSError as error:
            raise Refused("cannot_write", path=self._path, cause=cause(error)) from None

    def abandon(self) -> None:
        """Nothing was added yet."""


def _outlet(path: str | None) -> Outlet:
    return StandardOutput() if path is None else WholeFile(path)
