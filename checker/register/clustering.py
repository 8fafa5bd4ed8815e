"""An audit's work on other machines: Dask distributed is loaded when ``--cluster`` is named.

Work goes out by the handful and comes back in the order it went, so that the register is filled by this process alone, as without a
cluster. A worker reads a file it can see under the same name and with the same bytes; others are sent to it. What is lost with a worker, or
with the scheduler, is sent again: judging changes nothing, so it may be done twice and is kept once.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from logging import CRITICAL, getLogger
from typing import TYPE_CHECKING, Any

from checker.model import DocumentReport
from checker.model.errors import Refused, Unavailable
from checker.model.records import replace
from checker.model.tuples import NamedTuple
from checker.register.judged_by import version_of
from checker.running.handfuls import QueuedSource, batches
from checker.running.one import limits_of, unreadable
from checker.running.pool import Reports, Sent, received, sent
from checker.running.tasks import Task

if TYPE_CHECKING:
    from checker.running.archives import Source

LOCAL = "local"
_IN_FLIGHT = 4
"""Handfuls a worker may have before it."""
_TRIES = 8
"""How often a lost scheduler is asked for again, each time for :data:`_PATIENCE` seconds."""
_PATIENCE = 30
_one_at_a_time = threading.Lock()


class Job(NamedTuple):
    """A source on its way to a worker: the hash of its bytes where they lie in a file, the bytes themselves where they have to be sent,
    and the mark of the version by which this process would judge it.
    """

    source: Source
    task: Task
    mark: str
    sha256: str = ""
    data: bytes | None = None


class OtherVersionError(Exception):
    """A worker's program, rules or helping programs are not this process's."""


def worked(jobs: Sequence[Job]) -> list[tuple[Sent, ...] | None]:
    """On a worker: the reports on each source, ``None`` for one that is not to be seen from there. One handful at a time a process."""
    with _one_at_a_time:
        return [_worked(job) for job in jobs]


def _worked(job: Job) -> tuple[Sent, ...] | None:
    if _mark(job.task) != job.mark:
        raise OtherVersionError
    if job.data is not None:
        return _of_bytes(job, job.data)
    path = job.source if isinstance(job.source, str) else job.source.path
    if isinstance(job.source, str) and job.sha256 and _hash_of(path) != job.sha256:
        return None
    try:
        return sent(job.source, job.task)
    except OSError:
        return None


@cache
def _mark(task: Task) -> str:
    return version_of(task).mark


def _hash_of(path: str) -> str:
    with suppress(OSError), open(path, "rb") as file:
        return sha256(file.read()).hexdigest()
    return ""


def _of_bytes(job: Job, data: bytes) -> tuple[Sent, ...]:
    """The reports on bytes that were sent: a file of this machine for as long as it is judged, under its own name."""
    from checker.running.archives import judge_held
    from checker.temporary import folder

    if not isinstance(job.source, str):
        return tuple(judge_held(job.source.path, data, job.task))
    with folder() as place:
        name = os.path.basename(job.source) or "tep"
        path = os.path.join(place, name)
        with open(path, "wb") as file:
            file.write(data)
        found = received(sent(path, job.task))
    return tuple(replace(each, path=job.source + each.path[len(path) :]) for each in found)


class _Batch:
    """Entries that went out together, and what stands for their reports; nothing does where all were known."""

    def __init__(self, entries: Sequence[QueuedSource]) -> None:
        self.entries = entries
        self.new = [each for each in entries if each.known is None]
        self.ticket: Any = None


class Cluster(AbstractContextManager["Cluster"]):
    """Workers, of this machine (``local``) or of a scheduler at an address (``tcp://…``, ``tls://…``)."""

    def __init__(self, name: str, processes: int | None = None) -> None:
        """Raises :class:`Refused`: not installed, no such address, not to be reached."""
        try:
            distributed: Any = import_module("distributed")
        except ModuleNotFoundError:
            raise Refused("lacks", library="distributed", extra="cluster") from None
        if name != LOCAL and not name.startswith(("tcp://", "tls://")):
            raise Refused("cluster.no_address", address=name)
        self._dask = distributed
        self._address = name
        self._own: Any = None
        self._ships = False
        if name == LOCAL:
            self._own = distributed.LocalCluster(
                n_workers=processes, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, silence_logs=CRITICAL
            )  # fmt: skip
        for each in ("distributed", "distributed.client", "distributed.core"):
            getLogger(each).setLevel(CRITICAL)
        self._client = self._connected()

    def __exit__(self, *trouble: Any) -> None:
        with suppress(Exception):
            self._client.close(timeout=5)
        if self._own is not None:
            self._own.close()

    def _connected(self) -> Any:
        for left in reversed(range(_TRIES)):
            try:
                return self._dask.Client(self._own or self._address, timeout=_PATIENCE, set_as_default=False)
            except (OSError, TimeoutError) as error:
                if not left or self._own is not None:
                    raise Unavailable("cluster.lost", address=self._address, cause=type(error).__name__) from error
        raise AssertionError

    def judged(self, entries: Iterable[QueuedSource]) -> Generator[tuple[Reports, Task], None, None]:
        """The reports on each source with its task, in their order, as :func:`checker.running.pool.judge_all` gives them."""
        flight: deque[_Batch] = deque()
        try:
            for some in batches(entries, self._width()):
                flight.append(_Batch(some))
                self._send(flight[-1])
                while flight and (len(flight) > self._width() * _IN_FLIGHT or self._landed(flight[0])):
                    yield from self._unloaded(flight)
            while flight:
                yield from self._unloaded(flight)
        finally:
            with suppress(Exception):
                self._client.cancel([each.ticket for each in flight if each.ticket is not None], force=True)

    def _width(self) -> int:
        with suppress(Exception):
            return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        return 1

    def _landed(self, batch: _Batch) -> bool:
        return batch.ticket is None or batch.ticket.done()

    def _send(self, batch: _Batch) -> None:
        jobs = [self._job(each, self._ships) for each in batch.new]
        batch.ticket = self._client.submit(worked, jobs, pure=False, retries=2) if jobs else None

    def _job(self, entry: QueuedSource, with_bytes: bool) -> Job:
        source, path = entry.source, entry.source if isinstance(entry.source, str) else entry.source.path
        mark = _mark(entry.task)
        if isinstance(source, DocumentReport):
            return Job(source, entry.task, mark)
        if with_bytes:
            return Job(source, entry.task, mark, data=_bytes_of(source, entry.task))
        return Job(source, entry.task, mark, sha256=_hash_of(path) if isinstance(source, str) else "")

    def _unloaded(self, flight: deque[_Batch]) -> Iterator[tuple[Reports, Task]]:
        """The reports of the batch that went first, waited for."""
        batch = flight[0]
        found = iter(self._results(flight))
        flight.popleft()
        for entry in batch.entries:
            yield ((entry.known,) if entry.known is not None else next(found)), entry.task

    def _results(self, flight: deque[_Batch]) -> list[Reports]:
        batch = flight[0]
        if batch.ticket is None:
            return []
        there = self._waited_for(flight)
        if there is None:
            return [self._alone(each) for each in batch.new]
        return [
            received(each) if each is not None else self._shipped(entry) for each, entry in zip(there, batch.new, strict=True)
        ]  # fmt: skip

    def _waited_for(self, flight: deque[_Batch]) -> list[tuple[Sent, ...] | None] | None:
        """What came back for the first batch; ``None`` where its workers died of it. All of the flight is sent again where the scheduler
        was lost.
        """
        for _ in range(_TRIES):
            try:
                found: list[tuple[Sent, ...] | None] = flight[0].ticket.result()
                return found
            except self._dask.KilledWorker:
                return None
            except OtherVersionError:
                raise Refused("cluster.version", address=self._address) from None
            except Exception as error:
                if not _is_loss(error):
                    return None
                self._begin_again(flight)
        raise Unavailable("cluster.lost", address=self._address, cause="TimeoutError")

    def _begin_again(self, flight: deque[_Batch]) -> None:
        with suppress(Exception):
            self._client.close(timeout=1)
        self._client = self._connected()
        for each in flight:
            self._send(each)

    def _shipped(self, entry: QueuedSource) -> Reports:
        """A file the workers do not see is sent, and so are all after it."""
        self._ships = True
        return self._alone(entry)

    def _alone(self, entry: QueuedSource) -> Reports:
        """The reports on one source by itself; one that ends its worker again and again is unreadable."""
        one = deque([_Batch([entry])])
        self._send(one[0])
        there = self._waited_for(one)
        if there is not None and there[0] is None and not self._ships:
            return self._shipped(entry)
        if there is None or there[0] is None:
            path = entry.source if isinstance(entry.source, str) else entry.source.path
            return (unreadable(path, "unreadable.worker_died"),)
        return received(there[0])


def _is_loss(error: Exception) -> bool:
    """Whether a scheduler was lost, and not a worker or a file at fault."""
    names = {each.__name__ for each in type(error).__mro__}
    return bool(names & {"CancelledError", "FutureCancelledError", "CommClosedError", "TimeoutError", "OSError", "FuturesCancelledError"})


def _bytes_of(source: Source, task: Task) -> bytes | None:
    """The bytes to send: of a file, or of one in an archive; none where reading is to tell what is wrong."""
    with suppress(OSError, Exception):
        if isinstance(source, str):
            with open(source, "rb") as file:
                return file.read(limits_of(task).file_bytes + 1)
        from checker.reading.packed.archive import load

        if not isinstance(source, DocumentReport):
            return load(source, limits_of(task))
    return None
