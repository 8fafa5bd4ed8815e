"""The bench: processes that judge beside the server, so that nothing heavy is done where requests are answered.

Files that are slow by their kind (scans, PDFs, what LibreOffice converts) never take the last place, so that an ordinary plan is answered
at once. A file that ends its process is tried once more alone: only its own report suffers.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from checker.model.media import MEDIA, suffixes
from checker.running.workers import begin_worker, end_workers

Answer = TypeVar("Answer")
_SLOW = suffixes(tuple(name for name, medium in MEDIA.items() if medium.slow or medium.converted))
_YIELDING = 10
"""How far the processes that judge stand behind the server where both want the processor (``nice``)."""
_PACKED = (".zip", *suffixes(("edxml",)))


class TookTooLong(Exception):  # noqa: N818 - what became of the work, as its page says it
    """The work was broken off."""


class WorkerDied(Exception):  # noqa: N818 - the same
    """The work ended its process, twice."""


def _begin() -> None:
    """Begin a process with what judging an ordinary plan needs loaded; it gives way to the server, whose pages people wait for."""
    begin_worker(1)
    if hasattr(os, "nice"):
        os.nice(_YIELDING)
    from checker.desk import work

    work.checked(work.GivenFile("van-ban.txt", "KẾ HOẠCH".encode(), no_config=True))


class Bench:
    """Work for processes; ``seconds``: what one piece may take once it has begun."""

    def __init__(self, processes: int, seconds: float) -> None:
        self._processes = max(1, processes)
        self._seconds = seconds
        self._places = asyncio.Semaphore(self._processes)
        self._slow_places = asyncio.Semaphore(max(1, self._processes - 1))
        self._pool = self._new(self._processes)

    @staticmethod
    def _new(processes: int) -> ProcessPoolExecutor:
        """Processes that share nothing with the server; they begin with the first work."""
        return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)

    async def warm(self) -> None:
        """Start the processes, so that the first visitor need not wait for them."""
        await asyncio.get_running_loop().run_in_executor(self._pool, int)

    async def run(self, work: Callable[..., Answer], *given: Any, name: str = "") -> Answer:
        """What ``work`` answers, from a process; ``name``: of the file it is about. Raises :class:`TookTooLong`, :class:`WorkerDied`."""
        if not name.lower().endswith((*_SLOW, *_PACKED)):
            return await self._placed(work, *given)
        async with self._slow_places:
            return await self._placed(work, *given)

    async def _placed(self, work: Callable[..., Answer], *given: Any) -> Answer:
        async with self._places:
            pool = self._pool
            try:
                return await self._waited(pool, work, *given)
            except BrokenProcessPool:
                self._renew(pool)
        return await self._alone(work, *given)

    async def _alone(self, work: Callable[..., Answer], *given: Any) -> Answer:
        """The same from a process of its own, for what may have ended the one before."""
        async with self._places:
            pool = self._new(1)
            try:
                return await self._waited(pool, work, *given)
            except BrokenProcessPool:
                raise WorkerDied from None
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    async def _waited(self, pool: ProcessPoolExecutor, work: Callable[..., Answer], *given: Any) -> Answer:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(pool, int)  # a process that only just began is not counted against the work
        try:
            return await asyncio.wait_for(loop.run_in_executor(pool, work, *given), self._seconds)
        except TimeoutError:
            end_workers()  # no pool ends one of its processes: all end, and what else was in hand is tried again alone
            self._renew(pool)
            raise TookTooLong from None

    def _renew(self, broken: ProcessPoolExecutor) -> None:
        """Another pool in the place of ``broken``, unless somebody was faster."""
        if self._pool is broken:
            self._pool = self._new(self._processes)
        broken.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End all work, and wait for the thread that reads the processes, which must not close its pipe while the interpreter ends."""
        end_workers()
        self._pool.shutdown(cancel_futures=True)
