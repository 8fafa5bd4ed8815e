"""Files that a run writes: what may not be written over, whole or not at all; the copies of plans, and who signs their changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import TYPE_CHECKING

from checker.model.errors import Refused, Unavailable, cause
from checker.running.walking import STANDARD_INPUT

if TYPE_CHECKING:
    from checker.fixing.annotating import Byline


WORD_NAMES = (".docx", ".docm", ".dotx", ".dotm")


def refuse_bad_target(output: str | None, inputs: Iterable[str]) -> None:
    """Complain before the work when ``output`` could not be written, or would overwrite a file being checked."""
    refuse_bad_targets([output], inputs)


def refuse_bad_targets(outputs: Iterable[str | None], inputs: Iterable[str]) -> None:
    """The same of several; where the files to check really lie is asked once, and only where one could be written over."""
    real: set[str] | None = None
    for output in outputs:
        if output is None:
            continue
        folder = os.path.dirname(os.path.abspath(output))
        if not os.path.isdir(folder) or os.path.isdir(output):
            raise Unavailable("cannot_write", path=output, cause="ENOENT" if not os.path.isdir(folder) else "EISDIR")
        if not os.path.isfile(output):  # new, a pipe or a device
            continue
        real = {os.path.realpath(path) for path in inputs} if real is None else real
        if os.path.realpath(output) in real:
            raise Refused("overwrites", path=output)


def refuse_own_files(outputs: Iterable[str | None], own: Iterable[str]) -> None:
    """Complain of an output that would overwrite a file by which the run is set: of configuration, a baseline, a profile's, a source."""
    places = {os.path.realpath(output): output for output in outputs if output is not None and os.path.isfile(output)}
    for path in own if places else ():
        if (output := places.get(os.path.realpath(path))) is not None:
            raise Refused("overwrites_own", path=output)


def refuse_any_of(output: str, places: Iterable[str]) -> None:
    """Complain of an output that is one of these places, whether something lies there now or not."""
    if os.path.realpath(output) in map(os.path.realpath, places):
        raise Refused("overwrites", path=output)


def write_bytes(data: bytes, output: str, backup: str | None = None) -> tuple[str, ...]:
    """Put ``data`` atomically into the file ``output``; what could not be kept of the old one, which lies at
    ``backup`` too if the caller kept it. Raises :class:`Refused`.
    """
    from checker.running.replacing import replace_file

    try:
        return replace_file(os.path.realpath(output), data, backup)
    except OSError as error:
        raise Unavailable("cannot_write", path=output, cause=cause(error)) from None


def write_folder(files: Mapping[str, bytes], folder: str) -> None:
    """Put files by name into a folder that is new or empty. Raises :class:`Refused`, nothing written, for one that is not."""
    try:
        os.makedirs(folder, exist_ok=True)
        if os.listdir(folder):
            raise Refused("profile.exists", folder=folder)
    except OSError as error:
        raise Unavailable("cannot_write", path=folder, cause=cause(error)) from None
    for name, data in files.items():
        write_bytes(data, os.path.join(folder, name))


def refuse_existing(output: str, force: bool) -> None:
    """Complain about a file that is there already (a device is not one) unless the user said to overwrite it."""
    if os.path.lexists(output) and not force and (os.path.isfile(output) or not os.path.exists(output)):
        raise Refused("exists", path=output)


def refuse_output(output: str | None, path: str, force: bool) -> None:
    """Complain before the work about a file ``output`` that cannot be written, is the one at ``path``, or is there already."""
    if output is not None:
        refuse_bad_target(output, [path])
        refuse_existing(output, force)


def check_target(path: str, output: str | None, *, named: bool = True, force: bool = False) -> str:
    """``output`` when it can be written, is not the input nor (but with ``force``) another file that is there, and (``named``)
    bears a Word file's name. Raises :class:`Refused`.
    """
    if path == STANDARD_INPUT:
        raise Refused("needs_a_file")
    if not output:
        raise Refused("fix.no_copy")
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
    from checker.running.replacing import BACKUP, keep_copy

    try:
        return keep_copy(path)
    except OSError as error:
        raise Unavailable("cannot_write", path=path + BACKUP, cause=cause(error)) from None


def signature(author: str, initials: str, day: str | None) -> Byline:
    """Who and when: the day given, else ``SOURCE_DATE_EPOCH``, else now (UTC)."""
    from checker.fixing.annotating import Byline

    return Byline(author, initials, f"{day}T00:00:00Z" if day else _now())


def _now() -> str:
    from datetime import datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
