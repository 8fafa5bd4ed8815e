"""``python -m tests.mutation [--room grammar|parsing|checking/kinds] [--limit 60] [--seed 1] [--jobs 1]``: which mutants survive.

Each mutant (:mod:`tests.mutation.mutants`) is made in a copy of the project and put before the tests of its room and the
examples of the rules. It is killed when one fails or takes too long; what survives is listed with its place: a guard that no
text needs, or a text that is missing. Exit code 1 when any survives.
"""

from __future__ import annotations

import argparse
import os
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.mutation.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("checker", "rules", "reports", "fixtures", "tests", "pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
ROOMS = {"grammar": "tests/grammar", "parsing": "tests/parsing", "checking/kinds": "tests/checking"}
SECONDS = 120  # for one room's tests: a dozen times what they take
MOST_JOBS = 2


class Case(NamedTuple):
    """A mutant of a module; ``path`` is below the root."""

    room: str
    path: Path
    mutant: Mutant


def main() -> int:
    """Prints the survivors."""
    asked = _arguments()
    every = [case for room in asked.room for case in cases(room)]
    chosen = random.Random(asked.seed).sample(every, min(asked.limit, len(every)))
    copies: queue.Queue[Path] = queue.Queue()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(asked.jobs) as pool:
        for number in range(asked.jobs):
            copies.put(_copied(Path(folder) / str(number)))
        if not asked.unproven and (failed := _failing(copies)):
            print(f"fails without any mutant: {failed}", file=sys.stderr)
            return 2
        survived = list(pool.map(lambda case: _survives(case, copies), chosen))
    _print(chosen, survived, len(every))
    return int(any(survived))


def cases(room: str) -> list[Case]:
    """Every mutant of the room's modules, in order."""
    paths = sorted((ROOT / "checker" / room).rglob("*.py"))
    return [Case(room, path.relative_to(ROOT), mutant) for path in paths for mutant in mutants(path.read_text(encoding="utf-8"))]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, choices=range(1, MOST_JOBS + 1), default=1)
    parser.add_argument("--unproven", action="store_true", help="do not first prove that the copy passes")
    asked = parser.parse_args()
    asked.room = asked.room or list(ROOMS)
    return asked


def _copied(folder: Path) -> Path:
    """The project anew, without what is no source."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        elif source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return folder


def _failing(copies: queue.Queue[Path]) -> str:
    """The first tests that fail as things stand, else nothing."""
    copy = copies.get()
    try:
        return next((room for room in ROOMS if not _passes(copy, room)), "")
    finally:
        copies.put(copy)


def _survives(case: Case, copies: queue.Queue[Path]) -> bool:
    copy = copies.get()
    path = copy / case.path
    source = path.read_text(encoding="utf-8")
    try:
        path.write_text(case.mutant.on(source), encoding="utf-8")
        return _passes(copy, case.room)
    finally:
        path.write_text(source, encoding="utf-8")
        copies.put(copy)


def _passes(copy: Path, room: str) -> bool:
    """Whether the room's tests and the rules' examples pass in the copy."""
    tests = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", ROOMS[room]]
    return _runs(tests, copy) and _runs([sys.executable, "-m", "checker", "rules", "test"], copy)


def _runs(command: list[str], copy: Path) -> bool:
    """Whether it ends well in time; what it started ends with it."""
    where = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    running = subprocess.Popen(command, cwd=copy, env=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return running.wait(SECONDS) == 0
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return False


def _print(chosen: list[Case], survived: list[bool], whole: int) -> None:
    made, left = Counter(case.mutant.kind for case in chosen), Counter[str]()
    for case, alive in sorted(zip(chosen, survived, strict=True)):
        if alive:
            left[case.mutant.kind] += 1
            was = " ".join((ROOT / case.path).read_text(encoding="utf-8")[case.mutant.start : case.mutant.end].split())
            print(f"{case.path}:{case.mutant.line}: {case.mutant.kind}: {was[:60]} → {case.mutant.put[:60]}")
    for kind, count in sorted(made.items()):
        print(f"{kind:8} {count - left[kind]:4} of {count:4} killed")
    print(f"{'all':8} {len(chosen) - sum(survived):4} of {len(chosen):4} killed; {whole} mutants there are")


if __name__ == "__main__":
    sys.exit(main())
