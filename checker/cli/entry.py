"""From arguments to an exit code. Nothing a user meets here is a traceback, and nothing is in a language they did not ask for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from checker.cli.complaint import say_usage
from checker.cli.speech import spoken, tell
from checker.cli.verbs import VerbGroup
from checker.model.trouble import debugging

INTERRUPTED = 130
VERBS = (
    "check", "explain", "extract", "annotate", "fix", "new", "rules", "config", "baseline", "doctor", "lsp", "mcp", "completions", "man",
)  # fmt: skip

thethuc = VerbGroup(name="thethuc", home="checker.cli", verbs=VERBS, version=True)


def run(arguments: Sequence[str]) -> int:
    """The exit code of ``thethuc`` with these arguments."""
    _force_utf8()
    words = spoken(arguments)
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
    except BrokenPipeError:
        _hush_stdout()
        return 2
    except Exception as error:
        if debugging():
            raise
        tell(words.ui("internal", cause=f"{type(error).__name__}: {error}"), words)
        return 2
    return code if isinstance(code, int) else 0


def _force_utf8() -> None:
    """Vietnamese needs UTF-8 whatever the console's code page; lone surrogates of odd file names are escaped, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _hush_stdout() -> None:
    """The reader of our output left: let the interpreter's last flush go nowhere instead of complaining."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
