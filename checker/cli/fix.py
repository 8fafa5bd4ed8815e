"""``thethuc fix``: plans with all put right that a machine can, in Word as tracked changes: a copy of one, or several in place."""

from __future__ import annotations

import os
from itertools import chain
from typing import Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import colored, tell_lost, width
from checker.model import Unreadable
from checker.model.errors import Refused
from checker.reporting.catalogue import Words
from checker.reporting.paper import Paper
from checker.reporting.phrases import trouble_of
from checker.running.copying import refuse_bad_targets, refuse_existing, signature, write_bytes
from checker.running.many import Baselines
from checker.running.mended_files import WrittenFile, mend_file, writing_of
from checker.running.mending_account import Account, refuse_format, written
from checker.running.rounds import Asked
from checker.running.stopping import Stop, Stopped, stoppable


@verb("fix")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=options.Path())
@options.output
@options.lang
@click.option("--in-place", is_flag=True)
@click.option("--no-backup", is_flag=True)
@options.force
@click.option("--diff", "diff_", is_flag=True)
@click.option("--report", metavar="FILE", type=options.Path())
@click.option("--accept", is_flag=True)
@click.option("--unsafe", is_flag=True)
@options.locks
@click.option("--author", default="thethuc", metavar="NAME")
@click.option("--date", "day", type=options.Day())
@options.chosen
@options.only
@options.law
@options.profile
@options.limit
@configurable
@options.color
@stoppable
def command(
    files: tuple[str, ...], output: str | None, lang: str, in_place: bool, no_backup: bool, force: bool, diff_: bool, report: str | None,
    accept: bool, unsafe: bool, allow_signed: bool, allow_protected: bool, author: str, day: str | None,
    select: tuple[str, ...], ignore: tuple[str, ...], only: tuple[tuple[str, ...], ...],
    config: str | None, no_config: bool, color: str, stop: Stop, **_keys: Any,
) -> int:  # fmt: skip
    """Mend the plans and say what was done and what is left. Exit codes as for ``check``, on the mended files.

    What a baseline knows or the plan accepts is left as it is and does not count.
    """
    words = Words(lang)
    writing = writing_of(files, output, in_place=in_place, diff=diff_, backup=not no_backup, force=force)
    if report is not None:
        refuse_format(report)
        refuse_bad_targets([report], files)
        if output and os.path.realpath(output) == os.path.realpath(report):
            raise Refused("fix.report_and_copy", path=report)
        refuse_existing(report, force)
    settings = settings_of(config, no_config, own=("select", "ignore"))
    numbers = tuple(chain.from_iterable(only))
    if numbers and len(files) > 1:
        raise Refused("only.several")
    rules = options.known_rules(select), options.known_rules(ignore)
    baselines = Baselines(settings)
    sign = signature(author, author[:2].upper(), day)
    paper = Paper(width(None), colored(color, None))
    codes: list[int] = []
    accounts: list[Account] = []
    try:
        for file in files:
            locks = options.allowed_locks(allow_signed, allow_protected)
            asked = Asked(settings.task(file), *rules, unsafe, accept, sign, locks, numbers, baselines)
            try:
                account, became, code = mend_file(file, asked, writing, stop)
            except (Refused, Unreadable) as trouble:
                codes.append(_tell_why_not(trouble, file, words))
                continue
            accounts.append(account)
            codes.append(code)
            _tell_of(became, words)
            for line in account.lines(words, paper, diff=diff_):
                print(line)
    except Stopped:
        if len(files) > 1:
            tell(words.ui("stopped", done=len(codes), total=len(files)), words)
        raise
    finally:
        if report is not None and accounts:
            write_bytes(written(accounts, report, words), report)
    return max(codes)


def _tell_why_not(trouble: Refused | Unreadable, file: str, words: Words) -> int:
    """Say of one plan among several why it stays as it is; what concerns them all is raised again."""
    if isinstance(trouble, Unreadable):
        tell(words.ui("file_problem", path=file, message=trouble_of(trouble, file, words)), words)
    elif trouble.key.startswith("locked."):
        tell(words.ui(trouble.key, **trouble.values), words)
    else:
        raise trouble
    return 2


def _tell_of(became: WrittenFile | None, words: Words) -> None:
    """Say what became of the file that was written beside what is told of the plan."""
    if became is None:
        return
    if became.backup is not None:
        tell(words.ui("fix.backup", path=became.backup), words)
    tell_lost(became.lost, became.path, words)
    if became.unlocked:
        tell(words.ui("locked.removed", path=became.path), words)
