"""``thethuc check``: is the form of these plans right, and if not, what is to be mended where?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from checker.cli import options
from checker.cli.complaint import Complaint
from checker.cli.outputs import Output, outputs, refuse_bad_outputs, write_all
from checker.cli.running import Baselines, reports
from checker.cli.settings import Settings, configurable
from checker.cli.speech import tell
from checker.cli.verbs import verb
from checker.cli.walking import walk
from checker.cli.writing import colored, width
from checker.model import LEVELS, DocumentReport, Report
from checker.reporting import FORMATS, SHOWING_THE_TEXT, page_spec, render
from checker.reporting.catalogue import Words
from checker.reporting.order import exit_code
from checker.reporting.phrases import cause, problem

WORTH_PROGRESS = 20
"""Files from which a terminal is told how far the run is."""


@verb("check")
@click.argument("paths", nargs=-1, metavar="PATHS… [-]", type=options.Path())
@options.formats("auto", *FORMATS)
@options.outputs
@options.lang
@click.option("--ruleset", metavar="ID", type=options.RuleSetWord())
@click.option("--as-of", type=options.Day())
@options.stage
@options.medium
@click.option("--fail-on", type=options.OneOf(*LEVELS, "never"), default="error")
@click.option("--level", type=options.OneOf(*LEVELS), default="note")
@click.option("--select", multiple=True, type=options.RuleWord())
@click.option("--ignore", multiple=True, type=options.RuleWord())
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
@click.option("--jobs", "-j", type=options.Count())
@options.color
@click.option("--quiet", "-q", is_flag=True)
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
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
    **_keys: Any,
) -> int:
    """Check plans and say what departs from the law. Exit code 0, 1 (findings) or 2 (not everything could be checked).

    ``_keys`` are the options that are keys of the configuration too: :class:`Settings` reads them.
    """
    words = Words(lang)
    if not paths and since is None:
        raise Complaint("no_paths")
    targets = outputs(format_, output)
    settings = Settings(config, no_config)
    if watch:
        from checker.cli.watching import refuse_unwatchable

        refuse_unwatchable(paths, output)
    skipped: list[str] = []
    files, lost = walk(paths or (".",), skipped)
    if since is not None:
        from checker.cli.since import changed

        files, skipped = changed(files, since), []
    refuse_bad_outputs(targets, files)
    for path in lost:
        tell(words.ui(path.key, **{name: cause(value, words) for name, value in path.values}), words)

    def look(target: Output) -> dict[str, Any]:
        return {"color": colored(color, target.path), "width": width(target.path), "level": level, "brief": quiet}

    texts = [target for target in targets if target.format == "text"]
    page = page_spec(lang, **look(texts[0])) if len(texts) == 1 else None
    keep = any(target.format in SHOWING_THE_TEXT for target in targets)

    def once(files: list[str]) -> int:
        baselines = Baselines(settings)
        left = list(skipped)
        found = baselines.applied(reports(files, settings, jobs, keep_document=keep, page=page, skipped=left))
        documents = tuple(_told(found, len(files), words, quiet))
        report = Report(documents, tuple(left))
        outgrown = baselines.outgrown() if baseline_strict else []
        code = 2 if lost else exit_code(report) or int(bool(outgrown))
        write_all(targets, lambda target: render(report, target.format, lang, code=code, **look(target)), words)
        for file, count in outgrown:
            tell(words.ui("baseline.outgrown", file=file, count=count), words)
        return code

    return _watch(paths, once, words) if watch else once(files)


def _watch(paths: tuple[str, ...], once: Callable[[list[str]], int], words: Words) -> int:
    """Check all files, then each that changes, until Ctrl-C: that is how a watch ends, so its exit code is 0."""
    from checker.cli.watching import rounds

    try:
        for number, files in enumerate(rounds(paths)):
            if files:
                once(files)
            if number == 0:
                tell(words.ui("watch.waiting"), words)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0


def _told(reports: Iterable[DocumentReport], total: int, words: Words, quiet: bool) -> Iterator[DocumentReport]:
    """``reports`` as they come, with a running count on a terminal and a line for each file that could not be read."""
    live = total >= WORTH_PROGRESS and not quiet and sys.stderr.isatty()
    for done, report in enumerate(reports, 1):
        if live:
            _show_progress(words.ui("progress", done=done, total=total) if done < total else "")
        if report.verdict == "unreadable":
            tell(words.ui("file_problem", path=report.path, message=problem(report, words)), words)
        yield report


def _show_progress(text: str) -> None:
    """Rewrite the one line of progress; an empty text clears it."""
    print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
