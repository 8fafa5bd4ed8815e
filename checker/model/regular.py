"""Opening what a user or a file of settings names: regular files alone, since a pipe may never end and a device has no size."""

from __future__ import annotations

import errno
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


def read_regular(path: str | os.PathLike[str], most: int) -> bytes:
    """All bytes of the file at a path. Raises :class:`OSError`, also (``EFBIG``) for one of more than ``most``; no more is read."""
    with open_regular(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
    return data
