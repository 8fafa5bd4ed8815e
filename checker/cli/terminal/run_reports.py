"""The reports of one run, written document by document: as text, as a workbook, as pages with an index."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from checker.cli.terminal.language import tell
from checker.cli.terminal.outlets import Outlet, StepSummary, WholeFile, outlet_to, telling
from checker.cli.terminal.outputs import Output
from checker.reporting import BOOKS
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally, told_verdict

if TYPE_CHECKING:
    from checker.model import DocumentReport
    from checker.reporting.html.index import IndexedPage
    from checker.reporting.piecewise import Writer
    from checker.reporting.xlsx import RegisterBook

_SUMMARY = "GITHUB_STEP_SUMMARY"
_WHOLE_RUN = (0, 1, 2)
"""Exit codes of a run that was not stopped midway."""


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
        self._folder = _folder_beside(path, words)
        self._back = _way_back(path)
        self._pages: list[IndexedPage] = []
        self._names: set[str] = set()
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
        from checker.reporting.statistics import organ_of
        from checker.running.replacing import replace_file

        self._counted.add(document)
        name = page_name(len(self._pages) + 1, document.path)
        self._names.add(name)
        page = render(Report((document,)), self._words, self._level, self._back).encode("utf-8", "backslashreplace")
        with telling(self._folder):
            replace_file(os.path.join(os.path.realpath(self._folder), name), page)
        href = f"{quote(os.path.basename(self._folder))}/{quote(name)}"
        row = particulars(document, self._words)._replace(organ=organ_of(document))
        self._pages.append(IndexedPage(told_verdict(document), row, href))

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """The index."""
        from checker.reporting.html.index import render
        from checker.reporting.summaries import total

        self._file.put(render(self._pages, total(self._counted, skipped, self._words), self._words))
        self._file.end()
        if code in _WHOLE_RUN and any(page.verdict != "unreadable" for page in self._pages):
            _drop_stale(self._path, self._words, self._names)


class OnePageReport(TextReport):
    """One page for all there is; pages an earlier run over several documents left beside it are of no report now."""

    def __init__(self, writer: Writer, path: str, words: Words) -> None:
        super().__init__(writer, outlet_to(path))
        self._path, self._words = path, words
        self._any = False

    def entry(self, document: DocumentReport) -> None:
        """What it says of one document."""
        super().entry(document)
        self._any = self._any or document.verdict != "unreadable"

    def end(self, code: int, skipped: Sequence[str]) -> None:
        """Its foot; then the older pages go."""
        super().end(code, skipped)
        if self._any and code in _WHOLE_RUN:
            _drop_stale(self._path, self._words, ())


def _folder_beside(path: str, words: Words) -> str:
    """The folder of the pages of an index."""
    return os.path.splitext(path)[0] + words.ui("html.folder")


def _way_back(path: str) -> str:
    """The address of an index as its pages have it."""
    from urllib.parse import quote

    return f"../{quote(os.path.basename(path))}"


def _drop_stale(path: str, words: Words, written: Container[str]) -> None:
    """Delete our pages of documents that are not in the report now, and say how many they were."""
    from checker.cli.terminal.stale_pages import drop_stale_pages

    folder = _folder_beside(path, words)
    if gone := drop_stale_pages(folder, _way_back(path), written):
        tell(words.ui("html.dropped", folder=folder, count=gone), words)


def _report(output: Output, made: Callable[[Output], Writer], words: Words, paged: str) -> RunReport:
    if paged and output.format == "html" and output.path is not None:
        return PagesReport(output.path, paged, words)
    if output.format in BOOKS and output.path is not None:
        return BookReport(output.path, words)
    if output.format == "html" and output.path is not None:
        return OnePageReport(made(output), output.path, words)
    return TextReport(made(output), outlet_to(output.path))
