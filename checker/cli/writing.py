"""Where a report goes: standard output, or a file that is either the old one or the whole new one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from checker.cli.language import tell
from checker.model.errors import Refused, cause
from checker.reporting.catalogue import Words

WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm")
PLAIN_WIDTH = 80
WIDEST = 110
"""Columns: lines longer than this are hard to read however wide the terminal."""


def refuse_bad_target(output: str | None, inputs: Iterable[str]) -> None:
    """Complain before the work when ``output`` could not be written, or would overwrite a file being checked."""
    if output is None:
        return
    folder = os.path.dirname(os.path.abspath(output))
    if not os.path.isdir(folder) or os.path.isdir(output):
        raise Refused("cannot_write", path=output, cause="ENOENT" if not os.path.isdir(folder) else "EISDIR")
    if os.path.realpath(output) in {os.path.realpath(path) for path in inputs}:
        raise Refused("overwrites", path=output)


def write(text: str, output: str | None) -> None:
    """Put ``text`` on standard output, or atomically into the file ``output``. Raises :class:`Refused`."""
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    write_bytes(data, output)


def write_bytes(data: bytes, output: str, backup: str | None = None) -> tuple[str, ...]:
    """Put ``data`` atomically into the file ``output``; what could not be kept of the old one, which lies at
    ``backup`` too if the caller kept it. Raises :class:`Refused`.
    """
    from checker.cli.replacing import replace_file

    try:
        return replace_file(os.path.realpath(output), data, backup)
    except OSError as error:
        raise Refused("cannot_write", path=output, cause=cause(error)) from None


def refuse_existing(output: str, force: bool) -> None:
    """Complain about a file that is there already (a device is not one) unless the user said to overwrite it."""
    if os.path.lexists(output) and not force and (os.path.isfile(output) or not os.path.exists(output)):
        raise Refused("exists", path=output)


def tell_lost(lost: tuple[str, ...], path: str, words: Words) -> None:
    """Say what of the old file its replacement could not be given."""
    for name in lost:
        tell(words.ui(f"not_kept.{name}", path=path), words)


def colored(asked: str, output: str | None) -> bool:
    """Whether to colour: as asked, else only on a terminal that wants it (``NO_COLOR``, ``TERM=dumb``)."""
    if asked != "auto":
        return asked == "always"
    if output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty() and (sys.platform != "win32" or "WT_SESSION" in os.environ)


def width(output: str | None) -> int:
    """Columns to set the text on: the terminal's, 80 for files and pipes."""
    if output is not None or not sys.stdout.isatty():
        return PLAIN_WIDTH
    import shutil

    return min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, WIDEST)
