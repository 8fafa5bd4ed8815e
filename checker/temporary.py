"""Folders for what another program must read as a file: copies of plans, which must not outlive the run.

A folder's name tells whose it is (``thethuc-PID-…``), so that the next run can delete what a killed one had to leave. Nothing
else in the temporary folder of the machine is touched: not another user's, not a living run's, not a link.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from checker.processes import alive

_OURS = re.compile(r"thethuc-(?P<pid>[0-9]{1,10})-[A-Za-z0-9_]{8}")
_OLDEST = 24 * 3600
"""Seconds: a number of a process is used again, and no run takes so long over one file."""
_open: set[str] = set()
"""Folders of this process that are in use."""


@contextmanager
def folder() -> Iterator[str]:
    """A new folder that only the user may enter, deleted with all in it at the end; what killed runs left goes first."""
    import tempfile

    sweep()
    name = tempfile.mkdtemp(prefix=f"thethuc-{os.getpid()}-", dir=_usable())
    _open.add(name)
    try:
        with _dropped_when_terminated():
            yield name
    finally:
        _delete(name)
        _open.discard(name)


@contextmanager
def _dropped_when_terminated() -> Iterator[None]:
    """Within it, a SIGTERM that would end the process where it stands first deletes its folders; one that is heeded stays so."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, end_at_once)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGTERM) is end_at_once:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_at_once(number: int, _frame: FrameType | None) -> None:
    """What a signal calls that ends the process where it stands: its folders go first."""
    signal.signal(number, signal.SIG_DFL)
    drop_own()
    os.kill(os.getpid(), number)


def drop_own() -> None:
    """Delete the folders this process has open: for a handler of a signal that ends the run."""
    for name in tuple(_open):
        _delete(name)


def sweep() -> None:
    """Delete the folders of runs that are gone. Never raises."""
    for place in _places():
        with suppress(OSError):
            with os.scandir(place) as entries:
                found = [entry for entry in entries if entry.name.startswith("thethuc-")]
            for entry in found:
                with suppress(OSError):
                    if _left_behind(entry):
                        _delete(entry.path)


def _places() -> set[str]:
    """Where ``tempfile`` would make folders, found without loading it: every run looks there first."""
    if (known := sys.modules.get("tempfile")) is not None and known.tempdir:
        return {known.tempdir}
    named = {os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP")} - {""}
    return named or {"/tmp"}  # noqa: S108 - looked into, nothing is made there


def _usable() -> str | None:
    """The folder ``tempfile`` would choose, if it need not be tried: it tries with a file, which stays when the run is killed just
    then. ``None`` lets it look.
    """
    import tempfile

    named = next((place for name in ("TMPDIR", "TEMP", "TMP") if (place := os.environ.get(name))), "/tmp")  # noqa: S108 - only looked at
    known = tempfile.tempdir is not None or not os.path.isdir(named) or not os.access(named, os.W_OK | os.X_OK)
    return None if known else os.path.abspath(named)


def _delete(folder: str) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _left_behind(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder of this user's whose run is gone."""
    named = _OURS.fullmatch(entry.name)
    if named is None or not entry.is_dir(follow_symlinks=False):
        return False
    state = entry.stat(follow_symlinks=False)
    if hasattr(os, "getuid") and state.st_uid != os.getuid():
        return False
    pid = int(named["pid"])
    if pid == os.getpid():
        return entry.path not in _open and time.time() - state.st_mtime > _OLDEST
    return not alive(pid) or time.time() - state.st_mtime > _OLDEST
