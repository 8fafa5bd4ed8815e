"""``thethuc check``: is the form of these plans right, and if not, what is to be mended where?"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.outputs import Output, outputs, refuse_bad_outputs, refuse_foreign, to_check
from checker.cli.terminal.told_runs import ToldRun
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import colored, width
from checker.model import LEVELS
from checker.model.errors import Refused
from checker.reporting import BOOKS, FORMATS, SHOWING_THE_TEXT, SUMMED, page_spec, writer
from checker.reporting.catalogue import Words
from checker.reporting.phrases import cause
from checker.running.copying import refuse_own_files
from checker.running.stopping import INTERRUPTING
from checker.running.tasks import Settings
from checker.running.walking import PACKED, Walked, walk


@verb("check")
@click.argument("paths", nargs=-1, metavar="PATHS… [-]", type=options.Path())
@options.formats("auto", *FORMATS, *BOOKS)
@options.outputs
@options.force
@options.lang
@options.law
@options.medium
@click.option("--fail-on", type=options.OneOf(*LEVELS, "never"), default="error")
@click.option("--fail-on-review", is_flag=True)
@click.option("--level", type=options.OneOf(*LEVELS), default="note")
@options.chosen
@click.option("--exclude", metavar="GLOB", multiple=True)
@options.profile
@click.option("--baseline", metavar="FILE")
@click.option("--baseline-strict", is_flag=True)
@click.option("--no-suppressions", is_flag=True)
@click.option("--since", metavar="REV")
@click.option("--watch", is_flag=True)
@options.limit
@configurable
@click.option("--no-cache", is_flag=True)
@click.option("--cache-dir", metavar="FOLDER")
@click.option("--allow-secret", is_flag=True)
@click.option("--jobs", "-j", type=options.Count())
@options.color
@click.option("--quiet", "-q", is_flag=True)
@click.option("--statistics", is_flag=True)
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    force: bool,
    lang: str,
    level: str,
    config: str | None,
    no_config: bool,
    baseline_strict: bool,
    since: str | None,
    watch: bool,
    jobs: int | None,
    color: str,
    quiet: bool,
    statistics: bool,
    **_keys: Any,
) -> int:
    """Check plans and say what departs from the law. Exit code 0, 1 (findings) or 2 (not everything could be checked).

    ``_keys`` are the options that are keys of the configuration too: :func:`settings_of` reads them.
    """
    words = Words(lang)
    if not paths and since is None:
        raise Refused("no_paths")
    targets = outputs(format_, output)
    if statistics and not any(target.format in SUMMED for target in targets):
        raise Refused("no_statistics", formats=", ".join(SUMMED))
    settings = settings_of(config, no_config)
    if watch:
        from checker.running.watching import refuse_unwatchable

        refuse_unwatchable(paths, output)
    walked = walk(paths or (".",), settings.passes_over)
    walked = walked._replace(files=to_check(walked.files, paths, targets))
    refuse_bad_outputs(targets, walked.files)
    refuse_own_files((target.path for target in targets), _own_files(walked.files, settings))
    refuse_foreign((target.path for target in targets), force)
    met = _met(walked, since)
    _tell_of(met, quiet, words)

    several = len(met.files) > 1 or any(path.lower().endswith(PACKED) for path in met.files)

    def look(target: Output) -> dict[str, Any]:
        return {"color": colored(color, target.path), "width": width(target.path), "level": level, "brief": quiet, "several": several}

    texts = [target for target in targets if target.format == "text"]
    page = page_spec(lang, **look(texts[0])) if len(texts) == 1 else None
    keep = any(target.format in SHOWING_THE_TEXT for target in targets)

    run = ToldRun(
        targets, lambda target: writer(target.format, lang, **look(target), statistics=statistics), words, settings, met, jobs, quiet,
        level if several else "", page, keep, baseline_strict,
    )  # fmt: skip
    if watch:
        from checker.running.watching import rounds

        return _watch(rounds(paths, passes_over=settings.passes_over), lambda files: run.over(files, idle=None), words)
    return run.over(met.files, idle=paths if since is None else None)


def _own_files(files: Iterable[str], settings: Settings) -> Iterator[str]:
    """What the run is set by: the files of configuration, baselines and profiles that apply to each folder it takes plans from."""
    for file in {os.path.dirname(file): file for file in files}.values():
        yield from settings.own_files(file)


def _met(met: Walked, since: str | None) -> Walked:
    """The files to check: all, or those that have changed since a revision."""
    if since is None:
        return met
    from checker.running.since import changed

    return met._replace(files=changed(met.files, since), skipped=[])


def _tell_of(met: Walked, quiet: bool, words: Words) -> None:
    """Say which paths gave no file, and that some were passed over."""
    for path in met.lost:
        tell(words.ui(path.key, **{name: cause(value, words) for name, value in path.values}), words)
    if met.passed_over and not quiet:
        tell(words.ui("passed_over", count=met.passed_over), words)


def _watch(rounds: Iterable[list[str]], once: Callable[[list[str]], int], words: Words) -> int:
    """Check all files, then each that changes, until Ctrl-C: that is how a watch ends, so its exit code is 0."""
    try:
        for number, files in enumerate(rounds):
            code = once(files) if files else 0
            if code > INTERRUPTING:
                print(file=sys.stderr)
                return 0 if code == INTERRUPTING + signal.SIGINT else code
            if number == 0:
                tell(words.ui("watch.waiting"), words)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0
