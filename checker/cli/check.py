"""``thethuc check``: is the form of these plans right, and if not, what is to be mended where?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from checker.cli import options
from checker.cli.complaint import Complaint
from checker.cli.running import Baselines, reports
from checker.cli.settings import Settings, configurable
from checker.cli.speech import tell
from checker.cli.verbs import verb
from checker.cli.walking import walk
from checker.cli.writing import colored, refuse_bad_target, width, write
from checker.model import LEVELS, DocumentReport, Report
from checker.reporting import SHOWING_THE_TEXT, page_spec, render
from checker.reporting.catalogue import Words
from checker.reporting.phrases import problem

WORTH_PROGRESS = 20
"""Files from which a terminal is told how far the run is."""


@verb("check")
@click.argument("paths", nargs=-1, metavar="PATHS… [-]")
@options.formats("text", "json", "html")
@options.output
@options.lang
@click.option("--ruleset", metavar="ID")
@click.option("--as-of", type=options.Day())
@options.stage
@options.medium
@click.option("--fail-on", type=options.OneOf(*LEVELS, "never"), default="error")
@click.option("--level", type=options.OneOf(*LEVELS), default="note")
@click.option("--select", multiple=True, metavar="RULE")
@click.option("--ignore", multiple=True, metavar="RULE")
@options.profile
@click.option("--baseline", metavar="FILE")
@click.option("--baseline-strict", is_flag=True)
@click.option("--since", metavar="REV")
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
    output: str | None,
    lang: str,
    level: str,
    config: str | None,
    no_config: bool,
    baseline_strict: bool,
    since: str | None,
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
    settings = Settings(config, no_config)
    files, lost = walk(paths or (".",))
    if since is not None:
        from checker.cli.since import changed

        files = changed(files, since)
    refuse_bad_target(output, files)
    for path in lost:
        tell(words.ui(path.key, **dict(path.values)), words)
    baselines = Baselines(settings)
    look: dict[str, Any] = {"color": colored(color, output), "width": width(output), "level": level, "brief": quiet}
    page = page_spec(lang, **look) if format_ == "text" else None
    found = baselines.applied(reports(files, settings, jobs, keep_document=format_ in SHOWING_THE_TEXT, page=page))
    documents = list(_told(found, len(files), words, quiet))
    report = Report(tuple(documents))
    write(render(report, format_, lang, **look), output)
    outgrown = baselines.outgrown() if baseline_strict else []
    for file, count in outgrown:
        tell(words.ui("baseline.outgrown", file=file, count=count), words)
    return 2 if lost else exit_code(report) or int(bool(outgrown))


def exit_code(report: Report) -> int:
    """2 when a file or a rule could not do its part, 1 when a document fails, else 0."""
    for document in report.documents:
        if document.verdict == "unreadable" or document.crashed:
            return 2
    return int(any(document.verdict == "fail" for document in report.documents))


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
