"""Where one report goes: standard output, a file that is whole or not there, the summary of a pipeline's step."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from checker.cli.terminal.writing import write
from checker.model.errors import Unavailable, cause
from checker.reporting.catalogue import Words

_SUMMARY_BYTES = 1_000_000
"""GitHub drops a summary of more than 1 MiB."""


class Outlet(Protocol):
    """Where one report goes."""

    def put(self, text: str, *, one: bool = False) -> None:
        """A piece of it; ``one``: one document's."""

    def end(self) -> None:
        """There is no more."""

    def abandon(self) -> None:
        """It will not be finished; nothing when it is."""


class StandardOutput:
    """The report on standard output, flushed piece by piece."""

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, out."""
        if text:
            write(text, None)

    def end(self) -> None:
        """Nothing: it is all out."""

    abandon = end


class WholeFile:
    """The report in a file that is either the old one or the whole new one; a device or pipe is written to as it is."""

    def __init__(self, path: str) -> None:
        from checker.running.replacing import Part

        self._named = path
        with telling(self._named):
            self._part = Part(os.path.realpath(path))

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, into the new file."""
        self.put_bytes(text.encode("utf-8", "backslashreplace"))

    def put_bytes(self, data: bytes) -> None:
        """The same for what is no text."""
        with telling(self._named):
            self._part.put(data)

    def end(self) -> None:
        """The new file takes the place of the old one."""
        with telling(self._named):
            self._part.put_in_place()

    def abandon(self) -> None:
        """The new file goes, the old one stays."""
        self._part.drop()


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Within it, what the system refuses is told of the file as the user named it."""
    try:
        yield
    except OSError as error:
        raise Unavailable("cannot_write", path=path, cause=cause(error)) from None


class StepSummary:
    """As many whole documents as GitHub takes into the summary of a step, and how many are left out."""

    def __init__(self, path: str, words: Words) -> None:
        self._path, self._words = path, words
        self._kept: list[str] = []
        self._size = self._left = 0

    def put(self, text: str, *, one: bool = False) -> None:
        """The piece, while there is room."""
        self._size += len(text.encode("utf-8", "replace"))
        if one and self._size > _SUMMARY_BYTES:
            self._left += 1
        else:
            self._kept.append(text)

    def end(self) -> None:
        """Add it to the file GitHub gives a step, which is there to be added to: nothing is replaced."""
        cut = f"\n{self._words.ui('pipeline.cut', count=self._left)}\n" if self._left else ""
        try:
            with open(self._path, "ab") as file:
                file.write(("".join(self._kept) + cut).encode("utf-8", "replace"))
        except OSError as error:
            raise Unavailable("cannot_write", path=self._path, cause=cause(error)) from None

    def abandon(self) -> None:
        """Nothing was added yet."""


def outlet_to(path: str | None) -> Outlet:
    """The file at a path, or standard output without one."""
    return StandardOutput() if path is None else WholeFile(path)
