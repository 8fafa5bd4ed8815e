"""What the verbs that write a copy of a Word file share: the bytes, the judgement on them, the signature, the writing."""

from __future__ import annotations

import os
import shutil
from datetime import UTC
from typing import TYPE_CHECKING

from checker.cli.writing import WORD_NAMES, refuse_bad_target
from checker.model.trouble import Refused, cause
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    from checker.fixing.annotating import Signature

BACKUP = ".bak"


def check_target(path: str, output: str | None, *, named: bool = True) -> str:
    """``output`` when it can be written, is not the input, and (``named``) bears a Word file's name; raises :class:`Refused`."""
    if path == STANDARD_INPUT:
        raise Refused("needs_a_file")
    if not output:
        raise Refused("bad.argument", option="--output")
    refuse_bad_target(output, [path])
    if named:
        refuse_other_names(output)
    return output


def refuse_other_names(output: str, medium: str = "docx") -> None:
    """Complain about a target whose name would hide from Word that it holds a Word file, or promise one where it is none."""
    if output.lower().endswith(WORD_NAMES) != (medium == "docx"):
        raise Refused("output.no_word" if medium == "docx" else "output.no_text", path=output)


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
        raise Refused("cannot_write", path=backup, cause=cause(error)) from None
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
