"""``thethuc sheet``: a plan against the decree's table of letters (Mục V), row by row."""

from __future__ import annotations

import os
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import say
from checker.letters.sample_files import FORMATS, sheet_file
from checker.letters.sample_sheet import sample_rows
from checker.model import Unreadable
from checker.model.errors import Refused
from checker.model.media import MEDIA
from checker.reporting.catalogue import Words
from checker.reporting.phrases import trouble_of
from checker.running.copying import refuse_output, write_bytes
from checker.running.stopping import Stop, stoppable
from checker.running.suppressing import judged
from checker.running.walking import STANDARD_INPUT


@verb("sheet")
@click.argument("file", metavar="FILE", type=options.Path())
@options.output
@options.force
@options.lang
@click.option("--allow-secret", is_flag=True)
@options.stage
@options.profile
@options.limit
@configurable
@stoppable
def command(file: str, output: str | None, force: bool, lang: str, config: str | None, no_config: bool, stop: Stop, **_keys: Any) -> int:
    """Write the sheet and say how many rows are wrong. Exit code 0, or 2 where it could not be written."""
    words = Words(lang)
    suffix = os.path.splitext(output or "")[1].lower()
    if output is None or suffix not in FORMATS:
        raise Refused("sheet.bare", suffixes=", ".join(FORMATS))
    if file == STANDARD_INPUT:
        raise Refused("needs_a_file")
    refuse_output(output, file, force)
    try:
        with stop.working():
            found = judged(file, settings_of(config, no_config).task(file), tuple(MEDIA))
    except Unreadable as trouble:
        raise Refused("file_problem", path=file, message=trouble_of(trouble, file, words)) from None
    if found.report.secret:
        raise Refused("letter.secret", path=file)
    rows = sample_rows(found.report, {rule.id for rule in found.ruleset.rules}, words)
    write_bytes(sheet_file(suffix, found.report, rows, words), output)
    told = [
        words.ui(f"sheet.count.{name}", count=count) for name in ("wrong", "look") if (count := sum(row.status == name for row in rows))
    ]
    say(words.ui("sheet.done", path=output, told=", ".join(told) or words.ui("sheet.count.none")))
    return 0
