"""The run all verbs that judge many files share: files to reports, with what is accepted taken out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.cli.complaint import FileComplaint
from checker.cli.jobs import judge_all, workers
from checker.cli.judging import Task, recalled
from checker.cli.settings import Settings
from checker.cli.settling import disregarding, settled
from checker.cli.walking import SUFFIXES
from checker.model import DocumentReport
from checker.settings.trouble import Misconfigured

if TYPE_CHECKING:
    from checker.cli.opening import Source
    from checker.settings.baseline import Baseline


Spec = tuple[object, ...]
"""How a report is to be set: see ``checker.reporting.page_spec``."""


def reports(
    files: Sequence[str],
    settings: Settings,
    jobs: int | None,
    *,
    keep_document: bool = False,
    page: Spec | None = None,
    skipped: list[str] | None = None,
) -> Iterator[DocumentReport]:
    """The reports on the files in their order, suppressions applied, baselines not. Raises :class:`Complaint`.

    ``keep_document`` and ``page`` as for :class:`~checker.cli.judging.Task`; ``skipped`` gets the files of archives that were
    not looked at. What is remembered is not judged again.
    """
    asked: dict[Task, Task] = {}

    def task_of(path: str) -> Task:
        plain = settings.task(path)
        if plain not in asked:
            asked[plain] = plain._replace(keep_document=keep_document, page=page)
        return asked[plain]

    sources = opened(files, task_of, [] if skipped is None else skipped)
    tasks = [task_of(source if isinstance(source, str) else source.path) for source in sources]
    known = [recalled(source, task) if isinstance(source, str) else None for source, task in zip(sources, tasks, strict=True)]
    missing = [(source, task) for source, task, report in zip(sources, tasks, known, strict=True) if report is None]
    judged = judge_all(missing, workers(len(missing), jobs)) if missing else iter(())
    for report, task in zip(known, tasks, strict=True):
        for each in next(judged) if report is None else (report,):
            yield settled(each, task)


def opened(files: Sequence[str], task_of: Callable[[str], Task], skipped: list[str]) -> list[Source]:
    """``files`` with the archives among them opened; a run of plain documents never loads what opens them."""
    if all(file.lower().endswith(SUFFIXES) for file in files):
        return list(files)
    from checker.cli.opening import sources

    return [source for file in files for source in sources((file,), task_of(file), skipped)]


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
            if not self._settings.task(report.path).suppressions:
                yield disregarding(report, 1)
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
