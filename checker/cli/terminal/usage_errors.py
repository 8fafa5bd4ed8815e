"""What is wrong with a command line, in the user's language: one line, then where to read more."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.terminal.language import tell
from checker.cli.terminal.metavars import localised
from checker.model.errors import Damaged, Misconfigured, Refused, Unavailable
from checker.model.nearest import nearest
from checker.reporting import phrases
from checker.reporting.catalogue import Words

_ALIKE = 0.75
"""How like an option another must be to be taken for a slip of it, its dashes and all (0 to 1): --in-place is none of --no-cache."""


class Complaint(click.UsageError):
    """A refusal as click hands it on: ``key`` and ``values`` are those of its :class:`Refused`."""

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.trouble = Refused(key, **values)

    @classmethod
    def about(cls, trouble: Refused, context: click.Context) -> Complaint:
        """The complaint a refusal becomes in the verb that met it."""
        made = cls(trouble.key)
        made.trouble, made.ctx = trouble, context
        return made


def say_usage(error: click.UsageError, words: Words) -> None:
    """Print the complaint and, on a second line, the help that would have told; of what stands in a file or in a database none would."""
    tell(sentence(error, words), words)
    elsewhere = isinstance(error, Complaint) and isinstance(error.trouble, Misconfigured | Damaged | Unavailable)
    if error.ctx is not None and not elsewhere:
        tell(words.ui("bad.see", command=error.ctx.command_path), words)


def sentence(error: click.UsageError, words: Words) -> str:
    """The complaint in the user's language."""
    if isinstance(error, Complaint):
        values = {name: localised(value, words) if name == "option" else value for name, value in error.trouble.values.items()}
        return phrases.refusal(Refused(error.trouble.key, **values), words)
    if isinstance(error, click.NoSuchOption):
        near = nearest(error.option_name, error.possibilities or (), _ALIKE)
        hint = words.ui("bad.hint", options=near) if near else ""
        return words.ui("bad.option", option=error.option_name, hint=f" {hint}" if hint else "")
    if isinstance(error, click.BadOptionUsage):
        lacking = "requires" in error.message
        return words.ui("bad.needs_value" if lacking else "bad.takes_no_value", option=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return words.ui("bad.argument", option=localised(_lacking(error.param, error.ctx), words))
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _of_value(error.message, error.param, words)
    return words.ui("bad.usage", message=error.format_message())


def _of_value(message: str, param: click.Parameter, words: Words) -> str:
    """What is wrong with the value of an option; click says of a range in English what it is."""
    if isinstance(bounds := param.type, click.IntRange):
        return words.ui("bad.range", option=param.opts[-1], least=bounds.min, most=bounds.max)
    return words.ui("bad.value_free", option=param.opts[-1], message=message)


def _lacking(param: click.Parameter, context: click.Context | None) -> str:
    """What is not there, as the help names it: an option with its value, or the name of an argument."""
    value = param.make_metavar(context) if context else str(param.name)
    return f"{max(param.opts, key=len)} {value}" if isinstance(param, click.Option) else value
