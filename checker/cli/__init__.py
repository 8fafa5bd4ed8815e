"""The command line. ``main`` is the entry point; each verb is one module, imported when it is called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run ``thethuc`` with the arguments of the process and exit with its code: 0, 1 or 2."""
    from checker.cli.entry import run

    sys.exit(run(sys.argv[1:]))
