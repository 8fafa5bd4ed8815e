"""Programs of the machine run as children: bounded in time, memory and what they may say, and gone when we are done with them."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO

from checker.model.tuples import NamedTuple
from checker.reading.guarded import Room

_MOST_SAID = 64 * 1024 * 1024
"""Bytes of output that are read; a program that says more is stopped."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
"""Exit status of a program ended at its bound of processor time."""


_WAITING = (
    'read -r _ < "/dev/fd/$0" || exit 1; '
    '[ "$1" -gt 0 ] && ulimit -S -t "$1" 2>&-; [ "$2" -gt 0 ] && ulimit -S -d "$2" 2>&-; '  # one that is lower already stays
    'shift 2; exec "$@"'
)
"""What a shell does before it becomes the program: waits for a line, then takes its bounds, seconds of processor time and KB of memory."""
_BOUNDLESS = Room(0, 0)


_running: set[subprocess.Popen[bytes]] = set()
_ending = threading.Event()


class Outcome(NamedTuple):
    """How a program ended: its exit status, what it said on standard output, and whether it was stopped for taking too long.

    ``spent``: seconds of processor time, its own and of what it waited for.
    """

    status: int
    said: bytes
    late: bool
    spent: float = 0.0


def run(
    command: Sequence[str],
    *,
    seconds: float,
    stdin: IO[bytes] | None = None,
    env: Mapping[str, str] | None = None,
    cwd: str | None = None,
    quiet: bool = False,
    room: Room = _BOUNDLESS,
) -> Outcome:
    """Run a program and all it starts, for ``seconds`` at most; whatever happens, none of them outlives the call.

    ``env`` is added to our own environment; what it says on standard error is dropped, and on standard output too when
    ``quiet``: then what it left behind is not waited for. ``room`` is what each of its processes may take (0: as much as it
    likes), where the system bounds that. Raises :class:`OSError` when the program cannot be started.
    """
    if _ending.is_set():
        raise InterruptedError
    child, go = _waiting(command, stdin, subprocess.DEVNULL if quiet else subprocess.PIPE, {**os.environ, **(env or {})}, cwd, room)
    late, spent = threading.Event(), 0.0

    def too_late() -> None:
        late.set()
        _stop(child)

    timer = threading.Timer(seconds, too_late)
    timer.start()
    _running.add(child)
    try:
        if _ending.is_set():
            _stop(child)
        with _lifeline(child.pid):
            go()
            said = child.stdout.read(_MOST_SAID) if child.stdout else b""
            if len(said) < _MOST_SAID:
                spent = _waited(child)
            _stop(child)
    finally:
        timer.cancel()
        _running.discard(child)
        _stop(child)
        spent += _waited(child)
        if child.stdout:
            child.stdout.close()
    return Outcome(child.returncode, said, late.is_set() or child.returncode == _OUT_OF_TIME, spent)


def _waited(child: subprocess.Popen[bytes]) -> float:
    """Wait for a program; how many seconds of processor time it took, with what it waited for itself: of this one alone, since others
    may end in the same moment. 0 for one already waited for, and where the system does not tell.
    """
    if child.returncode is None and hasattr(os, "wait4"):
        try:
            _, status, took = os.wait4(child.pid, 0)
        except ChildProcessError:  # somebody asked whether it had ended
            child.wait()
            return 0.0
        child.returncode = os.waitstatus_to_exitcode(status)
        return took.ru_utime + took.ru_stime
    child.wait()
    return 0.0


def end_all() -> None:
    """End the programs other threads of this process wait for, and let none be begun: :func:`run` raises :class:`OSError` in them."""
    _ending.set()
    for child in tuple(_running):
        _stop(child)


def begin_again() -> None:
    """Let programs be run again: all threads that were to end are back."""
    _ending.clear()


def _waiting(
    command: Sequence[str], stdin: IO[bytes] | None, stdout: int, env: Mapping[str, str], cwd: str | None, room: Room
) -> tuple[subprocess.Popen[bytes], Callable[[], None]]:
    """A program about to start, and what starts it: not before somebody watches over it, and never when we end before that."""
    begin, our = os.pipe()
    bounds = str(math.ceil(room.seconds)), str(int(room.megabytes * 1024))
    wait = ("/bin/sh", "-c", _WAITING, str(begin), *bounds) if os.name == "posix" else ()
    try:
        child = subprocess.Popen(  # noqa: S603 -- a program found on the PATH; no word of a document reaches its arguments
            (*wait, *command), stdin=stdin or subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, env=env, cwd=cwd,
            start_new_session=True, pass_fds=(begin,) if wait else (),
        )  # fmt: skip
    except OSError:
        os.close(our)
        raise
    finally:
        os.close(begin)

    def go() -> None:
        with contextlib.suppress(BrokenPipeError):
            os.write(our, b"\n")
        os.close(our)

    return child, go


@contextlib.contextmanager
def _lifeline(group: int) -> Iterator[None]:
    """Someone beside us who kills a process group should we end without a word: killed, we could not do it ourselves.

    It waits for a line on a pipe whose other end is ours alone; the end of the pipe without a line is our end.
    """
    if os.name != "posix":
        yield
        return
    quiet = subprocess.DEVNULL
    watcher = subprocess.Popen(  # noqa: S603 -- our own words and a number
        ("/bin/sh", "-c", 'read -r _ || kill -s KILL -- "-$1"', "sh", str(group)),
        stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True,
    )  # fmt: skip
    assert watcher.stdin is not None
    try:
        yield
        with contextlib.suppress(OSError):
            watcher.stdin.write(b"\n")
    finally:
        with contextlib.suppress(OSError):
            watcher.stdin.close()
        watcher.wait()


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and all it started."""
    if sys.platform == "win32":
        if child.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], capture_output=True, check=False)  # noqa: S603, S607 -- of the system
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):  # gone; on macOS a dead group is refused
        os.killpg(child.pid, signal.SIGKILL)
