"""The command line. ``main`` is the entry point; each verb is one module, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys

_GARBAGE = 100_000
"""Objects between collections. A run is short and makes few cycles; the default of 700 costs 4 % of a cold start."""


def main() -> None:
    """Run ``thethuc`` with the arguments of the process and exit with its code: 0, 1 or 2."""
    collect_rarely()
    from checker.cli.root_command import run

    _leave(run(sys.argv[1:]))


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
