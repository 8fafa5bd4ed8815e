"""The run all verbs that judge many files share: files to reports, with what is accepted taken out of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.cli.complaint import FileComplaint
from checker.cli.jobs import judge_all, workers
from checker.cli.judging import recalled
from checker.cli.settings import Settings
from checker.cli.settling import settled
from checker.model import DocumentReport
from checker.settings.trouble import Misconfigured

if TYPE_CHECKING:
    from checker.settings.baseline import Baseline


Spec = tuple[object, ...]
"""How a report is to be set: see ``checker.reporting.page_spec``."""


def reports(
    files: Sequence[str], settings: Settings, jobs: int | None, *, keep_document: bool = False, page: Spec | None = None
) -> Iterator[DocumentReport]:
    """The reports on the files in their order, suppressions applied, baselines not. Raises :class:`Complaint`.

    ``keep_document`` and ``page`` as for :class:`~checker.cli.judging.Task`. What is remembered is not judged again.
    """
    asked = {task: replace(task, keep_document=keep_document, page=page) for task in map(settings.task, files)}
    tasks = [asked[settings.task(file)] for file in files]
    known = [recalled(file, task) for file, task in zip(files, tasks, strict=True)]
    missing = [(file, task) for file, task, report in zip(files, tasks, known, strict=True) if report is None]
    judged = judge_all(missing, workers(len(missing), jobs)) if missing else iter(())
    return (settled(next(judged) if report is None else report, task) for report, task in zip(known, tasks, strict=True))


def known(path: str) -> Baseline:
    """The baseline in a file. Raises :class:`Complaint`."""
    from checker.settings.baseline import load

    try:
        return load(path)
    except Misconfigured as trouble:
        raise FileComplaint(trouble.key, **trouble.values) from None


class Baselines:
    """The baselines of a run: each document has the one its settings name, or none."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loaded: dict[str, Baseline] = {}
        self._seen: dict[str, list[DocumentReport]] = {}

    def applied(self, found: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The reports with what their baselines know taken out. Raises :class:`Complaint`."""
        for report in found:
            path = self._settings.baseline(report.path)
            if path is None:
                yield report
                continue
            from checker.settings import baseline

            if path not in self._loaded:
                self._loaded[path] = known(path)
            self._seen.setdefault(path, []).append(report)
            yield baseline.applied(report, self._loaded[path], self._settings.task(report.path).fail_on)

    def outgrown(self) -> list[tuple[str, int]]:
        """Each baseline that knows findings which no longer occur, and how many: of the documents judged and of those that are gone."""
        from checker.settings import baseline

        found = []
        for path, seen in self._seen.items():
            before = self._loaded[path]
            over = baseline.surplus(before, baseline.pruned(before, seen))
            if over:
                found.append((path, over))
        return found
