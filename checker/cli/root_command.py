"""From arguments to an exit code. Nothing a user meets here is a traceback, and nothing is in a language they did not ask for."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence

import click

from checker.cli import INTERRUPTED
from checker.cli.terminal.language import spoken, tell
from checker.cli.terminal.usage_errors import say_usage
from checker.cli.terminal.verbs import VerbGroup
from checker.model.errors import cause as cause_of
from checker.model.errors import debugging
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause
from checker.temporary import sweep

_FULL = frozenset((errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO))
"""Troubles of a disk that standard output goes to; a file's own bears its name."""
VERBS = (
    "check", "explain", "extract", "annotate", "fix", "new", "letter", "sheet", "rules", "config", "profile", "baseline", "audit",
    "register", "query", "desk", "doctor", "lsp", "mcp", "completions", "man",
)  # fmt: skip

thethuc = VerbGroup(name="thethuc", home="checker.cli", verbs=VERBS, version=True)


def run(arguments: Sequence[str]) -> int:
    """The exit code of ``thethuc`` with these arguments."""
    _open_streams()
    _force_utf8()
    words = spoken(arguments)
    sweep()
    try:
        code = thethuc.main(args=list(arguments), prog_name="thethuc", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        say_usage(error, words)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:
        return _failed(error, words)
    return code if isinstance(code, int) else 0


def _failed(error: Exception, words: Words) -> int:
    """What kept the work from being done, in one line; nothing when the reader of our output left."""
    if isinstance(error, BrokenPipeError):
        _hush_stdout()
    elif isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        _hush_stdout()
        tell(words.ui("cannot_print", cause=cause(cause_of(error), words)), words)
    elif debugging():
        raise error
    else:
        tell(words.ui("internal", cause=f"{type(error).__name__}: {error}"), words)
    return 2


def _open_streams() -> None:
    """A stream that whoever started us has closed leads nowhere: no file of ours may get its number, and the work is done all the same."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the process


def _force_utf8() -> None:
    """Vietnamese needs UTF-8 whatever the console's code page; lone surrogates of odd file names are escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _hush_stdout() -> None:
    """The reader of our output left: let the interpreter's last flush go nowhere instead of complaining."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
