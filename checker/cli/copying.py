"""What the verbs that write a copy of a Word file share: the bytes, the judgement on them, the signature, the writing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TYPE_CHECKING

from checker.cli.complaint import Complaint
from checker.cli.judging import Task, housed, limits_of, selected, understood
from checker.cli.settling import settled
from checker.cli.walking import STANDARD_INPUT
from checker.cli.writing import WORD_NAMES, refuse_bad_target, write_bytes
from checker.model import Document, DocumentReport, Rule, Unreadable
from checker.model.trouble import cause

if TYPE_CHECKING:
    from checker.fixing.annotating import Signature

BACKUP = ".bak"


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's bytes, what was read from them, the report on it, and the rules that spoke, by id."""

    data: bytes
    document: Document
    report: DocumentReport
    rules: dict[str, Rule]


def judged(path: str, task: Task, media: Sequence[str] = ("docx",)) -> Judged:
    """The file at ``path``, checked. Raises :class:`Unreadable`, also for a sound file of another medium than ``media``."""
    from checker.reading import read

    limits = limits_of(task)
    document = read(path, limits=limits)
    if document.medium not in media:
        raise Unreadable("unreadable.needs_word" if "text" not in media else "unreadable.needs_word_or_text")
    with open(path, "rb") as file:
        data = file.read(limits.file_bytes + 1)
    return judged_bytes(data, path, task)


def judged_bytes(data: bytes, path: str, task: Task) -> Judged:
    """The same for bytes in memory."""
    from checker.checking import lint, load_ruleset

    plan = understood(path, task, data)
    ruleset = selected(housed(load_ruleset(plan, ruleset=task.ruleset, as_of=task.as_of), task.profile), task)
    report = settled(replace(lint(plan, ruleset, fail_on=task.fail_on), path=path), task)
    return Judged(data, plan.document, report, {rule.id: rule for rule in ruleset.rules})


def check_target(path: str, output: str | None, *, named: bool = True) -> str:
    """``output`` when it can be written, is not the input, and (``named``) bears a Word file's name; raises :class:`Complaint`."""
    if path == STANDARD_INPUT:
        raise Complaint("needs_a_file")
    if not output:
        raise Complaint("bad.argument", option="--output")
    refuse_bad_target(output, [path])
    if named:
        refuse_other_names(output)
    return output


def refuse_other_names(output: str, medium: str = "docx") -> None:
    """Complain about a target whose name would hide from Word that it holds a Word file, or promise one where it is none."""
    if output.lower().endswith(WORD_NAMES) != (medium == "docx"):
        raise Complaint("output.no_word" if medium == "docx" else "output.no_text", path=output)


def keep_backup(path: str) -> str:
    """Copy the file beside itself before it is replaced; returns the copy's name. An older backup is never overwritten."""
    backup = path + BACKUP
    number = 1
    while os.path.exists(backup):
        number += 1
        backup = f"{path}{BACKUP}{number}"
    try:
        shutil.copy2(path, backup)
    except OSError as error:
        raise Complaint("cannot_write", path=backup, cause=cause(error)) from None
    return backup


def signature(author: str, initials: str, day: str | None) -> Signature:
    """Who and when: the day given, else ``SOURCE_DATE_EPOCH``, else now (UTC)."""
    from checker.fixing.annotating import Signature

    return Signature(author, initials, f"{day}T00:00:00Z" if day else _now())


def _now() -> str:
    from datetime import datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


__all__ = ["Judged", "check_target", "judged", "judged_bytes", "keep_backup", "limits_of", "signature", "write_bytes"]
