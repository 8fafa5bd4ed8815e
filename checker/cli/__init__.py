"""The command line. ``main`` is the entry point; each verb is one module, imported when it is called."""

from __future__ import annotations

# What of signal is built in: loading that takes longer than all else before Ctrl-C is heeded.
import _signal  # type: ignore[import-not-found]
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

_GARBAGE = 100_000
"""Objects between collections. A run is short and makes few cycles; the default of 700 costs 4 % of a cold start."""
INTERRUPTED = 130
"""The exit code after Ctrl-C."""


def main() -> None:
    """Run ``thethuc`` with the arguments of the process and exit with its code: 0, 1 or 2; 130 when interrupted."""
    usual = _signal.default_int_handler
    is_heeded = _signal.getsignal(_signal.SIGINT) is usual  # else whoever started us has it ignored, or set otherwise
    if is_heeded:
        _signal.signal(_signal.SIGINT, _end)
    collect_rarely()
    from checker.cli.root_command import run

    try:
        if is_heeded:
            _signal.signal(_signal.SIGINT, usual)
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    _leave(code)


def _end(_number: int, _frame: FrameType | None) -> None:
    """Ends at once and without a word: while the program is loaded nothing is begun."""
    os._exit(INTERRUPTED)


def collect_rarely() -> None:
    """Set the collector as the program has it; the bench does so too.

    It counts what is made and not yet gone: a document leaves no cycles behind, so a run of many seldom comes to a collection, and one
    in which a library leaves them is still cleared. Switching it off would gain nothing more.
    """
    gc.set_threshold(_GARBAGE)


def _leave(code: int) -> None:
    """Exit without taking the interpreter apart piece by piece, which costs 8 % of a cold start; pools need it done."""
    if "concurrent.futures" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
