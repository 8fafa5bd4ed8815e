"""In which language the command line speaks, and where: reports to standard output, all else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from checker.reporting.catalogue import LANGUAGES, Words
from checker.reporting.paper import Paper, printable

PLAIN_WIDTH = 80
WIDEST = 110
"""Columns: lines longer than this are hard to read however wide the terminal."""
VARIABLE = "THETHUC_LANG"
ASKED = "checker.cli.lang"
"""Key of a context's ``meta``: the language told before the verb."""


def spoken(arguments: Sequence[str]) -> Words:
    """The words of the language asked for in ``arguments`` or the environment, before anything has been parsed."""
    lang = os.environ.get(VARIABLE, "vi")
    for here, after in zip(arguments, [*arguments[1:], ""], strict=False):
        if here == "--lang":
            lang = after
        elif here.startswith("--lang="):
            lang = here.partition("=")[2]
    return Words(lang if lang in LANGUAGES else "vi")


def tell(message: str, words: Words) -> None:
    """One line on standard error, in a terminal on as many as its width asks for; a file's name can put nothing else there or in a log."""
    said = printable(words.ui("error", message=message))
    print("\n".join(Paper(columns()).wrap(said, hang=2)) if sys.stderr.isatty() else said, file=sys.stderr)


def columns() -> int:
    """Columns of the terminal to set text on."""
    import shutil

    return min(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, WIDEST)
