"""What is wrong with a command line, in the user's language: one line, then where to read more."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.speech import tell
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause


class Complaint(click.UsageError):
    """A wrong argument: ``key`` is a key of the ``ui`` catalogue, ``values`` fill its places."""

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class FileComplaint(Complaint):
    """What is wrong stands in a file the user wrote, not on the command line: no help would tell."""


def say_usage(error: click.UsageError, words: Words) -> None:
    """Print the complaint and, on a second line, the help that would have told."""
    tell(sentence(error, words), words)
    if error.ctx is not None and not isinstance(error, FileComplaint):
        tell(words.ui("bad.see", command=error.ctx.command_path), words)


def sentence(error: click.UsageError, words: Words) -> str:
    """The complaint in the user's language."""
    if isinstance(error, Complaint):
        said = {name: cause(value, words) if name == "cause" else _said(value, words) for name, value in error.values.items()}
        return words.ui(error.key, **said)
    if isinstance(error, click.NoSuchOption):
        hint = words.ui("bad.hint", options=", ".join(sorted(error.possibilities))) if error.possibilities else ""
        return words.ui("bad.option", option=error.option_name, hint=f" {hint}" if hint else "")
    if isinstance(error, click.BadOptionUsage):
        lacking = "requires" in error.message
        return words.ui("bad.needs_value" if lacking else "bad.takes_no_value", option=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return words.ui("bad.argument", option=error.param.make_metavar(error.ctx) if error.ctx else error.param.name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return words.ui("bad.value_free", option=error.param.opts[-1], message=error.message)
    return words.ui("bad.usage", message=error.format_message())


def _said(value: Any, words: Words) -> Any:
    """A list of what is accepted in one line, the names of types as words."""
    if isinstance(value, str) and value.startswith("profile.patterns."):
        return words.ui(value)
    if not isinstance(value, tuple):
        return value
    return ", ".join(words.ui(f"config.{word}") if word.startswith("type.") else word for word in value)
