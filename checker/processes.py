"""What is asked of the system about processes: whether one lives, and that this one ends with the one that began it."""

from __future__ import annotations

import os
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def alive(pid: int) -> bool:
    """Whether a process of that number runs; where the system cannot be asked without harm (Windows), ``True``."""
    if sys.platform == "win32":  # there os.kill ends the process whatever the signal
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def die_with_parent(parent: int) -> bool:
    """Ask Linux to kill this process when ``parent`` ends, which began it; ``False`` where nobody can be asked.

    Ends this process at once when the parent ended before it could be asked.
    """
    if sys.platform != "linux":
        return False
    import ctypes
    import signal

    try:
        asked = bool(ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False
    if parent != os.getppid():
        os._exit(1)
    return asked


_beside = 1


def let_work_beside(number: int) -> None:
    """Let this process have that many programs working for it at a time, from now on; of itself it has one."""
    global _beside  # noqa: PLW0603 -- one number a process: how many share the processors is known to the run alone
    _beside = max(1, number)


def working_beside() -> int:
    """How many programs this process may have working for it at a time."""
    return _beside
