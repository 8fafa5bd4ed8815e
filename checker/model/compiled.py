"""A compiled file, of which a run parses what it asks for and no more: it is JSON, written a line a section."""

from __future__ import annotations

import json
from typing import Any

ENTERED = "rules"
"""The one section that has a line each entry, behind a space."""
_HEAD, _FOOT = b"{\n", b"\n}\n"


class CompiledFile:
    """The bytes of a compiled file, and what of it has been asked for. Raises :class:`ValueError` for one that is cut short."""

    def __init__(self, data: bytes) -> None:
        if not (data.startswith(_HEAD) and data.endswith(_FOOT)):
            raise ValueError("a compiled file that is not whole")
        self._data = data
        self._parsed: dict[bytes, Any] = {}

    def section(self, name: str) -> Any:
        """A section, ``None`` where there is none of that name. Raises :class:`ValueError` where it is broken."""
        return self._found(f'\n"{name}":'.encode())

    def entry(self, name: str) -> Any:
        """An entry of :data:`ENTERED`, alone; ``None`` and errors as of a section."""
        return self._found(f'\n "{name}":'.encode())

    def _found(self, mark: bytes) -> Any:
        if mark not in self._parsed:
            self._parsed[mark] = self._parse(mark)
        return self._parsed[mark]

    def _parse(self, mark: bytes) -> Any:
        at = self._data.find(mark)
        if at < 0:
            return None
        start = at + len(mark)
        end = self._data.index(b"\n", start)
        if self._data[start:end] == b"{":
            end = self._data.index(b"\n}", start) + 2
        return json.loads(self._data[start:end].removesuffix(b",").decode())
