"""Thousands of files in one run: ``python -m tests.bench.many [--texts 20000] [--docx 2000] [--format text ...]``.

Copies of plans, every other one faulty, each with bytes of its own, are checked once in each format asked. What is measured: the peak
memory of the run's largest process against the same over the first hundred files (MB), and when the first document was told: the end
of the first piece of output that bears its name, so that no head of a format counts. Exit code 1 when a run needed over 100 MB more,
or told its first document after a hundredth of its time and later than three runs over that document alone would.
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
from itertools import cycle
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "fixtures"
FORMATS = ("text", "concise", "json", "csv", "junit", "github", "gitlab", "rdjson", "sarif", "markdown")
MOST_MORE = 100
"""MB beyond what the first hundred files needed."""
_FIRST = 100
_LATEST = 0.01
"""Of the time of the run: by then the first report is out."""
_PATIENCE = 3
"""Times what a run over the first document alone takes: other programs share the processors."""
_PIECE = 1 << 16
"""Bytes of output taken at a time."""
_LOOK = 0.05


class Measured(NamedTuple):
    """What a run took: MB of its largest process, seconds until its first document was told and to its end."""

    peak: float
    first: float
    whole: float


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


def measured(files: list[Path], format_: str) -> Measured:
    """One run over the files."""
    names = [str(path) for path in files] if len(files) <= _FIRST else [str(files[0].parent)]
    mark = files[0].name.encode()
    begun = time.monotonic()
    command = [sys.executable, "-m", "checker", "check", "--no-cache", "--no-config", "--format", format_, *names]
    peak = [0.0]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        watcher = threading.Thread(target=_watch, args=(run, peak), daemon=True)
        watcher.start()
        first = _told(run.stdout, mark) - begun
        while os.read(run.stdout.fileno(), _PIECE):
            pass
    if run.returncode not in (0, 1):
        raise SystemExit(f"{format_}: exit code {run.returncode}")
    watcher.join()
    return Measured(peak[0], first, time.monotonic() - begun)


def _told(output: IO[bytes], mark: bytes) -> float:
    """When the words of the first document came; what comes before them is read and does not count."""
    said = b""
    while piece := os.read(output.fileno(), _PIECE):
        said += piece
        if mark in said:
            return time.monotonic()
    raise SystemExit(f"nothing was told of {mark.decode()}")


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
    missed = 0
    with tempfile.TemporaryDirectory() as home:
        files = lay(Path(home), asked.texts, asked.docx)
        for format_ in asked.format or FORMATS:
            one, few, all_ = (measured(some, format_) for some in (files[:1], files[:_FIRST], files))
            late = all_.first > max(_LATEST * all_.whole, _PATIENCE * one.whole)
            over = all_.peak - few.peak > MOST_MORE
            missed += late or over
            print(f"{format_}: {len(files)} files in {all_.whole:.1f} s", end="; ")
            print(f"first document after {all_.first:.2f} s, alone {one.whole:.2f} s{' LATE' if late else ''}", end="; ")
            print(f"peak {all_.peak:.0f} MB, of the first {_FIRST} {few.peak:.0f} MB{' OVER' if over else ''}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
