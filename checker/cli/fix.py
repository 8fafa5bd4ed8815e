"""``thethuc fix``: plans with all put right that a machine can, in Word as tracked changes: a copy of one, or several in place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from checker.cli.terminal import options
from checker.cli.terminal.flags import configurable, settings_of
from checker.cli.terminal.language import tell
from checker.cli.terminal.verbs import verb
from checker.cli.terminal.writing import colored, tell_lost
from checker.model import DocumentReport, Finding, Report, Unreadable
from checker.model.errors import Refused
from checker.reporting import phrases, summaries
from checker.reporting.catalogue import Words
from checker.reporting.order import exit_code
from checker.reporting.paper import Paper, printable
from checker.running.copying import check_target, keep_backup, refuse_other_names, signature, write_bytes
from checker.running.rounds import Asked, mended_of, opened_up, refuse_locked
from checker.running.stopping import Stop, Stopped, stoppable
from checker.running.suppressing import judged
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    from checker.fixing.mending import Change, Left, Mended

QUOTE = 60
"""Columns of text quoted in one line of the account."""


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
@click.option("--force", is_flag=True)
@click.option("--diff", "diff_", is_flag=True)
@click.option("--accept", is_flag=True)
@click.option("--unsafe", is_flag=True)
@options.locks
@click.option("--author", default="thethuc", metavar="NAME")
@click.option("--date", "day", type=options.Day())
@click.option("--select", multiple=True, type=options.RuleWord())
@click.option("--ignore", multiple=True, type=options.RuleWord())
@click.option("--ruleset", metavar="ID", type=options.RuleSetWord())
@click.option("--as-of", type=options.Day())
@options.stage
@options.profile
@options.limit
@configurable
@options.color
@stoppable
def command(
    files: tuple[str, ...], output: str | None, lang: str, in_place: bool, no_backup: bool, force: bool, diff_: bool,
    accept: bool, unsafe: bool, allow_signed: bool, allow_protected: bool, author: str, day: str | None,
    select: tuple[str, ...], ignore: tuple[str, ...], config: str | None, no_config: bool, color: str, stop: Stop, **_keys: Any,
) -> int:  # fmt: skip
    """Mend the plans and say what was done and what is left. Exit codes as for ``check``, on the mended files."""
    words = Words(lang)
    writing = _writing(files, output, in_place, diff_, no_backup, force)
    settings = settings_of(config, no_config, own=("select", "ignore"))
    rules = options.known_rules(select), options.known_rules(ignore)
    sign = signature(author, author[:2].upper(), day)
    paper = Paper(color=colored(color, None))
    codes: list[int] = []
    try:
        for file in files:
            asked = Asked(settings.task(file), *rules, unsafe, accept, sign, options.allowed_locks(allow_signed, allow_protected))
            codes.append(_mend(file, asked, writing, diff_, words, paper, stop))
    except Stopped:
        if len(files) > 1:
            tell(words.ui("stopped", done=len(codes), total=len(files)), words)
        raise
    return max(codes)


def _mend(file: str, asked: Asked, writing: Writing, diff: bool, words: Words, paper: Paper, stop: Stop) -> int:
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
    for line in _account(result, before.report, target, file, words, paper, diff):
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


def _account(
    result: Mended, report: DocumentReport, target: str | None, file: str, words: Words, paper: Paper, diff: bool
) -> Iterator[str]:
    """What was done, or would be when nothing is written (``target`` is ``None``), and what is left, as lines."""
    said = "" if target is not None else "_would"
    if not result.done:
        yield words.ui("fix.unchanged", path=target or file)
    else:
        yield words.ui(f"fix.head{said}", path=target or file, done=len(result.done), left=len(result.left))
    if diff:
        for change in result.changes:
            yield from _difference(change, words, paper)
    if result.done:
        yield f"{words.ui(f'fix.done{said}')}:"
        yield from (f"  {_line(finding, words)}" for finding in result.done)
    if result.left:
        yield f"{words.ui('fix.left')}:"
        yield from (f"  {_line(left.finding, words)}  ({_why(left, words)})" for left in result.left)
    if result.done and (advice := summaries.advice(report, words)):
        yield f"{words.ui('advice_label')} {advice}"


def _difference(change: Change, words: Words, paper: Paper) -> Iterator[str]:
    from checker.model import Location

    yield paper.paint(f"@@ {phrases.place(Location(change.part, change.paragraph, line=change.line), words)} @@", "cyan")
    yield from (paper.paint(f"-{printable(line)}", "red") for line in change.before.split("\n"))
    yield from (paper.paint(f"+{printable(line)}", "green") for line in change.after.split("\n"))


def _line(finding: Finding, words: Words) -> str:
    """``[TT0302] đoạn 5: “5” → “05”``; without a wanted form, what is wrong."""
    place = phrases.place(finding.place, words)
    if finding.after or (finding.got and finding.want):
        quoted = (words.ui("quoted", text=text) for text in phrases.contrast(finding, words))
        said = " → ".join(quoted)
    else:
        said = phrases.message(finding, words)
    return f"[{finding.rule}] " + ": ".join(part for part in (place, said) if part)


def _why(left: Left, words: Words) -> str:
    return words.ui(f"fix.why.{left.why}")
