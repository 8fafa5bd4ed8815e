"""The tray: what visitors gave, in memory and nowhere else, each for its giver alone, until it is taken back, too old or pushed out."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.desk.work import CheckedFile, GivenFile


class TrayFull(Exception):  # noqa: N818 - what a visitor is told
    """There is no room for so much, even with all the oldest gone."""


@dataclass(slots=True)
class HeldFile:
    """A file on the tray; ``checked`` once it was judged, ``failed``: a key of the catalogues where it could not be."""

    given: GivenFile
    checked: CheckedFile | None = None
    failed: str = ""

    @property
    def done(self) -> bool:
        """Whether there is nothing to wait for."""
        return self.checked is not None or bool(self.failed)

    @property
    def kept(self) -> bool:
        """Whether its bytes are still here, so that something can be made of them."""
        return bool(self.given.data)

    def judged(self, found: CheckedFile) -> None:
        """Keep what was found; of what bears a mark of secrecy the bytes go at once (Luật Bảo vệ bí mật nhà nước)."""
        self.checked = found
        if found.secret:
            self.given = self.given._replace(data=b"")


@dataclass(slots=True)
class Batch:
    """The files of one visit to the counter, for their giver alone."""

    id: str
    owner: str
    files: list[HeldFile]
    seen: float
    names: tuple[str, ...] = field(default=())

    @property
    def done(self) -> bool:
        """Whether all its files were judged."""
        return all(file.done for file in self.files)

    @property
    def size(self) -> int:
        """Bytes it holds."""
        return sum(len(file.given.data) for file in self.files)


class Tray:
    """All that is held; ``room``: bytes of all together, ``minutes``: how long a batch stays that nobody looks at."""

    def __init__(self, room: int, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._room = room
        self._seconds = minutes * 60
        self._clock = clock
        self._batches: dict[str, Batch] = {}

    def put(self, owner: str, given: Sequence[GivenFile]) -> Batch:
        """A new batch; the oldest judged ones go where it needs their room. Raises :class:`TrayFull`."""
        self.sweep()
        new = Batch(secrets.token_urlsafe(18), owner, [HeldFile(each) for each in given], self._clock())
        for old in sorted((each for each in self._batches.values() if each.done), key=lambda batch: batch.seen):
            if self._held + new.size <= self._room:
                break
            del self._batches[old.id]
        if self._held + new.size > self._room:
            raise TrayFull
        self._batches[new.id] = new
        return new

    def find(self, owner: str, id: str) -> Batch | None:
        """The batch of that name if it is ``owner``'s; looking at it keeps it."""
        self.sweep()
        batch = self._batches.get(id)
        if batch is None or not secrets.compare_digest(batch.owner, owner):
            return None
        batch.seen = self._clock()
        return batch

    def of(self, owner: str) -> Iterator[Batch]:
        """The batches of a visitor, the newest first."""
        self.sweep()
        yield from sorted((each for each in self._batches.values() if each.owner == owner), key=lambda batch: -batch.seen)

    def drop(self, batch: Batch) -> None:
        """Take a batch from the tray."""
        self._batches.pop(batch.id, None)

    def sweep(self) -> None:
        """Take away what nobody looked at for too long."""
        now = self._clock()
        for batch in [each for each in self._batches.values() if now - each.seen > self._seconds]:
            self.drop(batch)

    @property
    def _held(self) -> int:
        return sum(batch.size for batch in self._batches.values())
