"""A run told as it goes: each report when it is there, how far it is, and in the end what was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import NamedTuple

from checker.cli.terminal.language import tell
from checker.cli.terminal.outputs import Output, on_screen
from checker.cli.terminal.progress import Progress
from checker.cli.terminal.run_reports import Outlets
from checker.model import DocumentReport
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally
from checker.reporting.phrases import problem
from checker.reporting.piecewise import Writer
from checker.running.counted import CountedRun
from checker.running.many import Spec, reports
from checker.running.stopping import heeding_signals
from checker.running.tasks import Settings
from checker.running.walking import Walked


class ToldRun(NamedTuple):
    """How runs over files are told: where their reports go, and how each is written."""

    targets: Sequence[Output]
    writer: Callable[[Output], Writer]
    words: Words
    settings: Settings
    met: Walked
    jobs: int | None
    quiet: bool
    paged: str
    page: Spec | None
    keep_document: bool
    strict: bool

    def over(self, files: list[str], *, idle: Sequence[str] | None) -> int:
        """Check the files and tell of each; the exit code. ``idle``: paths of which configuration that meets no file is told."""
        run, left = CountedRun(self.settings, strict=self.strict), list(self.met.skipped)
        outlets = Outlets(self.targets, self.writer, self.words, self.paged)
        progress, counted = Progress(len(files), self.words, live=not self.quiet), Tally()
        found = run.applied(reports(files, self.settings, self.jobs, keep_document=self.keep_document, page=self.page, skipped=left))
        try:
            with heeding_signals() as stop, closing(found):
                outlets.begin()
                for report in stop.until_asked(found):
                    progress.hide()
                    self._tell_of(report)
                    outlets.entry(report)
                    run.add(report)
                    counted.add(report)
                    progress.show(run.documents)
                progress.end()
                code = run.code(stop, lost=bool(self.met.lost))
                outlets.end(code, left)
        finally:
            outlets.abandon()
        self._tell_where(counted, left)
        if stop.signal is not None and run.documents < len(files):
            tell(self.words.ui("stopped", done=run.documents, total=max(len(files), run.documents)), self.words)
        elif idle is not None:
            self.settings.tell_of_idle_sections(idle)
        for file, much in run.outgrown:
            tell(self.words.ui("baseline.outgrown", file=file, count=much), self.words)
        return stop.code or code  # the signal may have come while the end was being written

    def _tell_where(self, counted: Tally, skipped: Sequence[str]) -> None:
        """Say which files were written, and what their reports come to where none is shown."""
        paths = ", ".join(target.path for target in self.targets if target.path)
        if self.quiet or not paths:
            return
        if any(target.path is None for target in self.targets):
            tell(self.words.ui("wrote", path=paths), self.words)
            return
        from checker.reporting.summaries import total

        tell(self.words.ui("written", paths=paths, total=total(counted, skipped, self.words)), self.words)

    def _tell_of(self, report: DocumentReport) -> None:
        """Say why a file could not be read, where no report on the screen does."""
        if report.verdict == "unreadable" and not on_screen(self.targets):
            tell(self.words.ui("file_problem", path=report.path, message=problem(report, self.words)), self.words)
