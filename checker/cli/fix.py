"""``thethuc fix``: plans with all put right that a machine can, in Word as tracked changes: a copy of one, or several in place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import colored, tell_lost, width
from checker.model import Report, Unreadable
from checker.model.errors import Refused
from checker.reporting import phrases
from checker.reporting.catalogue import Words
from checker.reporting.order import exit_code
from checker.reporting.paper import Paper
from checker.running.copying import (
    check_target,
    keep_backup,
    refuse_bad_targets,
    refuse_existing,
    refuse_other_names,
    signature,
    write_bytes,
)
from checker.running.mending_account import Account, refuse_format, written
from checker.running.rounds import Asked, mended_of, opened_up, refuse_locked
from checker.running.stopping import Stop, Stopped, stoppable
from checker.running.suppressing import judged
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Writing:
    """Where results go: into the file ``output``, into the files themselves (``in_place``), else nowhere."""

    output: str | None
    in_place: bool
    backup: bool


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
@click.option("--select", multiple=True, type=options.RuleWord())
@click.option("--ignore", multiple=True, type=options.RuleWord())
@options.only
@click.option("--ruleset", metavar="ID", type=options.RuleSetWord())
@click.option("--as-of", type=options.Day())
@options.stage
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
    """Mend the plans and say what was done and what is left. Exit codes as for ``check``, on the mended files."""
    words = Words(lang)
    writing = _writing(files, output, in_place, diff_, no_backup, force)
    if report is not None:
        refuse_format(report)
        refuse_bad_targets([report], [*files, *([output] if output else [])])
        refuse_existing(report, force)
    settings = settings_of(config, no_config, own=("select", "ignore"))
    numbers = tuple(chain.from_iterable(only))
    if numbers and len(files) > 1:
        raise Refused("only.several")
    rules = options.known_rules(select), options.known_rules(ignore)
    sign = signature(author, author[:2].upper(), day)
    paper = Paper(width(None), colored(color, None))
    codes: list[int] = []
    accounts: list[Account] = []
    try:
        for file in files:
            asked = Asked(settings.task(file), *rules, unsafe, accept, sign, options.allowed_locks(allow_signed, allow_protected), numbers)
            codes.append(_mend(file, asked, writing, diff_, words, paper, stop, accounts))
    except Stopped:
        if len(files) > 1:
            tell(words.ui("stopped", done=len(codes), total=len(files)), words)
        raise
    finally:
        if report is not None and accounts:
            write_bytes(written(accounts, report, words), report)
    return max(codes)


def _mend(
    file: str, asked: Asked, writing: Writing, diff: bool, words: Words, paper: Paper, stop: Stop, accounts: list[Account]
) -> int:  # fmt: skip
    """One plan mended, written and accounted for; the exit code it deserves. Raises :class:`Stopped` before anything is written."""
    target = file if writing.in_place else writing.output
    try:
        with stop.working():
            before = judged(file, asked.task, ("docx", "text"))
            if writing.output is not None:
                refuse_other_names(writing.output, before.report.medium or "")
            if target is not None:
                refuse_locked(before, file, asked)
            result, after = mended_of(before, file, asked)
    except Refused as trouble:
        if not trouble.key.startswith("locked."):
            raise
        tell(words.ui(trouble.key, **trouble.values), words)
        return 2
    except Unreadable as trouble:
        tell(words.ui("file_problem", path=file, message=trouble_text(trouble, file, words)), words)
        return 2
    if target is not None:
        data = (
            opened_up(result.data, before.data, asked.task) if "signed" in asked.allowed and before.report.medium == "docx" else result.data
        )
        _write(data, file, writing, changed=data != before.data, words=words)
        if data != result.data:
            tell(words.ui("locked.removed", path=target), words)
    tracked = target is not None and bool(result.done) and before.report.medium == "docx" and not asked.accept
    account = Account(file, target, result, before.report, tracked)
    accounts.append(account)
    for line in account.lines(words, paper, diff=diff):
        print(line)
    return exit_code(Report((after.report if target is not None else before.report,)))


def trouble_text(trouble: Unreadable, path: str, words: Words) -> str:
    """Why a file could not be read."""
    return phrases.trouble_of(trouble, path, words)


def _writing(files: Sequence[str], output: str | None, in_place: bool, diff: bool, no_backup: bool, force: bool) -> Writing:
    """Where to write; nowhere when only the changes are asked for. Raises :class:`Refused` before any work."""
    if in_place and output is not None:
        raise Refused("fix.which")
    if len(files) > 1 and (output is not None or not (in_place or diff)):
        raise Refused("fix.several")
    if STANDARD_INPUT in files:
        raise Refused("needs_a_file")
    if not in_place and not (diff and output is None):
        check_target(files[0], output, named=False, force=force)
    return Writing(output, in_place, not no_backup)


def _write(data: bytes, file: str, writing: Writing, *, changed: bool, words: Words) -> None:
    """Write the result; a file mended in place is kept beside itself unless told not to, and left alone when nothing changed."""
    if not writing.in_place:
        tell_lost(write_bytes(data, str(writing.output)), str(writing.output), words)
    elif changed:
        backup = keep_backup(file) if writing.backup else None
        try:
            lost = write_bytes(data, file, backup)
        except Refused:
            if backup is not None:  # the file is as it was: nothing needs to be kept
                os.unlink(backup)
            raise
        if backup is not None:
            tell(words.ui("fix.backup", path=backup), words)
        tell_lost(lost, file, words)
