"""Opening what a user or a file of settings names: regular files alone, since a pipe may never end and a device has no size."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO


class NotAFileError(OSError):
    """The path leads to a pipe, a device or a socket."""


def open_regular(path: str | os.PathLike[str]) -> BinaryIO:
    """The file at a path, open for reading. Raises :class:`OSError`; :class:`NotAFileError` without waiting for a pipe's writer."""
    kind = os.stat(path).st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # of a folder the system says it in its own words
        raise NotAFileError(None, "not a regular file", os.fspath(path))
    return open(path, "rb")
