"""What the verbs that write a copy of a Word file share: the bytes, the judgement on them, the signature, the writing."""

from __future__ import annotations

import os
from datetime import UTC
from typing import TYPE_CHECKING

from checker.cli.replacing import BACKUP, keep_copy
from checker.cli.writing import WORD_NAMES, refuse_bad_target, refuse_existing
from checker.model.errors import Refused, cause
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    from checker.fixing.annotating import Byline


def check_target(path: str, output: str | None, *, named: bool = True, force: bool = False) -> str:
    """``output`` when it can be written, is not the input nor (but with ``force``) another file that is there, and (``named``)
    bears a Word file's name. Raises :class:`Refused`.
    """
    if path == STANDARD_INPUT:
        raise Refused("needs_a_file")
    if not output:
        raise Refused("bad.argument", option="--output")
    refuse_bad_target(output, [path])
    refuse_existing(output, force)
    if named:
        refuse_other_names(output)
    return output


def refuse_other_names(output: str, medium: str = "docx") -> None:
    """Complain about a target whose name would hide from Word that it holds a Word file, or promise one where it is none."""
    if output.lower().endswith(WORD_NAMES) != (medium == "docx"):
        raise Refused("output.no_word" if medium == "docx" else "output.no_text", path=output)


def keep_backup(path: str) -> str:
    """Keep the file beside itself before it is replaced; returns the copy's name. Nothing that is there is written over."""
    try:
        return keep_copy(path)
    except OSError as error:
        raise Refused("cannot_write", path=path + BACKUP, cause=cause(error)) from None


def signature(author: str, initials: str, day: str | None) -> Byline:
    """Who and when: the day given, else ``SOURCE_DATE_EPOCH``, else now (UTC)."""
    from checker.fixing.annotating import Byline

    return Byline(author, initials, f"{day}T00:00:00Z" if day else _now())


def _now() -> str:
    from datetime import datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
