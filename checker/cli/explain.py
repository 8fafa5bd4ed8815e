"""``thethuc explain``: what each block of a document was taken for, why, and what it might have been."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.outputs import refuse_report
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import colored, width, write_told
from checker.model import Unreadable
from checker.reporting.catalogue import Words
from checker.reporting.explain import render
from checker.reporting.paper import Paper
from checker.reporting.phrases import trouble_of
from checker.running.one import understood
from checker.running.stopping import Stop, stoppable


@verb("explain")
@click.argument("file", metavar="FILE", type=options.Path())
@options.formats("text", "json")
@click.option("--no-text", is_flag=True)
@options.output
@options.force
@options.lang
@options.stage
@options.medium
@options.limit
@configurable
@options.color
@stoppable
def command(
    file: str,
    format_: str,
    no_text: bool,
    output: str | None,
    force: bool,
    lang: str,
    config: str | None,
    no_config: bool,
    stop: Stop,
    color: str,
    **_keys: Any,
) -> int:
    """Show every block with its part, what decided it, the runner-up and the confidence."""
    words = Words(lang)
    refuse_report(output, file, force)
    task = settings_of(config, no_config).task(file)
    try:
        with stop.working():
            plan = understood(file, task)
    except Unreadable as trouble:
        tell(words.ui("file_problem", path=file, message=trouble_of(trouble, file, words)), words)
        return 2
    write_told(render(plan, file, format_, words, Paper(width(output), colored(color, output)), not no_text), output, words)
    return 0
