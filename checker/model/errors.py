"""The exceptions that bad input and bad settings may raise: a catalogue key and the values of its sentence, never a sentence."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from typing import Any

from checker.model.regular import NotAFileError

CAUSES = (
    "ENOENT",
    "EEXIST",
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


class Refused(Exception):  # noqa: N818 - what was done with the request, as a user would say it
    """A request that cannot be met as it was put. ``key`` is a key of the ``ui`` catalogue, ``values`` fill its places."""

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class RefusedTwice(Refused):
    """More than one reason at once: a form tells ``each``, everything else the first."""

    def __init__(self, each: Sequence[Refused]) -> None:
        super().__init__(each[0].key, **each[0].values)
        self.each = tuple(each)


def refuse(each: Sequence[Refused]) -> None:
    """Raises :class:`Refused` for what stands against a request; of nothing, nothing."""
    if each:
        raise each[0] if len(each) == 1 else RefusedTwice(each)


class Misconfigured(Refused):
    """What is wrong stands in a file the user wrote, such as a configuration, a profile or a baseline."""


class Damaged(Refused):
    """What is wrong stands in what this program wrote itself, and something else changed."""


class Unavailable(Refused):
    """What is wrong is no fault of the request: a database that is not to be had, a disk that is full."""


def cause(error: OSError) -> str:
    """Why the system refused: the name of its reason where the catalogues have words for it, else the system's own words."""
    if isinstance(error, NotAFileError):
        return "NOT_A_FILE"
    name = errno.errorcode.get(error.errno or 0, "")
    return name if name in CAUSES else error.strerror or type(error).__name__


def debugging() -> bool:
    """Whether the user asked to see traces (``THETHUC_DEBUG=1``)."""
    return os.environ.get("THETHUC_DEBUG", "") not in ("", "0")
