"""The messages of an assistant on standard input, none longer than is read."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import anyio

LONGEST = 16 * 1024 * 1024
"""Bytes of one message; the text of a plan within it is a small part of that."""


class Messages:
    """The lines of a stream, up to one that is longer than ``longest`` bytes: nothing behind that is read. ``cut``: there was one."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST) -> None:
        self._stream = stream
        self._longest = longest
        self.cut = False

    async def __aiter__(self) -> AsyncIterator[str]:
        while line := await anyio.to_thread.run_sync(self._stream.readline, self._longest + 1):
            if len(line) > self._longest:
                self.cut = True
                return
            yield line.decode("utf-8", "replace")


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """What comes in; meanwhile programs that are started find nothing on theirs."""
    stream = sys.stdin.buffer
    try:
        place = stream.fileno()
    except OSError:  # of a test
        yield stream
        return
    private = os.dup(place)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, place)
    os.close(nothing)
    try:
        yield os.fdopen(private, "rb", closefd=False)
    finally:
        os.dup2(private, place)
