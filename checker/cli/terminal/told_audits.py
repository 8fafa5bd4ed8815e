"""An audit told as it goes: what could not be read, what stays out, how far it is, and in the end what it came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.terminal.language import tell
from checker.cli.terminal.progress import Progress
from checker.cli.terminal.writing import width, write
from checker.model import DocumentReport
from checker.register import Arrival, Register
from checker.register.arriving import ListedArrivals
from checker.register.audit_account import account, audited_as_json
from checker.register.auditing import Audit
from checker.reporting.catalogue import Words
from checker.reporting.order import Tally, undone
from checker.reporting.phrases import problem
from checker.running.stopping import heeding_signals
from checker.running.tasks import Settings

if TYPE_CHECKING:
    from checker.register.clustering import Cluster

_NAMED = 10
"""Lines of a list of arrivals that are named; of more the number is told."""


class ToldAudit(NamedTuple):
    """How audits into a register are told."""

    book: Register
    settings: Settings
    who: str
    words: Words
    jobs: int | None
    arrivals: Mapping[str, Arrival]
    quiet: bool
    as_json: bool = False
    cluster: Cluster | None = None

    def over(self, files: Sequence[str], passed_by: Sequence[str] = ()) -> int:
        """Audit the files and tell of it; the exit code. ``passed_by``: what was met and is no file to judge."""
        audit, count, skipped = (
            Audit(self.book, self.settings, self.who, jobs=self.jobs, arrivals=self.arrivals, cluster=self.cluster),
            Tally(),
            list(passed_by),
        )
        progress, done, code = Progress(len(files), self.words, live=not self.quiet), 0, 0
        with heeding_signals() as stop, closing(audit.over(files, skipped)) as found:
            for done, report in enumerate(stop.until_asked(found), 1):
                if report is not None:
                    count.add(report)
                    code = max(code, 2 if undone(report) else int(audit.fails(report)))
                    self._tell_of(report, progress)
                progress.show(done)
            progress.end()
        if skipped:
            tell(self.words.ui("skipped", count=len(skipped), names=", ".join(skipped)), self.words)
        compared = None
        if stop.signal is None:
            compared = audit.end()
            self._tell_of_list()
        else:
            tell(self.words.ui("stopped", done=done, total=max(len(files), done)), self.words)
        if self.as_json:
            write(audited_as_json(self.book, audit, count.numbers(), compared, self.words), None)
        else:
            said = self.words.ui("register.audited", seen=audit.seen, added=audit.added, known=audit.known, unreadable=audit.unreadable)
            print("\n".join([said, *account(self.book, count.numbers(), self.words, width(None), compared)]))
        return stop.code or code

    def _tell_of_list(self) -> None:
        """Name the columns the list of arrivals lacks, and its lines that no file was: their số đến stands nowhere in the register."""
        if not isinstance(self.arrivals, ListedArrivals):
            return
        for each in self.arrivals.untold([(0, name) for name in self.arrivals.lacking]):
            tell(self.words.ui(f"register.arrivals_no_{each[1]}"), self.words)
        for key, found in (("twice", self.arrivals.twice), ("unmet", self.arrivals.unmet())):
            rows = self.arrivals.untold(found)
            for line, place in rows[:_NAMED]:
                tell(self.words.ui(f"register.arrivals_{key}", line=line, place=place), self.words)
            if len(rows) > _NAMED:
                tell(self.words.ui(f"register.arrivals_{key}_more", count=len(rows) - _NAMED), self.words)

    def _tell_of(self, report: DocumentReport, progress: Progress) -> None:
        """Say why a file could not be read, and what stays out of the register."""
        if report.verdict == "unreadable":
            progress.hide()
            tell(self.words.ui("file_problem", path=report.path, message=problem(report, self.words)), self.words)
        elif report.secret:
            progress.hide()
            tell(self.words.ui("register.secret", path=report.path), self.words)
