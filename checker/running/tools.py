"""Which tools this machine has: what ``thethuc doctor`` tells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from checker import __version__
from checker.reading.word.soffice import find_soffice

LIBRARIES = (
    "lxml", "pyparsing", "click", "jsonschema", "PyYAML", "python-docx", "rapidfuzz", "tinycss2", "cssselect2", "pypdfium2", "pyHanko",
    "Pillow", "XlsxWriter", "markdown-it-py", "SQLAlchemy", "psycopg", "docxtpl",
    "fastapi", "Authlib", "s3fs", "distributed", "pygls", "mcp", "mkdocs",
)  # fmt: skip
"""Those from ``SQLAlchemy`` on come with an extra of the distribution."""
HELPERS = ("tesseract", "libreoffice")
_PATIENCE = 10
"""Seconds to wait for a helper to say its version; LibreOffice is slow the first time."""


class FoundTool(NamedTuple):
    """A tool by name, and its version; ``None`` when it is not there."""

    name: str
    version: str | None


def tools() -> Iterator[FoundTool]:
    """The program, its Python, the libraries and the helpers, in this order."""
    yield FoundTool("thethuc", __version__)
    yield FoundTool("python", sys.version.split()[0])
    for library in LIBRARIES:
        yield FoundTool(library, _library(library))
    for helper in HELPERS:
        yield FoundTool(helper, _helper(find_soffice() if helper == "libreoffice" else shutil.which(helper)))


def _library(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _helper(path: str | None) -> str | None:
    """What a program says of itself in its first line; its path when it says nothing."""
    if path is None:
        return None
    try:
        said = subprocess.run([path, "--version"], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603 -- a program found on the PATH, no input of ours
    except (OSError, subprocess.SubprocessError):
        return path
    lines = (said.stdout or said.stderr).decode("utf-8", "replace").split("\n")
    return " ".join(lines[0].split()[:2]) or path


def knows_vietnamese() -> bool:
    """Whether the recogniser has Vietnamese data."""
    from checker.model import Unreadable
    from checker.reading.scan.tesseract import language

    try:
        return language() == "vie"
    except Unreadable:
        return False


def rules_found() -> int | None:
    """How many rules there are, of one plan and of plans side by side; ``None`` where their data cannot be read."""
    try:
        from checker.across.comparing import across_rules
        from checker.model.data import compiled

        of_one_plan = {rule["id"] for rows in compiled().section("rules").values() for rule in rows}
        return len(of_one_plan) + len(across_rules())
    except (OSError, ValueError, AttributeError):
        return None
