"""``thethuc doctor``: which tools this machine has, and what each is for. It never fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator

from checker import __version__
from checker.cli.terminal import options
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.data import data_file
from checker.reading.word.soffice import find_soffice
from checker.reporting.catalogue import Words
from checker.reporting.json import dump
from checker.reporting.paper import Paper, columns

LIBRARIES = (
    "lxml", "pyparsing", "click", "jsonschema", "PyYAML", "python-docx", "rapidfuzz", "pypdfium2", "pyHanko", "Pillow", "XlsxWriter",
    "markdown-it-py",
)  # fmt: skip
HELPERS = ("tesseract", "libreoffice")
_PATIENCE = 10
"""Seconds to wait for a helper to say its version; LibreOffice is slow the first time."""


@verb("doctor")
@options.formats("text", "json")
@options.lang
def command(format_: str, lang: str) -> int:
    """Show which tools are there and what they are for."""
    words = Words(lang)
    rows = list(_rows(words))
    if format_ == "json":
        write(dump({"tools": [{"name": name, "version": version, "for": use} for name, version, use in rows]}), None)
        return 0
    paper = Paper()
    first = max(columns(name) for name, _, _ in rows)
    second = max(columns(version or words.ui("doctor.missing")) for _, version, _ in rows)
    for name, version, use in rows:
        head = paper.row([("✓" if version else "·", 1), (name, first), (version or words.ui("doctor.missing"), second), ("", 0)], indent=0)
        label = head + " " * (first + second + 7 - columns(head))
        print("\n".join(paper.wrap(use, label=label)))
    print("\n" + "\n".join(paper.wrap(words.ui("doctor.note"))))
    return 0


def _rows(words: Words) -> Iterator[tuple[str, str | None, str]]:
    """Name, version (``None`` when it is not there), use."""
    yield "thethuc", __version__, words.ui("doctor.thethuc")
    yield "python", sys.version.split()[0], words.ui("doctor.python")
    for library in LIBRARIES:
        yield library, _library(library), words.ui(f"doctor.{library}")
    for helper in HELPERS:
        yield helper, _helper(find_soffice() if helper == "libreoffice" else shutil.which(helper)), words.ui(f"doctor.{helper}")
    yield "tesseract: vie", words.ui("doctor.installed") if _knows_vietnamese() else None, words.ui("doctor.tesseract_vie")
    yield words.ui("doctor.data"), _data(words), data_file("")


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


def _knows_vietnamese() -> bool:
    """Whether the recogniser has Vietnamese data."""
    from checker.model import Unreadable
    from checker.reading.scan.tesseract import language

    try:
        return language() == "vie"
    except Unreadable:
        return False


def _data(words: Words) -> str | None:
    """How many rules and sentences were found."""
    try:
        from checker.model.data import compiled

        rules = {rule["id"] for rows in compiled().section("rules").values() for rule in rows}
    except (OSError, ValueError, AttributeError):
        return None
    return words.ui("doctor.data_found", rules=len(rules), sentences=len(words.find("rules") or ()))
