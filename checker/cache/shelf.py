"""What is remembered that is no result: bytes by what they are about, in the folder of results, for this program and its rules alone."""

from __future__ import annotations

import contextlib
from hashlib import blake2b

from checker.cache.store import Memory, build


class CacheShelf:
    """A place for such bytes in the folder of results; whoever takes them asks whether they still hold."""

    def __init__(self, folder: str) -> None:
        self._memory = Memory(folder, build())

    def taken(self, about: str) -> bytes | None:
        """What was put there last, if it is there. Never raises."""
        with contextlib.suppress(OSError, ValueError):
            return self._memory.read_back(self._name(about))
        return None

    def put(self, about: str, data: bytes) -> None:
        """Remember it. A folder that cannot be written to is no trouble."""
        with contextlib.suppress(OSError, ValueError):
            self._memory.write(self._name(about), data)

    def _name(self, about: str) -> str:
        said = f"{self._memory.mark}\0{about}"
        return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
