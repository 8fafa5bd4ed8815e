"""The one exception of this room: a catalogue key and the values of its sentence, never a sentence."""

from __future__ import annotations

from typing import Any


class Misconfigured(Exception):  # noqa: N818 - the state of the file, not of the program
    """A file of settings that cannot be used. ``key`` is a key of the ``ui`` catalogue, ``values`` fill its places."""

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
