"""What a run comes to: its reports counted as they come, and the exit code in the end."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from checker.model import DocumentReport
from checker.reporting.order import Tally
from checker.running.many import Baselines
from checker.running.stopping import Stop
from checker.running.tasks import Settings


class CountedRun:
    """One run over files: what the baselines know taken out of its reports, and each counted. It keeps none of them."""

    def __init__(self, settings: Settings, *, strict: bool = False) -> None:
        """``strict``: baselines that know findings which no longer occur are a fault too."""
        self._settings, self._strict = settings, strict
        self._baselines = Baselines(settings, strict=strict)
        self._count = Tally()
        self._held = False
        self.outgrown: list[tuple[str, int]] = []
        """Baselines that know more than occurs, and by how much: known once :meth:`code` was asked."""

    @property
    def documents(self) -> int:
        """How many were counted."""
        return self._count.documents

    def applied(self, found: Iterable[DocumentReport]) -> Generator[DocumentReport, None, None]:
        """The reports with what their baselines know taken out. Raises :class:`Refused`."""
        return self._baselines.applied(found)

    def add(self, report: DocumentReport) -> None:
        """Count one more."""
        self._count.add(report)
        self._held |= report.verdict == "review" and bool(self._settings.values(report.path)["fail-on-review"].value)

    def code(self, stop: Stop, *, lost: bool) -> int:
        """The exit code: of the signal that stopped the run, 2 where a path gave no file (``lost``) or one could not be judged, 1, or 0."""
        if self._strict and stop.signal is None:
            self.outgrown = self._baselines.outgrown()
        return stop.code or (2 if lost else self._count.exit_code() or int(self._held or bool(self.outgrown)))
