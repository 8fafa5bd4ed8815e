"""Many files at once: processes beside each other, reports in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.cli.judging import Task, finished, unreadable
from checker.model import DocumentReport
from checker.model.report import Page
from checker.settings.packing import packed, unpacked

WORTH_A_PROCESS = 24
"""Files below which starting processes costs more than it gains: a docx takes about 7 ms, a process about 100 ms."""


def workers(files: int, asked: int | None) -> int:
    """How many processes to use: what was asked for, else one until there are many files, then one for each processor."""
    if asked is not None:
        return max(1, min(asked, files))
    return 1 if files < WORTH_A_PROCESS else max(1, min(_processors(), files // (WORTH_A_PROCESS // 2)))


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Job = tuple[str, Task]
"""A file, and what was asked of it."""


def judge_all(jobs: Sequence[Job], processes: int) -> Iterator[DocumentReport]:
    """The reports on the files, in their order."""
    if processes <= 1:
        for path, task in jobs:
            yield finished(path, task)
    else:
        yield from _side_by_side(jobs, processes)


def _side_by_side(jobs: Sequence[Job], processes: int) -> Iterator[DocumentReport]:
    """Reports from a pool. When a worker dies every file still in the pool is judged alone, so that only its killer fails."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    pool = ProcessPoolExecutor(processes, initializer=_deaf)
    try:
        tickets = [pool.submit(_sent, path, task) for path, task in jobs]
        for (path, task), ticket in zip(jobs, tickets, strict=True):
            try:
                report = _received(path, ticket.result())
            except BrokenProcessPool:
                report = _alone(path, task)
            yield report
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


Sent = tuple[bytes, Page | None] | DocumentReport
"""A report on its way between processes: packed, which costs a third of pickling it, where nothing would be lost."""


def _sent(path: str, task: Task) -> Sent:
    report = finished(path, task)
    return report if task.keep_document or report.problem is not None else (packed(report), report.page)


def _received(path: str, sent: Sent) -> DocumentReport:
    return sent if isinstance(sent, DocumentReport) else replace(unpacked(sent[0], path), page=sent[1])


def _alone(path: str, task: Task) -> DocumentReport:
    """The report on one file from a process of its own; a file that ends that process too is unreadable."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_deaf) as pool:
        try:
            return _received(path, pool.submit(_sent, path, task).result())
        except BrokenProcessPool:
            return unreadable(path, "unreadable.worker_died")


def _deaf() -> None:
    """Leave Ctrl-C to the parent: a worker that hears it would print a trace."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
