"""Whether an office, as it names itself, issued a plan: both names part by part, and what else the plan tells of its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.model.patterns import lazy_pattern
from checker.model.tuples import NamedTuple
from checker.wording.folding import fold
from checker.wording.issuer_names import PLACE_KIND, PrintedIssuer, in_full, issuers_of, printed_issuers

_BETWEEN = lazy_pattern(
    r" [-–] (?:(?:ủy ban|hội đồng) nhân dân )?(?=(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) )|[\s,;()\[\]]"
)
_LEVELS: Mapping[str, str] = MappingProxyType(
    {"tỉnh": "province", "thành phố": "province", "huyện": "district", "quận": "district", "thị xã": "district",
     "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune"}
)  # fmt: skip
_PLACE_WORDS = lazy_pattern(rf"(?:^| )({PLACE_KIND}) (?=\S)")


class _NameParts(NamedTuple):
    """A name without its places, and the places by level, the narrowest first as written."""

    core: str
    places: Mapping[str, str]


def offices_in(said: str) -> tuple[str, ...]:
    """The names an office goes by, which semicolons part."""
    return tuple(name.strip() for name in said.split(";") if name.strip())


def is_own(plan: PrintedIssuer, offices: Sequence[str]) -> bool | None:
    """Whether one of the offices issued the plan, or was among those that did; ``None`` where that cannot be told.

    ``Sở Nội vụ`` may be any province's: it is the issuer only where the header names no province either. An office that names more
    places than the plan's header is the issuer where the plan bears them out, and contradicts none.
    """
    issuers = list(zip(issuers_of(plan), printed_issuers(plan), strict=True))
    if not offices or not issuers:
        return None
    said = [_same(plan, office, *issuer) for office in offices for issuer in issuers]
    return True if True in said else None if None in said else False


def _same(plan: PrintedIssuer, office: str, issuer: str, printed: str) -> bool | None:
    """Whether ``office`` is the issuer, named within a sentence and in the header."""
    if _even(office) == _even(issuer):
        return True
    ours, header = _name_parts(office), _name_parts(printed)
    if ours.core != header.core:
        return any(ours.core == f"{header.core} {_PLACE_WORDS.sub('', place)}" for place in _name_parts(plan.superior).places.values())
    if ours.places and header.places and next(iter(ours.places)) != next(iter(header.places)):
        return False
    told = {**_name_parts(plan.superior).places, **_name_parts(issuer).places}
    if any(ours.places[level] != told[level] for level in ours.places.keys() & told.keys()):
        return False
    if not ours.places or not told.keys() <= ours.places.keys():
        return None
    return True if _borne_out(ours.places, told, _even(plan.place)) else None


def _borne_out(ours: Mapping[str, str], told: Mapping[str, str], dated_at: str) -> bool:
    """Whether the plan names one of our places in its header, and none but ours before its date; or there, where its header names none."""
    if "province" in told:
        return True
    named = {*ours.values(), *(_PLACE_WORDS.sub("", place) for place in ours.values())}
    return dated_at in named or (bool(told) and not dated_at)


def _even(name: str) -> str:
    """A name in full and in small letters, whatever stands between its words."""
    return " ".join(_BETWEEN.sub(" ", " ".join(fold(in_full(name)).split())).split())


def _name_parts(name: str) -> _NameParts:
    even = _even(name)
    found = list(_PLACE_WORDS.finditer(even))
    if not found:
        return _NameParts(even, {})
    places: dict[str, str] = {}
    for at, each in enumerate(found):
        level = _LEVELS[each[1]]
        wider = each[1] == "thành phố" and any(_LEVELS[later[1]] == "province" for later in found[at + 1 :])
        end = found[at + 1].start() if at + 1 < len(found) else len(even)
        places.setdefault("district" if wider else level, even[each.start(1) : end].strip())
    return _NameParts(even[: found[0].start()].strip(), places)
