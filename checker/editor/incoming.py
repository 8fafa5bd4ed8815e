"""What an editor sends on standard input, no message longer than is read."""

from __future__ import annotations

from typing import BinaryIO

LONGEST = 64 * 1024 * 1024
"""Bytes of one message; an editor sends a whole document at each change."""
_LONGEST_HEADING = 4096


class Incoming:
    """A stream that ends before a message longer than ``longest`` bytes. ``cut``: there was one."""

    def __init__(self, stream: BinaryIO, longest: int = LONGEST) -> None:
        self._stream = stream
        self._longest = longest
        self.cut = False

    def readline(self) -> bytes:
        """A line of a heading."""
        line = self._stream.readline(_LONGEST_HEADING + 1)
        self.cut = self.cut or len(line) > _LONGEST_HEADING
        return b"" if self.cut else line

    def read(self, size: int) -> bytes:
        """A message of that size."""
        self.cut = self.cut or size > self._longest
        return b"" if self.cut else self._stream.read(size)
