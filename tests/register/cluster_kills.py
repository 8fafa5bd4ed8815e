"""A cluster of processes with one killed and its scheduler begun anew: ``python -m tests.register.cluster_kills [--plans N] [--seed S]``.

A scheduler and workers, each a process of its own that is begun again when it ends, as a service is. While an audit runs on them a worker
is killed (SIGKILL) at a moment of chance, then the scheduler; the register must hold the same rows as that of one clean run without them.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.register_kills import ROOT, held, lay

_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}


class Service:
    """A program that is begun again whenever it ends."""

    def __init__(self, *words: str) -> None:
        self._words = [sys.executable, "-m", *words]
        self._ended = threading.Event()
        self.process = subprocess.Popen(self._words, start_new_session=True, **_QUIET)
        self.begun = 1
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def _keep(self) -> None:
        while not self._ended.wait(0.2):
            if self.process.poll() is not None:
                self.process = subprocess.Popen(self._words, start_new_session=True, **_QUIET)
                self.begun += 1

    def kill(self) -> None:
        """End it with all it began, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def end(self) -> None:
        """End it for good."""
        self._ended.set()
        self._keeper.join()
        if self.process.poll() is None:
            self.kill()
        self.process.wait()


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, Service, list[Service]]]:
    """A scheduler's address, the scheduler and its workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = Service("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60", "--host", "127.0.0.1")
    those = [Service("distributed.cli.dask_worker", address, *options) for _ in range(workers)]
    try:
        yield address, scheduler, those
    finally:
        for each in (*those, scheduler):
            each.end()


def audit(folder: Path, register: Path, *more: str) -> subprocess.Popen[bytes]:
    """An audit that is begun."""
    words = ("audit", "-q", "--no-config", "--register", str(register), *more, str(folder))
    return subprocess.Popen([sys.executable, "-m", "checker", *words], **_QUIET)


def faults(plans: int, seed: int, workers: int = 2) -> Iterator[str]:
    """How the register of the audit on the cluster differs from the clean one."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        lay(home / "den", plans)
        began = time.monotonic()
        audit(home / "den", home / "clean.db", "--jobs", str(workers)).wait(600)
        alone = time.monotonic() - began
        clean = held(home / "clean.db")
        with cluster(workers) as (address, scheduler, those):
            began = time.monotonic()
            run = audit(home / "den", home / "so.db", "--cluster", address)
            _wait_for_rows(home / "so.db", run)
            for service in (dice.choice(those), scheduler):
                time.sleep(dice.uniform(0.1, max(0.2, alone / 4)))
                if run.poll() is None:
                    service.kill()
            code = run.wait(600)
            took = time.monotonic() - began
            kills = [scheduler.begun - 1, sum(each.begun - 1 for each in those)]
        if code not in (0, 1):
            yield f"the audit on the cluster ended with {code}"
            return
        yield from _differences(clean, held(home / "so.db"))
    print(f"{plans} plans: {alone:.1f} s with {workers} processes, {took:.1f} s on the cluster")
    print(f"begun again: scheduler {kills[0]}, workers {kills[1]}")


def _wait_for_rows(register: Path, run: subprocess.Popen[bytes]) -> None:
    """Until the first documents are in."""
    import sqlite3

    while run.poll() is None:
        time.sleep(0.1)
        if register.exists():
            try:
                with sqlite3.connect(f"{register.as_uri()}?mode=ro", uri=True) as file:
                    if file.execute("SELECT count(*) FROM documents").fetchone()[0]:
                        return
            except sqlite3.Error:
                continue


def _differences(clean: dict[str, list[Any]], found: dict[str, list[Any]]) -> Iterator[str]:
    for name, rows in clean.items():
        if found[name] != rows:
            yield f"{name} differ ({len(found[name])} rows, {len(rows)} in a clean run)"


def main() -> int:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--plans", type=int, default=400)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    found = list(faults(asked.plans, asked.seed, asked.workers))
    print("\n".join([*found, f"a worker and the scheduler killed (seed {asked.seed}): {len(found)} faults"]))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
