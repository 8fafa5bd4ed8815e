"""Programs of the machine run as children: bounded in time and in what they may say, and gone when we are done with them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple

_MOST_SAID = 64 * 1024 * 1024
"""Bytes of output that are read; a program that says more is stopped."""


class Outcome(NamedTuple):
    """How a program ended: its exit status, what it said on standard output, and whether it was stopped for taking too long."""

    status: int
    said: bytes
    late: bool


def run(
    command: Sequence[str], *, seconds: float, stdin: IO[bytes] | None = None, env: Mapping[str, str] | None = None, cwd: str | None = None
) -> Outcome:
    """Run a program and all it starts, for ``seconds`` at most; whatever happens, none of them outlives the call.

    ``env`` is added to our own environment; what it says on standard error is dropped. Raises :class:`OSError` when the
    program cannot be started.
    """
    child = subprocess.Popen(  # noqa: S603 -- a program found on the PATH; no word of a document reaches its arguments
        command, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})}, cwd=cwd, start_new_session=True,
    )  # fmt: skip
    late = threading.Event()

    def too_late() -> None:
        late.set()
        _stop(child)

    timer = threading.Timer(seconds, too_late)
    timer.start()
    try:
        assert child.stdout is not None
        said = child.stdout.read(_MOST_SAID)
        if len(said) < _MOST_SAID:
            child.wait()
    finally:
        timer.cancel()
        _stop(child)
        child.wait()
        assert child.stdout is not None
        child.stdout.close()
    return Outcome(child.returncode, said, late.is_set())


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the child and its process group, where the system has such."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
