"""Many files at once: processes beside each other, reports in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model import DocumentReport
from checker.model.report import Page
from checker.running.one import finished, set_as_page, unreadable
from checker.running.tasks import Task
from checker.running.walking import STANDARD_INPUT
from checker.settings.packing import packed, unpacked

if TYPE_CHECKING:
    from checker.running.archives import Source

WORTH_A_PROCESS = 24
"""Files below which starting processes costs more than it gains: a docx takes about 7 ms, a process about 100 ms."""
_HOLDING = ("unreadable.archive", "unreadable.envelope")
"""Troubles of files that hold files."""


def workers(files: int, asked: int | None) -> int:
    """How many processes to use: what was asked for, else one until there are many files, then one for each processor."""
    if asked is not None:
        return max(1, min(asked, files))
    return 1 if files < WORTH_A_PROCESS else max(1, min(_processors(), files // (WORTH_A_PROCESS // 2)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_HANDFUL = 8
"""Files handed to a worker at a time: each way costs more than some milliseconds of work are worth."""
Job = tuple["Source", Task]
"""What is judged, and what was asked of it."""
Reports = tuple[DocumentReport, ...]
"""The reports on one source: one, unless it holds files."""


def judge_all(jobs: Sequence[Job], processes: int) -> Iterator[Reports]:
    """The reports on each source, in their order."""
    if processes <= 1:
        for source, task in jobs:
            yield _judged(source, task)
    else:
        yield from _side_by_side(jobs, processes)


def _judged(source: Source, task: Task) -> Reports:
    """The reports on one source; what opens files within files is loaded for these alone."""
    if isinstance(source, str):
        report = finished(source, task)
        if source == STANDARD_INPUT or report.problem is None or report.problem[0] not in _HOLDING:
            return (report,)
    from checker.running.archives import judge_each

    return tuple(set_as_page(report, task) for report in judge_each(source, task))


def _side_by_side(jobs: Sequence[Job], processes: int) -> Iterator[Reports]:
    """Reports from a pool. When a worker dies every file still in the pool is judged alone, so that only its killer fails."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    handful = max(1, min(_HANDFUL, len(jobs) // (processes * 2)))
    batches = [jobs[start : start + handful] for start in range(0, len(jobs), handful)]
    pool = ProcessPoolExecutor(processes, initializer=_deaf)
    try:
        tickets = [pool.submit(_sent_together, batch) for batch in batches]
        for batch, ticket in zip(batches, tickets, strict=True):
            try:
                found = [_received(sent) for sent in ticket.result()]
            except BrokenProcessPool:
                yield from (_alone(*job) for job in batch)
            else:
                yield from found
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


Sent = tuple[str, bytes, Page | None] | DocumentReport
"""A report on its way between processes: packed, which costs a third of pickling it, where nothing would be lost."""


def _sent_together(jobs: Sequence[Job]) -> list[tuple[Sent, ...]]:
    return [_sent(*job) for job in jobs]


def _sent(source: Source, task: Task) -> tuple[Sent, ...]:
    return tuple(
        report if task.keep_document or report.problem is not None else (report.path, packed(report), report.page)
        for report in _judged(source, task)
    )


def _received(sent: tuple[Sent, ...]) -> Reports:
    return tuple(each if isinstance(each, DocumentReport) else replace(unpacked(each[1], each[0]), page=each[2]) for each in sent)


def _alone(source: Source, task: Task) -> Reports:
    """The reports on one source from a process of its own; a file that ends that process too is unreadable."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_deaf) as pool:
        try:
            return _received(pool.submit(_sent, source, task).result())
        except BrokenProcessPool:
            return (unreadable(source if isinstance(source, str) else source.path, "unreadable.worker_died"),)


def _deaf() -> None:
    """Leave Ctrl-C to the parent: a worker that hears it would print a trace."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
