"""Tests run in a process of their own each time, split off one that has loaded all: once to see which lines they meet, then on mutants."""

from __future__ import annotations

import difflib
import functools
import hashlib
import mmap
import os
import pickle
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.mutation.watching import ROOT, WATCHED, Lines, forget, mask, numbers, watching

_LEAST, _TIMES = 2.0, 10  # seconds of processor time a test may take: so many, and so many times what it took without a mutant
_ROOM = 1 << 30  # bytes of memory a mutant may take besides
_PREPARING = 20.0  # seconds of processor time for putting a mutant in
_SAVED_EACH = 20  # seconds


class Met(NamedTuple):
    """What one test did without any mutant: seconds of processor time, and the lines of each module it met.

    ``moved``: they were seen in sources older than these.
    """

    seconds: float
    lines: Lines
    failed: bool
    moved: bool = False


def split(work: Callable[[], Any]) -> Any:
    """What ``work`` returns in a process of its own; ``None`` when that process died."""
    ears, mouth = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(ears)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            answer = pickle.dumps(work())
            with os.fdopen(mouth, "wb") as pipe:
                pipe.write(answer)
            code = 0
        finally:
            os._exit(code)
    os.close(mouth)
    with os.fdopen(ears, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(answer) if answer else None


def runs(item: pytest.Item) -> bool:
    """Whether a collected test passes (or is skipped) here and now."""
    from _pytest.runner import runtestprotocol

    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def meets(item: pytest.Item) -> Met:
    """A test run with every line of the watched rooms seen, none of which what others left spares it."""
    forget()
    started = time.process_time()
    with watching() as lines:
        passed = runs(item)
    return Met(time.process_time() - started, lines, not passed)


def coverage(items: Sequence[pytest.Item]) -> dict[str, Met]:
    """What each test meets, by its id; kept until the test's file changes."""
    before, known = kept("tests") or (sources(), {})
    moved, met, told = Moved(before), {}, time.monotonic()
    known = {key: each._replace(lines=moved(each.lines), moved=each.moved or moved.touches(each.lines)) for key, each in known.items()}
    for at, item in enumerate(items):
        key = f"{item.nodeid} {digest([item.path])}"
        if key not in known:
            known[key] = _seen(item)
        met[item.nodeid] = known[key]
        if time.monotonic() - told > _SAVED_EACH:
            print(f"seen {at + 1} of {len(items)} tests", file=sys.stderr, flush=True)
            told = time.monotonic()
            keep("tests", known)
    keep("tests", known)
    return met


def _seen(item: pytest.Item) -> Met:
    """What the test meets. One that fails only while it is watched, or dies of it, has not failed."""
    met = split(lambda: meets(item)) or Met(_LEAST, {}, True)
    return met._replace(failed=not split(lambda: runs(item))) if met.failed else met  # type: ignore[no-any-return]


def keep(name: str, value: Any) -> None:
    """For a later run, below the project: pickles are never read from a folder that all may write to."""
    folder = ROOT / ".mutation_cache"
    folder.mkdir(exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    new = folder / f"{name}.new"
    with new.open("wb") as file:
        pickle.dump(_ground(), file)
        pickle.dump((sources(), value), file)
    new.replace(folder / f"{name}.pickle")


def kept(name: str) -> tuple[dict[str, str], Any] | None:
    """The sources an earlier run met, and what it kept under the name."""
    path = ROOT / ".mutation_cache" / f"{name}.pickle"
    if not path.exists():
        return None
    with path.open("rb") as file:
        if pickle.load(file) != _ground():
            return None
        found: tuple[dict[str, str], Any] = pickle.load(file)
    return found


@functools.cache
def _ground() -> str:
    """One word for the nouns, the readers and the rules: what was kept of others cannot be compared with what is."""
    paths = [path for room in ("model", "reading", "authoring") for path in (ROOT / "checker" / room).rglob("*.py")]
    return digest(sorted([*paths, *(ROOT / "rules").rglob("*.yaml")]))


def forget_runs() -> None:
    """The next run sees all tests anew."""
    for path in (ROOT / ".mutation_cache").glob("*.pickle"):
        path.unlink()


@functools.cache
def sources() -> dict[str, str]:
    """The text of every module that is watched, by its path below the root."""
    paths = [path for room in WATCHED for path in (ROOT / "checker" / room).rglob("*.py")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


class Moved:
    """Lines met in older sources, where they stand now; a line that is new was met by whoever met the one above it."""

    def __init__(self, before: dict[str, str]) -> None:
        self._now = {path: _numbers(before.get(path, ""), text) for path, text in sources().items() if before.get(path) != text}

    def touches(self, lines: Lines) -> bool:
        """Whether a module of the lines has changed since."""
        return not self._now.keys().isdisjoint(lines)

    def __call__(self, lines: Lines) -> Lines:
        return {sys.intern(path): self._moved(path, met) if path in self._now else met for path, met in lines.items()}

    def _moved(self, path: str, met: int) -> int:
        return mask(now for line in numbers(met) for now in self._now[path].get(line, ()))


def _numbers(before: str, text: str) -> dict[int, set[int]]:
    """The new numbers of each line of an older text, from 1."""
    found: dict[int, set[int]] = {}
    steps = difflib.SequenceMatcher(None, before.splitlines(), text.splitlines(), autojunk=False).get_opcodes()
    for tag, start, end, to, to_end in steps:
        for line in range(max(start - (tag == "insert"), 0), max(end, start + 1) if tag != "insert" else start):
            found.setdefault(line + 1, set()).update({to + line - start + 1} if tag == "equal" else range(to + 1, to_end + 1))
    return found


def digest(paths: Sequence[Path]) -> str:
    """One word for what the files hold."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()[:16]


class Verdict(NamedTuple):
    """``killer``: the test that tells the change, ``""`` when none does; ``doubted``: those that failed, but not for the change."""

    killer: str
    doubted: tuple[str, ...] = ()


def verdict(items: Sequence[pytest.Item], met: Mapping[str, Met], prepare: Callable[[bool], None]) -> Verdict:
    """The first of the tests that the change alone makes fail.

    ``prepare(True)`` changes the program, ``prepare(False)`` puts it in as it was. A test that fails, dies or takes too long is asked
    again alone, with three times its time, and must pass with the program as it was: what others left behind, or a busy machine, kills
    no mutant.
    """
    left, doubted = list(items), []
    while left:
        at = _first_to_fail(left, met, lambda: prepare(True))
        if at is None:
            break
        one = left[max(at, 0) : max(at, 0) + 1]
        again = _first_to_fail(one, met, lambda: prepare(True), patience=3)
        if again is not None and _first_to_fail(one, met, lambda: prepare(False), patience=3) is None:
            return Verdict(one[0].nodeid, tuple(doubted))
        doubted.append(one[0].nodeid)
        left = left[max(at, 0) + 1 :]
    return Verdict("", tuple(doubted))


def _first_to_fail(items: Sequence[pytest.Item], met: Mapping[str, Met], prepare: Callable[[], None], patience: int = 1) -> int | None:
    """The place of the first of the tests that fails, dies or takes too long after ``prepare``, in a process of its own.

    -1 when the preparation does: a module that cannot be imported.
    """
    with mmap.mmap(-1, 8) as reached:

        def work() -> bool:
            used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (used + _ROOM, used + _ROOM))
            _begin(reached, -1, _PREPARING * patience)
            prepare()
            for at, item in enumerate(items):
                _begin(reached, at, (_LEAST + _TIMES * met[item.nodeid].seconds) * patience)
                if not runs(item):
                    return False
            return True

        passed = split(work)
        return None if passed else struct.unpack("q", reached[:8])[0]


def _begin(reached: mmap.mmap, at: int, seconds: float) -> None:
    reached[:8] = struct.pack("q", at)
    signal.setitimer(signal.ITIMER_PROF, seconds)
