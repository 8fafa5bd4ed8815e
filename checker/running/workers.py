"""Processes that judge beside this one: how many, how each begins, and that none lives longer than the run."""

from __future__ import annotations

import os

from checker.processes import die_with_parent, let_work_beside
from checker.temporary import sweep

WORTH_A_PROCESS = 24
"""Files below which starting processes costs more than it gains: a docx takes about 7 ms, a process about 100 ms."""
_SHARE = WORTH_A_PROCESS // 2
"""Files that are enough work for one of several processes; a PDF or a picture is by itself."""


def worker_count(files: int, slow: int, asked: int | None) -> int:
    """How many processes to use for so many files, some of them ``slow``: what was asked for, else one until there is work for two, then
    one for each processor.
    """
    if asked is not None:
        return max(1, min(asked, files))
    weight = files + slow * (_SHARE - 1)
    return max(1, min(_processors(), files, weight // _SHARE))


def share(processes: int, asked: int | None) -> int:
    """How many programs each of that many processes may have working for it, so that no more than were asked for work at a time."""
    return max(1, (asked or _processors()) // processes)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def begin_worker(beside: int) -> None:
    """Begin a worker that may have so many programs working for it: Ctrl-C and SIGTERM are the parent's to hear, and it ends with the
    parent, however that ends.
    """
    import signal
    import threading
    from multiprocessing import parent_process

    let_work_beside(beside)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None and parent.pid is not None and not die_with_parent(parent.pid):
        threading.Thread(target=_end_after_parent, daemon=True).start()


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
