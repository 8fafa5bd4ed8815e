"""``python -m tests.fuzz [--inputs 200000] [--seed 1] [--targets docx,text,…] [--jobs 2]``: mutate, check, and tell what failed.

An input fails when it raises, hangs for over two seconds of processor time, or takes a worker over its memory. Each failure
is written to ``tests/fuzz/past/`` under the name of its target, to be mended and replayed ever after.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.mutating import mutated
from tests.fuzz.targets import PAST, TARGETS, seeds

SECONDS = 2.0
MEGABYTES = 100
GROWTH = 60  # MB; in a worker that holds more than the rest of MEGABYTES before it begins, as one under pytest does
_BATCH = 500
_TOLD = 10  # batches between two counts in a log


class HangError(Exception):
    """An input that took longer than :data:`SECONDS` of processor time."""


def main() -> int:
    """Exit code 0 when nothing failed, else 1."""
    asked = _arguments()
    shares = {target: asked.inputs // len(asked.targets) for target in asked.targets}
    batches = [
        (target, asked.seed, start, min(_BATCH, share - start)) for target, share in shares.items() for start in range(0, share, _BATCH)
    ]
    ends: dict[str, Counter[str]] = {target: Counter() for target in shares}
    slowest, most, failures = 0.0, 0.0, []
    with multiprocessing.get_context("fork").Pool(asked.jobs, maxtasksperchild=8) as pool:
        for number, (target, found, took, peak, failed) in enumerate(pool.imap_unordered(run, batches), 1):
            ends[target] += found
            slowest, most = max(slowest, took), max(most, peak)
            failures += failed
            if sys.stderr.isatty() or number % _TOLD == 0:
                done = sum(count.total() for count in ends.values())
                print(f"\r{done} inputs, {len(failures)} failed", end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)
    for target, found in ends.items():
        told = ", ".join(f"{name.removeprefix('unreadable.')} {count}" for name, count in found.most_common())
        print(f"{target:8} {sum(found.values()):7} inputs: {told}")
    print(f"slowest {slowest * 1000:.0f} ms of processor time, most memory {most:.0f} MB, failures {len(failures)}")
    for name, why in failures:
        print(f"  {name}: {why}")
    return int(bool(failures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--targets", type=lambda text: text.split(","), default=list(TARGETS))
    return parser.parse_args()


Batch = tuple[str, int, int, int]
Outcome = tuple[str, Counter[str], float, float, list[tuple[str, str]]]


def run(batch: Batch) -> Outcome:
    """Some inputs of one target: how they ended, the slowest in seconds, the most memory in MB, and what failed."""
    target, seed, start, count = batch
    stock = seeds(target)
    ends: Counter[str] = Counter()
    failed: list[tuple[str, str]] = []
    slowest = 0.0
    signal.signal(signal.SIGVTALRM, _hang)
    _tried(target, stock[0], Counter())  # loads the libraries, which are no input's doing
    _forget_peak()
    most = max(MEGABYTES, _megabytes() + GROWTH)
    for number in range(start, start + count):
        chance = random.Random(f"{target} {seed} {number}")
        data = mutated(chance.choice(stock), stock, chance)
        begun = time.process_time()
        why = _tried(target, data, ends)
        slowest = max(slowest, time.process_time() - begun)
        if _megabytes() > most and not why:
            why = f"memory {_megabytes():.0f} MB"
            _forget_peak()
        if why:
            failed.append((_kept(target, data), why))
    return target, ends, slowest, _megabytes(), failed


def _tried(target: str, data: bytes, ends: Counter[str]) -> str:
    """Why an input failed, or nothing."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        ends[TARGETS[target](data)] += 1
    except Exception as error:
        ends["FAILED"] += 1
        spot = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({spot.filename.rpartition('/')[2]}:{spot.lineno})"[:300]
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _hang(_signal: int, _frame: object) -> None:
    raise HangError


def _kept(target: str, data: bytes) -> str:
    name = f"{target}-{hashlib.sha256(data).hexdigest()[:12]}"
    PAST.joinpath(name).write_bytes(data)
    return name


def _megabytes() -> float:
    """The most memory this process held."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _forget_peak() -> None:
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as switch:
            switch.write("5")
    except OSError:
        pass


if __name__ == "__main__":
    sys.exit(main())
