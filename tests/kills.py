"""Runs killed at random moments: ``python -m tests.kills [--times N] [--seed S]``.

Every run is checked for processes that outlive it, and the files it worked on for what was lost or half-written; then the
same work is done once more to its end, after which no copy of a plan may lie in the temporary folder and nothing half-written
anywhere. Prints each fault and the count; exit code 1 when there was any.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FAULTY = ROOT / "fixtures" / "faulty"
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
_MARK = "THETHUC_KILLS"
_GRACE = 5.0
"""Seconds after which what a run started must be gone."""
_RTF = b"{\\rtf1\\ansi\\pard KE HOACH\\par Kim Long Mot\\par}"


class Work(NamedTuple):
    """What a run does: its arguments, the files it is given, and how long it takes at most before it is killed (s)."""

    arguments: tuple[str, ...]
    lay: Callable[[Path], None]
    longest: float


def _plans(count: int) -> Callable[[Path], None]:
    def lay(folder: Path) -> None:
        for number, source in enumerate(sorted(FAULTY.glob("*.docx"))[:count]):
            shutil.copy(source, folder / f"{number}.docx")

    return lay


def _rtf(folder: Path) -> None:
    (folder / "a.rtf").write_bytes(_RTF)


WORKS = {
    "check": Work(("check", "-q", "--jobs", "2", "--no-cache", "."), _plans(30), 1.5),
    "cache": Work(("check", "-q", "--jobs", "1", "."), _plans(12), 0.8),
    "fix": Work(("fix", "--in-place", *(f"{number}.docx" for number in range(6))), _plans(6), 1.5),
    "office": Work(("check", "-q", "--no-cache", "a.rtf"), _rtf, 3.0),
}


class Place:
    """The folders of one run: its files, its temporary folder, its cache."""

    def __init__(self, home: Path, work: Work, token: str) -> None:
        self.files, self.temporary, self.cache = home / "files", home / "tmp", home / "cache"
        for folder in (self.files, self.temporary):
            folder.mkdir(parents=True)
        work.lay(self.files)
        self.before = {path.name: path.read_bytes() for path in self.files.iterdir()}
        own = {"TMPDIR": self.temporary, "THETHUC_CACHE": "on", "THETHUC_CACHE_DIR": self.cache, "PYTHONPATH": ROOT, _MARK: token}
        self.environment = {**os.environ, **{name: str(value) for name, value in own.items()}}
        self.command = [sys.executable, "-m", "checker", *work.arguments]

    def start(self) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(self.command, cwd=self.files, env=self.environment, stdin=quiet, stdout=quiet, stderr=quiet)


def killed(name: str, dice: random.Random, home: Path) -> Iterator[str]:
    """One run of a work killed at a moment of chance; what was wrong afterwards."""
    work, number = WORKS[name], dice.choice(SIGNALS)
    token = f"{os.getpid()}-{dice.random()}"
    place = Place(home, work, token)
    process = place.start()
    moment = dice.uniform(0.05, work.longest)
    time.sleep(moment)
    process.send_signal(number)
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        yield f"{name}: {number.name} after {moment:.2f} s did not end it within {_GRACE:.0f} s"
    said = f"{name}: {number.name} after {moment:.2f} s"
    yield from (f"{said}: {fault}" for fault in (*_orphans(token), *_lost(place)))
    again = place.start()
    again.wait(120)
    yield from (f"{said}, run again: {fault}" for fault in (*_lost(place), *_left(place)))


def _orphans(token: str) -> Iterator[str]:
    """Processes of the run that live on after a grace; they are ended here."""
    end = time.monotonic() + _GRACE
    while (alive := _marked(token)) and time.monotonic() < end:
        time.sleep(0.05)
    for pid, name in alive.items():
        yield f"process {name} lives on"
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _marked(token: str) -> dict[int, str]:
    """The living processes whose environment bears the token, with their names."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                if (
                    f"{_MARK}={token}".encode() in (folder / "environ").read_bytes()
                    and "\nState:\tZ" not in (folder / "status").read_text()
                ):
                    found[int(folder.name)] = (folder / "comm").read_text().strip()
            except OSError:
                continue
    return found


def _lost(place: Place) -> Iterator[str]:
    """Files that are neither as they were nor whole, or mended without the old one beside them."""
    for name, before in place.before.items():
        path = place.files / name
        now = path.read_bytes() if path.exists() else b""
        if now == before:
            continue
        if not _whole(path):
            yield f"{name} is lost or half-written"
        if not any(each.read_bytes() == before for each in place.files.glob(f"{name}.bak*")):
            yield f"{name} was mended and the old one is nowhere"


def _whole(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None and "word/document.xml" in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _left(place: Place) -> Iterator[str]:
    """What must be gone after the next run."""
    yield from (f"{path.relative_to(place.temporary)} is left in the temporary folder" for path in place.temporary.iterdir())
    for folder in (place.files, place.cache):
        yield from (f"{path.name} is left half-written" for path in folder.rglob("*.part"))


def main() -> int:
    """Kill as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--work", choices=WORKS, action="append")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    dice, works = random.Random(seed), asked.work or list(WORKS)
    works = [name for name in works if name != "office" or shutil.which("soffice")]
    faults = 0
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it, and so would what it starts
    with tempfile.TemporaryDirectory() as home:
        for number in range(asked.times):
            for fault in killed(works[number % len(works)], dice, Path(home, str(number))):
                faults += 1
                print(fault, flush=True)
            if number % 20 == 19:
                print(f"{number + 1}/{asked.times}", file=sys.stderr)
    print(f"{asked.times} runs killed (seed {seed}; {', '.join(works)}): {faults} faults")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
