"""What lies between a document and others of the register: each finding with what both say, side by side."""

from __future__ import annotations

from checker.across import RunFinding
from checker.across.saying import sentence, together
from checker.desk.dossiers import Dossier
from checker.model.errors import Damaged
from checker.model.tuples import NamedTuple
from checker.register.crossed import crossed
from checker.register.register import Register
from checker.reporting import phrases
from checker.reporting.catalogue import Words


class Crossing(NamedTuple):
    """A finding: its sentence, how it is mended, and of each plan its hash, its path, the part and what is printed there."""

    rule: str
    level: str
    said: str
    mend: str
    spots: tuple[tuple[str, str, str, str], ...]


def crossings_of(register: Register, found: Dossier, words: Words) -> list[Crossing]:
    """The findings about a document; none where rows of another one were changed by another program, which its own page tells."""
    try:
        told = crossed(register, document=int(found.document["id"]))
    except Damaged:
        return []
    return [_crossing(each, words) for each in together(told)]


def _crossing(each: RunFinding, words: Words) -> Crossing:
    spots = tuple((spot.sha256, spot.path, phrases.component(spot.component, words), phrases.date(spot.text, words)) for spot in each.spots)
    return Crossing(each.rule, each.level, sentence(each, "message", words), sentence(each, "mend", words), spots)
