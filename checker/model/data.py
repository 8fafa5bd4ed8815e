"""Where the law and its words lie on disk, and their compiled copies.

In the installed wheel ``rules/`` and ``reports/`` are copied into ``checker/_data``; in a checkout they stand beside the package.
What ``check`` reads of them is compiled to JSON in ``checker/_built``: by the wheel's build, or, in a checkout, at the first run
after a change, by a process of its own. Compiled files are never committed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from checker.model.compiled import CompiledFile

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILT = os.path.join(PACKAGE, "_built")
PATTERN_FILE = os.path.join(BUILT, f"patterns.{sys.implementation.cache_tag}")
"""The compiled patterns: one file for each Python, whose machines differ."""
_PACKED = os.path.join(PACKAGE, "_data")
FRESHENS = True
"""Whether this process has what is out of date compiled by another; the one that compiles has not."""


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
    if FRESHENS and not os.path.isdir(_PACKED):
        _freshen(path)
    return path


@cache
def compiled() -> CompiledFile:
    """Every rule set, rule and fact, compiled. Raises :class:`OSError` or :class:`ValueError` where the data is lost or broken."""
    return compiled_file("rules.json")


def compiled_file(name: str) -> CompiledFile:
    """A compiled file by its name, made anew first where it has to be. Raises as :func:`compiled` does."""
    with open(built_file(name), "rb") as file:
        return CompiledFile(file.read())


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
    if stale(path) or (not os.path.exists(PATTERN_FILE) and os.access(BUILT, os.W_OK)):
        import subprocess

        subprocess.run([sys.executable, "-m", "checker.authoring"], cwd=os.path.dirname(PACKAGE), check=False)
