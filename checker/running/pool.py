"""Many files at once: processes beside each other, reports in the order of the files."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from checker.cache.packing import packed, unpacked
from checker.model import DocumentReport
from checker.model.media import MEDIA, suffixes
from checker.model.report import SetPage
from checker.model.tuples import NamedTuple
from checker.running.one import finished, set_as_page, unreadable
from checker.running.tasks import Task
from checker.running.walking import STANDARD_INPUT
from checker.temporary import sweep

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from checker.running.archives import Source

    Ticket = Future[list[tuple["Sent", ...]]]

WORTH_A_PROCESS = 24
"""Files below which starting processes costs more than it gains: a docx takes about 7 ms, a process about 100 ms."""
_PR_SET_PDEATHSIG = 1  # linux/prctl.h
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


_LOOK_AHEAD = 48
"""Sources looked at before it is decided whether processes are worth starting."""
_HANDFUL = 8
"""Files handed to a worker at a time: each way costs more than some milliseconds of work are worth."""
_SLOW = suffixes(tuple(name for name, medium in MEDIA.items() if medium.slow))
"""Suffixes of files that take a worker longer than any way: they go one at a time."""
_OLD = suffixes(tuple(name for name, medium in MEDIA.items() if medium.converted))
"""Suffixes of files that LibreOffice converts: a handful costs hardly more than one."""
_MOST_IN_BATCH = 64
_IN_FLIGHT = 4
"""Handfuls a process may have before it or behind it: what is judged ahead of its turn waits in memory."""
Reports = tuple[DocumentReport, ...]
"""The reports on one source: one, unless it holds files."""


class QueuedSource(NamedTuple):
    """What is judged, what was asked of it, and its report where that is known already."""

    source: Source
    task: Task
    known: DocumentReport | None = None


def judge_all(entries: Iterable[QueuedSource], asked: int | None) -> Generator[tuple[Reports, Task], None, None]:
    """The reports on each source with its task, in their order; sources are taken as they are needed.

    ``asked`` is the number of processes, when somebody said.
    """
    entries = iter(entries)
    while ahead := list(_one_or_old(entries) if asked == 1 else islice(entries, _LOOK_AHEAD)):
        processes = workers(sum(entry.known is None for entry in ahead), asked)
        if processes > 1:
            yield from _side_by_side(chain(ahead, entries), processes)
            return
        for handful in _handfuls(ahead):
            with _converted_ahead(handful):
                for entry in handful:
                    yield (_judged(entry.source, entry.task) if entry.known is None else (entry.known,)), entry.task


def _one_or_old(entries: Iterator[QueuedSource]) -> Iterator[QueuedSource]:
    """The next entry; when LibreOffice converts it, those after it too, to a handful or the first it does not convert."""
    for entry in islice(entries, _HANDFUL):
        yield entry
        if not _is_old(entry):
            return


def _handfuls(entries: Sequence[QueuedSource]) -> Iterator[Sequence[QueuedSource]]:
    """The entries in their order, cut so that files LibreOffice converts for us come in handfuls, and the first report is out early."""
    start = 0
    for at, entry in enumerate(entries):
        if at > start and (at - start == _HANDFUL or _is_old(entry) != _is_old(entries[start])):
            yield entries[start:at]
            start = at
    if entries:
        yield entries[start:]


def _is_old(entry: QueuedSource) -> bool:
    return entry.known is None and isinstance(entry.source, str) and entry.source.lower().endswith(_OLD)


def _converted_ahead(entries: Sequence[QueuedSource]) -> AbstractContextManager[None]:
    """Within it, the files among the entries that LibreOffice converts are read from one call of it."""
    old = [entry for entry in entries if _is_old(entry)]
    if len(old) < 2:
        return nullcontext()
    from checker.running.one import converting

    return converting([(str(entry.source), entry.task) for entry in old])


def _judged(source: Source, task: Task) -> Reports:
    """The reports on one source; what opens files within files is loaded for these alone."""
    if isinstance(source, str):
        report = finished(source, task)
        if source == STANDARD_INPUT or report.problem is None or report.problem[0] not in _HOLDING:
            return (report,)
    from checker.running.archives import judge_each

    return tuple(set_as_page(report, task) for report in judge_each(source, task))


def _side_by_side(entries: Iterable[QueuedSource], processes: int) -> Iterator[tuple[Reports, Task]]:
    """Reports from a pool. When a worker dies every file still in the pool is judged alone, so that only its killer fails."""
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=bind_to_parent)
    flight: deque[tuple[list[QueuedSource], Ticket | None]] = deque()
    try:
        for batch in _batches(entries, processes):
            flight.append((batch, _ticket(pool, batch)))
            while flight and (len(flight) > processes * _IN_FLIGHT or _landed(flight[0][1])):
                yield from _unloaded(*flight.popleft())
        while flight:
            yield from _unloaded(*flight.popleft())
        pool.shutdown()
    finally:
        end_workers()
        pool.shutdown(wait=False, cancel_futures=True)


def _batches(entries: Iterable[QueuedSource], processes: int) -> Iterator[list[QueuedSource]]:
    """The entries in handfuls: small ones first, so that the first report is out early; slow files one at a time."""
    batch: list[QueuedSource] = []
    weight, made = 0, 0
    for entry in entries:
        batch.append(entry)
        weight += 0 if entry.known else _HANDFUL if _is_slow(entry.source) else 1
        if weight >= min(_HANDFUL, 1 + made // processes) or len(batch) == _MOST_IN_BATCH:
            yield batch
            batch, weight, made = [], 0, made + 1
    if batch:
        yield batch


def _is_slow(source: Source) -> bool:
    return (source if isinstance(source, str) else source.path).lower().endswith(_SLOW)


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
            yield (_alone(source, task) if found is None else _received(next(found))), task


Sent = tuple[str, bytes, SetPage | None] | DocumentReport
"""A report on its way between processes: packed, which costs a third of pickling it, where nothing would be lost."""


def _sent_together(jobs: Sequence[tuple[Source, Task]]) -> list[tuple[Sent, ...]]:
    with _converted_ahead([QueuedSource(*job) for job in jobs]):
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

    with ProcessPoolExecutor(1, initializer=bind_to_parent) as pool:
        try:
            return _received(pool.submit(_sent, source, task).result())
        except BrokenProcessPool:
            return (unreadable(source if isinstance(source, str) else source.path, "unreadable.worker_died"),)


def bind_to_parent() -> None:
    """Begin a worker: Ctrl-C and SIGTERM are the parent's to hear, and it ends with the parent, however that ends."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if not _dies_with_parent():
        import threading

        threading.Thread(target=_end_after_parent, daemon=True).start()


def _dies_with_parent() -> bool:
    """Ask Linux to kill this process when its parent ends; ``False`` where nobody can be asked."""
    if sys.platform != "linux":
        return False
    import ctypes
    import signal
    from multiprocessing import parent_process

    try:
        asked = bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False
    parent = parent_process()
    if parent is not None and parent.pid != os.getppid():  # it ended before it could be asked
        os._exit(1)
    return asked


def _end_after_parent() -> None:
    """Wait for the parent to end, and end too."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def end_workers() -> None:
    """End every process beside this one at once: what they still judge nobody waits for, and their folders go with them."""
    from multiprocessing import active_children

    ended = active_children()
    for child in ended:
        child.kill()
    for child in ended:
        child.join()
    if ended:
        sweep()
