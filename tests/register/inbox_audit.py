"""An inbox of :mod:`tests.register.inbox` audited: ``python -m tests.register.inbox_audit FOLDER [--jobs N] [--register URL] [--timed]``.

Tells precision and recall of what is found across its plans by rule, each plant that was missed and each finding nobody planted; with
``--timed`` also the hours of a first and a second run beside those of ``check`` alone, and the peak memory of each process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_CHECK = ("check", "-q", "--no-cache", "--no-config", "--no-suppressions")
Plant = Mapping[str, Any]


class Score(NamedTuple):
    """What was found of what was planted, by rule, and what nobody planted."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[Plant]
    invented: list[Mapping[str, Any]]

    @property
    def recall(self) -> float:
        """The share of the planted that was found."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """The share of the findings that are of something planted."""
        return self.found.total() / max(1, self.found.total() + len(self.invented))


def scored(folder: Path, planted: Sequence[Plant], findings: Sequence[Mapping[str, Any]]) -> Score:
    """Findings, as ``query across --format json`` gives them, beside what was planted in ``folder``."""
    told = [(each, {os.path.relpath(place["path"], folder) for place in each["places"]}) for each in findings]
    met: set[str] = set()
    found, missed = [], []
    for plant in planted:
        those = [each for each, paths in told if each["rule"] == plant["rule"] and _tells(plant, each, paths)]
        met |= {each["fingerprint"] for each in those}
        (found if those else missed).append(plant)
    extra = [each for each, _ in told if each["fingerprint"] not in met]
    return Score(Counter(each["rule"] for each in planted), Counter(each["rule"] for each in found), missed, extra)


def _tells(plant: Plant, finding: Mapping[str, Any], paths: set[str]) -> bool:
    values, said = plant["values"], finding["values"]
    if plant["rule"] == "TT3006":
        told = {**said, "organ": said["organ"].partition(" – ")[0]}  # behind it what tells it from others of its name
        same = all(told[name].upper() == values[name].upper() for name in ("organ", "symbol", "year"))
        return same and f"{values['number']:02}" in said["numbers"].split(", ") and values["province"] in finding["superior"]
    return set(plant["paths"]) <= paths and all(said[name] == value for name, value in values.items())


def with_superiors(register: str, findings: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings with the organ above that of the first plan, by which organs of one name are told apart."""
    from sqlalchemy import select

    from checker.register import Register
    from checker.register.tables import documents, readings

    with Register.open(register, create=False) as book:
        asked = select(documents.c.sha256, readings.c.superior_organ).join_from(documents, readings).where(readings.c.current)
        above = dict(map(tuple, book.rows(asked)))
    return [{**each, "superior": str(above.get(each["places"][0]["sha256"], "")).title()} for each in findings]


def lines(score: Score) -> Iterator[str]:
    """The score for people."""
    for rule, number in sorted(score.planted.items()):
        yield f"{rule}  planted {number:4}  found {score.found[rule]:4}"
    yield f"precision {score.precision:.4f}  recall {score.recall:.4f}  ({score.planted.total()} planted, {len(score.invented)} invented)"
    for plant in score.missed:
        yield f"missed    {plant['rule']} {plant['paths']} {plant['values']}"
    for each in score.invented:
        yield f"invented  {each['rule']} {each['message']} {[place['path'] for place in each['places']]}"


class Run(NamedTuple):
    """How long a program took (seconds), its processor time, and the most memory any of its processes held (MB)."""

    seconds: float
    processor: float
    memory: float


def run(*words: str) -> Run:
    """The program run to its end."""
    began, before = time.monotonic(), os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", *words], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # fmt: skip
    peak = 0.0
    while process.poll() is None:
        peak = max([peak, *_memory(process.pid)])
        time.sleep(0.2)
    after = os.times()
    processor = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    return Run(time.monotonic() - began, processor, peak)


def _memory(pid: int) -> Iterator[float]:
    """The peak memory of a process and of those it began (MB)."""
    for each in (pid, *_children(pid)):
        with suppress(OSError, ValueError):
            for line in Path(f"/proc/{each}/status").read_text().splitlines():
                if line.startswith("VmHWM"):
                    yield int(line.split()[1]) / 1024


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(each) for task in Path(f"/proc/{pid}/task").iterdir() for each in (task / "children").read_text().split()]
    return []


def audited(folder: Path, told: Mapping[str, Any], register: str, jobs: int) -> tuple[Score, Run]:
    """The inbox audited into a new register whose office said how organs number; the score, and the run."""
    from checker.register import Register
    from checker.register.crossed import as_rows, crossed
    from checker.reporting.catalogue import Words

    with Register.open(register) as book:
        book.choose("series", told["series"], who="tests")
    measured = run("audit", "-q", "--no-config", "--jobs", str(jobs), "--register", register, str(folder))
    with Register.open(register, create=False) as book:
        findings = as_rows(crossed(book), Words("vi"))
    return scored(folder, told["planted"], with_superiors(register, findings)), measured


def main() -> int:
    """Audit it, tell the score, and where asked the times."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--register")
    parser.add_argument("--timed", action="store_true")
    asked = parser.parse_args()
    told = json.loads((asked.folder / "planted.json").read_text("utf-8"))
    inbox = asked.folder / "den"
    with tempfile.TemporaryDirectory() as place:
        register = asked.register or f"{place}/so.db"
        score, first = audited(inbox, told, register, asked.jobs)
        print("\n".join(lines(score)))
        print(f"first run  {first.seconds:7.1f} s, processor {first.processor:7.1f} s, peak {first.memory:.0f} MB a process")
        if asked.timed:
            second = run("audit", "-q", "--no-config", "--jobs", str(asked.jobs), "--register", register, str(inbox))
            print(f"second run {second.seconds:7.1f} s, processor {second.processor:7.1f} s: 1/{first.processor / second.processor:.1f}")
            alone = run(*_CHECK, "--jobs", str(asked.jobs), str(inbox))
            times = first.processor / alone.processor
            print(f"check      {alone.seconds:7.1f} s, processor {alone.processor:7.1f} s: first run {times:.2f} x")
    return int(bool(score.missed or score.invented))


if __name__ == "__main__":
    sys.exit(main())
