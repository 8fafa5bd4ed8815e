"""``thethuc extract``: the metadata of a document as JSON, under the design's names and those of QCVN 102:2016."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.outputs import refuse_report
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write_told
from checker.model import Unreadable
from checker.reporting.catalogue import Words
from checker.reporting.metadata import render
from checker.reporting.phrases import trouble_of
from checker.running.one import understood
from checker.running.stopping import Stop, stoppable


@verb("extract")
@click.argument("file", metavar="FILE", type=options.Path())
@options.output
@options.force
@options.lang
@options.stage
@options.medium
@options.limit
@configurable
@stoppable
def command(file: str, output: str | None, force: bool, lang: str, config: str | None, no_config: bool, stop: Stop, **_keys: Any) -> int:
    """Print type, stage, medium, date and the value of every part."""
    words = Words(lang)
    refuse_report(output, file, force)
    task = settings_of(config, no_config).task(file)
    try:
        with stop.working():
            plan = understood(file, task)
    except Unreadable as trouble:
        tell(words.ui("file_problem", path=file, message=trouble_of(trouble, file, words)), words)
        return 2
    write_told(render(plan, file), output, words)
    return 0
