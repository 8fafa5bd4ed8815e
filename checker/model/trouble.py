"""The one exception that bad input may raise: a catalogue key and the values of its sentence, never a sentence."""

from __future__ import annotations

import errno
from typing import Any

from checker.model.regular import NotAFileError

CAUSES = (
    "ENOENT",
    "EACCES",
    "EPERM",
    "EISDIR",
    "ENOTDIR",
    "ENOSPC",
    "EROFS",
    "ENAMETOOLONG",
    "EIO",
    "ELOOP",
    "EFBIG",
    "EDQUOT",
    "NOT_A_FILE",
)
"""Reasons of the system that the catalogues say in their own words, under ``ui.causes``."""


class Unreadable(Exception):  # noqa: N818 - the verdict's own word, as DESIGN.md has it
    """A file that cannot be read. ``key`` is a key of the catalogues (``unreadable.empty``), ``values`` fill its places."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def cause(error: OSError) -> str:
    """Why the system refused: the name of its reason where the catalogues have words for it, else the system's own words."""
    if isinstance(error, NotAFileError):
        return "NOT_A_FILE"
    name = errno.errorcode.get(error.errno or 0, "")
    return name if name in CAUSES else error.strerror or type(error).__name__
