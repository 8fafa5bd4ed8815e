"""Thousands of files in one run: ``python -m tests.bench.many [--texts 20000] [--docx 2000] [--format text ...]``.

Copies of plans, every other one faulty, each with bytes of its own, are checked in one run that writes every format asked for at once,
the first to standard output, the others into pipes. What is measured: the peak memory of the run's largest process against the same
over the first hundred files (MB), and how much processor time the run had spent when each format had told the first document: when the
piece of output that bears its name came, so that no head of a format counts, nor do other programs on the machine. Exit code 1 when the
run needed over 100 MB more, or a format told its first document after a hundredth of the work and later than three runs over that
document alone would.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from tests.bench.stopwatch import spent_by_children

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "fixtures"
FORMATS = ("text", "concise", "json", "csv", "junit", "github", "gitlab", "rdjson", "sarif", "markdown")
MOST_MORE = 100
"""MB beyond what the first hundred files needed."""
_FIRST = 100
_LATEST = 0.01
"""Of the work of the run: by then the first report is out."""
_PATIENCE = 3
"""Times what a run over the first document alone takes: a run of many starts workers, and walks a folder."""
_PIECE = 1 << 16
"""Bytes of output taken at a time."""
_LOOK = 0.05


class Measured(NamedTuple):
    """What a run took: MB of its largest process, processor seconds until each format had told the first document, and to its end."""

    peak: float
    first: dict[str, float]
    whole: float


class Seen(NamedTuple):
    """Runs over the first file, the first hundred and all of them; ``late`` are the formats that told the first document late."""

    one: Measured
    few: Measured
    whole: Measured
    late: tuple[str, ...]


def seen(files: list[Path], formats: Sequence[str]) -> Seen:
    """The three runs, and what they show."""
    one, few, whole = (measured(some, formats) for some in (files[:1], files[:_FIRST], files))
    latest = max(_LATEST * whole.whole, _PATIENCE * one.whole)
    return Seen(one, few, whole, tuple(format_ for format_ in formats if whole.first[format_] > latest))


def lay(folder: Path, texts: int, documents: int) -> list[Path]:
    """That many texts and Word files, no two with the same bytes, in the order of their names; a docx stands before a text."""
    plain, word = _plans("*.txt"), _plans("*.docx")
    made = []
    for number in range(max(texts, documents)):
        if number < documents:
            made.append(folder / f"{number:06}.docx")
            made[-1].write_bytes(word[number % len(word)].read_bytes())
            with zipfile.ZipFile(made[-1], "a") as package:
                package.comment = str(number).encode()
        if number < texts:
            made.append(folder / f"{number:06}.txt")
            made[-1].write_bytes(plain[number % len(plain)].read_bytes() + b"\n" + b" " * (number % 97) + b"\n")
    return made


def _plans(kind: str) -> list[Path]:
    """Every faulty plan, a compliant one after each."""
    right = cycle(sorted((PLANS / "compliant").glob(kind)))
    return [plan for faulty in sorted((PLANS / "faulty").glob(kind)) for plan in (faulty, next(right))]


def measured(files: list[Path], formats: Sequence[str]) -> Measured:
    """One run over the files, in every format."""
    names = [str(path) for path in files] if len(files) <= _FIRST else [str(files[0].parent)]
    mark = files[0].name.encode()
    peak, told = [0.0], dict[str, float]()
    with tempfile.TemporaryDirectory() as home:
        pipes = {format_: Path(home) / format_ for format_ in formats[1:]}
        for pipe in pipes.values():
            os.mkfifo(pipe)
        beside = [f"--output={format_}:{pipe}" for format_, pipe in pipes.items()]
        command = [sys.executable, "-m", "checker", "check", "--no-cache", "--no-config", "--format", formats[0], *beside, *names]
        before = spent_by_children()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
            assert run.stdout is not None
            threads = [threading.Thread(target=_watch, args=(run, peak), daemon=True)]
            threads += [
                threading.Thread(target=_drained, args=(run, pipe, mark, format_, told), daemon=True) for format_, pipe in pipes.items()
            ]
            for thread in threads:
                thread.start()
            _drained(run, run.stdout.fileno(), mark, formats[0], told)
        if run.returncode not in (0, 1):
            raise SystemExit(f"exit code {run.returncode}")
        for thread in threads:
            thread.join()
    return Measured(peak[0], told, spent_by_children() - before)


def _drained(run: subprocess.Popen[bytes], output: int | Path, mark: bytes, format_: str, told: dict[str, float]) -> None:
    """Read all of an output, and note when the words of the first document came: what comes before them does not count."""
    said = b""
    with open(output, "rb", buffering=0, closefd=isinstance(output, Path)) as pipe:
        while piece := pipe.read(_PIECE):
            if format_ not in told:
                said += piece
                if mark in said:
                    told[format_] = sum(map(_spent, (run.pid, *_children(run.pid))))


def _watch(run: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Note the highest peak of the run's processes while it lives."""
    while run.poll() is None:
        for pid in (run.pid, *_children(run.pid)):
            peak[0] = max(peak[0], _peak(pid))
        time.sleep(_LOOK)


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _spent(pid: int) -> float:
    """Processor seconds of a process that runs; 0 for one that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    """The most memory a process has held (MB); 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--texts", type=int, default=20000)
    parser.add_argument("--docx", type=int, default=2000)
    parser.add_argument("--format", choices=FORMATS, action="append")
    asked = parser.parse_args()
    formats = asked.format or FORMATS
    with tempfile.TemporaryDirectory() as home:
        files = lay(Path(home), asked.texts, asked.docx)
        one, few, all_, late = seen(files, formats)
    over = all_.peak - few.peak > MOST_MORE
    print(f"{len(files)} files in {all_.whole:.1f} CPU s, the first alone in {one.whole:.2f} CPU s")
    print(f"peak {all_.peak:.0f} MB, of the first {_FIRST} {few.peak:.0f} MB{' OVER' if over else ''}")
    for format_ in formats:
        print(f"{format_}: first document after {all_.first[format_]:.2f} CPU s{' LATE' if format_ in late else ''}")
    return int(over or bool(late))


if __name__ == "__main__":
    sys.exit(main())
