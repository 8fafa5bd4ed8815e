"""The run all verbs that judge many files share: files to reports, with what is accepted taken out of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport
from checker.model.records import replace
from checker.running.handfuls import QueuedSource
from checker.running.one import judge, recalled
from checker.running.pool import judge_all
from checker.running.suppressing import disregarding, settled
from checker.running.tasks import Settings, Task
from checker.running.walking import SUFFIXES
from checker.settings.layers import DEFAULTS

if TYPE_CHECKING:
    from checker.running.archives import Source
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
) -> Generator[DocumentReport, None, None]:
    """The reports on the files in their order, suppressions applied, baselines not. Raises :class:`Refused`.

    ``keep_document`` and ``page`` as for :class:`~checker.running.one.Task`. ``skipped`` gets the files of archives that were not
    looked at. What is remembered is not judged again.
    """
    asked: dict[Task, Task] = {}

    def task_of(path: str) -> Task:
        plain = settings.task(path)
        if plain not in asked:
            asked[plain] = plain._replace(keep_document=keep_document, page=page)
        return asked[plain]

    with closing(judge_all(_entries(files, task_of, [] if skipped is None else skipped), jobs)) as judged:
        for found, task in judged:
            for each in found:
                yield settled(each, task)


def check(path: str | os.PathLike[str], *, config: str | None = None, no_config: bool = False, **asked: Any) -> DocumentReport:
    """The report on the file at ``path``, as ``thethuc check`` gives it: by what is configured for it, what is accepted taken out.

    ``asked`` are keys of the configuration (``stage="draft"``, ``fail_on="warning"``, ``limits={"seconds": 60}``), which go
    before those of files and environment; ``config`` is a file to use instead of the nearest, ``no_config``: use none.
    A file that holds files is unreadable here. Nothing of the document is remembered. Raises :class:`Refused`.
    """
    flags = {key.replace("_", "-"): value for key, value in asked.items()}
    known = [key.replace("-", "_") for key in DEFAULTS]
    for key in asked:
        if key not in known:
            raise TypeError(f"unknown key {key!r}; known are {', '.join(known)}")
    settings, name = Settings(flags, config, no_config), os.fspath(path)
    task = settings.task(name)
    (report,) = Baselines(settings).applied((settled(judge(name, task), task),))
    return report


def _entries(files: Sequence[str], task_of: Callable[[str], Task], skipped: list[str]) -> Iterator[QueuedSource]:
    """What there is to judge, one after another, with its report where that is remembered."""
    for source in opened(files, task_of, skipped):
        task = task_of(source if isinstance(source, str) else source.path)
        yield QueuedSource(source, task, recalled(source, task) if isinstance(source, str) else None)


def opened(files: Sequence[str], task_of: Callable[[str], Task], skipped: list[str]) -> Iterator[Source]:
    """``files`` with the archives among them opened; a run of plain documents never loads what opens them."""
    for file in files:
        if file.lower().endswith(SUFFIXES):
            yield file
        else:
            from checker.running.archives import sources

            yield from sources((file,), task_of(file), skipped)


class Baselines:
    """The baselines of a run: each document has the one its settings name, or none."""

    def __init__(self, settings: Settings, *, strict: bool = False) -> None:
        """``strict``: what :meth:`outgrown` needs is kept of each document."""
        self._settings = settings
        self._strict = strict
        self._loaded: dict[str, Baseline] = {}
        self._seen: dict[str, list[DocumentReport]] = {}

    def applied(self, found: Iterable[DocumentReport]) -> Generator[DocumentReport, None, None]:
        """The reports with what their baselines know taken out. Raises :class:`Refused`."""
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
                self._loaded[path] = baseline.load(path)
            self._seen.setdefault(path, [])
            if self._strict:
                self._seen[path].append(_findings_alone(report))
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


def _findings_alone(report: DocumentReport) -> DocumentReport:
    """What a baseline asks of a report."""
    return replace(report, components={}, not_checked=(), document=None, page=None, rules={})
