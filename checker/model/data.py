"""Where the law and its words lie on disk, and their compiled copies.

In the installed wheel ``rules/`` and ``reports/`` are copied into ``checker/_data``; in a checkout they stand beside the package.
What ``check`` reads of them is compiled to JSON in ``checker/_built``: by the wheel's build, or, in a checkout, at the first run
after a change, by a process of its own. Compiled files are never committed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILT = os.path.join(PACKAGE, "_built")
_PACKED = os.path.join(PACKAGE, "_data")


def folder(name: str) -> str:
    """The path of ``rules``, ``reports`` or ``fixtures``: inside the installed wheel, else beside the package in a checkout."""
    packed = os.path.join(_PACKED, name)
    return packed if os.path.isdir(packed) else os.path.join(os.path.dirname(PACKAGE), name)


def home(name: str) -> Path:
    """The same folder as a :class:`~pathlib.Path`, which costs an import that ``check`` can do without."""
    from pathlib import Path

    return Path(folder(name))


def data_file(name: str) -> str:
    """The path of a file of ``reports/``."""
    return os.path.join(folder("reports"), name)


def built_file(name: str) -> str:
    """The path of a compiled file (``rules.json``, ``catalogue.vi.json``), made anew first where a checkout's YAML has changed."""
    path = os.path.join(BUILT, name)
    if not os.path.isdir(_PACKED):
        _freshen(path)
    return path


@cache
def compiled() -> dict[str, Any]:
    """Every rule set, rule and fact, compiled. Raises :class:`OSError` or :class:`ValueError` where the data is lost or broken."""
    with open(built_file("rules.json"), encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded


def stale(path: str) -> bool:
    """Whether a compiled file is missing or older than what it is made from."""
    try:
        made = os.stat(path).st_mtime_ns
    except OSError:
        return True
    return _last_change() > made


@cache
def _last_change() -> int:
    return max(_changes())


def _changes() -> Iterator[int]:
    """When each file and folder that is compiled last changed; a folder tells of a file that is gone."""
    for module in ("compiling.py", "fact_tables.py"):
        yield os.stat(os.path.join(PACKAGE, "authoring", module)).st_mtime_ns
    for name in ("rules", "reports"):
        for place, _, files in os.walk(folder(name)):
            yield os.stat(place).st_mtime_ns
            yield from (os.stat(os.path.join(place, file)).st_mtime_ns for file in files if file.endswith(".yaml"))


def _freshen(path: str) -> None:
    """Compile what has changed; a checkout that cannot be written to, or whose YAML is broken, goes on with what it has."""
    if stale(path):
        import subprocess
        import sys

        subprocess.run([sys.executable, "-m", "checker.authoring"], cwd=os.path.dirname(PACKAGE), check=False)
