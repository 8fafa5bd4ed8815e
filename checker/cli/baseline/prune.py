"""``thethuc baseline prune``: forget what no longer occurs."""

from __future__ import annotations

import os
from contextlib import closing
from typing import Any

import click

from checker.cli.baseline.write import total
from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.reporting.catalogue import Words
from checker.running.many import reports
from checker.running.stopping import Stop, stoppable
from checker.running.walking import walk
from checker.settings.baseline import USUAL, load, pruned, written


@verb("prune")
@click.argument("paths", nargs=-1, metavar="[PATHS…]")
@click.option("--baseline", "-b", "file", metavar="FILE", default=USUAL)
@options.lang
@options.profile
@configurable
@click.option("--allow-secret", is_flag=True)
@click.option("--jobs", "-j", type=options.Count())
@stoppable
def command(
    paths: tuple[str, ...], file: str, lang: str, config: str | None, no_config: bool, jobs: int | None, stop: Stop, **_keys: Any
) -> int:
    """Judge the documents the baseline knows (and ``PATHS``, where moved ones may be) and drop what they no longer have."""
    words = Words(lang)
    before = load(file)
    there = [os.path.relpath(before.place_of(name)) for name in sorted(before.files) if os.path.exists(before.place_of(name))]
    settings = settings_of(config, no_config)
    files = walk((*there, *paths), settings.passes_over).files
    with stop.working(), closing(reports(files, settings, jobs)) as found:
        after = pruned(before, found)
    if after != before:
        write(written(after), file)
    print(words.ui("baseline.pruned", file=file, count=total(before) - total(after), left=total(after)))
    return 0
