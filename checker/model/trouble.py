"""The one exception that bad input may raise: a catalogue key and the values of its sentence, never a sentence."""

from __future__ import annotations

from typing import Any


class Unreadable(Exception):  # noqa: N818 - the verdict's own word, as DESIGN.md has it
    """A file that cannot be read. ``key`` is a key of the catalogues (``unreadable.empty``), ``values`` fill its places."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
