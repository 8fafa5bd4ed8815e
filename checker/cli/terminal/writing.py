"""Where a report goes: standard output, or a file that is either the old one or the whole new one."""

from __future__ import annotations

import os
import sys

from checker.cli.terminal.language import PLAIN_WIDTH, columns, tell
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper
from checker.running.copying import write_bytes


def write(text: str, output: str | None) -> None:
    """Put ``text`` on standard output, or atomically into the file ``output``. Raises :class:`Refused`."""
    data = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    write_bytes(data, output)


def say(text: str) -> None:
    """Print what a verb did, on as many lines as the terminal's width asks for."""
    print("\n".join(Paper(width(None)).wrap(text, hang=2)))


def write_told(text: str, output: str | None, words: Words) -> None:
    """:func:`write`, and say in one line that a file was written."""
    write(text, output)
    if output is not None:
        tell(words.ui("wrote", path=output), words)


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
    return columns()
