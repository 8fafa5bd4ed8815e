"""Work on a file done in a child that the system ends when it costs too much.

A PDF of two kilobytes can ask its library for gigabytes, and nothing outside the library can count along. So what is done
with it is done in a copy of this process (fork) under limits of processor time and memory; where a system has none
(Windows), it is done in this one.
"""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from checker.model import Unreadable
from checker.model.tuples import NamedTuple
from checker.processes import die_with_parent

Result = TypeVar("Result")

MB = 1024 * 1024
_LOOK = 0.02  # seconds between two looks at the memory, where the system does not bound it
_NO_MEMORY = 77  # exit status of a child that ran out of it
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes
_NEAR = 0.6  # of its memory: a child that died holding more died of that
_ABORTED = getattr(signal, "SIGABRT", -1)  # how a library says that it was given no more memory, however little it held

_child = False
_given = (0.0, 0.0)
"""Of a child: the processor time (s) and, where the system bounds it, the address space (MB) at which it is ended."""


class Room(NamedTuple):
    """What a child may take: ``seconds`` of processor time, ``megabytes`` beside what it began with."""

    seconds: float
    megabytes: float


def guarded(work: Callable[[], Result], room: Room) -> Result:
    """What ``work`` returns or raises, done within ``room``. Raises :class:`Unreadable` (``too_costly``) when that is not enough.

    ``reader_died`` when the child died of something else.
    """
    if _child or not hasattr(os, "fork"):
        return work()
    reader, writer = os.pipe()
    here = os.getpid()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child starts none of theirs and holds no lock
        child = os.fork()
    if child == 0:
        os.close(reader)
        _answer(work, room, writer, here)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            said = pipe.read()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status, used = os.wait4(child, 0)
    if status != 0 or not said:
        _refuse(status, used.ru_maxrss * _MAXRSS_UNIT // MB, room)
    done, value = pickle.loads(said)  # noqa: S301 -- written by our own child
    if done:
        result: Result = value
        return result
    raise value


def allow(seconds: float, megabytes: float) -> None:
    """Let the rest of the work take so much from now on; nothing outside a child."""
    if _child:
        _bound(time.process_time() + seconds, megabytes)


def allow_more(room: Room) -> None:
    """Let the work take so much more than it could; nothing outside a child. What grows with a file is given as it is done."""
    if _child:
        _end_at(_given[0] + room.seconds, _given[1] + room.megabytes)


def _answer(work: Callable[[], Any], room: Room, writer: int, parent: int) -> NoReturn:
    """The child: does the work, says how it ended, and is gone."""
    global _child  # noqa: PLW0603 -- once, in a process made for this
    _child = True
    status = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        die_with_parent(parent)  # one whose parent was killed has nobody to answer
        _bound(time.process_time() + room.seconds, room.megabytes)
        said = _said(work)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(said)
        status = 0
    except MemoryError:
        status = _NO_MEMORY
    finally:
        os._exit(status)


def _said(work: Callable[[], Any]) -> bytes:
    try:
        return pickle.dumps((True, work()), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except Exception as error:
        error.__traceback__ = error.__context__ = None  # they hold what took all the room there was
        try:
            return pickle.dumps((False, error))
        except MemoryError:
            raise
        except Exception:  # one that cannot be told as it is
            return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def _bound(seconds: float, megabytes: float) -> None:
    """End this process at ``seconds`` of its processor time, or ``megabytes`` beside what it holds now."""
    import resource

    if sys.platform == "linux":
        with open("/proc/self/statm", "rb") as file:
            held = int(file.read().split()[0]) * resource.getpagesize()
    else:
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT
        threading.Thread(target=_watch, daemon=True).start()
    _end_at(seconds, held / MB + megabytes)


def _end_at(seconds: float, megabytes: float) -> None:
    import resource

    global _given  # noqa: PLW0603 -- one in each child
    _given = seconds, megabytes
    _limit(resource.RLIMIT_CPU, math.ceil(seconds))
    if sys.platform == "linux":
        _limit(resource.RLIMIT_AS, int(megabytes * MB))


def _limit(kind: int, amount: int) -> None:
    """Set a soft limit, no higher than what this process may set."""
    import resource

    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))


def _watch() -> None:
    """Where address space cannot be bounded: end this process when its memory has grown too far."""
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT <= _given[1] * MB:
        time.sleep(_LOOK)
    os._exit(_NO_MEMORY)


def _refuse(status: int, held: int, room: Room) -> NoReturn:
    """Raise for a child that ended so, having held so many MB at most."""
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if killed == getattr(signal, "SIGXCPU", -1):
        raise Unreadable("unreadable.too_costly", cost=f"{room.seconds:g} s")
    if killed == _ABORTED or os.WEXITSTATUS(status) == _NO_MEMORY or held > _NEAR * room.megabytes:
        raise Unreadable("unreadable.too_costly", cost=f"{room.megabytes} MB")
    raise Unreadable("unreadable.reader_died")
