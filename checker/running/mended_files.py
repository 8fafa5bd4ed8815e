"""Plans mended and written: into a copy, in place with what was there kept beside it, or nowhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.model import Report
from checker.model.errors import Refused
from checker.reporting.order import exit_code
from checker.running.copying import check_target, keep_backup, refuse_other_names, write_bytes
from checker.running.mending_account import Account
from checker.running.rounds import Asked, mended_of, new_in, opened_up, refuse_locked
from checker.running.stopping import Stop
from checker.running.suppressing import judged
from checker.running.walking import STANDARD_INPUT


@dataclass(frozen=True, slots=True)
class Writing:
    """Where results go: into the file ``output``, into the files themselves (``in_place``), else nowhere."""

    output: str | None
    in_place: bool
    backup: bool

    def target(self, file: str) -> str | None:
        """The path that the result of ``file`` goes to."""
        return file if self.in_place else self.output


class WrittenFile(NamedTuple):
    """What became of the file at ``path``: what of it could not be kept, where the old one lies, whether its locks are gone."""

    path: str
    lost: tuple[str, ...] = ()
    backup: str | None = None
    unlocked: bool = False


def writing_of(files: Sequence[str], output: str | None, *, in_place: bool, diff: bool, backup: bool, force: bool) -> Writing:
    """Where to write; nowhere when only the changes are asked for. Raises :class:`Refused` before any work."""
    if in_place and output is not None:
        raise Refused("fix.which")
    if len(files) > 1 and (output is not None or not (in_place or diff)):
        raise Refused("fix.several")
    if STANDARD_INPUT in files:
        raise Refused("needs_a_file")
    if output is None and not (in_place or diff):
        raise Refused("fix.nowhere")
    if not in_place and not (diff and output is None):
        check_target(files[0], output, named=False, force=force)
    return Writing(output, in_place, backup)


def mend_file(file: str, asked: Asked, writing: Writing, stop: Stop) -> tuple[Account, WrittenFile | None, int]:
    """One plan mended and written: what was done, what became of the file, the exit code it deserves.

    Raises :class:`Stopped` before anything is written, :class:`Unreadable` and :class:`Refused`.
    """
    target = writing.target(file)
    with stop.working():
        before = new_in(judged(file, asked.task, ("docx", "text")), asked)
        if writing.output is not None:
            refuse_other_names(writing.output, before.report.medium or "")
        if target is not None:
            refuse_locked(before, file, asked)
        result, after = mended_of(before, file, asked)
    is_word = before.report.medium == "docx"
    written = None
    if target is not None:
        data = opened_up(result.data, before.data, asked.task) if "signed" in asked.allowed and is_word else result.data
        written = _write(data, file, writing, changed=data != before.data)._replace(unlocked=data != result.data)
    tracked = target is not None and bool(result.done) and is_word and not asked.accept
    spoke = {finding.rule for finding in before.report.findings}  # that the copy has tracked changes now is told with them
    others = sum(finding.rule in spoke for finding in after.report.findings) - len(result.left)
    code = exit_code(Report((after.report if target is not None else before.report,)))
    return Account(file, target, result, before.report, tracked, max(others, 0)), written, code


def _write(data: bytes, file: str, writing: Writing, *, changed: bool) -> WrittenFile:
    """Write the result; a file mended in place is kept beside itself unless told not to, and left alone when nothing changed."""
    if not writing.in_place:
        return WrittenFile(str(writing.output), write_bytes(data, str(writing.output)))
    if not changed:
        return WrittenFile(file)
    backup = keep_backup(file) if writing.backup else None
    try:
        return WrittenFile(file, write_bytes(data, file, backup), backup)
    except Refused:
        if backup is not None:  # the file is as it was: nothing needs to be kept
            os.unlink(backup)
        raise
