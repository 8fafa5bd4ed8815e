"""Which slips are planted: drawn by seed, every medium its share, every kind as often as the lines allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from tests.slips.bases import MEDIA, SHARES, Base, bases
from tests.slips.lines import Line, lines
from tests.slips.measuring import Outcome, Read, measured, read_base, sound
from tests.slips.planting import KINDS, Edit

_TYPED_ALONE = ("tab", "lowered", "raised", "unmarked", "word")  # kinds that no recogniser prints
_TRIES = 20  # draws for each slip wanted, before the lines are held to be used up


class Slip(NamedTuple):
    """A slip drawn: of that kind, in that line of that base."""

    base: Base
    line: Line
    kind: str
    edit: Edit


class Stock:
    """The bases with their lines, each base read once. A line that is not read right even without a slip is ``unsound``."""

    def __init__(self, seed: int, media: tuple[str, ...] = MEDIA) -> None:
        self.read: dict[Base, Read] = {}
        self.lines: dict[str, list[tuple[Base, Line]]] = {medium: [] for medium in media}
        self.unsound: list[tuple[Base, Line]] = []
        for medium, those in bases(seed, media).items():
            for base in those:
                self.read[base] = was = read_base(base.make(base.plan), base.medium)
                for line in lines(base.plan):
                    (self.lines[medium] if sound(base, was, line) else self.unsound).append((base, line))

    def drawn(self, seed: int, limit: int) -> Iterator[Slip]:
        """``limit`` different slips, fewer when the lines hold no more."""
        shares = {medium: SHARES[medium] for medium, those in self.lines.items() if those}
        for medium, share in shares.items():
            yield from self._drawn(Random(f"{seed} {medium}"), medium, limit * share // sum(shares.values()))

    def _drawn(self, chance: Random, medium: str, limit: int) -> Iterator[Slip]:
        known: set[tuple[Base, str, str]] = set()
        for _ in range(limit * _TRIES):
            if len(known) == limit:
                return
            base, line = chance.choice(self.lines[medium])
            kind = chance.choice([kind for kind in KINDS if medium != "ocr" or kind not in _TYPED_ALONE])
            edits = line.slips(kind)
            if not edits:
                continue
            edit = chance.choice(edits)
            key = base, line.name, edit.on(line.text)
            if key not in known:
                known.add(key)
                yield Slip(base, line, kind, edit)

    def measure(self, slip: Slip) -> Outcome:
        """What becomes of it."""
        return measured(slip.base, self.read[slip.base], slip.line, slip.edit)


class Tally:
    """Counts of slips and of what became of them."""

    def __init__(self) -> None:
        self.slips = self.lost = self.blamed = self.hit = self.silent = 0

    def add(self, outcome: Outcome) -> None:
        """One slip more."""
        self.slips += 1
        self.lost += bool(outcome.lost)
        self.blamed += bool(outcome.blamed)
        self.hit += outcome.hit
        self.silent += outcome.silent

    def as_dict(self) -> Mapping[str, int]:
        """The counts by name."""
        return vars(self)
