"""``thethuc check``: is the form of these plans right, and if not, what is to be mended where?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.complaint import Complaint
from checker.cli.jobs import judge_all, workers
from checker.cli.judging import Task
from checker.cli.outputs import Output, outputs, refuse_bad_outputs, write_all
from checker.cli.speech import tell
from checker.cli.verbs import verb
from checker.cli.walking import SUFFIXES, walk
from checker.cli.writing import colored, width
from checker.model import LEVELS, DocumentReport, Report
from checker.reporting import FORMATS, SHOWING_THE_TEXT, render
from checker.reporting.catalogue import Words
from checker.reporting.order import exit_code
from checker.reporting.phrases import cause, problem

if TYPE_CHECKING:
    from checker.cli.opening import Source

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
@options.limit
@click.option("--jobs", "-j", type=options.Count())
@options.color
@click.option("--quiet", "-q", is_flag=True)
def command(
    paths: tuple[str, ...],
    format_: str,
    output: tuple[str, ...],
    lang: str,
    ruleset: str | None,
    as_of: str | None,
    stage: str,
    medium: str | None,
    fail_on: str,
    level: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    limits: tuple[str, ...],
    jobs: int | None,
    color: str,
    quiet: bool,
) -> int:
    """Check plans and say what departs from the law. Exit code 0, 1 (findings) or 2 (not everything could be checked)."""
    words = Words(lang)
    if not paths:
        raise Complaint("no_paths")
    targets = outputs(format_, output)
    task = Task(
        stage=stage,
        medium=medium,
        ruleset=options.known_ruleset(ruleset),
        as_of=as_of,
        fail_on=fail_on,
        select=options.known_rules(select),
        ignore=options.known_rules(ignore),
        limits=options.known_limits(limits),
        keep_document=any(target.format in SHOWING_THE_TEXT for target in targets),
    )
    files, lost = walk(paths)
    refuse_bad_outputs(targets, files)
    for path in lost:
        tell(words.ui(path.key, **{name: cause(value, words) for name, value in path.values}), words)
    sources = _opened(files, task)
    documents = list(_told(judge_all(sources, task, workers(len(sources), jobs)), len(sources), words, quiet))
    report = Report(tuple(documents))
    code = 2 if lost else exit_code(report)

    def rendered(target: Output) -> str:
        color_, width_ = colored(color, target.path), width(target.path)
        return render(report, target.format, lang, color=color_, width=width_, level=level, brief=quiet, code=code)

    write_all(targets, rendered, words)
    return code


def _opened(files: list[str], task: Task) -> list[Source]:
    """``files`` with the archives among them opened; a run of plain documents never loads what opens them."""
    if all(file.lower().endswith(SUFFIXES) for file in files):
        return list(files)
    from checker.cli.opening import sources

    return list(sources(files, task))


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
