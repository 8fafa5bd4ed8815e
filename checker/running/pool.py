"""Many files at once: processes beside each other, reports in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from checker.cache.packing import packed, unpacked
from checker.model import DocumentReport
from checker.model.records import replace
from checker.model.report import SetPage
from checker.processes import let_work_beside
from checker.running.handfuls import QueuedSource, batches, converted_ahead, handfuls, is_slow, one_or_old
from checker.running.one import finished, set_as_page, unreadable
from checker.running.tasks import Task
from checker.running.walking import STANDARD_INPUT
from checker.running.workers import begin_worker, end_workers, share, worker_count

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from checker.running.archives import Source

    Ticket = Future[list[tuple["Sent", ...]]]

_HOLDING = ("unreadable.archive", "unreadable.envelope")
"""Troubles of files that hold files."""
_LOOK_AHEAD = 48
"""Sources looked at before it is decided whether processes are worth starting."""
_IN_FLIGHT = 4
"""Handfuls a process may have before it or behind it: what is judged ahead of its turn waits in memory."""
Reports = tuple[DocumentReport, ...]
"""The reports on one source: one, unless it holds files."""


def judge_all(entries: Iterable[QueuedSource], asked: int | None) -> Generator[tuple[Reports, Task], None, None]:
    """The reports on each source with its task, in their order; sources are taken as they are needed.

    ``asked`` is the number of processes, when somebody said.
    """
    entries = iter(entries)
    while ahead := list(one_or_old(entries) if asked == 1 else islice(entries, _LOOK_AHEAD)):
        new = [entry for entry in ahead if entry.known is None]
        processes = worker_count(len(new), sum(map(is_slow, new)), asked)
        if processes > 1:
            yield from _side_by_side(chain(ahead, entries), processes, share(processes, asked))
            return
        let_work_beside(share(1, asked))
        for handful in handfuls(ahead):
            with converted_ahead(handful):
                for entry in handful:
                    yield (_judged(entry.source, entry.task) if entry.known is None else (entry.known,)), entry.task


def _judged(source: Source, task: Task) -> Reports:
    """The reports on one source; what opens files within files is loaded for these alone."""
    if isinstance(source, str):
        report = finished(source, task)
        if source == STANDARD_INPUT or report.problem is None or report.problem[0] not in _HOLDING:
            return (report,)
    from checker.running.archives import judge_each

    return tuple(set_as_page(report, task) for report in judge_each(source, task))


def _side_by_side(entries: Iterable[QueuedSource], processes: int, beside: int) -> Iterator[tuple[Reports, Task]]:
    """Reports from a pool, each of whose processes may have ``beside`` programs at a time.

    When a worker dies every file still in the pool is judged alone, so that only its killer fails.
    """
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=begin_worker, initargs=(beside,))
    flight: deque[tuple[list[QueuedSource], Ticket | None]] = deque()
    try:
        for batch in batches(entries, processes):
            flight.append((batch, _ticket(pool, batch)))
            while flight and (len(flight) > processes * _IN_FLIGHT or _landed(flight[0][1])):
                yield from _unloaded(*flight.popleft())
        while flight:
            yield from _unloaded(*flight.popleft())
        pool.shutdown()
    finally:
        end_workers()
        pool.shutdown(cancel_futures=True)


def _ticket(pool: ProcessPoolExecutor, batch: Sequence[QueuedSource]) -> Ticket | None:
    """What stands for the reports on those of a batch that are not known; ``None`` when the pool is broken or there are none."""
    from concurrent.futures.process import BrokenProcessPool

    jobs = [(entry.source, entry.task) for entry in batch if entry.known is None]
    try:
        return pool.submit(_sent_together, jobs) if jobs else None
    except BrokenProcessPool:
        return None


def _landed(ticket: Ticket | None) -> bool:
    return ticket is None or ticket.done()


def _unloaded(batch: Sequence[QueuedSource], ticket: Ticket | None) -> Iterator[tuple[Reports, Task]]:
    """The reports of a batch, waited for; one by one, alone, when its worker died."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        found = iter(ticket.result()) if ticket is not None else None
    except BrokenProcessPool:
        found = None
    for source, task, known in batch:
        if known is not None:
            yield (known,), task
        else:
            yield (_alone(source, task) if found is None else received(next(found))), task


Sent = tuple[str, bytes, SetPage | None] | DocumentReport
"""A report on its way between processes: packed, which costs a third of pickling it, where nothing would be lost."""


def _sent_together(jobs: Sequence[tuple[Source, Task]]) -> list[tuple[Sent, ...]]:
    with converted_ahead([QueuedSource(*job) for job in jobs]):
        return [sent(*job) for job in jobs]


def sent(source: Source, task: Task) -> tuple[Sent, ...]:
    """The reports on one source, ready for another process."""
    return tuple(
        report if task.keep_document or report.problem is not None else (report.path, packed(report), report.page)
        for report in _judged(source, task)
    )


def received(found: tuple[Sent, ...]) -> Reports:
    """The reports another process sent."""
    return tuple(each if isinstance(each, DocumentReport) else replace(unpacked(each[1], each[0]), page=each[2]) for each in found)


def _alone(source: Source, task: Task) -> Reports:
    """The reports on one source from a process of its own; a file that ends that process too is unreadable."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=begin_worker, initargs=(1,)) as pool:
        try:
            return received(pool.submit(sent, source, task).result())
        except BrokenProcessPool:
            return (unreadable(source if isinstance(source, str) else source.path, "unreadable.worker_died"),)
