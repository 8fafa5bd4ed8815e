"""``thethuc baseline write``: take the findings of now as known."""

from __future__ import annotations

import os
from contextlib import closing
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import write
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.phrases import problem
from checker.running.many import reports
from checker.running.stopping import Stop, stoppable
from checker.running.walking import walk
from checker.settings.baseline import USUAL, Baseline, load, surplus, taken, written


@verb("write")
@click.argument("paths", nargs=-1, metavar="PATHS…")
@click.option("--output", "-o", metavar="FILE", default=USUAL)
@click.option("--grow", is_flag=True)
@options.lang
@options.profile
@configurable
@click.option("--allow-secret", is_flag=True)
@click.option("--jobs", "-j", type=options.Count())
@stoppable
def command(
    paths: tuple[str, ...],
    output: str,
    grow: bool,
    lang: str,
    config: str | None,
    no_config: bool,
    jobs: int | None,
    stop: Stop,
    **_keys: Any,
) -> int:
    """Judge the files and write the baseline; one that is there may shrink, and grow only when asked to."""
    words = Words(lang)
    if not paths:
        raise Refused("no_paths")
    settings = settings_of(config, no_config)
    met = walk(paths, settings.passes_over)
    before = load(output) if os.path.exists(output) else Baseline(output)
    with stop.working(), closing(reports(met.files, settings, jobs)) as each:
        found = list(each)
    for path in met.lost:
        tell(words.ui(path.key, **dict(path.values)), words)
    for report in found:
        if report.verdict == "unreadable":
            tell(words.ui("file_problem", path=report.path, message=problem(report, words)), words)
        elif report.secret:
            tell(words.ui("register.secret", path=report.path), words)
    after = taken(output, found, before)
    more = surplus(after, before)
    if os.path.exists(output) and more and not grow:
        raise Refused("baseline.grows", file=output, count=more)
    write(written(after), output)
    print(words.ui("baseline.written", file=output, count=total(after), documents=len(after.files)))
    return 2 if met.lost or any(report.verdict == "unreadable" for report in found) else 0


def total(baseline: Baseline) -> int:
    """How many findings a baseline knows."""
    return sum(sum(each.entries.values()) for each in baseline.files.values())
