"""The command line. ``main`` is the entry point; each verb is one module, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys

_GARBAGE = 100_000
"""Objects between collections. A run is short and makes few cycles; the default of 700 costs 4 % of a cold start."""


def main() -> None:
    """Run ``thethuc`` with the arguments of the process and exit with its code: 0, 1 or 2."""
    gc.set_threshold(_GARBAGE)
    from checker.cli.entry import run

    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """Exit without taking the interpreter apart piece by piece, which costs 8 % of a cold start; pools need it done."""
    if "concurrent.futures" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
