"""Audits killed at random moments: ``python -m tests.register_kills [--times N] [--seed S] [--plans N] [--postgres]``.

Each is killed (SIGKILL) at a moment of chance, twice, then run to its end; the register must hold the same rows as that of one clean run,
and its chain and its sums must hold. With ``--postgres`` two audits at once fill one register on a cluster of PostgreSQL made for it,
whose server is killed (SIGKILL) in between; it is begun again and one audit run to its end. Prints each fault and the count; exit code 1
when there was any.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_PLAN = (ROOT / "fixtures" / "compliant" / "so-noi-vu.txt").read_text("utf-8")
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


def lay(folder: Path, plans: int) -> None:
    """Invented plans, some with a fault, some twice."""
    folder.mkdir()
    for number in range(1, plans + 1):
        text = _PLAN.replace("125/KH", f"{number:02}/KH")
        data = (text.replace(_MOTTO, "") if number % 5 == 0 else text).encode()
        (folder / f"{number:04}.txt").write_bytes(data)
        if number % 7 == 0:
            (folder / f"{number:04}-ban-sao.txt").write_bytes(data)


def start(folder: Path, register: Path | str) -> subprocess.Popen[bytes]:
    """An audit by two processes."""
    command = [sys.executable, "-m", "checker", "audit", "-q", "--no-config", "--jobs", "2", "--register", str(register), str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def held(register: Path | str) -> dict[str, list[Any]]:
    """What a register holds, without moments and the database's own numbers; what does not hold in it."""
    from checker.register import Register
    from checker.register.verifying import faults as untrue
    from tests.register.content import content

    with Register.open(str(register), create=False) as opened:
        found: dict[str, list[Any]] = content(opened)
        with opened.reading() as connection:
            return {**found, "broken": list(untrue(connection))}


def killed(home: Path, folder: Path, dice: random.Random, clean: dict[str, list[Any]], longest: float) -> Iterator[str]:
    """One audit killed up to two times and run to its end; how its register differs from the clean one."""
    home.mkdir()
    register, moments = home / "so.db", []
    for _ in range(2):
        run, moment = start(folder, register), dice.uniform(0.2, longest)
        time.sleep(moment)
        moments.append(f"{moment:.2f} s")
        if run.poll() is None:
            run.send_signal(signal.SIGKILL)
        run.wait(60)
    if start(folder, register).wait(300) not in (0, 1):
        yield f"killed after {', '.join(moments)}: the run that goes on fails"
        return
    found = held(register)
    for name, rows in clean.items():
        if found[name] != rows:
            yield f"killed after {', '.join(moments)}: {name} differ ({len(found[name])} rows, {len(rows)} in a clean run)"


def faults(times: int, seed: int, plans: int) -> Iterator[str]:
    """What was wrong after so many audits were killed."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        lay(home / "den", plans)
        began = time.monotonic()
        start(home / "den", home / "clean.db").wait(300)
        longest = time.monotonic() - began
        clean = held(home / "clean.db")
        if len(clean["documents"]) != plans or clean["broken"]:
            yield f"the clean run holds {len(clean['documents'])} of {plans} documents"
        for number in range(times):
            yield from killed(home / str(number), home / "den", dice, clean, longest)


def server_killed(times: int, seed: int, plans: int) -> Iterator[str]:
    """What was wrong after the server was killed so many times under two audits at once. Raises ``NoClusterError`` where there is none."""
    from tests.register.clusters import running_cluster

    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place, running_cluster() as cluster:
        home = Path(place)
        lay(home / "den", plans)
        began = time.monotonic()
        start(home / "den", home / "clean.db").wait(300)
        longest = time.monotonic() - began
        clean = _but_events(held(home / "clean.db"))
        if len(clean["documents"]) != plans or clean["broken"]:
            yield f"the clean run holds {len(clean['documents'])} of {plans} documents"
        for number in range(times):
            url, moment = cluster.database(f"so_{number}"), dice.uniform(0.3, 1.0) * longest
            audits = [start(home / "den", url) for _ in range(2)]
            time.sleep(moment)
            cluster.kill()
            codes = [audit.wait(120) for audit in audits]
            if not set(codes) <= {0, 1, 2}:
                yield f"server killed after {moment:.2f} s: the audits end with {codes}"
            cluster.begin()
            if start(home / "den", url).wait(300) not in (0, 1):
                yield f"server killed after {moment:.2f} s: the run that goes on fails"
                continue
            found = _but_events(held(url))
            for name, rows in clean.items():
                if found[name] != rows:
                    yield f"server killed after {moment:.2f} s: {name} differ ({len(found[name])} rows, {len(rows)} in a clean run)"


def _but_events(held_: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Two audits at once tell in another order which of two equal files came first; that the events hold is among what is ``broken``."""
    return {name: rows for name, rows in held_.items() if name != "events"}


def main() -> int:
    """Kill as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--plans", type=int, default=120)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    count = 0
    for fault in (server_killed if asked.postgres else faults)(asked.times, seed, asked.plans):
        count += 1
        print(fault, flush=True)
    print(f"{asked.times} {'servers' if asked.postgres else 'audits'} killed (seed {seed}, {asked.plans} plans): {count} faults")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main())
